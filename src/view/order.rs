//! The order of what a list shows.

use std::cmp::Ordering;

/// Places 0 to `count` in the order of `compare`, equal ones as they came. Lists are short and of many types: one sort for all
/// of them keeps the page light, as each other would be 4 kB of the program.
#[must_use]
pub fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}
