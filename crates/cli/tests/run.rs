//! `snowball run` as a user meets it: output, exit codes, problems.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric, Results};

/// A small campaign with a ladder and a goal.
const PLAN: &str = r#"{
    "version": 1,
    "name": "Three rungs",
    "horizon_days": 30,
    "segments": [{ "share_rate": { "low": 0.02, "high": 0.08 }, "first_purchase": 500 }],
    "acquisition": { "seeds": 400, "organic": 5 },
    "ladder": { "per_referral": 50, "rungs": [{ "threshold": 1, "bonus": 20 }, { "threshold": 3, "bonus": 90 }] },
    "goals": [{ "metric": "customers", "value": 200 }]
}"#;

fn snowball(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_snowball"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails before it reads closes the pipe, which is fine.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A file of its own for each test.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn prints_what_the_engine_finds() {
    let output = snowball(&["run", "-", "--replicates", "40", "--seed", "9", "--format", "json"], PLAN);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();

    let plan = Plan::from_json(PLAN).unwrap();
    let engine = Engine::new(&plan).unwrap();
    let mut results = Results::new(&engine);
    results.merge(engine.run(9, 0..40));

    assert_eq!(report["snowball"], env!("CARGO_PKG_VERSION"));
    assert_eq!((&report["plan"], &report["seed"]), (&json!("Three rungs"), &json!(9)));
    assert_eq!(report["replicates"], json!(40));
    assert_eq!(report["days"], json!(results.days()));
    for &metric in Metric::ALL {
        let name = metric.as_str();
        assert_eq!(report["summaries"][name], json!(results.summary(metric)), "{name}");
        assert_eq!(report["expected"][name], json!(metric.last(&engine.expected())), "{name}");
        let bands = results.bands(metric);
        assert_eq!(report["bands"][name]["0.50"], json!(bands.levels[3]), "{name}");
        assert_eq!(report["bands"][name].as_object().unwrap().len(), 7, "{name}");
    }
    assert_eq!(report["goals"][0]["metric"], json!("customers"));
    assert_eq!(report["goals"][0]["chance"], json!(results.goal_chance(0)));
    let thresholds: Vec<_> = report["rungs"].as_array().unwrap().iter().map(|rung| rung["threshold"].clone()).collect();
    assert_eq!(thresholds, [json!(0), json!(1), json!(3)]);
}

#[test]
fn a_file_and_standard_input_and_any_number_of_threads_give_the_same_bytes() {
    let path = file("plan.json", PLAN.as_bytes());
    let path = path.to_str().unwrap();
    let one = snowball(&["run", path, "--replicates", "33", "--threads", "1"], "");
    let three = snowball(&["run", "-", "--replicates", "33", "--threads", "3"], PLAN);
    assert!(one.status.success() && one.stdout == three.stdout);
    let other = snowball(&["run", path, "--replicates", "33", "--seed", "2"], "");
    assert_ne!(one.stdout, other.stdout);
}

#[test]
fn a_bad_plan_is_exit_code_2_with_every_problem() {
    let bad = r#"{"version":1,"horizon_days":1,"colour":"red","money":{"margin":2}}"#;
    let output = snowball(&["run", "-"], bad);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    for path in ["/horizon_days", "/colour", "/money/margin"] {
        assert!(text(&output.stderr).contains(path), "{}", text(&output.stderr));
    }
}

#[test]
fn what_is_no_plan_at_all_is_exit_code_2() {
    let binary = file("binary.json", &[0xff, 0xfe, 0x00]);
    let long = file("long.json", " ".repeat(3 << 20).as_bytes());
    for path in [&binary, &long] {
        let output = snowball(&["run", path.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    }
    for input in ["", "nonsense", "[]"] {
        assert_eq!(snowball(&["run", "-"], input).status.code(), Some(2), "{input:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_exit_code_1() {
    let output = snowball(&["run", "no/such/plan.json"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("snowball: no/such/plan.json: "), "{}", text(&output.stderr));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let wrong: [&[&str]; 6] = [
        &[],
        &["walk"],
        &["run"],
        &["run", "-", "--replicates", "0"],
        &["run", "-", "--replicates", "100001"],
        &["run", "-", "--format", "xml"],
    ];
    for arguments in wrong {
        assert_eq!(snowball(arguments, PLAN).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn help_shows_an_example() {
    let output = snowball(&["run", "--help"], "");
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("snowball run plan.json --replicates 2000 --seed 7"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let path = file("pipe.json", PLAN.as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_snowball"))
        .args(["run", path.to_str().unwrap(), "--replicates", "20"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
}
