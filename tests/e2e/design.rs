//! The page of parts: all of them are there, they work, and nothing that is tried there reaches what is open.

use fantoccini::key::Key;
use snowball::view::design::{COLOURS, LIVE, SIZES, SPACES};

use crate::harness::{Page, Setup, browse};

/// Its sections, by id, and what each shows at least so often.
const PARTS: [(&str, &str, u64); 16] = [
    ("colours", ".role", 32),
    ("type", "[data-token]", SIZES.len() as u64),
    ("space", "[data-token]", SPACES.len() as u64),
    ("buttons", "button", 10),
    ("icons", "li svg + code", 27),
    ("numbers", ".control", 5),
    ("fields", "input, select, .group-head", 6),
    ("plans", ".plan-badge", 8),
    ("cards", ".card", 5),
    ("messages", ".message .problems li", 2),
    ("progress", "[data-study]", 4),
    ("dialogs", "button", 1),
    ("terms", ".term, .help-button", 3),
    ("table", "tbody tr", 5),
    ("charts", ".part", 4),
    ("empty", ".library-state, [data-compare=alone]", 3),
];

#[test]
fn every_part_is_there_in_both_languages_and_themes() {
    for (language, dark, width) in [("en", false, 1440), ("zh-CN", true, 390)] {
        let setup = Setup { language, dark, width, ..Setup::default() };
        browse(&format!("design-{language}"), setup, |page| async move {
            page.open_few().await;
            page.visit("method").await;
            page.click("[data-action=design]").await;
            page.find("main.design h1").await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            for (id, what, least) in PARTS {
                let found = page.count(&format!("#{id} :is({what})")).await;
                assert!(found >= least, "{language}: {found} of {what} in {id}, {least} wanted");
            }
            let shown = page.count("main section.design-part").await;
            assert_eq!(shown as usize, PARTS.len(), "a section that no test knows");
            let tokens = COLOURS.iter().map(|(_, tokens)| tokens.len() as u64).sum::<u64>();
            assert_eq!(page.count(".role[data-serves=true]").await, tokens, "{language}: contrast in the browser");
            // Both themes beside each other, each with colours of its own.
            page.click(".sheet-choices .switch input").await;
            page.find(".design-pane[data-theme=dark] .role").await;
            assert_eq!(page.count(".role[data-serves=true]").await, 2 * tokens, "{language}: both themes");
            let ink = "return ['light', 'dark'].map(theme => {
                const pane = document.querySelector(`#colours [data-theme=${theme}]`);
                return pane.querySelector('[data-token=\"--ink\"] .role-hex').textContent
                    + getComputedStyle(pane.querySelector('[data-token=\"--ink\"] .role-colour')).backgroundColor;
            }).join()";
            let inks = page.text_of(ink).await;
            assert_eq!(inks, "#1f2328rgb(31, 35, 40),#e6e8eargb(230, 232, 234)", "{language}");
            assert!(page.overflow().await <= 0.0, "{language}: both themes stick out");
            page.assert_clean().await;
        });
    }
}

#[test]
fn what_is_tried_works_and_changes_nothing_that_is_open() {
    browse("design-tried", Setup::default(), |page| async move {
        page.open_few().await;
        page.done().await;
        let cards = page.cards().await;
        page.visit("design").await;

        // A control moves its copy of the plan: what it says, the table and the chart follow.
        let report = "return document.querySelector('[data-report]').textContent";
        let table = "return document.querySelector('#table tbody').textContent";
        let words = "return document.querySelector('#charts [data-chart=growth] .chart-stage').ariaLabel";
        let before = (page.text_of(report).await, page.text_of(table).await, page.text_of(words).await);
        page.press(&format!("#numbers [data-path='{LIVE}'] input[type=range]"), Key::Left + "").await;
        let moved = format!("return document.querySelector('[data-report]').textContent !== {:?}", before.0);
        page.wait_for("the report", &moved).await;
        assert_ne!(page.text_of(table).await, before.1);
        assert_ne!(page.text_of(words).await, before.2);
        page.click("[data-action=design-put-back]").await;
        page.wait_for("what is open", &moved.replace("!==", "===")).await;
        assert_eq!(page.text_of(table).await, before.1);
        assert_eq!(page.text_of(words).await, before.2);

        // The number control in its states.
        assert_ne!(page.said("[data-path='design/wrong'] .control-error").await, "");
        page.click("[data-path='design/changed'] [data-action=reset]").await;
        page.none("[data-path='design/changed'][data-changed]").await;
        assert_eq!(page.count("[data-path='design/unknown'] .slider-range").await, 1);

        // Buttons, switch, tabs.
        page.click("#buttons .button-main").await;
        page.find("[data-pressed='1']").await;
        page.click("[data-action=design-toggle]").await;
        page.find("[data-action=design-toggle][aria-pressed=false]").await;
        page.click("#fields .switch input").await;
        page.find("[data-switched=false]").await;
        page.click("#plans [data-plan-tab=B]").await;
        page.find("#plans [data-plan-tab=B][aria-pressed=true]").await;
        assert_eq!(page.count("header [data-plan-tab=A][aria-pressed=true]").await, 1, "the plan that is open stays");

        // One message at a time, closed and chosen.
        page.click("#messages [data-action=dismiss]").await;
        page.none("#messages .message").await;
        page.choose("[data-pick=design-message]", "full").await;
        page.find("#messages .message").await;

        // A study and the run are stopped and gone on with; charts go back to the last one.
        page.click("#progress [data-study=running] [data-action=study-stop]").await;
        page.none("#progress [data-study=running]").await;
        page.click("#progress [data-action=stop]").await;
        page.find("#progress .run-bar[data-status=stopped]").await;
        page.click("[data-part=design-loading] [data-action=study-stop]").await;
        page.find("[data-part=design-loading] [data-study=stopped]").await;
        page.click("#charts .switch input").await;
        page.find("[data-part=design-drawn][data-stale=true] .chart-canvas").await;

        // The dialog keeps the focus and gives it back.
        page.press("[data-action=design-dialog]", Key::Enter + "").await;
        page.wait_for("the dialog", "return document.querySelector('dialog')?.contains(document.activeElement)").await;
        page.press("dialog button", Key::Escape + "").await;
        page.none("dialog").await;
        page.wait_for("the focus", "return document.activeElement.dataset.action === 'design-dialog'").await;

        page.visit("simulate").await;
        page.done().await;
        assert_eq!(page.cards().await, cards, "what is open has changed");
        page.assert_clean().await;
    });
}

impl Page {
    /// What an element says.
    async fn said(&self, selector: &str) -> String {
        self.text_of(&format!("return document.querySelector(`{selector}`).textContent.trim()")).await
    }

    /// Waits until there is no such element.
    async fn none(&self, selector: &str) {
        self.wait_for(
            &format!("{selector} to be gone"),
            &format!("return document.querySelector(`{selector}`) === null"),
        )
        .await;
    }
}
