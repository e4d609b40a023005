//! Pictures of the page for people to look at; `cargo xtask screenshots` takes them.

use std::env;
use std::path::PathBuf;

use crate::everywhere::PAGES;
use crate::harness::{Setup, browse};

/// Where the pictures go.
const FOLDER: &str = "SNOWBALL_SCREENSHOTS";
/// Names of the pictures to take, with commas between; all of them if it is empty.
const ONLY: &str = "SNOWBALL_SCREENSHOTS_ONLY";

/// Width and height in CSS pixels.
const SIZES: [(u32, u32); 3] = [(1440, 900), (390, 844), (1920, 1080)];

#[test]
#[ignore = "writes files and asserts nothing; `cargo xtask screenshots` runs it"]
fn take() {
    let folder = PathBuf::from(env::var_os(FOLDER).expect("the folder is named"));
    let only = env::var(ONLY).unwrap_or_default();
    for (width, height) in SIZES {
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            for language in ["en", "zh-CN"] {
                let wanted = PAGES.map(|page| (page, format!("{}-{width}-{theme}-{language}", page.replace('/', "-"))));
                let wanted: Vec<_> = wanted
                    .into_iter()
                    .filter(|(_, name)| only.is_empty() || only.split(',').any(|one| one == name))
                    .collect();
                if wanted.is_empty() {
                    continue;
                }
                // Small screens are dense ones.
                let scale = if width < 900 { 2.0 } else { 1.0 };
                let setup = Setup { width, height, scale, dark, language, ..Setup::USUAL };
                let folder = folder.clone();
                browse(&format!("pictures-{width}-{theme}-{language}"), setup, |page| async move {
                    page.open_done().await;
                    for (name, picture) in wanted {
                        page.visit(name).await;
                        let file = folder.join(&picture).with_extension("png");
                        page.screenshot(&file).await;
                        println!("{}", file.display());
                    }
                });
            }
        }
    }
}
