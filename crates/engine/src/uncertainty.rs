//! Ignorance: every range of a plan is a dimension of a scrambled Sobol sequence, and replicate i takes its point i, so
//! that a few hundred replicates cover the space evenly. Which dimension, follows from the place of the range alone: two
//! plans that differ in other ranges draw the same values for those that they share.

use std::collections::BTreeMap;

use crate::plan::{Number, PatchOp, Plan, rows};
use crate::streams::mix;

/// Points of one scrambling of the sequence; further replicates take the next scrambling.
const POINTS: u32 = 1 << 16;

/// The plan as it is from each phase on, ready to have its ranges drawn.
#[derive(Clone, Debug)]
pub(crate) struct Uncertain {
    /// The plan at the start, then from each phase on.
    pub plans: Vec<Plan>,
    /// For each of them, the sequence of every range in the order of [`Plan::numbers`].
    sequences: Vec<Vec<Sequence>>,
}

/// Dimensions of the sequence that are used: the first ones have the best joint projections, and beyond them a new
/// scrambling of the same is better than a higher dimension.
const DIMENSIONS: u32 = 32;

/// A dimension of a scrambled sequence. The field is the dimension; places in lists, the day of a phase and what of the
/// field goes beyond the dimensions choose the scrambling, which shuffles too, so that two sequences with different keys are unrelated (Burley 2020, "Practical
/// hash-based Owen scrambling", on padding).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sequence {
    dimension: u32,
    key: u32,
}

impl Sequence {
    /// The sequence of the range at a path, set on a day.
    fn of(path: &str, day: u32, dimensions: &BTreeMap<String, u32>) -> Self {
        let mut place = u64::from(day);
        let mut field = String::with_capacity(path.len());
        for part in path.split('/').skip(1) {
            field.push('/');
            match part.parse::<u32>() {
                Ok(index) => {
                    place = place << 12 | u64::from(index);
                    field.push('*');
                }
                Err(_) => field.push_str(part),
            }
        }
        // Every number of a plan is in the table.
        let field = dimensions.get(&field).copied().unwrap_or_default();
        Self { dimension: field % DIMENSIONS, key: mix(place ^ u64::from(field / DIMENSIONS) << 60) as u32 }
    }

    /// Its value in (0, 1) for a replicate.
    fn value(self, seed: u64, replicate: u32) -> f64 {
        let scramble = mix(mix(seed) ^ u64::from(replicate / POINTS)) as u32 ^ self.key;
        let u = f64::from(sobol_burley::sample(replicate % POINTS, self.dimension, scramble));
        // The middle of the 2⁻²⁴-wide cell that the sample stands for: never 0 or 1.
        u + 1.0 / f64::from(1u32 << 25)
    }
}

impl Uncertain {
    /// Lists the ranges of a checked plan. A range that a phase does not set anew is the same unknown in all phases.
    pub fn new(plan: &Plan) -> Self {
        let mut plans = vec![Plan { phases: Vec::new(), ..plan.clone() }];
        plans.append(&mut plan.by_phase().0);
        let fields = rows().into_iter().filter(|row| row.quantity.is_some()).map(|row| row.path);
        let dimensions = fields.zip(0..).collect();
        let sequences = plans
            .iter()
            .enumerate()
            .map(|(phase, patched)| {
                let mut sequences = Vec::new();
                patched.numbers(&mut |path, _, number| {
                    if number.is_range() {
                        sequences.push(Sequence::of(path, set_on(plan, phase, path), &dimensions));
                    }
                });
                sequences
            })
            .collect();
        Self { plans, sequences }
    }

    /// The plans with every range at its median.
    pub fn medians(&self) -> Vec<Plan> {
        self.resolve(|_| 0.5)
    }

    /// The plans as one replicate sees them.
    pub fn draw(&self, seed: u64, replicate: u32) -> Vec<Plan> {
        self.resolve(|sequence| sequence.value(seed, replicate))
    }

