//! The Method page: reached by a link, left by the browser's own way back.

use crate::harness::{Setup, browse};

#[test]
fn the_method_page_is_a_link_away_and_back_leads_home() {
    for language in ["en", "zh-CN"] {
        browse("method", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            page.done().await;
            let cards = page.cards().await;
            page.press("a[href=\"#method\"]", fantoccini::key::Key::Enter + "").await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            let definitions = page.count(".definitions:not(.glossary) dt").await;
            assert_eq!(definitions as usize, snowball_engine::Metric::ALL.len());
            page.wait_for("the validation", "return document.querySelector('[data-validation]') !== null").await;
            let cases = page.attribute("[data-validation]", "data-validation").await;
            assert_ne!(cases.as_deref(), Some("missing"), "the build brings the results of the validation");
            for (width, height) in [(1440, 900), (390, 844)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{language} {width}");
            }
            page.resize(1440, 900, 1.0).await;
            page.eval("history.back()").await;
            page.wait_for("the results", "return document.activeElement.id === 'results'").await;
            page.done().await;
            assert_eq!(page.cards().await, cards, "nothing was lost");
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_mechanism_that_is_off_shows_its_switch_alone() {
    browse("mechanisms", Setup::default(), |page| async move {
        page.open_few().await;
        let group = "[data-group=reputation]";
        page.click(&format!("{group} .group-head")).await;
        assert_eq!(page.count(&format!("{group} [data-path='/reputation/crisis_size']")).await, 0);
        assert_eq!(page.count("[data-chart=reputation]").await, 0);
        page.write(&format!("{group} [data-path='/reputation/crisis_rate'] input[type=text]"), "6").await;
        page.find(&format!("{group} [data-path='/reputation/crisis_size']")).await;
        page.done().await;
        assert_eq!(page.count("[data-chart=reputation]").await, 1);
        assert_eq!(page.count("[data-chart=alerts]").await, 1);
        let words = page.attribute("[data-stage=alerts]", "aria-label").await.unwrap_or_default();
        assert!(words.contains('%'), "{words}");
        page.assert_clean().await;
    });
}
