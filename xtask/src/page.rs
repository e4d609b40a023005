//! Building the page.

use std::thread;

use anyhow::Result;

use crate::process::{cargo, command, run};
use crate::tools::{self, WASM};

/// Sets up what is missing and builds the release page into `dist/`.
pub fn build() -> Result<()> {
    tools::ensure_target()?;
    // The tools and the page have nothing in common, and linking each of the page's two binaries keeps one core busy:
    // side by side they take less time than one after the other.
    thread::scope(|scope| {
        let tools = scope.spawn(tools::ensure_installed);
        let binaries = build_binaries();
        tools.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        binaries
    })?;
    // Everything is compiled and installed by now; offline, Trunk can't start a download of its own.
    run(command("trunk")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes the wish of https://no-color.org for a flag that must say true or false.
        .env_remove("NO_COLOR")
        .args(["build", "--release", "--offline"]))
}

/// Both binaries in one call, so that they are linked at the same time. Trunk's own calls, one for each, then find them ready.
fn build_binaries() -> Result<()> {
    run(&mut cargo(["build", "--release", "--target", WASM, "--bin", "app", "--bin", "worker"]))
}
