//! One simulated campaign as it is recorded: series over a grid of days, and what is known at the end.

use serde::{Deserialize, Serialize};

/// What is recorded per point of the grid. Cumulative since the start unless said otherwise; people or money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
#[allow(missing_docs, reason = "the names are the definitions of `Metric`, which documents each")]
pub enum Series {
    JoinedPaid,
    JoinedOrganic,
    JoinedReferred,
    CustomersPaid,
    CustomersOrganic,
    CustomersReferred,
    /// Present now, as the next four.
    Leads,
    Consults,
    Edge,
    Active,
    Core,
    Accepted,
    ConsultsHeld,
    Churned,
    /// People who left the funnel without buying.
    Dropped,
    Woken,
    CostMedia,
    CostReferrer,
    CostBonus,
    CostFriend,
    CostProgramme,
    CostEvents,
    CostMessages,
    CostConsults,
    /// Present now.
    Liability,
    Revenue,
    Margin,
    /// Gross margin of new customers alone.
    MarginNew,
    /// Of the day.
    Reproduction,
    /// Cost of the same campaign without the programme.
    CostWithout,
    /// New customers of the same campaign without the programme.
    CustomersWithout,
}

impl Series {
    /// How many there are.
    pub const COUNT: usize = Self::CustomersWithout as usize + 1;

    /// New customers by source.
    pub const CUSTOMERS: &'static [Self] = &[Self::CustomersPaid, Self::CustomersOrganic, Self::CustomersReferred];

    /// The kinds of cost; together they are the spending.
    pub const COSTS: &'static [Self] = &[
        Self::CostMedia,
        Self::CostReferrer,
        Self::CostBonus,
        Self::CostFriend,
        Self::CostProgramme,
        Self::CostEvents,
        Self::CostMessages,
        Self::CostConsults,
    ];
}

/// What a rung of the ladder came to by the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RungTally {
    /// Times the rung was reached.
    pub reached: f64,
    /// People present at the end who stand on this rung and on none above.
    pub standing: f64,
    /// Bonus paid for it, in the plan's currency.
    pub paid: f64,
}

/// One simulated campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// `Series::COUNT` series one after the other, each with one value per point of the grid.
    pub values: Vec<f64>,
    /// Rungs from the lowest; the first entry is "no rung yet", so there is one more than the ladder has.
    pub rungs: Vec<RungTally>,
    /// Discounted margin of a new customer over his life; none without new customers.
    pub ltv: Option<f64>,
    /// Days until the gross margin covered the cost, if it did.
    pub payback_day: Option<f64>,
    /// For each goal of the plan, whether it was met.
    pub goals_met: Vec<bool>,
}

impl Track {
    /// Points of the grid.
    #[must_use]
    pub fn points(&self) -> usize {
        self.values.len() / Series::COUNT
    }

    /// A recorded value.
    #[must_use]
    pub fn at(&self, series: Series, point: usize) -> f64 {
        self.values[series as usize * self.points() + point]
    }
}
