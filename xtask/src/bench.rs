//! Measures the engine and the page.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{cargo, root, run};
use crate::{browser, page};

/// What is wanted of a measurement.
#[derive(Default)]
pub struct Wish {
    /// Where it is also written as Markdown.
    pub markdown: Option<PathBuf>,
    /// Whether its figures are those committed last from now on.
    pub update: bool,
    /// Whether what is in `dist/` is measured as it is.
    pub as_built: bool,
}

/// Builds the page unless told not to, measures the engine by itself, then the page in Chromium beside it: each figure beside the one
/// committed last and its budget (`benches/page/committed.json`). Fails if the page weighs more than its budget.
pub fn bench(wish: &Wish) -> Result<()> {
    let browser = browser::ensure()?;
    if !wish.as_built {
        page::build()?;
    }
    run(&mut cargo(["bench", "--locked", "--package", "snowball-engine", "--bench", "replicate"]))?;
    let mut command =
        cargo(["bench", "--locked", "--package", "snowball", "--features", "snowball/e2e", "--bench", "page", "--"]);
    if let Some(file) = &wish.markdown {
        command.arg("--markdown").arg(root().join(file));
    }
    if wish.update {
        command.arg("--update");
    }
    run(command.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.chromedriver))
}
