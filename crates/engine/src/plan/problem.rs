//! What can be wrong with a plan: every problem with its path and what would be valid.

use std::fmt;

use serde::Serialize;

/// One problem of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// JSON pointer to the place, empty for the whole plan.
    pub path: String,
    /// What is wrong and what would be valid.
    #[serde(flatten)]
    pub fault: Fault,
}

/// What is wrong, with what would be valid.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Not JSON at all.
    Syntax {
        /// Line, from 1.
        line: u32,
        /// Column, from 1.
        column: u32,
    },
    /// A field that no plan has.
    UnknownField {
        /// Fields that exist here.
        known: Vec<String>,
    },
    /// Another JSON type than needed.
    WrongType {
        /// What is needed, as a stable key: `number`, `text`, `list`, `object`, `flag`, `whole`, `date`, `number_list`.
        needed: &'static str,
    },
    /// Not one of the choices.
    NotAChoice {
        /// The choices.
        choices: Vec<String>,
    },
    /// A number outside its valid range.
    OutOfRange {
        /// What stands there.
        got: f64,
        /// Smallest valid.
        min: f64,
        /// Largest valid.
        max: f64,
    },
    /// A range whose low end is not below its high end.
    RangeReversed,
    /// A range that touches the edge of what its kind can take: 0 for positive numbers, 0 or 1 for probabilities.
    RangeAtEdge,
    /// Too few or too many entries, or characters.
    Length {
        /// How many there are.
        got: u32,
        /// Fewest valid.
        min: u32,
        /// Most valid.
        max: u32,
    },
    /// Values that must rise from one entry to the next do not.
    NotIncreasing {
        /// Value of the entry before.
        previous: f64,
    },
    /// Shares that must sum to a given total do not.
    WrongSum {
        /// Their sum.
        got: f64,
        /// What it must be.
        needed: f64,
    },
    /// Written by a newer version of the format.
    NewerVersion {
        /// Newest version that is understood.
        newest: u32,
    },
    /// No version given.
    NoVersion,
    /// A patch names a place that the plan does not have, or that may not change during a campaign.
    PatchTarget,
    /// More numbers are ranges than the quasi-random sequence has dimensions.
    TooManyRanges {
        /// How many there are.
        got: u32,
        /// Most that can be drawn.
        max: u32,
    },
    /// A cap per member that would need more remembered referrals than the engine keeps.
    CapTooDistant {
        /// Most referrals that can be remembered per member.
        max_referrals: u32,
    },
    /// Steps × segments × remembered referrals × classes are more than can be simulated in reasonable time.
    TooLarge {
        /// Their product.
        got: f64,
        /// Most that is simulated.
        max: f64,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line, column } => {
                write!(f, "not valid JSON (line {line}, column {column})")
            }
            Self::UnknownField { known } => {
                write!(f, "unknown field; valid here: {}", known.join(", "))
            }
            Self::WrongType { needed } => {
                write!(f, "wrong type; needed: {}", needed.replace('_', " "))
            }
            Self::NotAChoice { choices } => {
                write!(f, "not a choice; valid: {}", choices.join(", "))
            }
            Self::OutOfRange { got, min, max } => {
                write!(f, "{got} is out of range; valid: {min} to {max}")
            }
            Self::RangeReversed => write!(f, "the low end of a range must be below its high end"),
            Self::RangeAtEdge => {
                write!(f, "a range must lie inside its limits: above 0, and for probabilities below 1")
            }
            Self::Length { got, min, max } => {
                write!(f, "{got} entries or characters; valid: {min} to {max}")
            }
            Self::NotIncreasing { previous } => {
                write!(f, "must be greater than {previous}, the one before")
            }
            Self::WrongSum { got, needed } => write!(f, "sum is {got}; it must be {needed}"),
            Self::NewerVersion { newest } => {
                write!(f, "written by a newer Snowball; newest understood version: {newest}")
            }
            Self::NoVersion => write!(f, "a plan needs a version; valid: 1"),
            Self::PatchTarget => write!(f, "names no number or part of the plan that may change during a campaign"),
            Self::TooManyRanges { got, max } => write!(f, "{got} ranges; valid: at most {max}"),
            Self::CapTooDistant { max_referrals } => {
                write!(f, "this cap is reached after more than {max_referrals} referrals; lower it or leave it out")
            }
            Self::TooLarge { got, max } => write!(
                f,
                "too large to simulate: steps × segments × remembered referrals × classes are {got}; valid: at most {max}; \
                 take weekly steps, fewer segments, a lower top rung or cap per member, or fewer classes"
            ),
        }
    }
}

/// Every problem of a plan; never empty.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} problem{} in the plan:", if count == 1 { "" } else { "s" })?;
        for Problem { path, fault } in &self.0 {
            write!(f, "\n  {}: {fault}", if path.is_empty() { "/" } else { path })?;
        }
        Ok(())
    }
}
