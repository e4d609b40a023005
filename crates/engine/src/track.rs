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
    /// By a post of a KOC.
    JoinedKoc,
    /// Invited by a member whom tracking does not know.
    JoinedUntracked,
    CustomersPaid,
    CustomersOrganic,
    CustomersReferred,
    CustomersKoc,
    CustomersUntracked,
    /// Present now, as the next seven.
    Leads,
    Consults,
    Edge,
    Active,
    Core,
    Super,
    KocNew,
    KocKey,
    /// Open now.
    Groups,
    Accepted,
    ConsultsHeld,
    Churned,
    /// People who left the funnel without buying.
    Dropped,
    Woken,
    /// Accepted invitations that nobody stands behind.
    Fakes,
    FakesCaught,
    /// New customers who would recommend.
    Promoters,
    /// New customers who are dissatisfied.
    Detractors,
    /// Of the evening: share of friends kept from accepting by what is said against the campaign.
    Sentiment,
    /// Of the evening: voices against the campaign.
    NegativeVolume,
    /// Warnings of churn, right and false.
    Warned,
    /// Customers kept after a warning.
    Saved,
    CostMedia,
    CostReferrer,
    CostBonus,
    CostFriend,
    CostProgramme,
    CostEvents,
    CostMessages,
    CostConsults,
    CostFraud,
    CostChecks,
    CostKoc,
    CostCrises,
    CostWarnings,
    CostGroups,
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

    /// Whether it is of the evening, and not of all that was since the start.
    #[must_use]
    pub const fn is_stock(self) -> bool {
        use Series as S;
        matches!(
            self,
            S::Leads
                | S::Consults
                | S::Edge
                | S::Active
                | S::Core
                | S::Super
                | S::KocNew
                | S::KocKey
                | S::Groups
                | S::Sentiment
                | S::NegativeVolume
                | S::Liability
                | S::Reproduction
        )
    }

    /// People who joined, by source in the order of the origins.
    pub const JOINED: &'static [Self] =
        &[Self::JoinedPaid, Self::JoinedOrganic, Self::JoinedReferred, Self::JoinedKoc, Self::JoinedUntracked];

    /// New customers, by source in the order of the origins.
    pub const CUSTOMERS: &'static [Self] = &[
        Self::CustomersPaid,
        Self::CustomersOrganic,
        Self::CustomersReferred,
        Self::CustomersKoc,
        Self::CustomersUntracked,
    ];

    /// Customers present, by engagement layer.
    pub const LAYERS: &'static [Self] =
        &[Self::Edge, Self::Active, Self::Core, Self::Super, Self::KocNew, Self::KocKey];

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
        Self::CostFraud,
        Self::CostChecks,
        Self::CostKoc,
        Self::CostCrises,
        Self::CostWarnings,
        Self::CostGroups,
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

impl RungTally {
    /// What the rung costs at the margin: bonus paid ÷ (times reached × referrals that it asks for beyond the rung below),
    /// in the plan's currency per referral; nothing if it was never reached.
    #[must_use]
    pub fn paid_per_referral(&self, referrals: u32) -> Option<f64> {
        let all = self.reached * f64::from(referrals);
        (all > 0.0).then(|| self.paid / all)
    }
}

/// The rules of alarm of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Alert {
    /// Far fewer new members than in the week before, days running.
    NewMembers,
    /// Negative voices rise in a day: first level.
    NegativeLevel1,
    /// Negative voices rise in a day: second level.
    NegativeLevel2,
    /// The active rate falls, weeks running.
    ActiveRate,
}

impl Alert {
    /// All of them, in the order of [`Track::alerts`].
    pub const ALL: [Self; 4] = [Self::NewMembers, Self::NegativeLevel1, Self::NegativeLevel2, Self::ActiveRate];

    /// The field of a plan's alerts that sets it off.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewMembers => "new_drop",
            Self::NegativeLevel1 => "negative_level_1",
            Self::NegativeLevel2 => "negative_level_2",
            Self::ActiveRate => "active_drop",
        }
    }
}

/// Place of a series that is zero throughout.
const ZERO: u8 = u8::MAX;

/// Series over the points of a grid; those that are zero throughout take no room.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
struct Recorded {
    /// Place of each series among those that are kept, or [`ZERO`].
    places: Vec<u8>,
    points: u32,
    /// The kept series one after the other, each with one value per point.
    values: Vec<f64>,
}

