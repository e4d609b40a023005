//! Lighthouse over the built page, served as a host would: packed. Its version is that of the lock file in `benches/lighthouse`.

use std::fs;

use anyhow::{Context as _, Result};

use crate::process::{command, output, root};
use crate::static_server::StaticServer;
use crate::{browser, page};

/// Where the last committed figures stand.
const FIGURES: &str = "docs/benchmarks.md";
/// How a line of figures begins, there and in what is measured.
const LINE: &str = "| Lighthouse, ";
/// The heads of its columns.
const HEAD: &str =
    "| | performance | accessibility | best practices | SEO | first paint | largest paint | blocked | shifted |";

/// Builds the page unless told not to, judges it, and prints the scores beside those committed last.
pub fn run(build: bool) -> Result<()> {
    let browser = browser::ensure()?;
    let packages = browser::npm("benches/lighthouse", "lighthouse")?;
    if build {
        page::build()?;
    }
    let pack = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6);
    let server = StaticServer::start_packed(&root().join("dist"), "/", 0, pack).context("cannot serve the page")?;
    let mut judge = command("node");
    judge.arg(root().join("benches/lighthouse/run.mjs")).arg(server.url()).arg(packages);
    let measured = output(judge.env("CHROME_PATH", browser.chromium))?;
    let committed = fs::read_to_string(root().join(FIGURES)).with_context(|| format!("cannot read {FIGURES}"))?;
    print!("{}", beside(&measured, &committed));
    Ok(())
}

/// What was measured, a line a profile, and below each the line committed last.
fn beside(measured: &str, committed: &str) -> String {
    let mut text = format!("{HEAD}\n");
    for line in measured.lines().filter(|line| line.starts_with(LINE)) {
        let name = line.split('|').nth(1).unwrap_or_default();
        let before = committed.lines().find(|old| old.split('|').nth(1) == Some(name));
        let before =
            before.map_or_else(|| "none".to_owned(), |old| old.split('|').skip(2).collect::<Vec<_>>().join("|"));
        text.push_str(&format!("{line}\n    committed last:{before}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_profile_stands_beside_its_own_figures() {
        let measured = "noise\n| Lighthouse, desktop | 99 | 100 |\n| Lighthouse, throttled phone | 80 | 100 |\n";
        let committed = "# Measured\n| Lighthouse, throttled phone | 70 | 100 |\n";
        let text = beside(measured, committed);
        let lines: Vec<_> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "| Lighthouse, desktop | 99 | 100 |",
                "    committed last:none",
                "| Lighthouse, throttled phone | 80 | 100 |",
                "    committed last: 70 | 100 |",
            ]
        );
    }
}
