//! Every case of `data/cases.json`, and the document that shows them. One run serves all tests here: it takes a while.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use snowball_validation::{Check, Comparison, Report, Verdict, figure, run};

static REPORT: LazyLock<Report> = LazyLock::new(|| run(|_, _| ()));

#[test]
fn all_cases_pass() {
    assert!(REPORT.all_passed(), "{}", REPORT.table());
    assert_eq!(REPORT.cases.len(), 38);
    assert!(REPORT.cases.iter().all(|case| case.verdict == Verdict::NotExpressible || !case.checks.is_empty()));
}

/// `UPDATE_DOCS=1 cargo test -p snowball-validation --test cases` writes the table anew.
#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/validation.md");
    let old = fs::read_to_string(&path).unwrap();
    let (before, rest) = old.split_once("<!-- cases -->").expect("the document has both marks");
    let (_, after) = rest.split_once("<!-- /cases -->").expect("the document has both marks");
    let new = format!("{before}<!-- cases -->\n{}<!-- /cases -->{after}", cases());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(new == old, "docs/validation.md is out of date: UPDATE_DOCS=1 cargo test -p snowball-validation");
    }
}

/// What the Method page shows is what the run says: `UPDATE_DOCS=1` writes it anew, like the document.
#[test]
fn the_page_shows_this_run() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data/validation.json");
    let lines: Vec<_> = REPORT.lines().collect();
    let new = serde_json::to_string(&serde_json::json!({ "cases": lines })).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &new).unwrap();
    } else {
        let old = fs::read_to_string(&path).unwrap();
        assert!(new == old, "{} is out of date: UPDATE_DOCS=1 cargo test -p snowball-validation", path.display());
    }
}

fn cases() -> String {
    let mut text = String::new();
    for case in &REPORT.cases {
        let _ = writeln!(text, "\n### {}: {}\n", case.id, case.title);
        let _ = writeln!(
            text,
            "{}. Judged: {}. Asked for: {}. **{}**, {} checks.\n",
            case.source,
            case.exercised,
            case.tolerance,
            case.verdict.name(),
            case.checks.len()
        );
        let _ = writeln!(
            text,
            "| way | checks | nearest to its limit | expected | got | limit |\n| --- | --- | --- | --- | --- | --- |"
        );
        // For each way the check that uses most of its tolerance.
        let mut tightest: BTreeMap<&str, (usize, &Check)> = BTreeMap::new();
        for check in &case.checks {
            let (count, most) = tightest.entry(check.way.name()).or_insert((0, check));
            *count += 1;
            if check.strain() > most.strain() {
                *most = check;
            }
        }
        for (way, (count, check)) in tightest {
            let error = check.standard_error.map_or_else(String::new, |error| format!(" ± {}", figure(error)));
            let limit = match check.comparison {
                Comparison::Within(allowed) => format!("± {}", figure(allowed)),
                Comparison::AtLeast => "at least".to_owned(),
            };
            let quantity = check.quantity.replace('|', "\\|");
            let _ = writeln!(
                text,
                "| {way} | {count} | {quantity} | {} | {}{error} | {limit} |",
                figure(check.expected),
                figure(check.got)
            );
        }
        for note in &case.notes {
            let _ = writeln!(text, "\n{note}");
        }
    }
    text.push('\n');
    text
}
