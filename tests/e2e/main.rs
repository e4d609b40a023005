//! End-to-end tests: the built page in real Chromium, served as a static host would serve it. `cargo xtask test` builds the
//! page and runs them; `cargo test --features e2e --test e2e` runs them over what is in `dist/`.

mod actions;
mod budget;
mod calibrate;
mod cascade;
#[path = "../../benches/page/committed.rs"]
#[allow(dead_code, reason = "the benchmark uses the rest")]
mod committed;
mod compare;
mod design;
mod everywhere;
mod explain;
mod export;
mod files;
mod forms;
mod harness;
mod improve;
mod keeping;
mod levers;
mod library;
mod load;
mod method;
mod modes;
mod native;
mod numbers;
mod offline;
mod pieces;
mod plans;
mod present;
mod reading;
mod report;
mod run;
mod screenshots;
mod share;
mod single_file;
mod slider;
#[path = "../../xtask/src/static_server.rs"]
mod static_server;
mod tour;
mod trial;
mod weight;
mod years;
