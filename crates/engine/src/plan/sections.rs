//! The sections of a plan. Each field: type, default, and its row of the table.

use serde_json::Value;

use super::field::{choice, section};
use super::{Kind, Number, Patch, Quantity, Unit};
use crate::metric::Metric;

/// A share of people or events.
const SHARE: Quantity = Quantity::share();
/// Probability per month.
const MONTHLY: Quantity = Quantity::new(Kind::Probability, Unit::SharePerMonth, 0.0, 1.0);

section! {
    /// A whole campaign.
    pub struct Plan "plan" {
        /// Version of the format.
        version: u32 = super::VERSION, 1..=super::VERSION;
        /// Name of the plan.
        name: String = "", 200;
        /// What the reader should know: sources, open questions.
        notes: String = "", 4000;
        /// Currency of every amount.
        currency: Currency = Currency::Cny, ();
        /// First day of the campaign as YYYY-MM-DD, or empty.
        start_date: String = "", 10;
        /// Length of the campaign in days.
        horizon_days: u32 = 90u32, 7..=1825;
        /// Length of one simulated step.
        time_step: TimeStep = TimeStep::Auto, ();
        /// The people that can be reached.
        market: Market = Market::default(), ();
        /// Personas with their own rates and values.
        segments: Vec<Segment> = vec![Segment::default()], 1..=6;
        /// Where people come from without being invited.
        acquisition: Acquisition = Acquisition::default(), ();
        /// How members share and whom they reach.
        sharing: Sharing = Sharing::default(), ();
        /// What rewards do to people.
        incentive: Incentive = Incentive::default(), ();
        /// What is paid for referrals.
        ladder: Ladder = Ladder::default(), ();
        /// Which referrals are seen.
        tracking: Tracking = Tracking::default(), ();
        /// Fake referrals, and how they are found.
        fraud: Fraud = Fraud::default(), ();
        /// From joining to the first purchase.
        funnel: Funnel = Funnel::default(), ();
        /// Engagement of those who have joined.
        layers: Layers = Layers::default(), ();
        /// Groups that customers gather in.
        groups: Groups = Groups::default(), ();
        /// Customers who publish for the campaign.
        koc: Koc = Koc::default(), ();
        /// Loss of customers.
        churn: Churn = Churn::default(), ();
        /// Values and costs.
        money: Money = Money::default(), ();
        /// What dissatisfied customers and crises do.
        reputation: Reputation = Reputation::default(), ();
        /// When to raise an alarm.
        alerts: Alerts = Alerts::default(), ();
        /// Good and bad days.
        weather: Weather = Weather::default(), ();
        /// Days with more sharing, conversion or arrivals.
        events: Vec<Event> = vec![], 0..=40;
        /// Changes of the plan from a day on.
        phases: Vec<Phase> = vec![], 0..=20;
        /// What the campaign is to reach.
        goals: Vec<Goal> = vec![], 0..=40;
        /// Mechanisms that lie over the plan.
        levers: Vec<Lever> = vec![], 0..=40;
    }
}

choice! {
    /// Currency of a plan.
    pub enum Currency {
        /// Chinese yuan.
        Cny = "CNY",
        /// US dollar.
        Usd = "USD",
        /// Euro.
        Eur = "EUR",
    }
}

choice! {
    /// Length of one simulated step.
    pub enum TimeStep {
        /// Days up to one year, weeks above.
        Auto = "auto",
        /// One day.
        Day = "day",
        /// Seven days.
        Week = "week",
    }
}

section! {
    /// The people that can be reached.
    pub struct Market "market" {
        /// Whether the market can be exhausted; if not, size and overlap do not matter.
        limited: bool = true, ();
        /// People who could join.
        size: Number = 200_000.0, Quantity::new(Kind::Positive, Unit::People, 1.0, 1e10).slide(1e3, 1e6);
        /// How much friends know the same people: 1 = contacts spread evenly, 2 = the market feels half as large.
        overlap: Number = 1.2, Quantity::new(Kind::Positive, Unit::Times, 1.0, 10.0).slide(1.0, 4.0);
    }
}

