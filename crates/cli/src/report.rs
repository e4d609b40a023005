//! What `snowball run --format json` prints.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use snowball_engine::plan::{Currency, Goal, Plan};
use snowball_engine::{BAND_LEVELS, Bands, Chance, Engine, Metric, Results, Summary};

/// The results of a plan.
#[derive(Serialize)]
pub struct Report<'a> {
    /// Version of the program.
    snowball: &'static str,
    /// Name of the plan.
    plan: &'a str,
    currency: Currency,
    start_date: &'a str,
    horizon_days: u32,
    seed: u64,
    replicates: u32,
    /// The plan's goals, each with its chance.
    goals: Vec<GoalReport<'a>>,
    /// Value of each metric at the end on the expected path, where it is defined.
    expected: PerMetric<Option<f64>>,
    /// Median and 90 % interval of each metric at the end, where it is defined.
    summaries: PerMetric<Option<Summary>>,
    /// What each rung came to, in the mean.
    rungs: Vec<RungReport>,
    /// Days that have passed at each point of the bands.
    days: &'a [u32],
    /// Quantiles of each metric over time.
    bands: PerMetric<BandsReport>,
}

#[derive(Serialize)]
struct GoalReport<'a> {
    #[serde(flatten)]
    goal: &'a Goal,
    chance: Option<Chance>,
}

/// Means over the replicates.
#[derive(Serialize)]
struct RungReport {
    /// Referrals at which it is reached at the start of the campaign; 0 for "no rung yet".
    threshold: Option<u32>,
    reached: f64,
    standing: f64,
    paid: f64,
}

impl<'a> Report<'a> {
    /// Gathers everything that is printed.
    pub fn new(plan: &'a Plan, engine: &Engine, seed: u64, results: &'a Results) -> Self {
        let expected = engine.expected();
        let goals = plan.goals.iter().enumerate();
        Self {
            snowball: env!("CARGO_PKG_VERSION"),
            plan: &plan.name,
            currency: plan.currency,
            start_date: &plan.start_date,
            horizon_days: plan.horizon_days,
            seed,
            replicates: results.done(),
            goals: goals.map(|(i, goal)| GoalReport { goal, chance: results.goal_chance(i) }).collect(),
            expected: PerMetric::of(|metric| metric.last(&expected)),
            summaries: PerMetric::of(|metric| results.summary(metric)),
            rungs: rungs(plan, results),
            days: results.days(),
            bands: PerMetric::of(|metric| BandsReport(results.bands(metric))),
        }
    }
}

fn rungs(plan: &Plan, results: &Results) -> Vec<RungReport> {
    let count = results.tracks().map(|(_, track)| track.rungs.len()).max().unwrap_or(0);
    let total = f64::from(results.done());
    (0..count)
        .map(|rung| {
            let tallies = || results.tracks().filter_map(|(_, track)| track.rungs.get(rung));
            RungReport {
                threshold: match rung.checked_sub(1) {
                    None => Some(0),
                    Some(above) => plan.ladder.rungs.get(above).map(|rung| rung.threshold),
                },
                reached: tallies().map(|tally| tally.reached).sum::<f64>() / total,
                standing: tallies().map(|tally| tally.standing).sum::<f64>() / total,
                paid: tallies().map(|tally| tally.paid).sum::<f64>() / total,
            }
        })
        .collect()
}

/// A value for every metric, printed under the metric's name.
struct PerMetric<T>(Vec<(Metric, T)>);

impl<T> PerMetric<T> {
    fn of(value: impl Fn(Metric) -> T) -> Self {
        Self(Metric::ALL.iter().map(|&metric| (metric, value(metric))).collect())
    }
}

impl<T: Serialize> Serialize for PerMetric<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(metric, value)| (metric.as_str(), value)))
    }
}

/// Bands, each printed under its level.
struct BandsReport(Bands);

impl Serialize for BandsReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(BAND_LEVELS.len()))?;
        for (level, values) in BAND_LEVELS.iter().zip(&self.0.levels) {
            map.serialize_entry(&format!("{level:.2}"), values)?;
        }
        map.end()
    }
}
