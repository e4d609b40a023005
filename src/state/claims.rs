//! What a link says of its results, held against what this page computes.

use std::rc::Rc;

use snowball_engine::plan::{Plan, VERSION};

use super::AppState;
use super::link::{Fingerprint, Link};

/// What a link that was opened said.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The engine that it was made with.
    pub engine: String,
    /// Seed of its run.
    seed: u64,
    /// Its plans as they were opened, each with its fingerprint and the format that it was written in.
    plans: Vec<(Rc<Plan>, Option<Fingerprint>, u32)>,
}

/// Why results are not those of the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Another engine computed them.
    Engine {
        /// The one of the link.
        theirs: String,
        /// This page's.
        ours: String,
    },
    /// A plan was written in an older format and brought to this one.
    Migrated {
        /// The format of the link.
        from: u32,
    },
    /// Neither: the link was changed, or this browser computes otherwise.
    Numbers,
}

/// What became of the claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The run has not got that far.
    Waiting {
        /// Replicates that are needed.
        replicates: u32,
    },
    /// Every bit is the same.
    Exact {
        /// In so many replicates of every plan.
        replicates: u32,
    },
    /// Plans differ.
    Differs {
        /// Indices of those that do.
        plans: Vec<usize>,
        /// Everything that may be the cause.
        reasons: Vec<Reason>,
    },
}

impl Claims {
    /// What a link says of plans as they were opened; none if it says nothing.
    #[must_use]
    pub fn of(link: &Link, state: &AppState) -> Option<Self> {
        let print = |slot: usize| link.fingerprints.get(slot).copied().flatten();
        let format = |slot: usize| link.formats.get(slot).copied().unwrap_or(VERSION);
        let plans = state.plans.iter().enumerate();
        let plans: Vec<_> = plans.map(|(slot, open)| (open.plan.clone(), print(slot), format(slot))).collect();
        let said = plans.iter().any(|(_, print, _)| print.is_some());
        said.then(|| Self { engine: link.engine.clone(), seed: state.seed, plans })
    }

    /// Whether what is open is what they are of.
    #[must_use]
    pub fn are_of(&self, state: &AppState) -> bool {
        let same = |(open, (plan, ..)): (&super::OpenPlan, &(Rc<Plan>, Option<Fingerprint>, u32))| {
            Rc::ptr_eq(&open.plan, plan) || open.plan == *plan
        };
        self.seed == state.seed
            && self.plans.len() == state.plans.len()
            && state.plans.iter().zip(&self.plans).all(same)
    }

    /// Whether there is enough to judge by, which is cheap to ask.
    #[must_use]
    pub fn are_ready(&self, state: &AppState) -> bool {
        let enough = |(slot, (_, print, _)): (usize, &(Rc<Plan>, Option<Fingerprint>, u32))| {
            print.is_none_or(|print| state.plans[slot].results.done() >= print.replicates)
        };
        self.plans.iter().enumerate().all(enough)
    }

    /// Holds them against the results; plans must be those that they are of.
    #[must_use]
    pub fn judge(&self, state: &AppState) -> Verdict {
        let prints = || self.plans.iter().enumerate().filter_map(|(slot, (_, print, _))| Some((slot, (*print)?)));
        let replicates = prints().map(|(_, print)| print.replicates).max().unwrap_or(0);
        let (mut missing, mut plans) = (false, Vec::new());
        for (slot, Fingerprint { replicates, hash }) in prints() {
            match state.plans[slot].results.fingerprint(replicates) {
                None => missing = true,
                Some(ours) if ours == hash => {}
                Some(_) => plans.push(slot),
            }
        }
        if !plans.is_empty() {
            let reasons = self.reasons(&plans);
            Verdict::Differs { plans, reasons }
        } else if missing {
            Verdict::Waiting { replicates }
        } else {
            Verdict::Exact { replicates }
        }
    }

    fn reasons(&self, plans: &[usize]) -> Vec<Reason> {
        let ours = snowball_engine::release();
        let mut reasons = Vec::new();
        if self.engine != ours {
            reasons.push(Reason::Engine { theirs: self.engine.clone(), ours });
        }
        if let Some(from) = plans.iter().map(|&slot| self.plans[slot].2).filter(|&format| format < VERSION).min() {
            reasons.push(Reason::Migrated { from });
        }
        if reasons.is_empty() {
            reasons.push(Reason::Numbers);
        }
        reasons
    }
}
