//! `docs/plan.md` says what the code does: its tables and its message are written from the engine's own table of fields
//! and from what the validation answers. `UPDATE_DOCS=1 cargo test --test plan_document` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use snowball_engine::plan::{
    Channel, Event, Fault, Goal, Kind, Patch, Phase, Plan, Problems, Quantity, Row, Rung, Unit, YearBudget, rows,
};

#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan.md");
    let old = fs::read_to_string(&path).unwrap();
    let mut new = old.clone();
    for (name, text) in [("problems", problems()), ("lists", lists()), ("fields", fields())] {
        new = between(&new, name, &text);
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(new == old, "docs/plan.md is out of date: UPDATE_DOCS=1 cargo test --test plan_document");
    }
}

#[test]
fn the_example_is_a_plan() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, rest) = document.split_once("```jsonc\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let without_comments: String =
        example.lines().map(|line| line.split_once("//").map_or(line, |(json, _)| json)).collect();
    Plan::from_json(&without_comments).unwrap();
}

/// The document with the text between two marks replaced.
fn between(document: &str, name: &str, text: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let (before, rest) = document.split_once(&open).expect("the document has both marks");
    let (_, after) = rest.split_once(&close).expect("the document has both marks");
    format!("{before}{open}\n{text}{close}{after}")
}

/// What a plan with some faults is answered.
fn problems() -> String {
    let wrong = json!({
        "version": 1,
        "horizon_days": 5,
        "segments": [{ "share_rat": 0.02, "acceptance": { "low": 0.0, "high": 0.1 } }],
        "ladder": { "rule": "sometimes", "rungs": [{ "threshold": 3 }, { "threshold": 1 }] },
    });
    let problems = Plan::from_value(wrong).expect_err("every field above is wrong");
    format!("```text\n{problems}\n```\n")
}

/// A plan with one entry in every list, so that every row of the table points at something.
fn sample() -> Value {
    let mut plan = Plan::default();
    plan.acquisition.channels.push(Channel::default());
    plan.acquisition.yearly.push(YearBudget::default());
    plan.ladder.rungs.push(Rung::default());
    plan.events.push(Event::default());
    plan.phases.push(Phase { patches: vec![Patch::default()], ..Phase::default() });
    plan.goals.push(Goal::default());
    serde_json::to_value(plan).expect("a plan is JSON")
}

/// What the validation says to a value in one place of an otherwise valid plan.
fn answer(path: &str, value: Value) -> Option<Fault> {
    let mut plan = sample();
    *plan.pointer_mut(path)? = value;
    let Problems(problems) = Plan::from_value(plan).err()?;
    problems.into_iter().find(|problem| problem.path == path).map(|problem| problem.fault)
}

fn lists() -> String {
    let mut lists = BTreeMap::new();
    for row in rows() {
        for (at, _) in row.path.match_indices("/*") {
            let path = &row.path[..at];
            let too_long = vec![Value::Null; 5000];
            if let Some(Fault::Length { min, max, .. }) = answer(&path.replace('*', "0"), too_long.into()) {
                lists.insert(path.to_owned(), (min, max));
            }
        }
    }
    let mut table = "| list | entries |\n| --- | --- |\n".to_owned();
    for (path, (min, max)) in lists {
        let _ = writeln!(table, "| `{path}` | {min} to {max} |");
    }
    table
}

fn fields() -> String {
    let sample = sample();
    let mut table =
        "| field | unit or type | valid | default | meaning |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for row in rows() {
        let path = row.path.replace('*', "0");
        let default = sample.pointer(&path);
        let (kind, valid) = match row.quantity {
            Some(quantity) => (unit(quantity.unit).to_owned(), span(&quantity)),
            None => kind(&row, &path, default),
        };
        let default = match default {
            None => "none".to_owned(),
            Some(Value::Null) if row.quantity.is_some() => "none".to_owned(),
            Some(Value::Number(number)) => format!("`{}`", number.as_f64().expect("a JSON number is a number")),
            Some(value) => format!("`{value}`"),
        };
        let _ = writeln!(table, "| `{}` | {kind} | {valid} | {default} | {} |", row.path, row.doc);
    }
    table
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::Times => "times",
        Unit::One => "number",
        Unit::People => "people",
        Unit::PeoplePerDay => "people per day",
        Unit::Contacts => "contacts",
        Unit::PerDay => "per day",
        Unit::PerMonth => "per month",
        Unit::SharePerDay => "share per day",
        Unit::SharePerMonth => "share per month",
        Unit::SharePerYear => "share per year",
        Unit::SharePerPeriod => "share per period",
        Unit::Days => "days",
        Unit::Money => "money",
        Unit::MoneyPerDay => "money per day",
        Unit::MoneyPerMonth => "money per month",
        Unit::ConsultsPerDay => "consultations per day",
        Unit::PerYear => "per year",
        Unit::Views => "views",
        Unit::Groups => "groups",
        Unit::GroupsPerMonth => "groups per month",
    }
}

/// Kind and limits of a number.
fn span(quantity: &Quantity) -> String {
    let kind = match quantity.kind {
        Kind::Probability => "probability",
        Kind::Positive => "positive",
        Kind::Signed => "signed",
    };
    format!("{kind}, {} to {}", grouped(quantity.min), grouped(quantity.max))
}

fn grouped(number: f64) -> String {
    if number.abs() >= 1e6 { format!("{number:e}").replace('e', " × 10^") } else { number.to_string() }
}

/// Type and limits of what is no number with a unit, from what the validation answers to a value that cannot be right.
fn kind(row: &Row, path: &str, default: Option<&Value>) -> (String, String) {
    if row.path == "/version" {
        return ("whole number".to_owned(), "1".to_owned());
    }
    if row.path.ends_with("/value") {
        return ("any".to_owned(), "what the field takes".to_owned());
    }
    match default {
        Some(Value::Bool(_)) => ("switch".to_owned(), "`true`, `false`".to_owned()),
        Some(Value::String(_)) => match answer(path, "?".repeat(5000).into()) {
            Some(Fault::NotAChoice { choices }) => {
                ("choice".to_owned(), choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", "))
            }
            Some(Fault::Length { max, .. }) => ("text".to_owned(), format!("up to {max} characters")),
            other => panic!("{path}: {other:?}"),
        },
        // A list of plain whole numbers is empty by default.
        Some(Value::Number(_)) | None => match answer(path, json!(u32::MAX)) {
            Some(Fault::OutOfRange { min, max, .. }) => ("whole number".to_owned(), format!("{min} to {max}")),
            None => ("whole number".to_owned(), "a day of the campaign".to_owned()),
            other => panic!("{path}: {other:?}"),
        },
        other => panic!("{path}: {other:?}"),
    }
}
