//! Which set a tab opens with, and which sets of tabs long gone are let go.

use snowball_engine::plan::{Plan, Problems};

use super::Kept;
use super::record::time_of;
use crate::i18n::Locale;
use crate::presets;
use crate::state::Document;

/// Sets of tabs that are kept although the tabs may be gone.
const MOST_TABS: usize = 20;

/// Texts that were found in the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Of this tab, the surer first: the database before the note of the last edit.
    pub own: Vec<String>,
    /// Of other tabs, and of pages before this one.
    pub others: Vec<String>,
}

/// What a tab opens with.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// Nothing was kept.
    Nothing,
    /// A set. That of another tab is opened as a copy, under the same name.
    Kept(Box<Kept>),
    /// Only what cannot be read.
    Unreadable {
        /// Every problem.
        problems: Problems,
        /// The text as it was.
        text: String,
    },
}

impl Opening {
    /// The plans that a tab opens with; the default preset's where nothing that can be read was kept.
    #[must_use]
    pub fn plans(&self, locale: Locale) -> Vec<Plan> {
        match self {
            Self::Kept(kept) => kept.document.plans.clone(),
            Self::Nothing | Self::Unreadable { .. } => Document::of_preset(presets::default(), locale).plans,
        }
    }
}

/// Chooses the tab's own set, else the one that was used last anywhere. What can be read goes before what cannot.
#[must_use]
pub fn choose(found: &Found) -> Opening {
    let texts = if found.own.is_empty() { &found.others } else { &found.own };
    let mut texts: Vec<_> = texts.iter().map(|text| (time_of(text), text)).collect();
    // Stable: of one time, the surer first.
    texts.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let mut unreadable = Opening::Nothing;
    for (_, text) in texts {
        match Kept::from_json(text) {
            Ok(kept) => return Opening::Kept(Box::new(kept)),
            Err(problems) if unreadable == Opening::Nothing => {
                unreadable = Opening::Unreadable { problems, text: text.clone() };
            }
            Err(_) => {}
        }
    }
    unreadable
}

/// Names of the tabs whose sets are let go: all but those used last, and this tab's. What cannot be read stays.
#[must_use]
pub fn outlived(tabs: &[(String, String)], own: &str) -> Vec<String> {
    let mut others: Vec<_> =
        tabs.iter().filter(|(tab, _)| tab != own).map(|(tab, text)| (time_of(text), tab, text)).collect();
    others.sort_by_key(|(time, ..)| std::cmp::Reverse(*time));
    let old = others.into_iter().skip(MOST_TABS);
    old.filter(|(_, _, text)| Kept::from_json(text).is_ok()).map(|(_, tab, _)| tab.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{AppState, Chosen};

    fn kept(time: u64) -> Kept {
        let document = Document::of(&AppState::start(Opening::Nothing, Locale::En, &[]));
        Kept { time, named: None, document, chosen: Chosen::default() }
    }

    fn time(found: &Found) -> u64 {
        match choose(found) {
            Opening::Kept(kept) => kept.time,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_tabs_own_set_goes_before_those_of_others() {
        let text = |time| kept(time).to_json();
        assert_eq!(choose(&Found::default()), Opening::Nothing);
        assert_eq!(time(&Found { own: vec![text(5), text(7)], others: vec![text(9)] }), 7);
        assert_eq!(time(&Found { own: vec![], others: vec![text(3), text(9), text(4)] }), 9);
        // What pages before this one kept is older than everything.
        let before = kept(0).document.to_json();
        assert_eq!(time(&Found { own: vec![], others: vec![before.clone(), text(2)] }), 2);
        assert_eq!(time(&Found { own: vec![], others: vec![before] }), 0);
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_and_told_only_if_there_is_nothing_else() {
        let later = r#"{"v": 2, "t": 99, "set": {}}"#.to_owned();
        let sound = kept(5).to_json();
        assert_eq!(time(&Found { own: vec!["{".to_owned(), later.clone(), sound], others: vec![] }), 5);
        let Opening::Unreadable { problems, text } = choose(&Found { own: vec![later.clone()], others: vec![] }) else {
            panic!()
        };
        assert_eq!((text, problems.0[0].path.as_str()), (later, "/v"));
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        let mut record = kept(7);
        record.chosen.set("compare-metric", Some("cac".to_owned()));
        record.named = Some(super::super::Named { id: "a".to_owned(), name: "春".to_owned(), revision: 3 });
        assert_eq!(Kept::from_json(&record.to_json()).unwrap(), record);
        let state = record.clone().open(&[]).unwrap();
        assert_eq!(Kept::of(&state, 7), record);
    }

    #[test]
    fn only_sets_of_tabs_long_gone_are_let_go() {
        let mut tabs: Vec<_> = (0..25).map(|i| (format!("t{i}"), kept(i).to_json())).collect();
        tabs.push(("broken".to_owned(), "{".to_owned()));
        let gone = outlived(&tabs, "t0");
        assert_eq!(gone, ["t4", "t3", "t2", "t1"]);
        assert!(outlived(&tabs[..20], "t0").is_empty());
    }
}
