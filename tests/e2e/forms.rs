//! What is set in the forms of Improve and Live test stays: over a change of page and of language, a reload, in a link; and goes with
//! its set.

use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::plan::{Number, Plan};

use crate::harness::{Page, Setup, browse};

/// Two plans that can be tested against each other.
fn document() -> Document {
    let plan = Plan { name: "Now".to_owned(), horizon_days: 60, ..Plan::default() };
    let mut other = Plan { name: "New".to_owned(), ..plan.clone() };
    other.set_number("/segments/0/acceptance", Number::Value(0.6));
    Document { plans: vec![plan, other], preset: None, ..Document::of_preset(presets::default(), Locale::En) }
}

/// Everything that stands in a form.
const SET: &str = "return [...document.querySelectorAll('main :is(.improve-form, .test-shares) :is(input, select)')]
    .map(one => one.type === 'checkbox' ? one.checked : one.value)";

/// Presses the switch at a place of a form.
async fn switch(page: &Page, part: &str, at: usize) {
    page.eval(&format!("document.querySelectorAll('{part} .switch input')[{at}].click()")).await;
}

impl Page {
    /// What stands in the forms of both pages, as `[improve, test]`.
    async fn both_forms(&self) -> [Value; 2] {
        let mut both = [Value::Null, Value::Null];
        for (at, name) in ["improve", "test"].into_iter().enumerate() {
            self.go(name).await;
            both[at] = self.eval(SET).await;
        }
        both
    }
}

#[test]
fn what_is_set_in_a_form_stays_and_goes_into_links() {
    let (link, set) = browse("forms", Setup::default(), |page| async move {
        page.open_with(document()).await;
        let opened = page.both_forms().await;
        page.go("improve").await;
        page.choose("[data-pick=improve-aim]", "customers").await;
        page.write("[data-field=budget] input", "1234.5").await;
        page.write("[data-field=chance] input", "65").await;
        page.choose("[data-pick=improve-pace]", "thorough").await;
        switch(&page, "[data-vary=ladder-friend_reward]", 0).await;
        page.write("[data-vary=ladder-per_referral] [data-field=step] input", "2.5").await;
        switch(&page, ".improve-choices", 1).await;
        page.choose("[data-pick=improve-free]", "/segments/0/share_rate").await;
        page.write(".improve-free [data-field=to] input", "33").await;
        page.go("test").await;
        page.choose("[data-pick=test-measure]", "conversion").await;
        switch(&page, ".test-ways", 2).await;
        page.write("[data-field=clusters] input", "24").await;
        page.write("[data-field=seeds] input", "200, 400, 800").await;
        page.write("[data-field=days] input", "10 20").await;
        page.choose("[data-pick=test-looks]", "pocock").await;
        page.write("[data-field=look-count] input", "3").await;
        page.choose("[data-pick=test-effort]", "quick").await;
        page.write("[data-field=share-in-a] input", "7").await;
        let set = page.both_forms().await;
        assert!(set[0] != opened[0] && set[1] != opened[1]);
        for typed in ["1,234.5", "65", "2.5", "33", "thorough"] {
            assert!(set[0].as_array().is_some_and(|all| all.contains(&json!(typed))), "{typed}: {}", set[0]);
        }
        for typed in ["24", "200, 400, 800", "10, 20", "pocock", "quick", "7"] {
            assert!(set[1].as_array().is_some_and(|all| all.contains(&json!(typed))), "{typed}: {}", set[1]);
        }
        page.go("simulate").await;
        assert_eq!(page.both_forms().await, set, "over a change of page");
        page.choose("[data-action=language]", "zh-CN").await;
        page.wait_for("the language", "return document.documentElement.lang === 'zh-CN'").await;
        assert_eq!(page.both_forms().await, set, "in the other language");
        page.choose("[data-action=language]", "en").await;
        page.wait_for("the language", "return document.documentElement.lang === 'en'").await;
        page.client.refresh().await.expect("a page can be reloaded");
        page.ready().await;
        assert_eq!(page.both_forms().await, set, "over a reload");
        // An edit elsewhere, and taking it back, leave it.
        page.go("simulate").await;
        page.write("[data-path='/acquisition/seeds'] input[type=text]", "300").await;
        page.click("[data-action=undo]").await;
        assert_eq!(page.both_forms().await, set, "over an edit and its undoing");
        let link = page.link().await;
        // Another case is asked something else; taken back, the set has its own again.
        page.go("simulate").await;
        page.choose("[data-action=preset]", "wom-partner-plan").await;
        page.done().await;
        page.go("improve").await;
        let other = page.eval(SET).await;
        assert!(other.as_array().is_some_and(|all| !all.contains(&json!("1,234.5"))), "{other}");
        page.press("main h1", Key::Control + "z").await;
        page.wait_for("the plans before", "return document.querySelectorAll('[data-plan-tab]').length === 2").await;
        assert_eq!(page.both_forms().await, set, "after undo");
        page.assert_clean().await;
        (link, set)
    });
    assert!(link.len() < 3000, "{} characters", link.len());
    browse("forms-link", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        page.open_hash(&link).await;
        page.ready().await;
        assert_eq!(page.eval(SET).await, set[1], "the page of the link stands when it says so");
        assert_eq!(page.both_forms().await, set, "in a new profile");
        page.assert_clean().await;
    });
}
