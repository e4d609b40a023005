//! The run: it can be stopped and gone on with, and survives its workers, with the same bits.

use serde_json::Value;
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;

use crate::harness::{Page, Setup, browse};
use crate::native::{self, SEED};

/// Replicates of a run in whose middle something happens.
const REPLICATES: u32 = 400;

/// Keeps every worker that the page calls up in `window.__workers`.
const KEEP_WORKERS: &str = "
    window.__workers = [];
    window.Worker = class extends Worker {
        constructor(...all) { super(...all); window.__workers.push(this); }
    };";

#[test]
fn stop_stops_at_once_and_keeps_what_there_is() {
    let results = native::simulate(&native::default_plans()[0], SEED, native::REPLICATES);
    browse("stop", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        under_way(&page).await;
        // In the page, so that nothing passes between the click and the look.
        let state = page
            .eval_async(
                "document.querySelector('[data-action=stop]').click();
                 requestAnimationFrame(() => done(document.querySelector('#app').dataset.runState))",
                Value::Null,
            )
            .await;
        assert_eq!(state, "stopped");
        let kept = page.replicates_done().await;
        assert!((16..native::REPLICATES).contains(&kept), "{kept}");
        page.settled().await;
        assert_eq!(page.replicates_done().await, kept, "it went on");
        assert!(page.cards().await.values().all(|exact| !exact.median.is_empty()), "what was there is gone");
        // Gone on with, it ends with the bits of a run that was never stopped.
        page.click("[data-action=run]").await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&results));
        page.assert_clean().await;
    });
}

#[test]
fn a_killed_worker_is_replaced_and_its_work_done_again() {
    let results = native::simulate(&native::default_plans()[0], SEED, REPLICATES);
    browse("killed worker", Setup::default(), |page| async move {
        page.before_load(KEEP_WORKERS).await;
        some(&page).await;
        under_way(&page).await;
        let workers = page.count_workers().await;
        page.eval("window.__workers[0].terminate()").await;
        page.done().await;
        assert!(page.count_workers().await > workers, "nobody took its place");
        assert_eq!(page.replicates_done().await, REPLICATES);
        assert_eq!(page.cards().await, native::cards(&results));
        assert_eq!(page.count("[data-message]").await, 0, "the reader need not know");
        page.assert_clean().await;
    });
}

#[test]
fn all_workers_killed_are_all_replaced() {
    let results = native::simulate(&native::default_plans()[0], SEED, REPLICATES);
    browse("all workers killed", Setup::default(), |page| async move {
        page.before_load(KEEP_WORKERS).await;
        some(&page).await;
        under_way(&page).await;
        page.eval("window.__workers.forEach(worker => worker.terminate())").await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&results));
        page.assert_clean().await;
    });
}

#[test]
fn a_browser_without_workers_computes_on_the_page() {
    let results = native::simulate(&native::default_plans()[0], SEED, 200);
    browse("no workers", Setup::default(), |page| async move {
        page.before_load("delete window.Worker").await;
        page.open().await;
        page.ready().await;
        page.less().await;
        page.done().await;
        assert_eq!(page.run("workers").await, "0");
        assert_eq!(page.cards().await, native::cards(&results));
        assert_eq!(page.count("[data-message]").await, 1, "the reader is told why it takes longer");
    });
}

#[test]
fn workers_that_never_come_to_life_are_given_up() {
    let results = native::simulate(&native::default_plans()[0], SEED, 200);
    browse("dead workers", Setup::default(), |page| async move {
        page.before_load(
            "window.Worker = class extends Worker {
                 constructor(url, options) { super(URL.createObjectURL(new Blob(['close()'])), {}); }
             };
             // The policy would refuse that script, which is as dead as it gets.",
        )
        .await;
        page.open().await;
        page.ready().await;
        page.less().await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&results));
        assert_eq!(page.count("[data-message]").await, 1, "the reader is told why it takes longer");
    });
}

#[test]
fn an_edit_in_the_middle_of_a_run_leaves_no_trace_of_the_old_plan() {
    let mut plan = native::default_plans().remove(0);
    plan.set_number("/acquisition/seeds", 5000.0.into());
    let results = native::simulate(&plan, SEED, 200);
    browse("edit under way", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        page.choose("[data-action=replicates]", "200").await;
        under_way(&page).await;
        page.write("[data-path='/acquisition/seeds'] input[type=text]", "5000").await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&results));
    });
}

/// Opens the page with replicates enough for something to happen in the middle.
async fn some(page: &Page) {
    let document = Document::of_preset(presets::default(), Locale::En);
    page.bring(&Document { replicates: Some(REPLICATES), ..document }).await;
    page.open().await;
    page.ready().await;
}

/// Waits until the first pass is shown.
async fn under_way(page: &Page) {
    page.wait_for("the first replicates", "return document.querySelector('#app').dataset.replicatesDone >= 16").await;
}

impl Page {
    async fn count_workers(&self) -> u64 {
        self.eval("return window.__workers.length").await.as_u64().expect("a count")
    }
}
