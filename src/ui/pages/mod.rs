//! Pages.

mod calibrate;
mod cascade;
mod compare;
mod design;
mod explain;
mod frame;
mod improve;
mod lazy;
mod library;
mod method;
mod prepare;
mod present;
mod report;
mod simulate;
mod test;
mod years;

pub use lazy::Lazy;
pub use simulate::Simulate;
