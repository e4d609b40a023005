//! `docs/output.md` against what the commands print. `UPDATE_DOCS=1 cargo test -p snowball-cli document` writes its table
//! of metrics anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use snowball_engine::Metric;
use snowball_engine::plan::Plan;

use crate::calibrate::{FIT, PILOT, data};
use crate::command::{PLAN, file, path, succeed, text};
use crate::improve::QUICK;

fn document() -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/output.md");
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

/// What stands between the marks of a part of the document.
fn part<'a>(document: &'a str, name: &str) -> &'a str {
    let (_, rest) = document.split_once(&format!("<!-- {name} -->\n")).unwrap();
    rest.split_once(&format!("<!-- /{name} -->")).unwrap().0
}

/// The fields in the first column of a part's table.
fn documented(name: &str) -> BTreeSet<String> {
    let (_, document) = document();
    let rows = part(&document, name).lines().skip(2);
    rows.map(|row| row.split('`').nth(1).unwrap().to_owned()).collect()
}

/// Every place of a value: `[]` for an entry of a list, `<metric>` and `<level>` for names that are data.
fn fields(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let name = match name.as_str() {
                    metric if Metric::ALL.iter().any(|known| known.as_str() == metric) && !at.is_empty() => "<metric>",
                    level if level.starts_with("0.") => "<level>",
                    name => name,
                };
                fields(value, &if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| fields(entry, &format!("{at}[]"), found)),
        _ => {
            found.insert(at.to_owned());
        }
    }
}

/// Holds a part of the document against JSON that a command has printed. A place that is `null` here and an object or a
/// list there is described by what is inside.
fn check(name: &str, printed: &[Value]) {
    let mut found = BTreeSet::new();
    printed.iter().for_each(|value| fields(value, "", &mut found));
    let all = found.clone();
    found.retain(|field| {
        let inside =
            |other: &String| other.strip_prefix(field.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']));
        !all.iter().any(inside)
    });
    assert_eq!(documented(name), found, "docs/output.md, {name}");
}

fn printed(arguments: &[&str]) -> Value {
    serde_json::from_slice(&succeed(arguments, PLAN)).unwrap()
}

/// A value of which something is changed.
fn without(mut value: Value, change: impl FnOnce(&mut Value)) -> Value {
    change(&mut value);
    value
}

#[test]
fn every_field_is_described() {
    check("run", &[printed(&["run", "-", "--replicates", "20"])]);
    check("expected", &[printed(&["run", "-", "--engine", "expected"])]);
    let richer = PLAN.replace("\"per_referral\": 50", "\"per_referral\": 500");
    let other = file("document.json", richer.as_bytes());
    let compared = printed(&["compare", "-", path(&other), "--replicates", "20", "--format", "json"]);
    // A value has the form it has in a plan.
    let compared = without(compared, |compared| compared["inputs"][0]["values"] = Value::Array(vec![Value::Null]));
    check("compare", &[compared]);
    let ranges = PLAN.replace("\"organic\": 5", r#""organic": {"low": 2, "high": 9}"#);
    let ranges = file("ranges.json", ranges.as_bytes());
    // Worth so much that more customers are always better, so much that they never are, and between.
    let explained = ["20", "200", "2000"].map(|worth| {
        printed(&[
            "explain",
            path(&ranges),
            "--against",
            path(&other),
            "--willingness-to-pay",
            worth,
            "--replicates",
            "64",
            "--points",
            "16",
            "--cells",
            "5",
            "--format",
            "json",
        ])
    });
    check("explain", &explained);
    let aims: [&[&str]; 3] =
        [&["customers", "--budget", "9000"], &["cac", "--goal", "150"], &["cheapest", "--goal", "150", "--cac", "80"]];
    let noted = PLAN.replace(
        "\"goals\"",
        r#""phases": [{"from_day": 9, "patches": [{"path": "/ladder/per_referral", "value": 5}]}],
            "levers": [{"adds": [{"to": "/ladder/rungs", "entry": {"threshold": 7}}]}], "goals""#,
    );
    let noted = file("noted.json", noted.as_bytes());
    let improved: Vec<Value> = aims
        .iter()
        .map(|aim| {
            let free = ["--format", "json", "--free", "/acquisition/organic=5..6", "--rungs", "1..3", "--aim"];
            let mut arguments = [&QUICK[..], &free, aim].concat();
            arguments[1] = path(&noted);
            // A plan has the form it has in a file.
            without(printed(&arguments), |improved| improved["best_plan"] = Value::Null)
        })
        .collect();
    check("improve", &improved);
    // By communities and person by person, of shares and of counts, with an effect large enough to be told from none.
    let selling = |share: f64| {
        let plan = PLAN.replace("\"first_purchase\"", &format!("\"purchase_conversion\": {share}, \"first_purchase\""));
        file(&format!("selling-{share}.json"), plan.as_bytes())
    };
    let (few, many) = (selling(0.3), selling(0.6));
    let common = ["--seeds", "200", "--days", "28", "--replicates", "40", "--format", "json"];
    let tests = [["conversion", "cluster:6:0.5:0.1"], ["customers-per-starter", "person"]].map(|[measure, by]| {
        printed(&[&["plan-test", path(&few), path(&many), "--measure", measure, "--by", by], &common[..]].concat())
    });
    check("plan-test", &tests);
    calibrated();
    let explained = printed(&["explain-plan", "-", "--format", "json"]);
    let entries: Vec<Value> = explained
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            // A value has the form it has in a plan.
            let mut entry = entry.clone();
            entry["value"] = Value::Null;
            entry
        })
        .collect();
    check("explain-plan", &entries);
    let shard = succeed(&["run", "-", "--replicates", "1", "--format", "shard"], PLAN);
    let lines: Vec<Value> = text(&shard)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|mut line: Value| {
            // Both are as the engine has them.
            for inside in ["plan", "track"] {
                if let Some(value) = line.get_mut(inside) {
                    *value = Value::Null;
                }
            }
            line
        })
        .collect();
    check("shard", &lines);
}

