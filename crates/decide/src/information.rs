//! What is it worth to know an unknown before deciding between plans? The expected value of partial perfect information
//! (EVPPI): E over the unknown of the best plan's mean result given it, less the mean result of the plan that is best now.
//!
//! The mean given the unknown is a regression of the plans' results on it over the replicates (Strong, Oakley and Brennan 2014,
//! "Estimating multiparameter partial expected value of perfect information from a probabilistic sensitivity analysis sample: a
//! nonparametric regression approach", Medical Decision Making 34), here of each plan's difference from the best one on the
//! unknown's normal scale, by penalised splines. The maximum over fitted curves is biased upwards by their noise; the same with
//! curves that were fitted to the other half of the replicates is biased downwards, and both are given.

use serde::{Deserialize, Serialize};
use snowball_engine::theory::normal_quantile;
use snowball_engine::{Engine, Unknown};

use crate::error::DecideError;
use crate::objective::{Better, Objective};
use crate::pilot::Pilot;
use crate::smooth::Smooth;

/// Fewest replicates for a curve.
const FEWEST: usize = 64;
/// Replicates by which two unknowns are told apart: those that draw the same are the same.
const TOLD_APART: u32 = 8;

/// What replicates know: the results of each plan, and where each unknown was.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Of each plan, the result of each replicate, the good end up.
    results: Vec<Vec<f64>>,
    unknowns: Vec<Column>,
}

/// An unknown over the replicates, on its normal scale.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    unknown: Unknown,
    z: Vec<f64>,
}

/// What it is worth to know an unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Which.
    #[serde(flatten)]
    pub unknown: Unknown,
    /// EVPPI in the unit of what is decided by: biased upwards.
    pub evppi: f64,
    /// The same by curves fitted to the other half of the replicates: biased downwards, and below 0 where nothing is known.
    pub evppi_other_half: f64,
    /// Chance that knowing it would change the choice.
    pub flips: f64,
    /// The pilot that settles the choice between the plan that is best now and the one it would change to; none if nothing
    /// would, or if it is neither a share nor a count.
    pub pilot: Option<Pilot>,
}

/// What is to be known before deciding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Information {
    /// The plan with the best mean result.
    pub choice: usize,
    /// Mean result of each plan, as it is.
    pub means: Vec<f64>,
    /// Expected value of perfect information, dice and weather included: no study is worth more.
    pub evpi: f64,
    /// Chance that another plan turns out to be the best.
    pub regret: f64,
    /// Replicates in which every plan defines the result.
    pub replicates: usize,
    /// The unknown that is worth most comes first: measure this.
    pub unknowns: Vec<Worth>,
}

impl Sample {
    /// Takes the results of replicates 0, 1, … of each plan under one seed; those that a plan does not define are left out.
    ///
    /// # Errors
    /// Not 2 to 6 plans; an objective without a good end; fewer than 64 replicates that every plan defines.
    pub fn new(
        engines: &[&Engine],
        objective: Objective,
        results: &[Vec<Option<f64>>],
        seed: u64,
    ) -> Result<Self, DecideError> {
        if !(2..=6).contains(&engines.len()) || results.len() != engines.len() {
            return Err(DecideError::Plans { got: engines.len() });
        }
        let sign = if objective.better()? == Better::More { 1.0 } else { -1.0 };
        let replicates = results.iter().map(Vec::len).min().unwrap_or(0);
        let whole: Vec<usize> = (0..replicates).filter(|&i| results.iter().all(|plan| plan[i].is_some())).collect();
        if whole.len() < FEWEST {
            return Err(DecideError::TooFew { got: whole.len(), of: replicates, min: FEWEST });
        }
        let of_plan =
            |plan: &Vec<Option<f64>>| whole.iter().filter_map(|&i| plan[i]).map(|value| sign * value).collect();
        let results = results.iter().map(of_plan).collect();
        let mut unknowns: Vec<Column> = Vec::new();
        let mut known: Vec<Vec<f64>> = Vec::new();
        for engine in engines {
            let first: Vec<Vec<f64>> = (0..TOLD_APART).map(|i| engine.quantiles(seed, i)).collect();
            let names = engine.unknowns();
            let key = |place: usize| first.iter().map(|row| row[place]).collect::<Vec<f64>>();
            let new: Vec<usize> = (0..names.len()).filter(|&place| !known.contains(&key(place))).collect();
            known.extend(new.iter().map(|&place| key(place)));
            let rows: Vec<Vec<f64>> = whole.iter().map(|&i| engine.quantiles(seed, i as u32)).collect();
            unknowns.extend(new.into_iter().map(|place| Column {
                unknown: names[place].clone(),
                z: rows.iter().map(|row| normal_quantile(row[place])).collect(),
            }));
        }
        Ok(Self { results, unknowns })
    }

