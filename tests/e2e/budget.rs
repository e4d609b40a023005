//! The page stays light.

use crate::committed::{Committed, WEIGHT};
use crate::harness::dist;
use crate::weight::{total, weigh};

#[test]
fn the_whole_page_fits_the_budget() {
    let files = weigh(&dist());
    let whole = total(&files);
    for file in files.iter().chain([&whole]) {
        println!("{:>9} {:>9} {:>9}  {}", file.plain, file.gzip, file.brotli, file.name);
    }
    // Thousands of bytes, each file compressed by itself with brotli; see docs/benchmarks.md for what it was and is.
    let budget = Committed::read().figure(WEIGHT).budget.expect("the weight has a budget");
    assert!(
        whole.brotli as f64 / 1e3 <= budget,
        "the page has {} bytes, more than {budget} kB: {files:#?}",
        whole.brotli
    );
}
