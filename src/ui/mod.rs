//! The interface: draws the state and emits actions. The only room that knows the browser.

mod app;
pub mod charts;
pub mod components;
mod data;
mod download;
pub mod hooks;
mod offline;
pub mod pages;
pub mod panic;
pub mod runner;
pub mod storage;
pub mod store;
mod table_file;

pub use app::App;
