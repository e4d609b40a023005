//! The Library page as data: cases, mechanisms, the replication and the conflicts, each found by words and filters.

pub mod cases;
pub mod conflicts;
pub mod mechanisms;
pub mod replication;

use snowball_engine::plan::Currency;
use snowball_library::{Comparator, Number, Text};

use super::units::Unit;
use crate::i18n::I18n;

/// Currency of every amount in the sources.
pub const CURRENCY: Currency = Currency::Cny;

/// What can be searched of an entry: its words in both languages.
#[derive(Clone, Debug)]
struct Words(String);

impl Words {
    fn of<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Self {
        let texts: Vec<_> = texts.into_iter().flat_map(|text| [text.en.as_str(), text.zh.as_str()]).collect();
        Self(texts.join("\n").to_lowercase())
    }

    /// Whether every word of a search is in it.
    fn hold(&self, search: &str) -> bool {
        search.to_lowercase().split_whitespace().all(|word| self.0.contains(word))
    }
}

/// A number as the source puts it, such as > 300 people; a dash where the source gives none.
#[must_use]
pub fn reported(i18n: &I18n, comparator: Comparator, value: Option<Number>, unit: &str) -> String {
    let Some(value) = value else { return i18n.text("charts-none") };
    let number = Unit::new(i18n, unit, CURRENCY).number(value);
    let sign = match comparator {
        Comparator::Equal => return number,
        Comparator::Above => ">",
        Comparator::Below => "<",
        Comparator::AtLeast => "≥",
        Comparator::AtMost => "≤",
        Comparator::About => "≈",
    };
    format!("{sign} {number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn a_search_finds_words_of_both_languages_in_any_order() {
        let words = Words::of([
            &Text { en: "Cashback of a furniture chain".to_owned(), zh: "家居返现".to_owned() },
            &Text { en: "Leaderboard".to_owned(), zh: "排行榜".to_owned() },
        ]);
        for found in ["", "  ", "furniture", "chain CASH", "返现", "排行榜 cash"] {
            assert!(words.hold(found), "{found}");
        }
        assert!(!words.hold("cash hotel"));
    }

    #[test]
    fn everything_in_the_library_has_words() {
        let library = snowball_library::library();
        let cases = library.cases.iter();
        let mut keys: Vec<_> = cases.clone().map(|case| format!("sector-{}", case.sector)).collect();
        keys.extend(cases.clone().map(|case| format!("library-grade-{}", case.grade)));
        keys.extend(cases.flat_map(|case| &case.figures).map(|figure| format!("library-figure-{}", figure.kind)));
        keys.extend(library.conflicts.iter().map(|conflict| format!("library-conflict-{}", conflict.kind)));
        let unmoved = library.levers().flat_map(|lever| &lever.unmoved);
        keys.extend(unmoved.map(|unmoved| format!("output-{}", unmoved.catalogue)));
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            let missing: Vec<_> = keys.iter().filter(|key| !i18n.has(key)).collect();
            assert!(missing.is_empty(), "{} has no {missing:?}", locale.tag());
        }
    }
}
