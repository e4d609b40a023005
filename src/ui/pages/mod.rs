//! Pages.

mod library;
mod method;
mod simulate;

pub use library::Library;
pub use method::Method;
pub use simulate::Simulate;
