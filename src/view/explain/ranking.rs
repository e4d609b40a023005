//! Which unknown matters most: one at a time, and as shares of the spread.

use snowball_decide::Variance;
use snowball_decide::order::in_order;
use snowball_decide::tornado::{Bar, Tornado};
use snowball_engine::Unknown;

use super::chance::{legend, pair_of_bars};
use super::{Choices, Writer, leaders, name};
use crate::i18n::{I18n, Style};
use crate::state::AppState;
use crate::view::charts::{BarPart, BarRow, Bars, Body, Still, Table, Tint};
use crate::view::metrics;

/// Most rows of a chart; the table has them all.
const ROWS: usize = 12;

/// Strength of the part of a bar at an unknown's low end, and at its high end.
const ENDS: [f64; 2] = [0.4, 0.95];

/// The metric with one unknown at a time at the ends of its range.
#[must_use]
pub fn tornado(i18n: &I18n, state: &AppState, choices: &Choices, tornado: &Tornado) -> Still {
    let open = state.active_plan();
    let writer = Writer { i18n, currency: open.plan.currency, metric: choices.metric };
    let unknowns = open.engine.unknowns();
    let metric = writer.metric_name();
    let title = writer.say("explain-tornado-title", &[("metric", &metric)]);
    let subtitle = writer.say("explain-tornado-subtitle", &[("metric", &metric)]);
    let Some(middle) = tornado.middle else {
        return Still::empty("tornado", title, subtitle, i18n.text("explain-undefined"));
    };
    if unknowns.is_empty() {
        return Still::empty("tornado", title, subtitle, i18n.text("explain-no-unknowns"));
    }
    let moving = || tornado.bars.iter().filter(|bar| bar.width().is_some_and(|width| width > 0.0));
    let row = |bar: &Bar| {
        let unknown = unknowns.get(bar.unknown)?;
        let part = |to: Option<f64>, end: usize| {
            Some(BarPart { lane: 0, from: middle, to: to?, tint: Tint::Series(0), strength: ENDS[end], whisker: None })
        };
        Some(BarRow {
            name: name(i18n, unknown),
            parts: part(bar.at_low, 0).into_iter().chain(part(bar.at_high, 1)).collect(),
            cells: vec![writer.range(unknown)],
        })
    };
    let rows: Vec<BarRow> = moving().take(ROWS).filter_map(row).collect();
    let left = moving().count().saturating_sub(rows.len());
    let bars = Bars {
        style: metrics::style(choices.metric, open.plan.currency),
        hold: Vec::new(),
        middle: Some((middle, writer.say("explain-tornado-middle", &[("value", &writer.metric(middle))]))),
        columns: vec![i18n.text("explain-range")],
        rows,
        legend: ["explain-tornado-low", "explain-tornado-high"]
            .iter()
            .zip(ENDS)
            .map(|(key, strength)| (i18n.text(key), Tint::Series(0), strength))
            .collect(),
    };
    let words = moving().take(3).filter_map(|bar| Some(said(&writer, unknowns.get(bar.unknown)?, bar)));
    let words = writer.list(words);
    let head =
        ["explain-unknown", "explain-range", "explain-at-low", "explain-at-high"].map(|key| i18n.text(key)).to_vec();
    let table = tornado.bars.iter().filter_map(|bar| {
        let unknown = unknowns.get(bar.unknown)?;
        Some(vec![name(i18n, unknown), writer.range(unknown), writer.maybe(bar.at_low), writer.maybe(bar.at_high)])
    });
    let table = Table { head, rows: table.collect() };
    let note = (left > 0).then(|| i18n.with("explain-more", &[("count", left.into())]));
    Still::new("tornado", title, subtitle, Body::Bars(bars), &words, table).noted(note)
}

fn said(writer: &Writer, unknown: &Unknown, bar: &Bar) -> String {
    let words = [
        ("name", name(writer.i18n, unknown)),
        ("low", writer.value(unknown, unknown.low)),
        ("high", writer.value(unknown, unknown.high)),
        ("at_low", writer.maybe(bar.at_low)),
        ("at_high", writer.maybe(bar.at_high)),
    ];
    let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
    writer.say("explain-tornado-said", &words)
}

/// Shares of the unknowns in the spread of the mean path.
#[must_use]
pub fn indices(i18n: &I18n, state: &AppState, choices: &Choices, variance: &Variance) -> Still {
    let open = state.active_plan();
    let writer = Writer { i18n, currency: open.plan.currency, metric: choices.metric };
    let unknowns = open.engine.unknowns();
    let metric = writer.metric_name();
    let title = writer.say("explain-indices-title", &[("metric", &metric)]);
    let points = i18n.number(f64::from(u32::try_from(variance.used).unwrap_or(u32::MAX)), Style::Decimal(0));
    let subtitle = writer.say("explain-indices-subtitle", &[("points", &points)]);
    let leaders = leaders(state, choices.metric).unwrap_or_default();
    if variance.deviation == 0.0 {
        return Still::empty("indices", title, subtitle, i18n.text("explain-no-spread"));
    }
    // The last input is all unknowns that have none of their own.
    let unknown = |input: usize| leaders.get(input).and_then(|&leader| unknowns.get(leader));
    let others = unknowns.len().saturating_sub(leaders.len());
    let name = |input: usize| match unknown(input) {
        Some(unknown) => name(i18n, unknown),
        None => i18n.with("explain-others", &[("count", others.into())]),
    };
    let order = in_order(variance.total.len(), &|a, b| variance.total[b].value.total_cmp(&variance.total[a].value));
    let rows = order.iter().map(|&input| BarRow {
        name: name(input),
        parts: pair_of_bars(variance.first[input], variance.total[input]),
        cells: vec![writer.share(variance.total[input].value)],
    });
    let bars = Bars {
        style: Style::Share,
        hold: vec![0.0, 1.0],
        middle: None,
        columns: vec![i18n.text("explain-total-short")],
        rows: rows.collect(),
        legend: legend(i18n),
    };
    let words = order.iter().take(3).map(|&input| {
        let values = [("name", name(input)), ("share", writer.share_between(variance.total[input]))];
        let values: Vec<_> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        writer.say("explain-indices-said", &values)
    });
    let words = writer.list(words);
    let head =
        ["explain-unknown", "explain-range", "explain-first", "explain-total"].map(|key| i18n.text(key)).to_vec();
    let table = order.iter().map(|&input| {
        let range = unknown(input).map_or_else(|| i18n.text("charts-none"), |unknown| writer.range(unknown));
        let shares = [variance.first[input], variance.total[input]].map(|share| writer.share_between(share));
        [name(input), range].into_iter().chain(shares).collect()
    });
    let table = Table { head, rows: table.collect() };
    let left_out = variance.points - variance.used;
    let note = if left_out > 0 {
        Some(i18n.with("explain-left-out", &[("count", left_out.into()), ("of", variance.points.into())]))
    } else {
        let first: f64 = variance.first.iter().map(|share| share.value).sum();
        Some(writer.say("explain-indices-note", &[("share", &writer.share(first.clamp(0.0, 1.0)))]))
    };
    Still::new("indices", title, subtitle, Body::Bars(bars), &words, table).noted(note)
}