    /// Number of unknowns, those that plans share counted once.
    #[must_use]
    pub fn unknowns(&self) -> usize {
        self.unknowns.len()
    }

    /// What it is worth to know one of the unknowns.
    #[must_use]
    pub fn worth(&self, unknown: usize) -> Worth {
        let Column { unknown, z } = &self.unknowns[unknown];
        let choice = self.choice();
        // Differences from the plan that is best now have far less noise than the results: the dice are common.
        let differences: Vec<Vec<f64>> = self
            .results
            .iter()
            .map(|plan| plan.iter().zip(&self.results[choice]).map(|(other, best)| other - best).collect())
            .collect();
        let curves: Vec<Smooth> = differences.iter().map(|plan| Smooth::fit(z, plan)).collect();
        let n = z.len() as f64;
        let top = |curves: &[Smooth], z: f64| {
            let at = |plan: usize| if plan == choice { 0.0 } else { curves[plan].at(z) };
            (0..curves.len()).fold(
                (choice, 0.0),
                |(best, most), plan| {
                    if at(plan) > most { (plan, at(plan)) } else { (best, most) }
                },
            )
        };
        let tops: Vec<(usize, f64)> = z.iter().map(|z| top(&curves, *z)).collect();
        let flipped: Vec<usize> = tops.iter().map(|(plan, _)| *plan).filter(|plan| *plan != choice).collect();
        let halves = [0, 1].map(|half| {
            let of = |values: &[f64]| values.iter().copied().skip(half).step_by(2).collect::<Vec<_>>();
            differences.iter().map(|plan| Smooth::fit(&of(z), &of(plan))).collect::<Vec<_>>()
        });
        let held_out = (0..z.len()).map(|i| differences[top(&halves[1 - i % 2], z[i]).0][i]).sum::<f64>() / n;
        let rival = (0..curves.len()).max_by_key(|plan| flipped.iter().filter(|flip| *flip == plan).count());
        let line = rival.filter(|_| !flipped.is_empty()).and_then(|rival| crossing(&curves[rival]));
        Worth {
            unknown: unknown.clone(),
            evppi: tops.iter().map(|(_, gain)| gain).sum::<f64>() / n,
            evppi_other_half: held_out,
            flips: flipped.len() as f64 / n,
            pilot: line.and_then(|line| Pilot::of(unknown, line)),
        }
    }

    /// All together, given what each unknown is worth.
    #[must_use]
    pub fn analyse(&self, objective: Objective, mut unknowns: Vec<Worth>) -> Information {
        unknowns.sort_by(|a, b| b.evppi.total_cmp(&a.evppi).then(b.flips.total_cmp(&a.flips)));
        let choice = self.choice();
        let replicates = self.results[choice].len();
        let best = |i: usize| self.results.iter().map(|plan| plan[i]).fold(f64::NEG_INFINITY, f64::max);
        let lost = |i: usize| best(i) - self.results[choice][i];
        let sign = if objective.better() == Ok(Better::Less) { -1.0 } else { 1.0 };
        let n = replicates as f64;
        Information {
            choice,
            means: self.results.iter().map(|plan| sign * plan.iter().sum::<f64>() / n).collect(),
            evpi: (0..replicates).map(lost).sum::<f64>() / n,
            regret: (0..replicates).filter(|&i| lost(i) > 0.0).count() as f64 / n,
            replicates,
            unknowns,
        }
    }

