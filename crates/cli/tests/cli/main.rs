//! The command line through its real binary.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

mod calibrate;
mod command;
mod compare;
mod document;
mod explain;
mod explain_plan;
mod improve;
mod library;
mod merge;
mod plan_test;
mod run;
mod schema;
mod table;
