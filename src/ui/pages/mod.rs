//! Pages.

mod library;
mod method;
mod simulate;
mod years;

pub use library::Library;
pub use method::Method;
pub use simulate::Simulate;
pub use years::Years;
