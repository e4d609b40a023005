//! What was learnt: parameters with intervals, how well the plan fits, what it says of the days to come.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{Number, Plan};

use crate::fit::{Draw, Fit, effective, resampled};
use crate::forecast::{self, Scores};
use crate::read::Role;

/// Levels of the bands.
pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// A parameter, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Learnt {
    /// JSON pointer.
    pub path: String,
    /// 5 % and 95 % point of what was believed before.
    pub prior: [f64; 2],
    /// 5 % point after.
    pub low: f64,
    /// Median after.
    pub median: f64,
    /// 95 % point after.
    pub high: f64,
    /// Standard deviation after over that before, on the scale of its law: 1 is nothing learnt.
    pub left: f64,
    /// Mean after, in standard deviations before, from the median before.
    pub moved: f64,
}

/// How well the plan can say what happened.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goodness {
    /// Squared distance of the data from the closest mean path, in units of the noise.
    pub distance: f64,
    /// Blocks of days that were compared.
    pub blocks: usize,
    /// Share of the simulated campaigns that stray at least so far from their own mean path.
    pub rarity: f64,
}

/// What is to be taken with care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// The data say next to nothing of a parameter.
    NotIdentified {
        /// JSON pointer.
        path: String,
    },
    /// Two parameters can be told only together.
    OnlyTogether {
        /// JSON pointer.
        a: String,
        /// JSON pointer.
        b: String,
        /// Correlation after.
        correlation: f64,
    },
    /// The data say what was held to be very unlikely.
    FarFromPrior {
        /// JSON pointer.
        path: String,
    },
    /// No parameters make the plan bring what happened.
    PoorFit {
        /// Share of the simulated campaigns that stray at least so far.
        rarity: f64,
    },
    /// Few draws carry the weight: intervals are rough.
    FewDraws {
        /// Effective number of them.
        effective: f64,
    },
}

/// Quantiles of what is expected of each period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Which column.
    pub role: Role,
    /// What happened.
    pub observed: Vec<Option<f64>>,
    /// Of each period, the quantiles at [`LEVELS`].
    pub quantiles: Vec<[f64; 5]>,
    /// The same of the total since the first period.
    pub totals: Vec<[f64; 5]>,
}

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posterior {
    /// Parameters, in the order of the spec.
    pub parameters: Vec<Learnt>,
    /// Correlations after, row by row.
    pub correlations: Vec<Vec<f64>>,
    /// Equally likely values of the parameters together.
    pub draws: Vec<Vec<f64>>,
    /// Effective number of weighted draws that all this rests on, and how many there were.
    pub effective: f64,
    /// Mean paths that were computed.
    pub evaluated: usize,
    /// How well it fits.
    pub goodness: Goodness,
    /// What is to be taken with care.
    pub warnings: Vec<Warning>,
    /// Periods that were learnt from; later ones were held back.
    pub learnt: usize,
    /// What was to be expected.
    pub bands: Vec<Band>,
    /// Scores of the forecast of what was held back; empty if nothing was.
    pub scores: Vec<Scores>,
}

/// A spread above which a parameter counts as not learnt; a rarity and a distance from the prior that are worth a word.
const NOT_LEARNT: f64 = 0.8;
const RARE: f64 = 0.01;
const FAR: f64 = 2.5;
const TOGETHER: f64 = 0.9;
const FEW: f64 = 100.0;

