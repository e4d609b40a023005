//! Takes pictures of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::process::{root, run};
use crate::{browser, page};

/// Where pictures go when nothing is said; those in the README.
pub const FOLDER: &str = "docs/screenshots";

/// Pictures in the README.
const IN_README: &str = "simulate-1440-light-en,simulate-1440-dark-zh-CN,simulate-390-light-en,compare-1440-light-en,explain-1440-dark-zh-CN";

/// Builds the page and takes its pictures: those of the README, or, into a folder of one's own, in every size, theme and
/// language.
pub fn take(out: Option<&Path>) -> Result<()> {
    let browser = browser::ensure()?;
    page::build()?;
    let folder = root().join(out.unwrap_or(Path::new(FOLDER)));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    run(browser
        .e2e(&["--ignored", "--exact", "--nocapture", "screenshots::take"])
        .env("SNOWBALL_SCREENSHOTS", folder)
        .env("SNOWBALL_SCREENSHOTS_ONLY", if out.is_none() { IN_README } else { "" }))
}
