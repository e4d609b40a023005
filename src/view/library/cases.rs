//! Cases as cards.

use std::collections::BTreeSet;

use snowball_library::{Case, Lever, Library, Preset};

use super::{Words, reported};
use crate::i18n::I18n;

/// What is looked for among the cases; empty texts are no wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Words of name, story or mechanisms.
    pub search: String,
    /// Sector.
    pub sector: String,
    /// Grade.
    pub grade: String,
    /// Mechanism at work.
    pub mechanism: String,
    /// Only those that can be opened as plans.
    pub with_plan: bool,
}

/// A case on the shelf.
#[derive(Clone, Debug)]
pub struct CaseEntry {
    /// The case.
    pub case: &'static Case,
    /// The preset that is made from it, if there is one.
    pub preset: Option<&'static Preset>,
    /// Mechanisms at work that the library knows.
    pub mechanisms: Vec<&'static Lever>,
    words: Words,
}

/// A figure of a case in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// What it is.
    pub what: String,
    /// The number as the source puts it.
    pub value: String,
    /// What sort of statement it is.
    pub kind: String,
    /// Ambiguities and conflicts.
    pub note: Option<String>,
}

/// Every case, ready to be searched.
#[must_use]
pub fn shelf(library: &'static Library) -> Vec<CaseEntry> {
    let entry = |case: &'static Case| {
        let mechanisms: Vec<_> = case.mechanisms.iter().filter_map(|id| library.lever(id)).collect();
        let names = mechanisms.iter().map(|lever| &lever.name);
        let words = Words::of([&case.name, &case.happened].into_iter().chain(names));
        CaseEntry { case, preset: library.preset_of(&case.id), mechanisms, words }
    };
    library.cases.iter().map(entry).collect()
}

impl CaseEntry {
    /// Whether it is what is looked for.
    #[must_use]
    pub fn fits(&self, filter: &CaseFilter) -> bool {
        let is = |wish: &str, own: &str| wish.is_empty() || wish == own;
        is(&filter.sector, &self.case.sector)
            && is(&filter.grade, &self.case.grade)
            && (filter.mechanism.is_empty() || self.case.mechanisms.contains(&filter.mechanism))
            && (!filter.with_plan || self.preset.is_some())
            && self.words.hold(&filter.search)
    }
}

/// Sectors of the cases, the one with most cases first.
#[must_use]
pub fn sectors(shelf: &[CaseEntry]) -> Vec<(&'static str, usize)> {
    let names: BTreeSet<_> = shelf.iter().map(|entry| entry.case.sector.as_str()).collect();
    let count = |name: &'static str| (name, shelf.iter().filter(|entry| entry.case.sector == name).count());
    let mut all: Vec<_> = names.into_iter().map(count).collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all
}

/// Grades of the cases, the best first.
#[must_use]
pub fn grades(shelf: &[CaseEntry]) -> Vec<(&'static str, usize)> {
    let names: BTreeSet<_> = shelf.iter().map(|entry| entry.case.grade.as_str()).collect();
    names.into_iter().map(|name| (name, shelf.iter().filter(|entry| entry.case.grade == name).count())).collect()
}

/// The figures of a case.
#[must_use]
pub fn figures(i18n: &I18n, case: &Case) -> Vec<FigureRow> {
    let language = i18n.locale().into();
    let row = |figure: &snowball_library::CaseFigure| FigureRow {
        what: figure.what.get(language).to_owned(),
        value: reported(i18n, figure.comparator, figure.value, &figure.unit),
        kind: i18n.text(&format!("library-figure-{}", figure.kind)),
        note: figure.note.as_ref().map(|note| note.get(language).to_owned()),
    };
    case.figures.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn count(filter: &CaseFilter) -> usize {
        shelf(snowball_library::library()).iter().filter(|entry| entry.fits(filter)).count()
    }

    #[test]
    fn filters_narrow_the_shelf() {
        let shelf = shelf(snowball_library::library());
        assert_eq!(count(&CaseFilter::default()), shelf.len());
        for (sector, cases) in sectors(&shelf) {
            assert_eq!(count(&CaseFilter { sector: sector.to_owned(), ..CaseFilter::default() }), cases);
        }
        for (grade, cases) in grades(&shelf) {
            assert_eq!(count(&CaseFilter { grade: grade.to_owned(), ..CaseFilter::default() }), cases);
        }
        let mechanism = "referral-cascade".to_owned();
        let cascades = count(&CaseFilter { mechanism, ..CaseFilter::default() });
        assert!(0 < cascades && cascades < shelf.len());
        let plans = count(&CaseFilter { with_plan: true, ..CaseFilter::default() });
        assert!(0 < plans && plans < shelf.len());
        assert_eq!(count(&CaseFilter { search: "no such case".to_owned(), ..CaseFilter::default() }), 0);
    }

    #[test]
    fn a_case_is_found_by_its_mechanism_in_either_language() {
        let shelf = shelf(snowball_library::library());
        let entry = shelf.iter().find(|entry| !entry.mechanisms.is_empty()).unwrap();
        for name in [&entry.mechanisms[0].name.en, &entry.mechanisms[0].name.zh] {
            assert!(entry.fits(&CaseFilter { search: name.clone(), ..CaseFilter::default() }));
        }
    }

    #[test]
    fn figures_are_written_as_the_source_puts_them() {
        let library = snowball_library::library();
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            for case in &library.cases {
                for row in figures(&i18n, case) {
                    assert!(!row.value.contains("unit-") && !row.value.contains('{'), "{}: {}", case.id, row.value);
                }
            }
        }
    }
}
