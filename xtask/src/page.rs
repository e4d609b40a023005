//! Building the page.

use std::thread;

use anyhow::Result;

use crate::process::{cargo, command, run};
use crate::tools::{self, WASM};

/// Sets up what is missing and builds the release page into `dist/`.
pub fn build() -> Result<()> {
    tools::ensure_target()?;
    // The tools and the page have nothing in common, and linking the page keeps one core busy: side by side they take
    // less time than one after the other.
    thread::scope(|scope| {
        let tools = scope.spawn(tools::ensure_installed);
        let page = build_program();
        tools.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        page
    })?;
    // Everything is compiled and installed by now; offline, Trunk can't start a download of its own.
    run(command("trunk")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes the wish of https://no-color.org for a flag that must say true or false.
        .env_remove("NO_COLOR")
        .args(["build", "--release", "--offline"]))
}

/// The program; Trunk's own call then finds it ready.
fn build_program() -> Result<()> {
    run(&mut cargo(["build", "--release", "--target", WASM, "--bin", "app"]))
}
