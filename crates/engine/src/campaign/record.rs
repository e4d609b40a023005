//! Step (10): the evening is recorded.

use super::alerts::Watch;
use super::money::Treasury;
use super::{Frame, Step};
use crate::lifetime;
use crate::metric::Metric;
use crate::plan::{Direction, Plan};
use crate::rates::{Origin, Rates, SOURCES, STAGES, Source, steps};
use crate::track::{RungTally, Series, Track};

/// What is to be seen of a campaign in the evening of a step, whichever engine runs it.
pub(crate) struct Evening<'a> {
    /// Totals since the start, and stocks of the evening.
    pub now: &'a [f64; Series::COUNT],
    pub all_rates: &'a [Rates],
    /// Index of the rates of the step.
    pub rates_now: usize,
    /// Referral intensity of the step per member, by segment and stage.
    pub intensity: &'a [[f64; STAGES]],
    /// New customers since the start, by segment and source.
    pub converted: &'a [[f64; SOURCES]],
    pub treasury: &'a Treasury,
}

/// Collects a track.
pub(crate) struct Recorder<'a> {
    frame: &'a Frame,
    plan: &'a Plan,
    /// Series one after the other, as [`Track::of`] takes them.
    values: Vec<f64>,
    point: usize,
    payback_day: Option<f64>,
    watch: Watch,
    /// Goals whose day has come.
    judged: Vec<Option<bool>>,
    /// For each set of rates, what a joiner of each segment does: filled when first needed.
    stays: Vec<Option<Vec<[f64; STAGES]>>>,
}

impl<'a> Recorder<'a> {
    pub fn new(frame: &'a Frame, plan: &'a Plan) -> Self {
        Self {
            frame,
            plan,
            values: vec![0.0; Series::COUNT * frame.grid.len()],
            point: 0,
            payback_day: None,
            watch: Watch::default(),
            judged: vec![None; plan.goals.len()],
            stays: Vec::new(),
        }
    }

    /// Notes the state of a campaign as the next point of the grid.
    pub fn record(&mut self, evening: &Evening<'_>) {
        let points = self.frame.grid.len();
        for (series, value) in evening.now.iter().enumerate() {
            self.values[series * points + self.point] = *value;
        }
        let reproduction = self.reproduction(evening);
        self.values[Series::Reproduction as usize * points + self.point] = reproduction;
        self.point += 1;
    }

    /// Looks at the evening of a step.
    pub fn after_step(&mut self, index: usize, step: &Step, evening: &Evening<'_>) {
        let days = step.day + step.days;
        let total = |all: &[Series]| all.iter().map(|&series| evening.now[series as usize]).sum::<f64>();
        let (margin, cost) = (evening.now[Series::MarginNew as usize], total(Series::COSTS));
        if margin < cost {
            self.payback_day = None;
        } else if cost > 0.0 && self.payback_day.is_none() {
            self.payback_day = Some(f64::from(days));
        }
        self.watch.look(&evening.all_rates[evening.rates_now].alerts, days, evening.now);
        if self.frame.recorded[index] {
            self.record(evening);
        }
        let last = index + 1 == self.frame.recorded.len();
        for goal in 0..self.plan.goals.len() {
            let by = self.plan.goals[goal].by_day;
            // With steps of a week, the evening nearest to the day.
            let come = by > 0 && days + (step.days - 1) / 2 >= by;
            if self.judged[goal].is_none() && (last || come) {
                self.judged[goal] = Some(self.judge(goal, evening));
            }
        }
    }

    fn judge(&self, goal: usize, evening: &Evening<'_>) -> bool {
        let goal = &self.plan.goals[goal];
        let mut now = Track::of(evening.now, 1);
        now.payback_day = self.payback_day;
        if matches!(goal.metric, Metric::Ltv | Metric::LtvCac) {
            now.ltv = mean_lifetime_value(evening);
        }
        let line = goal.value.drawn();
        let value = goal.metric.last(&now);
        match goal.direction {
            Direction::AtLeast => value.is_some_and(|value| value >= line),
            Direction::AtMost => value.is_some_and(|value| value <= line),
        }
    }

    fn reproduction(&mut self, evening: &Evening<'_>) -> f64 {
        let now = evening.rates_now;
        if self.stays.len() <= now {
            self.stays.resize(now + 1, None);
        }
        let rates = &evening.all_rates[now];
        let steps = steps(f64::from(self.plan.horizon_days), rates.dt);
        let stays = self.stays[now].get_or_insert_with(|| {
            rates.segments.iter().map(|segment| lifetime::stay_of_joiner(rates, segment, steps)).collect()
        });
        let brings: Vec<f64> = stays
            .iter()
            .zip(evening.intensity)
            .map(|(stay, intensity)| stay.iter().zip(intensity).map(|(stay, rate)| stay * rate).sum())
            .collect();
        lifetime::reproduction_number(rates, &brings)
    }

    /// The finished track; `standing` are the people present on each rung, from none.
    pub fn finish(self, evening: &Evening<'_>, standing: &[f64]) -> Track {
        let mut track = Track::of(&self.values, self.frame.grid.len());
        track.payback_day = self.payback_day;
        track.alerts = self.watch.fired;
        track.goals_met = self.judged.iter().map(|judged| *judged == Some(true)).collect();
        track.ltv = mean_lifetime_value(evening);
        track.rungs = tally(evening, standing);
        track
    }
}

/// Lifetime value of the new customers there were, by their segments and sources.
fn mean_lifetime_value(evening: &Evening<'_>) -> Option<f64> {
    let rates = &evening.all_rates[evening.rates_now];
    let (mut value, mut people) = (0.0, 0.0);
    for (segment, new) in rates.segments.iter().zip(evening.converted) {
        for (source, &count) in Source::ALL.into_iter().zip(new).filter(|(_, count)| **count > 0.0) {
            value += count * lifetime::lifetime_value(rates, segment, source.origin() == Origin::Referred)?;
            people += count;
        }
    }
    (people > 0.0).then(|| value / people)
}

fn tally(evening: &Evening<'_>, standing: &[f64]) -> Vec<RungTally> {
    let treasury = evening.treasury;
    let mut rungs: Vec<_> = standing.iter().map(|&standing| RungTally { standing, ..RungTally::default() }).collect();
    let reached = treasury.rungs_reached(evening.all_rates);
    for ((tally, reached), paid) in rungs.iter_mut().skip(1).zip(reached).zip(&treasury.rung_paid) {
        (tally.reached, tally.paid) = (reached, *paid);
    }
    rungs
}
