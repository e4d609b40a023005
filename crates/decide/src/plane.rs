//! Extra customers against extra cost: what one plan brings beyond another and what that costs, replicate by replicate (the
//! cost-effectiveness plane and the acceptability curve of health economics: Black 1990, "The CE plane", Medical Decision
//! Making 10; Fenwick, Claxton and Sculpher 2001, "Representing uncertainty: the role of cost-effectiveness acceptability
//! curves", Health Economics 10).

use std::borrow::Borrow;

use serde::Serialize;
use snowball_engine::theory::normal_quantile;
use snowball_engine::{Chance, Metric, Results, Summary};

use crate::best::winners;
use crate::order::in_order;
use crate::together::together;

/// A replicate on the plane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Extra {
    /// New customers that B has more than A.
    pub customers: f64,
    /// Acquisition cost that B has more than A.
    pub cost: f64,
}

/// Chances of the four corners of the plane; what lies on a line counts to the side without more customers, or without more
/// cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Corners {
    /// More customers for more money: it depends on what a customer is worth.
    pub more_and_dearer: Option<Chance>,
    /// More customers for no more money: better whatever a customer is worth.
    pub more_and_not_dearer: Option<Chance>,
    /// No more customers for more money: worse whatever a customer is worth.
    pub not_more_and_dearer: Option<Chance>,
    /// No more customers for no more money.
    pub not_more_and_not_dearer: Option<Chance>,
}

/// A ratio of two means with its Monte Carlo interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// Mean extra cost ÷ mean extra customers.
    pub value: f64,
    /// 2.5 % point.
    pub low: f64,
    /// 97.5 % point.
    pub high: f64,
}

/// What B brings beyond A, and what that costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plane {
    /// Mean extra customers.
    pub customers: f64,
    /// Mean extra cost.
    pub cost: f64,
    /// Where the replicates lie.
    pub corners: Corners,
    /// Incremental CAC of B over A: extra cost per extra customer, ratio of the means; none where the mean of extra customers
    /// is not clearly above 0.
    pub incremental_cac: Option<Ratio>,
    /// Extra cost per extra customer over the replicates in which B has more customers: median with its 90 % interval.
    pub cac_where_more: Option<Summary>,
    /// The replicates.
    pub points: Vec<Extra>,
}

impl Plane {
    /// Of two plans under common random numbers; none without replicates.
    #[must_use]
    pub fn of(a: &Results, b: &Results) -> Option<Self> {
        let extra = |metric: Metric, a, b| Some(metric.last(b)? - metric.last(a)?);
        let points = a.pairs(b).filter_map(|(a, b)| {
            Some(Extra { customers: extra(Metric::Customers, a, b)?, cost: extra(Metric::Spend, a, b)? })
        });
        Self::from_points(points.collect())
    }

    /// Of any points.
    #[must_use]
    pub fn from_points(points: Vec<Extra>) -> Option<Self> {
        if points.is_empty() {
            return None;
        }
        let n = points.len();
        let share = |more: bool, dearer: bool| {
            let there = points.iter().filter(|point| (point.customers > 0.0) == more && (point.cost > 0.0) == dearer);
            Chance::of(there.count(), n)
        };
        let corners = Corners {
            more_and_dearer: share(true, true),
            more_and_not_dearer: share(true, false),
            not_more_and_dearer: share(false, true),
            not_more_and_not_dearer: share(false, false),
        };
        let mean = |of: fn(&Extra) -> f64| points.iter().map(of).sum::<f64>() / n as f64;
        let (customers, cost) = (mean(|point| point.customers), mean(|point| point.cost));
        Some(Self {
            customers,
            cost,
            corners,
            incremental_cac: fieller(&points, customers, cost),
            cac_where_more: Summary::of(where_more(&points)),
            points,
        })
    }

    /// The same two plans seen from the other: what A brings beyond B; none without replicates.
    #[must_use]
    pub fn turned(&self) -> Option<Self> {
        let turned = self.points.iter().map(|point| Extra { customers: -point.customers, cost: -point.cost });
        Self::from_points(turned.collect())
    }

