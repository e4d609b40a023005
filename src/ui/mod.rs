//! The interface: draws the state and emits actions. The only room that knows the browser.

pub mod runner;
