//! Ignorance: every range of a plan is a dimension of a scrambled Sobol sequence, and replicate i takes its point i, so
//! that a few hundred replicates cover the space evenly. Which dimension, follows from the place of the range alone: two
//! plans that differ in other ranges draw the same values for those that they share.

use std::collections::BTreeMap;

use crate::plan::{By, Change, Kind, Moment, Number, PatchOp, Plan, Unit, rows};
use crate::streams::mix;

/// Points of one scrambling of the sequence; further replicates take the next scrambling.
const POINTS: u32 = 1 << 16;

/// The course of a plan, ready to have its ranges drawn.
#[derive(Clone, Debug)]
pub(crate) struct Uncertain {
    moments: Vec<Drawable>,
    /// The same with every lever off, if any is on.
    without_levers: Option<Vec<Drawable>>,
}

/// A moment of the course, and where each of its ranges is drawn.
#[derive(Clone, Debug)]
struct Drawable {
    moment: Moment,
    /// Of every range in the order of [`Plan::numbers`].
    sequences: Vec<Sequence>,
    /// Of the strength of every change.
    strengths: Vec<Sequence>,
}

/// Something that a plan does not know: a number that is a range.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unknown {
    /// JSON pointer of the number.
    pub path: String,
    /// Law of the range.
    pub kind: Kind,
    /// What it counts; none for what a lever adds.
    pub unit: Option<Unit>,
    /// 5 % point.
    pub low: f64,
    /// 95 % point.
    pub high: f64,
}

/// Plans without ranges, one for each moment.
pub(crate) struct Drawn {
    pub plans: Vec<Plan>,
    /// The same with every lever off, if any is on.
    pub without_levers: Option<Vec<Plan>>,
}

/// Dimensions of the sequence that are used: the first ones have the best joint projections, and beyond them a new
/// scrambling of the same is better than a higher dimension.
const DIMENSIONS: u32 = 32;

/// A dimension of a scrambled sequence. The field is the dimension; places in lists, the day of a phase and what of the
/// field goes beyond the dimensions choose the scrambling, which shuffles too, so that two sequences with different keys are unrelated (Burley 2020, "Practical
/// hash-based Owen scrambling", on padding).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sequence {
    dimension: u32,
    key: u32,
}

impl Sequence {
    /// The sequence of the range at a path. `set` tells apart those that are set anew: the day of the phase, or the lever.
    fn of(path: &str, set: u64, dimensions: &BTreeMap<String, u32>) -> Self {
        let mut place = set;
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
    pub fn value(self, seed: u64, replicate: u32) -> f64 {
        let scramble = mix(mix(seed) ^ u64::from(replicate / POINTS)) as u32 ^ self.key;
        let u = f64::from(sobol_burley::sample(replicate % POINTS, self.dimension, scramble));
        // The middle of the 2⁻²⁴-wide cell that the sample stands for: never 0 or 1.
        u + 1.0 / f64::from(1u32 << 25)
    }
}

impl Uncertain {
    /// Lists the ranges of a checked plan. A range that nothing sets anew is the same unknown all the time.
    pub fn new(plan: &Plan) -> Self {
        let fields = rows().into_iter().filter(|row| row.quantity.is_some()).map(|row| row.path);
        let mut dimensions = BTreeMap::new();
        dimensions.extend(fields.zip(0..));
        let drawable = |moment| Drawable::new(plan, moment, &dimensions);
        let moments = plan.course().0.into_iter().map(drawable).collect();
        let without_levers = plan.levers.iter().any(|lever| lever.on).then(|| {
            let course = plan.course_without_levers();
            course.into_iter().map(drawable).collect()
        });
        Self { moments, without_levers }
    }

    /// Days on which the plan changes, from 0.
    pub fn turns(&self) -> impl Iterator<Item = u32> {
        self.moments.iter().map(|drawable| drawable.moment.from_day)
    }

    /// The plan of each moment in the middle of what levers do, its ranges still ranges.
    pub fn middles(&self) -> Vec<Plan> {
        self.moments.iter().map(|drawable| drawable.moment.middle()).collect()
    }

    /// Every range, in the order of the plan; a range that stands in several moments once.
    pub fn unknowns(&self) -> Vec<(Sequence, Unknown)> {
        let mut all: Vec<(Sequence, Unknown)> = Vec::new();
        let mut note = |sequence: Sequence, path: &str, kind, unit, number| {
            if let (Number::Range { low, high }, true) = (number, all.iter().all(|(known, _)| *known != sequence)) {
                all.push((sequence, Unknown { path: path.to_owned(), kind, unit, low, high }));
            }
        };
        for Drawable { moment, sequences, strengths } in &self.moments {
            let mut sequences = sequences.iter();
            moment.plan.numbers(&mut |path, quantity, number| {
                if number.is_range() {
                    sequences
                        .next()
                        .into_iter()
                        .for_each(|sequence| note(*sequence, path, quantity.kind, Some(quantity.unit), number));
                }
            });
            for (change, sequence) in moment.changes.iter().zip(strengths) {
                let unit = (change.by == By::Times).then_some(Unit::Times);
                note(*sequence, &change.path(), change.kind(), unit, change.strength);
            }
        }
        all
    }