section! {
    /// A persona with its own rates and values.
    pub struct Segment "segment" {
        /// Name of the persona.
        name: String = "", 80;
        /// Share of the market; all segments together make 100 %.
        market_share: Number = 1.0, SHARE;
        /// Occasions per day on which an active member shares, without any reward.
        share_rate: Number = 0.02, Quantity::new(Kind::Positive, Unit::PerDay, 0.0, 50.0).slide(0.0, 0.2);
        /// Contacts reached by one share.
        contacts: Number = 4.0, Quantity::new(Kind::Positive, Unit::Contacts, 0.0, 1e4).slide(0.0, 30.0);
        /// Probability that a contact accepts, without any reward for the friend.
        acceptance: Number = 0.05, Quantity::share().slide(0.0, 0.3);
        /// Probability that someone who joined comes to a consultation.
        consult_conversion: Number = 1.0, SHARE;
        /// Probability that a consultation ends in a first purchase.
        purchase_conversion: Number = 1.0, SHARE;
        /// Mean value of the first purchase.
        first_purchase: Number = 0.0, Quantity::money(20_000.0);
        /// Mean value of a repeat purchase.
        repeat_purchase: Number = 0.0, Quantity::money(20_000.0);
        /// Churn of this persona relative to the plan's.
        churn: Number = 1.0, Quantity::times(20.0).slide(0.0, 3.0);
        /// Share of new customers who would recommend.
        promoters: Number = 0.0, SHARE;
        /// Share of new customers who are dissatisfied and say so.
        detractors: Number = 0.0, SHARE;
    }
}

section! {
    /// Where people come from without being invited.
    pub struct Acquisition "acquisition" {
        /// Customers at the start.
        seeds: Number = 1000.0, Quantity::new(Kind::Positive, Unit::People, 0.0, 1e9).slide(0.0, 20_000.0);
        /// Share of the seeds in the core layer; the others are active.
        seeds_core: Number = 0.1, SHARE;
        /// People per day who join by themselves while the market is fresh.
        organic: Number = 0.0, Quantity::new(Kind::Positive, Unit::PeoplePerDay, 0.0, 1e7).slide(0.0, 200.0);
        /// Paid channels.
        channels: Vec<Channel> = vec![], 0..=12;
        /// Cap of all media spending; none if left out.
        budget: Option<Number> = None, Quantity::money(5_000_000.0);
        /// Share of the revenue so far that may be spent on media, on top of the cap if there is one; no such rule if left out.
        revenue_share: Option<Number> = None, SHARE;
        /// Caps of media spending by campaign year of 365 days; what is not spent is lost.
        yearly: Vec<YearBudget> = vec![], 0..=5;
        /// Rise of the cost of a lead per year.
        inflation: Number = 0.0, Quantity::new(Kind::Positive, Unit::SharePerYear, 0.0, 10.0).slide(0.0, 1.0);
    }
}

section! {
    /// Media spending of a campaign year.
    pub struct YearBudget "year" {
        /// Most that may be spent in the year.
        amount: Number = 0.0, Quantity::money(5_000_000.0);
    }
}

section! {
    /// A paid channel with diminishing returns.
    pub struct Channel "channel" {
        /// Name of the channel.
        name: String = "", 80;
        /// Spending per day.
        spend: Number = 0.0, Quantity::new(Kind::Positive, Unit::MoneyPerDay, 0.0, 1e9).slide(0.0, 50_000.0);
        /// Cost of the first lead; later ones cost more.
        cost_per_lead: Number = 50.0, Quantity::new(Kind::Positive, Unit::Money, 0.01, 1e7).slide(1.0, 1000.0);
        /// Leads per day that no spending can exceed.
        max_leads: Number = 1000.0, Quantity::new(Kind::Positive, Unit::PeoplePerDay, 0.01, 1e9).slide(1.0, 5000.0);
        /// Cap of this channel's spending over the campaign; none if left out.
        budget: Option<Number> = None, Quantity::money(2_000_000.0);
    }
}

