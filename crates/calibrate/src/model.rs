//! The campaign as the data see it: what a plan at given parameters brings, in the periods and columns of the table.
//! Any worker makes
//! its own from the same plan, series and spec, and evaluates any piece.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{Kind, Plan, TimeStep};
use snowball_engine::theory::normal_cdf;
use snowball_engine::{Engine, Track};

use crate::read::{Role, Series};
use crate::spec::{CalibrateError, Spec};

/// Most blocks that a column's days are summed in, and all columns together: each needs several simulated campaigns to
/// know how it varies.
const MOST_BLOCKS: usize = 8;
const MOST_BLOCKS_IN_ALL: usize = 32;

/// A piece of the search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// Where each parameter is, in standard deviations of its prior from the median.
    pub z: Vec<f64>,
    /// Replicate that is simulated; none for the mean path.
    pub replicate: Option<u32>,
    /// Whether every period of the simulated campaign is wanted.
    pub daily: bool,
}

/// What a piece comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Sums of the blocks on the mean path; empty where a campaign was asked for.
    pub mean: Vec<f64>,
    /// The same of the simulated campaign; empty where the mean path was asked for.
    pub drawn: Vec<f64>,
    /// Column by column, every period of the simulated campaign to the end of the data; empty where not asked for.
    pub daily: Vec<f64>,
}

/// Periods of a column that are taken together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Block {
    /// Place among the columns that are learnt from.
    pub column: usize,
    /// Periods whose value is known.
    pub periods: Vec<usize>,
}

/// A parameter as it is learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// JSON pointer.
    pub path: String,
    /// 5 % point of what is believed before.
    pub low: f64,
    /// 95 % point.
    pub high: f64,
    /// Law.
    #[serde(with = "kind")]
    pub kind: Kind,
}

impl Parameter {
    /// Its value so many standard deviations from the median of the prior.
    #[must_use]
    pub fn value(&self, z: f64) -> f64 {
        self.kind.quantile(self.low, self.high, quantile(z))
    }
}

/// A probability strictly inside (0, 1), as ranges are drawn by.
fn quantile(z: f64) -> f64 {
    normal_cdf(z).clamp(1e-12, 1.0 - 1e-12)
}

/// Laws by their names, which the engine only writes.
mod kind {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
    use snowball_engine::plan::Kind;

    pub fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        kind.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "probability" => Ok(Kind::Probability),
            "positive" => Ok(Kind::Positive),
            "signed" => Ok(Kind::Signed),
            _ => Err(serde::de::Error::custom("probability, positive or signed")),
        }
    }
}

/// The campaign as the data see it.
#[derive(Clone, Debug)]
pub struct Model {
    engine: Engine,
    /// Of each parameter, its place among the engine's unknowns.
    places: Vec<usize>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) roles: Vec<Role>,
    pub(crate) blocks: Vec<Block>,
    /// Day on which the first period begins, days of a period, periods in all, and of these learnt from.
    first: u32,
    period: u32,
    pub(crate) periods: usize,
    pub(crate) learnt: usize,
    seed: u64,
}

impl Model {
    /// Makes the model of a plan for a series.
    ///
    /// # Errors
    /// A spec that does not fit plan or series.
    pub fn new(plan: &Plan, series: &Series, spec: &Spec) -> Result<Self, CalibrateError> {
        Self::of(&spec.prior(plan)?, series, spec)
    }

