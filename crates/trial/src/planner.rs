//! The simulated tests, in pieces: a piece is one replicate with one number of seeds, and simulates for each assignment
//! the
//! test of B against A and the test of A against itself, and once the campaign in which everybody gets B. That in which
//! everybody gets A is the test of A against itself with the labels taken off.
//!
//! Both arms live in one world of the agent engine ([`snowball_engine::Engine::test`]) and not in two campaigns side by
//! side, because the
//! market, the queue for consultations and what is said are shared, and because a friend in the other arm must be able to
//! invite and be credited like any other. Every number of the day is therefore the engine's.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{Number, Plan, Problems, TimeStep};
use snowball_engine::theory::TheoryError;
use snowball_engine::{Arms, Engine, Metric, NEVER, Origin, TestError, Tested, TooManyPeople, Unknowns};
use thiserror::Error;

use crate::design::{Design, DesignProblems, Measure};
use crate::estimate::{Estimate, Units};
use crate::report::{self, Report};

/// Why no test can be planned.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TrialError {
    /// The design is not valid.
    #[error(transparent)]
    Design(#[from] DesignProblems),
    /// A plan is not valid with a number of seeds.
    #[error("with {seeds} seeds: {problems}")]
    Plan {
        /// Seeds.
        seeds: u32,
        /// What is wrong.
        problems: Problems,
    },
    /// The plans cannot be arms of one test.
    #[error(transparent)]
    Test(#[from] TestError),
    /// A formula has no answer.
    #[error(transparent)]
    Theory(#[from] TheoryError),
    /// Outcomes that are not one whole one a piece.
    #[error("{got} whole outcomes for {wanted} pieces")]
    Outcomes {
        /// How many were given.
        got: usize,
        /// How many pieces there are.
        wanted: usize,
    },
}

/// A test of one assignment on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// B against A.
    pub test: Estimate,
    /// A against itself: there is no difference.
    pub null: Estimate,
}

/// The truth of a replicate on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Truth {
    /// The measure if everybody gets A, and if everybody gets B.
    pub value: [f64; 2],
    /// Rewards paid in these campaigns, in the plans' currency.
    pub rewards: [f64; 2],
    /// New customers in these campaigns.
    pub customers: [f64; 2],
}

/// What a piece comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// By assignment, then by day as [`Design::recorded_days`] lists them.
    pub seen: Vec<Vec<Seen>>,
    /// By day.
    pub truth: Vec<Truth>,
    /// New customers that B has more than A on the mean path of this replicate's world, at the end of the longest test:
    /// which
    /// plan is better.
    pub advantage: f64,
}

/// A test to be planned.
#[derive(Clone, Debug)]
pub struct Planner {
    design: Design,
    /// By number of seeds: A and B.
    engines: Vec<[Engine; 2]>,
    days: Vec<u32>,
}

impl Planner {
    /// Checks plans and design.
    ///
    /// # Errors
    /// A design or plans that are not valid, plans that are not of one world.
    pub fn new(a: &Plan, b: &Plan, design: Design) -> Result<Self, TrialError> {
        design.check(a.horizon_days.min(b.horizon_days))?;
        let days = design.recorded_days();
        let last = days.last().copied().unwrap_or(a.horizon_days);
        let mut engines = Vec::with_capacity(design.seeds.len());
        for &seeds in &design.seeds {
            let engine = |plan: &Plan| {
                let mut plan = plan.clone();
                plan.acquisition.seeds = Number::Value(f64::from(seeds));
                compile(&plan, last).map_err(|problems| TrialError::Plan { seeds, problems })
            };
            engines.push([engine(a)?, engine(b)?]);
        }
        if let Some([first, second]) = engines.first() {
            // What cuts a plan off at the end of the test may cut off its differences too: the whole plans are compared.
            let whole = |plan: &Plan| Engine::new(plan).ok();
            let paths = match (whole(a), whole(b)) {
                (Some(a), Some(b)) => a.differs_in_world(&b),
                _ => first.differs_in_world(second),
            };
            if !paths.is_empty() {
                return Err(TestError::Worlds { paths }.into());
            }
        }
        Ok(Self { design, engines, days })
    }