    fn resolve(&self, u: impl Fn(Sequence) -> f64) -> Vec<Plan> {
        let mut plans = self.plans.clone();
        for (plan, sequences) in plans.iter_mut().zip(&self.sequences) {
            // One sequence for each range, in the same order.
            let mut sequences = sequences.iter();
            plan.numbers_mut(&mut |_, quantity, number| {
                if let Number::Range { low, high } = *number {
                    let u = sequences.next().map_or(0.5, |sequence| u(*sequence));
                    let value = quantity.kind.quantile(low, high, u);
                    *number = Number::Value(value.clamp(quantity.min, quantity.max));
                }
            });
        }
        plans
    }
}

/// First day of the phase (counted from 1) whose patch last set a path anew, 0 for the plan itself.
fn set_on(plan: &Plan, phase: usize, path: &str) -> u32 {
    let sets = |patch: &crate::plan::Patch| {
        patch.op == PatchOp::Set && (path == patch.path || path.starts_with(&format!("{}/", patch.path)))
    };
    let last = plan.phases.iter().take(phase).rfind(|phase| phase.patches.iter().any(sets));
    last.map_or(0, |phase| phase.from_day)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plan(value: serde_json::Value) -> Plan {
        Plan::from_value(value).expect("a valid plan")
    }

    /// What a path is in the first replicates.
    fn drawn(plan: &Plan, path: &str, replicates: u32) -> Vec<f64> {
        let uncertain = Uncertain::new(plan);
        let value = |replicate| match uncertain.draw(7, replicate)[0].number(path) {
            Some((_, Number::Value(value))) => value,
            other => panic!("{path}: {other:?}"),
        };
        (0..replicates).map(value).collect()
    }

    /// A probability, a positive number and a signed one: 5 and 95 % of the draws lie below the ends, half below the
    /// median, and the law is that of the kind.
    #[test]
    fn the_ends_of_a_range_are_its_5_and_95_per_cent_points() {
        let plan = plan(json!({
            "version": 1,
            "segments": [{"acceptance": {"low": 0.05, "high": 0.4}}],
            "market": {"size": {"low": 1000.0, "high": 90_000.0}},
            "goals": [{"value": {"low": -3.0, "high": 5.0}}]
        }));
        let logistic_middle = {
            let odds = ((0.05f64 / 0.95) * (0.4 / 0.6)).sqrt();
            odds / (1.0 + odds)
        };
        for (path, [low, middle, high]) in [
            ("/segments/0/acceptance", [0.05, logistic_middle, 0.4]),
            ("/market/size", [1000.0, (1000.0f64 * 90_000.0).sqrt(), 90_000.0]),
            ("/goals/0/value", [-3.0, 1.0, 5.0]),
        ] {
            let values = drawn(&plan, path, 4096);
            for (end, share) in [(low, 0.05), (middle, 0.5), (high, 0.95)] {
                let below = values.iter().filter(|value| **value < end).count() as f64 / 4096.0;
                // 4,096 points of a one-dimensional Sobol sequence: one in each 4,096th.
                assert!((below - share).abs() <= 1.0 / 4096.0, "{path}: {below} below {end}");
            }
            assert!(
                (Uncertain::new(&plan).medians()[0].number(path).unwrap().1.median(crate::plan::Kind::Signed) - middle)
                    .abs()
                    < 1e-9 * middle.abs()
            );
        }
    }

    #[test]
    fn draws_stay_within_what_is_valid() {
        let plan = plan(json!({"version": 1, "churn": {"polarization": {"low": 0.5, "high": 0.89}}}));
        let values = drawn(&plan, "/churn/polarization", 4096);
        assert!(values.iter().all(|value| (0.0..=0.9).contains(value)));
        assert!(values.contains(&0.9), "what lies beyond is cut off at the edge");
    }

    /// Sequences of every number of a plan with two segments, two channels, and two rungs.
    fn sequences() -> Vec<Sequence> {
        let plan = plan(json!({"version": 1, "segments": [{"market_share": 0.5}, {"market_share": 0.5}],
            "acquisition": {"channels": [{}, {}]}, "ladder": {"rungs": [{}, {"threshold": 2}]}}));
        let dimensions: BTreeMap<_, _> =
            rows().into_iter().filter(|row| row.quantity.is_some()).map(|row| row.path).zip(0..).collect();
        let mut sequences = Vec::new();
        plan.numbers(&mut |path, _, _| sequences.push(Sequence::of(path, 0, &dimensions)));
        sequences
    }

    #[test]
    fn no_two_ranges_share_a_sequence() {
        let sequences = sequences();
        assert!(sequences.len() > 80);
        for (i, sequence) in sequences.iter().enumerate() {
            assert!(!sequences[..i].contains(sequence), "{i}");
        }
    }

    /// Each range alone is covered as evenly as can be, for every first power of two of replicates.
    #[test]
    fn each_range_is_covered_evenly() {
        for count in [16u32, 128, 1024] {
            for sequence in sequences() {
                let mut cells = vec![0; count as usize];
                for replicate in 0..count {
                    cells[(sequence.value(3, replicate) * f64::from(count)) as usize] += 1;
                }
                assert!(cells.iter().all(|cell| *cell == 1), "{count} points: one in each interval");
            }
        }
    }

    /// No two ranges move together: rank correlation over 1,024 replicates. For independent draws its deviation is
    /// 0.031, and the largest of 4,000 pairs is about 0.12.
    #[test]
    fn no_two_ranges_move_together() {
        let points: Vec<Vec<f64>> = sequences()
            .iter()
            .map(|sequence| (0..1024).map(|replicate| sequence.value(3, replicate) - 0.5).collect())
            .collect();
        let correlation = |a: &[f64], b: &[f64]| 12.0 * a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / 1024.0;
        let mut largest = 0.0f64;
        for (i, a) in points.iter().enumerate() {
            for b in &points[..i] {
                largest = largest.max(correlation(a, b).abs());
            }
        }
        assert!(largest < 0.15, "{largest}");
    }

    /// Error of a mean over 512 replicates against independent draws, over 50 seeds: for a sum of all numbers, and for a
    /// product of thirty log-normal ones.
    #[test]
    fn the_error_of_a_mean_is_below_that_of_independent_draws() {
        let sequences = sequences();
        let mean_square = |exact: f64, value: &dyn Fn(u64, u32) -> f64| {
            let squared = |seed| {
                let mean = (0..512).map(|replicate| value(seed, replicate)).sum::<f64>() / 512.0;
                (mean - exact) * (mean - exact)
            };
            (0..50).map(squared).sum::<f64>() / 50.0
        };
        let count = sequences.len() as f64;
        let sum = mean_square(count / 2.0, &|seed, i| sequences.iter().map(|s| s.value(seed, i)).sum());
        assert!(sum < count / 12.0 / 512.0 / 1000.0, "sum: {sum}");
        let spread = 1.0 / 30f64.sqrt();
        let product = mean_square(f64::exp(0.5), &|seed, i| {
            f64::exp(sequences.iter().step_by(3).take(30).map(|s| spread * crate::math::probit(s.value(seed, i))).sum())
        });
        let independent = (f64::exp(2.0) - f64::exp(1.0)) / 512.0;
        assert!(product < independent / 2.0, "product: {product} against {independent}");
    }

    #[test]
    fn other_ranges_do_not_change_what_a_range_draws() {
        let a = plan(json!({"version": 1, "market": {"size": {"low": 5e4, "high": 9e4}}}));
        let b = plan(
            json!({"version": 1, "horizon_days": 60, "market": {"size": {"low": 5e4, "high": 9e4}, "overlap": {"low": 1.1, "high": 2.0}},
            "segments": [{"contacts": {"low": 1.0, "high": 5.0}}]}),
        );
        assert_eq!(drawn(&a, "/market/size", 64), drawn(&b, "/market/size", 64));
    }

    #[test]
    fn seeds_and_rounds_of_the_sequence_differ() {
        let sequence = sequences()[0];
        assert_ne!(sequence.value(1, 0), sequence.value(2, 0));
        assert_ne!(sequence.value(1, 0), sequence.value(1 << 40, 0));
        assert_ne!(sequence.value(1, 5), sequence.value(1, 5 + POINTS));
        let anew = Sequence::of("/market/size", 30, &BTreeMap::new());
        assert_ne!(Sequence::of("/market/size", 0, &BTreeMap::new()), anew);
    }
}
