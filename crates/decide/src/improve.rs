//! Is there a better ladder? A search over the ladder and any numbers that are freed, for most customers under a budget, the
//! least cost per customer for a goal, or the cheapest ladder that reaches a goal at a cost with a chance; and the front of
//! customers against the cost of one. What is reported comes from fresh random numbers.
//!
//! The way: [`Setting`] says what is asked for, [`Space`] what may vary, and [`Improver`] is asked for pieces of work and told
//! their results until it has a [`Report`]:
//!
//! ```
//! # use snowball_decide::improve::{Aim, Effort, Improver, Setting};
//! # use snowball_engine::plan::Plan;
//! # let plan = Plan { horizon_days: 7, ..Plan::default() };
//! let mut setting = Setting::new(plan, Aim::Customers { budget: 5000.0 }, 1);
//! # setting.effort = Effort { population: 4, rounds: 2, draws: 2, pilot: 16, replicates: 50, points: 2 };
//! let mut improver = Improver::new(setting)?;
//! while !improver.done() {
//!     // Any worker may evaluate any piece, in any order.
//!     let results = improver.ask().iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
//!     improver.tell(results)?;
//! }
//! let report = improver.report().expect("it is done");
//! # assert_eq!(report.replicates, 50);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The improver is data: written down between two rounds and read again, it goes on as if nothing had been.
//!
//! No crate was taken for the search: those that are kept up (cmaes, argmin) search real numbers alone and bring
//! `num-traits/std`, nsga_rs brings threads and owns the loop; none can be asked for its points and stopped in between.

mod aim;
mod candidate;
mod coding;
mod confirmation;
mod evolution;
mod front;
mod luck;
mod piece;
mod problem;
mod report;
mod search;
mod setting;
mod space;

pub use aim::{Aim, Campaign, Estimate};
pub use candidate::{Candidate, Freed, Step};
use confirmation::Confirmation;
pub use piece::{Piece, Way};
pub use problem::{Fault, Problem, Problems};
pub use report::{Against, Confirmed, Figures, Report, Spread, Verdict};
use search::Search;
pub use search::{Counts, Found};
use serde::{Deserialize, Serialize};
pub use setting::{CHANCE, Effort, Note, Setting};
pub use space::{Amounts, Free, Rungs, Space};

use crate::error::DecideError;

/// An improvement on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Improver {
    setting: Setting,
    search: Search,
    /// Once the search is over.
    confirmation: Option<Confirmation>,
    done: u64,
}

/// How far an improvement is, in campaigns. The whole is what it comes to where every round finds something new and the first
/// candidate is confirmed; it is mended on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Campaigns simulated.
    pub done: u64,
    /// Campaigns in all.
    pub whole: u64,
    /// Whether it confirms already.
    pub confirming: bool,
}

impl Improver {
    /// Ready to be asked.
    ///
    /// # Errors
    /// Every problem of the setting.
    pub fn new(setting: Setting) -> Result<Self, Problems> {
        setting.check()?;
        let search = Search::new(&setting);
        Ok(Self { setting, search, confirmation: None, done: 0 })
    }

    /// What it was asked for.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// What is to be evaluated now; nothing when it is done. Asked again before it is told, it says the same.
    #[must_use]
    pub fn ask(&self) -> Vec<Piece> {
        match &self.confirmation {
            Some(confirmation) => confirmation.ask(&self.setting),
            None => self.search.ask(&self.setting),
        }
    }

    /// Takes the result of every piece that was asked for, in their order, and moves on.
    ///
    /// # Errors
    /// If it is not one result for each piece, each with all its campaigns or none; nothing has changed then.
    pub fn tell(&mut self, results: Vec<Vec<Campaign>>) -> Result<(), DecideError> {
        let asked = self.ask();
        let fits =
            |(piece, result): (&Piece, &Vec<Campaign>)| result.is_empty() || result.len() == piece.campaigns() as usize;
        let fitting = asked.iter().zip(&results).filter(|pair| fits(*pair)).count();
        if fitting != asked.len() || results.len() != asked.len() {
            return Err(DecideError::Pieces { got: fitting.min(results.len()), of: asked.len() });
        }
        self.done += asked.iter().map(|piece| u64::from(piece.campaigns())).sum::<u64>();
        match &mut self.confirmation {
            Some(confirmation) => confirmation.tell(&self.setting, &results),
            None => {
                self.search.tell(&self.setting, &results);
                self.confirm();
            }
        }
        Ok(())
    }

    /// Ends the search and confirms what it has found so far. Nothing happens when it confirms already.
    pub fn stop_searching(&mut self) {
        self.search.stop();
        self.confirm();
    }

    fn confirm(&mut self) {
        if self.search.done() && self.confirmation.is_none() {
            self.confirmation = Some(Confirmation::new(&self.setting, &self.search));
        }
    }

    /// Whether there is nothing left to do.
    #[must_use]
    pub fn done(&self) -> bool {
        self.confirmation.as_ref().is_some_and(Confirmation::done)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let effort = &self.setting.effort;
        let confirming = self.confirmation.is_some();
        let whole = effort.of_search() + effort.of_confirmation();
        Progress { done: self.done, whole: if self.done() { self.done } else { whole.max(self.done) }, confirming }
    }

    /// The best that the search has found, by its own belief.
    #[must_use]
    pub fn best(&self) -> Option<Found> {
        self.search.best(&self.setting)
    }

    /// At most so many points of the front of customers against the cost of one, by the search's own belief, from few customers
    /// to many.
    #[must_use]
    pub fn frontier(&self, most: usize) -> Vec<Found> {
        self.search.frontier(&self.setting, most)
    }

    /// The answer, once it is done.
    #[must_use]
    pub fn report(&self) -> Option<Report> {
        self.confirmation.as_ref().and_then(|confirmation| confirmation.report(&self.setting))
    }
}
