//! The browser for the tests: Chromium, its driver, a font with Chinese characters, and axe-core, which judges accessibility in it.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, command, output, root, run, succeeds, tools_dir};

/// Where Chromium and its driver are.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The driver's program, of the same version.
    pub chromedriver: PathBuf,
    /// axe-core, one script.
    pub axe: PathBuf,
}

impl Browser {
    /// The command that runs the end-to-end tests in it; `arguments` are those of the tests' program.
    pub fn e2e(&self, arguments: &[&str]) -> Command {
        // The whole workspace is named so that features, and with them compiled dependencies, are those of the native tests.
        let mut command =
            cargo(["test", "--workspace", "--locked", "--features", "snowball/e2e", "--test", "e2e", "--"]);
        command.args(arguments);
        command.env("CHROMIUM", &self.chromium).env("CHROMEDRIVER", &self.chromedriver).env("AXE", &self.axe);
        command
    }
}

/// Finds the browser; installs Debian's packages when something is missing and it may.
pub fn ensure() -> Result<Browser> {
    let mut missing = Vec::new();
    if find_chromium().is_none() {
        missing.push("chromium");
    }
    if find_chromedriver().is_none() {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if !succeeds(command("npm").arg("--version")) {
        missing.extend(["nodejs", "npm"]);
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    match (find_chromium(), find_chromedriver()) {
        (Some(chromium), Some(chromedriver)) => Ok(Browser { chromium, chromedriver, axe: axe()? }),
        _ => bail!("Chromium or ChromeDriver still can't be found; {HINT}"),
    }
}

const HINT: &str = "put both on the path, or name them in the variables CHROMIUM and CHROMEDRIVER";

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let is_root = output(command("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    let prefix: &[&str] = if is_root {
        &[]
    } else if succeeds(command("sudo").args(["-n", "true"])) {
        &["sudo", "-n"]
    } else {
        bail!("the browser tests need: {list}. On Debian: `sudo apt-get install {list}`. Elsewhere: {HINT}");
    };
    if !succeeds(command("apt-get").arg("--version")) {
        bail!("the browser tests need what Debian calls: {list}. Install it; {HINT}");
    }
    let apt = |arguments: &[&str]| {
        let words: Vec<_> =
            prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).chain(arguments).collect();
        run(command(words[0]).args(&words[1..]))
    };
    apt(&["update", "--quiet=2"])?;
    let mut arguments = vec!["install", "--yes", "--quiet=2", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)
}

/// axe-core in the version of the lock file in `tests/axe`, from npm's registry.
fn axe() -> Result<PathBuf> {
    Ok(npm("tests/axe", "axe-core")?.join("node_modules/axe-core/axe.min.js"))
}

/// Packages in the versions of the lock file in a folder of the checkout, from npm's registry; where they are. `package` is one of
/// them.
pub fn npm(from: &str, package: &str) -> Result<PathBuf> {
    let wanted = root().join(from);
    let folder = tools_dir().join(wanted.file_name().context("a folder has a name")?);
    let lock = "package-lock.json";
    let read = |file: PathBuf| fs::read(&file).with_context(|| format!("cannot read {}", file.display()));
    if folder.join("node_modules").join(package).exists()
        && read(folder.join(lock)).ok() == Some(read(wanted.join(lock))?)
    {
        return Ok(folder);
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for name in ["package.json", lock] {
        fs::copy(wanted.join(name), folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    run(command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(&folder))?;
    Ok(folder)
}

fn find_chromium() -> Option<PathBuf> {
    find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

fn find_chromedriver() -> Option<PathBuf> {
    find("CHROMEDRIVER", &["chromedriver"])
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(PathBuf::from(path));
    }
    let path = env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

fn has_chinese_font() -> bool {
    output(command("fc-list").args([":lang=zh-cn", "family"])).is_ok_and(|fonts| !fonts.trim().is_empty())
}
