//! Lists in order.

use std::cmp::Ordering;

/// Places 0 to `count` in the order of `compare`, equal ones as they came. One sort for lists of whatever type: each type's own
/// would be 4 kB more of the page's program.
#[must_use]
pub fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}
