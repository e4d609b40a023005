//! What is read off a track: the field's terms, each with its one definition.

use crate::plan::{Unit, choice};
use crate::track::{Series, Track};

choice! {
    /// A quantity that can be charted, compared, and made a goal. Shares are in [0, 1], money in the plan's currency.
    pub enum Metric {
        /// People who joined since the start, seeds not counted.
        Joined = "joined",
        /// New customers since the start: people with a first purchase, seeds not counted.
        Customers = "customers",
        /// New customers who came through paid channels.
        CustomersPaid = "customers_paid",
        /// New customers who came by themselves, as far as is seen: friends who could not be traced are among them.
        CustomersOrganic = "customers_organic",
        /// New customers who were invited by a member and traced to him.
        CustomersReferred = "customers_referred",
        /// New customers who came through a post of a KOC.
        CustomersKoc = "customers_koc",
        /// People present now: leads, those in consultation, and customers.
        Members = "members",
        /// Leads present, those waiting for a consultation included.
        Leads = "leads",
        /// People between consultation and purchase.
        Consults = "consults",
        /// Silent customers.
        Edge = "edge",
        /// Active customers.
        Active = "active",
        /// Core customers.
        Core = "core",
        /// Super users.
        Super = "super",
        /// KOCs, new and key.
        Koc = "koc",
        /// Groups that customers gather in.
        Groups = "groups",
        /// Share of present customers who are not silent.
        ActiveRate = "active_rate",
        /// Share of the people who joined that are known to have been invited by a member.
        ReferralShare = "referral_share",
        /// The same with those whom tracking does not see.
        ReferralShareTrue = "referral_share_true",
        /// Consultations held per person who joined.
        ConsultConversion = "consult_conversion",
        /// New customers per person who joined.
        DealConversion = "deal_conversion",
        /// Invitations accepted since the start.
        Accepted = "accepted",
        /// Customers lost since the start.
        Churned = "churned",
        /// Fake referrals since the start.
        Fakes = "fakes",
        /// Fake referrals that a check found.
        FakesCaught = "fakes_caught",
        /// Net promoter score of new customers: share of promoters − share of detractors, in [−1, 1].
        Nps = "nps",
        /// Share of friends kept from accepting by what is said against the campaign.
        Sentiment = "sentiment",
        /// Voices against the campaign.
        NegativeVolume = "negative_volume",
        /// Warnings of churn, right and false.
        Warned = "warned",
        /// Customers kept after a warning.
        Saved = "saved",
        /// Blended CAC: all acquisition cost ÷ new customers.
        Cac = "cac",
        /// Paid CAC: media cost ÷ customers from paid channels.
        CacPaid = "cac_paid",
        /// Referral CAC: cost of the programme and its rewards ÷ referred customers.
        CacReferral = "cac_referral",
        /// Incremental CAC: (cost with − cost without the programme) ÷ (customers with − without), same random numbers.
        CacIncremental = "cac_incremental",
        /// New customers that the programme adds.
        CustomersIncremental = "customers_incremental",
        /// Acquisition cost since the start: everything but the goods themselves.
        Spend = "spend",
        /// Media cost.
        SpendMedia = "spend_media",
        /// Rewards paid to sharers for referrals.
        SpendReferrer = "spend_referrer",
        /// Bonuses paid for rungs.
        SpendBonus = "spend_bonus",
        /// Rewards paid to friends.
        SpendFriend = "spend_friend",
        /// Fixed and daily cost of the programme.
        SpendProgramme = "spend_programme",
        /// Cost of events.
        SpendEvents = "spend_events",
        /// Cost of wake-up messages.
        SpendMessages = "spend_messages",
        /// Cost of consultations.
        SpendConsults = "spend_consults",
        /// Rewards paid for fake referrals.
        SpendFraud = "spend_fraud",
        /// Cost of checks of referrals.
        SpendChecks = "spend_checks",
        /// Fees and posts of KOCs.
        SpendKoc = "spend_koc",
        /// Cost of crises.
        SpendCrises = "spend_crises",
        /// Cost of care after warnings of churn.
        SpendWarnings = "spend_warnings",
        /// Cost of groups.
        SpendGroups = "spend_groups",
        /// Rewards credited, still likely to be claimed, and not yet paid.
        Liability = "liability",
        /// Rewards paid and owed: its 95 % point is the budget at risk.
        RewardExposure = "reward_exposure",
        /// Revenue since the start.
        Revenue = "revenue",
        /// Gross margin since the start.
        Margin = "margin",
        /// (Gross margin of new customers − acquisition cost) ÷ acquisition cost.
        Roi = "roi",
        /// Discounted margin of a new customer over his life.
        Ltv = "ltv",
        /// LTV ÷ blended CAC.
        LtvCac = "ltv_cac",
        /// Reproduction number: people that one who joins will bring at the day's rates within the length of the campaign.
        R = "r",
        /// Days until the gross margin of new customers covers the acquisition cost; undefined if it never does.
        Payback = "payback",
    }
}

