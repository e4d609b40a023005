//! What a comparison means and what it does not, as data: whoever shows it puts it into words of his language.

use std::borrow::Borrow;

use serde::Serialize;
use snowball_engine::plan::{Currency, Plan};
use snowball_engine::{Chance, Engine, Metric, Paired, Results, Summary};

use crate::plane::{Plane, Ratio};
use crate::settle::{Rule, Verdict, advantages};

/// A statement with its numbers. Plans are numbered in their order, from 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum Statement {
    /// One of two plans is better by a metric more often than not, or too few replicates say so.
    Wins {
        /// What is compared.
        metric: Metric,
        /// The plan that is better more often.
        plan: usize,
        /// The other.
        over: usize,
        /// In which share of the replicates it is better.
        chance: Chance,
        /// What it has more of the metric; none where the two have no replicate in common that defines it, as with the days
        /// until a plan pays back that never does.
        difference: Option<Summary>,
        /// Whether the replicates settle it.
        settled: bool,
        /// More replicates that would, if the share stays what it is.
        more: u64,
    },
    /// Two plans are better about equally often.
    TooClose {
        /// What is compared.
        metric: Metric,
        /// The plans.
        plans: [usize; 2],
        /// In which share of the replicates the second is better.
        chance: Chance,
        /// What the second has more of the metric; none as above.
        difference: Option<Summary>,
    },
    /// No replicate tells two plans apart by a metric.
    Same {
        /// What is compared.
        metric: Metric,
        /// The plans.
        plans: [usize; 2],
        /// More replicates that would settle it; 0 if it is settled.
        more: u64,
    },
    /// Extra customers for extra money: worth it if a customer is worth more than that.
    Buys {
        /// The dearer plan.
        plan: usize,
        /// The other.
        over: usize,
        /// Mean extra customers.
        customers: f64,
        /// Mean extra cost.
        cost: f64,
        /// Cost per extra customer, with its Monte Carlo interval; none where it cannot be told apart from none at all.
        incremental_cac: Option<Ratio>,
    },
    /// No fewer customers for no more money, in the mean, and one of the two better.
    Dominates {
        /// The better plan.
        plan: usize,
        /// The other.
        over: usize,
        /// Mean extra customers.
        customers: f64,
        /// Mean saving.
        saving: f64,
    },
    /// The chances are those of the plans' ranges and of the model, not of the world.
    Conditional {
        /// Unknowns of the first plan, of the second, and so on.
        unknowns: Vec<usize>,
    },
    /// The plans differ in length: each is judged at its own end.
    Lengths {
        /// Days of each plan.
        days: Vec<u32>,
    },
    /// The plans differ in currency: their money is not compared.
    Currencies {
        /// Currency of each plan.
        currencies: Vec<Currency>,
    },
}

/// What a comparison of plans says about a metric: each later plan against the first, then what the customers cost, then what
/// the numbers do not mean.
#[must_use]
pub fn statements<P: Borrow<Plan>, E: Borrow<Engine>, R: Borrow<Results>>(
    plans: &[P],
    engines: &[E],
    results: &[R],
    metric: Metric,
    rule: Rule,
) -> Vec<Statement> {
    let mut all = Vec::new();
    let Some((first, others)) = results.split_first() else {
        return all;
    };
    for (other, number) in others.iter().zip(1..) {
        all.extend(of_pair(first.borrow(), other.borrow(), number, metric, rule));
    }
    let currencies: Vec<Currency> = plans.iter().map(|plan| plan.borrow().currency).collect();
    let days: Vec<u32> = plans.iter().map(|plan| plan.borrow().horizon_days).collect();
    if currencies.windows(2).any(|pair| pair[0] != pair[1]) {
        all.push(Statement::Currencies { currencies });
    } else {
        for (other, number) in others.iter().zip(1..) {
            all.extend(Plane::of(first.borrow(), other.borrow()).and_then(|plane| money(&plane, number)));
        }
    }
    if days.windows(2).any(|pair| pair[0] != pair[1]) {
        all.push(Statement::Lengths { days });
    }
    let unknowns = engines.iter().map(|engine| engine.borrow().unknowns().len()).collect();
    all.push(Statement::Conditional { unknowns });
    all
}

