//! View models: from the state to what is shown, without a browser.

pub mod charts;
pub mod cards;
pub mod difference;
pub mod field_text;
pub mod fields;
pub mod letters;
pub mod metrics;
pub mod problems;
pub mod question;
pub mod ranges;
pub mod slider;
pub mod summaries;
