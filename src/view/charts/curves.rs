//! Charts of fans and curves: growth, CAC by kind, reproduction number.

use std::rc::Rc;

use snowball_engine::plan::Direction;
use snowball_engine::{BAND_LEVELS, Metric, Summary};

use super::chart::{Body, Chart, Curve, Fan, Kind, Label, MEDIAN, Panel, Rule, Stroke, Tint};
use super::laws;
use super::scene::{Scene, days, expected, points};
use crate::state::{FIRST_PASS, OpenPlan};
use crate::view::goals::targets;
use crate::view::metrics;
use snowball_engine::Checksum;

/// Kinds of CAC, the order of the switch.
pub const CAC_KINDS: [Metric; 4] = [Metric::Cac, Metric::CacPaid, Metric::CacReferral, Metric::CacIncremental];

/// Share of the time after which a CAC counts for the range: before, it divides set-up costs by a handful of people.
pub(super) const CAC_SETTLED: f64 = 0.25;

/// Growth of the chosen metric.
pub(super) fn growth(scene: &Scene) -> Chart {
    let subtitle = scene.say("charts-growth-subtitle", &[("metric", &name(scene, scene.metric))]);
    let mut chart = Drawing::of(scene, &[scene.metric], scene.metric).chart(Kind::Growth, subtitle, 0.0);
    if scene.laws && laws::speaks_of(scene.metric) {
        laws::add(scene, &mut chart);
    }
    chart
}

/// Cost of a customer by kind.
pub(super) fn cac(scene: &Scene) -> Chart {
    let subtitle = scene.say("charts-cac-subtitle", &[("kind", &scene.i18n.text(part_key(scene.cac)))]);
    Drawing::of(scene, &CAC_KINDS, scene.cac).chart(Kind::Cac, subtitle, CAC_SETTLED)
}

/// Reproduction number.
pub(super) fn reproduction(scene: &Scene) -> Chart {
    let subtitle = scene.i18n.text("charts-r-subtitle");
    let mut drawing = Drawing::of(scene, &[Metric::R], Metric::R);
    let text = scene.i18n.text("charts-r-line");
    drawing.panel.rules.push(Rule { value: 1.0, until: f64::INFINITY, text, good: None });
    drawing.chart(Kind::R, subtitle, 0.0)
}

/// What is said against the campaign.
pub(super) fn reputation(scene: &Scene) -> Chart {
    let subtitle = scene.i18n.text("charts-reputation-subtitle");
    Drawing::of(scene, &[Metric::Sentiment], Metric::Sentiment).chart(Kind::Reputation, subtitle, 0.0)
}

/// A chart being drawn up.
struct Drawing<'a> {
    scene: &'a Scene<'a>,
    focus: Metric,
    panel: Panel,
    expected: Checksum,
    fan: Checksum,
    width: Option<f64>,
    /// Replicates of the active plan's fan, and whether it is an earlier one.
    count: Option<(u32, bool)>,
}

impl<'a> Drawing<'a> {
    fn of(scene: &'a Scene<'a>, metrics: &[Metric], focus: Metric) -> Self {
        let panel = Panel { rules: goals(scene, focus), ..Panel::default() };
        let mut drawing =
            Self { scene, focus, panel, expected: Checksum::new(), fan: Checksum::new(), width: None, count: None };
        // What is in focus is drawn last, above the rest; the same for the active plan.
        let (others, focused): (Vec<Metric>, Vec<Metric>) = metrics.iter().partition(|&&metric| metric != focus);
        for metric in others.into_iter().chain(focused) {
            for (slot, _) in scene.plans().filter(|&(slot, _)| slot != scene.state.active) {
                drawing.add(slot, metric, metrics.len() > 1);
            }
            drawing.add(scene.state.active, metric, metrics.len() > 1);
        }
        drawing
    }

