//! What arguments are valid.

use thiserror::Error;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TheoryError {
    /// A number lies outside of what makes sense.
    #[error("{name} is {got}; valid is {min} to {max}")]
    OutOfRange {
        /// Which argument.
        name: &'static str,
        /// What was given.
        got: f64,
        /// Smallest valid value.
        min: f64,
        /// Largest valid value.
        max: f64,
    },
    /// Too few or too many of something.
    #[error("{name}: {got} given; valid is {min} to {max}")]
    Count {
        /// Of what.
        name: &'static str,
        /// How many were given.
        got: u64,
        /// Fewest that make sense.
        min: u64,
        /// Most that are computed.
        max: u64,
    },
    /// A fit or a root that was not found, or that does not exist for this input.
    #[error("{what}: no solution for this input")]
    NoSolution {
        /// What was looked for.
        what: &'static str,
    },
}

/// A number in [min, max]; NaN is in no range.
pub(super) fn within(name: &'static str, got: f64, min: f64, max: f64) -> Result<f64, TheoryError> {
    if got >= min && got <= max { Ok(got) } else { Err(TheoryError::OutOfRange { name, got, min, max }) }
}

/// A finite number above 0.
pub(super) fn positive(name: &'static str, got: f64) -> Result<f64, TheoryError> {
    within(name, got, f64::MIN_POSITIVE, f64::MAX)
}

/// A number strictly between 0 and 1.
pub(super) fn inner_probability(name: &'static str, got: f64) -> Result<f64, TheoryError> {
    within(name, got, f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0)
}

/// A count in [min, max].
pub(super) fn count(name: &'static str, got: usize, min: usize, max: usize) -> Result<usize, TheoryError> {
    if (min..=max).contains(&got) {
        Ok(got)
    } else {
        Err(TheoryError::Count { name, got: got as u64, min: min as u64, max: max as u64 })
    }
}
