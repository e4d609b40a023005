//! Pages.

mod calibrate;
mod cascade;
mod compare;
mod design;
mod explain;
mod frame;
mod improve;
mod library;
mod method;
mod prepare;
mod present;
mod report;
mod simulate;
mod test;
mod years;

pub use calibrate::Calibrate;
pub use cascade::Cascade;
pub use compare::Compare;
pub use design::Design;
pub use explain::Explain;
pub use improve::Improve;
pub use library::Library;
pub use method::Method;
pub use prepare::Prepare;
pub use present::Present;
pub use report::Report;
pub use simulate::Simulate;
pub use test::Test;
pub use years::Years;
