//! What is to be reached, and how near a plan comes to it.

use serde::{Deserialize, Serialize};
use snowball_engine::{Metric, Track};

use super::evolution::Fitness;

/// What is looked for. Limits hold with a chance that the setting tells; money is in the plan's currency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// Most customers, with all acquisition cost at most the budget.
    Customers {
        /// Most that may be spent, at least 0.
        budget: f64,
    },
    /// Least cost per customer, with at least so many customers.
    Cac {
        /// Fewest customers, above 0.
        goal: f64,
    },
    /// Least spending, with at least so many customers and each at most that dear.
    Cheapest {
        /// Fewest customers, above 0.
        goal: f64,
        /// Most that a customer may cost, at least 0.
        cac: f64,
    },
}

/// What a simulated campaign comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Campaign {
    /// New customers at the end.
    pub customers: f64,
    /// All acquisition cost.
    pub spend: f64,
}

/// What the search believes of a candidate: mean paths over draws of the unknowns, dice and weather laid over them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Mean of the customers.
    pub customers: f64,
    /// Mean of the spending.
    pub spend: f64,
    /// Chance that the limits of the aim hold, in [0, 1].
    pub chance: f64,
    /// Mean distance from the limits, in [0, 1]: each as a share of what it would have to be.
    pub miss: f64,
}

impl Campaign {
    /// Of a track; nothing where nothing was recorded.
    #[must_use]
    pub fn of(track: &Track) -> Self {
        let last = |metric: Metric| metric.last(track).unwrap_or(0.0);
        Self { customers: last(Metric::Customers), spend: last(Metric::Spend) }
    }

    /// Cost per customer; none without customers.
    #[must_use]
    pub fn cac(self) -> Option<f64> {
        (self.customers > 0.0).then(|| self.spend / self.customers)
    }
}

impl Campaign {
    /// Its place in the front, both minimised: many customers, and a low cost of one on a scale of ratios, on which the dear
    /// end, where the last customers cost many times the first, takes no more room than it is worth.
    pub(crate) fn place(self) -> [f64; 2] {
        [-self.customers, self.cac().map_or(f64::MAX, libm::log1p)]
    }
}

impl Aim {
    /// Whether a campaign keeps the limits.
    #[must_use]
    pub fn met(self, campaign: Campaign) -> bool {
        self.miss(campaign) == 0.0
    }

    /// How far a campaign is from keeping the limits, in [0, 1]: 0 where it keeps them.
    fn miss(self, campaign: Campaign) -> f64 {
        let few = |goal: f64| (1.0 - campaign.customers / goal).max(0.0);
        // One unit of money more than the limit keeps this rising where the limit is 0.
        let dear = |spent: f64, limit: f64| {
            let excess = (spent - limit).max(0.0) / (limit + 1.0);
            excess / (1.0 + excess)
        };
        match self {
            Self::Customers { budget } => dear(campaign.spend, budget),
            Self::Cac { goal } => few(goal),
            Self::Cheapest { goal, cac } => {
                let each = campaign.cac().map_or(1.0, |each| dear(each, cac));
                0.5 * (few(goal) + each)
            }
        }
    }

    /// What is as small as can be, of means.
    #[must_use]
    pub fn value(self, means: Campaign) -> f64 {
        match self {
            Self::Customers { .. } => -means.customers,
            Self::Cac { .. } => means.cac().unwrap_or(f64::MAX),
            Self::Cheapest { .. } => means.spend,
        }
    }

    /// What stands in it, with names: the paths of problems.
    pub(crate) fn limits(self) -> Vec<(&'static str, f64)> {
        match self {
            Self::Customers { budget } => vec![("/aim/budget", budget)],
            Self::Cac { goal } => vec![("/aim/goal", goal)],
            Self::Cheapest { goal, cac } => vec![("/aim/goal", goal), ("/aim/cac", cac)],
        }
    }
}

impl Estimate {
    /// From mean paths, each with every one of the `factors` that chance has laid over customers and spending.
    pub(crate) fn of(aim: Aim, paths: &[Campaign], factors: &[[f64; 2]]) -> Self {
        let (mut sum, mut met, mut miss) = (Campaign::default(), 0u32, 0.0);
        for path in paths {
            for [customers, spend] in factors {
                let campaign = Campaign { customers: path.customers * customers, spend: path.spend * spend };
                let off = aim.miss(campaign);
                sum.customers += campaign.customers;
                sum.spend += campaign.spend;
                met += u32::from(off == 0.0);
                miss += off;
            }
        }
        let n = (paths.len() * factors.len()).max(1) as f64;
        Self { customers: sum.customers / n, spend: sum.spend / n, chance: f64::from(met) / n, miss: miss / n }
    }

    /// Its means.
    #[must_use]
    pub fn means(&self) -> Campaign {
        Campaign { customers: self.customers, spend: self.spend }
    }

    /// For a search that wants the limits kept with a chance.
    pub(crate) fn fitness(&self, aim: Aim, chance: f64) -> Fitness {
        let means = self.means();
        // Where the chance is 0 all over, the distance tells which way to go.
        let violation = if self.chance >= chance { 0.0 } else { chance - self.chance + self.miss };
        Fitness { front: means.place(), violation, value: aim.value(means) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAPEST: Aim = Aim::Cheapest { goal: 100.0, cac: 10.0 };

    fn campaign(customers: f64, spend: f64) -> Campaign {
        Campaign { customers, spend }
    }

    #[test]
    fn limits_hold_up_to_their_edge() {
        assert!(CHEAPEST.met(campaign(100.0, 1000.0)));
        assert!(!CHEAPEST.met(campaign(99.0, 500.0)) && !CHEAPEST.met(campaign(100.0, 1001.0)));
        assert!(Aim::Customers { budget: 0.0 }.met(campaign(5.0, 0.0)));
        assert!(!Aim::Customers { budget: 0.0 }.met(campaign(5.0, 0.01)));
        assert!(!CHEAPEST.met(campaign(0.0, 0.0)), "without customers there is no cost of one");
    }

    #[test]
    fn the_nearer_misses_less() {
        let misses = |aim: Aim, all: &[Campaign]| all.iter().map(|c| aim.miss(*c)).collect::<Vec<_>>();
        let spent: Vec<Campaign> = [0.0, 1.0, 1e3, 1e6].iter().map(|spend| campaign(1.0, *spend)).collect();
        assert!(misses(Aim::Customers { budget: 0.0 }, &spent).is_sorted_by(|a, b| a < b));
        let few: Vec<Campaign> = [100.0, 50.0, 1.0, 0.0].iter().map(|n| campaign(*n, 0.0)).collect();
        assert_eq!(misses(Aim::Cac { goal: 100.0 }, &few), [0.0, 0.5, 0.99, 1.0]);
    }

    /// Two paths, two factors: customers 80, 120 (× 1, 1.5), spending 600, 900 (× 1, 1).
    #[test]
    fn chance_is_laid_over_mean_paths() {
        let paths = [campaign(80.0, 600.0), campaign(120.0, 1500.0)];
        let estimate = Estimate::of(CHEAPEST, &paths, &[[1.0, 1.0], [1.5, 1.0]]);
        assert_eq!((estimate.customers, estimate.spend), (125.0, 1050.0));
        // 80: too few; 120 for 600: kept; 120 for 1,500: too dear; 180 for 1,500: kept.
        assert_eq!(estimate.chance, 0.5);
        assert_eq!(estimate.fitness(CHEAPEST, 0.5).violation, 0.0);
        assert_eq!(estimate.fitness(CHEAPEST, 0.75).violation, 0.25 + estimate.miss);
    }
}
