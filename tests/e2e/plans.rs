//! Several plans side by side.

use fantoccini::key::Key;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};
use crate::native::{self, SEED};

#[test]
fn a_copy_can_be_edited_and_compared_and_closed() {
    let original = native::default_plans().remove(0);
    let mut copy = original.clone();
    copy.set_number("/ladder/per_referral", 2000.0.into());
    let results = native::simulate(&original, SEED, FEW);
    let edited = native::simulate(&copy, SEED, FEW);
    browse("plans", Setup::default(), |page| async move {
        page.open_few().await;
        // Down to one plan: then there is nothing to compare and nothing to close.
        page.click("[data-plan-tab=B]").await;
        page.click("[data-action=remove-plan]").await;
        page.done().await;
        assert_eq!(tabs(&page).await, ["A"]);
        assert_eq!(page.count("[data-difference]").await, 0);
        assert_eq!(page.count("[data-action=remove-plan]").await, 0);
        assert_eq!(page.cards().await, native::cards(&results));

        page.click("[data-action=duplicate]").await;
        page.done().await;
        assert_eq!(tabs(&page).await, ["A", "B"]);
        assert_eq!(page.cards().await, native::cards(&results), "a copy has the same results");
        let same = page.differences().await;
        assert!(same.values().all(|exact| exact.median == "0" && exact.low == "0" && exact.high == "0"), "{same:?}");

        // Edits are of the copy alone.
        page.write("[data-path='/ladder/per_referral'] input[type=text]", "2000").await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&edited));
        assert_eq!(page.differences().await, native::differences(&results, &edited));
        page.click("[data-plan-tab=A]").await;
        assert_eq!(page.cards().await, native::cards(&results));

        // Undo takes back one thing at a time: the edit, the copy, the closing.
        page.click("[data-action=undo]").await;
        page.click("[data-action=undo]").await;
        assert_eq!(tabs(&page).await, ["A"]);
        page.click("[data-action=undo]").await;
        page.done().await;
        assert_eq!(tabs(&page).await, ["A", "B"]);
        page.assert_clean().await;
    });
}

#[test]
fn an_edit_of_one_plan_computes_only_that_plan_again() {
    browse("one plan", Setup::default(), |page| async move {
        page.open_few().await;
        let b = "return [...document.querySelectorAll('[data-card] [data-active=false]')].map(e => e.textContent).join('|')";
        let before = page.text_of(b).await;
        assert!(!before.is_empty());
        page.press("[data-path='/ladder/per_referral'] input[type=range]", Key::Left).await;
        assert_eq!(page.text_of(b).await, before);
        page.done().await;
        assert_eq!(page.text_of(b).await, before);
    });
}

#[test]
fn there_is_an_end_to_the_plans() {
    browse("many plans", Setup::default(), |page| async move {
        page.open_few().await;
        for letter in ["C", "D", "E", "F"] {
            page.click("[data-action=duplicate]").await;
            page.wait_for(letter, &format!("return document.querySelector('[data-plan-tab={letter}]') !== null")).await;
        }
        page.done().await;
        assert!(page.attribute("[data-action=duplicate]", "disabled").await.is_some());
        assert!(page.overflow().await <= 0.0, "six plans make the page scroll sideways");
        page.assert_clean().await;
    });
}

async fn tabs(page: &Page) -> Vec<String> {
    let tabs =
        page.eval("return [...document.querySelectorAll('[data-plan-tab]')].map(tab => tab.dataset.planTab)").await;
    serde_json::from_value(tabs).expect("a list of letters")
}
