//! The page stays light: what comes before it can be used, and all that comes later.

use crate::harness::{Setup, browse, dist};
use crate::weight::{Weight, total, weigh};

/// Bytes that are fetched before the first page is ready, each file compressed by itself with brotli.
const FIRST: usize = 710_000;
/// The same of all files; see docs/benchmarks.md for what both were and are.
const WHOLE: usize = 1_440_000;

/// What the browser has fetched, by file name.
const FETCHED: &str =
    "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname.split('/').pop())";

#[test]
fn the_whole_page_fits_the_budget() {
    let files = weigh(&dist());
    println!("{}", list(&files));
    fits("whole page", WHOLE, &files);
}

#[test]
fn what_comes_before_the_first_page_fits_the_budget() {
    for language in ["en", "zh-CN"] {
        let fetched = browse("budget", Setup { language, ..Setup::default() }, |page| async move {
            page.open().await;
            page.ready().await;
            page.eval(FETCHED).await
        });
        let fetched: Vec<_> = fetched.as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
        let mut files = weigh(&dist());
        files.retain(|file| file.name == "index.html" || fetched.contains(&file.name.as_str()));
        assert!(files.iter().any(|file| file.name.ends_with("_bg.wasm")), "{fetched:?} has no program");
        println!("{}", list(&files));
        fits(&format!("first page, {language}"), FIRST, &files);
    }
}

fn fits(what: &str, budget: usize, files: &[Weight]) {
    let whole = total(files);
    assert!(whole.brotli < budget, "{what}: {} bytes, more than {budget}: {files:#?}", whole.brotli);
}

/// What is there, a line a file.
fn list(files: &[Weight]) -> String {
    let line = |file: &Weight| format!("{:>9} {:>9} {:>9}  {}\n", file.plain, file.gzip, file.brotli, file.name);
    files.iter().chain([&total(files)]).map(line).collect()
}