    /// The plans with the unknowns at the given quantiles, in (0, 1), and everything else at its median.
    pub fn at(&self, unknowns: &[(Sequence, Unknown)], quantiles: &[f64]) -> Drawn {
        let known = |sequence| unknowns.iter().position(|(unknown, _)| *unknown == sequence);
        self.resolve(|sequence| known(sequence).and_then(|i| quantiles.get(i).copied()).unwrap_or(0.5))
    }

    /// The plans with some unknowns at given quantiles, in (0, 1), and everything else as one replicate sees it.
    pub fn drawn_at(
        &self,
        unknowns: &[(Sequence, Unknown)],
        known: &[Option<f64>],
        seed: u64,
        replicate: u32,
    ) -> Drawn {
        let place = |sequence| unknowns.iter().position(|(unknown, _)| *unknown == sequence);
        let quantile = |sequence| place(sequence).and_then(|i| known.get(i).copied().flatten());
        self.resolve(|sequence| quantile(sequence).unwrap_or_else(|| sequence.value(seed, replicate)))
    }

    /// The plans with every range at its median.
    pub fn medians(&self) -> Drawn {
        self.resolve(|_| 0.5)
    }

    /// The plans as one replicate sees them.
    pub fn draw(&self, seed: u64, replicate: u32) -> Drawn {
        self.resolve(|sequence| sequence.value(seed, replicate))
    }

    fn resolve(&self, u: impl Fn(Sequence) -> f64) -> Drawn {
        let resolve = |all: &Vec<Drawable>| all.iter().map(|drawable| drawable.resolve(&u)).collect();
        Drawn { plans: resolve(&self.moments), without_levers: self.without_levers.as_ref().map(resolve) }
    }
}

impl Drawable {
    fn new(plan: &Plan, moment: Moment, dimensions: &BTreeMap<String, u32>) -> Self {
        let mut sequences = Vec::new();
        moment.plan.numbers(&mut |path, _, number| {
            if number.is_range() {
                sequences.push(Sequence::of(path, set_by(plan, &moment, path), dimensions));
            }
        });
        let strength = |change: &Change| {
            let field = match change.by {
                By::Times => "/levers/*/effects/*/times",
                By::Plus => "/levers/*/effects/*/plus",
            };
            Sequence::of(field, lever_key(plan, change.lever) << 12 | change.effect as u64, dimensions)
        };
        let strengths = moment.changes.iter().map(strength).collect();
        Self { moment, sequences, strengths }
    }

    fn resolve(&self, u: &impl Fn(Sequence) -> f64) -> Plan {
        let mut plan = self.moment.plan.clone();
        // One sequence for each range, in the same order.
        let mut sequences = self.sequences.iter();
        let mut index = 0;
        plan.numbers_mut(&mut |_, quantity, number| {
            let mut value = match *number {
                Number::Value(value) => value,
                Number::Range { low, high } => {
                    let u = sequences.next().map_or(0.5, |sequence| u(*sequence));
                    quantity.kind.quantile(low, high, u).clamp(quantity.min, quantity.max)
                }
            };
            for (change, sequence) in self.moment.changes.iter().zip(&self.strengths) {
                if change.number == index {
                    // The quantile is the only costly part, and a strength that is known needs none.
                    let u = if change.strength.is_range() { u(*sequence) } else { 0.5 };
                    value = change.by.apply(value, change.quantile(u)).clamp(quantity.min, quantity.max);
                }
            }
            *number = Number::Value(value);
            index += 1;
        });
        plan
    }
}

/// What last set a path anew: the first day of a phase (counted from 1), a lever, or 0 for the plan itself.
fn set_by(plan: &Plan, moment: &Moment, path: &str) -> u64 {
    if let Some((_, lever)) = moment.set.iter().rfind(|(set, _)| set == path) {
        return lever_key(plan, *lever);
    }
    let sets = |patch: &crate::plan::Patch| {
        patch.op == PatchOp::Set && (path == patch.path || path.starts_with(&format!("{}/", patch.path)))
    };
    let past = plan.phases.iter().take_while(|phase| phase.from_day <= moment.from_day);
    let last = past.filter(|phase| phase.patches.iter().any(sets)).last();
    last.map_or(0, |phase| u64::from(phase.from_day))
}

/// Tells levers apart wherever they stand in the list: two plans that share a lever draw the same strengths.
fn lever_key(plan: &Plan, lever: usize) -> u64 {
    let id = plan.levers[lever].id.as_str();
    let start = if id.is_empty() { lever as u64 + 1 } else { 0 };
    // Far above any day.
    id.bytes().fold(start, |key, byte| mix(key ^ u64::from(byte))) >> 20 | 1 << 43
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
        let value = |replicate| match uncertain.draw(7, replicate).plans[0].number(path) {
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
                (Uncertain::new(&plan).medians().plans[0].number(path).unwrap().1.median(crate::plan::Kind::Signed)
                    - middle)
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
