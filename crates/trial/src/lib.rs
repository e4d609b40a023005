//! The live test: how many people, days and arms it takes to find out whether plan B is better than plan A, and how
//! often it
//! tells the wrong thing. Two plans and a design in, numbers out; no formula of the campaign is here (the agent engine
//! simulates both offers in one world, [`snowball_engine::Engine::test`]), and no clock, thread, file or browser.
//!
//! In a referral test the arms infect each other. Sample-size formulas take people to be independent, and a test that
//! assigns people one by one sends the friends of one arm's members into the other: what is measured is then not what
//! would happen if everybody got B. Here each simulated test is judged as it would be in practice, beside the truth of
//! the same
//! replicate: the campaign in which everybody gets A, and that in which everybody gets B.
//!
//! How to drive it: [`Design::check`], [`Planner::new`], [`Planner::runs`] pieces, [`Planner::evaluate`] any of them by
//! its
//! number, in any order and anywhere, [`Planner::analyse`] all outcomes in the order of the numbers.
//!
//! | module | question |
//! | --- | --- |
//! | [`classic`] | what do the formulas say, for people who have nothing to do with each other? |
//! | [`design`] | what is tested, on whom, how long, and how often is it looked at? |
//! | [`estimate`] | what does one test measure, and how sure does it think it is? |
//! | [`planner`] | the simulated tests, in pieces |
//! | [`report`] | power, false alarms, bias, smallest effect, wrong decisions, and what to do |
//! | [`interference`] | how much of the effect is left, in closed form, where that is known |

pub mod classic;
pub mod design;
pub mod estimate;
pub mod interference;
pub mod planner;
pub mod report;
mod student;

pub use design::{Design, DesignProblem, DesignProblems, LookRule, Looks, Measure};
pub use planner::{Outcome, Planner, TrialError};
pub use report::{Cell, Report};
