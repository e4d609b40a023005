//! Learning from what happened: a table of days in, the plan's unknowns with intervals out, and how far they can be
//! trusted. No
//! formula of the campaign is here: every path is the engine's. No clock, thread, file or browser; the data go nowhere.
//!
//! | module | what |
//! | --- | --- |
//! | [`read`] | bytes of a table to a series of days, problems by row and column |
//! | [`spec`] | what is to be learnt |
//! | [`model`] | the campaign as the data see it: evaluates pieces |
//! | [`fit`] | the search, ask and tell |
//! | [`posterior`] | what was learnt, and the plan with it |
//! | [`forecast`] | scores of what was held back, beside naive forecasts |
//! | [`coverage`] | whether the intervals hold the truth |
//! | [`curves`] | retention and adoption without a plan |
//! | [`example`] | a made-up table to try |
//!
//! How to drive it: [`read::look`] and [`read::read`] a table; [`Fit::new`]; while [`Fit::ask`] has pieces, let anyone
//! [`Model::evaluate`] them and [`Fit::tell`] the answers in order; [`Fit::finish`]; [`Posterior::apply`] to the plan.

pub mod coverage;
pub mod curves;
pub mod example;
pub mod fit;
pub mod forecast;
mod keyed;
mod linear;
pub mod model;
pub(crate) mod noise;
pub mod posterior;
pub mod read;
pub mod spec;

pub use fit::{Fit, Stage, solve};
pub use model::{Answer, Model, Piece};
pub use posterior::Posterior;
pub use spec::{CalibrateError, Spec};