    /// The plan with the best mean, the first of those that are equal.
    fn choice(&self) -> usize {
        let sum = |plan: usize| self.results[plan].iter().sum::<f64>();
        (0..self.results.len()).fold(0, |best, plan| if sum(plan) > sum(best) { plan } else { best })
    }
}

/// Where a curve is 0, nearest to the median.
fn crossing(curve: &Smooth) -> Option<f64> {
    const STEPS: i32 = 300;
    let at = |i: i32| f64::from(i) * 3.0 / f64::from(STEPS);
    let between = |i: i32| {
        let (from, to) = (curve.at(at(i)), curve.at(at(i + 1)));
        ((from > 0.0) != (to > 0.0)).then(|| at(i) + from / (from - to) * (at(i + 1) - at(i)))
    };
    (-STEPS..STEPS).filter_map(between).min_by(|a, b| a.abs().total_cmp(&b.abs()))
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::Kind;

    use super::*;

    /// A second plan that has mean + slope·z + noise more than the first, over evenly spread z.
    fn sample(mean: f64, slope: f64, noise: f64) -> Sample {
        const N: u32 = 2048;
        let z: Vec<f64> = (0..N).map(|i| normal_quantile((f64::from(i) + 0.5) / f64::from(N))).collect();
        // Another order of the same normal scores, unrelated to the first.
        let other = |i: u32| z[(i.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) >> 3) as usize % N as usize];
        let second = (0..N).zip(&z).map(|(i, z)| mean + slope * z + noise * other(i)).collect();
        let unknown = Unknown { path: "/x".to_owned(), kind: Kind::Probability, unit: None, low: 0.1, high: 0.3 };
        Sample { results: vec![vec![0.0; N as usize], second], unknowns: vec![Column { unknown, z }] }
    }

    /// The linear normal case by hand (Raiffa and Schlaifer 1961): |b|·(φ(d) − d·(1 − Φ(d))) with d = |mean| ÷ |b|.
    #[test]
    fn two_plans_with_a_linear_difference_by_hand() {
        for (mean, slope, noise) in [(1.0, 2.0, 0.0), (-1.0, 2.0, 1.0), (0.5, -1.0, 1.0), (-2.0, 1.5, 0.5)] {
            let sample = sample(mean, slope, noise);
            let worth = sample.worth(0);
            let d = f64::abs(mean / slope);
            let density = libm::exp(-d * d / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
            let tail = 1.0 - snowball_engine::theory::normal_cdf(d);
            let exact = f64::abs(slope) * (density - d * tail);
            assert!((worth.evppi - exact).abs() < 0.06, "{mean}, {slope}: {} against {exact}", worth.evppi);
            assert!((worth.evppi_other_half - exact).abs() < 0.1, "{} against {exact}", worth.evppi_other_half);
            assert!((worth.flips - tail).abs() < 0.03, "{} against {tail}", worth.flips);
            let pilot = worth.pilot.unwrap();
            let line = Kind::Probability.quantile(0.1, 0.3, snowball_engine::theory::normal_cdf(-mean / slope));
            assert!((pilot.line - line).abs() < 0.01, "{} against {line}", pilot.line);
            let all = sample.analyse(Objective::NetBenefit { willingness_to_pay: 1.0 }, vec![worth.clone()]);
            assert_eq!(all.choice, usize::from(mean > 0.0));
            assert!(all.evpi >= worth.evppi - 0.06, "nothing is worth more than to know everything");
        }
    }

    #[test]
    fn what_never_flips_is_worth_nothing() {
        let worth = sample(50.0, 2.0, 1.0).worth(0);
        assert_eq!((worth.evppi, worth.flips, worth.pilot), (0.0, 0.0, None));
        let same = sample(0.0, 0.0, 0.0).worth(0);
        assert_eq!((same.evppi, same.evppi_other_half, same.flips), (0.0, 0.0, 0.0));
    }
}
