//! Every message that the page asks for exists in both languages, and none is there that nobody asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use snowball_engine::plan::rows;

use super::{I18n, Locale};

/// Families of keys whose last part comes from data: the engine's table and choices, tested in `tests/plan_texts.rs`, and
/// places of this program that put the key together.
const FAMILIES: [&str; 34] = [
    "design-part-",
    "link-fault-",
    "present-topic-",
    "cascade-colour-",
    "calibrate-role-",
    "calibrate-purpose-",
    "calibrate-pains-",
    "improve-pace-",
    "calibrate-stage-",
    "explain-precision-",
    "group-",
    "entry-",
    "choice-",
    "unit-",
    "none-",
    "metric-",
    "fault-",
    "summary-",
    "question-",
    "difference-",
    "weekday-",
    "theme-",
    "preset-origin-",
    "plan-",
    "charts-",
    "message-",
    "method-verdict-",
    "card-",
    "run-",
    "lever-every-",
    "lever-adds-",
    "library-",
    "sector-",
    "output-",
];

/// The keys of a language, with what stands behind each.
fn keys(locale: Locale) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for source in locale.sources().into_iter().flatten().chain([locale.last_words()]) {
        let mut current = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let is_key = line.starts_with(|first: char| first.is_ascii_alphabetic());
            if let Some((key, rest)) = line.split_once(" =").filter(|_| is_key) {
                assert!(
                    keys.insert(key.to_owned(), rest.to_owned()).is_none(),
                    "{key} stands twice in {}",
                    locale.tag()
                );
                current = Some(key.to_owned());
            } else if let Some(text) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                text.push_str(line);
            }
        }
    }
    keys
}

/// The arguments that a message takes.
fn arguments(text: &str) -> BTreeSet<&str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    text.split('$').skip(1).map(|rest| rest.split(ends).next().unwrap_or(rest)).collect()
}

/// The text of every source file of the page.
fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("sources can be listed") {
        let path = entry.expect("sources can be listed").path();
        if path.is_dir() {
            sources(&path, all);
        } else {
            all.push_str(&fs::read_to_string(&path).expect("sources are text"));
        }
    }
}

fn all_sources() -> String {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    let (en, zh) = (keys(Locale::En), keys(Locale::ZhCn));
    let (en_keys, zh_keys): (BTreeSet<_>, BTreeSet<_>) = (en.keys().collect(), zh.keys().collect());
    let only: Vec<_> = en_keys.symmetric_difference(&zh_keys).collect();
    assert!(only.is_empty(), "in one language only: {only:?}");
    for (key, text) in &en {
        assert_eq!(arguments(text), arguments(&zh[key]), "arguments of {key}");
        let help = |text: &str| text.contains(".help =");
        assert_eq!(help(text), help(&zh[key]), "explanation of {key}");
    }
}

#[test]
fn every_message_can_be_read() {
    for locale in Locale::ALL {
        for source in locale.sources().into_iter().flatten().chain([locale.last_words()]) {
            let broken = fluent_bundle::FluentResource::try_new(source.to_owned()).err();
            let errors = broken.map(|(_, errors)| errors);
            assert!(errors.is_none(), "{}: {errors:?}", locale.tag());
        }
        let i18n = I18n::new(locale);
        for key in keys(locale).keys() {
            assert!(i18n.has(key), "{key} in {}", locale.tag());
        }
    }
}

#[test]
fn every_message_asked_for_exists() {
    let i18n = I18n::new(Locale::En);
    let all = all_sources();
    for call in ["text(\"", "with(\"", "help(\"", "key=\"", "label=\""] {
        for rest in all.split(call).skip(1) {
            let Some((key, _)) = rest.split_once('"') else {
                continue;
            };
            let is_key = key.contains('-') && !key.contains(['{', ' ', '/']);
            assert!(!is_key || i18n.has(key), "{call}{key}\" is asked for and not there");
        }
    }
}

#[test]
fn no_message_is_left_over() {
    let all = all_sources();
    let fields: BTreeSet<_> = rows().into_iter().map(|row| row.key).collect();
    let unused: Vec<_> = keys(Locale::En)
        .into_keys()
        .filter(|key| !all.contains(&format!("\"{key}\"")))
        .filter(|key| !fields.contains(key))
        .filter(|key| !FAMILIES.iter().any(|family| key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}
