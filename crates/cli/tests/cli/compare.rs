//! `snowball compare`: the engine's paired differences, and who is best.

use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric, Paired, Results};

use crate::command::{PLAN, file, folder, path, refuse, succeed, text};

fn compare(arguments: &[&str], input: &str) -> Value {
    serde_json::from_slice(&succeed(&[&["compare", "--format", "json"], arguments].concat(), input)).unwrap()
}

fn results(plan: &str, seed: u64, replicates: u32) -> Results {
    let engine = Engine::new(&Plan::from_json(plan).unwrap()).unwrap();
    let mut results = Results::new(&engine);
    results.merge(engine.run(seed, 0..replicates));
    results
}

#[test]
fn differences_are_the_engines_own() {
    let richer = PLAN.replace("\"per_referral\": 50", "\"per_referral\": 500");
    let slower = PLAN.replace("\"organic\": 5", "\"organic\": 1");
    let (b, c) = (file("richer.json", richer.as_bytes()), file("slower.json", slower.as_bytes()));
    let found = compare(&["-", path(&b), path(&c), "--replicates", "60", "--seed", "4"], PLAN);
    let runs = [PLAN, &richer, &slower].map(|plan| results(plan, 4, 60));
    assert_eq!(found["replicates"], json!(60));
    for &metric in Metric::ALL {
        let name = metric.as_str();
        for (i, run) in runs.iter().enumerate() {
            assert_eq!(found["plans"][i]["summaries"][name], json!(run.summary(metric)));
        }
        for (i, letter) in [(1, "B"), (2, "C")] {
            let paired = Paired::of(&runs[0], &runs[i], metric);
            let difference = &found["differences"][i - 1];
            assert_eq!(difference["letter"], letter);
            assert_eq!(difference["metrics"][name]["difference"], json!(paired.summary()), "{name}");
            assert_eq!(difference["metrics"][name]["chance_more"], json!(paired.chance_more()), "{name}");
            assert_eq!(difference["metrics"][name]["pairs"], json!(paired.differences.len()), "{name}");
        }
    }
    let best = &found["best"]["joined"];
    let wins = |plan: usize| {
        let finals = runs.each_ref().map(|run| run.finals(Metric::Joined));
        (0..60).filter(|&i| (0..3).all(|other| finals[plan][i] >= finals[other][i])).count()
    };
    assert_eq!(best["better"], "more");
    let shares: Vec<f64> = (0..3).map(|i| best["chances"][i]["share"].as_f64().unwrap()).collect();
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "one of them is the best: {shares:?}");
    assert!((0..3).all(|i| shares[i] <= wins(i) as f64 / 60.0 + 1e-12), "{shares:?}");
    assert!(shares[1] > 0.9, "ten times the reward brings more friends: {shares:?}");
}

#[test]
fn equal_plans_differ_by_exactly_nothing() {
    let same = file("same.json", PLAN.as_bytes());
    let found = compare(&["-", path(&same), "--replicates", "20"], PLAN);
    for &metric in Metric::ALL {
        let name = metric.as_str();
        let MetricDifference { difference, chance_more } = MetricDifference::of(&found, name);
        if !difference.is_null() {
            assert_eq!(difference, json!({ "low": 0.0, "median": 0.0, "high": 0.0 }), "{name}");
            assert_eq!(chance_more["share"], json!(0.5), "{name}");
        }
        let best = &found["best"][name];
        if best["replicates"].as_u64().is_some_and(|judged| judged > 0) {
            assert_eq!(
                [&best["chances"][0]["share"], &best["chances"][1]["share"]],
                [&json!(0.5), &json!(0.5)],
                "{name}"
            );
        }
    }
}

struct MetricDifference {
    difference: Value,
    chance_more: Value,
}

impl MetricDifference {
    fn of(found: &Value, name: &str) -> Self {
        let found = &found["differences"][0]["metrics"][name];
        Self { difference: found["difference"].clone(), chance_more: found["chance_more"].clone() }
    }
}

/// Free sharing with a margin against a programme whose cost nothing ever pays back.
#[test]
fn a_plan_that_never_pays_back_is_the_last() {
    let costly = PLAN.replace("\"per_referral\": 50", "\"per_referral\": 50, \"fixed_cost\": 900000000");
    let cheap = PLAN.replace("\"per_referral\": 50", "\"per_referral\": 50, \"fixed_cost\": 1");
    let cheap = file("cheap.json", cheap.as_bytes());
    let found = compare(&["-", path(&cheap), "--replicates", "20"], &costly);
    assert_eq!(found["plans"][0]["summaries"]["payback"], Value::Null);
    let best = &found["best"]["payback"];
    assert_eq!((&best["better"], &best["replicates"]), (&json!("less"), &json!(20)));
    assert_eq!([&best["chances"][0]["share"], &best["chances"][1]["share"]], [&json!(0.0), &json!(1.0)]);
}

