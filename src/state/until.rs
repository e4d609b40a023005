//! Simulating until it is settled which plan is better: twice as many replicates whenever a run is done and it is not, up to
//! what the page can keep.

use snowball_decide::settle::{LEAST, Rule, settled};
use snowball_engine::{Metric, Results};

use super::{AppState, MAX_PLANS, MAX_REPLICATES, RunStatus};

/// Most tracks of all plans together that the page doubles up to by itself: some 400 MB.
const MOST_TRACKS: u32 = 20_000;

/// What is being settled. It is over as soon as another run begins that it did not begin itself: a plan was edited, the run
/// stopped, another number of replicates chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Until {
    /// What is compared.
    pub metric: Metric,
    /// Index of the plan that the others are compared with.
    pub yardstick: usize,
    /// [`super::Run::id`] of the run that is to settle it.
    pub(super) run: u64,
}

/// The rule by which the page judges so many plans: every pair may be compared, and the sample is looked at whenever it
/// has doubled, from the fewest replicates that settle anything to the most.
#[must_use]
pub fn settle_rule(plans: usize) -> Rule {
    let plans = plans.min(MAX_PLANS) as u32;
    let looks = 1 + MAX_REPLICATES.div_ceil(LEAST as u32).next_power_of_two().ilog2();
    Rule::new(looks, plans * plans.saturating_sub(1) / 2)
}

/// Most replicates of each of so many plans that the page simulates to settle something.
#[must_use]
pub fn most_replicates(plans: usize) -> u32 {
    MAX_REPLICATES.min(MOST_TRACKS / plans.clamp(1, MAX_PLANS) as u32)
}

impl AppState {
    /// What is being settled, if anything.
    #[must_use]
    pub fn settling(&self) -> Option<Until> {
        let going = matches!(self.run.status, RunStatus::Idle | RunStatus::Running);
        self.until.filter(|until| going && until.run == self.run.id)
    }

    /// Results of all plans, the yardstick first, then the others in their order.
    #[must_use]
    pub fn results_from(&self, yardstick: usize) -> Vec<&Results> {
        self.slots_from(yardstick).into_iter().map(|slot| &*self.plans[slot].results).collect()
    }

    /// Indices of all plans, the yardstick first, then the others in their order.
    #[must_use]
    pub fn slots_from(&self, yardstick: usize) -> Vec<usize> {
        let others = (0..self.plans.len()).filter(|slot| *slot != yardstick);
        Some(yardstick).into_iter().filter(|slot| *slot < self.plans.len()).chain(others).collect()
    }

    /// Begins to settle which plan is better by a metric.
    pub(super) fn until_settled(&mut self, metric: Metric, yardstick: usize) -> bool {
        let bad = self.plans.len() < 2 || yardstick >= self.plans.len();
        if bad || self.settling().is_some() {
            return false;
        }
        match self.run.status {
            RunStatus::Done => {
                self.until = Some(Until { metric, yardstick, run: self.run.id });
                self.settle_on()
            }
            RunStatus::Stopped => {
                self.run();
                self.until = Some(Until { metric, yardstick, run: self.run.id });
                true
            }
            RunStatus::Idle | RunStatus::Running => {
                self.until = Some(Until { metric, yardstick, run: self.run.id });
                true
            }
        }
    }

    /// When a run is done: goes on with twice as many replicates if it was to settle something and has not.
    pub(super) fn settle_on(&mut self) -> bool {
        let Some(until) = self.until.take().filter(|until| until.run == self.run.id) else { return false };
        let most = most_replicates(self.plans.len());
        let rule = settle_rule(self.plans.len());
        if self.replicates >= most || settled(&self.results_from(until.yardstick), until.metric, rule) {
            return false;
        }
        self.set_replicates(self.replicates.saturating_mul(2).min(most));
        self.until = Some(Until { run: self.run.id, ..until });
        true
    }
}
