//! `snowball run` as a user meets it: output, exit codes, problems.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_engine::{Alert, Engine, Metric, Results};

use crate::command::{PLAN, file, folder, path, refuse, snowball, succeed, text};

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
    assert_eq!((&report["from"], &report["replicates"], &report["engine"]), (&json!(0), &json!(40), &json!("cohort")));
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
    let chances = results.alert_chances(Alert::ActiveRate);
    assert_eq!(report["alerts"]["active_drop"]["chance"], json!(chances.last()));
    assert_eq!(report["alerts"]["active_drop"]["by_day"].as_array().unwrap().len(), chances.len());
    let thresholds: Vec<_> = report["rungs"].as_array().unwrap().iter().map(|rung| rung["threshold"].clone()).collect();
    assert_eq!(thresholds, [json!(0), json!(1), json!(3)]);
}

#[test]
fn a_file_and_standard_input_and_any_number_of_threads_give_the_same_bytes() {
    let path = file("plan.json", PLAN.as_bytes());
    let path = path.to_str().unwrap();
    let one = snowball(&["run", path, "--replicates", "33", "--threads", "1"], "");
    let many = snowball(&["run", "-", "--replicates", "33", "--threads", "1099511627776"], PLAN);
    assert!(one.status.success() && one.stdout == many.stdout);
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
    let wrong: [&[&str]; 11] = [
        &[],
        &["walk"],
        &["run"],
        &["run", "-", "--replicates", "0"],
        &["run", "-", "--replicates", "100001"],
        &["run", "-", "--format", "xml"],
        &["run", "-", "--engine", "expected", "--format", "shard"],
        &["run", "-", "--from", "10000001"],
        &["merge"],
        &["compare", "-"],
        &["explain-plan"],
    ];
    for arguments in wrong {
        assert_eq!(snowball(arguments, PLAN).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn help_shows_examples_that_can_be_typed() {
    for command in [
        "run",
        "merge",
        "compare",
        "explain",
        "explain-plan",
        "improve",
        "plan-test",
        "calibrate",
        "fit-curve",
        "schema",
    ] {
        let help = succeed(&[command, "--help"], "");
        let help = text(&help);
        let examples: Vec<&str> =
            help.lines().filter_map(|line| line.split_once("  snowball ")).map(|(_, typed)| typed).collect();
        assert!(examples.iter().any(|example| example.starts_with(command)), "{help}");
        for example in examples {
            // Asking for help parses everything before it, and does nothing.
            let typed: Vec<&str> = example.split_whitespace().take_while(|word| !["|", ">"].contains(word)).collect();
            succeed(&[&typed[..], &["--help"]].concat(), "");
        }
    }
}

#[test]
fn agents_are_simulated_by_the_agent_engine() {
    let run = ["run", "-", "--engine", "agent", "--replicates", "9", "--seed", "2"];
    let report: Value = serde_json::from_slice(&succeed(&run, PLAN)).unwrap();
    let engine = Engine::new(&Plan::from_json(PLAN).unwrap()).unwrap();
    let mut results = Results::new(&engine);
    results.merge(engine.agents(2, 0..9).unwrap());
    assert_eq!((&report["engine"], &report["replicates"]), (&json!("agent"), &json!(9)));
    for &metric in Metric::ALL {
        assert_eq!(report["summaries"][metric.as_str()], json!(results.summary(metric)));
    }
}

#[test]
fn too_many_people_to_follow_one_by_one_are_refused() {
    let market = "\"version\": 1, \"market\": { \"limited\": false }";
    let crowd = PLAN.replace("\"version\": 1", market).replace("\"seeds\": 400", "\"seeds\": 3000000");
    let said = refuse(&["run", "-", "--engine", "agent", "--replicates", "4"], &crowd);
    assert!(said.starts_with("snowball: standard input: more than 2000000 people"), "{said}");
}

#[test]
fn the_expected_path_comes_alone() {
    let report: Value = serde_json::from_slice(&succeed(&["run", "-", "--engine", "expected"], PLAN)).unwrap();
    let engine = Engine::new(&Plan::from_json(PLAN).unwrap()).unwrap();
    let track = engine.expected();
    assert_eq!((&report["engine"], &report["days"]), (&json!("expected"), &json!(engine.grid())));
    for &metric in Metric::ALL {
        let path: Vec<_> = (0..track.points()).map(|point| metric.at(&track, point)).collect();
        assert_eq!(report["path"][metric.as_str()], json!(path));
        assert_eq!(report["expected"][metric.as_str()], json!(path.last().unwrap()));
    }
    assert!(report.get("seed").is_none() && report.get("summaries").is_none());
}

/// Each line of the table is the replicate's own, wherever the run begins.
#[test]
fn a_run_from_a_later_replicate_is_the_end_of_a_longer_one() {
    let whole = succeed(&["run", "-", "--replicates", "9", "--format", "csv"], PLAN);
    let end = succeed(&["run", "-", "--from", "6", "--replicates", "3", "--format", "csv"], PLAN);
    let later: Vec<&str> = text(&whole).lines().filter(|line| line.starts_with(['6', '7', '8'])).collect();
    assert_eq!(later.len(), 3 * 31);
    assert_eq!(text(&end).lines().skip(1).collect::<Vec<_>>(), later);
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = folder("out");
    let out = folder.join("results.json");
    let run = ["run", "-", "--replicates", "5"];
    let shown = succeed(&run, PLAN);
    fs::write(&out, "old").unwrap();
    for (plan, content) in [("{}", "old".as_bytes()), (PLAN, &shown)] {
        let output = snowball(&[&run[..], &["--out", path(&out)]].concat(), plan);
        assert!(output.stdout.is_empty());
        assert!(fs::read(&out).unwrap() == content);
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left behind");

    let nowhere = folder.join("no such folder/results.json");
    for wrong in [path(&nowhere), path(&folder)] {
        let output = snowball(&[&run[..], &["--out", wrong]].concat(), PLAN);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).starts_with(&format!("snowball: {wrong}: ")), "{}", text(&output.stderr));
    }
}

/// A link keeps pointing at the file, and a pipe or a device is written to and not replaced.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_stays_what_it_is() {
    let folder = folder("links");
    let (real, link) = (folder.join("real.json"), folder.join("link.json"));
    fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let run = ["run", "-", "--replicates", "5"];
    let shown = succeed(&run, PLAN);
    succeed(&[&run[..], &["--out", path(&link)]].concat(), PLAN);
    assert!(link.is_symlink() && fs::read(&real).unwrap() == shown);
    assert!(succeed(&[&run[..], &["--out", "/dev/stdout"]].concat(), PLAN) == shown);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let plan = file("pipe.json", PLAN.as_bytes());
    for format in ["json", "csv", "parquet", "shard"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_snowball"))
            .args(["run", path(&plan), "--replicates", "20", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{format}: {}", text(&output.stderr));
    }
}
