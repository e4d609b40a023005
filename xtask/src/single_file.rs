//! The page as one file: what `dist/` has, inlined, for a USB stick or a mail. It opens by `file://`, where a browser lets a
//! page fetch nothing beside it, so that everything has to be inside: styles as they are, the program and the data packed.
//!
//! Nothing of the program is of another build: only where it finds its parts differs (`single_file.js`).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::post_build::{hashes, inline};
use crate::process::root;
use crate::split::program_name;

/// Where it is written, below the root of the checkout.
pub const FILE: &str = "dist-single/snowball.html";
/// How the program starts, behind its glue.
const START: &str = include_str!("single_file.js");
/// How the loader of the pieces fetches one.
const FETCH: &str = "fetch(new URL(\"./";
/// How the glue imports that loader.
const IMPORT: &str = "import * as ";
/// How hard the packer tries; what a browser unpacks is the same.
const LEVEL: u8 = 9;
/// What glue for a module says and a script must not, with what it says here.
const GLUE: [(&str, &str); 2] =
    [("export { initSync, __wbg_init as default };", ""), ("new URL('app_bg.wasm', import.meta.url)", "undefined")];
/// Where a policy says `'self'`, a page of one file has nothing: no file beside it is its own.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval' {scripts}; style-src {styles}; \
                      style-src-attr 'unsafe-inline'; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";

/// Makes it from the built page.
pub fn build() -> Result<()> {
    let file = root().join(FILE);
    let page = of_folder(&root().join("dist"))?;
    fs::create_dir_all(file.parent().unwrap_or(&file)).context("cannot make the folder for the single file")?;
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{FILE}: {:.1} MB", page.len() as f64 / 1e6);
    Ok(())
}

/// The page in a folder as one file.
fn of_folder(folder: &Path) -> Result<String> {
    let text = |name: &str| {
        fs::read_to_string(folder.join(name))
            .with_context(|| format!("cannot read {name}; `cargo xtask build` makes it"))
    };
    let bytes = |name: &str| fs::read(folder.join(name)).with_context(|| format!("cannot read {name}"));
    let mut page = text("index.html")?;
    let mut styles = String::new();
    let mut icon = String::new();
    for tag in tags(&page, "link") {
        let href = attribute(tag, "href").unwrap_or_default();
        match attribute(tag, "rel") {
            Some("stylesheet") => styles.push_str(&text(href)?),
            Some("icon") => {
                let packed = BASE64_STANDARD.encode(bytes(href)?);
                icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{packed}\">");
            }
            // Ways to fetch sooner, and what only an installed page has.
            Some("preload" | "modulepreload" | "manifest" | "apple-touch-icon") => {}
            other => bail!("a link of the page is of a kind that the single file does not know: {other:?}"),
        }
    }
    ensure!(!styles.contains("url(") && !styles.contains("@import"), "a style sheet names a file beside it");
    ensure!(!styles.contains("</style"), "a style sheet would end its own element");
    let script = program_name(&page)?;
    let wasm = format!("{script}_bg.wasm");
    let (glue, pieces) = (text(&format!("{script}.js"))?, script.replacen("app-", "pieces-", 1));
    let loader =
        if folder.join(format!("{pieces}.js")).exists() { text(&format!("{pieces}.js"))? } else { String::new() };
    let program = format!("\n{}{}{START}", loader_inside(&loader, &glue)?, classic(&without_imports(&glue))?);
    let started = inline(&page, "script").into_iter().find(|script| script.contains("TrunkApplicationStarted"));
    let start = format!("<script type=\"module\">{}</script>", started.context("the page does not start its program")?);
    let data = fs::read_dir(folder.join("data")).context("cannot list data")?;
    let mut names =
        data.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    names.sort();
    let mut parts = packed("program", &bytes(&wasm)?);
    for piece in pieces_of(&loader) {
        parts.push_str(&packed(piece, &bytes(piece)?));
    }
    for name in names {
        parts.push_str(&packed(&format!("data/{name}"), &bytes(&format!("data/{name}"))?));
    }

    for element in ["link", "base"] {
        for tag in tags(&page, element).into_iter().map(str::to_owned).collect::<Vec<_>>() {
            page = page.replacen(&tag, "", 1);
        }
    }
    page = with_meta(&page, "snowball-offline", "")?;
    // Filled in when the page starts.
    page = with_meta(&page, "snowball-worker", "<meta name=\"snowball-worker\" content=\"\">")?;
    page = page.replacen(&start, "", 1);
    page = page.replacen("</head>", &format!("{icon}\n<style>\n{styles}</style>\n</head>"), 1);
    let program = format!("{parts}<script type=\"module\" id=\"snowball-start\">{program}</script>\n</body>");
    page = page.replacen("</body>", &program, 1);
    let scripts: Vec<_> = inline(&page, "script").into_iter().filter(|script| script.contains(START)).collect();
    ensure!(scripts.len() == 1, "the page has {} scripts that start it", scripts.len());
    let policy = POLICY.replace("{scripts}", &hashes(&scripts)).replace("{styles}", &hashes(&inline(&page, "style")));
    let old = tags(&page, "meta").into_iter().find(|tag| tag.contains("Content-Security-Policy"));
    let old = old.context("the page has no policy")?.to_owned();
    let new = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(page.replacen(&old, &new, 1))
}

