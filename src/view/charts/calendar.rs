//! The horizontal axis of charts over time: ticks, events and phases, crosshair.

use serde_json::Value;
use snowball_decide::order::in_order;
use snowball_engine::plan::{Lever, Plan};

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
            room: Vec::new(),
            guesses: Vec::new(),
        }
    }

    /// Events, phases and levers of all plans; what they have in common once.
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
            let levers = plan.plan.levers.iter().filter(|lever| lever.on).flat_map(|lever| of_lever(lever, &plan.plan));
            for moment in events.chain(phases).chain(levers) {
                if !moments.contains(&moment) {
                    moments.push(moment);
                }
            }
        }
        let order = in_order(moments.len(), &|a, b| moments[a].from.total_cmp(&moments[b].from));
        order.into_iter().map(|at| moments[at].clone()).collect()
    }
}

/// When a lever works, if that is not always, and the events that it adds.
fn of_lever(lever: &Lever, plan: &Plan) -> Vec<Moment> {
    let mut moments = Vec::new();
    if lever.from_day > 0 || lever.until_day > 0 {
        let until = if lever.until_day == 0 { plan.horizon_days } else { lever.until_day };
        let (from, to) = (f64::from(lever.from_day), f64::from(until));
        moments.push(Moment { from, to, text: lever.name.clone() });
    }
    for addition in lever.adds.iter().filter(|addition| addition.to == "/events") {
        let whole = |name: &str| addition.entry.get(name).and_then(Value::as_f64);
        let Some(day) = whole("day") else { continue };
        let text = addition.entry.get("name").and_then(Value::as_str).unwrap_or(&lever.name).to_owned();
        moments.push(Moment { from: day, to: day + whole("length").unwrap_or(1.0), text });
    }
    moments
}