impl Metric {
    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::ActiveRate
            | Self::ReferralShare
            | Self::ReferralShareTrue
            | Self::ConsultConversion
            | Self::DealConversion
            | Self::Nps
            | Self::Sentiment
            | Self::Roi => Unit::Share,
            Self::Cac
            | Self::CacPaid
            | Self::CacReferral
            | Self::CacIncremental
            | Self::Ltv
            | Self::Spend
            | Self::SpendMedia
            | Self::SpendReferrer
            | Self::SpendBonus
            | Self::SpendFriend
            | Self::SpendProgramme
            | Self::SpendEvents
            | Self::SpendMessages
            | Self::SpendConsults
            | Self::SpendFraud
            | Self::SpendChecks
            | Self::SpendKoc
            | Self::SpendCrises
            | Self::SpendWarnings
            | Self::SpendGroups
            | Self::Liability
            | Self::RewardExposure
            | Self::Revenue
            | Self::Margin => Unit::Money,
            Self::LtvCac | Self::R => Unit::One,
            Self::Payback => Unit::Days,
            Self::Groups => Unit::Groups,
            // Referrals, voices and warnings are told by the people that they are of.
            Self::Joined
            | Self::Customers
            | Self::CustomersPaid
            | Self::CustomersOrganic
            | Self::CustomersReferred
            | Self::CustomersKoc
            | Self::CustomersIncremental
            | Self::Members
            | Self::Leads
            | Self::Consults
            | Self::Edge
            | Self::Active
            | Self::Core
            | Self::Super
            | Self::Koc
            | Self::Accepted
            | Self::Churned
            | Self::Fakes
            | Self::FakesCaught
            | Self::NegativeVolume
            | Self::Warned
            | Self::Saved => Unit::People,
        }
    }

    /// Whether it has one value for a whole campaign, and no course over time.
    #[must_use]
    pub const fn is_constant(self) -> bool {
        matches!(self, Self::Ltv | Self::Payback)
    }

    /// Its value at a point of the track's grid; `None` where it is not defined, such as a CAC without customers.
    #[must_use]
    pub fn at(self, track: &Track, point: usize) -> Option<f64> {
        self.of(&|series| track.at(series, point), track)
    }

    /// Its value from one point of the track's grid to a later one: of what has come and gone between, and of what is there
    /// at the later. So the CAC of a year is what was spent in it over the customers who came in it.
    #[must_use]
    pub fn between(self, track: &Track, from: usize, to: usize) -> Option<f64> {
        let grown = |series: Series| {
            let before = if series.is_stock() { 0.0 } else { track.at(series, from) };
            track.at(series, to) - before
        };
        self.of(&grown, track)
    }

    fn of(self, s: &dyn Fn(Series) -> f64, track: &Track) -> Option<f64> {
        let sum = |all: &[Series]| all.iter().map(|&series| s(series)).sum::<f64>();
        let joined = || sum(Series::JOINED);
        let customers = || sum(Series::CUSTOMERS);
        let spend = || sum(Series::COSTS);
        let rewards = [Series::CostReferrer, Series::CostBonus, Series::CostFriend, Series::CostFraud];
        let programme = || sum(&rewards) + sum(&[Series::CostProgramme, Series::CostChecks]);
        Some(match self {
            Self::Joined => joined(),
            Self::Customers => customers(),
            Self::CustomersPaid => s(Series::CustomersPaid),
            Self::CustomersOrganic => sum(&[Series::CustomersOrganic, Series::CustomersUntracked]),
            Self::CustomersReferred => s(Series::CustomersReferred),
            Self::CustomersKoc => s(Series::CustomersKoc),
            Self::Members => sum(&[Series::Leads, Series::Consults]) + sum(Series::LAYERS),
            Self::Leads => s(Series::Leads),
            Self::Consults => s(Series::Consults),
            Self::Edge => s(Series::Edge),
            Self::Active => s(Series::Active),
            Self::Core => s(Series::Core),
            Self::Super => s(Series::Super),
            Self::Koc => sum(&[Series::KocNew, Series::KocKey]),
            Self::Groups => s(Series::Groups),
            Self::ActiveRate => {
                let all = sum(Series::LAYERS);
                return ratio(all - s(Series::Edge), all);
            }
            Self::ReferralShare => return ratio(s(Series::JoinedReferred), joined()),
            Self::ReferralShareTrue => {
                return ratio(sum(&[Series::JoinedReferred, Series::JoinedUntracked]), joined());
            }
            Self::ConsultConversion => return ratio(s(Series::ConsultsHeld), joined()),
            Self::DealConversion => return ratio(customers(), joined()),
            Self::Accepted => s(Series::Accepted),
            Self::Churned => s(Series::Churned),
            Self::Fakes => s(Series::Fakes),
            Self::FakesCaught => s(Series::FakesCaught),
            Self::Nps => return ratio(s(Series::Promoters) - s(Series::Detractors), customers()),
            Self::Sentiment => s(Series::Sentiment),
            Self::NegativeVolume => s(Series::NegativeVolume),
            Self::Warned => s(Series::Warned),
            Self::Saved => s(Series::Saved),
            Self::Cac => return ratio(spend(), customers()),
            Self::CacPaid => return ratio(s(Series::CostMedia), s(Series::CustomersPaid)),
            Self::CacReferral => return ratio(programme(), s(Series::CustomersReferred)),
            Self::CacIncremental => {
                return ratio(spend() - s(Series::CostWithout), customers() - s(Series::CustomersWithout));
            }
            Self::CustomersIncremental => customers() - s(Series::CustomersWithout),
            Self::Spend => spend(),
            Self::SpendMedia => s(Series::CostMedia),
            Self::SpendReferrer => s(Series::CostReferrer),
            Self::SpendBonus => s(Series::CostBonus),
            Self::SpendFriend => s(Series::CostFriend),
            Self::SpendProgramme => s(Series::CostProgramme),
            Self::SpendEvents => s(Series::CostEvents),
            Self::SpendMessages => s(Series::CostMessages),
            Self::SpendConsults => s(Series::CostConsults),
            Self::SpendFraud => s(Series::CostFraud),
            Self::SpendChecks => s(Series::CostChecks),
            Self::SpendKoc => s(Series::CostKoc),
            Self::SpendCrises => s(Series::CostCrises),
            Self::SpendWarnings => s(Series::CostWarnings),
            Self::SpendGroups => s(Series::CostGroups),
            Self::RewardExposure => sum(&rewards) + s(Series::Liability),
            Self::Liability => s(Series::Liability),
            Self::Revenue => s(Series::Revenue),
            Self::Margin => s(Series::Margin),
            Self::Roi => return ratio(s(Series::MarginNew) - spend(), spend()),
            Self::Ltv => return track.ltv,
            Self::LtvCac => return ratio(track.ltv?, Self::Cac.of(s, track)?),
            Self::R => s(Series::Reproduction),
            Self::Payback => return track.payback_day,
        })
    }

    /// Its value at the end of the campaign.
    #[must_use]
    pub fn last(self, track: &Track) -> Option<f64> {
        self.at(track, track.points().checked_sub(1)?)
    }
}

/// A quotient of two totals, defined only where there is something to divide by.
fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    (denominator > 0.0).then(|| numerator / denominator)
}
