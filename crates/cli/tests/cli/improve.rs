//! `snowball improve`: what `snowball-decide` finds, whoever computes it, and whenever.

use std::fs;

use serde_json::{Value, json};
use snowball_decide::improve::{Aim, Effort, Improver, Setting};
use snowball_engine::plan::Plan;

use crate::command::{PLAN, file, folder, path, refuse, succeed, text};

/// Little work.
pub const QUICK: [&str; 14] = [
    "improve",
    "-",
    "--population",
    "4",
    "--rounds",
    "3",
    "--scored-on",
    "4",
    "--pilot",
    "16",
    "--replicates",
    "50",
    "--points",
    "2",
];

const BUDGET: [&str; 4] = ["--aim", "customers", "--budget", "9000"];

fn improve(more: &[&str], plan: &str) -> Value {
    serde_json::from_slice(&succeed(&[&QUICK[..], &["--format", "json"], more].concat(), plan)).unwrap()
}

#[test]
fn it_is_the_search_of_the_library() {
    let found = improve(&[&BUDGET[..], &["--seed", "3"]].concat(), PLAN);
    let plan = Plan::from_json(PLAN).unwrap();
    let effort = Effort { population: 4, rounds: 3, draws: 4, pilot: 16, replicates: 50, points: 2 };
    let setting = Setting { effort, ..Setting::new(plan, Aim::Customers { budget: 9000.0 }, 3) };
    let mut improver = Improver::new(setting).unwrap();
    while !improver.done() {
        let results = improver.ask().iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
        improver.tell(results).unwrap();
    }
    let report = serde_json::to_value(improver.report().unwrap()).unwrap();
    for (field, value) in report.as_object().unwrap() {
        assert_eq!(&found[field], value, "{field}");
    }
    let candidate = improver.report().unwrap().best.unwrap().candidate.unwrap();
    assert_eq!(found["best_plan"], serde_json::to_value(candidate.plan(&improver.setting().plan)).unwrap());
}

#[test]
fn threads_change_nothing_and_the_seed_does() {
    let one = improve(&[&BUDGET[..], &["--threads", "1"]].concat(), PLAN);
    assert_eq!(one, improve(&[&BUDGET[..], &["--threads", "5"]].concat(), PLAN));
    assert_ne!(one["best"], improve(&[&BUDGET[..], &["--seed", "2"]].concat(), PLAN)["best"]);
}

/// The state after every round is a file; the search that goes on from it ends where the other does.
#[test]
fn a_search_goes_on_from_its_file() {
    let folder = folder("improve");
    let (state, best) = (folder.join("state.json"), folder.join("best.json"));
    let files = ["--state", path(&state), "--save-best", path(&best)];
    let whole = improve(&[&BUDGET[..], &files].concat(), PLAN);
    let saved = Plan::from_json(&fs::read_to_string(&best).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&saved).unwrap(), whole["best_plan"]);
    // Back to a state in the middle, as the library has it.
    let mut written: Value = serde_json::from_str(&fs::read_to_string(&state).unwrap()).unwrap();
    let ended: Improver = serde_json::from_value(written["improver"].clone()).unwrap();
    assert!(ended.done());
    let mut middle = Improver::new(ended.setting().clone()).unwrap();
    for _ in 0..2 {
        let results = middle.ask().iter().map(|piece| piece.evaluate(&middle.setting().plan)).collect();
        middle.tell(results).unwrap();
    }
    written["improver"] = serde_json::to_value(&middle).unwrap();
    fs::write(&state, written.to_string()).unwrap();
    let resume = [&BUDGET[..], &files, &["--resume"]].concat();
    assert_eq!(improve(&resume, PLAN), whole);
    // From the end there is nothing left to do.
    assert_eq!(improve(&resume, PLAN), whole);
    let refused = |more: &[&str]| refuse(&[&QUICK[..], &resume, more].concat(), PLAN);
    let other = refused(&["--seed", "9"]);
    assert!(other.contains("of another search"), "{other}");
    fs::write(&state, "{}").unwrap();
    assert!(refused(&[]).contains("not the state of a search"));
    written["snowball"] = json!("0.0.0");
    fs::write(&state, written.to_string()).unwrap();
    assert!(refused(&[]).contains("search anew"));
    // Without a file, it begins.
    fs::remove_file(&state).unwrap();
    assert_eq!(improve(&resume, PLAN), whole);
}

