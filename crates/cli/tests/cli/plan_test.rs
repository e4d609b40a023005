//! `snowball plan-test`: the planner's own numbers, for any number of threads, and what is refused.

use serde_json::Value;
use snowball_engine::Assignment;
use snowball_engine::plan::Plan;
use snowball_trial::{Design, Planner};

use crate::command::{PLAN, file, path, refuse, succeed, text};

const SMALL: [&str; 8] = ["--seeds", "60,200", "--days", "14,28", "--replicates", "20", "--format", "json"];

/// The plan with a better ladder.
fn better() -> String {
    PLAN.replace("\"per_referral\": 50", "\"per_referral\": 200").replace("Three rungs", "Four times as much")
}

fn planned(name: &str, more: &[&str]) -> Value {
    let b = file(name, better().as_bytes());
    serde_json::from_slice(&succeed(&[&["plan-test", "-", path(&b)], &SMALL[..], more].concat(), PLAN)).unwrap()
}

#[test]
fn prints_what_the_planner_finds() {
    let found = planned("plan_test_b.json", &["--threads", "2"]);
    let [a, b] = [PLAN, &better()].map(|text| Plan::from_json(text).unwrap());
    let design = Design { seeds: vec![60, 200], days: vec![14, 28], replicates: 20, ..Design::default() };
    let planner = Planner::new(&a, &b, design).unwrap();
    let outcomes: Vec<_> = (0..planner.runs()).map(|run| planner.evaluate(run).unwrap()).collect();
    let report = planner.analyse(&outcomes).unwrap();
    assert_eq!(found["cells"], serde_json::to_value(&report.cells).unwrap());
    assert_eq!(found["recommendation"], serde_json::to_value(report.recommendation).unwrap());
    assert_eq!(found["plans"][1]["plan"], "Four times as much");
    assert_eq!(found, planned("plan_test_b1.json", &["--threads", "1"]).with_file(&found));
}

/// The same with the name of the other's file.
trait WithFile {
    fn with_file(self, other: &Value) -> Value;
}

impl WithFile for Value {
    fn with_file(mut self, other: &Value) -> Value {
        self["plans"][1]["file"] = other["plans"][1]["file"].clone();
        self
    }
}

#[test]
fn options_are_those_of_the_design() {
    let found = planned(
        "plan_test_options.json",
        &[
            "--by",
            "cluster:10:0.5:0.2",
            "--measure",
            "conversion",
            "--looks",
            "2",
            "--rule",
            "pocock",
            "--drawn",
            "--friend-offer",
            "own",
            "--alpha",
            "0.1",
            "--power",
            "0.9",
            "--seed",
            "7",
        ],
    );
    let design: Design = serde_json::from_value(found["design"].clone()).unwrap();
    assert_eq!(design.assignments, [Assignment::Cluster { clusters: 10, size_variation: 0.5, leakage: 0.2 }]);
    assert_eq!((design.alpha, design.power, design.seed), (0.1, 0.9, 7));
    assert!((found["looks"]["false_alarms"].as_f64().unwrap() - 0.1).abs() < 1e-6);
}

#[test]
fn the_table_can_be_read() {
    let b = file("plan_test_table.json", better().as_bytes());
    let printed = succeed(&[&["plan-test", "-", path(&b)], &SMALL[..6], &["--looks", "2"]].concat(), PLAN);
    let printed = text(&printed);
    assert!(printed.starts_with("A  standard input  Three rungs\nB  "), "{printed}");
    assert_eq!(printed.lines().filter(|line| line.starts_with("person") || line.starts_with("inherit")).count(), 8);
    assert!(
        printed.contains("2 looks: boundaries of |z| 2.797, 1.977; peeking would raise 5.0 % false alarms to 8.3 %."),
        "{printed}"
    );
}

#[test]
fn what_is_no_test_is_refused() {
    let other = file("plan_test_world.json", PLAN.replace("\"organic\": 5", "\"organic\": 6").as_bytes());
    let refused = refuse(&["plan-test", "-", path(&other)], PLAN);
    assert!(
        refused
            .starts_with("snowball: the plans differ where two arms of one test cannot: /acquisition/organic; valid:"),
        "{refused}"
    );
    let b = file("plan_test_refused.json", better().as_bytes());
    let refused = refuse(&["plan-test", "-", path(&b), "--days", "90", "--alpha", "2"], PLAN);
    assert_eq!(
        refused,
        "snowball: 2 problems in the design:\n  /days/0: 90 is out of range; valid: 1 to 30\n  /alpha: 2 is out of range; valid: 0.0001 to 0.5\n"
    );
    assert!(refuse(&["plan-test", "-", "-"], PLAN).contains("standard input can be only one"));
    assert!(
        refuse(&["plan-test", "-", path(&b), "--by", "cluster:3"], PLAN)
            .contains("valid: person, inherit, cluster:COUNT")
    );
}