    /// The model of a plan whose parameters are ranges already, or that has none.
    pub(crate) fn of(prior: &Plan, series: &Series, spec: &Spec) -> Result<Self, CalibrateError> {
        let learnt = series.without_last(spec.hold_back);
        let columns = spec.columns(&learnt)?;
        let engine = compile(prior, series.end())?;
        let unknowns = engine.unknowns();
        let mut places = Vec::new();
        let mut parameters = Vec::new();
        for path in &spec.parameters {
            let fails = || CalibrateError::Parameter { path: path.clone(), known: true };
            let place = unknowns.iter().position(|unknown| unknown.path == *path).ok_or_else(fails)?;
            let unknown = &unknowns[place];
            places.push(place);
            parameters.push(Parameter { path: path.clone(), low: unknown.low, high: unknown.high, kind: unknown.kind });
        }
        let per_column = (MOST_BLOCKS_IN_ALL / columns.len()).clamp(4, MOST_BLOCKS);
        let length = learnt.periods().div_ceil(per_column).max(1);
        let mut blocks = Vec::new();
        for (column, &place) in columns.iter().enumerate() {
            let values = &learnt.columns[place].values;
            for start in (0..values.len()).step_by(length) {
                let periods: Vec<usize> =
                    (start..values.len().min(start + length)).filter(|&period| values[period].is_some()).collect();
                if !periods.is_empty() {
                    blocks.push(Block { column, periods });
                }
            }
        }
        Ok(Self {
            engine,
            places,
            parameters,
            roles: columns.iter().map(|&place| series.columns[place].role).collect(),
            blocks,
            first: series.first,
            period: series.period,
            periods: series.periods(),
            learnt: learnt.periods(),
            seed: spec.seed,
        })
    }

    /// What the data say of each block.
    pub(crate) fn observed(&self, series: &Series) -> Vec<f64> {
        let values: Vec<f64> = self
            .roles
            .iter()
            .flat_map(|role| {
                let column = series.columns.iter().find(|column| column.role == *role);
                (0..self.periods).map(move |i| column.and_then(|column| column.values[i]).unwrap_or_default())
            })
            .collect();
        self.sums(&values)
    }

    /// Evaluates a piece.
    #[must_use]
    pub fn evaluate(&self, piece: &Piece) -> Answer {
        let mut known = vec![None; self.engine.unknowns().len()];
        for (&place, &z) in self.places.iter().zip(&piece.z) {
            known[place] = Some(quantile(z));
        }
        let mut answer = Answer::default();
        if piece.replicate.is_none() {
            let medians: Vec<f64> = known.iter().map(|quantile| quantile.unwrap_or(0.5)).collect();
            answer.mean = self.sums(&self.values(&self.engine.path_at(&medians)));
        }
        if let Some(replicate) = piece.replicate {
            let values = self.values(&self.engine.run_at(&known, self.seed, replicate));
            answer.drawn = self.sums(&values);
            if piece.daily {
                answer.daily = values;
            }
        }
        answer
    }

    /// Column by column, what each period brings.
    fn values(&self, track: &Track) -> Vec<f64> {
        let grid = self.engine.grid();
        let mut all = Vec::with_capacity(self.roles.len() * self.periods);
        for role in &self.roles {
            let total = |day: u32| {
                let after = grid.partition_point(|&at| at < day).min(grid.len() - 1);
                let (end, end_total) = (grid[after], role.total(track, after));
                if end <= day || after == 0 {
                    return end_total;
                }
                // Between recorded days of a long campaign, evenly.
                let (start, start_total) = (grid[after - 1], role.total(track, after - 1));
                start_total + (end_total - start_total) * f64::from(day - start) / f64::from(end - start)
            };
            let mut before = total(self.first);
            for period in 1..=self.periods as u32 {
                let now = total(self.first + period * self.period);
                all.push((now - before).max(0.0));
                before = now;
            }
        }
        all
    }

    fn sums(&self, values: &[f64]) -> Vec<f64> {
        let sum = |block: &Block| block.periods.iter().map(|&i| values[block.column * self.periods + i]).sum();
        self.blocks.iter().map(sum).collect()
    }
}

/// Compiles a plan up to the last day of the data, if it can be cut off there: a shorter campaign is faster and
/// recorded day by day.
fn compile(plan: &Plan, end: u32) -> Result<Engine, CalibrateError> {
    let mut short = plan.clone();
    if plan.time_step == TimeStep::Auto {
        short.time_step = if plan.horizon_days > 366 { TimeStep::Week } else { TimeStep::Day };
    }
    short.horizon_days = end.clamp(7, plan.horizon_days.max(7));
    short.goals.clear();
    short.phases.retain(|phase| phase.from_day < short.horizon_days);
    short.events.retain(|event| event.day < short.horizon_days);
    Engine::new(&short).or_else(|_| Engine::new(plan)).map_err(CalibrateError::from)
}
