//! The domain as data: mechanisms as levers, cases, presets, and what the sources contradict each other in. The files stand
//! in `assets/library`. This crate reads them, turns a lever and its parameters into the lever of a plan, and holds presets
//! against what their sources report. No formula of the model is here.

mod case;
#[cfg(feature = "embedded")]
mod embedded;
mod formula;
mod lever;
mod preset;
mod replicate;
mod text;

use serde::Deserialize;
use serde_json::Value;

pub use case::{Case, CaseFigure, Comparator, Conflict, Number};
#[cfg(feature = "embedded")]
pub use embedded::library;
pub use formula::Formula;
pub use lever::{Group, Kind, Lever, Move, Origin, Parameter, Source, Unmoved, Warning, Way};
pub use preset::{CaseSource, Figure, LeverUse, Listed, Preset, PresetPlan, Setting, menu};
pub use replicate::{Comparison, Measure, Replicated, Reported, Term, Verdict, replicate};
pub use text::{Language, Text};

/// Everything that is known of the domain.
#[derive(Clone, Debug)]
pub struct Library {
    /// Mechanisms by group, in the order of the catalogue.
    pub groups: Vec<Group>,
    /// Rules of law and ethics that levers may touch.
    pub warnings: Vec<Warning>,
    /// Cases, in the order of the catalogue.
    pub cases: Vec<Case>,
    /// What the sources contradict each other in, and sums that do not add up.
    pub conflicts: Vec<Conflict>,
    /// Campaigns to open, in the order of the menu.
    pub presets: Vec<Preset>,
}

/// A file of the library that is not what it should be: names the entry and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entry}: {problem}")]
pub struct Unreadable {
    /// File or entry.
    pub entry: String,
    /// What is wrong.
    pub problem: String,
}

/// The library as one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<Group>,
    warnings: Vec<Warning>,
    cases: Vec<Case>,
    conflicts: Vec<Conflict>,
    presets: Vec<Value>,
}

impl Library {
    /// Reads the library from the one file that a build makes of `assets/library`.
    ///
    /// # Errors
    /// The first entry that cannot be read.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        // By way of a value, like everything here: one set of readers in the page's program instead of two.
        let value = serde_json::from_str::<Value>(text);
        let file: File = value
            .and_then(serde_json::from_value)
            .map_err(|error| Unreadable { entry: "library".to_owned(), problem: error.to_string() })?;
        let File { groups, warnings, cases, conflicts, presets } = file;
        let presets = presets.into_iter().map(|preset| Preset::read(preset, &groups)).collect::<Result<_, _>>()?;
        Ok(Self { groups, warnings, cases, conflicts, presets })
    }

    /// Every mechanism, in the order of the catalogue.
    pub fn levers(&self) -> impl Iterator<Item = &Lever> {
        self.groups.iter().flat_map(|group| &group.levers)
    }

    /// The mechanism of that name.
    #[must_use]
    pub fn lever(&self, id: &str) -> Option<&Lever> {
        self.levers().find(|lever| lever.id == id)
    }

    /// The case of that name.
    #[must_use]
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// The preset of that name.
    #[must_use]
    pub fn preset(&self, id: &str) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.id == id)
    }

    /// The preset that is made from a case, if there is one.
    #[must_use]
    pub fn preset_of(&self, case: &str) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.sources.iter().any(|source| source.case == case))
    }
}
