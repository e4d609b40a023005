//! Final values of all replicates: twenty dots of 5 % each, from which chances can be counted, and a histogram.

use snowball_engine::Summary;

use super::chart::{Body, Chart, Kind, Outcome, OutcomeRow};
use super::curves::goals;
use super::scene::Scene;
use snowball_engine::Checksum;

/// Dots of a plan; each stands for 1 in 20.
const DOTS: usize = 20;

/// Twenty quantiles of sorted values: the middle of each twentieth. None of no values.
#[must_use]
pub fn quantile_dots(sorted: &[f64]) -> Vec<f64> {
    (0..DOTS).filter_map(|dot| sorted.get((2 * dot + 1) * sorted.len() / (2 * DOTS)).copied()).collect()
}

/// Final values of the chosen metric.
pub(super) fn outcome(scene: &Scene) -> Chart {
    let metric = scene.metric;
    let (mut expected, mut fan) = (Checksum::new(), Checksum::new());
    let mut outcome = Outcome {
        style: scene.style(scene.state.active, metric),
        rows: Vec::new(),
        goals: goals(scene, metric).into_iter().filter(|goal| goal.until.is_infinite()).collect(),
        expected: Vec::new(),
        dots_text: scene.i18n.text("charts-outcome-dots"),
        bars_text: scene.i18n.text("charts-outcome-bars"),
        room: Vec::new(),
    };
    let mut count = None;
    for (slot, plan) in scene.plans() {
        if let Some(value) = metric.last(&plan.expected) {
            expected.add(value);
            if scene.previews(plan) {
                outcome.expected.push((slot, value));
            }
        }
        let Some(ends) = scene.fans.ends(scene.state, slot) else { continue };
        let Some(finals) = ends.value.finals(metric).filter(|finals| !finals.is_empty()) else { continue };
        if slot == scene.state.active {
            count = Some((ends.done, ends.dimmed));
        }
        ends.add_to(&mut fan);
        let style = scene.style(slot, metric);
        let text = Summary::of(finals.to_vec()).map(|all| {
            let (median, interval) = scene.interval(all, style);
            let letter = scene.letter(slot);
            let values = [("plan", letter.as_str()), ("value", &median), ("interval", &interval)];
            scene.say(if scene.compares() { "charts-outcome-plan" } else { "charts-outcome-value" }, &values)
        });
        outcome.rows.push(OutcomeRow {
            plan: slot,
            letter: scene.compares().then(|| scene.letter(slot)),
            text: text.unwrap_or_default(),
            finals: finals.clone(),
            dots: quantile_dots(finals),
            dimmed: ends.dimmed,
        });
    }
    let body = if outcome.rows.is_empty() {
        Body::Empty(scene.i18n.text("charts-outcome-empty"))
    } else {
        Body::Outcome(outcome)
    };
    let name = scene.i18n.text(&format!("metric-{}", metric.as_str()));
    let mut chart = scene.chart(Kind::Outcome, scene.say("charts-outcome-subtitle", &[("metric", &name)]), body);
    chart.count = scene.count(count.map(|(done, _)| done), count.is_some_and(|(_, dimmed)| dimmed));
    chart.expected_sum = expected.sum();
    chart.fan_sum = fan.sum();
    chart
}
