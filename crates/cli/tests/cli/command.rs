//! Runs the binary.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A small campaign with a ladder and a goal.
pub const PLAN: &str = r#"{
    "version": 1,
    "name": "Three rungs",
    "horizon_days": 30,
    "segments": [{ "share_rate": { "low": 0.02, "high": 0.08 }, "first_purchase": 500 }],
    "acquisition": { "seeds": 400, "organic": 5 },
    "ladder": { "per_referral": 50, "rungs": [{ "threshold": 1, "bonus": 20 }, { "threshold": 3, "bonus": 90 }] },
    "goals": [{ "metric": "customers", "value": 200 }]
}"#;

/// Runs a command with what it reads on standard input.
pub fn snowball(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_snowball"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails before it reads closes the pipe, which is fine.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Standard output of a command that succeeds, and says nothing else into a pipe.
pub fn succeed(arguments: &[&str], input: &str) -> Vec<u8> {
    let Output { status, stdout, stderr } = snowball(arguments, input);
    assert!(status.success() && stderr.is_empty(), "{arguments:?}: {}", text(&stderr));
    stdout
}

/// Standard error of a command that refuses what it was given.
pub fn refuse(arguments: &[&str], input: &str) -> String {
    let Output { status, stdout, stderr } = snowball(arguments, input);
    assert_eq!(status.code(), Some(2), "{arguments:?}: {}", text(&stderr));
    assert!(stdout.is_empty());
    text(&stderr).to_owned()
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// An empty folder of a name that only one test takes.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A file of a name that only one test takes.
pub fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

/// A path as an argument.
pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
