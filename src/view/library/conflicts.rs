//! Where the sources contradict each other, and sums that do not add up.

use std::collections::BTreeSet;

use snowball_library::{Case, Conflict, Library};

use super::Words;

/// What is looked for among the conflicts; empty texts are no wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictFilter {
    /// Words of the statement, the reading or the cases.
    pub search: String,
    /// Sort of conflict.
    pub kind: String,
}

/// A conflict on the shelf.
#[derive(Clone, Debug)]
pub struct ConflictEntry {
    /// The conflict.
    pub conflict: &'static Conflict,
    /// Cases that it touches and the library knows.
    pub cases: Vec<&'static Case>,
    words: Words,
}

/// Every conflict, ready to be searched.
#[must_use]
pub fn shelf(library: &'static Library) -> Vec<ConflictEntry> {
    let entry = |conflict: &'static Conflict| {
        let cases: Vec<_> = conflict.cases.iter().filter_map(|id| library.case(id)).collect();
        let names = cases.iter().map(|case| &case.name);
        let words = Words::of([&conflict.what, &conflict.reading].into_iter().chain(names));
        ConflictEntry { conflict, cases, words }
    };
    library.conflicts.iter().map(entry).collect()
}

impl ConflictEntry {
    /// Whether it is what is looked for.
    #[must_use]
    pub fn fits(&self, filter: &ConflictFilter) -> bool {
        (filter.kind.is_empty() || filter.kind == self.conflict.kind) && self.words.hold(&filter.search)
    }
}

/// Sorts of conflicts with how many there are of each.
#[must_use]
pub fn kinds(shelf: &[ConflictEntry]) -> Vec<(&'static str, usize)> {
    let names: BTreeSet<_> = shelf.iter().map(|entry| entry.conflict.kind.as_str()).collect();
    names.into_iter().map(|name| (name, shelf.iter().filter(|entry| entry.conflict.kind == name).count())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_are_found_by_kind_and_words() {
        let shelf = shelf(snowball_library::library());
        let count = |filter: &ConflictFilter| shelf.iter().filter(|entry| entry.fits(filter)).count();
        assert_eq!(count(&ConflictFilter::default()), shelf.len());
        for (kind, conflicts) in kinds(&shelf) {
            assert_eq!(count(&ConflictFilter { kind: kind.to_owned(), search: String::new() }), conflicts);
        }
        let known = &shelf[0];
        assert!(known.fits(&ConflictFilter { search: known.conflict.what.zh.clone(), kind: String::new() }));
    }
}
