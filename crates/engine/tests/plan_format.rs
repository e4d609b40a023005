//! The plan as a file: everything that can be wrong with it is told at once, with its place; what is right comes back
//! as it went in.

mod plans;

use plans::{plan, random};
use serde_json::{Value, json};
use snowball_engine::plan::{Fault, Kind, MAX_BYTES, Number, Plan, Problem, VERSION, rows};
use snowball_engine::{Engine, Metric};

fn problems(value: Value) -> Vec<Problem> {
    Plan::from_value(value).err().map(|problems| problems.0).unwrap_or_default()
}

fn faults(value: Value) -> Vec<(String, Fault)> {
    let mut faults: Vec<_> = problems(value).into_iter().map(|problem| (problem.path, problem.fault)).collect();
    faults.sort_by(|a, b| a.0.cmp(&b.0));
    faults
}

fn paths(value: Value) -> Vec<String> {
    faults(value).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn one_plan_with_many_mistakes_gives_all_of_them() {
    let found = faults(json!({
        "version": 1,
        "colour": "red",
        "start_date": "2026-02-30",
        "horizon_days": 90.5,
        "currency": "GBP",
        "name": "x".repeat(201),
        "segments": [
            {"market_share": 0.5, "acceptance": 1.2, "contacts": "many"},
            {"market_share": 0.7, "share_rate": {"low": 0.2, "high": 0.1}, "acceptance": {"low": 0.0, "high": 0.4}}
        ],
        "ladder": {"rungs": [{"threshold": 3}, {"threshold": 3}], "breakage": [1]},
        "weather": {"weekdays": [1, 1, 1]},
        "goals": [{"metric": "fame"}],
        "incentive": {"status_tires": 1},
        "phases": 3
    }));
    let whole = |got, needed| Fault::WrongSum { got, needed };
    let expected = [
        ("/colour", "UnknownField"),
        ("/currency", "NotAChoice"),
        ("/goals/0/metric", "NotAChoice"),
        ("/horizon_days", "WrongType"),
        ("/incentive/status_tires", "WrongType"),
        ("/ladder/breakage", "WrongType"),
        ("/ladder/rungs/1/threshold", "NotIncreasing"),
        ("/name", "Length"),
        ("/phases", "WrongType"),
        ("/segments", "WrongSum"),
        ("/segments/0/acceptance", "OutOfRange"),
        ("/segments/0/contacts", "WrongType"),
        ("/segments/1/acceptance", "RangeAtEdge"),
        ("/segments/1/share_rate", "RangeReversed"),
        ("/start_date", "WrongType"),
        ("/weather/weekdays", "Length"),
    ];
    let got: Vec<_> = found.iter().map(|(path, fault)| (path.as_str(), name(fault))).collect();
    assert_eq!(got, expected);
    assert_eq!(found[9].1, whole(1.2, 1.0));
    assert_eq!(found[10].1, Fault::OutOfRange { got: 1.2, min: 0.0, max: 1.0 });
    let Fault::UnknownField { known } = &found[0].1 else { panic!("{:?}", found[0]) };
    assert!(known.iter().any(|field| field == "segments"), "what would be valid is named");
}

/// The variant alone.
fn name(fault: &Fault) -> &'static str {
    match fault {
        Fault::Syntax { .. } => "Syntax",
        Fault::UnknownField { .. } => "UnknownField",
        Fault::WrongType { .. } => "WrongType",
        Fault::NotAChoice { .. } => "NotAChoice",
        Fault::OutOfRange { .. } => "OutOfRange",
        Fault::RangeReversed => "RangeReversed",
        Fault::RangeAtEdge => "RangeAtEdge",
        Fault::Length { .. } => "Length",
        Fault::NotIncreasing { .. } => "NotIncreasing",
        Fault::WrongSum { .. } => "WrongSum",
        Fault::NewerVersion { .. } => "NewerVersion",
        Fault::NoVersion => "NoVersion",
        Fault::PatchTarget => "PatchTarget",
        Fault::TooManyRanges { .. } => "TooManyRanges",
        Fault::CapTooDistant { .. } => "CapTooDistant",
        Fault::TooLarge { .. } => "TooLarge",
    }
}

