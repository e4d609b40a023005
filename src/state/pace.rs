//! How long a search or a simulated test may take.

use serde::{Deserialize, Serialize};

/// How thorough it is; what that means in numbers is said where it is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// A sketch.
    Quick,
    /// The default of the crate that computes.
    #[default]
    Normal,
    /// Some times longer.
    Thorough,
}

impl Pace {
    /// Every pace, from the quickest.
    pub const ALL: [Self; 3] = [Self::Quick, Self::Normal, Self::Thorough];

    /// Its name in attributes and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Normal => "normal",
            Self::Thorough => "thorough",
        }
    }

    /// The pace of that name; the default for any other.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|pace| pace.name() == name).unwrap_or_default()
    }
}