section! {
    /// How members share and whom they reach.
    pub struct Sharing "sharing" {
        /// How alike members share (negative binomial k): small = few people bring most friends; 1,000 = everybody alike.
        dispersion: Number = 1.0, Quantity::new(Kind::Positive, Unit::One, 0.05, 1000.0).slide(0.1, 10.0);
        /// Sharing classes of the calculation; 0 chooses them from dispersion and horizon.
        classes: u32 = 0u32, 0..=12;
        /// Median days from accepting an invitation to joining; 0 = the same evening.
        response_delay: Number = 2.0, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 30.0);
        /// Probability that a friend belongs to the sharer's own segment rather than to any.
        homophily: Number = 0.5, SHARE;
    }
}

section! {
    /// What rewards do to people.
    pub struct Incentive "incentive" {
        /// Largest lift of sharing that cash can give: 1 = twice as often.
        cash_lift: Number = 1.0, Quantity::times(100.0).slide(0.0, 10.0);
        /// Reward at which half of that lift is reached.
        half_value: Number = 300.0, Quantity::new(Kind::Positive, Unit::Money, 0.01, 1e6).slide(1.0, 3000.0);
        /// Largest lift of acceptance that a reward for the friend can give.
        friend_lift: Number = 0.5, Quantity::times(100.0).slide(0.0, 5.0);
        /// Lift of sharing when the friend gets as much as the sharer.
        fairness_lift: Number = 0.35, Quantity::times(10.0).slide(0.0, 2.0);
        /// Rise of effort just before a rung (goal gradient).
        gradient: Number = 0.5, Quantity::times(20.0).slide(0.0, 3.0);
        /// Shape of that rise: 1 = even, above = late.
        gradient_shape: Number = 2.0, Quantity::new(Kind::Positive, Unit::One, 0.1, 10.0).slide(0.5, 5.0);
        /// Days until a reward has lost half of what novelty it had.
        novelty_half_life: Number = 60.0, Quantity::new(Kind::Positive, Unit::Days, 0.1, 1e5).slide(1.0, 365.0);
        /// Share of a reward's force that never tires.
        novelty_floor: Number = 0.3, SHARE;
        /// Days on which the reward is refreshed and novel again.
        refresh_days: Vec<u32> = vec![], 0..=100;
        /// Whether titles and honours tire like cash.
        status_tires: bool = false, ();
    }
}

choice! {
    /// How a ladder pays.
    pub enum LadderRule {
        /// Each rung once, when reached.
        Cumulative = "cumulative",
        /// Only the highest rung reached: each rung pays what it exceeds the one before.
        Highest = "highest",
        /// The counter restarts after the top rung.
        Repeating = "repeating",
    }
}

choice! {
    /// When a referral counts.
    pub enum Qualify {
        /// When the friend joins.
        Join = "join",
        /// When the friend comes to a consultation.
        Consult = "consult",
        /// When the friend buys.
        Purchase = "purchase",
    }
}

/// Most rungs of a ladder.
pub const MOST_RUNGS: u32 = 10;
/// Highest threshold of a rung: every member has a place for each referral up to it.
pub const HIGHEST_THRESHOLD: u32 = 20;

section! {
    /// What is paid for referrals.
    pub struct Ladder "ladder" {
        /// How the rungs pay.
        rule: LadderRule = LadderRule::Cumulative, ();
        /// When a referral counts.
        qualifies_on: Qualify = Qualify::Purchase, ();
        /// Reward of the sharer for every qualified referral.
        per_referral: Number = 0.0, Quantity::money(2000.0);
        /// Reward of the friend, paid on the first purchase.
        friend_reward: Number = 0.0, Quantity::money(2000.0);
        /// Rungs with rising thresholds.
        rungs: Vec<Rung> = vec![], 0..=MOST_RUNGS;
        /// Days from qualifying to payment.
        settlement_days: Number = 7.0, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 60.0);
        /// Share of rewards that nobody claims.
        breakage: Number = 0.1, SHARE;
        /// Most that one member can earn; none if left out.
        cap_per_member: Option<Number> = None, Quantity::money(20_000.0);
        /// Most that is paid in a day, the rest waits; none if left out.
        cap_per_day: Option<Number> = None, Quantity::money(200_000.0);
        /// Most that is paid in the whole campaign; none if left out.
        budget: Option<Number> = None, Quantity::money(5_000_000.0);
        /// Cost of the programme at its start.
        fixed_cost: Number = 0.0, Quantity::money(500_000.0);
        /// Cost of the programme per day.
        daily_cost: Number = 0.0, Quantity::new(Kind::Positive, Unit::MoneyPerDay, 0.0, 1e8).slide(0.0, 10_000.0);
    }
}

