//! Merging batches of replicates: exact, and independent of their order and size.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::metric::Metric;
use crate::track::{Alert, Track};

/// Consecutive replicates, as a worker returns them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// Index of the first replicate.
    pub first: u32,
    /// One track per replicate.
    pub tracks: Vec<Track>,
}

/// The quantiles of a fan: its 90, 80 and 50 % bands and the median.
pub const BAND_LEVELS: [f64; 7] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];

/// Quantiles of a metric over the grid.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bands {
    /// For each of [`BAND_LEVELS`], one value per point; `None` where too few replicates define the metric.
    pub levels: [Vec<Option<f64>>; 7],
}

impl Bands {
    /// Adds a point: the quantiles of its values, in any order, where at least half of `total` replicates have one.
    fn push(&mut self, values: &mut [f64], total: usize) {
        let enough = values.len() * 2 >= total && !values.is_empty();
        values.sort_unstable_by(f64::total_cmp);
        for (level, quantiles) in BAND_LEVELS.iter().zip(&mut self.levels) {
            quantiles.push(enough.then(|| quantile(values, *level)));
        }
    }
}

/// Median with the 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Summary {
    /// 5 % point.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 95 % point.
    pub high: f64,
}

/// A chance estimated from replicates.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Chance {
    /// Share of the replicates, in [0, 1].
    pub share: f64,
    /// Monte Carlo standard error of that share.
    pub standard_error: f64,
}

/// Points of the grid that are read of a track before the next track: a track is larger than the fast memory of a processor,
/// and what is read of it lies together.
const BLOCK: usize = 16;

/// Replicates merged so far.
#[derive(Clone, Debug, Default)]
pub struct Results {
    days: Vec<u32>,
    /// Shared, so that a copy of the results, as the page keeps for each publication, copies no track.
    tracks: Vec<Option<Arc<Track>>>,
    done: u32,
}

