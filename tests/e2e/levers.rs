//! Levers over a plan: found, understood, added, moved, switched off without a trace, removed.

use std::collections::BTreeMap;

use fantoccini::key::Key;
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::Metric;
use snowball_engine::plan::{Addition, Lever, Plan};
use snowball_library::{Language, library};

use crate::actions::FEW;
use crate::harness::{Setup, browse};
use crate::native::{self, SEED};

const GROUP: &str = "[data-group=levers]";

/// A plan with a lever of the library as it comes.
fn with_lever(plan: &Plan, id: &str, language: Language) -> Plan {
    let lever = library().lever(id).expect("it is there");
    let mut plan = plan.clone();
    plan.levers.push(lever.in_plan(&BTreeMap::new(), plan.horizon_days, language));
    plan
}

#[test]
fn a_lever_is_found_added_and_switched_off_without_a_trace() {
    for (locale, query) in [(Locale::En, "leaderboard"), (Locale::ZhCn, "排行榜")] {
        let original = native::default_plans().remove(0);
        let plain = native::simulate(&original, SEED, FEW);
        let levered = native::simulate(&with_lever(&original, "leaderboard", locale.into()), SEED, FEW);
        browse("levers", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_few().await;
            assert_eq!(page.cards().await, native::cards(&plain));
            page.click(&format!("{GROUP} .group-head")).await;
            page.press("[data-action=add-lever]", Key::Enter + "").await;
            page.wait_for("the search", "return document.activeElement.dataset.action === 'search-levers'").await;
            page.write("[data-action=search-levers]", query).await;
            page.wait_for("the list", "return document.querySelectorAll('[data-pick-lever]').length === 1").await;
            page.press("[data-pick-lever=leaderboard]", Key::Enter + "").await;
            page.press("dialog dialog .button-main, dialog + dialog .button-main", Key::Enter + "").await;
            page.wait_for("the dialogs to close", "return document.querySelector('dialog') === null").await;
            page.wait_for("the focus", "return document.activeElement.dataset.action === 'add-lever'").await;
            page.done().await;
            assert_eq!(page.cards().await, native::cards(&levered));
            assert_eq!(page.count("[data-lever=leaderboard]").await, 1);

            page.click("[data-path='/levers/0/on'] input").await;
            page.done().await;
            assert_eq!(page.cards().await, native::cards(&plain), "off is as if it were not there");
            page.click("[data-path='/levers/0/on'] input").await;
            page.done().await;
            assert_eq!(page.cards().await, native::cards(&levered));

            let factor = "[data-lever] [data-path='/levers/0/effects/0/times']";
            let before = page.expected("growth").await;
            page.press(&format!("{factor} input[type=range]"), Key::Right).await;
            page.other_than("expected", "growth", &before).await;
            page.click("[data-lever=leaderboard] [data-action=remove-entry]").await;
            page.done().await;
            assert_eq!(page.cards().await, native::cards(&plain));
            for (width, height) in [(1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_rung_of_a_lever_stands_in_the_chart_and_moves_no_other() {
    let mut plan = native::default_plans().remove(0);
    let entry = serde_json::json!({ "threshold": 5, "bonus": 800.0 });
    let addition = Addition { to: "/ladder/rungs".to_owned(), entry };
    plan.levers.push(Lever { name: "Fifth friend".to_owned(), adds: vec![addition], ..Lever::default() });
    let results = native::simulate(&plan, SEED, FEW);
    let bonus = results.summary(Metric::SpendBonus).expect("defined");
    assert!(bonus.median > 0.0);
    browse("lever rungs", Setup::default(), |page| async move {
        page.open_with(Document {
            plans: vec![plan],
            preset: None,
            ..Document::of_preset(presets::default(), Locale::En)
        })
        .await;
        assert_eq!(page.cards().await, native::cards(&results));
        page.click("[aria-controls=chart-ladder-table]").await;
        let rows =
            "return [...document.querySelectorAll('[data-chart-table=ladder] tbody th')].map(e => e.textContent)";
        let rows: Vec<String> = serde_json::from_value(page.eval(rows).await).expect("a list of texts");
        assert_eq!(rows, ["1 referral", "3 referrals", "5 referrals", "10 referrals"]);
        assert_eq!(page.count(".rungs .rung").await, 3, "the plan's own rungs are edited");
        page.assert_clean().await;
    });
}
