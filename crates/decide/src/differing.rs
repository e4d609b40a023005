//! The inputs in which plans differ, side by side.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use snowball_engine::plan::Plan;

/// A value that is not the same in all plans.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Input {
    /// JSON pointer.
    pub path: String,
    /// Of each plan, as it stands there: a number, a range, a text; none where a list of the plan has no such entry.
    pub values: Vec<Option<Value>>,
}

/// What says nothing to the engine.
const NAMES: [&str; 2] = ["/name", "/notes"];

/// Every input that differs, in the order of the plans' fields; what only names things is left out.
#[must_use]
pub fn differing(plans: &[Plan]) -> Vec<Input> {
    let mut inputs = inputs(plans);
    inputs.retain(|input| input.values.windows(2).any(|pair| pair[0] != pair[1]));
    inputs
}

/// Every input of plans, in the order of their fields; what only names things is left out.
#[must_use]
pub fn inputs(plans: &[Plan]) -> Vec<Input> {
    let mut order: Vec<String> = Vec::new();
    let mut all: BTreeMap<String, Vec<Option<Value>>> = BTreeMap::new();
    for (number, plan) in plans.iter().enumerate() {
        let mut note = |path: String, value: &Value| {
            let values = all.entry(path.clone()).or_insert_with(|| {
                order.push(path);
                vec![None; plans.len()]
            });
            values[number] = Some(value.clone());
        };
        // A plan is always JSON.
        walk(&serde_json::to_value(plan).unwrap_or_default(), "", &mut note);
    }
    let names = |path: &str| NAMES.contains(&path) || path.ends_with("/name");
    let inputs = order.into_iter().filter(|path| !names(path));
    inputs.filter_map(|path| Some(Input { values: all.remove(&path)?, path })).collect()
}

/// Every place that holds a value: a range is one, a list without entries none.
fn walk(value: &Value, at: &str, note: &mut impl FnMut(String, &Value)) {
    match value {
        Value::Object(map) if !(map.len() == 2 && map.contains_key("low") && map.contains_key("high")) => {
            for (name, value) in map {
                walk(value, &format!("{at}/{name}"), note);
            }
        }
        Value::Array(entries) => {
            for (i, value) in entries.iter().enumerate() {
                walk(value, &format!("{at}/{i}"), note);
            }
        }
        _ => note(at.to_owned(), value),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_differs_and_nothing_else() {
        let plan = |value: Value| Plan::from_value(value).unwrap();
        let a = plan(json!({"version": 1, "name": "now", "ladder": {"per_referral": 50.0}}));
        let b = plan(json!({"version": 1, "name": "then", "ladder": {"per_referral": {"low": 50.0, "high": 60.0},
            "rungs": [{"threshold": 3}]}}));
        assert_eq!(differing(&[a.clone(), a.clone()]), []);
        let found = differing(&[a.clone(), b, a]);
        let paths: Vec<&str> = found.iter().map(|input| input.path.as_str()).collect();
        assert!(paths.contains(&"/ladder/per_referral") && !paths.contains(&"/name"), "{paths:?}");
        assert!(paths.iter().all(|path| path.starts_with("/ladder/")), "{paths:?}");
        let reward = found.iter().find(|input| input.path == "/ladder/per_referral").unwrap();
        assert_eq!(reward.values, [Some(json!(50.0)), Some(json!({"low": 50.0, "high": 60.0})), Some(json!(50.0))]);
        let rung = found.iter().find(|input| input.path == "/ladder/rungs/0/threshold").unwrap();
        assert_eq!(rung.values, [None, Some(json!(3)), None]);
    }
}
