//! Registers the batch worker.
fn main() {}
