//! The replication table: what the documents and the Library page show is what `snowball replicate` computes.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};
use std::thread;

use snowball_engine::Summary;
use snowball_library::{Comparison, Language, Replicated, Reported, Verdict, library, replicate};

/// As the page and the document show it; `snowball replicate --replicates 200 --seed 1` gives the same numbers.
const REPLICATES: u32 = 200;

static ROWS: LazyLock<Vec<Replicated>> = LazyLock::new(|| {
    let presets = &library().presets;
    let replicated: Vec<_> = presets.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(preset) = presets.get(i) else { return };
            replicated[i].set(replicate(preset, 1, REPLICATES)).expect("each is taken once");
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    replicated.into_iter().filter_map(OnceLock::into_inner).flatten().collect()
});

fn reported(row: &Replicated) -> &'static Reported {
    &library().preset(&row.preset).expect("its preset").reported[row.index]
}

/// What does not come out is explained, in the table and not in silence.
#[test]
fn what_is_not_reached_is_explained() {
    for row in ROWS.iter() {
        let explained = reported(row).why.is_some();
        let needed = matches!(row.verdict, Verdict::NotReachable | Verdict::TooLittleInformation);
        assert!(explained || !needed, "{}: {}: {row:?}", row.preset, reported(row).what.en);
    }
}

/// A table in which everything was put in by hand would prove nothing.
#[test]
fn most_numbers_are_not_given() {
    let count = |verdict| ROWS.iter().filter(|row| row.verdict == verdict).count();
    let given = count(Verdict::Given) + count(Verdict::GivenMissed);
    assert!(given * 2 < ROWS.len(), "{given} of {} are given", ROWS.len());
    assert!(count(Verdict::Reproduced) + count(Verdict::WithinRange) > 20);
}

/// `UPDATE_DOCS=1 cargo test -p snowball-library --test replication` writes the table anew.
#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/replication.md");
    let old = fs::read_to_string(&path).unwrap();
    let (before, rest) = old.split_once("<!-- table -->").expect("the document has both marks");
    let (_, after) = rest.split_once("<!-- /table -->").expect("the document has both marks");
    update(&path, &old, &format!("{before}<!-- table -->\n{}<!-- /table -->{after}", table()));
}

/// What the Library page shows.
#[test]
fn the_page_shows_this_run() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data/replication.json");
    let new = serde_json::to_string(&serde_json::json!({ "replicates": REPLICATES, "rows": &*ROWS })).unwrap() + "\n";
    let old = fs::read_to_string(&path).unwrap_or_default();
    update(&path, &old, &new);
}

fn update(path: &Path, old: &str, new: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, new).unwrap();
    } else {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        assert!(new == old, "{name} is out of date: UPDATE_DOCS=1 cargo test -p snowball-library --test replication");
    }
}

fn table() -> String {
    let mut text = String::new();
    for verdict in Verdict::ALL {
        let count = ROWS.iter().filter(|row| row.verdict == verdict).count();
        let _ = writeln!(text, "- {}: {count}", verdict.as_str().replace('_', " "));
    }
    let mut case = "";
    for row in ROWS.iter() {
        let reported = reported(row);
        if row.case != case {
            case = &row.case;
            let name = library().case(case).map_or(case, |case| case.name.get(Language::English));
            let _ = writeln!(text, "\n### {name}\n\n`{case}`, preset `{}`\n", row.preset);
            let _ = writeln!(
                text,
                "| reported | value | median | 90 % interval | verdict |\n| --- | --- | --- | --- | --- |"
            );
        }
        let write = |value: f64| figure(value, reported);
        let (median, interval) =
            row.simulated.map_or((String::new(), String::new()), |Summary { low, median, high }| {
                (write(median), format!("{} to {}", write(low), write(high)))
            });
        let comparator = serde_json::to_value(reported.comparator).unwrap();
        let sign = comparator.as_str().filter(|sign| *sign != "=").map_or_else(String::new, |sign| format!("{sign} "));
        let what = reported.what.get(Language::English).replace('|', "\\|");
        let verdict = row.verdict.as_str().replace('_', " ");
        let _ = writeln!(text, "| {what} | {sign}{} | {median} | {interval} | {verdict} |", write(row.value));
    }
    for row in ROWS.iter() {
        if let (Some(why), false) = (&reported(row).why, row.verdict == Verdict::Reproduced) {
            if !text.contains("\n### Why\n") {
                text.push_str("\n### Why\n\n");
            }
            let _ = writeln!(text, "- `{}`, {}: {}", row.case, reported(row).what.en, why.en);
        }
    }
    text.push('\n');
    text
}

/// A number as the table shows it: shares and changes in per cent.
fn figure(value: f64, reported: &Reported) -> String {
    let change =
        reported.measure.as_ref().is_some_and(|measure| measure.against.is_some() && measure.by == Comparison::Change);
    let (value, unit) = if reported.unit == "share" || change { (value * 100.0, " %") } else { (value, "") };
    let digits = if value == 0.0 { 0.0 } else { value.abs().log10().floor() };
    let decimals = (2.0 - digits).clamp(0.0, 4.0) as usize;
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{unit}")
}
