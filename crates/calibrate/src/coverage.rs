//! Whether the intervals can be trusted: worlds drawn from the prior, data simulated in them by the cohort engine,
//! learnt from as if nobody knew.

use serde::{Deserialize, Serialize};
use snowball_engine::calendar;
use snowball_engine::plan::Plan;

use crate::fit::solve;
use crate::keyed::normal;
use crate::model::{Model, Piece};
use crate::read::{Column, Role, Series};
use crate::spec::{CalibrateError, Spec};

/// Replicates of worlds lie where no search simulates.
const WORLDS: u32 = 3_000_000_000;

/// What was found in a world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// Of each parameter: the truth, and the 90 % interval.
    pub parameters: Vec<Covered>,
    /// Share of the data that could not be told apart from the simulated.
    pub rarity: f64,
    /// Share of the held-back periods inside of their 90 % intervals, by column; empty if none were.
    pub forecast: Vec<f64>,
}

/// A parameter of a world.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covered {
    /// The truth.
    pub truth: f64,
    /// 5 % point of what was learnt.
    pub low: f64,
    /// 95 % point.
    pub high: f64,
    /// Standard deviation after over that before.
    pub left: f64,
}

impl Covered {
    /// Whether the interval holds the truth.
    #[must_use]
    pub fn holds(&self) -> bool {
        (self.low..=self.high).contains(&self.truth)
    }
}

/// Data of so many days that would come of the parameters at `z`.
///
/// # Errors
/// A spec that does not fit the plan.
pub fn simulated(plan: &Plan, spec: &Spec, days: u32, z: &[f64], replicate: u32) -> Result<Series, CalibrateError> {
    let columns =
        spec.roles.iter().map(|&role| Column { role, values: vec![Some(0.0); days as usize] }).collect::<Vec<_>>();
    let empty = Series { start: calendar::written(0), first: 0, period: 1, columns };
    let model = Model::new(plan, &empty, &Spec { hold_back: 0, ..spec.clone() })?;
    let piece = Piece { z: z.to_vec(), replicate: Some(replicate), daily: true };
    let daily = model.evaluate(&piece).daily;
    let columns = spec.roles.iter().zip(daily.chunks(days as usize));
    let columns = columns.map(|(&role, values)| Column { role, values: values.iter().copied().map(Some).collect() });
    Ok(Series { columns: columns.collect(), ..empty })
}

/// Makes a world and learns from it.
///
/// # Errors
/// A spec that does not fit the plan; it must name its roles.
pub fn world(plan: &Plan, spec: &Spec, days: u32, index: u32) -> Result<World, CalibrateError> {
    let z: Vec<f64> =
        (0..spec.parameters.len()).map(|i| normal([spec.seed, u64::MAX, u64::from(index), i as u64])).collect();
    let series = simulated(plan, spec, days, &z, WORLDS + index)?;
    let learner = Spec { seed: spec.seed ^ (u64::from(index) << 20), ..spec.clone() };
    let posterior = solve(plan, &series, &learner)?;
    let model = Model::new(plan, &series, spec)?;
    let parameters = posterior.parameters.iter().zip(&model.parameters).zip(&z).map(|((learnt, parameter), &z)| {
        Covered { truth: parameter.value(z), low: learnt.low, high: learnt.high, left: learnt.left }
    });
    let scored = posterior.scores.iter().filter(|scores| scores.by == crate::forecast::Forecaster::Plan);
    Ok(World {
        parameters: parameters.collect(),
        rarity: posterior.goodness.rarity,
        forecast: scored.map(|scores| scores.covered).collect(),
    })
}

/// Columns that a spec must name where there is no table.
#[must_use]
pub fn default_roles() -> Vec<Role> {
    vec![Role::Customers, Role::Referrals]
}