/// What comes from outside and may not fit together.
#[derive(Deserialize)]
struct Unchecked {
    places: Vec<u8>,
    points: u32,
    values: Vec<f64>,
}

impl TryFrom<Unchecked> for Recorded {
    type Error = &'static str;

    fn try_from(Unchecked { places, points, values }: Unchecked) -> Result<Self, Self::Error> {
        let kept = places.iter().filter(|place| **place != ZERO);
        let in_order = kept.clone().copied().eq(0..kept.clone().count() as u8);
        let fits = kept.count().checked_mul(points as usize) == Some(values.len());
        if places.len() == Series::COUNT && in_order && fits {
            Ok(Self { places, points, values })
        } else {
            Err("the series of a track do not fit together")
        }
    }
}

/// One simulated campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    recorded: Recorded,
    /// Rungs from the lowest; the first entry is "no rung yet", so there is one more than the ladder has.
    pub rungs: Vec<RungTally>,
    /// Discounted margin of a new customer over his life; none without new customers.
    pub ltv: Option<f64>,
    /// Days until the gross margin covered the cost, if it did.
    pub payback_day: Option<f64>,
    /// For each goal of the plan, whether it was met.
    pub goals_met: Vec<bool>,
    /// For each rule of [`Alert::ALL`], the day by whose evening it first fired.
    pub alerts: [Option<u32>; 4],
}

impl Track {
    /// Takes in `Series::COUNT` series of equal length, in their order.
    #[must_use]
    pub(crate) fn of(series: &[f64], points: usize) -> Self {
        let mut recorded = Recorded { points: points as u32, ..Recorded::default() };
        let mut kept = 0;
        for values in series.chunks_exact(points.max(1)) {
            if values.iter().any(|value| *value != 0.0) {
                recorded.places.push(kept);
                kept += 1;
                recorded.values.extend_from_slice(values);
            } else {
                recorded.places.push(ZERO);
            }
        }
        Self { recorded, ..Self::default() }
    }

    /// Points of the grid.
    #[must_use]
    pub fn points(&self) -> usize {
        self.recorded.points as usize
    }

    /// Every value that is kept, in no order to rely on.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.recorded.values.iter().copied()
    }

    /// Where each series stands among the values, for a fingerprint.
    pub(crate) fn places(&self) -> &[u8] {
        &self.recorded.places
    }

    /// A recorded value.
    #[must_use]
    pub fn at(&self, series: Series, point: usize) -> f64 {
        match self.recorded.places[series as usize] {
            ZERO => 0.0,
            place => self.recorded.values[usize::from(place) * self.points() + point],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track() -> Track {
        let mut series = vec![0.0; Series::COUNT * 3];
        series[Series::Active as usize * 3..][..3].copy_from_slice(&[4.0, 5.0, 6.0]);
        series[Series::Revenue as usize * 3 + 2] = 7.0;
        Track::of(&series, 3)
    }

    #[test]
    fn only_series_with_values_take_room() {
        let track = track();
        assert_eq!((track.points(), track.values().count()), (3, 6));
        assert_eq!(track.at(Series::Active, 1), 5.0);
        assert_eq!((track.at(Series::Revenue, 0), track.at(Series::Revenue, 2)), (0.0, 7.0));
        assert_eq!(track.at(Series::Churned, 2), 0.0);
    }

    /// What a worker, or a file of shards, hands in may be damaged or forged.
    #[test]
    fn what_does_not_fit_together_is_refused() {
        let sound = serde_json::to_value(track()).unwrap();
        assert_eq!(serde_json::from_value::<Track>(sound.clone()).unwrap(), track());
        for (path, wrong) in [
            ("/recorded/points", serde_json::json!(4)),
            ("/recorded/values", serde_json::json!([1.0])),
            ("/recorded/places", serde_json::json!([0, 1])),
            ("/recorded/places/0", serde_json::json!(200)),
            ("/recorded/places/0", serde_json::json!(1)),
        ] {
            let mut value = sound.clone();
            *value.pointer_mut(path).unwrap() = wrong;
            assert!(serde_json::from_value::<Track>(value).is_err(), "{path}");
        }
    }
}
