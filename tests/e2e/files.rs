//! Plans that come in and go out, and what the browser keeps.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball_engine::plan::Plan;

use crate::actions::FEW;
use crate::harness::{Setup, browse};
use crate::native::{self, SEED};

#[test]
fn a_bad_import_shows_every_problem_with_its_path_and_harms_nothing() {
    browse("bad import", Setup::default(), |page| async move {
        page.open_few().await;
        let (cards, curve) = (page.cards().await, page.expected("growth").await);
        let bad = json!({
            "version": 1,
            "horizon_days": -3,
            "no_such_field": 1,
            "segments": [{ "share_rate": "often" }],
            "funnel": { "consult_delay": { "low": 5, "high": 2 } }
        });
        let bad = bad.to_string();
        let expected = Plan::from_json(&bad).expect_err("it is bad in several ways");
        page.import(&bad).await;
        let shown = page
            .eval("return [...document.querySelectorAll('[data-message] [data-problem-path]')].map(e => e.dataset.problemPath)")
            .await;
        let paths: Vec<_> = expected.0.iter().map(|problem| problem.path.clone()).collect();
        assert!(paths.len() >= 4, "{paths:?}");
        assert_eq!(shown, json!(paths));
        assert_eq!(page.cards().await, cards, "what was open is gone");
        assert_eq!(page.expected("growth").await, curve);
        page.click("[data-action=dismiss]").await;
        page.wait_for("the message to go", "return document.querySelector('[data-message]') === null").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_text_that_is_no_plan_at_all_is_said_to_be_none() {
    browse("no plan", Setup::default(), |page| async move {
        page.open_few().await;
        for text in ["", "{", "[1, 2, 3]", "滚雪球", "{\"plans\": 7}", "<script>alert(1)</script>"] {
            page.import(text).await;
            page.wait_for(text, "return document.querySelectorAll('[data-message] [data-problem-path]').length").await;
            page.click("[data-action=dismiss]").await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn what_is_exported_opens_as_the_same_plans_with_the_same_bits() {
    browse("export", Setup::default(), |page| async move {
        page.open_few().await;
        page.write("[data-path='/acquisition/seeds'] input[type=text]", "5000").await;
        page.done().await;
        let cards = page.cards().await;
        let text = page.export(&folder("export-1")).await;
        let set: Value = serde_json::from_str(&text).expect("an export is JSON");
        let plans: Vec<_> = set["plans"].as_array().expect("a list of plans").iter().cloned().map(plan).collect();
        let mut expected = native::default_plans();
        expected[0].set_number("/acquisition/seeds", 5000.0.into());
        assert_eq!(plans, expected);
        assert_eq!(cards, native::cards(&native::simulate(&plans[0], SEED, FEW)));

        // Something else, then the file back, by the file button.
        page.choose("[data-action=preset]", "wom-partner-plan").await;
        page.done().await;
        assert_ne!(page.cards().await, cards);
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e/again.json");
        fs::write(&file, &text).expect("a file can be written");
        page.click("[data-action=import]").await;
        page.press("[data-file=import]", file.display()).await;
        page.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
        page.done().await;
        assert_eq!(page.cards().await, cards);
        assert_eq!(page.export(&folder("export-2")).await, text);
        page.assert_clean().await;
    });
}

#[test]
fn a_reload_brings_back_what_was_open() {
    browse("reload", Setup::default(), |page| async move {
        page.open_few().await;
        page.press("[data-path='/ladder/per_referral'] input[type=range]", Key::Left).await;
        page.click("[data-action=duplicate]").await;
        page.choose("[data-action=theme]", "dark").await;
        page.done().await;
        let (cards, curve) = (page.cards().await, page.expected("growth").await);
        page.open_done().await;
        assert_eq!(page.cards().await, cards);
        assert_eq!(page.expected("growth").await, curve);
        assert_eq!(page.count("[data-plan-tab]").await, 3);
        assert_eq!(page.attribute("html", "data-theme").await.as_deref(), Some("dark"));
        page.assert_clean().await;
    });
}

/// Cases of several sectors and lengths; that the plans of all others compile is the library's own test.
const CASES: [&str; 3] = ["five-year-plan", "home-cashback-fatigue", "clinic"];

#[test]
fn cases_open_and_run() {
    browse("presets", Setup::default(), |page| async move {
        page.open_few().await;
        for preset in CASES.map(|id| snowball_library::library().preset(id).expect("it is in the library")) {
            page.choose("[data-action=preset]", &preset.id).await;
            // The first choice loads the library.
            let name = serde_json::json!(preset.plans[0].plan.name);
            page.wait_for(&preset.id, &format!("return document.title.includes({name})")).await;
            page.done().await;
            assert_eq!(page.count("[data-plan-tab]").await as usize, preset.plans.len(), "{}", preset.id);
            assert_eq!(page.count("[data-message]").await, 0, "{}", preset.id);
            let customers = &page.cards().await["customers"];
            assert!(!customers.median.is_empty(), "{}", preset.id);
        }
        page.assert_clean().await;
    });
}

fn plan(value: Value) -> Plan {
    Plan::from_value(value).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A new folder for what the browser saves.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name);
    // What an earlier run of the tests has left.
    let _ = fs::remove_dir_all(&folder);
    folder
}
