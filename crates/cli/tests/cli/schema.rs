//! `snowball schema`: what the schema says of a plan is what the engine says.

use boon::{Compiler, Schemas};
use serde_json::{Value, json};
use snowball_engine::plan::{Plan, rows};

use crate::command::succeed;

fn schema() -> Value {
    serde_json::from_slice(&succeed(&["schema"], "")).unwrap()
}

/// Judges values by the schema.
fn judge() -> impl Fn(&Value) -> bool {
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("plan.schema.json", schema()).unwrap();
    let index = compiler.compile("plan.schema.json", &mut schemas).unwrap();
    move |plan| schemas.validate(plan, index).is_ok()
}

/// The plans of the presets.
fn presets() -> Vec<Value> {
    let plans = snowball_library::library().presets.iter().flat_map(|preset| &preset.plans);
    plans.map(|open| serde_json::to_value(&open.plan).unwrap()).collect()
}

#[test]
fn every_preset_and_the_default_are_valid() {
    let judge = judge();
    let presets = presets();
    assert!(presets.len() >= 5);
    let full = presets.iter().map(|plan| serde_json::to_value(Plan::from_value(plan.clone()).unwrap()).unwrap());
    for plan in full.chain(presets.iter().cloned()).chain([serde_json::to_value(Plan::default()).unwrap()]) {
        assert!(judge(&plan), "{}", plan["notes"]);
    }
}

/// Wrong values for one field each: the schema refuses exactly what the engine refuses.
#[test]
fn schema_and_engine_agree_on_every_field() {
    let judge = judge();
    let sample = presets().into_iter().find(|plan| plan.pointer("/acquisition/channels/0").is_some()).unwrap();
    let mut sample = serde_json::to_value(Plan::from_value(sample).unwrap()).unwrap();
    sample["events"] = json!([{ "day": 3 }]);
    sample["phases"] = json!([{ "from_day": 5, "patches": [{ "path": "/ladder/per_referral", "value": 1 }] }]);
    let sample = serde_json::to_value(Plan::from_value(sample).unwrap()).unwrap();
    assert!(judge(&sample));
    let tries = [
        json!(-1e13),
        json!(-1),
        json!(0.5),
        json!(1e13),
        json!({ "low": 0.2, "high": 0.3 }),
        json!({ "low": 0, "high": 0.3 }),
        json!({ "low": 0.3, "high": 1 }),
        json!({ "low": 0.2 }),
        json!({ "low": 0.2, "high": 0.3, "middle": 0.25 }),
        json!(true),
        json!("?"),
        json!("x".repeat(5000)),
        json!(null),
        json!([]),
        json!({}),
    ];
    let mut judged = 0;
    for row in rows() {
        let path = row.path.replace('*', "0");
        // What a phase or a lever may put in place follows from the field that it names: the schema lets more pass.
        let follows = ["/phases/0/patches/0/value", "/levers/0/effects/0/to", "/levers/0/adds/0"];
        if sample.pointer(&path).is_none() || follows.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        for value in &tries {
            let mut plan = sample.clone();
            *plan.pointer_mut(&path).unwrap() = value.clone();
            // What holds between fields is beyond the schema.
            let refused = Plan::from_value(plan.clone()).is_err_and(|problems| {
                problems.0.iter().any(|problem| {
                    let fault = serde_json::to_value(&problem.fault).unwrap();
                    let own = problem.path == path || problem.path.starts_with(&format!("{path}/"));
                    let between = ["patch_target", "not_increasing", "cap_too_distant"];
                    own && !between.contains(&fault["fault"].as_str().unwrap()) && fault["needed"] != "date"
                })
            });
            assert_eq!(judge(&plan), !refused, "{path}: {value}");
            judged += 1;
        }
    }
    assert!(judged > 1000, "{judged}");
}

#[test]
fn what_is_no_plan_is_not_valid() {
    let judge = judge();
    let wrong = [
        json!([]),
        json!({}),
        json!({ "version": 2 }),
        json!({ "version": 1, "colour": "red" }),
        json!({ "version": 1, "ladder": { "rung": [] } }),
        json!({ "version": 1, "segments": [] }),
        json!({ "version": 1, "goals": [{ "metric": "fame" }] }),
    ];
    for plan in wrong {
        assert!(Plan::from_value(plan.clone()).is_err() && !judge(&plan), "{plan}");
    }
    assert!(judge(&json!({ "version": 1 })));
}

/// Every row of the engine's table is in the schema, with its words, unit and kind.
#[test]
fn the_schema_knows_every_field() {
    let schema = schema();
    for row in rows() {
        let mut place = &schema;
        for name in row.path.split('/').skip(1) {
            place = if name == "*" { &place["items"] } else { &place["properties"][name] };
        }
        assert!(place.is_object(), "{}", row.path);
        // An entry of a list of plain numbers is described by its list.
        if !row.path.ends_with('*') {
            assert_eq!(place["description"], row.doc, "{}", row.path);
        }
        if let Some(quantity) = row.quantity {
            assert_eq!((&place["x-unit"], &place["x-kind"]), (&json!(quantity.unit), &json!(quantity.kind)));
        }
    }
    assert_eq!(schema["properties"]["layers"]["properties"]["core"]["properties"]["share"]["default"], json!(3.0));
    assert_eq!(schema["properties"]["horizon_days"]["default"], json!(90));
}
