//! What `snowball run --format json` prints. Every field is described in `docs/output.md`.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use snowball_engine::plan::{Currency, Goal, Plan};
use snowball_engine::theory::growth::GrowthLaw;
use snowball_engine::{
    Alert, BAND_LEVELS, Bands, Chance, Engine, GrowthLaws, Metric, Results, RungTally, Summary, Track,
};

use crate::args::Method;
use crate::provenance::Provenance;

/// What was simulated.
#[derive(Serialize)]
pub struct Head<'a> {
    /// Version of the program.
    snowball: &'a str,
    engine: Method,
    /// Name of the plan.
    plan: &'a str,
    currency: Currency,
    start_date: &'a str,
    horizon_days: u32,
}

impl<'a> Head<'a> {
    fn new(Provenance { snowball, engine, plan, .. }: &'a Provenance) -> Self {
        let &Plan { ref name, ref start_date, currency, horizon_days, .. } = plan;
        Self { snowball, engine: *engine, plan: name, currency, start_date, horizon_days }
    }
}

/// The results of a plan.
#[derive(Serialize)]
pub struct Report<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    seed: u64,
    /// First replicate.
    from: u32,
    replicates: u32,
    /// The plan's goals, each with its chance.
    goals: Vec<GoalReport<'a>>,
    /// Value of each metric at the end on the expected path, where it is defined.
    expected: PerMetric<Option<f64>>,
    /// Median and 90 % interval of each metric at the end, where it is defined.
    summaries: PerMetric<Option<Summary>>,
    /// What each rung came to, in the mean.
    rungs: Vec<RungReport>,
    /// Chance that each rule of alarm has fired.
    alerts: AlertReports,
    /// Days that have passed at each point of the bands.
    days: &'a [u32],
    /// Quantiles of each metric over time.
    bands: PerMetric<BandsReport>,
}

/// A goal with its chance.
#[derive(Serialize)]
pub struct GoalReport<'a> {
    #[serde(flatten)]
    goal: &'a Goal,
    chance: Option<Chance>,
}

impl<'a> GoalReport<'a> {
    /// Every goal of a plan.
    pub fn all(plan: &'a Plan, results: &Results) -> Vec<Self> {
        let goals = plan.goals.iter().enumerate();
        goals.map(|(i, goal)| Self { goal, chance: results.goal_chance(i) }).collect()
    }
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
    pub fn new(provenance: &'a Provenance, engine: &Engine, results: &'a Results) -> Self {
        let expected = engine.expected();
        let tracks: Vec<&Track> = results.tracks().map(|(_, track)| track).collect();
        Self {
            head: Head::new(provenance),
            seed: provenance.seed,
            from: provenance.from,
            replicates: results.done(),
            goals: GoalReport::all(&provenance.plan, results),
            expected: PerMetric::of(|metric| metric.last(&expected)),
            summaries: PerMetric::of(|metric| results.summary(metric)),
            rungs: rungs(&provenance.plan, &tracks),
            alerts: AlertReports::of(results),
            days: results.days(),
            bands: PerMetric::of(|metric| BandsReport(results.bands(metric))),
        }
    }
}

/// The expected path of a plan.
#[derive(Serialize)]
pub struct ExpectedReport<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Value of each metric at the end, where it is defined.
    expected: PerMetric<Option<f64>>,
    /// What each rung came to.
    rungs: Vec<RungReport>,
    /// Days that have passed at each point of the path.
    days: &'a [u32],
    /// Each metric over time, where it is defined.
    path: PerMetric<Vec<Option<f64>>>,
    /// What other tools' growth laws say for the same K; none where nobody is there to invite.
    growth_laws: Option<GrowthReport>,
}

impl<'a> ExpectedReport<'a> {
    /// Gathers everything that is printed.
    pub fn new(provenance: &'a Provenance, engine: &'a Engine, track: &Track) -> Self {
        Self {
            head: Head::new(provenance),
            expected: PerMetric::of(|metric| metric.last(track)),
            rungs: rungs(&provenance.plan, &[track]),
            days: engine.grid(),
            path: PerMetric::of(|metric| (0..track.points()).map(|point| metric.at(track, point)).collect()),
            growth_laws: GrowthLaws::of(engine, track).map(|laws| GrowthReport {
                k: laws.k,
                cycle_days: laws.cycle_days,
                by_law: Laws(laws.curves),
            }),
        }
    }
}

/// People who join by each growth law.
#[derive(Serialize)]
struct GrowthReport {
    k: f64,
    cycle_days: f64,
    by_law: Laws,
}

/// Curves, each printed under the name of its law.
struct Laws(Vec<(GrowthLaw, Vec<f64>)>);

impl Serialize for Laws {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(law, values)| (law, values)))
    }
}

fn rungs(plan: &Plan, tracks: &[&Track]) -> Vec<RungReport> {
    let count = tracks.iter().map(|track| track.rungs.len()).max().unwrap_or(0);
    let mean = |rung: usize, value: fn(&RungTally) -> f64| {
        tracks.iter().filter_map(|track| track.rungs.get(rung)).map(value).sum::<f64>() / tracks.len() as f64
    };
    let report = |rung: usize| RungReport {
        threshold: match rung.checked_sub(1) {
            None => Some(0),
            Some(above) => plan.ladder.rungs.get(above).map(|rung| rung.threshold),
        },
        reached: mean(rung, |tally| tally.reached),
        standing: mean(rung, |tally| tally.standing),
        paid: mean(rung, |tally| tally.paid),
    };
    (0..count).map(report).collect()
}

/// A value for every metric, printed under the metric's name.
pub struct PerMetric<T>(Vec<(Metric, T)>);

impl<T> PerMetric<T> {
    /// Of all metrics.
    pub fn of(value: impl Fn(Metric) -> T) -> Self {
        Self(Metric::ALL.iter().map(|&metric| (metric, value(metric))).collect())
    }

    /// That of one metric.
    pub fn get(&self, metric: Metric) -> &T {
        &self.0[metric as usize].1
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

/// Rules of alarm, each printed under its name.
struct AlertReports(Vec<(Alert, AlertReport)>);

#[derive(Serialize)]
struct AlertReport {
    /// By the end.
    chance: Option<Chance>,
    /// By the evening of each of the days.
    by_day: Vec<Option<f64>>,
}

impl AlertReports {
    fn of(results: &Results) -> Self {
        let report = |alert| {
            let chances = results.alert_chances(alert);
            let by_day = chances.iter().map(|chance| chance.map(|chance| chance.share)).collect();
            (alert, AlertReport { chance: chances.last().copied().flatten(), by_day })
        };
        Self(Alert::ALL.into_iter().map(report).collect())
    }
}

impl Serialize for AlertReports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(alert, report)| (alert.as_str(), report)))
    }
}