#[test]
fn what_is_held_stays_and_what_is_freed_varies() {
    let held = ["--rungs", "keep", "--per-referral", "keep", "--rules", "keep", "--qualify", "purchase"];
    let free = ["--friend-reward", "10..30:10", "--free", "/acquisition/organic=5..6:0.5"];
    let found = improve(&[&BUDGET[..], &held, &free].concat(), PLAN);
    let (ladder, base) = (&found["best_plan"]["ladder"], Plan::from_json(PLAN).unwrap().ladder);
    let base = serde_json::to_value(base).unwrap();
    for part in ["rungs", "per_referral", "rule", "qualifies_on", "breakage"] {
        assert_eq!(ladder[part], base[part], "{part}");
    }
    assert!([10.0, 20.0, 30.0].contains(&ladder["friend_reward"].as_f64().unwrap()));
    assert!([5.0, 5.5, 6.0].contains(&found["best_plan"]["acquisition"]["organic"].as_f64().unwrap()));
    let shaped =
        ["--rungs", "2", "--thresholds", "2..5", "--bonus", "100..300", "--step", "50", "--rules", "highest,repeating"];
    let found = improve(&[&BUDGET[..], &shaped].concat(), PLAN);
    let rungs = found["best_plan"]["ladder"]["rungs"].as_array().unwrap();
    assert_eq!(rungs.len(), 2);
    assert!(rungs.iter().all(|rung| (2..=5).contains(&rung["threshold"].as_u64().unwrap())));
    assert!(rungs.iter().all(|rung| rung["bonus"].as_f64().unwrap() % 50.0 == 0.0));
    assert_ne!(found["best_plan"]["ladder"]["rule"], "cumulative");
}

#[test]
fn the_table_can_be_read() {
    let table = succeed(&[&QUICK[..], &["--aim", "cheapest", "--goal", "150", "--cac", "80"]].concat(), PLAN);
    let table = text(&table);
    assert!(
        table.contains("least spending with at least 150 customers at 80 each or less, with a chance of 80.0 %"),
        "{table}"
    );
    assert!(table.lines().any(|line| line.starts_with("as it is ") && line.contains('%')), "{table}");
    assert!(table.contains("The search believed in ") && table.contains("under the same luck"), "{table}");
    assert!(table.lines().all(|line| !line.ends_with(' ')), "{table}");
    let never = succeed(&[&QUICK[..], &["--aim", "cac", "--goal", "15000"]].concat(), PLAN);
    assert!(
        text(&never).contains("Nothing within these spans keeps the limits. The nearest miss: 0.0 %"),
        "{}",
        text(&never)
    );
    let phase = PLAN.replace(
        "\"goals\"",
        r#""phases": [{"from_day": 9, "patches": [{"path": "/ladder/per_referral", "value": 5}]}], "goals""#,
    );
    let told = succeed(&[&QUICK[..], &BUDGET].concat(), &phase);
    assert!(text(&told).contains("Phase 1 sets /ladder/per_referral"), "{}", text(&told));
}

#[test]
fn what_makes_no_sense_is_refused_with_every_reason() {
    let refused = |more: &[&str]| refuse(&[&QUICK[..], more].concat(), PLAN);
    assert!(refused(&["--aim", "customers", "--goal", "5"]).contains("takes --budget"));
    assert!(refused(&["--aim", "cac", "--budget", "5"]).contains("takes --goal"));
    assert!(refused(&["--aim", "cheapest", "--goal", "5"]).contains("takes --goal and --cac"));
    let odd = [
        "--aim",
        "cac",
        "--goal",
        "0",
        "--chance",
        "2",
        "--rungs",
        "3..11",
        "--free",
        "/nowhere=1..2",
        "--free",
        "/market/size=2..0:1",
    ];
    let all = refused(&odd);
    for problem in [
        "5 problems in what is to be improved",
        "/aim/goal: 0 is out of range; valid: 1 to",
        "/chance: 2 is out of range; valid: 0 to 1",
        "/space/rungs/most: 11 is out of range; valid: 0 to 10",
        "/space/free/0/path: names no number of the plan",
        "/space/free/1/values/high: 0 is out of range; valid: 1 to 10000000000",
    ] {
        assert!(all.contains(problem), "{problem} in {all}");
    }
    let typed = |more: &[&str]| refused(&[&BUDGET[..], more].concat());
    assert!(typed(&["--rungs", "few"]).contains("fewest..most"));
    assert!(typed(&["--bonus", "9"]).contains("low..high"));
    assert!(typed(&["--bonus", "keep"]).contains("--rungs keep"));
    assert!(typed(&["--rungs", "keep", "--thresholds", "1..3"]).contains("that are kept"));
    assert!(typed(&["--rules", "often"]).contains("valid: cumulative, highest, repeating, keep"));
    assert!(typed(&["--qualify", "never"]).contains("valid: join, consult, purchase, keep"));
    assert!(typed(&["--free", "market"]).contains("/path=low..high"));
    assert!(typed(&["--resume"]).contains("--state"));
    assert!(refuse(&[&QUICK[..], &BUDGET].concat(), "{}").contains("/version"));
    let nowhere = file("not-a-folder", b"");
    let state = nowhere.join("state.json");
    let failed = crate::command::snowball(&[&QUICK[..], &BUDGET, &["--state", path(&state)]].concat(), PLAN);
    assert_eq!(failed.status.code(), Some(1));
}
