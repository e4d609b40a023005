//! The tour of the first visit, and terms that explain themselves.

use fantoccini::key::Key;
use snowball::view::tour::STEPS;

use crate::harness::{Page, Setup, browse};

const NEW: Setup = Setup { tour: true, ..Setup::USUAL };

#[test]
fn who_comes_for_the_first_time_is_shown_around_once() {
    browse("tour", NEW, |page| async move {
        page.open().await;
        page.ready().await;
        for (at, step) in STEPS.iter().enumerate() {
            page.find(&format!(".tour[data-step='{}']", at + 1)).await;
            assert_eq!(page.attribute("#app", "data-tour").await.as_deref(), Some(step.at));
            let framed = page.text_of(FRAMED).await;
            assert_eq!(framed, "1", "{}: so many parts in sight are framed", step.at);
            page.press("[data-action=tour-next]", Key::Enter + "").await;
        }
        page.gone().await;
        page.wait_for("the results", "return document.activeElement.id === 'results'").await;
        // It covers nothing and changes nothing of the run.
        page.done().await;
        page.again().await;
        page.gone().await;
        // On the Method page it is found again, and Escape ends it.
        page.visit("method").await;
        page.press("[data-action=tour]", Key::Enter + "").await;
        page.find(".tour[data-step='1']").await;
        page.wait_for("the card", "return document.activeElement.classList.contains('tour')").await;
        page.press("[data-action=tour-next]", Key::Escape + "").await;
        page.gone().await;
        page.assert_clean().await;
    });
}

#[test]
fn it_stands_in_nobodys_way() {
    browse("tour-skipped", NEW, |page| async move {
        page.open().await;
        page.ready().await;
        page.find(".tour").await;
        // Left alone, it stays until it is skipped, over reloads too.
        page.again().await;
        page.click("[data-action=tour-skip]").await;
        page.gone().await;
        page.again().await;
        page.gone().await;
    });
    browse("tour-fresh", NEW, |page| async move {
        page.open_hash("?fresh").await;
        page.ready().await;
        page.gone().await;
    });
    browse("tour-framed", NEW, |page| async move {
        let _host = page.open_framed("tour-host", "").await;
        page.gone().await;
    });
}

#[test]
fn a_term_says_what_it_means_where_it_stands() {
    for language in ["en", "zh-CN"] {
        browse("terms", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            page.visit("method").await;
            let terms = snowball::view::glossary::TERMS.len() as u64;
            assert_eq!(page.count(".glossary dt").await, terms);
            assert_eq!(page.count(".glossary dt [lang]").await, terms, "each in the other language too");
            let term = "main .term[data-term=glossary-churn], main .term[data-term=glossary-saturation], main .term";
            page.press(term, Key::Enter + "").await;
            let told = page.text_of("return document.querySelector('.term-text')?.textContent ?? ''").await;
            let said = page.text_of("return document.querySelector('.term[aria-expanded=true]').textContent").await;
            assert!(told.chars().count() > said.chars().count() + 10, "{said}: {told}");
            let described = "const term = document.querySelector('.term[aria-expanded=true]');
                 return document.getElementById(term.getAttribute('aria-describedby'))?.textContent ?? ''";
            assert_eq!(page.text_of(described).await, told);
            page.resize(360, 640, 1.0).await;
            assert!(page.overflow().await <= 0.0, "{language}: the explanation sticks out");
            page.press(term, Key::Escape + "").await;
            page.wait_for("it to go", "return document.querySelector('.term-text') === null").await;
            page.assert_clean().await;
        });
    }
}

/// How many parts in sight have the frame of the tour, as text.
const FRAMED: &str = "
    const parts = ['.question', '.rail', '.sheet-handle', '.chart', '.plan-tabs', '.page-links'];
    const all = parts.flatMap(part => [...document.querySelectorAll(part)]);
    const framed = all.filter(part => part.checkVisibility() && getComputedStyle(part).outlineStyle === 'solid'
        && part.getClientRects().length && part !== document.activeElement);
    return String(framed.length)";

impl Page {
    /// Loads the page again.
    async fn again(&self) {
        self.client.refresh().await.expect("a page can be reloaded");
        self.ready().await;
    }

    /// Waits until no tour is to be seen.
    async fn gone(&self) {
        let script = "return document.querySelector('.tour') === null && !document.querySelector('#app').dataset.tour";
        self.wait_for("the tour to be gone", script).await;
    }
}