    /// Adds a metric of a plan; `parted` if it is one of several.
    fn add(&mut self, slot: usize, metric: Metric, parted: bool) {
        let scene = self.scene;
        let plan = &scene.state.plans[slot];
        let count = points(plan);
        let focused = metric == self.focus;
        // Where there is one plan, its colour marks what is in focus.
        let tint = if focused || scene.compares() { Tint::Plan(slot) } else { Tint::Soft };
        let values = expected(&plan.expected, count, metric);
        self.expected.add_all(&values);
        let part = if parted { scene.i18n.text(part_key(metric)) } else { name(scene, metric) };
        let name = if scene.compares() {
            scene.say("charts-name-plan", &[("plan", &scene.letter(slot)), ("name", &part)])
        } else {
            part.clone()
        };

        let fan = scene.fans.bands(scene.state, slot, metric);
        let own = fan.as_ref().filter(|fan| !fan.dimmed).map(|fan| fan.value.clone());
        let point = scene.point(plan);
        let at = |level: usize| own.as_ref()?.levels[level].get(point?).copied().flatten();
        let style = scene.style(slot, metric);
        let (value, number, interval) = match (at(MEDIAN), at(0), at(BAND_LEVELS.len() - 1)) {
            (Some(median), Some(low), Some(high)) => {
                let (number, interval) = scene.interval(Summary { low, median, high }, style);
                (Some(median), number, focused.then_some(interval))
            }
            _ => {
                let value = point.and_then(|point| values.get(point).copied().flatten());
                let number = scene.number(value.unwrap_or(f64::NAN), style);
                (value, scene.say("charts-about", &[("value", &number)]), None)
            }
        };
        if let Some(value) = value {
            let letter = scene.letter(slot);
            let words = [("plan", letter.as_str()), ("part", &part), ("value", &number)];
            let key = match (scene.compares(), parted) {
                (false, false) => "charts-label",
                (true, false) => "charts-label-plan",
                (false, true) => "charts-label-part",
                (true, true) => "charts-label-plan-part",
            };
            let text = scene.say(key, &words);
            // The end of what is drawn there: the median of the fan, or the expected curve.
            let median = own.as_ref().and_then(|bands| bands.levels[MEDIAN].last().copied().flatten());
            let end = median.or(values.last().copied().flatten()).unwrap_or(value);
            let marked = scene.crosshair_day().map(|_| value);
            self.panel.labels.push(Label { end, marked, text, interval, tint, strong: focused });
        }

        if let Some(fan) = fan {
            fan.add_to(&mut self.fan);
            if slot == scene.state.active && focused {
                self.count = Some((fan.done, fan.dimmed));
                let last = |level: usize| fan.value.levels[level].last().copied().flatten();
                let width = || Some(last(BAND_LEVELS.len() - 1)? - last(0)?);
                self.width = if fan.dimmed { None } else { width() };
            }
            let shape: Rc<[u32]> = fan_days(&fan.value.levels[MEDIAN], plan);
            self.panel.fans.push(Fan {
                name: name.clone(),
                tint,
                days: shape,
                bands: fan.value,
                banded: focused,
                outlined: focused && scene.compares(),
                dimmed: fan.dimmed,
            });
        }
        if scene.previews(plan) && count > 0 {
            let stroke = Stroke::Expected;
            self.panel.curves.push(Curve { name, tint, days: days(plan), values, stroke });
        }
    }

    fn chart(self, kind: Kind, subtitle: String, settled: f64) -> Chart {
        let scene = self.scene;
        let style = scene.style(scene.state.active, self.focus);
        let empty = self.panel.labels.is_empty() && self.panel.fans.is_empty() && self.panel.curves.is_empty();
        let body = if empty {
            Body::Empty(scene.i18n.text("charts-empty"))
        } else {
            Body::Time(scene.over_time(style, vec![self.panel], settled))
        };
        let mut chart = scene.chart(kind, subtitle, body);
        chart.count = scene.count(self.count.map(|(done, _)| done), self.count.is_some_and(|(_, dimmed)| dimmed));
        chart.expected_sum = self.expected.sum();
        chart.fan_sum = self.fan.sum();
        chart.fan_width = self.width;
        chart
    }
}

/// Days of a fan's points. A dimmed fan may be of a plan with another grid: it is then spread over the plan's length.
pub(super) fn fan_days<T>(points: &[T], plan: &OpenPlan) -> Rc<[u32]> {
    let shown = plan.shown().days();
    if shown.len() == points.len() {
        shown.into()
    } else {
        plan.engine.grid().iter().copied().take(points.len()).collect()
    }
}

/// Name of a metric.
fn name(scene: &Scene, metric: Metric) -> String {
    scene.i18n.text(&format!("metric-{}", metric.as_str()))
}

/// Message of the short name of a kind of CAC.
#[must_use]
pub fn part_key(metric: Metric) -> &'static str {
    match metric {
        Metric::CacPaid => "charts-part-cac_paid",
        Metric::CacReferral => "charts-part-cac_referral",
        Metric::CacIncremental => "charts-part-cac_incremental",
        _ => "charts-part-cac",
    }
}

/// Targets that are about a metric, each with the chance that it is met.
pub(super) fn goals(scene: &Scene, metric: Metric) -> Vec<Rule> {
    let active = scene.state.active_plan();
    let targets = targets(&active.plan).into_iter().map(|index| (index, &active.plan.goals[index]));
    targets
        .filter(|(_, goal)| goal.metric == metric)
        .map(|(index, goal)| {
            let value = goal.value.median(snowball_engine::plan::Kind::Signed);
            let number = scene.number(value, scene.style(scene.state.active, metric));
            let key = match goal.direction {
                Direction::AtLeast => "charts-goal",
                Direction::AtMost => "charts-limit",
            };
            let mut text = scene.say(key, &[("value", &number)]);
            for (slot, plan) in scene.plans() {
                // The same goal of the other plan, which may list it elsewhere.
                let same = |other: usize| plan.plan.goals.get(other).is_some_and(|other| other == goal);
                let Some(index) =
                    Some(index).filter(|&index| same(index)).or_else(|| (0..plan.plan.goals.len()).find(|&i| same(i)))
                else {
                    continue;
                };
                let fresh = !plan.is_stale() && plan.results.done() >= FIRST_PASS;
                let Some(chance) = plan.results.goal_chance(index).filter(|_| fresh) else { continue };
                let chance = metrics::chance(scene.i18n, chance);
                text = if scene.compares() {
                    scene
                        .say("charts-goal-plan", &[("goal", &text), ("plan", &scene.letter(slot)), ("chance", &chance)])
                } else {
                    scene.say("charts-goal-chance", &[("goal", &text), ("chance", &chance)])
                };
            }
            let at_end = goal.by_day == 0 || goal.by_day >= active.plan.horizon_days;
            let until = if at_end { f64::INFINITY } else { f64::from(goal.by_day) };
            Rule { value, until, text, good: Some(goal.direction) }
        })
        .collect()
}