    /// What is planned.
    #[must_use]
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// How many pieces there are.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.engines.len() * self.design.replicates as usize
    }

    /// Evaluates a piece; a piece beyond the last is empty.
    ///
    /// # Errors
    /// More than [`Engine::MOST_AGENTS`] people.
    pub fn evaluate(&self, run: usize) -> Result<Outcome, TooManyPeople> {
        let replicates = self.design.replicates.max(1) as usize;
        let (Some([a, b]), replicate) = (self.engines.get(run / replicates), (run % replicates) as u32) else {
            return Ok(Outcome::default());
        };
        let Design { measure, friend_offer, share_b, seed, unknowns, .. } = self.design;
        let mut outcome = Outcome { advantage: self.advantage(a, b, replicate), ..Outcome::default() };
        for &assignment in &self.design.assignments {
            let arms = Arms { assignment, friend_offer, second: share_b };
            let test = a.test_checked(b, arms, unknowns, seed, replicate)?;
            let null = a.test_checked(a, arms, unknowns, seed, replicate)?;
            let (units, null_units) = (Units::new(&test), Units::new(&null));
            let on = |&day: &u32| Seen {
                test: units.estimate(&test, measure, day),
                null: null_units.estimate(&null, measure, day),
            };
            outcome.seen.push(self.days.iter().map(on).collect());
            if outcome.truth.is_empty() {
                let all = b.test_checked(b, arms, unknowns, seed, replicate)?;
                let sides = [&null, &all];
                outcome.truth = self.days.iter().map(|&day| truth(sides, measure, day)).collect();
            }
        }
        Ok(outcome)
    }

    /// Reads all outcomes, in the order of the pieces.
    ///
    /// # Errors
    /// Outcomes that are not one a piece; boundaries that do not exist.
    pub fn analyse(&self, outcomes: &[Outcome]) -> Result<Report, TrialError> {
        if outcomes.len() != self.runs() {
            return Err(TrialError::Outcomes { got: outcomes.len(), wanted: self.runs() });
        }
        // What came back from somewhere else may be anything.
        let whole = |outcome: &&Outcome| {
            outcome.truth.len() == self.days.len()
                && outcome.seen.len() == self.design.assignments.len()
                && outcome.seen.iter().all(|seen| seen.len() == self.days.len())
        };
        let got = outcomes.iter().filter(whole).count();
        if got < outcomes.len() {
            return Err(TrialError::Outcomes { got, wanted: self.runs() });
        }
        report::report(&self.design, &self.days, outcomes)
    }

    fn advantage(&self, a: &Engine, b: &Engine, replicate: u32) -> f64 {
        let customers = |engine: &Engine| {
            let track = match self.design.unknowns {
                Unknowns::Median => engine.expected(),
                Unknowns::Drawn => engine.expected_at(&engine.quantiles(self.design.seed, replicate)),
            };
            Metric::Customers.last(&track).unwrap_or_default()
        };
        customers(b) - customers(a)
    }
}

/// Compiles a plan up to the end of the longest test, if it can be cut off there: goals and phases may lie beyond.
fn compile(plan: &Plan, last: u32) -> Result<Engine, Problems> {
    let mut short = plan.clone();
    if plan.time_step == TimeStep::Auto {
        short.time_step = if plan.horizon_days > 366 { TimeStep::Week } else { TimeStep::Day };
    }
    short.horizon_days = last.max(7);
    short.goals.clear();
    short.phases.retain(|phase| phase.from_day < short.horizon_days);
    short.events.retain(|event| event.day < short.horizon_days);
    Engine::new(&short).or_else(|_| Engine::new(plan))
}

/// Both campaigns on a day.
fn truth(sides: [&Tested; 2], measure: Measure, day: u32) -> Truth {
    let bought = |tested: &Tested| {
        let forest = &tested.forest;
        let is_new = |&person: &usize| {
            forest.origin[person] != Origin::Seed
                && forest.customer[person] != NEVER
                && u32::from(forest.customer[person]) <= day
        };
        (0..forest.len()).filter(is_new).count() as f64
    };
    // Steps are days or weeks; the horizon ends with the last one.
    let paid = |tested: &Tested| {
        let step = tested.rewards.len().min(day as usize).saturating_sub(1);
        tested.rewards.get(step).map_or(0.0, |paid| paid[0] + paid[1])
    };
    Truth {
        value: sides.map(|tested| Units::new(tested).pooled(tested, measure, day)),
        rewards: sides.map(paid),
        customers: sides.map(bought),
    }
}
