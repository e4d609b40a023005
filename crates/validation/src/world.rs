//! Plans for cases, and their runs: a plan is built once, and every engine that can draw replicates runs it.

use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Forest, Metric, Series, Track};

use crate::case::Trouble;
use crate::report::Way;
use crate::sample::Sample;

/// Seed of every simulation.
pub(crate) const SEED: u64 = 20_261_121;

/// A compiled plan.
pub(crate) struct World {
    engine: Engine,
}

/// Replicates of a world by one engine.
pub(crate) struct Runs<'a> {
    pub way: Way,
    world: &'a World,
    tracks: Vec<Track>,
}

impl World {
    /// A world in which only what the changes name happens, each a JSON pointer with its value: everybody alike, no
    /// weather, no moves between layers, joiners are customers at once, sharing is one contact who accepts for sure,
    /// nothing lifts it, nobody is lost, and the market has no end.
    pub fn new(days: u32, changes: &[(&str, Value)]) -> Result<Self, Trouble> {
        let same = json!({"share": 1.0, "trust": 1.0, "churn": 1.0, "purchases": 0.0});
        let mut plan = json!({
            "version": 1,
            "horizon_days": days.max(7),
            "time_step": "day",
            "market": {"limited": false},
            "segments": [{"share_rate": 0.0, "contacts": 1.0, "acceptance": 1.0}],
            "acquisition": {"seeds": 0.0, "seeds_core": 0.0},
            "sharing": {"dispersion": 1000.0, "response_delay": 0.0},
            "incentive": {"cash_lift": 0.0, "friend_lift": 0.0, "fairness_lift": 0.0, "gradient": 0.0},
            "ladder": {"qualifies_on": "join", "settlement_days": 0.0, "breakage": 0.0},
            "layers": {
                "edge": same, "active": same, "core": same,
                "edge_to_active": 0.0, "active_to_edge": 0.0, "active_to_core": 0.0, "core_to_active": 0.0
            },
            "funnel": {},
            "churn": {"rate": 0.0, "polarization": 0.0, "referred_ratio": 1.0},
            "money": {},
            "weather": {"sigma": 0.0}
        });
        for (path, value) in changes {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
            let place = plan.pointer_mut(parent).ok_or_else(|| Trouble::Unmeasured(format!("field {path}")))?;
            place[name] = value.clone();
        }
        Ok(Self { engine: Engine::new(&Plan::from_value(plan)?)? })
    }

    /// A Galton–Watson process: everybody lives for one day and brings Poisson(`mean`) friends on it, so that the people
    /// of day g are generation g. With a `dispersion` below 1,000, numbers of friends are negative binomial, as nearly as
    /// 12 sharing classes stand for the Gamma law.
    pub fn generations(
        seeds: f64,
        mean: f64,
        dispersion: f64,
        days: usize,
        more: &[(&str, Value)],
    ) -> Result<Self, Trouble> {
        let mut changes = vec![
            ("/segments/0/share_rate", json!(mean)),
            ("/sharing/dispersion", json!(dispersion)),
            ("/sharing/classes", json!(if dispersion < 1000.0 { 12 } else { 0 })),
            ("/acquisition/seeds", json!(seeds)),
            ("/churn/rate", json!(1.0)),
            ("/churn/period", json!(1.0)),
        ];
        changes.extend_from_slice(more);
        Self::new(days as u32, &changes)
    }

    /// The mean path.
    pub fn expected(&self) -> Track {
        self.engine.expected()
    }

    /// Replicates by the cohort engine, and by the agent engine where it has any: it follows everybody one by one, and
    /// takes as much time as there are people.
    pub fn draw(&self, cohort: u32, agents: u32) -> Result<Vec<Runs<'_>>, Trouble> {
        let mut runs = vec![Runs { way: Way::Cohort, world: self, tracks: self.engine.run(SEED, 0..cohort).tracks }];
        if agents > 0 {
            let tracks = self.engine.agents(SEED, 0..agents)?.tracks;
            runs.push(Runs { way: Way::Agents, world: self, tracks });
        }
        Ok(runs)
    }

    /// Who invited whom in one replicate of the agent engine.
    pub fn forest(&self) -> Result<Forest, Trouble> {
        Ok(self.engine.forest(SEED, 0)?)
    }

    /// Place of a day in the recorded points.
    pub fn point(&self, day: usize) -> Result<usize, Trouble> {
        let found = self.engine.grid().iter().position(|&recorded| recorded as usize == day);
        found.ok_or_else(|| Trouble::Unmeasured(format!("record of day {day}")))
    }

    /// Everybody who has joined by a day on the mean path, seeds not counted.
    pub fn joined(&self, track: &Track, day: usize) -> Result<f64, Trouble> {
        at(track, Metric::Joined, self.point(day)?)
    }
}

impl Runs<'_> {
    pub fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// A metric at the end.
    pub fn last(&self, metric: Metric) -> Result<Vec<f64>, Trouble> {
        self.tracks.iter().map(|track| last(track, metric)).collect()
    }

    /// A metric on a day.
    pub fn on(&self, metric: Metric, day: usize) -> Result<Vec<f64>, Trouble> {
        let point = self.world.point(day)?;
        self.tracks.iter().map(|track| at(track, metric, point)).collect()
    }

    /// A recorded series on a day.
    pub fn series_on(&self, series: Series, day: usize) -> Result<Vec<f64>, Trouble> {
        let point = self.world.point(day)?;
        Ok(self.tracks.iter().map(|track| track.at(series, point)).collect())
    }

    /// Share of replicates in which nobody is left on a day.
    pub fn empty_on(&self, day: usize) -> Result<Sample, Trouble> {
        let members = self.on(Metric::Members, day)?;
        Ok(Sample::share(members.iter().filter(|&&members| members == 0.0).count(), members.len()))
    }
}

/// A metric at the end of a track.
pub(crate) fn last(track: &Track, metric: Metric) -> Result<f64, Trouble> {
    metric.last(track).ok_or_else(|| Trouble::Unmeasured(format!("{metric:?}")))
}

fn at(track: &Track, metric: Metric, point: usize) -> Result<f64, Trouble> {
    metric.at(track, point).ok_or_else(|| Trouble::Unmeasured(format!("{metric:?}")))
}
