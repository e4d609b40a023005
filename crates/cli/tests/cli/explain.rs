//! `snowball explain`: what `snowball-decide` says, whoever computes it.

use serde_json::{Value, json};
use snowball_decide::{Objective, tornado};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric};

use crate::command::{PLAN, file, path, refuse, succeed, text};

const QUICK: [&str; 6] = ["explain", "-", "--replicates", "16", "--points", "16"];

fn explain(more: &[&str], plan: &str) -> Value {
    serde_json::from_slice(&succeed(&[&QUICK[..], &["--format", "json"], more].concat(), plan)).unwrap()
}

#[test]
fn the_tornado_is_that_of_the_engine() {
    let found = explain(&["--metric", "joined"], PLAN);
    let engine = Engine::new(&Plan::from_json(PLAN).unwrap()).unwrap();
    let design = tornado::Design::new(&engine);
    let joined = |run| design.evaluate(&engine, Objective::Metric(Metric::Joined), run);
    assert_eq!(found["expected"], json!(joined(0)));
    let unknowns = found["unknowns"].as_array().unwrap();
    assert_eq!(unknowns.len(), 1);
    assert_eq!(unknowns[0]["path"], "/segments/0/share_rate");
    assert_eq!([&unknowns[0]["at_low"], &unknowns[0]["at_high"]], [&json!(joined(1)), &json!(joined(2))]);
    let alone = unknowns[0]["index"]["total"]["value"].as_f64().unwrap();
    assert!((alone - 1.0).abs() < 0.3, "the only unknown has all the variance: {alone}");
}

#[test]
fn threads_change_nothing_and_the_first_goal_is_the_default() {
    let one = explain(&["--threads", "1"], PLAN);
    assert_eq!(one, explain(&["--threads", "7"], PLAN));
    assert_eq!(one["metric"], "customers");
    assert_ne!(one, explain(&["--seed", "2"], PLAN));
}

#[test]
fn a_plan_that_knows_everything_has_no_ignorance() {
    let known = PLAN.replace(r#"{ "low": 0.02, "high": 0.08 }"#, "0.05");
    let found = explain(&[], &known);
    assert_eq!((&found["indices"], &found["unknowns"]), (&Value::Null, &json!([])));
    assert_eq!(found["shares"]["ignorance"]["total"]["value"], json!(0.0));
    assert!(text(&succeed(&QUICK, &known)).contains("no ranges"));
}

/// A high reward for each referral against none, where nobody knows how many friends share: knowing it is worth something.
#[test]
fn measure_this_first() {
    let free = file("free.json", PLAN.replace("\"per_referral\": 50", "\"per_referral\": 0").as_bytes());
    let more = ["--against", path(&free), "--willingness-to-pay", "120", "--replicates", "64", "--cells", "3"];
    let two =
        PLAN.replace("\"first_purchase\": 500", r#""first_purchase": 500, "acceptance": {"low": 0.05, "high": 0.2}"#);
    let run = |more: &[&str]| -> Value {
        let arguments = [&["explain", "-", "--points", "16", "--format", "json"], more].concat();
        serde_json::from_slice(&succeed(&arguments, &two)).unwrap()
    };
    let found = run(&more);
    let decision = &found["decision"];
    assert_eq!((&decision["by"], &decision["replicates"]), (&json!("net_benefit"), &json!(64)));
    assert_eq!(decision["unknowns"].as_array().unwrap().len(), 2, "what the plans share counts once");
    let number = |value: &Value| value.as_f64().unwrap();
    let evpi = number(&decision["evpi"]);
    assert!(evpi >= 0.0 && (0.0..=1.0).contains(&number(&decision["regret"])));
    let means: Vec<f64> = (0..2).map(|plan| number(&decision["plans"][plan]["mean"])).collect();
    assert_eq!(decision["choice"], if means[0] >= means[1] { "A" } else { "B" });
    assert_eq!(found["map"]["results"].as_array().unwrap().len(), 3);
    assert_eq!(found, run(&[&more[..], &["--threads", "1"]].concat()));
    let itself = file("explained.json", two.as_bytes());
    let found = run(&["--against", path(&itself), "--replicates", "64", "--metric", "joined"]);
    assert_eq!((&found["decision"]["evpi"], &found["decision"]["unknowns"][0]["evppi"]), (&json!(0.0), &json!(0.0)));
    assert_eq!(found["map"]["results"][0][0], json!(0.0), "equal plans differ by exactly nothing");
    assert_eq!(found["map"]["boundary"], json!([]));
}

#[test]
fn the_table_can_be_read() {
    let table = succeed(&QUICK, PLAN);
    let table = text(&table);
    assert!(table.lines().any(|line| line.starts_with("weather ") && line.contains('%')), "{table}");
    assert!(table.lines().any(|line| line.starts_with("/segments/0/share_rate ")), "{table}");
    assert!(table.lines().all(|line| !line.ends_with(' ')), "{table}");
}

#[test]
fn what_cannot_be_explained_is_refused() {
    assert!(refuse(&["explain", "-", "--metric", "fame"], PLAN).contains("valid: joined, customers"));
    assert!(refuse(&["explain", "-", "--replicates", "15"], PLAN).contains("replicates: 15 given; valid is 16"));
    assert!(refuse(&["explain", "-", "--points", "15"], PLAN).contains("--points"));
    let never = refuse(&["explain", "-", "--replicates", "16", "--metric", "cac_paid"], PLAN);
    assert!(never.contains("defined in 0 of 16 runs"), "{never}");
    let same = file("unexplained.json", PLAN.as_bytes());
    let against = |more: &[&str]| refuse(&[&QUICK[..], &["--against", path(&same)], more].concat(), PLAN);
    assert!(against(&["--metric", "spend"]).contains("neither better nor worse"));
    assert!(against(&["--willingness-to-pay", "-1"]).contains("0 or more"));
    assert!(against(&[]).contains("defined in 16 of 16 runs; at least 64"));
    assert!(refuse(&["explain", "-", "--against", "-"], PLAN).contains("standard input"));
    assert!(refuse(&["explain", "-", "--willingness-to-pay", "9"], PLAN).contains("--against"));
    assert!(refuse(&["explain", "-"], "{}").contains("/version"));
}