/// The first plan against another.
fn of_pair(first: &Results, other: &Results, number: usize, metric: Metric, rule: Rule) -> Option<Statement> {
    let settled = rule.judge(&advantages(first, other, metric)?)?;
    // A plan that never pays back has no difference of days.
    let difference = Paired::of(first, other, metric).summary();
    let turned = difference.map(|Summary { low, median, high }| Summary { low: -high, median: -median, high: -low });
    let chance = settled.chance;
    let against = Chance { share: 1.0 - chance.share, ..chance };
    let ahead = chance.share >= 0.5;
    Some(match settled.verdict {
        Verdict::Same => Statement::Same { metric, plans: [0, number], more: settled.more },
        Verdict::TooClose => Statement::TooClose { metric, plans: [0, number], chance, difference },
        Verdict::Better | Verdict::Worse | Verdict::Open => Statement::Wins {
            metric,
            plan: if ahead { number } else { 0 },
            over: if ahead { 0 } else { number },
            chance: if ahead { chance } else { against },
            difference: if ahead { difference } else { turned },
            settled: settled.is_settled(),
            more: settled.more,
        },
    })
}

fn money(plane: &Plane, number: usize) -> Option<Statement> {
    let &Plane { customers, cost, incremental_cac, .. } = plane;
    // What is 0 has no sign.
    let less = |value: f64| 0.0 - value;
    match (customers, cost) {
        (0.0, 0.0) => None,
        _ if customers >= 0.0 && cost <= 0.0 => {
            Some(Statement::Dominates { plan: number, over: 0, customers, saving: less(cost) })
        }
        _ if customers <= 0.0 && cost >= 0.0 => {
            Some(Statement::Dominates { plan: 0, over: number, customers: less(customers), saving: cost })
        }
        _ if customers > 0.0 => Some(Statement::Buys { plan: number, over: 0, customers, cost, incremental_cac }),
        _ => {
            // The first plan is the larger one: the same points, seen from the other side.
            let incremental_cac = plane.turned()?.incremental_cac;
            Some(Statement::Buys { plan: 0, over: number, customers: -customers, cost: -cost, incremental_cac })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plane::Extra;

    fn says(customers: f64, cost: f64) -> Option<Statement> {
        // Two replicates, so that the mean of the customers is clear.
        let points = vec![Extra { customers, cost }; 2];
        money(&Plane::from_points(points).unwrap(), 1)
    }

    #[test]
    fn who_wins_more_for_less_is_better_and_who_wins_more_for_more_buys() {
        let dominates =
            |plan, customers, saving| Some(Statement::Dominates { plan, over: 1 - plan, customers, saving });
        assert_eq!(says(5.0, -10.0), dominates(1, 5.0, 10.0));
        assert_eq!(says(0.0, -10.0), dominates(1, 0.0, 10.0));
        assert_eq!(says(5.0, 0.0), dominates(1, 5.0, 0.0));
        assert_eq!(says(-5.0, 10.0), dominates(0, 5.0, 10.0));
        assert_eq!(says(0.0, 10.0), dominates(0, 0.0, 10.0));
        assert_eq!(says(-5.0, 0.0), dominates(0, 5.0, 0.0));
        assert_eq!(says(0.0, 0.0), None);
        for (customers, cost, buyer) in [(5.0, 10.0, 1), (-5.0, -10.0, 0)] {
            let Some(Statement::Buys { plan, incremental_cac: Some(ratio), .. }) = says(customers, cost) else {
                panic!("{customers} for {cost}")
            };
            assert_eq!((plan, ratio.value), (buyer, 2.0));
        }
    }

    #[test]
    fn money_in_different_currencies_is_not_compared() {
        let plans = [Plan { horizon_days: 10, ..Plan::default() }, Plan { currency: Currency::Usd, ..Plan::default() }];
        let engines = plans.each_ref().map(|plan| Engine::new(plan).unwrap());
        let results = engines.each_ref().map(|engine| {
            let mut results = Results::new(engine);
            results.merge(engine.run(1, 0..20));
            results
        });
        let all = statements(&plans, &engines, &results, Metric::Joined, Rule::new(1, 1));
        assert!(all.contains(&Statement::Currencies { currencies: vec![Currency::Cny, Currency::Usd] }), "{all:?}");
        assert!(all.contains(&Statement::Lengths { days: vec![10, 90] }));
        assert!(!all.iter().any(|says| matches!(says, Statement::Buys { .. } | Statement::Dominates { .. })));
        // Twenty replicates settle nothing, however clear they are.
        assert!(matches!(all[0], Statement::Wins { plan: 1, settled: false, more: 44, .. }), "{all:?}");
    }
}
