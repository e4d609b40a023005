//! Running other programs from the root of the checkout, with the project's own tools first on the path.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Root of the checkout.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs this program; the compiled-in value serves a copy that is started by hand.
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
}

/// Where this project installs its build tools: inside the checkout, so that nothing outside it changes.
pub fn tools_dir() -> PathBuf {
    root().join("target").join("tools")
}

/// A command that runs in the root of the checkout and finds the project's tools first.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut paths = vec![tools_dir().join("bin")];
    paths.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    let mut command = Command::new(program);
    command.current_dir(root());
    if let Ok(path) = env::join_paths(paths) {
        command.env("PATH", path);
    }
    // `cargo run` describes this package in variables; left in place they would make Cargo compile some crates again.
    for (name, _) in env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO" {
            command.env_remove(name);
        }
    }
    command
}

/// Cargo, as the toolchain of this checkout.
pub fn cargo<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(arguments: I) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    command
}

/// Prints the command, runs it with the terminal's input and output, and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let text = describe(command);
    println!("$ {text}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start `{text}`"))?;
    if !status.success() {
        bail!("`{text}` failed ({status})");
    }
    Ok(())
}

/// Standard output of a command that must succeed.
pub fn output(command: &mut Command) -> Result<String> {
    let text = describe(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{text}`"))?;
    if !output.status.success() {
        bail!("`{text}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{text}` printed something other than text"))
}

/// Whether the command can be started and succeeds; what it prints is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn describe(command: &Command) -> String {
    let mut text =
        Path::new(command.get_program()).file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
