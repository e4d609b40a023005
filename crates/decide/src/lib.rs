//! From numbers to a decision: which input a result comes from, which of several plans is better and how sure that is, and
//! what to measure before deciding. Plans and tracks in, numbers out; no formula of the model is here, and no clock, thread,
//! file or browser.
//!
//! What takes long is cut in pieces: a design lists its `runs()`, evaluates any one of them by its number, and reads the
//! results of all of them, in order, with `analyse`. Who evaluates which run, and when, changes no number. Formulas and their
//! sources stand with each module, and in `docs/model.md`, "Decisions".
//!
//! | module | question |
//! | --- | --- |
//! | [`tornado`] | how far does each unknown move a result by itself? |
//! | [`indices`] | which share of the spread comes from each unknown, alone and together with others? |
//! | [`shares`] | which share of the spread is dice, weather, ignorance? |
//! | [`best`] | how likely is each plan to be the best? |
//! | [`settle`] | is it settled which plan is better, and how many more replicates would settle it? |
//! | [`plane`] | what do extra customers cost, and is it worth it? |
//! | [`information`] | what is it worth to know an unknown before deciding, and how large a [`pilot`] settles it? |
//! | [`grid`] | what does a result, or the choice between two plans, look like over two unknowns? |
//! | [`improve`] | is there a better ladder? |
//! | [`differing`] | in which inputs do the plans differ? |
//! | [`statement`] | what does a comparison mean, and what does it not? |

pub mod best;
pub mod differing;
mod error;
pub mod grid;
pub mod improve;
pub mod indices;
pub mod information;
mod objective;
pub mod order;
pub mod pilot;
pub mod plane;
pub mod settle;
pub mod shares;
mod smooth;
pub mod statement;
mod together;
pub mod tornado;
mod variance;

pub use error::DecideError;
pub use objective::{Better, Objective};
pub use variance::{Share, Variance};