impl Results {
    /// Nothing yet, for tracks of this engine.
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        Self { days: engine.grid().to_vec(), tracks: Vec::new(), done: 0 }
    }

    /// Takes in a batch; a replicate that is there already is not counted twice.
    pub fn merge(&mut self, batch: Batch) {
        for (i, track) in batch.tracks.into_iter().enumerate() {
            let index = batch.first as usize + i;
            if self.tracks.len() <= index {
                self.tracks.resize(index + 1, None);
            }
            self.done += u32::from(self.tracks[index].is_none());
            self.tracks[index] = Some(Arc::new(track));
        }
    }

    /// Replicates merged.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done
    }

    /// Days of the grid: entry i is the number of days that have passed at point i.
    #[must_use]
    pub fn days(&self) -> &[u32] {
        &self.days
    }

    /// The tracks there are, by replicate index.
    pub fn tracks(&self) -> impl Iterator<Item = (u32, &Track)> {
        self.tracks.iter().enumerate().filter_map(|(i, track)| Some((i as u32, track.as_deref()?)))
    }

    /// The track of a replicate, if it is there.
    #[must_use]
    pub fn track(&self, replicate: u32) -> Option<&Track> {
        self.tracks.get(replicate as usize)?.as_deref()
    }

    /// The tracks of every replicate that both have, by replicate index: the same luck in two plans.
    pub fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Track, &'a Track)> {
        self.tracks.iter().zip(&other.tracks).filter_map(|(own, other)| Some((own.as_deref()?, other.as_deref()?)))
    }

    /// Final values of a metric by replicate index, those where it is not defined left out.
    #[must_use]
    pub fn finals(&self, metric: Metric) -> Vec<f64> {
        self.tracks().filter_map(|(_, track)| metric.last(track)).collect()
    }

    /// Quantiles of a metric over the grid. A point needs the metric defined in at least half of the replicates.
    #[must_use]
    pub fn bands(&self, metric: Metric) -> Bands {
        let mut bands = Bands::default();
        let mut columns: [Vec<f64>; BLOCK] = Default::default();
        for from in (0..self.days.len()).step_by(BLOCK) {
            let points = from..self.days.len().min(from + BLOCK);
            for (_, track) in self.tracks() {
                for (point, column) in points.clone().zip(&mut columns) {
                    column.extend(metric.at(track, point));
                }
            }
            for (_, column) in points.zip(&mut columns) {
                bands.push(column, self.done as usize);
                column.clear();
            }
        }
        bands
    }

    /// Median and 90 % interval of a metric at the end.
    #[must_use]
    pub fn summary(&self, metric: Metric) -> Option<Summary> {
        Summary::of(self.finals(metric))
    }

    /// Median and 90 % interval of a metric at a point of the grid, or from an earlier point to it as
    /// [`Metric::between`] has it. As in the bands, at least half of the replicates have to define it.
    #[must_use]
    pub fn summary_between(&self, metric: Metric, from: Option<usize>, to: usize) -> Option<Summary> {
        let value = |track: &Track| match from {
            Some(from) => metric.between(track, from, to),
            None => metric.at(track, to),
        };
        let values: Vec<f64> = self.tracks().filter_map(|(_, track)| value(track)).collect();
        if values.len() * 2 < self.done as usize { None } else { Summary::of(values) }
    }

    /// Chance that a goal of the plan is met.
    #[must_use]
    pub fn goal_chance(&self, goal: usize) -> Option<Chance> {
        let met = self.tracks().filter(|(_, track)| track.goals_met.get(goal) == Some(&true)).count();
        Chance::of(met, self.done as usize)
    }

    /// Chance that a rule of alarm has fired by the evening of each point of the grid.
    #[must_use]
    pub fn alert_chances(&self, alert: Alert) -> Vec<Option<Chance>> {
        let fired: Vec<u32> = self.tracks().filter_map(|(_, track)| track.alerts[alert as usize]).collect();
        let by = |day: &u32| fired.iter().filter(|fired| *fired <= day).count();
        self.days.iter().map(|day| Chance::of(by(day), self.done as usize)).collect()
    }
}

impl Summary {
    /// Of any values; `None` of none.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        let at = |level| quantile(&values, level);
        Some(Self { low: at(0.05), median: at(0.5), high: at(0.95) })
    }
}

impl Chance {
    /// `hits` of `total`.
    #[must_use]
    pub fn of(hits: usize, total: usize) -> Option<Self> {
        let share = (total > 0).then(|| hits as f64 / total as f64)?;
        Some(Self { share, standard_error: (share * (1.0 - share) / total as f64).sqrt() })
    }
}

/// Quantile of sorted values, linear between order statistics (type 7 of Hyndman and Fan 1996).
fn quantile(sorted: &[f64], level: f64) -> f64 {
    let position = level * (sorted.len() - 1) as f64;
    let below = position.floor();
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(sorted.len() - 1)]);
    low + (high - low) * (position - below)
}

/// Quantiles over time of what B has more than A.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PairedBands {
    /// Days that the grids of both plans have.
    pub days: Vec<u32>,
    /// One value of each quantile per day.
    pub bands: Bands,
}

/// Two plans under common random numbers: what B has more than A, replicate by replicate.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// B − A of each replicate that both have and in which both define the metric.
    pub differences: Vec<f64>,
}

impl Paired {
    /// Pairs the final values of a metric by replicate index.
    #[must_use]
    pub fn of(a: &Results, b: &Results, metric: Metric) -> Self {
        let both = a.pairs(b).filter_map(|(a, b)| Some(metric.last(b)? - metric.last(a)?));
        Self { differences: both.collect() }
    }

