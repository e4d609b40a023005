//! Stacked charts: new customers by source, members by layer, spending by kind. The stack is the expected course, since
//! medians of parts do not add up to the median of the total; the total's own interval stands at its end.

use std::rc::Rc;

use snowball_engine::{Metric, Series, Summary};

use super::chart::{Area, Body, Chart, Kind, Label, Panel, Tint, Whisker};
use super::scene::{Scene, days, points};
use crate::i18n::Style;
use crate::state::OpenPlan;
use snowball_engine::Checksum;

/// Parts under this share of the total at the end are too thin to be seen, and have no name beside them.
const NAMED: f64 = 0.002;

/// What a chart stacks: the parts from the lowest, their sum, and how it is written.
struct Stack {
    kind: Kind,
    parts: &'static [Part],
    total: Metric,
}

/// A part of a stack.
struct Part {
    /// End of its message key, `charts-part-…`.
    name: &'static str,
    /// Its colour; none for the next of those that are drawn, where there are more parts than colours.
    tint: Option<usize>,
    /// What it is made of.
    series: &'static [Series],
}

const fn part(name: &'static str, tint: usize, series: &'static [Series]) -> Part {
    Part { name, tint: Some(tint), series }
}

const fn cost(name: &'static str, series: &'static [Series]) -> Part {
    Part { name, tint: None, series }
}

const SOURCES: Stack = Stack {
    kind: Kind::Sources,
    parts: &[
        part("customers_paid", 0, &[Series::CustomersPaid]),
        part("customers_koc", 3, &[Series::CustomersKoc]),
        part("customers_organic", 1, &[Series::CustomersOrganic]),
        // Invited, but reported as organic: between the two.
        part("customers_untracked", 4, &[Series::CustomersUntracked]),
        part("customers_referred", 2, &[Series::CustomersReferred]),
    ],
    total: Metric::Customers,
};

const LAYERS: Stack = Stack {
    kind: Kind::Layers,
    parts: &[
        part("koc", 5, &[Series::KocNew, Series::KocKey]),
        part("super", 6, &[Series::Super]),
        part("core", 0, &[Series::Core]),
        part("active", 1, &[Series::Active]),
        part("edge", 2, &[Series::Edge]),
        part("consults", 3, &[Series::Consults]),
        part("leads", 4, &[Series::Leads]),
    ],
    total: Metric::Members,
};

const SPEND: Stack = Stack {
    kind: Kind::Spend,
    parts: &[
        cost("spend_media", &[Series::CostMedia]),
        cost("spend_referrer", &[Series::CostReferrer]),
        cost("spend_bonus", &[Series::CostBonus]),
        cost("spend_friend", &[Series::CostFriend]),
        cost("spend_fraud", &[Series::CostFraud]),
        cost("spend_programme", &[Series::CostProgramme]),
        cost("spend_checks", &[Series::CostChecks]),
        cost("spend_koc", &[Series::CostKoc]),
        cost("spend_groups", &[Series::CostGroups]),
        cost("spend_events", &[Series::CostEvents]),
        cost("spend_messages", &[Series::CostMessages]),
        cost("spend_warnings", &[Series::CostWarnings]),
        cost("spend_consults", &[Series::CostConsults]),
        cost("spend_crises", &[Series::CostCrises]),
    ],
    total: Metric::Spend,
};

/// Totals whose final values the stacks need.
pub(super) const TOTALS: [Metric; 3] = [SOURCES.total, LAYERS.total, SPEND.total];

/// New customers by source.
pub(super) fn sources(scene: &Scene) -> Chart {
    chart(scene, &SOURCES)
}

/// Members by engagement layer.
pub(super) fn layers(scene: &Scene) -> Chart {
    chart(scene, &LAYERS)
}

/// Spending by kind.
pub(super) fn spend(scene: &Scene) -> Chart {
    chart(scene, &SPEND)
}

