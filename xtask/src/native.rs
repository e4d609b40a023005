//! The native tests, each program as `cargo test` would run it, but as many of them at a time as there are cores: one alone
//! often leaves a core idle, its longest test being a single thread.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};

use crate::process::{cargo, command, output, run as run_command};

/// A program of tests, and the folder of its package, in which Cargo runs it.
#[derive(Debug, PartialEq)]
struct Program {
    file: PathBuf,
    folder: PathBuf,
}

/// Builds and runs them all, then the tests in the documentation. All are run even when some fail.
pub fn run() -> Result<()> {
    let programs = build()?;
    ensure!(!programs.is_empty(), "Cargo names no program of tests");
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = program.run() {
                        failed.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{error:#}"));
                    }
                }
            });
        }
    });
    let documentation = run_command(&mut cargo(["test", "--workspace", "--locked", "--doc"]));
    let mut failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.extend(documentation.err().map(|error| format!("{error:#}")));
    if !failed.is_empty() {
        bail!("{}", failed.join("; "));
    }
    Ok(())
}

fn build() -> Result<Vec<Program>> {
    println!("$ cargo test --workspace --locked --no-run");
    let arguments = ["test", "--workspace", "--locked", "--no-run", "--message-format=json-render-diagnostics"];
    // What Cargo says to people goes on being seen.
    let messages = output(cargo(arguments).stderr(Stdio::inherit()))?;
    Ok(messages.lines().filter_map(Program::of).collect())
}

impl Program {
    /// What a message of Cargo is about, if that is a program of tests. Its messages are objects of one line in a documented form;
    /// a reader of JSON would be the only one in this crate.
    fn of(message: &str) -> Option<Self> {
        let (_, profile) = message.split_once("\"profile\":{")?;
        let (profile, _) = profile.split_once('}')?;
        let text = |name: &str| {
            let (_, rest) = message.split_once(&format!("\"{name}\":\""))?;
            Some(PathBuf::from(rest.split_once('"')?.0))
        };
        let folder = text("manifest_path")?.parent()?.to_owned();
        profile.contains("\"test\":true").then_some(Self { file: text("executable")?, folder })
    }

    /// Runs it and prints what it has said when it has ended, so that two do not talk at once.
    fn run(&self) -> Result<()> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let start = Instant::now();
        let (mut said, writer) = io::pipe().context("cannot make a pipe")?;
        let mut child = {
            let mut command = command(&self.file);
            let command = command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
            command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
            command.spawn().with_context(|| format!("cannot start {}", self.file.display()))?
        };
        let mut text = Vec::new();
        said.read_to_end(&mut text)?;
        let status = child.wait()?;
        let place = self.folder.strip_prefix(crate::process::root()).unwrap_or(Path::new(""));
        let place = place.join(name.as_ref());
        let seconds = start.elapsed().as_secs_f64();
        println!("     Ran {} in {seconds:.1} s{}", place.display(), String::from_utf8_lossy(&text));
        ensure!(status.success(), "{} failed ({status})", place.display());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_of_tests_are_found_among_what_cargo_says() {
        let message = |test: bool, executable: &str| {
            format!(
                "{{\"reason\":\"compiler-artifact\",\"package_id\":\"path+file:///a/b#1\",\"manifest_path\":\"/a/b/Cargo.toml\",\
                 \"target\":{{\"kind\":[\"lib\"],\"name\":\"b\",\"test\":true}},\"profile\":{{\"opt_level\":\"1\",\"test\":{test}}},\
                 \"features\":[],\"filenames\":[\"/t/b-1\"],\"executable\":{executable},\"fresh\":true}}"
            )
        };
        let program = Program { file: PathBuf::from("/t/b-1"), folder: PathBuf::from("/a/b") };
        assert_eq!(Program::of(&message(true, "\"/t/b-1\"")), Some(program));
        // A program that tests call, and a library.
        assert_eq!(Program::of(&message(false, "\"/t/b-1\"")), None);
        assert_eq!(Program::of(&message(true, "null")), None);
        assert_eq!(Program::of("{\"reason\":\"build-finished\",\"success\":true}"), None);
    }
}
