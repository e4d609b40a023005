//! The interface: draws the state and emits actions. The only room that knows the browser.

mod app;
mod channel;
pub mod charts;
pub mod components;
mod data;
mod deflate;
mod download;
mod full_screen;
pub mod hooks;
pub mod keeping;
mod offline;
pub mod pages;
pub mod panic;
pub mod runner;
mod sharing;
mod speaker;
mod start;
pub mod store;
mod table_file;
mod tour;

pub use app::{App, AppProps};
pub use hooks::{fetch_words, first_locale};
pub use speaker::{Speaker, SpeakerProps, presentation};
pub use start::{start, turn};
