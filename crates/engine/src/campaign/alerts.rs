//! Rules of alarm, looked at in the evening of each step.

use std::collections::VecDeque;

use crate::rates::AlertRules;
use crate::track::{Alert, Series};

/// Steps whose new members are the measure for the next.
const BASE: usize = 7;
/// Fewest new members per day, in the mean, below which a fall says nothing.
const FEWEST: f64 = 1.0;
/// Days of a week.
const WEEK: u32 = 7;

/// What the rules remember.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch {
    joined: f64,
    /// Days after the start of the last evening.
    days: u32,
    /// New members of the last steps before the running fall, the oldest first.
    base: VecDeque<f64>,
    /// New members of each step of the running fall.
    fall: VecDeque<f64>,
    volume: f64,
    /// Active rate at the end of the last week, and weeks running in which it fell.
    active_rate: Option<f64>,
    weeks_down: u32,
    /// Weeks that have ended.
    weeks: u32,
    /// For each rule, the day by whose evening it first fired.
    pub fired: [Option<u32>; Alert::ALL.len()],
}

impl Watch {
    /// Looks at an evening, `days` after the start.
    pub fn look(&mut self, rules: &AlertRules, days: u32, now: &[f64; Series::COUNT]) {
        let sum = |all: &[Series]| all.iter().map(|&series| now[series as usize]).sum::<f64>();
        let joined = sum(Series::JOINED);
        // Per day, since the last step may be shorter than the others.
        let new = (joined - self.joined) / f64::from(days - self.days);
        (self.joined, self.days) = (joined, days);
        if self.too_few(rules, new) {
            self.fire(Alert::NewMembers, days);
        }
        let volume = now[Series::NegativeVolume as usize];
        for (alert, level) in [Alert::NegativeLevel1, Alert::NegativeLevel2].into_iter().zip(rules.negative_levels) {
            if volume >= rules.negative_least && volume > 0.0 && volume >= (1.0 + level) * self.volume {
                self.fire(alert, days);
            }
        }
        self.volume = volume;
        if days / WEEK > self.weeks {
            self.weeks = days / WEEK;
            let all = sum(Series::LAYERS);
            let rate = (all > 0.0).then(|| 1.0 - now[Series::Edge as usize] / all);
            if let (Some(rate), Some(before)) = (rate, self.active_rate) {
                self.weeks_down = if rate <= before * (1.0 - rules.active_drop) { self.weeks_down + 1 } else { 0 };
                if self.weeks_down >= rules.active_weeks {
                    self.fire(Alert::ActiveRate, days);
                }
            }
            self.active_rate = rate;
        }
    }

    /// Whether new members have been far below the mean of the steps before, for as many steps as the rule wants.
    fn too_few(&mut self, rules: &AlertRules, new: f64) -> bool {
        let mean = self.base.iter().sum::<f64>() / BASE as f64;
        let fallen = self.base.len() == BASE && mean >= FEWEST && new <= (1.0 - rules.new_drop) * mean;
        self.fall.push_back(new);
        if !fallen {
            // What seemed a fall is part of the measure.
            self.base.append(&mut self.fall);
            while self.base.len() > BASE {
                self.base.pop_front();
            }
        }
        self.fall.len() >= rules.new_days as usize
    }

    fn fire(&mut self, alert: Alert, days: u32) {
        self.fired[alert as usize].get_or_insert(days);
    }
}