/// With a gap, an empty cell, dates that only their order tells, and a parameter that the data cannot know.
fn calibrated() {
    let rows: Vec<String> = data().lines().map(str::to_owned).collect();
    let row = |line: &str| {
        let mut fields = line.split(';');
        let date: Vec<&str> = fields.next().unwrap().split('-').collect();
        format!("{}/{}/{};{}", date[2], date[1], date[0], fields.collect::<Vec<_>>().join(";"))
    };
    let mut table: Vec<String> =
        std::iter::once(rows[0].clone()).chain(rows[1..13].iter().map(|line| row(line))).collect();
    table.remove(5);
    let empty = table[7].rsplit_once(';').unwrap().0.to_owned();
    table[7] = format!("{empty};");
    let table = file("document.csv", table.join("\n").as_bytes());
    let plan = file("document-pilot.json", PILOT.as_bytes());
    let whole = file("document-whole.csv", data().as_bytes());
    let of = |table: &std::path::Path, more: &[&str]| {
        printed(&[&["calibrate", path(&plan), path(table), "--format", "json"], &FIT[..], more].concat())
    };
    let together = ["--fit", "/segments/0/acceptance"];
    check("calibrate", &[of(&table, &[]), of(&whole, &["--hold-back", "10"]), of(&whole, &together)]);
    let coverage =
        ["calibrate", path(&plan), "--coverage", "2", "--days", "30", "--hold-back", "7", "--format", "json"];
    check("coverage", &[printed(&[&coverage, &FIT[..]].concat())]);
    let curve = |family: &str, column: &str| {
        let sales = file("curve.csv", b"year,left,sold\n1,90,10\n2,80,25\n3,72,60\n4,66,80\n5,61,55\n6,57,20\n");
        printed(&["fit-curve", family, path(&sales), "--column", column, "--format", "json"])
    };
    check("fit-curve", &[curve("sbg", "left"), curve("bass", "sold")]);
}

#[test]
fn the_list_of_metrics_is_up_to_date() {
    let schema = Plan::schema();
    let metrics = &schema["properties"]["goals"]["items"]["properties"]["metric"]["oneOf"];
    let mut table = "| metric | what it is |\n| --- | --- |\n".to_owned();
    for metric in metrics.as_array().unwrap() {
        let (name, doc) = (metric["const"].as_str().unwrap(), metric["description"].as_str().unwrap());
        let _ = writeln!(table, "| `{name}` | {doc} |");
    }
    let (path, document) = document();
    let old = part(&document, "metrics");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let mark = "<!-- metrics -->\n";
        fs::write(path, document.replace(&format!("{mark}{old}"), &format!("{mark}{table}"))).unwrap();
    } else {
        assert!(old == table, "docs/output.md is out of date: UPDATE_DOCS=1 cargo test -p snowball-cli document");
    }
}
