//! Takes the program apart: what the page needs to open stays one file, and each piece that is marked in the source
//! (`wasm_split`) becomes a file that comes when it is asked for. Trunk has finished the whole program by then; here its
//! linked form is split, the main piece is bound anew, and both take the place of what Trunk made.
//!
//! Every file of the program has one hash in its name, over all of them: pieces of two versions never meet.

use std::convert::Infallible;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};
use wasm_encoder::Module;
use wasm_encoder::reencode::{self, Reencode};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{CustomSectionReader, Parser};

use crate::process::{command, run};
use crate::tools::WASM;

/// What the splitter calls its loader, and what the program imports it by.
const LOADER: &str = "./__wasm_split.js";
/// What the splitter calls the glue of the main piece.
const GLUE: &str = "./main.js";

/// Puts the pieces in the place of the program in Trunk's staging folder and in its page. A program that is built in
/// development is whole and stays as it is.
pub fn split(staging: &Path, page: &str) -> Result<String> {
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release") {
        return Ok(page.to_owned());
    }
    let target = target_dir()?;
    let linked = target.join(WASM).join("release/app.wasm");
    let out = target.join("pieces");
    let pieces = make(&linked, &out)?;
    place(&pieces, staging, page)
}

/// Where Cargo builds: this program stands there itself.
fn target_dir() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot find this program")?;
    Ok(program.ancestors().nth(2).context("this program is not where Cargo puts it")?.to_owned())
}

/// The files of a program in pieces, by the names that they have before the hash.
struct Pieces {
    glue: String,
    main: Vec<u8>,
    loader: String,
    rest: Vec<(String, Vec<u8>)>,
}

/// Splits the linked program and binds its main piece.
fn make(linked: &Path, out: &Path) -> Result<Pieces> {
    if out.exists() {
        fs::remove_dir_all(out).context("cannot clear the folder of the pieces")?;
    }
    fs::create_dir_all(out).context("cannot make the folder of the pieces")?;
    let program = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let main = out.join("app.wasm");
    let mut options = Options::new(&program);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let split = transform(options).map_err(|error| anyhow!("cannot split {}: {error:#}", linked.display()))?;
    let bound = out.join("bound");
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        // The pieces share the table of functions, which the linker exports.
        .arg("--keep-lld-exports")
        .args(["--out-name", "app", "--out-dir"])
        .args([&bound, &main]))?;
    let text = |file: PathBuf| fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()));
    let mut rest = Vec::new();
    for file in &split.split_modules {
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // One that turned out to be empty is never asked for.
        let piece = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        rest.push((name, shorter(&piece)?));
    }
    rest.sort();
    Ok(Pieces {
        glue: text(bound.join("app.js"))?,
        main: fs::read(bound.join("app_bg.wasm")).context("cannot read the main piece")?,
        loader: text(out.join(LOADER))?,
        rest,
    })
}

/// A piece as short as it can be said, without its sections for debuggers: the linker leaves room in every number, and
/// wasm-bindgen, which does the same for the main piece, sees no other.
fn shorter(piece: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let outcome = Shorter.parse_core_module(&mut module, Parser::new(0), piece);
    outcome.map_err(|error| anyhow!("a piece cannot be read: {error}"))?;
    Ok(module.finish())
}

struct Shorter;

impl Reencode for Shorter {
    type Error = Infallible;

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        Ok(())
    }
}

/// Writes the files under their names and the names into the page.
fn place(pieces: &Pieces, staging: &Path, page: &str) -> Result<String> {
    let hash = hash(pieces);
    let (glue_name, main_name, loader_name) =
        (format!("app-{hash}.js"), format!("app-{hash}_bg.wasm"), format!("pieces-{hash}.js"));
    let mut loader = pieces.loader.replace(GLUE, &format!("./{glue_name}"));
    for (name, piece) in &pieces.rest {
        let (old, new) = (format!("\"./{name}.wasm\""), format!("{name}-{hash}.wasm"));
        if !loader.contains(&old) {
            continue;
        }
        loader = loader.replace(&old, &format!("\"./{new}\""));
        write(staging, &new, piece)?;
    }
    // The program's own import keeps its name: only the glue knows the file.
    let from = |file: &str| format!("from \"{file}\"");
    ensure!(pieces.glue.contains(&from(LOADER)), "the program has no pieces");
    let glue = pieces.glue.replace(&from(LOADER), &from(&format!("./{loader_name}")));

    let old = program_name(page)?;
    for end in [".js", "_bg.wasm"] {
        fs::remove_file(staging.join(format!("{old}{end}"))).context("cannot remove the whole program")?;
    }
    write(staging, &glue_name, glue.as_bytes())?;
    write(staging, &main_name, &pieces.main)?;
    write(staging, &loader_name, loader.as_bytes())?;
    let page = page.replace(&old, &format!("app-{hash}"));
    let page = with_integrity(&page, &glue_name, glue.as_bytes())?;
    let page = without_preload(&page, &main_name)?;
    // The glue imports the loader: fetched beside it rather than after it.
    let preload = format!(
        "<link rel=\"modulepreload\" href=\"./{loader_name}\" crossorigin=\"anonymous\" integrity=\"{}\">",
        integrity(loader.as_bytes())
    );
    Ok(page.replacen("<link rel=\"modulepreload\"", &format!("{preload}<link rel=\"modulepreload\""), 1))
}