fn chart(scene: &Scene, stack: &Stack) -> Chart {
    let style = scene.style(scene.state.active, stack.total);
    let values: Vec<Vec<Vec<f64>>> = scene.plans().map(|(_, plan)| parts(plan, stack)).collect();
    // A part that no plan has is left out in all, so that the panels can be read side by side.
    let used: Vec<usize> = (0..stack.parts.len())
        .filter(|&part| values.iter().any(|plan| plan[part].iter().any(|&value| value > 0.0)))
        .collect();
    let (mut sum, mut fan) = (Checksum::new(), Checksum::new());
    let (mut done, mut dimmed) = (None, false);
    let mut panels = Vec::new();
    for ((slot, plan), values) in scene.plans().zip(&values) {
        let mut panel = scene.panel(slot);
        if let Some(ends) = scene.fans.ends(scene.state, slot) {
            panel.whisker = whisker(ends.value.finals(stack.total), ends.dimmed);
            if slot == scene.state.active {
                (done, dimmed) = (Some(ends.done), ends.dimmed);
            }
        }
        if let Some(whisker) = &panel.whisker {
            whisker.add_to(&mut fan);
        }
        fill(scene, &mut panel, plan, &used, stack, values, style);
        panel.areas.iter().flat_map(|area| &area.upper).for_each(|&value| sum.add(value));
        panels.push(panel);
    }
    let empty = used.is_empty();
    let body = if empty {
        Body::Empty(scene.i18n.text("charts-empty"))
    } else {
        Body::Time(scene.over_time(style, panels, 0.0))
    };
    let subtitle = scene.i18n.text(&format!("charts-{}-subtitle", stack.kind.as_str()));
    let mut chart = scene.chart(stack.kind, subtitle, body);
    chart.count = scene.count(done.filter(|_| !empty), dimmed);
    chart.expected_sum = sum.sum();
    chart.fan_sum = fan.sum();
    chart
}

/// Values of every part at every point.
fn parts(plan: &OpenPlan, stack: &Stack) -> Vec<Vec<f64>> {
    let at = |part: &Part, point| part.series.iter().map(|&series| plan.expected.at(series, point)).sum();
    stack.parts.iter().map(|part| (0..points(plan)).map(|point| at(part, point)).collect()).collect()
}

/// Interval of a total.
fn whisker(finals: Option<&Rc<[f64]>>, dimmed: bool) -> Option<Whisker> {
    Some(Whisker { summary: Summary::of(finals?.to_vec())?, dimmed })
}

/// Puts the parts of a plan on each other and writes their values.
fn fill(
    scene: &Scene,
    panel: &mut Panel,
    plan: &OpenPlan,
    used: &[usize],
    stack: &Stack,
    values: &[Vec<f64>],
    style: Style,
) {
    let Some(point) = scene.point(plan) else { return };
    let total: f64 = used.iter().filter_map(|&part| values[part].last()).sum();
    let mut lower = vec![0.0; points(plan)];
    for (rank, &part) in used.iter().enumerate() {
        let Part { name, tint, .. } = stack.parts[part];
        let tint = Tint::Series(tint.unwrap_or(rank));
        let upper: Vec<f64> = lower.iter().zip(&values[part]).map(|(base, value)| base + value).collect();
        let name = scene.i18n.text(&format!("charts-part-{name}"));
        let number = scene.short(values[part][point], style);
        if height(&lower, &upper) > total * NAMED {
            panel.labels.push(Label {
                end: middle(&lower, &upper),
                marked: None,
                text: scene.say("charts-label-part", &[("part", &name), ("value", &number)]),
                interval: None,
                tint,
                strong: false,
            });
        }
        let below = std::mem::replace(&mut lower, upper.clone());
        panel.areas.push(Area { name, tint, days: days(plan), lower: below, upper });
    }
    let at_end = point + 1 == lower.len();
    let own = panel.whisker.filter(|whisker| at_end && !whisker.dimmed);
    let (number, interval) = match own {
        Some(whisker) => {
            let (number, interval) = scene.interval(whisker.summary, style);
            (number, Some(interval))
        }
        None => (scene.say("charts-about", &[("value", &scene.number(lower[point], style))]), None),
    };
    panel.labels.push(Label {
        end: lower.last().copied().unwrap_or_default(),
        marked: None,
        text: scene.say("charts-label-part", &[("part", &scene.i18n.text("charts-total")), ("value", &number)]),
        interval,
        tint: Tint::Ink,
        strong: true,
    });
}

/// How high a part is at its last point.
fn height(lower: &[f64], upper: &[f64]) -> f64 {
    lower.last().zip(upper.last()).map_or(0.0, |(lower, upper)| upper - lower)
}

/// Where the last point of a part has its middle.
fn middle(lower: &[f64], upper: &[f64]) -> f64 {
    lower.last().zip(upper.last()).map_or(0.0, |(lower, upper)| f64::midpoint(*lower, *upper))
}
