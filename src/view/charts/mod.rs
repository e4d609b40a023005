//! The charts of the Simulate page as values: what is drawn, what it is called, and the same as words and as a table.
//!
//! [`build`] is cheap enough for every move of a slider; the quantile bands, which are not, come from [`Fans`].

mod alerts;
mod calendar;
mod chart;
mod curves;
mod differences;
mod fans;
mod laws;
mod outcome;
mod rungs;
mod scale;
mod scene;
mod stacks;
mod still;
#[cfg(test)]
mod tests;
mod words;

pub use chart::*;
pub use curves::{CAC_KINDS, part_key};
pub use fans::{Fans, Want};
pub use laws::speaks_of as laws_speak_of;
pub use outcome::quantile_dots;
pub use scale::{Range, spread};
pub use scene::Scene;
use snowball_engine::{Metric, Series};
pub use still::*;
pub use words::{readout, summary, table};

use crate::state::{AppState, RunStatus};
use crate::view::mechanisms;

/// Draws up a chart.
#[must_use]
pub fn build(kind: Kind, scene: &Scene) -> Chart {
    match kind {
        Kind::Growth => curves::growth(scene),
        Kind::Cac => curves::cac(scene),
        Kind::R => curves::reproduction(scene),
        Kind::Sources => stacks::sources(scene),
        Kind::Layers => stacks::layers(scene),
        Kind::Spend => stacks::spend(scene),
        Kind::Ladder => rungs::ladder(scene),
        Kind::Outcome => outcome::outcome(scene),
        Kind::Reputation => curves::reputation(scene),
        Kind::Alerts => alerts::alerts(scene),
        Kind::Difference { metric, from } => differences::difference(scene, metric, from),
    }
}

/// The charts that have something to say of the open plans, in the order of the page. Alerts that were `shown` before stay
/// until a run is over, so that the page does not jump while the first replicates of another plan arrive.
#[must_use]
pub fn shown(state: &AppState, before: &[Kind]) -> Vec<Kind> {
    let reputation = state.plans.iter().any(|open| {
        let said = |point| open.expected.at(Series::Sentiment, point) > 0.0;
        mechanisms::reputation(&open.plan) || (0..open.expected.points()).any(said)
    });
    let alerts = reputation
        || state.plans.iter().any(|open| fans::fires(open.shown()))
        || (before.contains(&Kind::Alerts) && state.run.status != RunStatus::Done);
    let has = |kind: &Kind| match kind {
        Kind::Reputation => reputation,
        Kind::Alerts => alerts,
        _ => true,
    };
    Kind::ALL.into_iter().filter(has).collect()
}

/// What growth can be measured by: what the first goal is about if it counts people, those who joined, and customers.
#[must_use]
pub fn growth_metrics(state: &AppState) -> Vec<Metric> {
    let mut metrics = vec![Metric::Joined, Metric::Customers];
    let goal = state.active_plan().plan.goals.first().map(|goal| goal.metric);
    // Shares and costs have charts of their own.
    const COUNTED: [Metric; 5] =
        [Metric::Joined, Metric::Customers, Metric::CustomersReferred, Metric::Members, Metric::Accepted];
    if let Some(goal) = goal.filter(|goal| COUNTED.contains(goal)) {
        metrics.retain(|&metric| metric != goal);
        metrics.insert(0, goal);
    }
    metrics
}

/// What a chart needs of the replicates, in the order in which it is to be computed.
#[must_use]
pub fn wants(kind: Kind, metric: Metric, cac: Metric) -> Vec<Want> {
    match kind {
        Kind::Growth => vec![Want::Bands(metric)],
        Kind::R => vec![Want::Bands(Metric::R)],
        Kind::Reputation => vec![Want::Bands(Metric::Sentiment)],
        Kind::Cac => {
            let others = CAC_KINDS.into_iter().filter(|&kind| kind != cac);
            std::iter::once(cac).chain(others).map(Want::Bands).collect()
        }
        Kind::Difference { metric, from } => vec![Want::Difference { metric, from }],
        Kind::Sources | Kind::Layers | Kind::Spend | Kind::Ladder | Kind::Outcome | Kind::Alerts => vec![Want::Ends],
    }
}

/// Metrics whose final values are needed.
#[must_use]
pub fn finals(metric: Metric) -> Vec<Metric> {
    let mut metrics = stacks::TOTALS.to_vec();
    if !metrics.contains(&metric) {
        metrics.push(metric);
    }
    metrics
}
