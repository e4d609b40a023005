//! Step (10): the evening is recorded.

use super::{Campaign, Frame, Step};
use crate::chance::Chance;
use crate::lifetime;
use crate::metric::Metric;
use crate::plan::{Direction, Kind, Plan};
use crate::rates::{ORIGINS, Origin, Rates, STAGES, Stage, steps};
use crate::track::{RungTally, Series, Track};

/// Collects a track.
pub(super) struct Recorder<'a> {
    frame: &'a Frame,
    plan: &'a Plan,
    /// Series one after the other, as [`Track::of`] takes them.
    values: Vec<f64>,
    point: usize,
    payback_day: Option<f64>,
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
            judged: vec![None; plan.goals.len()],
            stays: Vec::new(),
        }
    }

    /// Notes the state of a campaign as the next point of the grid.
    pub fn record<C: Chance>(&mut self, campaign: &Campaign<'_, C>) {
        let points = self.frame.grid.len();
        for (series, value) in campaign.now.iter().enumerate() {
            self.values[series * points + self.point] = *value;
        }
        let reproduction = self.reproduction(campaign);
        self.values[Series::Reproduction as usize * points + self.point] = reproduction;
        self.point += 1;
    }

    /// Looks at the evening of a step.
    pub fn after_step<C: Chance>(&mut self, index: usize, step: &Step, campaign: &Campaign<'_, C>) {
        let days = step.day + step.days;
        let total = |all: &[Series]| all.iter().map(|&series| campaign.now[series as usize]).sum::<f64>();
        let (margin, cost) = (campaign.now[Series::MarginNew as usize], total(Series::COSTS));
        if margin < cost {
            self.payback_day = None;
        } else if cost > 0.0 && self.payback_day.is_none() {
            self.payback_day = Some(f64::from(days));
        }
        if self.frame.recorded[index] {
            self.record(campaign);
        }
        let last = index + 1 == self.frame.recorded.len();
        for goal in 0..self.plan.goals.len() {
            let by = self.plan.goals[goal].by_day;
            // With steps of a week, the evening nearest to the day.
            let come = by > 0 && days + (step.days - 1) / 2 >= by;
            if self.judged[goal].is_none() && (last || come) {
                self.judged[goal] = Some(self.judge(goal, campaign));
            }
        }
    }

    fn judge<C: Chance>(&self, goal: usize, campaign: &Campaign<'_, C>) -> bool {
        let goal = &self.plan.goals[goal];
        let mut now = Track::of(&campaign.now, 1);
        now.payback_day = self.payback_day;
        if matches!(goal.metric, Metric::Ltv | Metric::LtvCac) {
            now.ltv = mean_lifetime_value(campaign);
        }
        let line = goal.value.median(Kind::Signed);
        let value = goal.metric.last(&now);
        match goal.direction {
            Direction::AtLeast => value.is_some_and(|value| value >= line),
            Direction::AtMost => value.is_some_and(|value| value <= line),
        }
    }

    fn reproduction<C: Chance>(&mut self, campaign: &Campaign<'_, C>) -> f64 {
        let now = campaign.rates_now;
        if self.stays.len() <= now {
            self.stays.resize(now + 1, None);
        }
        let rates = &campaign.all_rates[now];
        let steps = steps(f64::from(self.plan.horizon_days), rates.dt);
        let stays = self.stays[now].get_or_insert_with(|| {
            rates.segments.iter().map(|segment| lifetime::stay_of_joiner(rates, segment, steps)).collect()
        });
        let brings: Vec<f64> = stays
            .iter()
            .zip(&campaign.intensity)
            .map(|(stay, intensity)| stay.iter().zip(intensity).map(|(stay, rate)| stay * rate).sum())
            .collect();
        lifetime::reproduction_number(rates, &brings)
    }

    /// The finished track.
    pub fn finish<C: Chance>(self, campaign: &Campaign<'_, C>) -> Track {
        let mut track = Track::of(&self.values, self.frame.grid.len());
        track.payback_day = self.payback_day;
        track.goals_met = self.judged.iter().map(|judged| *judged == Some(true)).collect();
        track.ltv = mean_lifetime_value(campaign);
        track.rungs = tally(campaign);
        track
    }
}

/// Lifetime value of the new customers there were, by their segments and origins.
fn mean_lifetime_value<C: Chance>(campaign: &Campaign<'_, C>) -> Option<f64> {
    let rates = &campaign.all_rates[campaign.rates_now];
    let (mut value, mut people) = (0.0, 0.0);
    for (segment, new) in rates.segments.iter().zip(&campaign.converted_total) {
        for (origin, &count) in new.iter().enumerate().take(ORIGINS).filter(|(_, count)| **count > 0.0) {
            value += count * lifetime::lifetime_value(rates, segment, origin == Origin::Referred as usize)?;
            people += count;
        }
    }
    (people > 0.0).then(|| value / people)
}

fn tally<C: Chance>(campaign: &Campaign<'_, C>) -> Vec<RungTally> {
    let rates: &Rates = &campaign.all_rates[campaign.rates_now];
    let treasury = &campaign.treasury;
    let mut rungs = vec![RungTally::default(); rates.rewards.rungs + 1];
    for (rung, tally) in rungs.iter_mut().skip(1).enumerate() {
        tally.reached = treasury.rung_reached[rung];
        tally.paid = treasury.rung_paid[rung];
    }
    let shape = campaign.frame.shape;
    for segment in 0..shape.segments {
        for stage in [Stage::Lead, Stage::Queue, Stage::Consult, Stage::Edge, Stage::Active, Stage::Core] {
            let slabs = campaign.people.stage(segment, stage).chunks_exact(shape.slab());
            for (slab, state) in slabs.zip(&rates.rewards.states) {
                rungs[state.standing].standing += slab.iter().sum::<f64>();
            }
        }
    }
    rungs
}