/// A file as an element that a browser neither runs nor shows.
fn packed(name: &str, bytes: &[u8]) -> String {
    let packed = BASE64_STANDARD.encode(miniz_oxide::deflate::compress_to_vec_zlib(bytes, LEVEL));
    format!("<script type=\"application/octet-stream\" data-file=\"{name}\">{packed}</script>\n")
}

/// The files that the loader of the pieces fetches.
fn pieces_of(loader: &str) -> Vec<&str> {
    let fetches = loader.match_indices(FETCH).map(|(at, _)| &loader[at + FETCH.len()..]);
    fetches.filter_map(|rest| rest.split_once('"').map(|(name, _)| name)).collect()
}

/// The loader of the pieces as part of the script: it finds them inside (`single_file.js`). The glue asks for it by the names
/// that it imports it by.
fn loader_inside(loader: &str, glue: &str) -> Result<String> {
    let mut inside = String::from("const snowballPieces = {};\n");
    for line in loader.lines().filter(|line| !line.starts_with("import { initSync }")) {
        match line.strip_prefix("export const ").and_then(|rest| rest.split_once(" = ")) {
            Some((name, value)) => inside.push_str(&format!("snowballPieces.{name} = {value}\n")),
            None => inside.push_str(&format!("{line}\n")),
        }
    }
    for piece in pieces_of(loader) {
        let here = format!("snowballPiece(\"{piece}\")");
        inside = inside.replace(&format!("{FETCH}{piece}\", import.meta.url))"), &here);
    }
    let names = glue.lines().filter_map(|line| line.strip_prefix(IMPORT)?.split_once(" from ").map(|(name, _)| name));
    names.for_each(|name| inside.push_str(&format!("const {name} = snowballPieces;\n")));
    ensure!(!inside.contains("import.meta"), "the loader of the pieces has what the single file does not know");
    Ok(inside)
}

/// The glue without its imports of the loader.
fn without_imports(glue: &str) -> String {
    let kept = glue.lines().filter(|line| !(line.starts_with(IMPORT) && line.contains("/pieces-")));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The glue as a script that runs as a module and as a classic worker.
fn classic(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (of_module, here) in GLUE {
        ensure!(
            glue.matches(of_module).count() == 1,
            "the glue of the program does not say {of_module:?} exactly once"
        );
        glue = glue.replace(of_module, here);
    }
    let strange =
        ["\nimport ", "\nexport ", "import.meta", "</script", "<!--"].into_iter().find(|one| glue.contains(one));
    ensure!(strange.is_none(), "the glue of the program has what the single file does not know: {strange:?}");
    Ok(glue)
}

/// The page with something else in place of the `meta` of that name.
fn with_meta(page: &str, name: &str, by: &str) -> Result<String> {
    let mark = format!("name=\"{name}\"");
    let tag = tags(page, "meta").into_iter().find(|tag| tag.contains(&mark));
    Ok(page.replacen(tag.with_context(|| format!("the page has no meta {name}"))?, by, 1))
}

/// Tags of elements of that name.
fn tags<'a>(page: &'a str, element: &str) -> Vec<&'a str> {
    let open = format!("<{element}");
    let starts = page.match_indices(&open).map(|(at, _)| at);
    starts
        .filter(|at| page[at + open.len()..].starts_with(|next: char| next == '>' || next.is_ascii_whitespace()))
        .filter_map(|at| Some(&page[at..=at + page[at..].find('>')?]))
        .collect()
}

