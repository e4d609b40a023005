//! What other plans have more than the yardstick over time, under the same luck: bands of the differences of replicates, not
//! differences of bands.

use std::rc::Rc;

use snowball_engine::{BAND_LEVELS, Metric, Summary};

use super::chart::{Body, Chart, Curve, DIFFERENCES, Fan, Kind, Label, MEDIAN, Panel, Rule, Stroke, Time, Tint};
use super::curves::CAC_SETTLED;
use super::scene::{Scene, points};
use crate::state::OpenPlan;
use crate::view::{difference, metrics};
use snowball_engine::Checksum;

/// The difference of a metric to the plan at `from`.
pub(super) fn difference(scene: &Scene, metric: Metric, from: usize) -> Chart {
    let kind = Kind::Difference { metric, from };
    let letter = scene.letter(from);
    let name = scene.i18n.text(&format!("metric-{}", metric.as_str()));
    let title = if DIFFERENCES.contains(&metric) {
        scene.say(&format!("charts-{}-title", kind.as_str()), &[("plan", &letter)])
    } else {
        scene.say("charts-difference-chosen-title", &[("plan", &letter), ("metric", &name)])
    };
    let subtitle = scene.say("charts-difference-subtitle", &[("plan", &letter), ("metric", &name)]);
    let mut drawing = Drawing::new(scene, metric, from);
    for (slot, plan) in scene.plans().filter(|&(slot, _)| slot != from) {
        drawing.add(slot, plan);
    }
    let Drawing { mut panel, expected, fan, count, .. } = drawing;
    let body = if panel.labels.is_empty() && panel.fans.is_empty() && panel.curves.is_empty() {
        Body::Empty(scene.i18n.text("charts-empty"))
    } else {
        let text = scene.say("charts-difference-line", &[("plan", &letter)]);
        panel.rules.push(Rule { value: 0.0, until: f64::INFINITY, text, good: None });
        let settled = if metric == Metric::Cac { CAC_SETTLED } else { 0.0 };
        let style = difference::style(metric, scene.state.plans[from].plan.currency);
        // Only as far as there is something to compare.
        let ends = panel.fans.iter().map(|fan| &fan.days).chain(panel.curves.iter().map(|curve| &curve.days));
        let span = ends.filter_map(|days| days.last()).max().map_or(1.0, |day| f64::from(*day)).max(1.0);
        let mut time = scene.over_time(style, vec![panel], 0.0);
        time.ticks.retain(|tick| tick.day <= span);
        Body::Time(Time { span, settled: span * settled, ..time })
    };
    let lengths = scene.plans().any(|(_, plan)| plan.plan.horizon_days != scene.state.plans[from].plan.horizon_days);
    Chart {
        name: kind.as_str(),
        title,
        subtitle,
        count: scene.count(count.map(|(done, _)| done), count.is_some_and(|(_, dimmed)| dimmed)),
        note: lengths.then(|| scene.i18n.text("charts-difference-lengths")),
        body,
        expected_sum: expected.sum(),
        fan_sum: fan.sum(),
        fan_width: None,
    }
}

struct Drawing<'a> {
    scene: &'a Scene<'a>,
    metric: Metric,
    from: usize,
    panel: Panel,
    expected: Checksum,
    fan: Checksum,
    /// Fewest replicates of a fan, and whether any is an earlier one.
    count: Option<(u32, bool)>,
}

impl<'a> Drawing<'a> {
    fn new(scene: &'a Scene<'a>, metric: Metric, from: usize) -> Self {
        let (panel, expected, fan) = (Panel::default(), Checksum::new(), Checksum::new());
        Self { scene, metric, from, panel, expected, fan, count: None }
    }

    /// Adds a plan beside the yardstick.
    fn add(&mut self, slot: usize, plan: &OpenPlan) {
        let (scene, tint) = (self.scene, Tint::Plan(slot));
        let (days, values) = self.expected(plan);
        self.expected.add_all(&values);
        let (letter, yardstick) = (scene.letter(slot), scene.letter(self.from));
        let name = scene.say("charts-difference-name", &[("plan", &letter), ("yardstick", &yardstick)]);
        let fan = scene.fans.difference(scene.state, slot, self.from, self.metric);
        let own = fan.as_ref().filter(|fan| !fan.dimmed).map(|fan| fan.value.clone());
        let style = difference::style(self.metric, plan.plan.currency);
        // The last point that is not after the crosshair.
        let point = |days: &[u32]| match scene.crosshair_day() {
            Some(day) => days.partition_point(|&at| at <= day).checked_sub(1),
            None => days.len().checked_sub(1),
        };
        let at = |level: usize| {
            let own = own.as_ref()?;
            own.bands.levels[level].get(point(&own.days)?).copied().flatten()
        };
        let (value, number, interval) = match (at(MEDIAN), at(0), at(BAND_LEVELS.len() - 1)) {
            (Some(median), Some(low), Some(high)) => {
                let (number, interval) = difference::interval(scene.i18n, Summary { low, median, high }, style);
                (Some(median), number, Some(interval))
            }
            _ => {
                let value = point(&days).and_then(|point| values.get(point).copied().flatten());
                let number = value.map(|value| difference::signed(scene.i18n, value, style, metrics::alike([])));
                (value, scene.say("charts-about", &[("value", &number.unwrap_or_default())]), None)
            }
        };
        if let Some(value) = value {
            let median = own.as_ref().and_then(|own| own.bands.levels[MEDIAN].last().copied().flatten());
            self.panel.labels.push(Label {
                end: median.or(values.last().copied().flatten()).unwrap_or(value),
                marked: scene.crosshair_day().map(|_| value),
                text: scene.say("charts-label-plan", &[("plan", &letter), ("value", &number)]),
                interval,
                tint,
                strong: true,
            });
        }
        let preview = scene.previews(plan) || scene.previews(&scene.state.plans[self.from]);
        if let Some(fan) = fan {
            fan.add_to(&mut self.fan);
            let (done, dimmed) = self.count.unwrap_or((fan.done, fan.dimmed));
            self.count = Some((done.min(fan.done), dimmed || fan.dimmed));
            self.panel.fans.push(Fan {
                name: name.clone(),
                tint,
                days: fan.value.days.as_slice().into(),
                bands: Rc::new(fan.value.bands.clone()),
                banded: true,
                outlined: scene.state.plans.len() > 2,
                dimmed: fan.dimmed,
            });
        }
        if preview && !values.is_empty() {
            self.panel.curves.push(Curve { name, tint, days: days.into(), values, stroke: Stroke::Expected });
        }
    }

    /// Difference of the expected courses, on the days that both have.
    fn expected(&self, plan: &OpenPlan) -> (Vec<u32>, Vec<Option<f64>>) {
        let yardstick = &self.scene.state.plans[self.from];
        let grid = &yardstick.engine.grid()[..points(yardstick)];
        let both = plan.engine.grid()[..points(plan)].iter().enumerate().filter_map(|(at, day)| {
            let from = grid.binary_search(day).ok()?;
            let more = || Some(self.metric.at(&plan.expected, at)? - self.metric.at(&yardstick.expected, from)?);
            Some((*day, more()))
        });
        both.unzip()
    }
}
