//! The metric, or the choice between two plans, over two unknowns.

use snowball_decide::grid::Map;
use snowball_engine::Unknown;

use super::{Choices, Writer, map_paths, name, pair};
use crate::i18n::I18n;
use crate::state::AppState;
use crate::view::charts::{Body, Heat, HeatAxis, Still, Table, Tint};
use crate::view::letters::letter;
use crate::view::metrics;

/// Quantiles that are marked along an axis.
const MARKED: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The map.
#[must_use]
pub fn map(i18n: &I18n, state: &AppState, choices: &Choices, map: &Map) -> Option<Still> {
    let open = state.active_plan();
    let writer = Writer { i18n, currency: open.plan.currency, metric: choices.metric };
    let unknowns = open.engine.unknowns();
    let paths = map_paths(state, choices)?;
    let [across, up] = paths.map(|path| unknowns.iter().find(|unknown| unknown.path == path));
    let (across, up) = (across?, up?);
    let pair = pair(state).filter(|_| choices.difference);
    let metric = writer.metric_name();
    let letters = pair.map(|pair| pair.map(|plan| letter(plan).to_string()));
    let title = match &letters {
        Some([a, b]) => writer.say("explain-map-title-two", &[("metric", &metric), ("a", a), ("b", b)]),
        None => writer.say("explain-map-title", &[("metric", &metric)]),
    };
    let (name_across, name_up) = (name(i18n, across), name(i18n, up));
    let subtitle = writer.say("explain-map-subtitle", &[("across", &name_across), ("up", &name_up)]);
    if map.results.iter().flatten().flatten().next().is_none() {
        return Some(Still::empty("map", title, subtitle, i18n.text("explain-undefined")));
    }
    let axis = |unknown: &Unknown| HeatAxis {
        title: writer.axis(unknown),
        ticks: MARKED.iter().map(|&part| (part, writer.digits(unknown, at(unknown, part)))).collect(),
    };
    let heat = Heat {
        across: axis(across),
        up: axis(up),
        rows: map.results.clone(),
        tints: match pair {
            Some([a, b]) => (Tint::Plan(b), Some(Tint::Plan(a))),
            None => (Tint::Series(0), None),
        },
        style: metrics::style(choices.metric, open.plan.currency),
        boundary: if pair.is_some() { map.boundary.clone() } else { Vec::new() },
        ends: letters.clone().map_or_else(Default::default, |letters| {
            letters.map(|plan| writer.say("explain-map-more", &[("plan", &plan)]))
        }),
        marked: Some([0.5, 0.5]),
    };
    let words = words(&writer, letters.as_ref(), map);
    let head = std::iter::once(format!("{name_up} ↓ {name_across} →"))
        .chain(map.quantiles[0].iter().map(|&part| writer.value(across, at(across, part))));
    let rows = map.results.iter().zip(&map.quantiles[1]).rev().map(|(row, &part)| {
        std::iter::once(writer.value(up, at(up, part))).chain(row.iter().map(|value| writer.maybe(*value))).collect()
    });
    let table = Table { head: head.collect(), rows: rows.collect() };
    let note = i18n.text(if pair.is_some() { "explain-map-note-two" } else { "explain-map-note" });
    Some(Still::new("map", title, subtitle, Body::Heat(heat), &words, table).noted(Some(note)))
}

fn at(unknown: &Unknown, quantile: f64) -> f64 {
    unknown.kind.quantile(unknown.low, unknown.high, quantile)
}

/// Smallest and largest value, and, of two plans, on how much of the map the second has more.
fn words(writer: &Writer, letters: Option<&[String; 2]>, map: &Map) -> String {
    let values: Vec<f64> = map.results.iter().flatten().flatten().copied().collect();
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    let (low, high) = (writer.metric(low), writer.metric(high));
    let range = writer.say("explain-map-said", &[("low", &low), ("high", &high)]);
    let Some([_, b]) = letters else { return range };
    let more = values.iter().filter(|value| **value > 0.0).count() as f64 / values.len() as f64;
    range + " " + &writer.say("explain-map-said-two", &[("b", b), ("share", &writer.share(more))])
}
