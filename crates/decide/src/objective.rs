//! What a decision is about: a metric with a good end, or the net benefit of customers.

use serde::{Deserialize, Serialize};
use snowball_engine::{Metric, Track};

use crate::error::DecideError;

/// Which end of a metric is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

impl Better {
    /// Which end of a metric is good; none where it depends, as with spending, or with people in a stage of the funnel.
    #[must_use]
    pub fn of(metric: Metric) -> Option<Self> {
        use Metric as M;
        match metric {
            M::Joined
            | M::Customers
            | M::CustomersReferred
            | M::CustomersIncremental
            | M::Members
            | M::ActiveRate
            | M::ReferralShare
            | M::ConsultConversion
            | M::DealConversion
            | M::Revenue
            | M::Margin
            | M::Roi
            | M::Ltv
            | M::LtvCac
            | M::R => Some(Self::More),
            M::Cac | M::CacPaid | M::CacReferral | M::CacIncremental | M::Payback => Some(Self::Less),
            _ => None,
        }
    }
}

/// What is decided by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// A metric at the end of the campaign.
    Metric(Metric),
    /// Net benefit: willingness to pay for a customer × new customers − acquisition cost (Stinnett and Mullahy 1998, "Net
    /// health benefits", Medical Decision Making 18).
    NetBenefit {
        /// What one more customer is worth, in the plan's currency.
        willingness_to_pay: f64,
    },
}

impl Objective {
    /// Its value at the end of a track, as it is.
    #[must_use]
    pub fn of(self, track: &Track) -> Option<f64> {
        match self {
            Self::Metric(metric) => metric.last(track),
            Self::NetBenefit { willingness_to_pay } => {
                Some(willingness_to_pay * Metric::Customers.last(track)? - Metric::Spend.last(track)?)
            }
        }
    }

    /// Which end of it is good.
    ///
    /// # Errors
    /// If neither is by itself.
    pub fn better(self) -> Result<Better, DecideError> {
        match self {
            Self::Metric(metric) => Better::of(metric).ok_or(DecideError::NoDirection { metric }),
            Self::NetBenefit { .. } => Ok(Better::More),
        }
    }
}
