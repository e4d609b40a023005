//! Measures the engine and the page.

use std::path::Path;

use anyhow::Result;

use crate::process::{cargo, root, run};
use crate::{browser, page};

/// Builds the page, measures the engine by itself, then the page in Chromium beside it.
pub fn bench(markdown: Option<&Path>) -> Result<()> {
    let browser = browser::ensure()?;
    page::build()?;
    run(&mut cargo(["bench", "--locked", "--package", "snowball-engine", "--bench", "replicate"]))?;
    let mut command =
        cargo(["bench", "--locked", "--package", "snowball", "--features", "snowball/e2e", "--bench", "page", "--"]);
    if let Some(file) = markdown {
        command.arg("--markdown").arg(root().join(file));
    }
    run(command.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.chromedriver))
}
