//! Results of the theory that the simulator rests on, by name: what a formula, a fit or a plain simulation of one process
//! says, beside what a whole campaign does.
//!
//! | module | what |
//! | --- | --- |
//! | [`branching`] | cascades: extinction, sizes, growth in time |
//! | [`growth`] | what each growth law of this field makes of the same K |
//! | [`bass`] | diffusion in a market, and its fits |
//! | [`lifetime`] | retention, lifetime value, repeat purchases |
//! | [`testing`] | sample sizes, repeated looks at a test |
//! | [`sensitivity`] | which input the spread of a result comes from |
//! | [`network`] | graphs, and cascades on them |
//!
//! Everything here is a pure function of its arguments; what is random takes a seed. Input that makes no sense gives a
//! [`TheoryError`], never a panic, and counts are limited, so that no call takes unbounded time or memory.

pub mod bass;
pub mod branching;
mod domain;
pub mod growth;
mod keyed;
pub mod lifetime;
pub mod network;
pub mod sensitivity;
mod simplex;
mod special;
pub mod testing;

pub use crate::math::probit as normal_quantile;
pub use domain::TheoryError;
pub use special::normal_cdf;