pub(crate) fn of(fit: &Fit, draws: &[Draw], weights: &[f64], goodness: Goodness) -> Posterior {
    let points: Vec<&[f64]> = draws.iter().map(|draw| draw.z.as_slice()).collect();
    let (mean, covariance) = crate::linear::moments(&points, weights);
    let n = mean.len();
    let spread = |i: usize| covariance[i * n + i].max(0.0).sqrt();
    let correlation = |i: usize, j: usize| {
        let scale = spread(i) * spread(j);
        if i == j {
            1.0
        } else if scale > 0.0 {
            covariance[i * n + j] / scale
        } else {
            0.0
        }
    };
    let parameters: Vec<Learnt> = fit
        .parameters
        .iter()
        .enumerate()
        .map(|(i, parameter)| {
            let at = |level| parameter.value(weighted_quantile(&points, weights, i, level));
            Learnt {
                path: parameter.path.clone(),
                prior: [parameter.low, parameter.high],
                low: at(0.05),
                median: at(0.5),
                high: at(0.95),
                left: spread(i),
                moved: mean[i],
            }
        })
        .collect();
    let number = effective(weights);
    let mut warnings = Vec::new();
    for (i, learnt) in parameters.iter().enumerate() {
        if learnt.left > NOT_LEARNT {
            warnings.push(Warning::NotIdentified { path: learnt.path.clone() });
        }
        if learnt.moved.abs() > FAR {
            warnings.push(Warning::FarFromPrior { path: learnt.path.clone() });
        }
        for (j, other) in parameters.iter().enumerate().skip(i + 1) {
            let correlation = correlation(i, j);
            if correlation.abs() > TOGETHER {
                warnings.push(Warning::OnlyTogether { a: learnt.path.clone(), b: other.path.clone(), correlation });
            }
        }
    }
    if goodness.rarity < RARE {
        warnings.push(Warning::PoorFit { rarity: goodness.rarity });
    }
    if number < FEW {
        warnings.push(Warning::FewDraws { effective: number });
    }
    let chosen = resampled(weights, fit.predicted.len(), 0.5);
    let value = |z: &[f64]| fit.parameters.iter().zip(z).map(|(parameter, &z)| parameter.value(z)).collect();
    Posterior {
        correlations: (0..n).map(|i| (0..n).map(|j| correlation(i, j)).collect()).collect(),
        draws: chosen.into_iter().map(|place| value(points[place])).collect(),
        effective: number,
        evaluated: draws.len(),
        goodness,
        warnings,
        learnt: fit.learnt,
        bands: bands(fit),
        scores: forecast::scores(fit),
        parameters,
    }
}

fn bands(fit: &Fit) -> Vec<Band> {
    let of_column = |(column, &role): (usize, &Role)| {
        let observed = fit.series.columns.iter().find(|known| known.role == role).map(|known| known.values.clone());
        let levels = |values: &mut Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            LEVELS.map(|level| sorted_quantile(values, level))
        };
        let at = |campaign: &Vec<f64>, period: usize| campaign[column * fit.periods + period];
        let period = |i: usize| levels(&mut fit.predicted.iter().map(|campaign| at(campaign, i)).collect());
        let total = |i: usize| {
            levels(&mut fit.predicted.iter().map(|campaign| (0..=i).map(|day| at(campaign, day)).sum()).collect())
        };
        Band {
            role,
            observed: observed.unwrap_or_default(),
            quantiles: (0..fit.periods).map(period).collect(),
            totals: (0..fit.periods).map(total).collect(),
        }
    };
    fit.roles.iter().enumerate().map(of_column).collect()
}

/// Quantile of sorted values (type 7 of Hyndman and Fan 1996).
pub(crate) fn sorted_quantile(sorted: &[f64], level: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let at = level * last as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (sorted[above] - sorted[below]) * (at - below as f64)
}

/// Quantile of a coordinate of weighted points, between the middles of their steps.
fn weighted_quantile(points: &[&[f64]], weights: &[f64], coordinate: usize, level: f64) -> f64 {
    let mut order: Vec<(f64, f64)> =
        points.iter().zip(weights).map(|(point, &weight)| (point[coordinate], weight)).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let mut before: Option<(f64, f64)> = None;
    for (value, weight) in order {
        let middle = sum + weight / 2.0;
        sum += weight;
        if middle >= level {
            return match before {
                Some((at, last)) if middle > at => last + (value - last) * (level - at) / (middle - at),
                _ => value,
            };
        }
        before = Some((middle, value));
    }
    before.map_or(0.0, |(_, value)| value)
}

impl Posterior {
    /// A plan with what was learnt as its ranges: 5 % and 95 % point of each parameter. That two of them are told only
    /// together is
    /// lost on the way; [`Posterior::draws`] keeps it.
    #[must_use]
    pub fn apply(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        for Learnt { path, low, median, high, .. } in &self.parameters {
            let Some((quantity, _)) = plan.number(path) else { continue };
            let (low, high) = (low.max(quantity.min), high.min(quantity.max));
            let range = low < high && quantity.kind.admits_range(low, high);
            let number = if range { Number::Range { low, high } } else { Number::Value(*median) };
            plan.set_number(path, number);
        }
        plan
    }
}
