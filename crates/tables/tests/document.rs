//! `docs/csv.md` lists every column that the tables have: its lists are written from them.
//! `UPDATE_DOCS=1 cargo test -p snowball-tables --test document` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use snowball_engine::plan::{Goal, Plan};
use snowball_engine::{Engine, Results};
use snowball_tables::{COURSE_KEYS, Column, REPLICATE_KEYS, Simulated, TRACK_KEYS, course, replicates, track_columns};

/// What stands between two marks of the document.
fn between<'a>(document: &'a str, name: &str) -> &'a str {
    let (_, rest) = document.split_once(&format!("<!-- {name} -->\n")).expect("the document has both marks");
    rest.split_once(&format!("<!-- /{name} -->")).expect("the document has both marks").0
}

/// Heads of columns, metric by metric: those that differ in a level alone on one line.
fn list(columns: &[Column]) -> String {
    let mut text = String::new();
    let mut last = String::new();
    for column in columns {
        let stem = column.name.rsplit_once("_p").filter(|(_, level)| level.len() == 2).map(|(stem, _)| stem.to_owned());
        let line = match &stem {
            Some(stem) => format!("{stem}_p05, _p10, _p25, _p50, _p75, _p90, _p95"),
            None => column.name.clone(),
        };
        if line != last {
            let unit = column.unit.as_deref().unwrap_or("–");
            let _ = writeln!(text, "| `{line}` | {unit} |");
        }
        last = line;
    }
    format!("| column | unit |\n| --- | --- |\n{text}")
}

#[test]
fn the_document_lists_every_column() {
    let mut plan = Plan { name: "one".to_owned(), ..Plan::default() };
    plan.goals.push(Goal::default());
    let engine = Engine::new(&plan).unwrap();
    let (expected, mut results) = (engine.expected(), Results::new(&engine));
    results.merge(engine.run(1, 0..2));
    let plans = [Simulated { letter: 'A', plan: &plan, engine: &engine, expected: &expected, results: &results }];
    let course = course(&plans, 1, &[]).columns;
    let replicates = replicates(&plans, 1).columns;
    assert!(COURSE_KEYS.iter().zip(&course).all(|(key, column)| column.name == *key));
    assert!(REPLICATE_KEYS.iter().zip(&replicates).all(|(key, column)| column.name == *key));
    assert!(TRACK_KEYS.into_iter().eq(track_columns().take(2)));

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/csv.md");
    let old = fs::read_to_string(&path).unwrap();
    let mut new = old.clone();
    for (name, text) in [("days", list(&course)), ("campaigns", list(&replicates))] {
        let mark = format!("<!-- {name} -->\n");
        new = new.replace(&format!("{mark}{}", between(&old, name)), &format!("{mark}{text}"));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(new == old, "docs/csv.md is out of date: UPDATE_DOCS=1 cargo test -p snowball-tables --test document");
    }
}
