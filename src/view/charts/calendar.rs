//! The horizontal axis of charts over time: ticks, events and phases, crosshair.

use super::chart::{Crosshair, DayTick, Moment, Panel, Time};
use super::scale::day_step;
use super::scene::{Scene, days};
use crate::i18n::Style;

impl Scene<'_> {
    /// A chart over time with these panels; values before `settled` (a share of the time) do not decide its range.
    pub(super) fn over_time(&self, style: Style, panels: Vec<Panel>, settled: f64) -> Time {
        let active = self.state.active_plan();
        let span = self.plans().filter_map(|(_, plan)| plan.engine.grid().last().copied()).max().unwrap_or(1).max(1);
        let start = &active.plan.start_date;
        let step = day_step(span);
        let ticks =
            (0..=span / step).map(|i| DayTick { day: f64::from(i * step), text: self.i18n.date(start, i * step) });
        let crosshair = self.crosshair_day().map(|day| Crosshair {
            day: f64::from(day),
            text: self.i18n.date(start, day),
            pinned: self.state.pinned,
        });
        Time {
            span: f64::from(span),
            ticks: ticks.collect(),
            moments: self.moments(),
            style,
            panels,
            crosshair,
            grid: days(active),
            settled: f64::from(span) * settled,
            reach: 0.0,
        }
    }

    /// Events and phases of all plans; what they have in common once.
    fn moments(&self) -> Vec<Moment> {
        let mut moments: Vec<Moment> = Vec::new();
        for (_, plan) in self.plans() {
            let events = plan.plan.events.iter().map(|event| Moment {
                from: f64::from(event.day),
                to: f64::from(event.day + event.length),
                text: event.name.clone(),
            });
            let phases = plan.plan.phases.iter().map(|phase| Moment {
                from: f64::from(phase.from_day),
                to: f64::from(phase.from_day),
                text: phase.name.clone(),
            });
            for moment in events.chain(phases) {
                if !moments.contains(&moment) {
                    moments.push(moment);
                }
            }
        }
        moments.sort_by(|a, b| a.from.total_cmp(&b.from));
        moments
    }
}
