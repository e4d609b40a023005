//! The Compare page as data: which plan is better and how sure that is, what extra customers cost, and in what the plans differ.
//! Every number is that of `snowball_decide` or of the engine.

mod costs;
mod inputs;
mod money;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::rc::Rc;

pub use costs::{Costs, costs};
pub use inputs::{Group, InputRow, Inputs, inputs};
pub(in crate::view) use inputs::{named, written};
pub use money::{Money, Planes, planes};
use snowball_decide::Better;
use snowball_decide::best::{Best, best};
use snowball_decide::settle::{Judged, Settled, advantages, judged};
use snowball_decide::statement::{Statement, statements};
use snowball_engine::plan::{Currency, Plan};
use snowball_engine::{Engine, Metric, Paired, Results, Summary};
pub use table::{Cell, Chanced, Row, Table, table};
pub use words::{Answer, Pair, answer, pairs, waiting};

use super::metrics;
use crate::i18n::Style;
use crate::state::{AppState, FIRST_PASS, settle_rule};

/// Metrics of the table, from those that decide most often; the chosen one stands above them.
const ROWS: [Metric; 11] = [
    Metric::Customers,
    Metric::Joined,
    Metric::Cac,
    Metric::CacIncremental,
    Metric::Spend,
    Metric::Margin,
    Metric::Roi,
    Metric::LtvCac,
    Metric::Payback,
    Metric::ReferralShare,
    Metric::R,
];

/// What is known of plans side by side, plans in the order of `slots`.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Indices of the open plans: the yardstick, then the others in their order.
    pub slots: Vec<usize>,
    /// What is compared.
    pub metric: Metric,
    /// Replicates that all plans have in common.
    pub replicates: u32,
    /// Whether a plan was edited since, so that these are the numbers of the plans before.
    pub stale: bool,
    /// Currency of all plans; none where they differ.
    pub currency: Option<Currency>,
    /// What the numbers say.
    pub statements: Vec<Statement>,
    /// What is settled.
    pub judged: Vec<Judged>,
    /// The metrics of the table.
    pub compared: Vec<Compared>,
    /// What extra customers cost; none where currencies differ.
    pub money: Option<Money>,
    plans: Vec<Rc<Plan>>,
    results: Vec<Rc<Results>>,
}

/// A metric of all plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Which.
    pub metric: Metric,
    /// Median and 90 % interval of each plan.
    pub summaries: Vec<Option<Summary>>,
    /// Chance of each plan to be the best; none where neither end is good.
    pub best: Option<Best>,
    /// Where there are two plans: what the second has more, and in which share of the replicates it is better.
    pub pair: Option<(Option<Summary>, Option<Settled>)>,
}

/// Where the comparison stands.
#[derive(Clone, Debug)]
pub enum Standing {
    /// There is one plan.
    Alone,
    /// Too few replicates that the plans have in common.
    Waiting {
        /// How many there are.
        done: u32,
    },
    /// It can be shown.
    There(Rc<Comparison>),
}

/// What plans can be compared by: metrics with a good end that a plan defines. Amounts only in a common currency.
#[must_use]
pub fn metrics(state: &AppState) -> Vec<Metric> {
    let common = currency(state).is_some();
    let offered = |metric: &Metric| {
        let money = matches!(metrics::style(*metric, Currency::Cny), Style::Money(_));
        let defined = || state.plans.iter().any(|open| metric.last(&open.expected).is_some());
        Better::of(*metric).is_some() && (common || !money) && defined()
    };
    Metric::ALL.iter().copied().filter(offered).collect()
}

/// What is compared by unless something else is chosen: what the yardstick's first goal is about, or customers.
#[must_use]
pub fn default_metric(state: &AppState, yardstick: usize) -> Metric {
    let goal = state.plans.get(yardstick).and_then(|open| open.plan.goals.first()).map(|goal| goal.metric);
    goal.filter(|metric| metrics(state).contains(metric)).unwrap_or(Metric::Customers)
}

/// Currency of all open plans, if it is the same.
#[must_use]
pub fn currency(state: &AppState) -> Option<Currency> {
    let first = state.plans.first()?.plan.currency;
    state.plans.iter().all(|open| open.plan.currency == first).then_some(first)
}

/// The comparison of the open plans with one of them by a metric.
#[must_use]
pub fn standing(state: &AppState, metric: Metric, yardstick: usize) -> Standing {
    if state.plans.len() < 2 {
        return Standing::Alone;
    }
    let slots = state.slots_from(yardstick);
    let results: Vec<Rc<Results>> = slots.iter().map(|slot| state.plans[*slot].shown().clone()).collect();
    let all = |replicate: &u32| results.iter().all(|results| results.track(*replicate).is_some());
    let done = results[0].tracks().filter(|(replicate, _)| all(replicate)).count() as u32;
    if done < FIRST_PASS {
        return Standing::Waiting { done };
    }
    Standing::There(Rc::new(Comparison::of(state, slots, results, metric, done)))
}

impl Comparison {
    fn of(state: &AppState, slots: Vec<usize>, results: Vec<Rc<Results>>, metric: Metric, replicates: u32) -> Self {
        let plans: Vec<Rc<Plan>> = slots.iter().map(|slot| state.plans[*slot].plan.clone()).collect();
        let engines: Vec<Rc<Engine>> = slots.iter().map(|slot| state.plans[*slot].engine.clone()).collect();
        let (rule, currency) = (settle_rule(slots.len()), currency(state));
        let compared = |metric: Metric| {
            let summaries: Vec<_> = results.iter().map(|results| results.summary(metric)).collect();
            let common = currency.is_some() || !matches!(metrics::style(metric, Currency::Cny), Style::Money(_));
            let pair = match results.as_slice() {
                [a, b] if common => {
                    let settled = advantages(a, b, metric).and_then(|advantages| rule.judge(&advantages));
                    Some((Paired::of(a, b, metric).summary(), settled))
                }
                _ => None,
            };
            Compared { metric, summaries, best: best(&results, metric).filter(|_| common), pair }
        };
        let rows = Some(metric).into_iter().chain(ROWS.into_iter().filter(|row| *row != metric)).map(compared);
        // A metric that no plan defines, or that is nothing throughout, has nothing to say.
        let speaks = |row: &Compared| row.summaries.iter().flatten().any(|s| (s.low, s.high) != (0.0, 0.0));
        Self {
            metric,
            replicates,
            stale: slots.iter().any(|slot| state.plans[*slot].is_stale()),
            currency,
            statements: statements(&plans, &engines, &results, metric, rule),
            judged: judged(&results, metric, rule).unwrap_or_default(),
            compared: rows.filter(speaks).collect(),
            money: currency.map(|_| Money::of(&results)),
            slots,
            plans,
            results,
        }
    }

    /// Whether all of it is settled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.judged.iter().all(|judged| judged.settled.is_some_and(|settled| settled.is_settled()))
    }

    /// Letter of the plan at a place of `slots`.
    #[must_use]
    pub fn letter(&self, place: usize) -> String {
        super::letters::letter(self.slots.get(place).copied().unwrap_or(usize::MAX)).to_string()
    }

    /// How a metric of the plan at a place of `slots` is written.
    fn style(&self, place: usize, metric: Metric) -> Style {
        metrics::style(metric, self.plans[place].currency)
    }
}
