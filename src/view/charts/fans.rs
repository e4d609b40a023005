//! The costly part of the charts, kept: quantile bands need a sort per point of the grid. They are computed one at a time,
//! so that a caller can stop after each, and only when enough new replicates have come.

use std::rc::Rc;

use snowball_engine::{Alert, Bands, Chance, Engine, Metric, Paired, PairedBands, Results, Summary};

use crate::state::{AppState, FIRST_PASS, OpenPlan, RunStatus};
use snowball_engine::Checksum;

/// Bands are computed anew when there are so many times the replicates they were made of.
const GROWTH: f64 = 1.5;

/// What charts need of one plan's replicates.
#[derive(Clone, Debug, Default)]
pub struct Fans {
    bands: Vec<(Metric, Kept<Bands>)>,
    ends: Vec<Kept<Ends>>,
    differences: Vec<(Metric, KeptPair)>,
}

/// What a plan has more than the yardstick: kept beside what is known of the yardstick.
#[derive(Clone, Debug)]
struct KeptPair {
    of: Kept<PairedBands>,
    from: Kept<()>,
}

impl KeptPair {
    fn is_between(&self, slot: usize, from: usize) -> bool {
        self.of.slot == slot && self.from.slot == from
    }
}

/// What is known at the end of the campaign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ends {
    /// Final values of a metric, sorted.
    pub finals: Vec<(Metric, Rc<[f64]>)>,
    /// Times each rung was reached, from "no rung yet".
    pub reached: Vec<Option<Summary>>,
    /// For each rule of [`Alert::ALL`], the chance that it has fired by each point of the grid.
    pub alerts: [Vec<Option<Chance>>; Alert::ALL.len()],
}

impl Ends {
    /// Final values of a metric, sorted; none if they were not asked for.
    #[must_use]
    pub fn finals(&self, metric: Metric) -> Option<&Rc<[f64]>> {
        self.finals.iter().find(|(of, _)| *of == metric).map(|(_, finals)| finals)
    }
}

/// Something kept, and what it was made of.
#[derive(Clone, Debug)]
struct Kept<T> {
    slot: usize,
    engine: Rc<Engine>,
    seed: u64,
    done: u32,
    sum: u64,
    value: Rc<T>,
}

impl<T> Kept<T> {
    fn is_of(&self, slot: usize, plan: &OpenPlan, seed: u64) -> bool {
        self.slot == slot && self.seed == seed && Rc::ptr_eq(&self.engine, &plan.engine)
    }
}

/// Something kept, to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<T> {
    /// The value.
    pub value: Rc<T>,
    /// Replicates it is made of.
    pub done: u32,
    /// Whether it belongs to an earlier state of the plan.
    pub dimmed: bool,
    /// Changes whenever the value does.
    pub sum: u64,
}

impl<T> Shown<T> {
    /// Adds what is drawn of it.
    pub(super) fn add_to(&self, sum: &mut Checksum) {
        sum.mix(self.sum);
        sum.mix(u64::from(self.dimmed));
    }
}

/// What is to be computed next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Bands of a metric.
    Bands(Metric),
    /// What is known at the end.
    Ends,
    /// What a plan has more of a metric than the plan at `from`, over time.
    Difference {
        /// What is compared.
        metric: Metric,
        /// Index of the yardstick.
        from: usize,
    },
}

impl Fans {
    /// Bands of a metric of the plan at `slot`.
    #[must_use]
    pub fn bands(&self, state: &AppState, slot: usize, metric: Metric) -> Option<Shown<Bands>> {
        shown(self.bands.iter().filter(|(of, _)| *of == metric).map(|(_, kept)| kept), state, slot)
    }

    /// What is known at the end of the plan at `slot`.
    #[must_use]
    pub fn ends(&self, state: &AppState, slot: usize) -> Option<Shown<Ends>> {
        shown(self.ends.iter(), state, slot)
    }

    /// What the plan at `slot` has more of a metric than the plan at `from`.
    #[must_use]
    pub fn difference(&self, state: &AppState, slot: usize, from: usize, metric: Metric) -> Option<Shown<PairedBands>> {
        let pair = self.pair(slot, from, metric).filter(|pair| lives(&pair.of, state) && lives(&pair.from, state))?;
        let is_of = |slot: usize| &state.plans[slot];
        let dimmed = !pair.of.is_of(slot, is_of(slot), state.seed) || !pair.from.is_of(from, is_of(from), state.seed);
        let done = pair.of.done.min(pair.from.done);
        Some(Shown { value: pair.of.value.clone(), done, dimmed, sum: pair.of.sum })
    }

    fn pair(&self, slot: usize, from: usize, metric: Metric) -> Option<&KeptPair> {
        let mut pairs = self.differences.iter().filter(|(of, _)| *of == metric).map(|(_, pair)| pair);
        pairs.find(|pair| pair.is_between(slot, from))
    }

    /// The first of the wants, plan by plan, that is missing or has aged.
    #[must_use]
    pub fn next(&self, state: &AppState, wants: &[Want], finals: &[Metric]) -> Option<(usize, Want)> {
        let pairs = wants.iter().flat_map(|&want| (0..state.plans.len()).map(move |slot| (slot, want)));
        pairs.into_iter().find(|&(slot, want)| match want {
            Want::Bands(metric) => {
                let mut kept = self.bands.iter().filter(|(of, _)| *of == metric).map(|(_, kept)| kept);
                aged(kept.find(|kept| kept.slot == slot), state, slot)
            }
            Want::Ends => {
                let kept = self.ends.iter().find(|kept| kept.slot == slot);
                let complete = |kept: &Kept<Ends>| finals.iter().all(|&metric| kept.value.finals(metric).is_some());
                aged(kept.filter(|kept| complete(kept)), state, slot)
            }
            Want::Difference { metric, from } => {
                let ready = slot != from && [slot, from].into_iter().all(|slot| is_ready(state, slot));
                let grown = |pair: &KeptPair| aged(Some(&pair.of), state, slot) || aged(Some(&pair.from), state, from);
                ready && self.pair(slot, from, metric).is_none_or(grown)
            }
        })
    }

