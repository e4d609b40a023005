//! What an improvement has found, by fresh random numbers.

use serde::{Deserialize, Serialize};
use snowball_engine::{Chance, Summary};

use super::aim::{Aim, Campaign, Estimate};
use super::candidate::Candidate;
use super::search::Counts;
use super::setting::Note;

/// The answer. Every figure is of fresh replicates, under the same random numbers for all, but for what the search believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was looked for.
    pub aim: Aim,
    /// With which chance the limits must hold.
    pub chance: f64,
    /// Whether the answer keeps them.
    pub verdict: Verdict,
    /// The answer, or the nearest miss; none where no candidate made a valid plan.
    pub best: Option<Confirmed>,
    /// The plan as it is.
    pub base: Confirmed,
    /// Customers against the cost of one, from few customers to many.
    pub frontier: Vec<Confirmed>,
    /// Candidates that were looked at on the last fresh numbers before one held.
    pub attempts: u32,
    /// Candidates of which the first fresh numbers decided who is looked at.
    pub finalists: u32,
    /// Replicates of everything that is reported.
    pub replicates: u32,
    /// What it has cost.
    pub counts: Counts,
    /// What of the plan overrules the search for a while.
    pub notes: Vec<Note>,
}

/// Whether an answer keeps the limits of the aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In both fresh runs, with the chance that was asked for.
    Holds,
    /// The search believed in some candidates, and none held in both fresh runs; the best is the nearest miss.
    Missed,
    /// Nothing that the search tried keeps them, by its own belief, nor did the nearest in fresh runs; the best is the nearest
    /// miss.
    Infeasible,
}

/// A candidate in fresh replicates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Confirmed {
    /// What is tried; none for the plan as it is.
    pub candidate: Option<Candidate>,
    /// What the search believed; none for the plan as it is.
    pub search: Option<Estimate>,
    /// What came out.
    pub fresh: Figures,
    /// What it has more than the plan as it is, replicate by replicate; none for that plan.
    pub against_base: Option<Against>,
    /// Of points of the front: whether no other of them has more customers for no more each, in fresh replicates too.
    pub unbeaten: bool,
}

/// Fresh replicates in figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// New customers.
    pub customers: Spread,
    /// All acquisition cost.
    pub spend: Spread,
    /// Cost per customer over the replicates that have any; none if none has.
    pub cac: Option<Spread>,
    /// Chance that the limits of the aim hold.
    pub chance: Chance,
}

/// A figure over replicates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// 5 % point, median, 95 % point.
    pub summary: Summary,
    /// Mean; of the cost per customer: mean spending over mean customers.
    pub mean: f64,
    /// Monte Carlo standard error of the mean, of independent draws; Sobol points only improve on it.
    pub standard_error: f64,
}

/// Differences from the plan as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// More customers.
    pub customers: Spread,
    /// More spending.
    pub spend: Spread,
    /// Chance of more customers.
    pub more_customers: Chance,
    /// Chance of less spending.
    pub less_spend: Chance,
}

impl Spread {
    fn of(values: Vec<f64>) -> Option<Self> {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let standard_error = (squares / (n - 1.0).max(1.0) / n).sqrt();
        Some(Self { summary: Summary::of(values)?, mean, standard_error })
    }

    /// Of nothing.
    const NONE: Self = Self { summary: Summary { low: 0.0, median: 0.0, high: 0.0 }, mean: 0.0, standard_error: 0.0 };

    /// A ratio of means, its error by the delta method (Cochran 1977, "Sampling techniques", chapter 6).
    fn of_ratio(campaigns: &[Campaign]) -> Option<Self> {
        let summary = Summary::of(campaigns.iter().filter_map(|campaign| campaign.cac()).collect())?;
        let means = mean(campaigns);
        let ratio = means.cac()?;
        let residuals =
            campaigns.iter().map(|campaign| (campaign.spend - ratio * campaign.customers) / means.customers);
        let standard_error = Self::of(residuals.collect())?.standard_error;
        Some(Self { summary, mean: ratio, standard_error })
    }
}

/// Means of campaigns.
pub(crate) fn mean(campaigns: &[Campaign]) -> Campaign {
    let n = campaigns.len().max(1) as f64;
    let of = |part: fn(&Campaign) -> f64| campaigns.iter().map(part).sum::<f64>() / n;
    Campaign { customers: of(|campaign| campaign.customers), spend: of(|campaign| campaign.spend) }
}

/// Chance that campaigns keep the limits.
pub(crate) fn chance(aim: Aim, campaigns: &[Campaign]) -> Chance {
    let met = campaigns.iter().filter(|campaign| aim.met(**campaign)).count();
    Chance::of(met, campaigns.len()).unwrap_or(Chance { share: 0.0, standard_error: 0.0 })
}

impl Figures {
    pub(crate) fn of(aim: Aim, campaigns: &[Campaign]) -> Self {
        let all = |part: fn(&Campaign) -> f64| Spread::of(campaigns.iter().map(part).collect()).unwrap_or(Spread::NONE);
        Self {
            customers: all(|campaign| campaign.customers),
            spend: all(|campaign| campaign.spend),
            cac: Spread::of_ratio(campaigns),
            chance: chance(aim, campaigns),
        }
    }

    /// Its means.
    #[must_use]
    pub fn means(&self) -> Campaign {
        Campaign { customers: self.customers.mean, spend: self.spend.mean }
    }
}

impl Against {
    pub(crate) fn of(base: &[Campaign], other: &[Campaign]) -> Option<Self> {
        let pairs = || base.iter().zip(other);
        let differences = |part: fn(&Campaign) -> f64| pairs().map(|(a, b)| part(b) - part(a)).collect::<Vec<f64>>();
        let (customers, spend) = (differences(|c| c.customers), differences(|c| c.spend));
        let share = |values: &[f64], sign: f64| {
            Chance::of(values.iter().filter(|value| **value * sign > 0.0).count(), values.len())
        };
        Some(Self {
            more_customers: share(&customers, 1.0)?,
            less_spend: share(&spend, -1.0)?,
            customers: Spread::of(customers)?,
            spend: Spread::of(spend)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_hand() {
        let campaign = |customers, spend| Campaign { customers, spend };
        let (a, b) = ([campaign(10.0, 100.0), campaign(30.0, 200.0)], [campaign(20.0, 100.0), campaign(30.0, 100.0)]);
        let figures = Figures::of(Aim::Cac { goal: 20.0 }, &a);
        assert_eq!((figures.customers.mean, figures.customers.standard_error), (20.0, 10.0));
        assert_eq!(figures.chance.share, 0.5);
        let cac = figures.cac.unwrap();
        assert_eq!((cac.mean, cac.summary.median), (7.5, 25.0 / 3.0));
        // Residuals (100 − 75)/20 and (200 − 225)/20.
        assert!((cac.standard_error - 1.25).abs() < 1e-12);
        let against = Against::of(&a, &b).unwrap();
        assert_eq!((against.customers.mean, against.spend.mean), (5.0, -50.0));
        assert_eq!((against.more_customers.share, against.less_spend.share), (0.5, 0.5));
        assert_eq!(Figures::of(Aim::Cac { goal: 1.0 }, &[campaign(0.0, 5.0)]).cac, None);
    }
}
