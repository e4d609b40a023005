//! The ladder: how many reach each rung, how many stand there, and what that cost.

use super::chart::{Body, Chart, Kind, RungBar, RungRow, Rungs, Whisker};
use super::scene::Scene;
use crate::i18n::{Style, Value};
use snowball_engine::Checksum;

/// Rungs reached, occupied and paid.
pub(super) fn ladder(scene: &Scene) -> Chart {
    // Plans may have different ladders: a row for every threshold that any of them has.
    let mut thresholds: Vec<u32> = scene.plans().flat_map(|(_, plan)| plan.engine.rungs().to_vec()).collect();
    thresholds.sort_unstable();
    thresholds.dedup();

    let (mut expected, mut fan) = (Checksum::new(), Checksum::new());
    let rows: Vec<RungRow> = thresholds
        .into_iter()
        .map(|threshold| {
            let bars: Vec<RungBar> = scene.plans().filter_map(|(slot, _)| bar(scene, slot, threshold)).collect();
            for bar in &bars {
                expected.add(bar.reached);
                expected.add(bar.standing);
                if let Some(whisker) = &bar.whisker {
                    whisker.add_to(&mut fan);
                }
            }
            let text = scene.i18n.with("charts-rung", &[("count", Value::from(threshold))]);
            RungRow { text, bars }
        })
        .collect();

    let body = if scene.plans().all(|(_, plan)| plan.engine.rungs().is_empty()) {
        Body::Empty(scene.i18n.text("charts-ladder-empty"))
    } else if rows.iter().all(|row| row.bars.is_empty()) {
        Body::Empty(scene.i18n.text("charts-empty"))
    } else {
        let column = |name: &str| scene.i18n.text(&format!("charts-ladder-{name}"));
        Body::Ladder(Rungs {
            columns: ["reached", "paid", "each"].map(column),
            rows,
            legend: ["bar-reached", "bar-standing"].map(column),
            reach: 0.0,
        })
    };
    let shown = scene.fans.ends(scene.state, scene.state.active);
    let drawn = matches!(body, Body::Ladder(_));
    let mut chart = scene.chart(Kind::Ladder, scene.i18n.text("charts-ladder-subtitle"), body);
    let shown = shown.filter(|_| drawn);
    chart.count = scene.count(shown.as_ref().map(|ends| ends.done), shown.is_some_and(|ends| ends.dimmed));
    chart.expected_sum = expected.sum();
    chart.fan_sum = fan.sum();
    chart
}

/// The bar of a plan at a threshold, if its ladder has that rung and its track is there.
fn bar(scene: &Scene, slot: usize, threshold: u32) -> Option<RungBar> {
    let plan = &scene.state.plans[slot];
    let rungs = plan.engine.rungs();
    let rung = rungs.iter().position(|&rung| rung == threshold)?;
    // The first entry of a track's tallies is "no rung yet".
    let tally = plan.expected.rungs.get(rung + 1)?;
    let ends = scene.fans.ends(scene.state, slot);
    let whisker = ends.and_then(|ends| {
        let summary = (*ends.value.reached.get(rung + 1)?)?;
        Some(Whisker { summary, dimmed: ends.dimmed })
    });
    let money = Style::Money(plan.plan.currency);
    let before = rung.checked_sub(1).map_or(0, |before| rungs[before]);
    let each = match tally.paid_per_referral(threshold - before) {
        Some(each) => scene.number(each, money),
        None => scene.i18n.text("charts-none"),
    };
    let cells = [scene.number(tally.reached, Style::Count), scene.number(tally.paid, money), each];
    Some(RungBar { plan: slot, reached: tally.reached, standing: tally.standing, whisker, cells })
}
