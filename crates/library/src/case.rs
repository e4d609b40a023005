//! Cases of the catalogue as cards, and where the sources contradict each other.

use serde::{Deserialize, Serialize};
pub use snowball_engine::plan::Number;

use crate::lever::Source;
use crate::text::Text;

/// A case as its source tells it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name in the catalogue.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Sector: `sector-…` in the translations.
    pub sector: String,
    /// How much can be replicated, from A (several linked outputs over time) to D (no figures).
    pub grade: String,
    /// Where it is told.
    pub sources: Vec<Source>,
    /// What was done and what came of it.
    pub happened: Text,
    /// Mechanisms at work.
    pub mechanisms: Vec<String>,
    /// What the source reports.
    pub figures: Vec<CaseFigure>,
}

/// A figure of a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFigure {
    /// Its name in the catalogue.
    pub id: String,
    /// What it is.
    pub what: Text,
    /// The number, if it is one; shares in [0, 1].
    pub value: Option<Number>,
    /// Its unit: `unit-…` in the translations.
    pub unit: String,
    /// How the source puts it.
    pub comparator: Comparator,
    /// What sort of statement it is, in the catalogue's words.
    pub kind: String,
    /// Ambiguities, conflicts, sums that do not add up.
    #[serde(default)]
    pub note: Option<Text>,
}

/// How a source puts a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Comparator {
    /// Exactly.
    #[default]
    #[serde(rename = "=")]
    Equal,
    /// More than.
    #[serde(rename = ">")]
    Above,
    /// Less than.
    #[serde(rename = "<")]
    Below,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// About.
    #[serde(rename = "~")]
    About,
}

/// Statements of the sources that cannot both be true, and sums that do not add up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its name.
    pub id: String,
    /// `conflict`, `arithmetic`, `ambiguity` or `damaged_text`.
    pub kind: String,
    /// Cases that it touches.
    pub cases: Vec<String>,
    /// Figures that it touches.
    pub figures: Vec<String>,
    /// What stands against what.
    pub what: Text,
    /// Which reading the presets take.
    pub reading: Text,
}