/// Ten times the reward is settled early; what is compared with itself is settled at once, and says so.
#[test]
fn until_settled_goes_on_until_it_is() {
    let richer = file("settled.json", PLAN.replace("\"per_referral\": 50", "\"per_referral\": 60").as_bytes());
    let arguments = ["-", path(&richer), "--replicates", "2", "--metric", "joined", "--until-settled"];
    let found = compare(&arguments, PLAN);
    let settled = &found["differences"][0]["metrics"]["joined"]["settled"];
    assert!(settled["verdict"] != "open" && found["replicates"].as_u64().unwrap() > 2, "{settled}");
    assert_eq!(found["replicates"].as_u64().unwrap().count_ones(), 1, "doubled");
    let one = compare(&[&arguments[..], &["--threads", "1"]].concat(), PLAN);
    assert_eq!(one, compare(&[&arguments[..], &["--threads", "5"]].concat(), PLAN));
    let same = file("itself.json", PLAN.as_bytes());
    let found = compare(&["-", path(&same), "--replicates", "8", "--until-settled"], PLAN);
    assert_eq!(found["replicates"], json!(64), "nothing is settled below");
    assert_eq!(found["words"][0], "No replicate tells A and B apart by customers.");
    let plane = &found["differences"][0]["plane"];
    assert_eq!(
        (&plane["extra_customers"], &plane["extra_cost"], &found["inputs"]),
        (&json!(0.0), &json!(0.0), &json!([]))
    );
}

#[test]
fn inputs_that_differ_stand_side_by_side() {
    let richer = file("inputs.json", PLAN.replace("\"per_referral\": 50", "\"per_referral\": 60").as_bytes());
    let found = compare(&["-", path(&richer), "--replicates", "20"], PLAN);
    assert_eq!(found["inputs"], json!([{"path": "/ladder/per_referral", "values": [50.0, 60.0]}]));
    let points = found["differences"][0]["plane"]["points"].as_array().unwrap();
    assert_eq!(points.len(), 20);
    let mean = points.iter().map(|point| point[0].as_f64().unwrap()).sum::<f64>() / 20.0;
    assert!((mean - found["differences"][0]["plane"]["extra_customers"].as_f64().unwrap()).abs() < 1e-9);
    let first = &found["acceptability"][0];
    assert_eq!((&first["willingness_to_pay"], &first["choice"]), (&json!(0.0), &json!("A")), "who pays less");
}

#[test]
fn the_table_names_plans_and_shows_what_matters() {
    let other = file("table.json", PLAN.replace("Three rungs", "三级阶梯").as_bytes());
    let table = succeed(&["compare", "-", path(&other), "--replicates", "20"], PLAN);
    let table = text(&table);
    assert!(table.starts_with("A  Three rungs (standard input), 30 days\nB  三级阶梯 ("), "{table}");
    assert!(table.lines().any(|line| line.starts_with("cac ") && line.contains("50 %")), "{table}");
    assert!(!table.lines().any(|line| line.starts_with("spend_media ")), "nothing is spent on media: {table}");
    assert!(table.lines().all(|line| !line.ends_with(' ') && !line.contains('\x1b')), "{table}");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = folder("compared");
    let dollars = folder.join("dollars.json");
    std::fs::write(&dollars, PLAN.replace("\"version\": 1,", "\"version\": 1, \"currency\": \"USD\",")).unwrap();
    assert!(refuse(&["compare", "-", path(&dollars)], PLAN).contains("different currencies"));
    assert!(refuse(&["compare", "-", "-"], PLAN).contains("standard input"));
    assert!(refuse(&["compare", "-", path(&dollars), "--engine", "expected"], PLAN).contains("no chance"));
    let same = file("refused.json", PLAN.as_bytes());
    assert!(refuse(&["compare", "-", path(&same), "--metric", "spend"], PLAN).contains("neither better nor worse"));
    refuse(&["compare", "a", "b", "c", "d", "e", "f", "g"], "");
    assert!(refuse(&["compare", "-", path(&dollars)], "{}").contains("/version"));
}