    /// Extra cost per extra customer in each replicate in which B has more customers, in the order of the replicates: what
    /// [`Plane::cac_where_more`] sums up.
    #[must_use]
    pub fn cacs_where_more(&self) -> Vec<f64> {
        where_more(&self.points)
    }
}

fn where_more(points: &[Extra]) -> Vec<f64> {
    points.iter().filter(|point| point.customers > 0.0).map(|point| point.cost / point.customers).collect()
}

/// Interval of a ratio of means (Fieller 1954, "Some problems in interval estimation", Journal of the Royal Statistical
/// Society B 16): the ratios that the means do not contradict at 5 %. None where the denominator may be 0 or is below it.
fn fieller(points: &[Extra], customers: f64, cost: f64) -> Option<Ratio> {
    let n = points.len() as f64;
    let moment = |of: &dyn Fn(&Extra) -> f64| points.iter().map(of).sum::<f64>() / (n * (n - 1.0));
    let squares = moment(&|point| (point.customers - customers) * (point.customers - customers));
    let costs = moment(&|point| (point.cost - cost) * (point.cost - cost));
    let both = moment(&|point| (point.customers - customers) * (point.cost - cost));
    let z = normal_quantile(0.975);
    // (cost − r·customers)² ≤ z²·(costs − 2r·both + r²·squares): a quadratic in r.
    let a = customers * customers - z * z * squares;
    let b = customers * cost - z * z * both;
    let c = cost * cost - z * z * costs;
    let root = (b * b - a * c).max(0.0).sqrt();
    (n > 1.0 && customers > 0.0 && a > 0.0).then(|| Ratio {
        value: cost / customers,
        low: (b - root) / a,
        high: (b + root) / a,
    })
}

/// What is chosen at a willingness to pay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Acceptance {
    /// What one more customer is worth.
    pub willingness_to_pay: f64,
    /// Chance of each plan to have the largest net benefit; ties are shared.
    pub chances: Vec<Option<Chance>>,
    /// The plan with the largest mean net benefit: what should be chosen, whatever its chance to be the best. The first of
    /// those that are equal.
    pub choice: Option<usize>,
}

/// The acceptability curve of plans under common random numbers, and its frontier.
#[must_use]
pub fn acceptability<R: Borrow<Results>>(results: &[R], willingness: &[f64]) -> Vec<Acceptance> {
    let end = |track| Some(Extra { customers: Metric::Customers.last(track)?, cost: Metric::Spend.last(track)? });
    let rows: Vec<Vec<Extra>> =
        together(results).filter_map(|tracks| tracks.into_iter().map(end).collect::<Option<Vec<_>>>()).collect();
    let at = |&willingness_to_pay: &f64| {
        let benefit = |end: &Extra| willingness_to_pay * end.customers - end.cost;
        let benefits = rows.iter().map(|row| row.iter().map(benefit).collect::<Vec<_>>());
        let mut means = vec![0.0; results.len()];
        for row in benefits.clone() {
            means.iter_mut().zip(row).for_each(|(mean, benefit)| *mean += benefit);
        }
        let top = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let choice = means.iter().position(|mean| *mean == top).filter(|_| !rows.is_empty());
        Acceptance { willingness_to_pay, chances: winners(benefits, results.len()).0, choice }
    };
    willingness.iter().map(at).collect()
}

/// A step from one plan to the next larger one that is worth considering.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The plan before.
    pub from: usize,
    /// The plan after.
    pub to: usize,
    /// Marginal CAC: what each customer costs that the step adds, ratio of mean differences.
    pub marginal_cac: f64,
}

