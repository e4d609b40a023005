//! From nothing to a page that can be used.

use serde_json::Value;

use crate::harness::{Setup, browse};
use crate::least;
use crate::weight::FETCHED;

/// Times since navigation began, in milliseconds, with an empty cache and the files on this machine.
pub struct Start {
    /// First content on screen.
    pub shape: f64,
    /// Controls answer and the expected curves are there.
    pub ready: f64,
    /// First replicates shown.
    pub fan: f64,
    /// What had been fetched by the time of the first replicates.
    pub fetched: Value,
    /// Name and version of the browser.
    pub browser: String,
}

/// Notes when the page's root says what is waited for.
const WATCH: &str = "
    window.__times = {};
    new MutationObserver(() => {
        const data = document.querySelector('#app')?.dataset ?? {}, times = window.__times;
        if (data.ready === 'true') times.ready ??= performance.now();
        if (data.replicatesDone >= 16) times.fan ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });";

/// Opens the page in five new browsers and takes the least of each time.
pub fn measure() -> Start {
    let starts = [(); 5].map(|()| {
        browse("start", Setup::ALONE, |page| async move {
            page.before_load(WATCH).await;
            page.open().await;
            let times = page.wait_for("the first fan", "const t = window.__times; return t.fan && t.ready && t").await;
            let shape = page
                .wait_for(
                    "the first paint",
                    "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
                )
                .await;
            let fetched = page.eval(FETCHED).await;
            let version = page.cdp("Browser.getVersion", serde_json::json!({})).await;
            let number = |value: &serde_json::Value| value.as_f64().expect("a time");
            Start {
                shape: number(&shape),
                ready: number(&times["ready"]),
                fan: number(&times["fan"]),
                fetched,
                browser: version["product"].as_str().unwrap_or_default().to_owned(),
            }
        })
    });
    let of = |time: fn(&Start) -> f64| least(&starts.each_ref().map(time));
    Start {
        shape: of(|start| start.shape),
        ready: of(|start| start.ready),
        fan: of(|start| start.fan),
        fetched: starts[0].fetched.clone(),
        browser: starts[0].browser.clone(),
    }
}
