//! The glossary: terms that a text explains where it uses them, and all of them in one list.

use crate::i18n::I18n;

/// Every term, in the order of the list: people, money, growth, rewards, chance, decisions.
pub const TERMS: [&str; 34] = [
    "glossary-referral",
    "glossary-seeds",
    "glossary-lead",
    "glossary-conversion",
    "glossary-cac",
    "glossary-incremental",
    "glossary-ltv",
    "glossary-churn",
    "glossary-retention",
    "glossary-cohort",
    "glossary-reproduction",
    "glossary-cascade",
    "glossary-generation",
    "glossary-virality",
    "glossary-saturation",
    "glossary-koc",
    "glossary-super",
    "glossary-ladder",
    "glossary-two-sided",
    "glossary-fatigue",
    "glossary-fake",
    "glossary-nps",
    "glossary-replicate",
    "glossary-median",
    "glossary-dice",
    "glossary-weather",
    "glossary-unknown",
    "glossary-luck",
    "glossary-sobol",
    "glossary-tornado",
    "glossary-worth",
    "glossary-arm",
    "glossary-power",
    "glossary-calibration",
];

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that need no explanation.
    Plain(&'a str),
    /// A term as it stands in the text, and its key.
    Term(&'a str, &'static str),
}

/// A text cut at its terms, each marked where it comes first; of two terms that begin together the longer one.
#[must_use]
pub fn pieces<'a>(i18n: &I18n, text: &'a str) -> Vec<Piece<'a>> {
    let mut forms: Vec<(String, &'static str)> = Vec::new();
    for key in TERMS {
        let words = i18n.words(key).unwrap_or_default();
        forms.extend(words.split('|').filter(|form| !form.is_empty()).map(|form| (form.to_owned(), key)));
    }
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    let (mut pieces, mut plain, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let Some((length, key)) =
            forms.iter().find(|(form, _)| stands_at(text, at, form)).map(|(form, key)| (form.len(), *key))
        else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if plain < at {
            pieces.push(Piece::Plain(&text[plain..at]));
        }
        pieces.push(Piece::Term(&text[at..at + length], key));
        at += length;
        plain = at;
        // Said once, it is known.
        forms.retain(|(_, other)| *other != key);
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(&text[plain..]));
    }
    pieces
}

/// Whether a form stands at a place of a text as words of their own. Chinese has no space between words.
fn stands_at(text: &str, at: usize, form: &str) -> bool {
    let Some(found) = text.get(at..at + form.len()) else { return false };
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    let begins = !form.starts_with(|c: char| c.is_ascii_alphanumeric()) || !inside(text[..at].chars().next_back());
    let ends = !form.ends_with(|c: char| c.is_ascii_alphanumeric()) || !inside(text[at + form.len()..].chars().next());
    found.eq_ignore_ascii_case(form) && begins && ends
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::i18n::Locale;

    /// The terms in a text, which stays as it is.
    fn found(locale: Locale, text: &str) -> Vec<(&str, &str)> {
        let pieces = pieces(&I18n::new(locale), text);
        let words = |piece: &Piece| match *piece {
            Piece::Plain(part) | Piece::Term(part, _) => part.len(),
        };
        assert_eq!(pieces.iter().map(words).sum::<usize>(), text.len());
        let terms = pieces.into_iter().filter_map(|piece| match piece {
            Piece::Term(part, key) => Some((part, key)),
            Piece::Plain(_) => None,
        });
        terms.collect()
    }

    #[test]
    fn terms_are_words_of_their_own_and_marked_once() {
        let text = "Churned? No: churn. CAC, LTV; CACs and churn again, two-sided rewards.";
        let terms = [
            ("churn", "glossary-churn"),
            ("CAC", "glossary-cac"),
            ("LTV", "glossary-ltv"),
            ("two-sided", "glossary-two-sided"),
        ];
        assert_eq!(found(Locale::En, text), terms);
        let terms = [("裂变系数", "glossary-reproduction"), ("流失", "glossary-churn"), ("裂变", "glossary-cascade")];
        assert_eq!(found(Locale::ZhCn, "裂变系数大于一时，流失再多，裂变也会继续。"), terms);
        assert!(found(Locale::En, "").is_empty());
    }

    #[test]
    fn the_longer_of_two_terms_is_meant() {
        assert_eq!(
            found(Locale::En, "Seed users and structural virality"),
            [("Seed users", "glossary-seeds"), ("structural virality", "glossary-virality"),]
        );
    }

    #[test]
    fn every_term_is_told_in_both_languages_and_no_form_means_two() {
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            let mut forms = BTreeMap::new();
            for key in TERMS {
                assert!(i18n.help(key).is_some_and(|text| !text.is_empty()), "{key} has no explanation");
                for form in i18n.words(key).expect("every term has forms").split('|') {
                    assert!(!form.trim().is_empty() && form.trim() == form, "{key}: {form:?}");
                    let before = forms.insert(form.to_lowercase(), key);
                    assert_eq!(before, None, "{form} in {}", locale.tag());
                }
            }
        }
    }

    #[test]
    fn every_term_of_the_files_is_in_the_list() {
        let file = include_str!("../../locales/en/glossary.ftl");
        let told = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.trim());
        let told: Vec<_> = told.filter(|key| key.contains("glossary-")).skip(2).collect();
        assert_eq!(told, TERMS);
    }
}