/// The efficient plans in order of their mean customers, with the marginal CAC of each step: without those that another plan
/// beats at no higher cost, or that a mix of two others beats (extended dominance: Johannesson and Weinstein 1993, "On the
/// decision rules of cost-effectiveness analysis", Journal of Health Economics 12).
#[must_use]
pub fn frontier(means: &[Extra]) -> Vec<Step> {
    // Of plans with equal customers the cheapest comes first, and the dearer ones are beaten by it.
    let order = in_order(means.len(), &|a, b| {
        let (a, b) = (means[a], means[b]);
        a.customers.total_cmp(&b.customers).then(a.cost.total_cmp(&b.cost))
    });
    let slope =
        |from: usize, to: usize| (means[to].cost - means[from].cost) / (means[to].customers - means[from].customers);
    let mut efficient: Vec<usize> = Vec::new();
    for plan in order {
        if efficient.last().is_some_and(|&last| means[last].customers == means[plan].customers) {
            continue;
        }
        while let Some(&last) = efficient.last() {
            let beaten = means[plan].cost <= means[last].cost;
            let mixed = match efficient.len().checked_sub(2).map(|before| efficient[before]) {
                Some(before) => slope(last, plan) <= slope(before, last),
                None => false,
            };
            if !beaten && !mixed {
                break;
            }
            efficient.pop();
        }
        efficient.push(plan);
    }
    efficient
        .windows(2)
        .map(|step| Step { from: step[0], to: step[1], marginal_cac: slope(step[0], step[1]) })
        .collect()
}

/// Mean customers and mean cost of a plan.
#[must_use]
pub fn mean_end(results: &Results) -> Extra {
    let mean = |metric: Metric| {
        let finals = results.finals(metric);
        finals.iter().sum::<f64>() / finals.len() as f64
    };
    Extra { customers: mean(Metric::Customers), cost: mean(Metric::Spend) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extra(customers: f64, cost: f64) -> Extra {
        Extra { customers, cost }
    }

    #[test]
    fn corners_count_every_replicate_once() {
        let points = vec![extra(1.0, 5.0), extra(2.0, -1.0), extra(-1.0, 3.0), extra(0.0, 0.0), extra(3.0, 6.0)];
        let plane = Plane::from_points(points).unwrap();
        let Corners { more_and_dearer, more_and_not_dearer, not_more_and_dearer, not_more_and_not_dearer } =
            plane.corners;
        let all = [more_and_dearer, more_and_not_dearer, not_more_and_dearer, not_more_and_not_dearer];
        assert_eq!(all.map(|chance| chance.unwrap().share), [0.4, 0.2, 0.2, 0.2]);
        assert_eq!((plane.customers, plane.cost), (1.0, 2.6));
        // 5, −0.5 and 2 per extra customer.
        assert_eq!(plane.cac_where_more.unwrap().median, 2.0);
        assert_eq!(Plane::from_points(Vec::new()), None);
    }

    /// A constant denominator: Fieller's interval is that of the numerator's mean, divided.
    #[test]
    fn fieller_with_a_known_denominator() {
        let costs = [90.0, 100.0, 110.0, 100.0, 105.0, 95.0];
        let plane = Plane::from_points(costs.iter().map(|cost| extra(4.0, *cost)).collect()).unwrap();
        let ratio = plane.incremental_cac.unwrap();
        let error = (costs.iter().map(|cost| (cost - 100.0) * (cost - 100.0)).sum::<f64>() / 30.0).sqrt();
        assert!((ratio.value - 25.0).abs() < 1e-12);
        assert!((ratio.high - (25.0 + 1.959_963_984_540_054 * error / 4.0)).abs() < 1e-9, "{ratio:?}");
        assert!((ratio.low + ratio.high - 50.0).abs() < 1e-9);
        let unclear = Plane::from_points(vec![extra(-5.0, 1.0), extra(6.0, 1.0), extra(0.0, 1.0)]).unwrap();
        assert_eq!(unclear.incremental_cac, None);
    }

    #[test]
    fn the_frontier_leaves_out_what_is_beaten() {
        // Plan 2 has fewer customers than 1 at a higher cost; a mix of 0 and 3 beats 1.
        let means = [extra(100.0, 1000.0), extra(150.0, 3000.0), extra(140.0, 3500.0), extra(300.0, 5000.0)];
        assert_eq!(frontier(&means), [Step { from: 0, to: 3, marginal_cac: 20.0 }]);
        let rising = [extra(100.0, 1000.0), extra(200.0, 2000.0), extra(300.0, 5000.0)];
        assert_eq!(frontier(&rising).iter().map(|step| step.marginal_cac).collect::<Vec<_>>(), [10.0, 30.0]);
        assert_eq!(frontier(&[extra(5.0, 5.0), extra(5.0, 5.0)]), []);
        assert_eq!(frontier(&[extra(5.0, 5.0), extra(6.0, 4.0)]), []);
    }
}