section! {
    /// A rung of the ladder.
    pub struct Rung "rung" {
        /// Qualified referrals at which it is reached.
        threshold: u32 = 1u32, 1..=HIGHEST_THRESHOLD;
        /// Bonus paid when it is reached.
        bonus: Number = 0.0, Quantity::money(5000.0);
        /// Lift of sharing by the title or honour of the rung ahead; that of the top rung stays with whoever holds it.
        status: Number = 0.0, Quantity::times(20.0).slide(0.0, 2.0);
    }
}

section! {
    /// Which referrals are seen: the others look organic, raise no rung and earn no reward.
    pub struct Tracking "tracking" {
        /// Share of the referrals that can be traced to their sharer.
        coverage: Number = 1.0, SHARE;
        /// Days after accepting within which a friend has to join to be traced; no limit if left out.
        window: Option<Number> = None, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 60.0);
    }
}

section! {
    /// Fake referrals, and how they are found.
    pub struct Fraud "fraud" {
        /// Share of accepted invitations that are fake where a referral is worth the reference reward.
        rate: Number = 0.0, Quantity::share().slide(0.0, 0.3);
        /// Value of a referral to the sharer at which fraud is that common; it grows with the value as sharing does.
        reference: Number = 300.0, Quantity::new(Kind::Positive, Unit::Money, 0.01, 1e6).slide(1.0, 3000.0);
        /// Share of accepted invitations that are checked.
        checked: Number = 0.0, SHARE;
        /// Probability that a check finds a fake.
        detection: Number = 0.8, SHARE;
        /// Cost of one check.
        check_cost: Number = 0.0, Quantity::money(20.0);
    }
}

section! {
    /// From joining to the first purchase.
    pub struct Funnel "funnel" {
        /// Median days from joining to the consultation or the decision against it; 0 = at once.
        consult_delay: Number = 0.0, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 60.0);
        /// Median days from the consultation to the purchase or the decision against it; 0 = at once.
        purchase_delay: Number = 0.0, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 60.0);
        /// Consultations per day that staff can hold; no limit if left out.
        capacity: Option<Number> = None, Quantity::new(Kind::Positive, Unit::ConsultsPerDay, 0.0, 1e8).slide(0.0, 500.0);
        /// Share of those waiting for a consultation who give up in a day.
        impatience: Number = 0.05, Quantity::new(Kind::Probability, Unit::SharePerDay, 0.0, 1.0).slide(0.0, 0.5);
        /// Cost of one consultation.
        consult_cost: Number = 0.0, Quantity::money(1000.0);
    }
}

