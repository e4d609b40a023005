//! Dice, weather and ignorance: their shares of the spread.

use snowball_decide::shares::Source;
use snowball_decide::{Share, Variance};

use super::{Choices, Writer};
use crate::i18n::{I18n, Style};
use crate::state::AppState;
use crate::view::charts::{BarPart, BarRow, Bars, Body, Still, Table, Tint};

/// Strength of the bar of a share alone, and of that together with others.
const STRENGTHS: [f64; 2] = [0.95, 0.4];

/// A share alone above the share together with others, each with its interval.
pub(super) fn pair_of_bars(first: Share, total: Share) -> Vec<BarPart> {
    let bar = |(lane, share): (usize, Share)| BarPart {
        lane,
        from: 0.0,
        to: share.value,
        tint: Tint::Series(0),
        strength: STRENGTHS[lane],
        whisker: Some([share.low, share.high]),
    };
    [first, total].into_iter().enumerate().map(bar).collect()
}

/// What the two bars are.
pub(super) fn legend(i18n: &I18n) -> Vec<(String, Tint, f64)> {
    let keys = ["explain-first", "explain-total"].iter().zip(STRENGTHS);
    keys.map(|(key, strength)| (i18n.text(key), Tint::Series(0), strength)).collect()
}

fn source_key(source: Source) -> &'static str {
    match source {
        Source::Dice => "explain-dice",
        Source::Weather => "explain-weather",
        Source::Ignorance => "explain-ignorance",
    }
}

/// Shares of the three kinds of chance.
#[must_use]
pub fn kinds(i18n: &I18n, state: &AppState, choices: &Choices, variance: &Variance) -> Still {
    let writer = Writer { i18n, currency: state.active_plan().plan.currency, metric: choices.metric };
    let metric = writer.metric_name();
    let title = writer.say("explain-kinds-title", &[("metric", &metric)]);
    let words = [writer.metric(variance.mean), writer.metric(variance.deviation)];
    let subtitle =
        writer.say("explain-kinds-subtitle", &[("metric", &metric), ("mean", &words[0]), ("deviation", &words[1])]);
    if variance.deviation == 0.0 {
        return Still::empty("kinds", title, subtitle, i18n.text("explain-no-spread"));
    }
    let sources = || Source::ALL.into_iter().zip(variance.first.iter().zip(&variance.total));
    let rows = sources().map(|(source, (first, total))| BarRow {
        name: i18n.text(source_key(source)),
        parts: pair_of_bars(*first, *total),
        cells: vec![writer.share(total.value)],
    });
    let bars = Bars {
        style: Style::Share,
        hold: vec![0.0, 1.0],
        middle: None,
        columns: vec![i18n.text("explain-total-short")],
        rows: rows.collect(),
        legend: legend(i18n),
    };
    let words = sources().map(|(source, (_, total))| {
        let (name, share) = (i18n.text(source_key(source)), writer.share_between(*total));
        writer.say("explain-indices-said", &[("name", &name), ("share", &share)])
    });
    let words = writer.list(words);
    let head = ["explain-kind", "explain-first", "explain-total"].map(|key| i18n.text(key)).to_vec();
    let table = sources().map(|(source, (first, total))| {
        vec![i18n.text(source_key(source)), writer.share_between(*first), writer.share_between(*total)]
    });
    let table = Table { head, rows: table.collect() };
    let left_out = variance.points - variance.used;
    let note = (left_out > 0)
        .then(|| i18n.with("explain-left-out", &[("count", left_out.into()), ("of", variance.points.into())]));
    Still::new("kinds", title, subtitle, Body::Bars(bars), &words, table).noted(note)
}
