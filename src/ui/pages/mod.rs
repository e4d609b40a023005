//! Pages.

mod simulate;

pub use simulate::Simulate;