fn only_fault(value: Value) -> (String, Fault) {
    let mut all = faults(value);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn text_that_is_no_plan() {
    let of = |text: &str| Plan::from_json(text).unwrap_err().0.remove(0);
    assert_eq!(of("{\n \"version\": 1,}").fault, Fault::Syntax { line: 2, column: 15 });
    assert_eq!(name(&of("").fault), "Syntax");
    assert_eq!(of("[]").fault, Fault::WrongType { needed: "object" });
    assert_eq!(of("{}"), Problem { path: "/version".into(), fault: Fault::NoVersion });
    assert_eq!(of(r#"{"version": 2}"#).fault, Fault::NewerVersion { newest: VERSION });
    for old_or_odd in ["0", "-1", "1.5", "\"1\"", "null"] {
        let problem = of(&format!(r#"{{"version": {old_or_odd}}}"#));
        assert_eq!((problem.path.as_str(), name(&problem.fault)), ("/version", "OutOfRange"), "{old_or_odd}");
    }
    let long = format!(r#"{{"version": 1, "notes": "{}"}}"#, "x".repeat(MAX_BYTES as usize));
    let problem = of(&long);
    assert_eq!(problem.fault, Fault::Length { got: long.len() as u32, min: 2, max: MAX_BYTES });
    // Nesting that would overflow the stack of a naive reader.
    assert_eq!(name(&of(&"[".repeat(200_000)).fault), "Syntax");
}

#[test]
fn single_faults_and_their_places() {
    let base = |section: &str, value: Value| json!({"version": 1, section: value});
    let max = |max_referrals| Fault::CapTooDistant { max_referrals };
    let rungs = json!([{"threshold": 1, "bonus": 1.0}]);
    for (value, path, fault) in [
        (base("ladder", json!({"per_referral": 1.0, "cap_per_member": 1e6})), "/ladder/cap_per_member", max(64)),
        (
            base("ladder", json!({"rule": "repeating", "rungs": rungs, "cap_per_member": 1e6})),
            "/ladder/cap_per_member",
            max(64),
        ),
        (base("events", json!([{"day": 90}])), "/events/0/day", Fault::OutOfRange { got: 90.0, min: 0.0, max: 89.0 }),
        (
            base("goals", json!([{"by_day": 91}])),
            "/goals/0/by_day",
            Fault::OutOfRange { got: 91.0, min: 0.0, max: 90.0 },
        ),
        (
            base("incentive", json!({"refresh_days": [3, 90]})),
            "/incentive/refresh_days/1",
            Fault::OutOfRange { got: 90.0, min: 0.0, max: 89.0 },
        ),
        (base("horizon_days", json!(1826)), "/horizon_days", Fault::OutOfRange { got: 1826.0, min: 7.0, max: 1825.0 }),
        (base("horizon_days", json!(-5)), "/horizon_days", Fault::OutOfRange { got: -5.0, min: 7.0, max: 1825.0 }),
        (base("horizon_days", json!(1e300)), "/horizon_days", Fault::OutOfRange { got: 1e300, min: 7.0, max: 1825.0 }),
        (base("segments", json!([])), "/segments", Fault::Length { got: 0, min: 1, max: 6 }),
        (base("start_date", json!("tomorrow")), "/start_date", Fault::WrongType { needed: "date" }),
        (base("market", json!(null)), "/market", Fault::WrongType { needed: "object" }),
        (base("market", json!({"size": {"low": 5.0}})), "/market/size", Fault::WrongType { needed: "number" }),
        (
            base("market", json!({"size": {"low": 5.0, "high": 6.0, "middle": 5.5}})),
            "/market/size",
            Fault::WrongType { needed: "number" },
        ),
        (
            base("market", json!({"size": {"low": 5.0, "high": 6e10}})),
            "/market/size/high",
            Fault::OutOfRange { got: 6e10, min: 1.0, max: 1e10 },
        ),
        (base("market", json!({"size": {"low": 5.0, "high": 5.0}})), "/market/size", Fault::RangeReversed),
        (
            base("layers", json!({"core": {"share": -1}})),
            "/layers/core/share",
            Fault::OutOfRange { got: -1.0, min: 0.0, max: 50.0 },
        ),
    ] {
        assert_eq!(only_fault(value), (path.to_owned(), fault));
    }
    let many = (0..251).map(|_| {
        json!({"share": {"low": 1.0, "high": 2.0}, "arrivals": {"low": 1.0, "high": 2.0},
        "conversion": {"low": 1.0, "high": 2.0}, "cost": {"low": 1.0, "high": 2.0}})
    });
    let ranges = json!({"version": 1, "events": many.take(40).collect::<Vec<_>>(), "acquisition": {"channels":
        vec![json!({"spend": {"low": 1.0, "high": 2.0}, "cost_per_lead": {"low": 1.0, "high": 2.0},
        "max_leads": {"low": 1.0, "high": 2.0}, "budget": {"low": 1.0, "high": 2.0}}); 12]}, "ladder": {"rungs":
        (1..=10).map(|i| json!({"threshold": i, "bonus": {"low": 1.0, "high": 2.0}, "status": {"low": 1.0, "high": 2.0}}))
        .collect::<Vec<_>>()}, "segments": (0..6).map(|_| json!({"market_share": 1.0 / 6.0,
        "share_rate": {"low": 1.0, "high": 2.0}, "contacts": {"low": 1.0, "high": 2.0},
        "first_purchase": {"low": 1.0, "high": 2.0}, "repeat_purchase": {"low": 1.0, "high": 2.0}})).collect::<Vec<_>>()});
    assert_eq!(only_fault(ranges), (String::new(), Fault::TooManyRanges { got: 252, max: 250 }));
}

/// A cap that is a range must be near enough in nearly every draw: at a referral each, 38.5 in one of a million for 10 to 20
/// (median 14.14, standard deviation of the logarithm ln 2 / 3.29, 4.75 of them), and 77 for 20 to 40.
#[test]
fn a_cap_that_is_a_range_is_judged_by_its_largest_draws() {
    let capped = |cap: Value, per_referral: Value| {
        paths(json!({"version": 1, "ladder": {"per_referral": per_referral, "cap_per_member": cap}}))
    };
    let range = |low: f64| json!({"low": low, "high": 2.0 * low});
    assert!(capped(range(10.0), json!(1.0)).is_empty());
    assert_eq!(capped(range(20.0), json!(1.0)), ["/ladder/cap_per_member"]);
    // And the reward by its smallest: 0.52 for 1 to 2.
    assert!(capped(json!(32.0), range(1.0)).is_empty());
    assert_eq!(capped(json!(35.0), range(1.0)), ["/ladder/cap_per_member"]);
}

/// A mistake is told once: what only follows from it is not.
#[test]
fn no_fault_is_told_twice() {
    let shares = json!([{"market_share": "half"}, {"market_share": 0.5}]);
    assert_eq!(paths(json!({"version": 1, "segments": shares})), ["/segments/0/market_share"]);
    let events = json!([{"day": 200}]);
    assert_eq!(paths(json!({"version": 1, "horizon_days": "long", "events": events})), ["/horizon_days"]);
    let rungs = json!([{"threshold": "two"}, {"threshold": 1}, {"threshold": 4}]);
    assert_eq!(paths(json!({"version": 1, "ladder": {"rungs": rungs}})), ["/ladder/rungs/0/threshold"]);
    let weekdays = json!([1, 1, 1, 1, 1, 1, "one"]);
    assert_eq!(paths(json!({"version": 1, "weather": {"weekdays": weekdays}})), ["/weather/weekdays/6"]);
    let phases = json!([{"from_day": 9, "patches": [{"path": "/ladder/per_referral", "value": 5.0}]}]);
    let rungs = json!([{"threshold": 2}, {"threshold": 1}]);
    let found = paths(json!({"version": 1, "ladder": {"rungs": rungs}, "phases": phases}));
    assert_eq!(found, ["/ladder/rungs/1/threshold"], "a fault of the plan is not one of each phase");
    // But a place whose name only begins alike is another place.
    let mut goals = vec![json!({}); 12];
    goals[1] = json!({"metric": "fame"});
    goals[11] = json!({"by_day": 91});
    assert_eq!(paths(json!({"version": 1, "goals": goals})), ["/goals/1/metric", "/goals/11/by_day"]);
}

#[test]
fn a_part_keeps_its_own_defaults() {
    let core = |plan: &Plan| plan.layers.core.clone();
    let partial = plan(json!({"version": 1, "layers": {"core": {"share": 4}}}));
    let mut expected = core(&plan(json!({"version": 1})));
    expected.share = Number::Value(4.0);
    assert_eq!(core(&partial), expected);
    assert_ne!(core(&partial).churn, partial.layers.active.churn, "the defaults of core, not of any layer");
    // An entry of a list has no place of its own: the defaults of its kind.
    let rung = &plan(json!({"version": 1, "ladder": {"rungs": [{"bonus": 7}]}})).ladder.rungs[0];
    assert_eq!((rung.threshold, rung.status), (1, Number::Value(0.0)));
}

#[test]
fn a_plan_comes_back_as_it_went_out() {
    for seed in 0..60 {
        let plan = random(seed);
        let text = plan.to_json();
        let back = Plan::from_json(&text).unwrap();
        assert_eq!(back, plan, "plan {seed}");
        assert_eq!(back.to_json(), text, "plan {seed}");
        let short = plan.to_short_value();
        assert!(short.to_string().len() < text.len(), "plan {seed} is no shorter: {short}");
        assert_eq!(Plan::from_value(short).unwrap(), plan, "plan {seed}");
    }
    assert_eq!(Plan::from_json(r#"{"version": 1}"#).unwrap(), Plan::default());
}

#[test]
fn numbers_are_found_and_set_by_their_paths() {
    let mut plan = random(5);
    let mut all = Vec::new();
    plan.numbers(&mut |path, quantity, number| all.push((path.to_owned(), *quantity, number)));
    assert!(all.len() > 50);
    for (path, quantity, number) in all {
        assert_eq!(plan.number(&path), Some((quantity, number)));
        let pointer = plan_value(&plan).pointer(&path).cloned();
        assert_eq!(pointer, Some(serde_json::to_value(number).unwrap()), "{path} is where the file has it");
        let new = Number::Value(f64::midpoint(quantity.slider.0, quantity.slider.1));
        assert!(plan.set_number(&path, new));
        assert_eq!(plan.number(&path), Some((quantity, new)));
    }
    let before = plan.clone();
    for nowhere in ["", "/", "/segments", "/segments/9/share_rate", "/horizon_days", "/ladder/cap_per_member"] {
        assert!(!plan.set_number(nowhere, Number::Value(1.0)), "{nowhere}");
        assert_eq!(plan.number(nowhere), None);
    }
    assert_eq!(plan, before);
}

fn plan_value(plan: &Plan) -> Value {
    serde_json::to_value(plan).expect("a plan is JSON")
}

#[test]
fn a_plan_spoilt_in_memory_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        for path in ["/segments/0/contacts", "/ladder/cap_per_member"] {
            let mut plan = plan(json!({"version": 1, "ladder": {"cap_per_member": 5.0}}));
            assert!(plan.set_number(path, Number::Value(bad)));
            let problems = Engine::new(&plan).unwrap_err().0;
            assert_eq!(problems.len(), 1, "{path} = {bad}: {problems:?}");
            assert_eq!(problems[0].path, path);
        }
    }
    let mut plan = plan(json!({"version": 1}));
    plan.version = 0;
    assert!(plan.check().is_err());
}

/// The table says of every number where it may lie, and its default lies there.
#[test]
fn the_table_of_numbers_is_sound() {
    let rows = rows();
    assert!(rows.len() > 100);
    for row in &rows {
        let Some(quantity) = row.quantity else { continue };
        let (from, to) = quantity.slider;
        assert!(quantity.min <= from && from < to && to <= quantity.max, "{}: slider {from} to {to}", row.path);
        assert!(quantity.kind != Kind::Probability || (quantity.min, quantity.max.min(1.0)) == (0.0, quantity.max));
        assert!(quantity.kind == Kind::Signed || quantity.min >= 0.0, "{}", row.path);
    }
    Plan::default().numbers(&mut |path, quantity, number| {
        let value = number.median(quantity.kind);
        assert!(quantity.min <= value && value <= quantity.max, "{path}: {value}");
    });
    let plan = Plan::default();
    plan.check().unwrap();
    assert!(Metric::Members.last(&Engine::new(&plan).unwrap().expected()).is_some());
}
