//! The program in pieces: what is not needed for the first page comes when it is asked for, and its absence is said.

use serde_json::json;

use crate::harness::{Page, Setup, browse};

/// A browser without a service worker, which would have every piece already.
const UNKEPT: &str = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });";

async fn block(page: &Page, urls: &[&str]) {
    page.cdp("Network.enable", json!({})).await;
    page.cdp("Network.setBlockedURLs", json!({ "urls": urls })).await;
}

#[test]
fn a_page_that_does_not_come_says_so_and_comes_when_asked_again() {
    browse("piece-missing", Setup::default(), |page| async move {
        page.before_load(UNKEPT).await;
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
        page.before_load(UNKEPT).await;
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
fn a_study_that_is_asked_for_while_the_first_run_is_computed_comes() {
    browse("piece-study", Setup::default(), |page| async move {
        page.before_load(UNKEPT).await;
        page.open_hash("#cascade").await;
        page.ready().await;
        page.find("[data-stage=forest] canvas[data-drawn]").await;
        page.run_state("done").await;
        page.assert_clean().await;
    });
}
