//! The page stays light: what comes before it can be used, and all that comes later.

use std::sync::LazyLock;

use crate::committed::{Committed, FIRST_WEIGHT, WEIGHT};
use crate::harness::{Setup, browse, dist};
use crate::weight::{self, Weight, total, weigh};

/// Every file of the page; packing them all takes a while.
static FILES: LazyLock<Vec<Weight>> = LazyLock::new(|| weigh(&dist()));

#[test]
fn the_whole_page_fits_the_budget() {
    fits(WEIGHT, &FILES);
}

#[test]
fn what_comes_before_the_first_page_fits_the_budget() {
    for language in ["en", "zh-CN"] {
        let fetched = browse("budget", Setup { language, ..Setup::default() }, |page| async move {
            page.open().await;
            page.ready().await;
            page.eval(weight::FETCHED).await
        });
        let files = weight::fetched(&FILES, &fetched);
        assert!(files.iter().any(|file| file.name.ends_with("_bg.wasm")), "{fetched} has no program");
        fits(FIRST_WEIGHT, &files);
    }
}

/// Thousands of bytes, each file compressed by itself with brotli; see docs/benchmarks.md for what both were and are.
fn fits(name: &str, files: &[Weight]) {
    let whole = total(files);
    let budget = Committed::read().figure(name).budget.expect("the weight has a budget");
    assert!(whole.brotli as f64 / 1e3 <= budget, "{name}: {} bytes, more than {budget} kB: {files:#?}", whole.brotli);
}