/// An attribute of a tag, as it is written.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::path::PathBuf;

    use super::*;

    const PAGE: &str = "<!doctype html><html><head>\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">\
        <base href=\"./\"><meta name=\"snowball-worker\" content=\"./worker-1.js\">\
        <meta name=\"snowball-offline\" content=\"./service_worker.js\">\
        <link rel=\"icon\" href=\"./icon.svg\"/><link rel=\"manifest\" href=\"./manifest.webmanifest\">\
        <style>.skeleton {}</style><link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\
        <link rel=\"stylesheet\" href=\"./b-1.css\"/>\
        <script type=\"module\">import init from './app-1.js'; dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"));</script>\
        <link rel=\"modulepreload\" href=\"./app-1.js\"><link rel=\"preload\" href=\"./app-1_bg.wasm\"></head>\
        <body><div id=\"app\"></div></body></html>";
    const MODULE: &str = "let wasm;\nfunction __wbg_init() { new URL('app_bg.wasm', import.meta.url); }\n\
        export { initSync, __wbg_init as default };\n";

    /// A built page of few bytes.
    fn folder(name: &str, page: &str, style: &str, glue: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("snowball-single-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        let files = [
            ("index.html", page),
            ("a-1.css", style),
            ("b-1.css", ".b {}\n"),
            ("icon.svg", "<svg/>"),
            ("app-1.js", glue),
            ("app-1_bg.wasm", "\0asm"),
            ("data/library.json", "{\"cases\":[]}"),
        ];
        files.iter().for_each(|(name, content)| fs::write(folder.join(name), content).unwrap());
        folder
    }

    /// What the file says of a packed part.
    fn unpacked(page: &str, name: &str) -> Vec<u8> {
        let (_, rest) = page.split_once(&format!("data-file=\"{name}\">")).unwrap();
        let packed = BASE64_STANDARD.decode(rest.split_once('<').unwrap().0).unwrap();
        miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap()
    }

    #[test]
    fn everything_is_inside_and_nothing_beside() {
        let page = of_folder(&folder("whole", PAGE, ".a {}\n", MODULE)).unwrap();
        assert_eq!(unpacked(&page, "program"), b"\0asm");
        assert_eq!(unpacked(&page, "data/library.json"), b"{\"cases\":[]}");
        // In the order of the links: later layers win.
        assert!(page.contains("<style>\n.a {}\n.b {}\n</style>"));
        assert!(page.contains("href=\"data:image/svg+xml;base64,PHN2Zy8+\""));
        assert!(page.contains("name=\"snowball-worker\""), "the program puts its worker there");
        for gone in
            ["\"./", "<base", "manifest", "service_worker", "TrunkApplication", "'self'", "import init", "export {"]
        {
            assert!(!page.contains(gone), "{gone}");
        }
    }

    #[test]
    fn the_policy_has_the_hash_of_what_runs_and_of_nothing_else() {
        let page = of_folder(&folder("policy", PAGE, ".a {}\n", MODULE)).unwrap();
        let policy = attribute(tags(&page, "meta")[0], "content").unwrap().to_owned();
        let script = inline(&page, "script").into_iter().find(|script| script.contains("__wbg_init")).unwrap();
        let styles = inline(&page, "style");
        assert_eq!(styles.len(), 2);
        assert!(policy.contains(&format!("script-src 'wasm-unsafe-eval' {};", hashes(&[script]))), "{policy}");
        assert!(policy.contains(&format!("style-src {};", hashes(&styles))), "{policy}");
    }

    #[test]
    fn pieces_are_inside_and_come_from_there() {
        let glue = format!("import * as import1 from \"./pieces-1.js\"\n{MODULE}");
        let folder = folder("pieces", PAGE, "", &glue);
        let loader = "import { initSync } from \"./app-1.js\";\nfunction load() {}\n\
            export const go = load(() => {\n const src = fetch(new URL(\"./split_a-1.wasm\", import.meta.url));\n});\n";
        fs::write(folder.join("pieces-1.js"), loader).unwrap();
        fs::write(folder.join("split_a-1.wasm"), "\0asm piece").unwrap();
        let page = of_folder(&folder).unwrap();
        assert_eq!(unpacked(&page, "split_a-1.wasm"), b"\0asm piece");
        for said in [
            "snowballPieces.go = load(() => {",
            "const src = snowballPiece(\"split_a-1.wasm\");",
            "const import1 = snowballPieces;",
        ] {
            assert!(page.contains(said), "{said}");
        }
        assert!(!page.contains("import * as") && !page.contains("import.meta") && !page.contains("./pieces"));
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        let refused = [
            ("url", of_folder(&folder("url", PAGE, ".a { background: url(x.png) }", MODULE)), "beside it"),
            (
                "import",
                of_folder(&folder("import", PAGE, "", &format!("\nimport x from './y.js';\n{MODULE}"))),
                "import",
            ),
            ("glue", of_folder(&folder("glue", PAGE, "", "let wasm;")), "exactly once"),
            ("end", of_folder(&folder("end", PAGE, "", &format!("'</script>';{MODULE}"))), "script"),
            ("link", of_folder(&folder("link", &PAGE.replace("manifest\"", "prefetch\""), "", MODULE)), "prefetch"),
        ];
        for (what, outcome, word) in refused {
            let error = outcome.expect_err(what).to_string();
            assert!(error.contains(word), "{what}: {error}");
        }
    }
}