fn write(staging: &Path, name: &str, content: &[u8]) -> Result<()> {
    fs::write(staging.join(name), content).with_context(|| format!("cannot write {name}"))
}

/// Over every byte of the program, in the form of Trunk's hashes.
fn hash(pieces: &Pieces) -> String {
    let mut hash = Sha256::new();
    for part in [pieces.glue.as_bytes(), &pieces.main, pieces.loader.as_bytes()] {
        hash.update(part);
    }
    for (name, piece) in &pieces.rest {
        hash.update(name);
        hash.update(piece);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a page calls the program, without the end of the file's name.
pub fn program_name(page: &str) -> Result<String> {
    let (_, rest) = page.split_once(" from './").context("the page does not import its program")?;
    let (name, _) = rest.split_once(".js'").context("the page does not import its program")?;
    Ok(name.to_owned())
}

/// The page with the hash of what the file has become in the link that fetches it.
fn with_integrity(page: &str, name: &str, content: &[u8]) -> Result<String> {
    let (before, link) =
        page.split_once(&format!("href=\"./{name}\"")).with_context(|| format!("the page has no link to {name}"))?;
    let (between, rest) = link.split_once("integrity=\"").context("a link of the page has no hash")?;
    ensure!(!between.contains('>'), "the link to {name} has no hash");
    let (_, after) = rest.split_once('"').context("a hash of the page has no end")?;
    Ok(format!("{before}href=\"./{name}\"{between}integrity=\"{}\"{after}", integrity(content)))
}

/// The page without the link that fetches a file ahead of everything: what stands on the page at once is painted first, and
/// its style sheets come before the program, which asks for the file itself.
fn without_preload(page: &str, name: &str) -> Result<String> {
    let at = page.find(&format!("href=\"./{name}\"")).with_context(|| format!("the page has no link to {name}"))?;
    let start = page[..at].rfind('<').context("a link of the page has no beginning")?;
    let end = at + page[at..].find('>').context("a link of the page has no end")? + 1;
    Ok(format!("{}{}", &page[..start], &page[end..]))
}

fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "import init from './app-1.js'; init('./app-1_bg.wasm');\
        <link rel=\"modulepreload\" href=\"./app-1.js\" integrity=\"old\">\
        <link rel=\"preload\" href=\"./app-1_bg.wasm\" integrity=\"old\">";

    fn pieces() -> Pieces {
        Pieces {
            glue: "import * as a from \"./__wasm_split.js\"\n".to_owned(),
            main: b"main".to_vec(),
            loader: "import { initSync } from \"./main.js\"; fetch(\"./split_a.wasm\")".to_owned(),
            rest: vec![("split_a".to_owned(), b"a".to_vec()), ("split_unused".to_owned(), Vec::new())],
        }
    }

    #[test]
    fn every_file_has_the_hash_and_knows_the_others_by_it() {
        let staging = env::temp_dir().join(format!("snowball-split-{}", std::process::id()));
        fs::create_dir_all(&staging).unwrap();
        ["app-1.js", "app-1_bg.wasm"].iter().for_each(|name| fs::write(staging.join(name), "whole").unwrap());
        let page = place(&pieces(), &staging, PAGE).unwrap();
        let hash = hash(&pieces());
        let text = |name: &str| fs::read_to_string(staging.join(name.replace('#', &hash))).unwrap();
        let mut names: Vec<_> =
            fs::read_dir(&staging).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(
            names,
            ["app-#.js", "app-#_bg.wasm", "pieces-#.js", "split_a-#.wasm"].map(|n| n.replace('#', &hash))
        );
        assert_eq!(text("app-#.js"), format!("import * as a from \"./pieces-{hash}.js\"\n"));
        assert_eq!(
            text("pieces-#.js"),
            format!("import {{ initSync }} from \"./app-{hash}.js\"; fetch(\"./split_a-{hash}.wasm\")")
        );
        assert!(!page.contains("app-1") && !page.contains("old"), "{page}");
        assert!(!page.contains("rel=\"preload\"") && page.contains(&format!("init('./app-{hash}_bg.wasm')")), "{page}");
        assert_eq!(page.matches(&integrity(text("pieces-#.js").as_bytes())).count(), 1);
    }

    #[test]
    fn only_what_runs_is_kept_of_a_piece_and_said_shortly() {
        let head = b"\0asm\x01\0\0\0";
        // A custom section, and an empty list of types whose length takes two bytes for one.
        let module = [&head[..], &[0, 3, 1, b'n', 7], &[1, 2, 0x80, 0]].concat();
        assert_eq!(shorter(&module).unwrap(), [&head[..], &[1, 1, 0]].concat());
        assert!(shorter(&module[..module.len() - 1]).is_err());
    }
}
