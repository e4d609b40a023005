//! A plan of any version and shape, with phases of patches whose paths and values are taken from the input: no path, no
//! operation and no value may do more than be refused. The input is lines: path, operation, value.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use snowball_engine::plan::Plan;

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let version = lines.next().and_then(|line| serde_json::from_str::<Value>(line).ok()).unwrap_or(json!(1));
    let mut patches = Vec::new();
    while let (Some(path), Some(op), Some(value)) = (lines.next(), lines.next(), lines.next()) {
        let op = match op {
            "*" => "multiply",
            "+" => "add",
            _ => "set",
        };
        let value = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
        patches.push(json!({"path": path, "op": op, "value": value}));
    }
    let phases: Vec<Value> =
        patches.chunks(2).enumerate().map(|(p, patches)| json!({"from_day": p + 1, "patches": patches})).collect();
    let segments = json!([{"market_share": 0.5}, {"market_share": 0.5}]);
    let rungs = json!([{"threshold": 1, "bonus": 5.0}, {"threshold": 3, "bonus": {"low": 5.0, "high": 9.0}}]);
    let plan = json!({"version": version, "segments": segments, "phases": phases,
        "ladder": {"rungs": rungs, "per_referral": 1.0, "cap_per_member": 40.0}});
    if let Ok(plan) = Plan::from_value(plan) {
        assert!(plan.check().is_ok());
        assert_eq!(Plan::from_json(&plan.to_json()).expect("a valid plan is written as one"), plan);
    }
});
