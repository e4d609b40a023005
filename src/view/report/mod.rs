//! The report of the open plans as data: what a printed page says beside the parts that other pages have too. Every number is the
//! engine's, or that of the comparison.

mod alarms;
mod caveats;
mod inputs;
#[cfg(test)]
mod tests;

pub use alarms::alarms;
pub use caveats::caveats;
pub use inputs::{Change, Inputs, Row, Section, changes, inputs};

use super::charts::Kind;
use super::letters::letter;
use super::method;
use crate::i18n::{I18n, Style, Value};
use crate::presets;
use crate::state::{AppState, FIRST_PASS, RunStatus};
use snowball_tables::VERSION;

/// Charts that a report has unless the reader chooses others.
pub const CHARTS: [Kind; 6] = [Kind::Growth, Kind::Cac, Kind::Sources, Kind::Spend, Kind::Outcome, Kind::Ladder];

/// Whether there is something to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The run goes on.
    Running,
    /// The run was stopped before there was enough to speak of.
    TooFew,
    /// It can be read; whether the run was stopped before its end.
    Ready {
        /// Fewer replicates than wanted.
        stopped: bool,
    },
}

/// What can be reported of the state.
#[must_use]
pub fn standing(state: &AppState) -> Standing {
    let enough = state.plans.iter().all(|open| open.results.done() >= FIRST_PASS.min(state.replicates));
    match state.run.status {
        RunStatus::Idle | RunStatus::Running => Standing::Running,
        _ if !enough => Standing::TooFew,
        status => Standing::Ready { stopped: status == RunStatus::Stopped },
    }
}

/// What the report is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Names of the plans, or their letters.
    pub title: String,
    /// What it was made of: a name and a value each.
    pub facts: Vec<(String, String)>,
}

/// The head; `today` is the reader's date as YYYY-MM-DD.
#[must_use]
pub fn head(i18n: &I18n, state: &AppState, today: &str) -> Head {
    let whole = |number: f64| i18n.number(number, Style::Decimal(0));
    let open = state.active_plan();
    let done = state.plans.iter().map(|open| open.results.done()).min().unwrap_or_default();
    let case = state.preset.and_then(presets::by_id).map(|preset| preset.name.get(i18n.locale().into()).to_owned());
    let period = [
        ("from", Value::from(i18n.date_full(&open.plan.start_date, 0))),
        ("to", i18n.date_full(&open.plan.start_date, open.plan.horizon_days).into()),
        ("days", open.plan.horizon_days.into()),
    ];
    let facts = [
        ("report-date", Some(i18n.date_full(today, 0))),
        ("report-case", case),
        ("report-period", Some(i18n.with("report-period-value", &period))),
        ("report-campaigns", Some(whole(f64::from(done)))),
        // A seed is a name, not an amount.
        ("report-seed", Some(state.seed.to_string())),
        ("report-version", Some(i18n.with("report-version-value", &[("version", VERSION.into())]))),
    ];
    let facts = facts.into_iter().filter_map(|(key, value)| Some((i18n.text(key), value?))).collect();
    Head { title: title(i18n, state), facts }
}

/// Names of the plans, one after the other.
#[must_use]
pub fn title(i18n: &I18n, state: &AppState) -> String {
    let alone = state.plans.len() == 1;
    let names = state.plans.iter().enumerate().map(|(slot, open)| {
        let letter = letter(slot).to_string();
        match open.plan.name.as_str() {
            "" => i18n.with("plan-letter", &[("letter", letter.into())]),
            name if alone => name.to_owned(),
            name => i18n.with("charts-heading", &[("plan", letter.into()), ("name", name.into())]),
        }
    });
    let list =
        |before: String, next: String| i18n.with("compare-list", &[("before", before.into()), ("next", next.into())]);
    names.reduce(list).unwrap_or_default()
}

/// How it was computed, a paragraph each.
pub const METHOD: [&str; 5] = method::MODEL;

/// Where the case and its numbers come from, a line each; none for plans of the reader's own.
#[must_use]
pub fn sources(i18n: &I18n, state: &AppState) -> Vec<String> {
    let Some(preset) = state.preset.and_then(presets::by_id) else { return Vec::new() };
    let line = |source: &snowball_library::CaseSource| {
        let values = [
            ("case", Value::from(source.case.as_str())),
            ("seed", source.seed.as_str().into()),
            ("section", source.section.as_str().into()),
        ];
        i18n.with("preset-source", &values)
    };
    preset.sources.iter().map(line).collect()
}
