//! The page stays light.

use crate::harness::dist;
use crate::weight::{total, weigh};

/// Bytes of the whole page, each file compressed by itself with brotli; see docs/benchmarks.md for what it was and is.
const BUDGET: usize = 1_190_000;

#[test]
fn the_whole_page_fits_the_budget() {
    let files = weigh(&dist());
    let whole = total(&files);
    for file in files.iter().chain([&whole]) {
        println!("{:>9} {:>9} {:>9}  {}", file.plain, file.gzip, file.brotli, file.name);
    }
    assert!(whole.brotli < BUDGET, "the page has {} bytes, more than {BUDGET}: {files:#?}", whole.brotli);
}