    /// Computes one thing: the only costly call of the charts.
    pub fn compute(&mut self, state: &AppState, slot: usize, want: Want, finals: &[Metric]) {
        let Some(plan) = state.plans.get(slot) else { return };
        match want {
            Want::Bands(metric) => {
                let bands = plan.results.bands(metric);
                let mut sum = Checksum::new();
                bands.levels.iter().for_each(|level| sum.add_all(level));
                let kept = keep(state, slot, plan, bands, sum);
                self.bands.retain(|(of, kept)| *of != metric || kept.slot != slot);
                self.bands.push((metric, kept));
            }
            Want::Ends => {
                let ends = ends(plan, finals);
                let mut sum = Checksum::new();
                for (_, finals) in &ends.finals {
                    finals.iter().for_each(|&value| sum.add(value));
                }
                for Summary { low, median, high } in ends.reached.iter().flatten() {
                    [low, median, high].into_iter().for_each(|&value| sum.add(value));
                }
                for chance in ends.alerts.iter().flatten().flatten() {
                    sum.add(chance.share);
                }
                let kept = keep(state, slot, plan, ends, sum);
                self.ends.retain(|kept| kept.slot != slot);
                self.ends.push(kept);
            }
            Want::Difference { metric, from } => {
                let Some(yardstick) = state.plans.get(from) else { return };
                let paired = Paired::bands(&yardstick.results, &plan.results, metric);
                let mut sum = Checksum::new();
                paired.bands.levels.iter().for_each(|level| sum.add_all(level));
                let of = keep(state, slot, plan, paired, sum);
                let from = keep(state, from, yardstick, (), Checksum::new());
                self.differences.retain(|(of, pair)| *of != metric || !pair.is_between(slot, from.slot));
                self.differences.push((metric, KeptPair { of, from }));
            }
        }
    }

    /// Forgets what belongs to plans that are gone: neither of the plan as it is nor kept on show for it.
    pub fn prune(&mut self, state: &AppState) {
        self.bands.retain(|(_, kept)| lives(kept, state));
        self.ends.retain(|kept| lives(kept, state));
        self.differences.retain(|(_, pair)| lives(&pair.of, state) && lives(&pair.from, state));
    }
}

fn keep<T>(state: &AppState, slot: usize, plan: &OpenPlan, value: T, sum: Checksum) -> Kept<T> {
    let (engine, done) = (plan.engine.clone(), plan.results.done());
    Kept { slot, engine, seed: state.seed, done, sum: sum.sum(), value: Rc::new(value) }
}

fn ends(plan: &OpenPlan, metrics: &[Metric]) -> Ends {
    let finals = metrics.iter().map(|&metric| {
        let mut finals = plan.results.finals(metric);
        finals.sort_unstable_by(f64::total_cmp);
        (metric, finals.into())
    });
    let reached = (0..plan.expected.rungs.len()).map(|rung| {
        Summary::of(plan.results.tracks().filter_map(|(_, track)| Some(track.rungs.get(rung)?.reached)).collect())
    });
    let alerts = Alert::ALL.map(|alert| plan.results.alert_chances(alert));
    Ends { finals: finals.collect(), reached: reached.collect(), alerts }
}

/// Whether any rule of alarm fires in any replicate.
pub(super) fn fires(results: &Results) -> bool {
    results.tracks().any(|(_, track)| track.alerts.iter().any(Option::is_some))
}

fn shown<'a, T: 'a>(mut kept: impl Iterator<Item = &'a Kept<T>>, state: &AppState, slot: usize) -> Option<Shown<T>> {
    let kept = kept.find(|kept| kept.slot == slot && lives(kept, state))?;
    let dimmed = !kept.is_of(slot, &state.plans[slot], state.seed);
    Some(Shown { value: kept.value.clone(), done: kept.done, dimmed, sum: kept.sum })
}

/// Whether it may be drawn: it is of the plan as it is, or stands in for it until its own is there.
fn lives<T>(kept: &Kept<T>, state: &AppState) -> bool {
    state.plans.get(kept.slot).is_some_and(|plan| {
        kept.is_of(kept.slot, plan, state.seed) || plan.is_stale() || plan.results.done() >= FIRST_PASS
    })
}

/// Whether there is something to compute that is not kept, or that has grown enough to be worth it.
fn aged<T>(kept: Option<&Kept<T>>, state: &AppState, slot: usize) -> bool {
    let plan = &state.plans[slot];
    let done = plan.results.done();
    if !is_ready(state, slot) {
        return false;
    }
    kept.is_none_or(|kept| {
        let settled = state.run.status != RunStatus::Running;
        !kept.is_of(slot, plan, state.seed)
            || done != kept.done && (settled || f64::from(done) >= GROWTH * f64::from(kept.done))
    })
}

/// Whether a plan has replicates to compute something of. One that wants fewer than a first pass is drawn when its run is over.
fn is_ready(state: &AppState, slot: usize) -> bool {
    state.plans.get(slot).is_some_and(|plan| {
        let few = plan.results.done() < FIRST_PASS && state.run.status == RunStatus::Running;
        !plan.is_stale() && plan.results.done() > 0 && !few
    })
}
