//! Measure this first: what it is worth to know an unknown before choosing between plans.

use snowball_decide::Objective;
use snowball_decide::information::{Information, Worth};
use snowball_decide::pilot::Observe;
use snowball_engine::Metric;

use super::{Choices, Writer, name, rounded};
use crate::i18n::{I18n, Style};
use crate::state::AppState;
use crate::view::charts::Table;
use crate::view::letters::letter;
use crate::view::metrics;

/// Most rows.
const ROWS: usize = 12;

/// The section in words and as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Which plan is chosen now, and how much that may cost.
    pub words: String,
    /// What to measure, or that nothing is worth measuring.
    pub advice: String,
    /// The unknowns that may change the choice, the most valuable first; none if nothing does.
    pub table: Option<Table>,
}

/// What to measure first.
#[must_use]
pub fn measure(i18n: &I18n, state: &AppState, choices: &Choices, information: &Information) -> Measure {
    let currency = state.active_plan().plan.currency;
    let writer = Writer { i18n, currency, metric: choices.metric };
    let objective = choices.objective(state);
    let (by, style) = match objective {
        Objective::Metric(metric) => {
            (i18n.text(&format!("metric-{}", metric.as_str())), metrics::style(metric, currency))
        }
        Objective::NetBenefit { willingness_to_pay } => {
            let worth = i18n.number(willingness_to_pay, metrics::style(Metric::Cac, currency));
            (writer.say("explain-net-benefit", &[("worth", &worth)]), Style::Money(currency))
        }
    };
    let amount = |value: f64| i18n.number(value, style);
    let choice = letter(information.choice).to_string();
    let means = information.means.iter().enumerate().map(|(plan, mean)| {
        writer.say("explain-mean", &[("plan", &letter(plan).to_string()), ("mean", &amount(*mean))])
    });
    let means = writer.list(means);
    let (regret, evpi) = (writer.share(information.regret), amount(information.evpi));
    let words = writer.say(
        "explain-choice",
        &[("by", &by), ("plan", &choice), ("means", &means), ("regret", &regret), ("evpi", &evpi)],
    );
    // What the curves that saw other replicates do not confirm is noise.
    let flipping: Vec<&Worth> =
        information.unknowns.iter().filter(|worth| worth.flips > 0.0 && worth.evppi > 0.0).take(ROWS).collect();
    let Some(first) = flipping.first() else {
        return Measure { words, advice: i18n.text("explain-nothing-to-measure"), table: None };
    };
    let advice = {
        let sure = if first.evppi_other_half > 0.0 { "explain-measure-first" } else { "explain-measure-unsure" };
        let (name, flips) = (name(i18n, &first.unknown), writer.share(first.flips));
        writer.say(sure, &[("name", &name), ("flips", &flips), ("worth", &amount(first.evppi))])
    };
    let row = |worth: &&Worth| {
        let unknown = &worth.unknown;
        let (line, pilot) = match &worth.pilot {
            Some(pilot) => {
                let count = pilot.observations;
                let key = match pilot.observe {
                    Observe::Share => "explain-pilot-share",
                    Observe::Count => "explain-pilot-count",
                };
                let observations = if count == 0 {
                    i18n.text("explain-pilot-none")
                } else {
                    i18n.with(key, &[("count", (count as f64).into())])
                };
                (writer.value(unknown, rounded(pilot.line)), observations)
            }
            None => (i18n.text("charts-none"), i18n.text("charts-none")),
        };
        let low = amount(worth.evppi_other_half.max(0.0));
        vec![name(i18n, unknown), amount(worth.evppi), low, metrics::small_share(i18n, worth.flips), line, pilot]
    };
    const HEAD: [&str; 6] =
        ["explain-unknown", "explain-evppi", "explain-evppi-low", "explain-flips", "explain-line", "explain-pilot"];
    let table = Table { head: HEAD.map(|key| i18n.text(key)).to_vec(), rows: flipping.iter().map(row).collect() };
    Measure { words, advice, table: Some(table) }
}
