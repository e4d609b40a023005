//! `docs/translating.md` against the sources: what it names is there, and what decides by language is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use snowball::i18n::{I18n, Locale};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands between backticks, outside of blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let plain = text.split("```").step_by(2);
    plain.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_place_that_the_document_names_is_there() {
    let document = read("docs/translating.md");
    let folders = ["src/", "tests/", "assets/", "crates/", "locales/en"];
    let named: Vec<_> =
        quoted(&document).into_iter().filter(|name| folders.iter().any(|folder| name.starts_with(folder))).collect();
    assert!(named.len() >= 12, "{named:?}");
    for name in named.into_iter().chain(["index.html"]) {
        assert!(root().join(name).exists(), "{name} is named and not there");
    }
    let language = read("src/i18n/mod.rs");
    for place in [
        "enum Locale",
        "fn tag",
        "fn name",
        "fn from_tag",
        "fn last_words",
        "impl From<Locale> for Language",
        "number::plain(Locale::",
    ] {
        assert!(document.contains(place), "{place} is not named");
        assert!(language.contains(place), "{place} is no more");
    }
    let numbers = read("src/i18n/number.rs");
    for place in ["fn write", "fn tick", "fn symbol", "fn grouped", "Style::Points"] {
        assert!(numbers.contains(place), "{place} is no more");
        assert!(document.contains(place.trim_start_matches("fn ")), "{place} is not named");
    }
    for locale in Locale::ALL {
        for key in ["date-full", "date-day-month", "date-month", "date-time", "interval"] {
            assert!(document.contains(&format!("`{key}`")) && I18n::new(locale).has(key), "{key}");
        }
    }
}

#[test]
fn only_the_places_of_the_document_decide_by_language() {
    let document = read("docs/translating.md");
    let mut deciding = BTreeSet::new();
    for file in sources(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        // Tests may name a language; they stand at the end of a file.
        let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        if ["Locale::ZhCn", "Locale::En", "Self::ZhCn", "Language::Chinese"].iter().any(|name| program.contains(name)) {
            deciding.insert(file.strip_prefix(root()).unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(deciding.contains("src/i18n/mod.rs"), "nothing was found at all");
    for file in deciding {
        assert!(document.contains(&file), "{file} decides by language, and docs/translating.md does not say so");
    }
}

#[test]
fn a_language_that_copies_the_words_of_another_is_whole() {
    // What the first step of the document gives: the same files, with the same keys, each readable by itself.
    let names = |tag: &str| -> BTreeSet<String> {
        let folder = fs::read_dir(root().join("locales").join(tag)).unwrap();
        folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    };
    let language = read("src/i18n/words.rs") + &read("src/i18n/mod.rs");
    for locale in Locale::ALL {
        assert_eq!(names(locale.tag()), names("en"), "files of {}", locale.tag());
        assert!(language.contains(&format!("files!(\"{}\")", locale.tag())));
    }
    for name in names("en") {
        assert!(language.contains(&format!("/{name}\"")), "nobody reads {name}");
    }
}

#[test]
fn the_browser_is_told_the_language_and_the_shell_speaks_each() {
    assert!(read("src/ui/hooks/use_i18n.rs").contains("set_attribute(\"lang\", locale.tag())"));
    let shell = read("index.html");
    assert!(shell.contains("<html lang=\"en\">"));
    // The shell's Chinese is for every reader of Chinese script of that kind; its tag is the wider one.
    assert!(shell.matches("lang=\"zh-Hans\"").count() >= 3, "name, shell and noscript");
}

/// Every source file of the page that is no file of tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("sources can be listed") {
        let path = entry.expect("sources can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if !["tests.rs", "keys.rs"].contains(&name.as_str()) {
            files.push(path);
        }
    }
    files
}
