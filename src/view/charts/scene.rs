//! What every chart is made from, and how it writes values.

use std::rc::Rc;

use snowball_engine::{Metric, Summary, Track};

use super::chart::{Body, Chart, Kind, Panel};
use super::fans::Fans;
use crate::i18n::{I18n, Style, Value};
use crate::state::{AppState, OpenPlan};
use crate::view::{letters, metrics};

/// The state with what the charts add to it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Open plans and their results.
    pub state: &'a AppState,
    /// Bands computed so far.
    pub fans: &'a Fans,
    /// The reader's language.
    pub i18n: &'a I18n,
    /// What the charts of growth and of outcomes show.
    pub metric: Metric,
    /// The kind of CAC whose band is drawn.
    pub cac: Metric,
    /// Whether the chart of growth shows what other tools would say.
    pub laws: bool,
}

impl<'a> Scene<'a> {
    /// Whether plans are compared.
    pub(super) fn compares(&self) -> bool {
        self.state.plans.len() > 1
    }

    /// Open plans with their indices.
    pub(super) fn plans(&self) -> impl Iterator<Item = (usize, &'a OpenPlan)> + use<'a> {
        self.state.plans.iter().enumerate()
    }

    /// Letter of a plan.
    pub(super) fn letter(&self, slot: usize) -> String {
        letters::letter(slot).to_string()
    }

    /// How a metric of a plan is written.
    pub(super) fn style(&self, slot: usize, metric: Metric) -> Style {
        metrics::style(metric, self.state.plans[slot].plan.currency)
    }

    /// A value on its own. An expected count of people has a fraction, which matters only where there are few.
    pub(super) fn number(&self, value: f64, style: Style) -> String {
        match style {
            Style::Count if value < 9.95 => self.i18n.number_to(value, style, 0.1),
            Style::Count if value < 100.0 => self.i18n.number_to(value, style, 1.0),
            _ => self.i18n.number(value, style),
        }
    }

    /// A value where there is little room.
    pub(super) fn short(&self, value: f64, style: Style) -> String {
        if value < 100.0 { self.number(value, style) } else { self.i18n.tick(value, style) }
    }

    /// A median and its 90 % interval in words.
    pub(super) fn interval(&self, summary: Summary, style: Style) -> (String, String) {
        metrics::interval(self.i18n, summary, style)
    }

    /// A message with text arguments.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|&(name, text)| (name, Value::from(text))).collect();
        self.i18n.with(key, &values)
    }

    /// Point of a plan's track at which values are read: the crosshair's, or the last.
    pub(super) fn point(&self, plan: &OpenPlan) -> Option<usize> {
        let last = points(plan).checked_sub(1)?;
        let Some(day) = self.crosshair_day() else { return Some(last) };
        // The plan's last point that is not after the crosshair's day.
        let after = plan.engine.grid()[..=last].partition_point(|&at| at <= day);
        Some(after.saturating_sub(1))
    }

    /// Day at which all charts point.
    pub(super) fn crosshair_day(&self) -> Option<u32> {
        self.state.active_plan().engine.grid().get(self.state.crosshair?).copied()
    }

    /// Day at which values are read, in words.
    pub(super) fn day(&self) -> String {
        let active = self.state.active_plan();
        let day = self.crosshair_day().or_else(|| active.engine.grid().last().copied()).unwrap_or_default();
        self.i18n.date(&active.plan.start_date, day)
    }

    /// Whether the expected curve is to be drawn: the fan does not yet say it all.
    pub(super) fn previews(&self, plan: &OpenPlan) -> bool {
        plan.is_stale() || plan.results.done() < self.state.run.total
    }

    /// Replicates behind what is drawn, in words.
    pub(super) fn count(&self, done: Option<u32>, dimmed: bool) -> Option<String> {
        let wanted = self.state.run.total;
        let done = done?;
        if dimmed {
            return Some(self.i18n.text("charts-count-before"));
        }
        let number = |count: u32| self.number(f64::from(count), Style::Decimal(0));
        Some(if done < wanted {
            self.say("charts-count-of", &[("done", &number(done)), ("total", &number(wanted))])
        } else {
            self.say("charts-count", &[("done", &number(done))])
        })
    }

    /// An empty panel of a plan, with its name where there is one panel per plan.
    pub(super) fn panel(&self, slot: usize) -> Panel {
        let name = &self.state.plans[slot].plan.name;
        let letter = self.letter(slot);
        let heading = self.compares().then(|| {
            let name = match name.as_str() {
                "" => letter,
                name => self.say("charts-heading", &[("plan", &letter), ("name", name)]),
            };
            (name, slot)
        });
        Panel { heading, ..Panel::default() }
    }

    /// A chart with a body; sums, count and width are for the caller to fill in.
    pub(super) fn chart(&self, kind: Kind, subtitle: String, body: Body) -> Chart {
        let title = self.i18n.text(&format!("charts-{}-title", kind.as_str()));
        Chart {
            name: kind.as_str(),
            title,
            subtitle,
            count: None,
            note: None,
            body,
            expected_sum: 0,
            fan_sum: 0,
            fan_width: None,
        }
    }
}

/// Points of a plan's expected track that have a day.
pub(super) fn points(plan: &OpenPlan) -> usize {
    plan.expected.points().min(plan.engine.grid().len())
}

/// Days of a plan's grid.
pub(super) fn days(plan: &OpenPlan) -> Rc<[u32]> {
    plan.engine.grid().into()
}

/// A metric of the expected track at every point.
pub(super) fn expected(track: &Track, points: usize, metric: Metric) -> Vec<Option<f64>> {
    (0..points).map(|point| metric.at(track, point)).collect()
}
