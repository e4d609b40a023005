//! What extra customers cost: the plane, the acceptability curve and the frontier, as they are printed.

use std::io::{self, Write};

use serde::Serialize;
use snowball_decide::plane::{Acceptance, Corners, Extra, Plane, Ratio, Step, acceptability, frontier, mean_end};
use snowball_engine::{Chance, Metric, Results, Summary};

use super::{Comparison, LETTERS, percent};
use crate::format::{self, short};

/// Values of a customer at which the plans are judged.
const WORTHS: u32 = 20;

/// Extra customers against extra cost, a pair of plans.
#[derive(Serialize)]
pub struct PlaneReport {
    extra_customers: f64,
    extra_cost: f64,
    corners: Corners,
    incremental_cac: Option<Ratio>,
    cac_where_more: Option<Summary>,
    /// Extra customers and extra cost of each replicate.
    points: Vec<[f64; 2]>,
}

/// Which plan is worth it at a worth of a customer.
#[derive(Serialize)]
pub struct AcceptanceReport {
    willingness_to_pay: f64,
    chances: Vec<Option<Chance>>,
    /// The plan with the largest mean net benefit.
    choice: Option<&'static str>,
}

/// From an efficient plan to the next.
#[derive(Serialize)]
pub struct StepReport {
    from: &'static str,
    to: &'static str,
    marginal_cac: f64,
}

impl PlaneReport {
    pub fn of(a: &Results, b: &Results) -> Option<Self> {
        let Plane { customers, cost, corners, incremental_cac, cac_where_more, points } = Plane::of(a, b)?;
        let points = points.into_iter().map(|Extra { customers, cost }| [customers, cost]).collect();
        Some(Self { extra_customers: customers, extra_cost: cost, corners, incremental_cac, cac_where_more, points })
    }
}

impl AcceptanceReport {
    /// From a customer who is worth nothing to twice what one costs in the dearest plan.
    pub fn all(results: &[Results]) -> Vec<Self> {
        let cacs = results.iter().filter_map(|results| results.summary(Metric::Cac));
        let most = 2.0 * cacs.map(|cac| cac.median).fold(0.0, f64::max);
        let worths: Vec<f64> = (0..=WORTHS).map(|i| most * f64::from(i) / f64::from(WORTHS)).collect();
        let report = |Acceptance { willingness_to_pay, chances, choice }| Self {
            willingness_to_pay,
            chances,
            choice: choice.map(|plan: usize| LETTERS[plan]),
        };
        acceptability(results, &worths).into_iter().map(report).collect()
    }
}

impl StepReport {
    pub fn all(results: &[Results]) -> Vec<Self> {
        let means: Vec<Extra> = results.iter().map(mean_end).collect();
        let report = |Step { from, to, marginal_cac }| Self { from: LETTERS[from], to: LETTERS[to], marginal_cac };
        frontier(&means).into_iter().map(report).collect()
    }
}

/// Prints it for people.
pub fn print(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let currency = comparison.currency.as_str();
    let mut table = format::table(vec![
        "against A",
        "extra customers",
        "extra cost",
        "incremental CAC",
        "more, dearer",
        "more, not dearer",
        "fewer, dearer",
        "fewer, not dearer",
    ]);
    format::align_numbers(&mut table, 1);
    for difference in &comparison.differences {
        let Some(PlaneReport { extra_customers, extra_cost, corners, incremental_cac, .. }) = &difference.plane else {
            continue;
        };
        let cac = incremental_cac.map_or_else(
            || "–".to_owned(),
            |Ratio { value, low, high }| format!("{} ({} to {})", short(value), short(low), short(high)),
        );
        let corners = [
            corners.more_and_dearer,
            corners.more_and_not_dearer,
            corners.not_more_and_dearer,
            corners.not_more_and_not_dearer,
        ];
        let cells = [difference.letter.to_owned(), short(*extra_customers), short(*extra_cost), cac];
        table.add_row(format::row(cells.into_iter().chain(corners.map(percent))));
    }
    writeln!(out, "\nMeans over the replicates, and where they lie:\n")?;
    format::print(&table, out)?;
    let letters = LETTERS[..comparison.plans.len()].iter().copied();
    let mut table =
        format::table(std::iter::once("a customer is worth").chain(letters).chain(std::iter::once("choose")).collect());
    format::align_numbers(&mut table, 0);
    for report in comparison.acceptability.iter().step_by(WORTHS as usize / 5) {
        let chances = report.chances.iter().map(|chance| percent(*chance));
        let ends = [report.choice.unwrap_or("–").to_owned()];
        table.add_row(format::row([short(report.willingness_to_pay)].into_iter().chain(chances).chain(ends)));
    }
    writeln!(out, "\nChance to be worth most, by what a customer is worth ({currency}):\n")?;
    format::print(&table, out)?;
    for StepReport { from, to, marginal_cac } in &comparison.frontier {
        writeln!(out, "\nFrom {from} to {to}, each further customer costs {} {currency}.", short(*marginal_cac))?;
    }
    Ok(())
}
