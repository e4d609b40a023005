//! Mechanisms by group.

use snowball_library::{Case, Kind, Lever, Library, Parameter};

use super::{CURRENCY, Words};
use crate::i18n::I18n;
use crate::view::charts::Table;
use crate::view::units::Unit;

/// What is looked for among the mechanisms; empty texts are no wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MechanismFilter {
    /// Words of name or explanation.
    pub search: String,
    /// Index of the group, as text.
    pub group: String,
    /// How it is modelled, see [`kind_name`].
    pub kind: String,
}

/// A mechanism on the shelf.
#[derive(Clone, Debug)]
pub struct MechanismEntry {
    /// The mechanism.
    pub lever: &'static Lever,
    /// Index of its group.
    pub group: usize,
    /// Cases where it is at work.
    pub cases: Vec<&'static Case>,
    words: Words,
}

/// Every mechanism, ready to be searched.
#[must_use]
pub fn shelf(library: &'static Library) -> Vec<MechanismEntry> {
    let all = library.groups.iter().enumerate();
    let all = all.flat_map(|(group, of)| of.levers.iter().map(move |lever| (group, lever)));
    let entry = |(group, lever): (usize, &'static Lever)| {
        let cases = library.cases.iter().filter(|case| case.mechanisms.contains(&lever.id)).collect();
        let parameters = lever.parameters.iter().map(|parameter| &parameter.name);
        let words = Words::of([&lever.name, &lever.what].into_iter().chain(parameters));
        MechanismEntry { lever, group, cases, words }
    };
    all.map(entry).collect()
}

impl MechanismEntry {
    /// Whether it is what is looked for.
    #[must_use]
    pub fn fits(&self, filter: &MechanismFilter) -> bool {
        (filter.group.is_empty() || filter.group == self.group.to_string())
            && (filter.kind.is_empty() || filter.kind == kind_name(self.lever.kind))
            && self.words.hold(&filter.search)
    }
}

/// Kinds of mechanisms, in the order of the page.
pub const KINDS: [Kind; 3] = [Kind::Kernel, Kind::Lever, Kind::NotModelled];

/// Last part of the key that names a kind.
#[must_use]
pub const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Kernel => "kernel",
        Kind::Lever => "lever",
        Kind::NotModelled => "not-modelled",
    }
}

/// How many mechanisms of each group are modelled how, with a last row for all.
#[must_use]
pub fn counts(i18n: &I18n, library: &Library) -> Table {
    let kind = |kind| i18n.text(&format!("library-kind-{}", kind_name(kind)));
    let mut head = vec![i18n.text("library-group")];
    head.extend(KINDS.map(kind));
    head.push(i18n.text("library-all"));
    let row = |name: String, levers: Vec<&Lever>| {
        let of = |kind: Kind| levers.iter().filter(|lever| lever.kind == kind).count().to_string();
        let mut row = vec![name];
        row.extend(KINDS.map(of));
        row.push(levers.len().to_string());
        row
    };
    let language = i18n.locale().into();
    let groups = library.groups.iter();
    let mut rows: Vec<_> =
        groups.map(|group| row(group.group.get(language).to_owned(), group.levers.iter().collect())).collect();
    rows.push(row(i18n.text("library-all"), library.levers().collect()));
    Table { head, rows }
}

/// Something that the catalogue says of a mechanism and the model does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotModelled {
    /// The mechanism.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is not modelled: all of it, or an effect.
    pub what: String,
    /// Why.
    pub why: String,
}

/// What is not modelled, whole mechanisms first.
#[must_use]
pub fn not_modelled(i18n: &I18n, library: &Library) -> Vec<NotModelled> {
    let language = i18n.locale().into();
    let row = |lever: &Lever, what: String, why: &snowball_library::Text| NotModelled {
        id: lever.id.clone(),
        name: lever.name.get(language).to_owned(),
        what,
        why: why.get(language).to_owned(),
    };
    let whole = library.levers().filter(|lever| lever.kind == Kind::NotModelled).filter_map(|lever| {
        let reason = lever.reason.as_ref()?;
        Some(row(lever, i18n.text("library-not-modelled-whole"), reason))
    });
    let parts = library.levers().flat_map(|lever| lever.unmoved.iter().map(move |unmoved| (lever, unmoved)));
    let parts =
        parts.map(|(lever, unmoved)| row(lever, i18n.text(&format!("output-{}", unmoved.catalogue)), &unmoved.why));
    whole.chain(parts).collect()
}

/// The value of a parameter with its unit.
#[must_use]
pub fn value(i18n: &I18n, parameter: &Parameter) -> String {
    Unit::new(i18n, &parameter.unit, CURRENCY).number(parameter.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn filters_narrow_the_shelf_and_counts_add_up() {
        let library = snowball_library::library();
        let shelf = shelf(library);
        let count = |filter: &MechanismFilter| shelf.iter().filter(|entry| entry.fits(filter)).count();
        let table = counts(&I18n::new(Locale::En), library);
        assert_eq!(table.rows.len(), library.groups.len() + 1);
        for (group, row) in table.rows.iter().enumerate() {
            let group = if group < library.groups.len() { group.to_string() } else { String::new() };
            for (index, kind) in KINDS.into_iter().enumerate() {
                let kind = kind_name(kind).to_owned();
                let filter = MechanismFilter { group: group.clone(), kind, ..MechanismFilter::default() };
                assert_eq!(count(&filter).to_string(), row[index + 1], "{row:?}");
            }
            assert_eq!(count(&MechanismFilter { group, ..MechanismFilter::default() }).to_string(), row[4]);
        }
    }

    #[test]
    fn what_is_not_modelled_says_why() {
        let library = snowball_library::library();
        for locale in Locale::ALL {
            let rows = not_modelled(&I18n::new(locale), library);
            let whole = library.levers().filter(|lever| lever.kind == Kind::NotModelled).count();
            let parts: usize = library.levers().map(|lever| lever.unmoved.len()).sum();
            assert_eq!(rows.len(), whole + parts);
            assert!(rows.iter().all(|row| !row.why.is_empty() && !row.what.contains('-')));
        }
    }

    #[test]
    fn every_parameter_has_a_value_in_words() {
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            for parameter in snowball_library::library().levers().flat_map(|lever| &lever.parameters) {
                let value = value(&i18n, parameter);
                assert!(!value.contains("unit-") && value.contains(|c: char| c.is_ascii_digit()), "{value}");
            }
        }
    }
}
