//! The table of metrics: every plan with its interval and its chance to be the best, and two plans against each other.

use snowball_engine::{Chance, Metric, Summary};

use super::{Compared, Comparison, words};
use crate::i18n::I18n;
use crate::view::{difference, metrics};

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Indices of the plans, a column each.
    pub slots: Vec<usize>,
    /// Heads of the columns against each other, where there are two plans.
    pub against: Option<[String; 2]>,
    /// A row a metric; the first is the chosen one.
    pub rows: Vec<Row>,
}

/// A metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub metric: Metric,
    /// What it is called.
    pub name: String,
    /// A cell per plan.
    pub cells: Vec<Cell>,
    /// What the second plan has more, and the chance that it is better.
    pub against: Option<[Cell; 2]>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value; a dash where there is none.
    pub main: String,
    /// Its 90 % interval.
    pub detail: Option<String>,
    /// The numbers in full, for attributes.
    pub summary: Option<Summary>,
    /// A chance under it.
    pub chance: Option<Chanced>,
}

/// A chance, as a number and in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Chanced {
    /// The chance.
    pub chance: Chance,
    /// With its error.
    pub words: String,
}

/// The table of a comparison.
#[must_use]
pub fn table(i18n: &I18n, comparison: &Comparison) -> Table {
    let against = (comparison.slots.len() == 2).then(|| {
        let values = [("a", comparison.letter(0).into()), ("b", comparison.letter(1).into())];
        ["compare-table-difference", "compare-table-better"].map(|key| i18n.with(key, &values))
    });
    let rows = comparison.compared.iter().map(|compared| row(i18n, comparison, compared));
    Table { slots: comparison.slots.clone(), against, rows: rows.collect() }
}

fn row(i18n: &I18n, comparison: &Comparison, compared: &Compared) -> Row {
    let metric = compared.metric;
    let chanced = |chance: Chance| Chanced { chance, words: words::chance(i18n, chance) };
    let none = || Cell { main: i18n.text("charts-none"), ..Cell::default() };
    // In one unit and to one step, so that they can be read against each other.
    let alike = metrics::alike(compared.summaries.iter().flatten());
    let cell = |(place, summary): (usize, &Option<Summary>)| {
        let chance = compared.best.as_ref().and_then(|best| best.chances[place]).map(chanced);
        let Some(summary) = *summary else { return Cell { chance, ..none() } };
        let (main, interval) = metrics::interval_alike(i18n, summary, comparison.style(place, metric), alike);
        Cell { main, detail: Some(interval), summary: Some(summary), chance }
    };
    let against = compared.pair.map(|(summary, settled)| {
        let style = difference::style(metric, comparison.plans[0].currency);
        let more = summary.map_or_else(none, |summary| {
            let (main, ends) = difference::interval(i18n, summary, style);
            Cell { main, detail: Some(ends), summary: Some(summary), chance: None }
        });
        let better = settled.map_or_else(none, |settled| {
            let chance = chanced(settled.chance);
            Cell { main: chance.words.clone(), chance: Some(chance), ..Cell::default() }
        });
        [more, better]
    });
    Row {
        metric,
        name: i18n.text(&format!("metric-{}", metric.as_str())),
        cells: compared.summaries.iter().enumerate().map(cell).collect(),
        against,
    }
}
