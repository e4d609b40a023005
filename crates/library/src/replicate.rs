//! Presets against what their sources report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric, Summary, Track};

use crate::case::Comparator;
use crate::preset::Preset;
use crate::text::Text;

/// What a source reports of a campaign, and how the simulation is read for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// What it is.
    pub what: Text,
    /// Case of the catalogue that it belongs to, where the preset is made from several; the first of them if left out.
    #[serde(default)]
    pub case: Option<String>,
    /// Figure of the catalogue.
    #[serde(default)]
    pub figure: Option<String>,
    /// The reported number; shares in [0, 1].
    pub value: f64,
    /// How the source puts it.
    #[serde(default)]
    pub comparator: Comparator,
    /// Its unit: `unit-…` in the translations.
    pub unit: String,
    /// Values that count as the same: the reported one with its rounding and its ambiguities.
    pub accepts: [f64; 2],
    /// How the simulation is read; nothing where the source says too little for it.
    #[serde(default)]
    pub measure: Option<Measure>,
    /// Whether the plan was made from this very number, so that its coming out proves nothing.
    #[serde(default)]
    pub given: bool,
    /// Why it does not come out, or why nothing can be said.
    #[serde(default)]
    pub why: Option<Text>,
}

/// How a number is read from the replicates of a preset's plans.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The reading.
    pub of: Term,
    /// What it is compared with, in the same replicate: another plan or another time.
    #[serde(default)]
    pub against: Option<Term>,
    /// How.
    #[serde(default)]
    pub by: Comparison,
}

/// A reading of one plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Index of the plan.
    pub plan: usize,
    /// What is read.
    pub metric: String,
    /// By the evening of how many days after the start; the end if left out.
    #[serde(default)]
    pub day: Option<u32>,
    /// Less what it was on this evening.
    #[serde(default)]
    pub since: Option<u32>,
    /// Divided by another metric of the same plan, day and start.
    #[serde(default)]
    pub per: Option<String>,
}

/// How two readings are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The first over the second.
    #[default]
    Ratio,
    /// The first over the second, less 1.
    Change,
    /// The first less the second.
    Difference,
}

/// What became of a reported number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The plan was made from it.
    Given,
    /// The plan was made from it and still does not give it.
    GivenMissed,
    /// The median agrees with it.
    Reproduced,
    /// It lies in the 90 % interval.
    WithinRange,
    /// The mechanism does not get there.
    NotReachable,
    /// The source says too little.
    TooLittleInformation,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 6] = [
        Self::Reproduced,
        Self::WithinRange,
        Self::NotReachable,
        Self::TooLittleInformation,
        Self::Given,
        Self::GivenMissed,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::GivenMissed => "given_missed",
            Self::Reproduced => "reproduced",
            Self::WithinRange => "within_range",
            Self::NotReachable => "not_reachable",
            Self::TooLittleInformation => "too_little_information",
        }
    }
}

/// A reported number beside the simulated ones.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Replicated {
    /// Preset.
    pub preset: String,
    /// Case of the catalogue.
    pub case: String,
    /// Place among what the preset's source reports.
    pub index: usize,
    /// The reported number.
    pub value: f64,
    /// Simulated 5 %, 50 % and 95 % points, if there are any.
    pub simulated: Option<Summary>,
    /// What that means.
    pub verdict: Verdict,
}

impl Reported {
    /// Plans that it is read from.
    pub(crate) fn plans(&self) -> impl Iterator<Item = usize> {
        self.terms().map(|term| term.plan)
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.measure.iter().flat_map(|measure| [Some(&measure.of), measure.against.as_ref()]).flatten()
    }

    /// Metrics that it names and that there are not.
    #[must_use]
    pub fn unknown_metrics(&self) -> Vec<&str> {
        let names = self.terms().flat_map(|term| [Some(term.metric.as_str()), term.per.as_deref()]).flatten();
        names.filter(|name| Metric::named(name).is_none()).collect()
    }

    fn verdict(&self, simulated: Option<Summary>) -> Verdict {
        let Some(Summary { low, median, high }) = simulated else {
            return if self.given { Verdict::Given } else { Verdict::TooLittleInformation };
        };
        let [least, most] = self.accepts;
        let in_interval = match self.comparator {
            Comparator::Equal | Comparator::About => low <= self.value && self.value <= high,
            // What accepts any value on one side.
            _ => low <= most && least <= high,
        };
        if self.given {
            return if in_interval || least <= median && median <= most {
                Verdict::Given
            } else {
                Verdict::GivenMissed
            };
        }
        if least <= median && median <= most {
            Verdict::Reproduced
        } else if in_interval {
            Verdict::WithinRange
        } else {
            Verdict::NotReachable
        }
    }
}

impl Term {
    /// The reading of one replicate; nothing where the metric has no value.
    fn read(&self, grid: &[u32], track: &Track) -> Option<f64> {
        let point = |day: u32| grid.iter().rposition(|at| *at <= day).unwrap_or_default();
        let end = self.day.map_or(grid.len() - 1, point);
        let read = |name: &str| {
            let metric = Metric::named(name)?;
            let now = metric.at(track, end)?;
            match self.since {
                None => Some(now),
                Some(day) => Some(now - metric.at(track, point(day)).unwrap_or_default()),
            }
        };
        let value = read(&self.metric)?;
        match &self.per {
            None => Some(value),
            Some(per) => read(per).filter(|per| *per != 0.0).map(|per| value / per),
        }
    }
}

/// Simulates the plans of a preset under the same random numbers and holds them against what its source reports.
///
/// # Panics
/// Never on a preset that was read: its plans are valid.
#[must_use]
pub fn replicate(preset: &Preset, seed: u64, replicates: u32) -> Vec<Replicated> {
    let mut runs: BTreeMap<usize, (Vec<u32>, Vec<Track>)> = BTreeMap::new();
    for plan in preset.reported.iter().flat_map(Reported::plans) {
        runs.entry(plan).or_insert_with(|| run(&preset.plans[plan].plan, seed, replicates));
    }
    let read = |(index, reported): (usize, &Reported)| {
        let simulated = reported.measure.as_ref().and_then(|measure| {
            let values = (0..replicates as usize).filter_map(|i| {
                let term = |term: &Term| {
                    let (grid, tracks) = &runs[&term.plan];
                    term.read(grid, &tracks[i])
                };
                let of = term(&measure.of)?;
                let Some(against) = &measure.against else { return Some(of) };
                let against = term(against)?;
                let value = match measure.by {
                    Comparison::Ratio => of / against,
                    Comparison::Change => of / against - 1.0,
                    Comparison::Difference => of - against,
                };
                value.is_finite().then_some(value)
            });
            Summary::of(values.collect())
        });
        let verdict = reported.verdict(simulated);
        let case = preset.case_of(reported);
        Replicated {
            preset: preset.id.clone(),
            case: case.to_owned(),
            index,
            value: reported.value,
            simulated,
            verdict,
        }
    };
    preset.reported.iter().enumerate().map(read).collect()
}

fn run(plan: &Plan, seed: u64, replicates: u32) -> (Vec<u32>, Vec<Track>) {
    match Engine::new(plan) {
        Ok(engine) => (engine.grid().to_vec(), engine.run(seed, 0..replicates).tracks),
        Err(problems) => unreachable!("the plan was read: {problems}"),
    }
}
