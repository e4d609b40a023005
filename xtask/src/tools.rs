//! The build tools: the wasm target, wasm-bindgen in the version of the lock file, and Trunk. What is already there in the
//! right version is used; the rest is installed into the checkout's own `target/tools`.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::process::{command, output, root, run, succeeds, tools_dir};

/// Newest Trunk that the project's minimum Rust version compiles.
const TRUNK: &str = "0.21.14";

/// Compilation target of the page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes everything available that building and testing the page needs, except a browser.
pub fn ensure() -> Result<()> {
    ensure_target()?;
    ensure_installed()
}

/// The standard library for wasm.
pub fn ensure_target() -> Result<()> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if fs::read_dir(libraries.trim()).is_ok_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    if !succeeds(command("rustup").arg("--version")) {
        bail!("Rust's standard library for {WASM} is missing, and rustup, which would install it, is not there");
    }
    run(command("rustup").args(["target", "add", WASM]))
}

/// wasm-bindgen and Trunk.
pub fn ensure_installed() -> Result<()> {
    let wasm_bindgen = locked_version("wasm-bindgen")?;
    if version_of("wasm-bindgen").as_deref() != Some(&wasm_bindgen)
        || version_of("wasm-bindgen-test-runner").as_deref() != Some(&wasm_bindgen)
    {
        // Not `--locked`: the lock file inside that package may name versions that a mirror does not carry.
        install("wasm-bindgen-cli", &wasm_bindgen, &[])?;
    }
    if version_of("trunk").as_deref() != Some(TRUNK) {
        // Without its default features it has no TLS and no update check; it needs neither, and builds in half the time.
        install("trunk", TRUNK, &["--locked", "--no-default-features"])?;
    }
    Ok(())
}

/// Compiles a tool the quickest way: unoptimised and without debug information it still handles the page in seconds.
fn install(package: &str, version: &str, options: &[&str]) -> Result<()> {
    let directory = tools_dir();
    println!("installing {package} {version} into target/tools");
    run(command("cargo")
        // From inside that folder neither this workspace's settings nor its lock file are looked at.
        .env("CARGO_TARGET_DIR", directory.join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
        .args(["install", "--quiet", "--debug", "--force", package, "--version", &format!("={version}"), "--root"])
        .arg(&directory)
        .args(options))
    .with_context(|| format!("{package} {version} is needed to build the page"))
}

/// Version that `program --version` states, if the program is there.
fn version_of(program: &str) -> Option<String> {
    let text = output(command(program).arg("--version")).ok()?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

/// Version of a package in this checkout's `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    let text = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in_lock(&text, package).with_context(|| format!("Cargo.lock has no package {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock =
            "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(version_in_lock(lock, "a").as_deref(), Some("2.0.0"));
        assert_eq!(version_in_lock(lock, "c"), None);
    }
}