section! {
    /// Engagement of those who have joined.
    pub struct Layers "layers" {
        /// People who joined and have not come to a consultation.
        lead: Prospect = Prospect { share: 0.2.into(), trust: 0.7.into() }, ();
        /// People after a consultation and before a purchase.
        consult: Prospect = Prospect { share: 0.3.into(), trust: 0.8.into() }, ();
        /// Silent customers.
        edge: Layer = Layer { share: 0.15.into(), trust: 0.8.into(), churn: 1.5.into(), purchases: 0.02.into() }, ();
        /// Active customers.
        active: Layer = Layer::default(), ();
        /// Core customers.
        core: Layer = Layer { share: 3.0.into(), trust: 1.2.into(), churn: 0.5.into(), purchases: 0.2.into() }, ();
        /// Probability per month that a silent customer becomes active again by himself.
        edge_to_active: Number = 0.03, MONTHLY;
        /// Probability per month that an active customer becomes silent.
        active_to_edge: Number = 0.15, MONTHLY;
        /// Probability per month that an active customer becomes core.
        active_to_core: Number = 0.03, MONTHLY;
        /// Probability per month that a core customer becomes merely active.
        core_to_active: Number = 0.08, MONTHLY;
        /// Wake-up messages per silent customer and month.
        wake_up_messages: Number = 0.0, Quantity::new(Kind::Positive, Unit::PerMonth, 0.0, 30.0).slide(0.0, 8.0);
        /// Probability that a wake-up message makes its reader active.
        wake_up_success: Number = 0.05, Quantity::share().slide(0.0, 0.5);
        /// Cost of one wake-up message.
        wake_up_cost: Number = 0.1, Quantity::money(10.0);
        /// Days of silence before wake-up messages are sent.
        wake_up_after: Number = 0.0, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 60.0);
        /// Super users.
        super_users: Layer = Layer { share: 5.0.into(), trust: 1.3.into(), churn: 0.4.into(), purchases: 0.3.into() }, ();
        /// New KOCs.
        koc_new: Layer = Layer { share: 4.0.into(), trust: 1.3.into(), churn: 0.6.into(), purchases: 0.2.into() }, ();
        /// Key KOCs.
        koc_key: Layer = Layer { share: 8.0.into(), trust: 1.5.into(), churn: 0.4.into(), purchases: 0.25.into() }, ();
        /// Probability per month that a core customer becomes a super user.
        core_to_super: Number = 0.0, MONTHLY;
        /// Probability per month that a super user becomes merely core.
        super_to_core: Number = 0.02, MONTHLY;
        /// How much growth dilutes activity: new customers start active with chance (people in the campaign over the start of dilution) to the power of minus this, else silent; 0 = never.
        dilution: Number = 0.0, Quantity::new(Kind::Positive, Unit::One, 0.0, 5.0).slide(0.0, 1.0);
        /// People in the campaign from which on growth dilutes activity.
        dilution_from: Number = 10_000.0, Quantity::new(Kind::Positive, Unit::People, 1.0, 1e10).slide(1e3, 1e6);
    }
}

section! {
    /// Groups that customers gather in; activity falls with the size of a group.
    pub struct Groups "groups" {
        /// Most customers in a group; no groups if left out.
        size: Option<Number> = None, Quantity::new(Kind::Positive, Unit::People, 1.0, 1e7).slide(20.0, 2000.0);
        /// Groups at the start.
        start: Number = 10.0, Quantity::new(Kind::Positive, Unit::Groups, 0.0, 1e6).slide(0.0, 200.0);
        /// Groups that can be opened per month.
        opened: Number = 4.0, Quantity::new(Kind::Positive, Unit::GroupsPerMonth, 0.0, 1e6).slide(0.0, 100.0);
        /// Size of a group at which its members share half as often as alone.
        halving: Number = 500.0, Quantity::new(Kind::Positive, Unit::People, 1.0, 1e9).slide(50.0, 5000.0);
        /// Sharing of customers for whom there is no group, relative to those in a tiny one.
        outside: Number = 0.5, Quantity::times(10.0).slide(0.0, 2.0);
        /// Cost of a group per month.
        cost: Number = 0.0, Quantity::new(Kind::Positive, Unit::MoneyPerMonth, 0.0, 1e8).slide(0.0, 5000.0);
    }
}

