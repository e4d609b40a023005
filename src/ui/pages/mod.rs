//! Pages.

mod method;
mod simulate;

pub use method::Method;
pub use simulate::Simulate;
