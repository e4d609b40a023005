//! What is to be learnt, and how hard one tries.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{Kind, Number, Plan, Problems as PlanProblems};
use thiserror::Error;

use crate::read::{Role, Series};

/// What is to be learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Spec {
    /// JSON pointers of numbers of the plan, 1 to 8. A range of the plan is what is believed before; a value gets the
    /// range from a
    /// fifth to five times (of the odds, for a probability).
    pub parameters: Vec<String>,
    /// What is learnt from; empty: every column.
    pub roles: Vec<Role>,
    /// Last days of the data that are held back, to score the forecast.
    pub hold_back: u32,
    /// Mean paths a generation, and simulated campaigns a round of noise.
    pub effort: u32,
    /// Seed of the random numbers.
    pub seed: u64,
}

impl Default for Spec {
    fn default() -> Self {
        Self { parameters: Vec::new(), roles: Vec::new(), hold_back: 0, effort: 256, seed: 1 }
    }
}

/// Why nothing can be learnt.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CalibrateError {
    /// The plan with its parameters as ranges is not valid.
    #[error(transparent)]
    Plan(#[from] PlanProblems),
    /// The plan has no such number, or it cannot be a range.
    #[error("{path}: {}", if *.known { "this number cannot be a range: it is 0 or 1, or stands for something whole" } else { "the plan has no such number; valid: a JSON pointer as `snowball explain-plan` lists them" })]
    Parameter {
        /// The pointer.
        path: String,
        /// Whether the plan has the number.
        known: bool,
    },
    /// Too few or too many of something.
    #[error("{what}: {got}; valid: {min} to {max}")]
    Count {
        /// Of what.
        what: &'static str,
        /// How many there are.
        got: u64,
        /// Fewest.
        min: u64,
        /// Most.
        max: u64,
    },
    /// Nothing in the table is what was to be learnt from.
    #[error("the table has none of the columns that are to be learnt from; it has: {}", .roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "))]
    Roles {
        /// What it has.
        roles: Vec<Role>,
    },
    /// Answers that are not one a piece.
    #[error("{got} answers for {wanted} pieces")]
    Answers {
        /// How many were given.
        got: usize,
        /// How many pieces were asked.
        wanted: usize,
    },
    /// The search has not come to its end.
    #[error("the search has not come to its end")]
    Unfinished,
}

/// Fewest known values a column must have before the days that are held back.
pub const FEWEST_VALUES: u64 = 8;

/// The odds or the value that is a fifth or five times as large.
const WIDE: f64 = 5.0;

impl Spec {
    /// The plan with every parameter as a range: what is believed before.
    ///
    /// # Errors
    /// Parameters that are not there or cannot be ranges; a plan that is not valid with them.
    pub fn prior(&self, plan: &Plan) -> Result<Plan, CalibrateError> {
        let within = |what, got: u64, min, max| {
            if (min..=max).contains(&got) { Ok(()) } else { Err(CalibrateError::Count { what, got, min, max }) }
        };
        within("parameters", self.parameters.len() as u64, 1, 8)?;
        within("effort", u64::from(self.effort), 64, 4096)?;
        let mut prior = plan.clone();
        for path in &self.parameters {
            let fails = |known| CalibrateError::Parameter { path: path.clone(), known };
            let (quantity, number) = plan.number(path).ok_or_else(|| fails(false))?;
            let Number::Value(value) = number else { continue };
            let (low, high) = match quantity.kind {
                Kind::Probability => {
                    let odds = value / (1.0 - value);
                    let share = |odds: f64| odds / (1.0 + odds);
                    (share(odds / WIDE), share(odds * WIDE))
                }
                Kind::Positive => (value / WIDE, value * WIDE),
                Kind::Signed => {
                    let reach = value.abs().max(0.1) * 2.0;
                    (value - reach, value + reach)
                }
            };
            let (low, high) = (low.max(quantity.min), high.min(quantity.max));
            if !(low < high && quantity.kind.admits_range(low, high)) {
                return Err(fails(true));
            }
            prior.set_number(path, Number::Range { low, high });
        }
        // Goals and levels of alarms decide nothing of what is learnt.
        prior.check()?;
        Ok(prior)
    }

    /// Columns that are learnt from: those asked for; and not the sum of customers where all its parts are there, which
    /// says nothing
    /// new.
    ///
    /// # Errors
    /// None, or too few values.
    pub fn columns(&self, series: &Series) -> Result<Vec<usize>, CalibrateError> {
        let has = |role: Role| series.columns.iter().any(|column| column.role == role);
        let parts = [Role::CustomersPaid, Role::CustomersOrganic, Role::CustomersReferred].into_iter().all(has);
        let wanted = |role: Role| match self.roles.is_empty() {
            true => !(role == Role::Customers && parts),
            false => self.roles.contains(&role),
        };
        let columns: Vec<usize> = (0..series.columns.len()).filter(|&i| wanted(series.columns[i].role)).collect();
        if columns.is_empty() {
            return Err(CalibrateError::Roles { roles: series.columns.iter().map(|column| column.role).collect() });
        }
        for &column in &columns {
            let got = series.columns[column].values.iter().flatten().count() as u64;
            if got < FEWEST_VALUES {
                let what = "known values of a column before those held back";
                return Err(CalibrateError::Count { what, got, min: FEWEST_VALUES, max: u64::from(u32::MAX) });
            }
        }
        Ok(columns)
    }
}
