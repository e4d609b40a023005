//! View models: from the state to what is shown, without a browser.

pub mod calibrate;
pub mod cards;
pub mod cascade;
pub mod charts;
pub mod compare;
pub mod csv;
pub mod difference;
pub mod explain;
pub mod export;
pub mod field_text;
pub mod fields;
pub mod files;
pub mod goals;
pub mod improve;
pub mod letters;
pub mod levers;
pub mod library;
pub mod links;
pub mod mechanisms;
pub mod method;
pub mod metrics;
pub mod places;
pub mod present;
pub mod problems;
pub mod question;
pub mod ranges;
pub mod report;
pub mod route;
pub mod rungs;
pub mod slider;
pub mod summaries;
pub mod svg;
#[cfg(test)]
mod tests;
pub mod trial;
pub mod units;
pub mod years;
