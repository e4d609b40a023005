//! The rules of alarm: the chance that each has fired by each day.

use snowball_engine::Alert;

use super::chart::{Body, Chart, Curve, Kind, Label, Panel, Stroke, Time, Tint};
use super::curves::fan_days;
use super::scene::Scene;
use crate::i18n::Style;
use crate::view::metrics;
use snowball_engine::Checksum;

/// Chance that the axis always reaches.
const REACH: f64 = 0.25;

/// Chances of the alarms, a panel per plan.
pub(super) fn alerts(scene: &Scene) -> Chart {
    let mut fan = Checksum::new();
    let (mut count, mut panels) = (None, Vec::new());
    for (slot, plan) in scene.plans() {
        let mut panel = scene.panel(slot);
        let Some(ends) = scene.fans.ends(scene.state, slot) else {
            panels.push(panel);
            continue;
        };
        ends.add_to(&mut fan);
        if slot == scene.state.active {
            count = Some((ends.done, ends.dimmed));
        }
        for (rule, chances) in Alert::ALL.into_iter().zip(&ends.value.alerts) {
            let tint = Tint::Series(rule as usize);
            let name = scene.i18n.text(&format!("charts-part-alert-{}", rule.as_str()));
            let last = chances.len().saturating_sub(1);
            let point = scene.point(plan).unwrap_or(last).min(last);
            if let Some(chance) = chances.get(point).copied().flatten() {
                let value = metrics::chance(scene.i18n, chance);
                panel.labels.push(Label {
                    end: chances.last().copied().flatten().unwrap_or(chance).share,
                    marked: scene.crosshair_day().map(|_| chance.share),
                    text: scene.say("charts-label-part", &[("part", &name), ("value", &value)]),
                    interval: None,
                    tint,
                    strong: false,
                });
            }
            panel.curves.push(Curve {
                name,
                tint,
                days: fan_days(chances, plan),
                values: chances.iter().map(|chance| Some((*chance)?.share)).collect(),
                stroke: if ends.dimmed { Stroke::Dimmed } else { Stroke::Line },
            });
        }
        panels.push(panel);
    }
    let body = match count {
        None => Body::Empty(scene.i18n.text("charts-outcome-empty")),
        Some(_) if panels.iter().all(never) => Body::Empty(scene.i18n.text("charts-alerts-none")),
        Some(_) => Body::Time(Time { reach: REACH, ..scene.over_time(Style::Share, panels, 0.0) }),
    };
    let mut chart = scene.chart(Kind::Alerts, scene.i18n.text("charts-alerts-subtitle"), body);
    chart.count = scene.count(count.map(|(done, _)| done), count.is_some_and(|(_, dimmed)| dimmed));
    chart.fan_sum = fan.sum();
    chart
}

/// Whether no rule of a panel ever fires.
fn never(panel: &Panel) -> bool {
    panel.curves.iter().flat_map(|curve| &curve.values).all(|chance| chance.is_none_or(|chance| chance == 0.0))
}
