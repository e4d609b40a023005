//! Finishes a page that Trunk has assembled, in Trunk's staging folder:
//! - takes the program apart (`split.rs`);
//! - writes the loader that workers start with, and tells the page where it is;
//! - packs the domain library into the one file that the page loads when somebody asks for it;
//! - writes the hashes of the inline scripts and styles into the content security policy;
//! - tells the service worker which files there are, so that it keeps them for when there is no network.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::split;

include!("../../crates/library/pack.rs");

/// Files of the domain library; hooks run at the top of the project.
const LIBRARY: &str = "assets/library";
/// The service worker, with marks to fill in.
const SERVICE_WORKER: &str = "assets/app/service_worker.js";
/// In the service worker: replaced by a hash over all files.
const VERSION_MARK: &str = "snowball-version";
/// In the service worker: replaced by the files.
const FILES_MARK: &str = "[\"snowball-files\"]";
/// In index.html: replaced by the script hashes.
const SCRIPT_MARK: &str = "'snowball-script-hashes'";
/// In index.html: replaced by the style hashes.
const STYLE_MARK: &str = "'snowball-style-hashes'";
/// In index.html: replaced by the path of the worker's loader.
const WORKER_MARK: &str = "./worker_loader.js";
/// Part of the script that `trunk serve` adds; its server changes that script for each request, so that no hash can fit.
const RELOAD_MARK: &str = "__TRUNK_ADDRESS__";

/// Entry point for Trunk's hook.
pub fn run() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk calls this, see Trunk.toml")?;
    finish(&PathBuf::from(staging))
}

fn finish(staging: &Path) -> Result<()> {
    let file = staging.join("index.html");
    let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let page = split::split(staging, &page)?;
    let worker = write_worker_loader(staging)?;
    let page = replace(&page, WORKER_MARK, &worker)?;
    let page = with_policy(&page)?;
    fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))?;
    let library = pack(Path::new(LIBRARY)).with_context(|| format!("cannot pack {LIBRARY}"))?;
    fs::write(staging.join("data/library.json"), library).context("cannot write data/library.json")?;
    write_service_worker(staging)
}

/// Last of all: it knows every file, and its version is a hash over the contents of all.
fn write_service_worker(staging: &Path) -> Result<()> {
    let mut files = Vec::new();
    list(staging, "./", &mut files)?;
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file);
        hash.update(fs::read(staging.join(file)).with_context(|| format!("cannot read {file}"))?);
    }
    let version = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    // A host answers the folder with the page.
    let names: Vec<_> = files.iter().map(|file| if file == "./index.html" { "./" } else { file.as_str() }).collect();
    let script = fs::read_to_string(SERVICE_WORKER).with_context(|| format!("cannot read {SERVICE_WORKER}"))?;
    let script = replace(&script, VERSION_MARK, &version)?;
    let script = replace(&script, FILES_MARK, &format!("{names:?}"))?;
    fs::write(staging.join("service_worker.js"), script).context("cannot write service_worker.js")
}

/// Files of a folder and of those in it, as addresses relative to the page.
fn list(folder: &Path, at: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{at}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

/// Writes the script that a worker starts with: it loads the page's own program, which sees that it is in a worker. Its
/// name carries the hash in the program's, so that a cache never pairs a page with the worker of another version.
fn write_worker_loader(staging: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(staging)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    let ends = |end: &'static str| names.iter().filter(move |name| name.starts_with("app") && name.ends_with(end));
    let only = |end: &'static str| -> Result<&String> {
        let found: Vec<_> = ends(end).collect();
        ensure!(found.len() == 1, "the build has {} files app*{end}, not one", found.len());
        Ok(found[0])
    };
    let (script, wasm) = (only(".js")?, only("_bg.wasm")?);
    let loader = format!("worker{}", &script["app".len()..]);
    let text = format!(
        "import init from './{script}';\nawait init({{ module_or_path: new URL('./{wasm}', import.meta.url) }});\n"
    );
    fs::write(staging.join(&loader), text)?;
    Ok(format!("./{loader}"))
}

fn with_policy(page: &str) -> Result<String> {
    let scripts = inline(page, "script");
    let page = if scripts.iter().any(|script| script.contains(RELOAD_MARK)) {
        // Only ever seen by whoever runs `trunk serve`.
        let page = replace(page, SCRIPT_MARK, "'unsafe-inline'")?;
        replace(&page, "connect-src 'self'", "connect-src 'self' ws: wss:")?
    } else {
        replace(page, SCRIPT_MARK, &hashes(&scripts))?
    };
    let styles = hashes(&inline(&page, "style"));
    replace(&page, STYLE_MARK, &styles)
}

fn replace(page: &str, mark: &str, by: &str) -> Result<String> {
    ensure!(page.matches(mark).count() == 1, "a file of the page must contain {mark} exactly once");
    Ok(page.replace(mark, by))
}

/// Contents of the elements of that name that have any: what a browser would run or apply from the page itself.
pub fn inline<'a>(page: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find(&open) {
        rest = &rest[start + open.len()..];
        if !rest.starts_with(|next: char| next == '>' || next.is_ascii_whitespace()) {
            continue;
        }
        let Some((_, content)) = rest.split_once('>') else { break };
        let Some((content, after)) = content.split_once(&close) else { break };
        if !content.is_empty() {
            found.push(content);
        }
        rest = after;
    }
    found
}

/// Hashes of these contents, as a policy names them.
pub fn hashes(contents: &[&str]) -> String {
    let hashes: Vec<_> = contents
        .iter()
        .map(|content| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content.as_bytes()))))
        .collect();
    hashes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_found_and_files_are_not() {
        let page = "<script src=\"a.js\"></script><scripture>no</scripture><script type=\"module\">\nrun();\n</script>";
        assert_eq!(inline(page, "script"), ["\nrun();\n"]);
    }

    #[test]
    fn the_hash_is_the_one_of_the_specification() {
        // Example of Content Security Policy Level 3, section 8.
        assert_eq!(hashes(&["doSomething();"]), "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='");
    }

    #[test]
    fn a_page_for_development_allows_the_reload_script_and_its_socket() {
        let page = "<meta content=\"script-src 'snowball-script-hashes'; style-src 'snowball-style-hashes'; connect-src 'self'\">\
                    <script>const address = '{{__TRUNK_ADDRESS__}}';</script>";
        let page = with_policy(page).unwrap();
        assert!(page.contains("script-src 'unsafe-inline';"));
        assert!(page.contains("connect-src 'self' ws: wss:"));
    }

    #[test]
    fn a_page_for_release_allows_its_own_scripts_only() {
        let page = "<meta content=\"script-src 'snowball-script-hashes'; style-src 'snowball-style-hashes'; connect-src 'self'\">\
                    <script>doSomething();</script>";
        let page = with_policy(page).unwrap();
        assert!(page.contains("script-src 'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc=';"));
        assert!(!page.contains("unsafe-inline"));
    }
}
