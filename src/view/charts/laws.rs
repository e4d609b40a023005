//! What the growth laws of other tools predict for a plan, drawn over its growth.

use snowball_engine::theory::growth::GrowthLaw;
use snowball_engine::{GrowthLaws, Metric};

use super::chart::{Body, Chart, Curve, Label, Stroke, Tint};
use super::scene::{Scene, days, points};
use crate::i18n::Style;
use snowball_engine::Checksum;

/// Curves that rise beyond so many times what else is drawn leave the chart at its top, so that the rest stays legible.
const ROOM: f64 = 2.5;

/// Whether laws have something to say of a metric: they count the people who join.
#[must_use]
pub fn speaks_of(metric: Metric) -> bool {
    metric == Metric::Joined
}

/// Adds the laws' curves for the active plan, and a sentence that says where they part.
pub(super) fn add(scene: &Scene, chart: &mut Chart) {
    let Body::Time(time) = &mut chart.body else { return };
    let top = time.heights().into_iter().fold(0.0, f64::max) * ROOM;
    let Some(panel) = time.panels.first_mut() else { return };
    let plan = scene.state.active_plan();
    let Some(point) = scene.point(plan) else { return };
    let Some(laws) = GrowthLaws::of(&plan.engine, &plan.expected) else { return };
    let style = scene.style(scene.state.active, Metric::Joined);
    let mut sum = Checksum::new();
    sum.mix(chart.expected_sum);
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for (law, values) in &laws.curves {
        let values = &values[..points(plan).min(values.len())];
        let Some((&last, &now)) = values.last().zip(values.get(point)) else { continue };
        (low, high) = (low.min(last), high.max(last));
        let name = scene.i18n.text(key(*law));
        values.iter().for_each(|&value| sum.add(value));
        let text = scene.say("charts-label-part", &[("part", &name), ("value", &about(scene, now, style))]);
        let marked = scene.crosshair_day().map(|_| now).filter(|&now| now <= top);
        let label = Label { end: last.min(top), marked, text, interval: None, tint: Tint::Soft, strong: false };
        // Below the plan's own, which are read first.
        panel.labels.insert(0, label);
        let values = values.iter().map(|&value| Some(value).filter(|&value| value <= top)).collect();
        panel.curves.push(Curve { name, tint: Tint::Soft, days: days(plan), values, stroke: Stroke::Law });
    }
    chart.expected_sum = sum.sum();
    if low > 0.0 && low.is_finite() {
        let words = [
            ("k", scene.i18n.number(laws.k, Style::Decimal(2))),
            ("days", scene.i18n.number(laws.cycle_days, Style::Decimal(1))),
            ("factor", scene.i18n.number(high / low, Style::Decimal(1))),
            ("low", about(scene, low, style)),
            ("high", about(scene, high, style)),
        ];
        let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
        chart.note = Some(scene.say("charts-laws-note", &words));
    }
}

/// A prediction, which is worth no more than three digits.
fn about(scene: &Scene, value: f64, style: Style) -> String {
    let step = 10f64.powf(value.abs().max(100.0).log10().floor() - 2.0);
    scene.i18n.number_to(value, style, step)
}

/// Message of a law's name.
fn key(law: GrowthLaw) -> &'static str {
    match law {
        GrowthLaw::Continuous => "charts-law-continuous",
        GrowthLaw::Compounding => "charts-law-compounding",
        GrowthLaw::OneShot => "charts-law-one-shot",
        GrowthLaw::Bass => "charts-law-bass",
        GrowthLaw::BassDiscrete => "charts-law-bass-discrete",
    }
}
