//! Everything that has to hold before a change lands. Every step runs even when an earlier one failed, except where it
//! needs that step's result, so that one run tells everything.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{cargo, root, run, tools_dir};
use crate::tools::WASM;
use crate::{browser, native, page as built, single_file, tidy, tools};

/// A step: its name, the steps it needs, what it does.
type Step = (&'static str, &'static [&'static str], fn() -> Result<()>);

/// In the order in which they tell most soonest.
const STEPS: [Step; 11] = [
    ("fmt", &[], fmt),
    ("tools", &[], tools::ensure),
    ("browser", &[], || browser::ensure().map(|_| ())),
    ("tidy", &[], tidy::tidy),
    ("clippy", &[], clippy),
    ("clippy-wasm", &["tools"], clippy_wasm),
    ("clippy-engine", &[], clippy_engine),
    ("native", &[], native::run),
    ("wasm", &["tools", "browser"], wasm),
    ("page", &["tools"], page),
    ("e2e", &["page", "browser"], e2e),
];

enum Outcome {
    Passed,
    Failed(String),
    Skipped(&'static str),
}

/// Runs the steps, or those named in `only` with the steps they need.
pub fn test(only: &[String], list: bool) -> Result<()> {
    if list {
        for (name, needs, _) in STEPS {
            println!("{name}{}{}", if needs.is_empty() { "" } else { "  after " }, needs.join(", "));
        }
        return Ok(());
    }
    if let Some(name) = only.iter().find(|name| STEPS.iter().all(|(step, ..)| step != name)) {
        bail!("there is no step {name:?}; `cargo xtask test --list` names them");
    }
    let start = Instant::now();
    let mut done: Vec<(&str, Duration, Outcome)> = Vec::new();
    for (name, needs, step) in STEPS {
        let wanted = |step: &str| only.is_empty() || only.iter().any(|name| name == step);
        let needed = STEPS.iter().any(|(other, needs, _)| wanted(other) && needs.contains(&name));
        if !wanted(name) && !needed {
            continue;
        }
        let begin = Instant::now();
        let unmet =
            needs.iter().find(|need| done.iter().any(|(other, _, outcome)| other == *need && !outcome.passed()));
        let outcome = match unmet {
            Some(need) => Outcome::Skipped(need),
            None => {
                println!("\n== {name}");
                match step() {
                    Ok(()) => Outcome::Passed,
                    Err(error) => {
                        println!("{name}: {error:#}");
                        Outcome::Failed(format!("{error:#}"))
                    }
                }
            }
        };
        done.push((name, begin.elapsed(), outcome));
    }
    summarise(&done, start.elapsed())
}

impl Outcome {
    fn passed(&self) -> bool {
        matches!(self, Self::Passed)
    }
}

fn summarise(done: &[(&str, Duration, Outcome)], total: Duration) -> Result<()> {
    println!("\n== summary");
    for (name, duration, outcome) in done {
        let seconds = duration.as_secs_f64();
        match outcome {
            Outcome::Passed => println!("  ok       {seconds:7.1} s  {name}"),
            Outcome::Failed(error) => println!("  FAILED   {seconds:7.1} s  {name}: {error}"),
            Outcome::Skipped(need) => println!("  skipped            {name}: needs {need}"),
        }
    }
    println!("  {:.1} s in all", total.as_secs_f64());
    let bad = done.iter().filter(|(_, _, outcome)| !outcome.passed()).count();
    if bad > 0 {
        bail!("{bad} of {} steps did not pass", done.len());
    }
    Ok(())
}

fn fmt() -> Result<()> {
    run(&mut cargo(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    run(&mut cargo([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "snowball/e2e",
        "--locked",
        "--",
        "--deny",
        "warnings",
    ]))
}

/// What compiles for the browser and panics there is refused by name.
fn clippy_wasm() -> Result<()> {
    let what = ["clippy", "--package", "snowball", "--lib", "--bins", "--target", WASM, "--locked"];
    run(cargo(what).args(["--", "--deny", "warnings"]).env("CLIPPY_CONF_DIR", root().join("xtask/clippy/wasm")))
}

/// The engine's library, without its tests: those compare with what the engine itself may not use.
fn clippy_engine() -> Result<()> {
    run(cargo(["clippy", "--package", "snowball-engine", "--lib", "--locked", "--", "--deny", "warnings"])
        .env("CLIPPY_CONF_DIR", root().join("xtask/clippy/engine")))
}

/// The bits of both engines, in the browser as natively.
fn wasm() -> Result<()> {
    let browser = browser::ensure()?;
    let tests = ["--package", "snowball-engine", "--test", "repeatable", "--test", "agents_forest"];
    run(cargo(["test", "--target", WASM, "--locked"])
        .args(tests)
        .env("CHROMEDRIVER", browser.chromedriver)
        // Tests that don't say where to run would otherwise run in Node.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner()))
}

/// The runner in the version of the lock file, ours before the machine's.
fn runner() -> std::path::PathBuf {
    let ours = tools_dir().join("bin/wasm-bindgen-test-runner");
    if ours.exists() { ours } else { "wasm-bindgen-test-runner".into() }
}

/// The page, as a folder and as one file.
fn page() -> Result<()> {
    built::build()?;
    single_file::build()
}

fn e2e() -> Result<()> {
    // Two browsers at a time: one alone often waits, and each wants all cores for the page's workers.
    run(&mut browser::ensure()?.e2e(&["--test-threads=2"]))
}