    /// Quantiles of the differences over time, on every day that both grids have. A point needs the metric defined by both
    /// plans in at least half of the pairs.
    #[must_use]
    pub fn bands(a: &Results, b: &Results, metric: Metric) -> PairedBands {
        let points: Vec<(usize, usize)> = a
            .days
            .iter()
            .enumerate()
            .filter_map(|(point, day)| Some((point, b.days.binary_search(day).ok()?)))
            .collect();
        let pairs: Vec<(&Track, &Track)> = a.pairs(b).collect();
        let mut paired =
            PairedBands { days: points.iter().map(|(point, _)| a.days[*point]).collect(), ..Default::default() };
        let mut column = Vec::with_capacity(pairs.len());
        for (of_a, of_b) in points {
            column.clear();
            column.extend(pairs.iter().filter_map(|(a, b)| Some(metric.at(b, of_b)? - metric.at(a, of_a)?)));
            paired.bands.push(&mut column, pairs.len());
        }
        paired
    }

    /// Median difference with its 90 % interval.
    #[must_use]
    pub fn summary(&self) -> Option<Summary> {
        Summary::of(self.differences.clone())
    }

    /// Chance that B has more than A; ties count half.
    #[must_use]
    pub fn chance_more(&self) -> Option<Chance> {
        let total = self.differences.len();
        let halves: usize = self.differences.iter().map(|d| usize::from(*d > 0.0) + usize::from(*d >= 0.0)).sum();
        let chance = Chance::of(halves, 2 * total)?;
        Some(Chance { standard_error: chance.standard_error * std::f64::consts::SQRT_2, ..chance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    fn simulated(plan: &Plan, replicates: std::ops::Range<u32>) -> (Engine, Results) {
        let engine = Engine::new(plan).unwrap();
        let mut results = Results::new(&engine);
        results.merge(engine.run(3, replicates));
        (engine, results)
    }

    #[test]
    fn equal_plans_differ_by_nothing_on_any_day() {
        let (_, a) = simulated(&Plan::default(), 0..24);
        for metric in [Metric::Customers, Metric::Cac, Metric::Spend, Metric::Margin] {
            let PairedBands { days, bands } = Paired::bands(&a, &a.clone(), metric);
            assert_eq!(days, a.days());
            assert!(bands.levels.iter().flatten().flatten().all(|value| *value == 0.0), "{metric:?}");
            let defined = bands.levels[3].iter().flatten().count();
            assert!(defined >= days.len() / 2 && bands.levels[3].len() == days.len(), "{metric:?}: {defined}");
        }
    }

    #[test]
    fn the_last_day_is_the_paired_summary() {
        let mut richer = Plan::default();
        assert!(richer.set_number("/ladder/per_referral", 400.0.into()));
        let (_, a) = simulated(&Plan::default(), 0..40);
        let (_, b) = simulated(&richer, 0..40);
        let bands = Paired::bands(&a, &b, Metric::Customers).bands;
        let last = |level: usize| *bands.levels[level].last().unwrap();
        let summary = Paired::of(&a, &b, Metric::Customers).summary().unwrap();
        assert_eq!([last(0), last(3), last(6)], [summary.low, summary.median, summary.high].map(Some));
        assert!(summary.high > summary.low, "the plans differ");
    }

    #[test]
    fn replicates_are_paired_by_their_number_and_days_by_their_date() {
        let (_, all) = simulated(&Plan::default(), 0..20);
        let (_, late) = simulated(&Plan::default(), 10..20);
        let differences = Paired::of(&all, &late, Metric::Joined).differences;
        assert_eq!(differences, [0.0; 10]);
        assert_eq!((late.track(9), late.track(10)), (None, all.track(10)));
        // A longer plan has later days; one by weeks has fewer.
        let weeks = Plan { horizon_days: 180, time_step: crate::plan::TimeStep::Week, ..Plan::default() };
        let (_, weeks) = simulated(&weeks, 0..20);
        let days = Paired::bands(&all, &weeks, Metric::Joined).days;
        assert!(days.len() > 8 && days.iter().all(|day| all.days().contains(day) && weeks.days().contains(day)));
    }
}