section! {
    /// Key opinion consumers: core customers recruited to publish.
    pub struct Koc "koc" {
        /// Places in the programme; 0 = no programme.
        quota: Number = 0.0, Quantity::new(Kind::Positive, Unit::People, 0.0, 1e7).slide(0.0, 1000.0);
        /// KOCs at the start, besides the seeds.
        start: Number = 0.0, Quantity::new(Kind::Positive, Unit::People, 0.0, 1e7).slide(0.0, 1000.0);
        /// Share of core customers who are recruited in a month while places are free.
        recruit: Number = 0.02, MONTHLY;
        /// How much recruiting looks for strong sharers: 0 = at random, 1 = in proportion to how much they share.
        selectivity: Number = 1.0, Quantity::new(Kind::Positive, Unit::One, 0.0, 5.0).slide(0.0, 3.0);
        /// Probability per month that a new KOC becomes a key one.
        promote: Number = 0.1, MONTHLY;
        /// Probability per month that a KOC is dropped for weak posts and is a core customer again.
        eliminate: Number = 0.05, MONTHLY;
        /// Probability per month that a KOC is barred for not keeping to what was agreed, and falls silent.
        blacklist: Number = 0.005, MONTHLY;
        /// Posts of a new KOC per month.
        posts_new: Number = 2.0, Quantity::new(Kind::Positive, Unit::PerMonth, 0.0, 100.0).slide(0.0, 15.0);
        /// Posts of a key KOC per month.
        posts_key: Number = 4.0, Quantity::new(Kind::Positive, Unit::PerMonth, 0.0, 100.0).slide(0.0, 30.0);
        /// Median views of a post.
        views: Number = 2000.0, Quantity::new(Kind::Positive, Unit::Views, 0.0, 1e8).slide(0.0, 50_000.0);
        /// How unlike posts are: standard deviation of the logarithm of their views.
        views_spread: Number = 1.2, Quantity::new(Kind::Positive, Unit::One, 0.0, 3.0).slide(0.0, 2.5);
        /// People who join per view while the market is fresh.
        conversion: Number = 0.0005, Quantity::share().slide(0.0, 0.01);
        /// Fee of a new KOC per month.
        fee_new: Number = 0.0, Quantity::new(Kind::Positive, Unit::MoneyPerMonth, 0.0, 1e7).slide(0.0, 2000.0);
        /// Fee of a key KOC per month.
        fee_key: Number = 0.0, Quantity::new(Kind::Positive, Unit::MoneyPerMonth, 0.0, 1e7).slide(0.0, 5000.0);
        /// Cost of one post.
        post_cost: Number = 0.0, Quantity::money(2000.0);
    }
}

section! {
    /// How people before their first purchase share.
    pub struct Prospect "prospect" {
        /// Sharing relative to an active customer.
        share: Number = 0.0, Quantity::times(50.0).slide(0.0, 5.0);
        /// Acceptance of their invitations relative to an active customer's.
        trust: Number = 1.0, Quantity::times(10.0).slide(0.0, 3.0);
    }
}

section! {
    /// How customers of an engagement layer share, stay and buy.
    pub struct Layer "layer" {
        /// Sharing relative to an active customer.
        share: Number = 1.0, Quantity::times(50.0).slide(0.0, 5.0);
        /// Acceptance of their invitations relative to an active customer's.
        trust: Number = 1.0, Quantity::times(10.0).slide(0.0, 3.0);
        /// Churn relative to the plan's.
        churn: Number = 1.0, Quantity::times(20.0).slide(0.0, 3.0);
        /// Repeat purchases per month.
        purchases: Number = 0.08, Quantity::new(Kind::Positive, Unit::PerMonth, 0.0, 100.0).slide(0.0, 1.0);
    }
}

section! {
    /// Loss of customers: beta-geometric.
    pub struct Churn "churn" {
        /// Probability that a new customer is lost in the first period.
        rate: Number = 0.08, Quantity::new(Kind::Probability, Unit::SharePerPeriod, 0.0, 1.0).slide(0.0, 0.5);
        /// How unlike customers are in it (polarization 1/(α+β+1)): 0 = all alike, near 1 = some leave at once, some never.
        polarization: Number = 0.1, Quantity::new(Kind::Probability, Unit::One, 0.0, 0.9).slide(0.0, 0.6);
        /// Days of a churn period.
        period: Number = 30.4375, Quantity::new(Kind::Positive, Unit::Days, 1.0, 400.0).slide(1.0, 365.25);
        /// Churn of referred customers relative to others.
        referred_ratio: Number = 0.82, Quantity::times(5.0).slide(0.2, 1.5);
        /// Churn classes of the calculation; 0 chooses them from the periods in the horizon.
        classes: u32 = 0u32, 0..=8;
        /// Share of those about to leave whom the warning finds: their activity fell by 30 % or they were silent for 7 days.
        warning_recall: Number = 0.0, SHARE;
        /// Share of the warnings that are right.
        warning_precision: Number = 0.5, Quantity::new(Kind::Positive, Unit::Share, 0.01, 1.0);
        /// Share of those rightly warned of whom care keeps.
        warning_saves: Number = 0.15, SHARE;
        /// Cost of the care that a warning brings, right or false.
        warning_cost: Number = 0.0, Quantity::money(200.0);
    }
}

