//! `snowball explain-plan`: every value once, with what the engine's table says of it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use snowball_engine::plan::Plan;

use crate::command::{PLAN, succeed, text};

fn explain(plan: &str) -> Vec<Value> {
    serde_json::from_slice(&succeed(&["explain-plan", "-", "--format", "json"], plan)).unwrap()
}

fn of<'a>(values: &'a [Value], path: &str) -> &'a Value {
    values.iter().find(|value| value["path"] == path).unwrap_or_else(|| panic!("{path} is not explained"))
}

/// Places of a plan that hold a value: numbers, ranges, texts, switches, empty lists.
fn places(value: &Value, at: &str, places: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) if !(map.len() == 2 && map.contains_key("low") && map.contains_key("high")) => {
            map.iter().for_each(|(name, value)| self::places(value, &format!("{at}/{name}"), places));
        }
        Value::Array(entries) if !entries.is_empty() => {
            entries.iter().enumerate().for_each(|(i, value)| self::places(value, &format!("{at}/{i}"), places));
        }
        _ => {
            places.insert(at.to_owned());
        }
    }
}

#[test]
fn every_value_is_explained_once() {
    let values = explain(PLAN);
    let mut all = BTreeSet::new();
    places(&serde_json::to_value(Plan::from_json(PLAN).unwrap()).unwrap(), "", &mut all);
    let explained: BTreeSet<String> = values.iter().map(|value| value["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(explained.len(), values.len(), "none twice");
    assert_eq!(explained, all);
    assert!(values.iter().all(|value| !value["meaning"].as_str().unwrap().is_empty()));
    let given: Vec<&str> =
        values.iter().filter(|value| value["source"] == "given").map(|value| value["path"].as_str().unwrap()).collect();
    let written = [
        "/version",
        "/name",
        "/horizon_days",
        "/segments/0/share_rate",
        "/segments/0/first_purchase",
        "/acquisition/seeds",
        "/acquisition/organic",
        "/ladder/per_referral",
        "/ladder/rungs/0/threshold",
        "/ladder/rungs/0/bonus",
        "/ladder/rungs/1/threshold",
        "/ladder/rungs/1/bonus",
        "/goals/0/metric",
        "/goals/0/value",
    ];
    assert_eq!(given, written, "in the order of the table of fields");
}

#[test]
fn a_number_comes_with_unit_kind_and_limits() {
    let values = explain(PLAN);
    let share_rate = json!({
        "path": "/segments/0/share_rate",
        "value": { "low": 0.02, "high": 0.08 },
        "unit": "per_day",
        "kind": "positive",
        "valid": [0.0, 50.0],
        "source": "given",
        "meaning": "Occasions per day on which an active member shares, without any reward.",
    });
    assert_eq!(of(&values, "/segments/0/share_rate"), &share_rate);
    assert_eq!(of(&values, "/ladder/rule")["unit"], Value::Null);
    let events = of(&values, "/events");
    assert_eq!((&events["value"], &events["source"]), (&json!([]), &json!("default")));
    assert_eq!(events["meaning"], "Days with more sharing, conversion or arrivals.");
}

#[test]
fn a_change_has_the_unit_of_what_it_changes() {
    let plan = json!({ "version": 1, "phases": [{ "from_day": 30, "patches": [
        { "path": "/ladder/per_referral", "value": 80 },
        { "path": "/segments/0/acceptance", "op": "multiply", "value": 1.5 },
    ] }] });
    let values = explain(&plan.to_string());
    let [set, factor] = [0, 1].map(|i| of(&values, &format!("/phases/0/patches/{i}/value")));
    assert_eq!((&set["unit"], &set["value"], &set["source"]), (&json!("money"), &json!(80), &json!("given")));
    assert!(set["meaning"].as_str().unwrap().ends_with("For: Reward of the sharer for every qualified referral."));
    assert_eq!((&factor["unit"], &factor["value"]), (&Value::Null, &json!(1.5)));
}

#[test]
fn the_table_has_a_line_for_each() {
    let long = PLAN.replace("Three rungs", &"three\\nrungs ".repeat(16));
    let table = succeed(&["explain-plan", "-"], &long);
    let lines: Vec<&str> = text(&table).lines().collect();
    assert_eq!(lines.len(), 1 + explain(&long).len());
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(lines[0]), ["path", "value", "unit", "kind", "source", "meaning"]);
    let share_rate = lines.iter().find(|line| line.starts_with("/segments/0/share_rate ")).unwrap();
    assert_eq!(words(share_rate)[1..8], ["0.02", "to", "0.08", "per", "day", "positive", "given"]);
}
