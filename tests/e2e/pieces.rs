//! The program in pieces: what is not needed for the first page comes when it is asked for, and its absence is said.

use serde_json::json;
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;

use crate::harness::{Page, Setup, browse};

async fn block(page: &Page, urls: &[&str]) {
    page.cdp("Network.enable", json!({})).await;
    page.cdp("Network.setBlockedURLs", json!({ "urls": urls })).await;
}

#[test]
fn a_page_that_does_not_come_says_so_and_comes_when_asked_again() {
    browse("piece-missing", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        block(&page, &["*/split_*.wasm"]).await;
        page.click("[data-page=compare]").await;
        page.find("main.compare [role=alert]").await;
        // What is open is untouched, and so is everything that is there.
        page.click("[data-page=simulate]").await;
        page.find("main .card").await;
        page.click("[data-page=compare]").await;
        page.find("main.compare [role=alert]").await;
        block(&page, &[]).await;
        page.click("[data-action=fetch-again]").await;
        page.wait_for("the heading to have the focus", "return document.activeElement?.matches('main.compare h1')")
            .await;
        assert_eq!(page.count("[data-action=fetch-again]").await, 0);
    });
}

#[test]
fn controls_and_dialogs_that_do_not_come_say_so() {
    browse("piece-parts", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        block(&page, &["*/split_*.wasm"]).await;
        page.click("[data-group=money] .group-head").await;
        page.find("[data-group=money] [role=alert]").await;
        page.click("[data-action=share]").await;
        page.find("dialog[open] [role=alert]").await;
        block(&page, &[]).await;
        page.click("dialog[open] [data-action=fetch-again]").await;
        page.find("dialog[open] input, dialog[open] textarea").await;
    });
}

#[test]
fn a_language_that_does_not_come_is_said_in_the_one_that_is_there() {
    browse("piece-language", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        let chosen = "return document.querySelector('[data-action=language]').value";
        block(&page, &["*/split_*.wasm"]).await;
        for name in ["simulate", "method"] {
            page.eval(&format!("location.hash = '#{name}'")).await;
            page.find(&format!("[data-page={name}][aria-current]")).await;
            page.choose("[data-action=language]", "zh-CN").await;
            let said = "return document.querySelector('[data-language-missing=zh-CN][role=alert]')?.textContent ?? ''";
            page.wait_for("word of it", said).await;
            assert!(page.text_of(said).await.contains("简体中文 could not be fetched"));
            // The menu names the language that is there.
            assert_eq!(page.text_of(chosen).await, "en");
            assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("en"));
            page.click("[data-action=language-told]").await;
            page.wait_for("it to go", "return document.querySelector('[data-language-missing]') === null").await;
        }
        page.choose("[data-action=language]", "zh-CN").await;
        page.find("[data-language-missing]").await;
        block(&page, &[]).await;
        page.click("[data-language-missing] [data-action=fetch-again]").await;
        page.wait_for("the language", "return document.documentElement.lang === 'zh-CN'").await;
        assert_eq!((page.count("[data-language-missing]").await, page.text_of(chosen).await), (0, "zh-CN".to_owned()));
    });
    // Nor is it silent where the page opens with it.
    browse("piece-first-language", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        block(&page, &["*/split_chinese*.wasm"]).await;
        page.open().await;
        page.ready().await;
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("en"));
        page.find("[data-language-missing=zh-CN]").await;
        block(&page, &[]).await;
        page.click("[data-language-missing] [data-action=fetch-again]").await;
        page.wait_for("the language", "return document.documentElement.lang === 'zh-CN'").await;
    });
}

#[test]
fn a_page_that_a_link_names_stands_when_it_says_so() {
    browse("piece-first", Setup::default(), |page| async move {
        // What stands when the page says for the first time that it does.
        page.before_load(
            "new MutationObserver((_, observer) => {
                 if (!document.querySelector('[data-ready=\"true\"]')) return;
                 observer.disconnect();
                 window.__stood = document.querySelector('main')?.className + (document.querySelector('main [data-coming]') ? ' coming' : '');
             }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] })",
        )
        .await;
        for name in ["compare", "improve", "library", "method", "present"] {
            page.client.goto("about:blank").await.expect("a page can be left");
            page.open_hash(&format!("#{name}")).await;
            page.ready().await;
            let stood = page.text_of("return window.__stood ?? ''").await;
            assert!(stood.split(' ').any(|class| class == name) && !stood.ends_with("coming"), "{name}: {stood}");
        }
    });
}

#[test]
fn a_study_that_is_asked_for_while_the_first_run_is_computed_comes() {
    browse("piece-study", Setup::default(), |page| async move {
        page.bring(&Document { replicates: Some(200), ..Document::of_preset(presets::default(), Locale::En) }).await;
        page.open_hash("#cascade").await;
        page.ready().await;
        page.find("[data-stage=forest] canvas[data-drawn]").await;
        page.run_state("done").await;
        page.assert_clean().await;
    });
}
