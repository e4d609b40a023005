//! Rules that no compiler checks: what may depend on what, and what may not be switched on.

use std::fs;

use anyhow::{Result, ensure};

use crate::process::{cargo, output, root};

/// The engine knows neither a browser nor the machine's randomness.
const NOT_IN_ENGINE: [&str; 6] = ["web-sys", "js-sys", "wasm-bindgen", "gloo", "yew", "getrandom"];

/// With `std` these crates take the platform's logarithms and exponentials in place of libm's, and results differ
/// between native and wasm.
const WITHOUT_STD: [&str; 3] = ["num-traits", "rand", "rand_distr"];

/// Runs every rule.
pub fn tidy() -> Result<()> {
    engine_knows_no_browser()?;
    numbers_come_from_libm()?;
    one_lock_file()?;
    println!("tidy: dependencies and features are as they must be");
    Ok(())
}

fn engine_knows_no_browser() -> Result<()> {
    for target in ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"] {
        let tree = output(&mut cargo([
            "tree",
            "--package",
            "snowball-engine",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--target",
            target,
            "--locked",
        ]))?;
        for line in tree.lines() {
            let package = line.split_whitespace().next().unwrap_or_default();
            ensure!(
                !NOT_IN_ENGINE.iter().any(|banned| package == *banned || package.starts_with(&format!("{banned}-"))),
                "the engine depends on {package} ({target}); `cargo tree -p snowball-engine -i {package}` tells through what"
            );
        }
    }
    Ok(())
}

fn numbers_come_from_libm() -> Result<()> {
    // The whole workspace with its tests, since Cargo merges the features of everything that is built together.
    for target in ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"] {
        let edges = if target.starts_with("wasm") { "features,normal" } else { "features,normal,dev" };
        let mut command = cargo(["tree", "--edges", edges, "--prefix", "none", "--target", target, "--locked"]);
        // On wasm only the page is built; its charts switch `std` on there, where it makes no difference:
        // that target's own logarithms are libm's.
        if target.starts_with("wasm") {
            command.args(["--package", "snowball-engine"]);
        } else {
            command.arg("--workspace");
        }
        for line in output(&mut command)?.lines() {
            for package in WITHOUT_STD {
                ensure!(
                    !line.starts_with(&format!("{package} feature \"std\"")),
                    "something switches on {package}/std ({target}); `cargo tree --workspace -e features -i {package}` tells what"
                );
            }
        }
    }
    Ok(())
}

/// Trunk takes the version of wasm-bindgen from the nearest lock file: a second one would silently win.
fn one_lock_file() -> Result<()> {
    for folder in ["xtask", "crates/engine", "crates/cli"] {
        ensure!(
            !root().join(folder).join("Cargo.lock").exists(),
            "{folder}/Cargo.lock must not exist: the workspace has one"
        );
    }
    ensure!(fs::exists(root().join("Cargo.lock"))?, "Cargo.lock is missing");
    Ok(())
}