section! {
    /// Values and costs.
    pub struct Money "money" {
        /// Gross margin of revenue.
        margin: Number = 0.5, SHARE;
        /// How much orders differ: standard deviation over mean.
        order_variation: Number = 0.5, Quantity::new(Kind::Positive, Unit::One, 0.01, 10.0).slide(0.05, 2.0);
        /// Discount of later margin for the lifetime value.
        discount: Number = 0.1, Quantity::new(Kind::Positive, Unit::SharePerYear, 0.0, 10.0).slide(0.0, 0.5);
    }
}

section! {
    /// What dissatisfied customers and crises do: the more is said against the campaign, the fewer accept.
    pub struct Reputation "reputation" {
        /// Weight of one dissatisfied voice against one member.
        negativity: Number = 2.0, Quantity::times(20.0).slide(0.0, 6.0);
        /// Days for which a dissatisfied customer goes on speaking, on average.
        memory: Number = 30.0, Quantity::new(Kind::Positive, Unit::Days, 0.5, 3650.0).slide(1.0, 120.0);
        /// Crises per year.
        crisis_rate: Number = 0.0, Quantity::new(Kind::Positive, Unit::PerYear, 0.0, 365.0).slide(0.0, 4.0);
        /// Median size of a crisis: 0.3 keeps 26 % of the friends from accepting, 1 keeps 63 %.
        crisis_size: Number = 0.3, Quantity::new(Kind::Positive, Unit::One, 0.0, 20.0).slide(0.0, 2.0);
        /// How unlike crises are: standard deviation of the logarithm of their size.
        crisis_spread: Number = 0.8, Quantity::new(Kind::Positive, Unit::One, 0.0, 3.0).slide(0.0, 2.0);
        /// Days after which a crisis that is answered at once has lost half its force.
        crisis_half_life: Number = 4.0, Quantity::new(Kind::Positive, Unit::Days, 0.05, 3650.0).slide(0.5, 30.0);
        /// Days until the firm answers a crisis.
        response: Number = 1.5, Quantity::new(Kind::Positive, Unit::Days, 0.0, 365.0).slide(0.0, 7.0);
        /// Days of waiting for the answer that double the half-life.
        response_doubling: Number = 2.0, Quantity::new(Kind::Positive, Unit::Days, 0.05, 3650.0).slide(0.1, 14.0);
        /// Cost of a crisis.
        crisis_cost: Number = 0.0, Quantity::money(500_000.0);
    }
}

section! {
    /// When to raise an alarm.
    pub struct Alerts "alerts" {
        /// Fall of new members below the mean of the seven days before that counts.
        new_drop: Number = 0.5, SHARE;
        /// Days running with that fall.
        new_days: u32 = 2u32, 1..=30;
        /// Rise of negative voices in a day: first level.
        negative_level_1: Number = 0.5, Quantity::new(Kind::Positive, Unit::Share, 0.0, 100.0).slide(0.1, 2.0);
        /// Rise of negative voices in a day: second level.
        negative_level_2: Number = 1.0, Quantity::new(Kind::Positive, Unit::Share, 0.0, 100.0).slide(0.1, 4.0);
        /// Fewest negative voices that count.
        negative_least: Number = 20.0, Quantity::new(Kind::Positive, Unit::People, 0.0, 1e9).slide(0.0, 500.0);
        /// Fall of the active rate against the week before that counts.
        active_drop: Number = 0.1, SHARE;
        /// Weeks running with that fall.
        active_weeks: u32 = 2u32, 1..=30;
    }
}

