//! Why there is no answer.

use snowball_engine::Metric;
use snowball_engine::theory::TheoryError;
use thiserror::Error;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum DecideError {
    /// An argument is out of range.
    #[error(transparent)]
    Argument(#[from] TheoryError),
    /// The plans hold no range.
    #[error("the plan knows everything: none of its numbers is a range")]
    NoUnknowns,
    /// The result is not defined often enough.
    #[error("the result is defined in {got} of {of} runs; at least {min} are needed")]
    TooFew {
        /// Runs that define it.
        got: usize,
        /// Runs in all.
        of: usize,
        /// Fewest that say something.
        min: usize,
    },
    /// Which end is good depends.
    #[error("more {} is neither better nor worse by itself: choose another metric, or what a customer is worth", .metric.as_str())]
    NoDirection {
        /// The metric.
        metric: Metric,
    },
    /// A number of plans that cannot be compared.
    #[error("{got} plans given; valid is 2 to 6")]
    Plans {
        /// How many.
        got: usize,
    },
    /// Results that do not fit what was asked for.
    #[error("{got} of {of} pieces have a result; every piece needs one, with all its campaigns or none")]
    Pieces {
        /// Pieces with a fitting result.
        got: usize,
        /// Pieces that were asked for.
        of: usize,
    },
}