section! {
    /// Good and bad days.
    pub struct Weather "weather" {
        /// Size of the swings: standard deviation of the logarithm of a day's sharing.
        sigma: Number = 0.3, Quantity::new(Kind::Positive, Unit::One, 0.0, 3.0).slide(0.0, 1.5);
        /// How long good or bad days last: correlation of one day with the next.
        persistence: Number = 0.7, Quantity::new(Kind::Probability, Unit::One, 0.0, 0.999);
        /// Multipliers of sharing and arrivals from Monday to Sunday, mean 1; empty for none.
        weekdays: Vec<Number> = vec![], 0..=7;
    }
}

section! {
    /// Days with more sharing, conversion or arrivals.
    pub struct Event "event" {
        /// Name of the event.
        name: String = "", 80;
        /// First day, from 0.
        day: u32 = 0u32, 0..=1824;
        /// Length in days.
        length: u32 = 1u32, 1..=1825;
        /// Sharing on these days.
        share: Number = 1.0, Quantity::times(100.0).slide(0.0, 10.0);
        /// Acceptance of invitations on these days.
        conversion: Number = 1.0, Quantity::times(20.0).slide(0.0, 5.0);
        /// Paid and organic arrivals on these days.
        arrivals: Number = 1.0, Quantity::times(100.0).slide(0.0, 10.0);
        /// Cost on the first day.
        cost: Number = 0.0, Quantity::money(500_000.0);
    }
}

section! {
    /// Changes of the plan from a day on.
    pub struct Phase "phase" {
        /// Name of the phase.
        name: String = "", 80;
        /// First day, from 1.
        from_day: u32 = 1u32, 1..=1824;
        /// What changes; a change of the ladder or of a reward makes the reward novel again.
        patches: Vec<Patch> = vec![], 1..=60;
    }
}

choice! {
    /// Which side of a goal is good.
    pub enum Direction {
        /// The value or more.
        AtLeast = "at_least",
        /// The value or less.
        AtMost = "at_most",
    }
}

section! {
    /// Something that the campaign is to reach.
    pub struct Goal "goal" {
        /// What is measured.
        metric: Metric = Metric::Customers, ();
        /// Which side is good.
        direction: Direction = Direction::AtLeast, ();
        /// Where the line is; shares in [0, 1].
        value: Number = 0.0, Quantity::new(Kind::Signed, Unit::One, -1e12, 1e12);
        /// By the evening of how many days after the start; 0 = at the end.
        by_day: u32 = 0u32, 0..=1825;
    }
}

section! {
    /// A mechanism switched on over the plan: what it does, as data. The campaign without its programme is one without levers.
    pub struct Lever "lever" {
        /// Name of the mechanism in the library, or empty.
        id: String = "", 80;
        /// What it is called.
        name: String = "", 200;
        /// Whether it is on; off is as if it were not there.
        on: bool = true, ();
        /// First day on which its effects hold, from 0.
        from_day: u32 = 0u32, 0..=1824;
        /// Day from which they no longer hold; 0 = to the end.
        until_day: u32 = 0u32, 0..=1825;
        /// Numbers that it changes.
        effects: Vec<Effect> = vec![], 0..=30;
        /// What it adds to the lists of the plan, for the whole campaign.
        adds: Vec<Addition> = vec![], 0..=10;
    }
}

section! {
    /// What a lever does to a number: puts another in its place, then multiplies, then adds. What leaves its limits is cut off there.
    pub struct Effect "effect" {
        /// JSON pointer to the number; `*` stands for every entry of a list.
        path: String = "", 200;
        /// New value; left out, the number stays.
        to: Option<Number> = None, Quantity::new(Kind::Signed, Unit::One, -1e12, 1e12);
        /// Factor.
        times: Option<Number> = None, Quantity::times(1000.0).slide(0.0, 5.0);
        /// Summand; a range of it is log-normal where both ends are positive.
        plus: Option<Number> = None, Quantity::new(Kind::Signed, Unit::One, -1e12, 1e12);
    }
}

section! {
    /// An entry that a lever adds to a list.
    pub struct Addition "addition" {
        /// The list: `/acquisition/channels`, `/events` or `/ladder/rungs`; a rung that there is already pays both bonuses.
        to: String = "", 200;
        /// The entry.
        entry: Value = Value::Null, ();
    }
}
