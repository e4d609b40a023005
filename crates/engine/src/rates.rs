//! A plan with every number drawn, turned into what a step needs: probabilities per step, tables over rungs, classes.
//! One function for every engine; the conversions of units are here and nowhere else.

use crate::chance::{Law, OUTCOMES};
use crate::ladder::{RewardState, RewardTable};
use crate::math;
use crate::plan::{Number, Plan, Qualify, Reputation};
use crate::quadrature::{self, Node};

/// Days in a month, on average.
pub(crate) const MONTH: f64 = 30.4375;
const YEAR: f64 = 365.25;

/// Most people who can join, and most arrivals of one kind in a step, whatever the plan says: the largest market that can be
/// named. Below it every count of a campaign is an exact whole number, friends who still wait included.
pub(crate) const MOST_PEOPLE: f64 = 1e10;

/// Stages of a person: prospects, then the engagement layers of customers.
pub(crate) const STAGES: usize = 9;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Stage {
    Lead,
    /// A lead who wants a consultation and waits for a free hour.
    Queue,
    Consult,
    Edge,
    Active,
    Core,
    Super,
    KocNew,
    KocKey,
}

impl Stage {
    pub const ALL: [Self; STAGES] = [
        Self::Lead,
        Self::Queue,
        Self::Consult,
        Self::Edge,
        Self::Active,
        Self::Core,
        Self::Super,
        Self::KocNew,
        Self::KocKey,
    ];

    /// Whether people here have not bought yet.
    pub fn is_prospect(self) -> bool {
        (self as usize) < Self::Edge as usize
    }
}

/// The engagement layers of customers.
pub(crate) const LAYERS: [Stage; 6] =
    [Stage::Edge, Stage::Active, Stage::Core, Stage::Super, Stage::KocNew, Stage::KocKey];

/// The layers that a customer comes to by himself, each next to the one before.
pub(crate) const OWN_LAYERS: usize = 4;

/// Where the outcomes of a layer lead: churn first, then its moves.
pub(crate) const MOVES: [[Option<Stage>; OUTCOMES]; 6] = [
    // Woken by a message, or active again by himself.
    [None, Some(Stage::Active), Some(Stage::Active), None],
    [None, Some(Stage::Core), Some(Stage::Edge), None],
    [None, Some(Stage::Active), Some(Stage::Super), None],
    [None, Some(Stage::Core), None, None],
    // Promoted, dropped, barred.
    [None, Some(Stage::KocKey), Some(Stage::Core), Some(Stage::Edge)],
    [None, Some(Stage::Core), Some(Stage::Edge), None],
];

/// Where a person came from, in the order of [`Series::JOINED`](crate::Series::JOINED).
pub(crate) const SOURCES: usize = 5;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Source {
    Paid,
    Organic,
    Referred,
    Koc,
    /// Referred by someone whom tracking does not know.
    Untracked,
}

impl Source {
    pub const ALL: [Self; SOURCES] = [Self::Paid, Self::Organic, Self::Referred, Self::Koc, Self::Untracked];

    /// What matters of it once someone is a customer.
    pub fn origin(self) -> Origin {
        match self {
            Self::Paid | Self::Organic | Self::Koc => Origin::Acquired,
            Self::Referred | Self::Untracked => Origin::Referred,
        }
    }
}

/// What kind of customer someone is.
pub(crate) const ORIGINS: usize = 3;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Origin {
    Acquired,
    Referred,
    /// Customer before the start.
    Seed,
}

impl Origin {
    pub const ALL: [Self; ORIGINS] = [Self::Acquired, Self::Referred, Self::Seed];
}

/// Rates of one phase, for steps of a given length.
#[derive(Clone, Debug)]
pub(crate) struct Rates {
    /// Days of a step.
    pub dt: f64,
    /// Weight of the past in the weather of a step.
    pub persistence: f64,
    /// Standard deviation of the logarithm of a step's weather.
    pub sigma: f64,
    /// ω/M, or 0 for an unlimited market.
    pub crowding: f64,
    /// Reachable people; [`MOST_PEOPLE`] for an unlimited market.
    pub market: f64,
    pub segments: Vec<SegmentRates>,
    /// Chance that a friend belongs to the sharer's own segment for that reason alone.
    pub homophily: f64,
    /// Shape of the Gamma law of the sharing propensity.
    pub dispersion: f64,
    /// Sharing classes.
    pub sharing: Vec<Node>,
    pub churn_law: ChurnLaw,
    /// Churn classes.
    pub churn: Vec<Node>,
    pub novelty: Novelty,
    pub rewards: RewardTable,
    pub qualify: Qualify,
    pub channels: Vec<ChannelRates>,
    pub media_budget: f64,
    /// Organic arrivals per step in a fresh market.
    pub organic: f64,
    /// Chance per step that an accepted invitation becomes a join; `None`: at once.
    pub response: Option<f64>,
    pub moves: MoveRates,
    /// Consultations per day.
    pub capacity: f64,
    pub consult_cost: f64,
    pub wake_up: WakeUpRates,
    pub margin: f64,
    /// Shape of the Gamma law of one order.
    pub order_shape: f64,
    /// Discount factor of one step.
    pub discount: f64,
    pub daily_cost: f64,
    /// Nodes for the lifetime value, finer than the simulation's.
    pub lifetime_churn: Vec<Node>,
    /// Share of the referrals that tracking attributes to their sharer, whenever the friends join.
    pub tracked: f64,
    /// Share that it knows at acceptance, and days within which the friend must join.
    pub coverage: f64,
    pub window: f64,
    /// The same in steps; `None` without a limit, and with longer steps than days, where the limit is a chance at
    /// acceptance.
    pub window_steps: Option<usize>,
    /// Share of invitations that are checked, of fakes that a check finds; cost of a check.
    pub checked: f64,
    pub detection: f64,
    pub check_cost: f64,
    /// Chance that a new customer starts active is (people ÷ `dilution_from`)^−`dilution`, at most 1.
    pub dilution: f64,
    pub dilution_from: f64,
    pub warning: WarningRates,
    pub groups: Option<GroupRates>,
    pub koc: KocRates,
    pub reputation: ReputationRates,
    pub alerts: AlertRules,
    /// Rise of the cost of a lead per year.
    pub inflation: f64,
    /// Share of the revenue that may go into media on top of the budget.
    pub revenue_share: Option<f64>,
    /// Caps of media spending by campaign year.
    pub yearly_budgets: Vec<f64>,
}

/// Messages to a customer who has been silent long enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WakeUpRates {
    /// Days of silence before the first.
    pub after: f64,
    /// Chance to be woken in a step, and cost of the messages of a step.
    pub woken: f64,
    pub cost: f64,
}

/// Warnings of churn. What they save is in the chances to be lost already.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WarningRates {
    /// Share of those about to leave who are warned of, and who are kept in the end.
    pub recall: f64,
    pub kept: f64,
    /// Right warnings per customer lost in spite of them.
    pub right: f64,
    /// False warnings per right one.
    pub false_alarms: f64,
    /// Share of those rightly warned of who stay.
    pub saves: f64,
    pub cost: f64,
}

/// Groups of customers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupRates {
    pub size: f64,
    pub start: f64,
    /// Groups that can be opened in a step.
    pub opened: f64,
    pub halving: f64,
    pub outside: f64,
    /// Cost of a group in a step.
    pub cost: f64,
}

/// The KOC programme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KocRates {
    pub quota: f64,
    pub start: f64,
    /// Share of core customers recruited in a step while places are free.
    pub recruit: f64,
    pub selectivity: f64,
    /// Posts in a step and fee of a step, of a new and a key KOC.
    pub posts: [f64; 2],
    pub fees: [f64; 2],
    pub post_cost: f64,
    /// Median views of a post, and standard deviation of their logarithm.
    pub views: f64,
    pub views_spread: f64,
    /// People who join per view in a fresh market.
    pub conversion: f64,
}

/// What is said against the campaign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReputationRates {
    pub negativity: f64,
    /// Share of the dissatisfied who still speak a step later.
    pub memory: f64,
    /// Crises in a step.
    pub crises: f64,
    pub size: f64,
    pub spread: f64,
    /// Share of a crisis that is left a step later.
    pub lasting: f64,
    pub cost: f64,
}

/// When an alarm is raised; days are steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AlertRules {
    pub new_drop: f64,
    pub new_days: u32,
    pub negative_levels: [f64; 2],
    pub negative_least: f64,
    pub active_drop: f64,
    pub active_weeks: u32,
}

/// Chances per step to move on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MoveRates {
    /// To decide about a consultation; `None`: at once.
    pub consult: Option<f64>,
    /// To decide about buying after a consultation; `None`: at once.
    pub purchase: Option<f64>,
    /// To give up waiting for a consultation.
    pub impatience: f64,
    /// Between layers, for those whom churn has spared: in the order of [`LAYERS`] and [`MOVES`], each for those whom the
    /// moves before have spared.
    pub between_layers: [[f64; OUTCOMES - 1]; LAYERS.len()],
}

/// The law of each stage of a segment.
fn laws(
    moves: &MoveRates,
    [consults, purchases]: [f64; 2],
    churn: &[[Vec<f64>; 2]; LAYERS.len()],
    resolution: Resolution,
) -> Vec<Law> {
    let sharing = resolution.sharing_classes;
    let same = |outcomes| Law::new(vec![outcomes], sharing);
    // Prospects go on (0) or leave (1). Where there is no delay nobody stands here, but for those whom a phase finds that
    // takes the delay away.
    let decision = |decides: Option<f64>, converts: f64| {
        let goes_on = decides.unwrap_or(1.0) * converts;
        let leaves = decides.unwrap_or(1.0) * (1.0 - converts);
        same([goes_on, if goes_on < 1.0 { leaves / (1.0 - goes_on) } else { 0.0 }, 0.0, 0.0])
    };
    let layer = |layer: usize| {
        let [first, second, third] = moves.between_layers[layer];
        let of_class = |origin: Origin, class: usize| {
            [churn[layer][usize::from(origin == Origin::Referred)][class], first, second, third]
        };
        let classes =
            Origin::ALL.into_iter().flat_map(|origin| (0..resolution.churn_classes).map(move |class| (origin, class)));
        Law::new(classes.map(|(origin, class)| of_class(origin, class)).collect(), sharing)
    };
    let prospects = [
        decision(moves.consult, consults),
        same([moves.impatience, 0.0, 0.0, 0.0]),
        decision(moves.purchase, purchases),
    ];
    prospects.into_iter().chain((0..LAYERS.len()).map(layer)).collect()
}

/// Rates of one segment.
#[derive(Clone, Debug)]
pub(crate) struct SegmentRates {
    pub market_share: f64,
    /// Accepted invitations per step of a member of a stage with propensity 1, before incentive, weather, novelty,
    /// saturation and the reward for the friend.
    pub sharing: [f64; STAGES],
    /// Acceptance per contact of a stage, with the friend's reward and without it; at most 1.
    pub acceptance: [f64; STAGES],
    pub acceptance_without_cash: [f64; STAGES],
    pub consult_conversion: f64,
    pub purchase_conversion: f64,
    pub first_purchase: f64,
    pub repeat_purchase: f64,
    /// Repeat purchases per customer and step, by layer.
    pub purchases: [f64; LAYERS.len()],
    /// Shares of new customers who would recommend, and who are dissatisfied; together at most 1.
    pub promoters: f64,
    pub detractors: f64,
    /// What can happen to the people of each stage: prospects go on (0) or leave (1), who waits gives up (0), customers
    /// are lost (0) or change the layer.
    pub laws: Vec<Law>,
    /// Churn relative to the plan's, once warnings have kept whom they can: [layer][origin referred?].
    pub churn_multiplier: [[f64; 2]; LAYERS.len()],
    /// Chance per step to be lost: [layer][origin referred?][churn class].
    pub churn: [[Vec<f64>; 2]; LAYERS.len()],
    /// The same for the finer nodes of the lifetime value.
    pub lifetime_churn: [[Vec<f64>; 2]; LAYERS.len()],
}

impl SegmentRates {
    /// Mean accepted invitations per step of a member of a stage with propensity 1 and incentive 1, weather aside.
    pub fn invitations(&self, stage: Stage, cash: bool, conversion: f64, susceptible: f64) -> f64 {
        self.invitations_to(self, stage, cash, conversion, susceptible)
    }

    /// The same where the friend decides by the offer of another arm of a test; `cash` is whether that arm pays.
    pub fn invitations_to(&self, offer: &Self, stage: Stage, cash: bool, conversion: f64, susceptible: f64) -> f64 {
        let acceptance = if cash { &offer.acceptance } else { &offer.acceptance_without_cash };
        let accepted = (acceptance[stage as usize] * conversion * susceptible).min(1.0);
        self.sharing[stage as usize] * accepted
    }
}

/// How the churn propensity θ, the chance to be lost in a period, differs between people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ChurnLaw {
    /// Everybody alike.
    Same(f64),
    /// Beta(α, β).
    Beta(f64, f64),
}

impl ChurnLaw {
    fn new(plan: &Plan) -> Self {
        let rate = of(plan.churn.rate);
        match of(plan.churn.polarization) {
            polarization if polarization > 0.0 && rate > 0.0 && rate < 1.0 => {
                let total = 1.0 / polarization - 1.0;
                Self::Beta(rate * total, (1.0 - rate) * total)
            }
            _ => Self::Same(rate),
        }
    }
}

/// Chance per day to be lost, for a churn propensity θ per `period` days.
pub(crate) fn daily_loss(theta: f64, period: f64) -> f64 {
    per_step(theta, period, 1.0)
}

/// Chance per step of `dt` days to be lost where churn is `multiplier` times that of an active customer.
pub(crate) fn step_loss(daily: f64, multiplier: f64, dt: f64) -> f64 {
    per_step((daily * multiplier).min(1.0), 1.0, dt)
}

/// A paid channel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChannelRates {
    pub spend_per_day: f64,
    pub cost_per_lead: f64,
    pub max_leads: f64,
    pub budget: f64,
}

impl ChannelRates {
    /// Mean leads for what is spent within some days, day by day until a cap ends it. The leads of a day saturate:
    /// L(s) = L_max (1 − exp(−s / (cpl·L_max))); `dearer` is what a lead costs relative to the start.
    pub fn leads(&self, spent: f64, days: f64, dearer: f64) -> f64 {
        if spent <= 0.0 {
            return 0.0;
        }
        let of_day =
            |spent: f64| -math::exp_m1(-spent / (self.cost_per_lead * dearer * self.max_leads)) * self.max_leads;
        let full = (spent / self.spend_per_day).floor().min(days);
        let rest = (spent - full * self.spend_per_day).max(0.0);
        full * of_day(self.spend_per_day) + of_day(rest)
    }
}

/// How a reward tires.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Novelty {
    pub floor: f64,
    pub half_life: f64,
    pub status_tires: bool,
}

impl Novelty {
    /// Force left `days` after the last refresh, in [floor, 1].
    pub fn after(&self, days: f64) -> f64 {
        self.floor + (1.0 - self.floor) * math::pow(2.0, -days / self.half_life)
    }
}

/// How finely a plan is simulated; the same in every phase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolution {
    /// Credited referrals remembered per member.
    pub referrals: u32,
    pub sharing_classes: usize,
    pub churn_classes: usize,
}

fn of(number: Number) -> f64 {
    // Drawn before: nothing is a range any more.
    number.drawn()
}

fn cap(number: Option<Number>) -> f64 {
    number.map_or(f64::INFINITY, of)
}

/// Chance per step from a chance per `period` days, for steps of `dt` days.
fn per_step(p: f64, period: f64, dt: f64) -> f64 {
    1.0 - math::pow(1.0 - p, dt / period)
}

/// Standard deviation of the logarithm of a step's weather, and its correlation from step to step, from those of a day.
/// The mean of `days` days swings less than a day; the variance of a step and of a long run of steps are those of days.
fn weather(sigma: f64, persistence: f64, days: u32) -> (f64, f64) {
    if days == 1 {
        return (sigma, persistence);
    }
    let n = f64::from(days);
    // Mean over all pairs of days of a function of the correlation between them.
    let over_pairs = |of: &dyn Fn(f64) -> f64| {
        let apart = |k: u32| 2.0 * f64::from(days - k) * of(math::pow(persistence, f64::from(k)));
        (n * of(1.0) + (1..days).map(apart).sum::<f64>()) / (n * n)
    };
    let variance = over_pairs(&|correlation| math::exp_m1(sigma * sigma * correlation));
    let long_run = (1.0 + persistence) / (1.0 - persistence) / (n * over_pairs(&|correlation| correlation));
    (math::ln_1p(variance).sqrt(), (long_run - 1.0) / (long_run + 1.0))
}

/// Chance per step of a geometric time with the given median in days; `None` for median 0.
fn delay(median: f64, dt: f64) -> Option<f64> {
    // Longer steps keep the mean of the time and with it how many wait, not the median.
    (median > 0.0).then(|| (dt * (1.0 - math::pow(2.0, -1.0 / median))).min(1.0))
}

impl Rates {
    /// Rates of a drawn plan for steps of `dt` days.
    pub fn new(plan: &Plan, dt: f64, resolution: Resolution) -> Self {
        let churn_law = ChurnLaw::new(plan);
        let (churn, lifetime_churn) = match churn_law {
            ChurnLaw::Beta(alpha, beta) => {
                let nodes = |count| quadrature::beta(alpha, beta, count);
                // α ≤ 1: so many hardly ever leave that the mean life has no end, as if somebody never did.
                let endless = alpha <= 1.0 && of(plan.money.discount) == 0.0;
                let lives = if endless { vec![Node { at: 0.0, weight: 1.0 }] } else { nodes(LIFETIME_CLASSES) };
                (nodes(resolution.churn_classes), lives)
            }
            ChurnLaw::Same(rate) => (vec![Node { at: rate, weight: 1.0 }], vec![Node { at: rate, weight: 1.0 }]),
        };
        let churn = pad(churn, resolution.churn_classes);
        let dispersion = of(plan.sharing.dispersion);
        let sharing = match resolution.sharing_classes {
            1 => quadrature::gamma(1.0, 1),
            count => quadrature::gamma(dispersion, count),
        };
        let friend_reward = of(plan.ladder.friend_reward);
        let half_value = of(plan.incentive.half_value);
        let friend_lift = 1.0 + of(plan.incentive.friend_lift) * saturating(friend_reward, half_value);
        let market_total: f64 = plan.segments.iter().map(|segment| of(segment.market_share)).sum();
        let monthly = |number| per_step(of(number), MONTH, dt);
        let messages = of(plan.layers.wake_up_messages) / MONTH;
        // Messages go to those who have been silent long enough: over a life, this share of all who are silent.
        let silent_enough =
            math::pow(1.0 - per_step(of(plan.layers.edge_to_active), MONTH, 1.0), of(plan.layers.wake_up_after));
        let woken = |messages: f64| per_step((messages * of(plan.layers.wake_up_success)).min(1.0), 1.0, dt);
        // Below 1, so that warnings can be counted from those who are lost in spite of them.
        let kept = (of(plan.churn.warning_recall) * of(plan.churn.warning_saves)).min(0.999);
        let moves = MoveRates {
            consult: delay(of(plan.funnel.consult_delay), dt),
            purchase: delay(of(plan.funnel.purchase_delay), dt),
            impatience: per_step(of(plan.funnel.impatience), 1.0, dt),
            between_layers: [
                [woken(messages * silent_enough), monthly(plan.layers.edge_to_active), 0.0],
                [monthly(plan.layers.active_to_core), monthly(plan.layers.active_to_edge), 0.0],
                [monthly(plan.layers.core_to_active), monthly(plan.layers.core_to_super), 0.0],
                [monthly(plan.layers.super_to_core), 0.0, 0.0],
                [monthly(plan.koc.promote), monthly(plan.koc.eliminate), monthly(plan.koc.blacklist)],
                [monthly(plan.koc.eliminate), monthly(plan.koc.blacklist), 0.0],
            ],
        };
        let segments = plan
            .segments
            .iter()
            .map(|segment| {
                let layers = &plan.layers;
                let layers =
                    [&layers.edge, &layers.active, &layers.core, &layers.super_users, &layers.koc_new, &layers.koc_key];
                let prospects = [&plan.layers.lead, &plan.layers.lead, &plan.layers.consult];
                let mut share = [0.0; STAGES];
                let mut trust = [0.0; STAGES];
                for (stage, prospect) in prospects.iter().enumerate() {
                    (share[stage], trust[stage]) = (of(prospect.share), of(prospect.trust));
                }
                for (stage, layer) in LAYERS.iter().zip(layers) {
                    (share[*stage as usize], trust[*stage as usize]) = (of(layer.share), of(layer.trust));
                }
                let base = of(segment.share_rate) * of(segment.contacts) * dt;
                let acceptance = of(segment.acceptance);
                let churn_multiplier = layers.map(|layer| {
                    [1.0, of(plan.churn.referred_ratio)]
                        .map(|origin| of(layer.churn) * of(segment.churn) * origin * (1.0 - kept))
                });
                let hazards = |nodes: &[Node]| {
                    churn_multiplier.map(|layer| {
                        layer.map(|multiplier| {
                            let daily = |node: &Node| daily_loss(node.at, of(plan.churn.period));
                            nodes.iter().map(|node| step_loss(daily(node), multiplier, dt)).collect()
                        })
                    })
                };
                let churn_by_layer = hazards(&churn);
                let terms = [of(segment.consult_conversion), of(segment.purchase_conversion)];
                SegmentRates {
                    laws: laws(&moves, terms, &churn_by_layer, resolution),
                    market_share: of(segment.market_share) / market_total,
                    sharing: share.map(|share| base * share),
                    acceptance: trust.map(|trust| acceptance * friend_lift * trust),
                    acceptance_without_cash: trust.map(|trust| acceptance * trust),
                    consult_conversion: of(segment.consult_conversion),
                    purchase_conversion: of(segment.purchase_conversion),
                    first_purchase: of(segment.first_purchase),
                    repeat_purchase: of(segment.repeat_purchase),
                    purchases: layers.map(|layer| of(layer.purchases) * dt / MONTH),
                    promoters: of(segment.promoters),
                    detractors: of(segment.detractors).min(1.0 - of(segment.promoters)),
                    churn_multiplier,
                    churn: churn_by_layer,
                    lifetime_churn: hazards(&lifetime_churn),
                }
            })
            .collect();
        let (sigma, persistence) = weather(of(plan.weather.sigma), of(plan.weather.persistence), dt as u32);
        let variation = of(plan.money.order_variation);
        let limited = plan.market.limited;
        Self {
            dt,
            persistence,
            sigma,
            crowding: if limited { of(plan.market.overlap) / of(plan.market.size) } else { 0.0 },
            market: if limited { of(plan.market.size) } else { MOST_PEOPLE },
            segments,
            homophily: of(plan.sharing.homophily),
            dispersion,
            sharing,
            churn_law,
            churn,
            novelty: Novelty {
                floor: of(plan.incentive.novelty_floor),
                half_life: of(plan.incentive.novelty_half_life),
                status_tires: plan.incentive.status_tires,
            },
            rewards: RewardTable::new(&plan.ladder, &plan.incentive, &plan.fraud, resolution.referrals),
            qualify: plan.ladder.qualifies_on,
            channels: plan
                .acquisition
                .channels
                .iter()
                .map(|channel| ChannelRates {
                    spend_per_day: of(channel.spend),
                    cost_per_lead: of(channel.cost_per_lead),
                    max_leads: of(channel.max_leads),
                    budget: cap(channel.budget),
                })
                .collect(),
            media_budget: cap(plan.acquisition.budget),
            organic: of(plan.acquisition.organic) * dt,
            response: delay(of(plan.sharing.response_delay), dt),
            moves,
            capacity: cap(plan.funnel.capacity),
            consult_cost: of(plan.funnel.consult_cost),
            wake_up: WakeUpRates {
                after: of(plan.layers.wake_up_after),
                woken: woken(messages),
                cost: messages * dt * of(plan.layers.wake_up_cost),
            },
            margin: of(plan.money.margin),
            order_shape: 1.0 / (variation * variation),
            discount: math::pow(1.0 + of(plan.money.discount), -dt / YEAR),
            daily_cost: of(plan.ladder.daily_cost),
            lifetime_churn,
            tracked: of(plan.tracking.coverage) * within(plan.tracking.window, of(plan.sharing.response_delay)),
            coverage: of(plan.tracking.coverage),
            window_steps: plan.tracking.window.filter(|_| dt == 1.0).map(|window| of(window).floor() as usize),
            window: cap(plan.tracking.window),
            checked: of(plan.fraud.checked),
            detection: of(plan.fraud.detection),
            check_cost: of(plan.fraud.check_cost),
            dilution: of(plan.layers.dilution),
            dilution_from: of(plan.layers.dilution_from),
            warning: WarningRates {
                recall: of(plan.churn.warning_recall),
                kept,
                right: of(plan.churn.warning_recall) / (1.0 - kept),
                false_alarms: 1.0 / of(plan.churn.warning_precision) - 1.0,
                saves: of(plan.churn.warning_saves),
                cost: of(plan.churn.warning_cost),
            },
            groups: plan.groups.size.map(|size| GroupRates {
                size: of(size),
                start: of(plan.groups.start),
                opened: of(plan.groups.opened) * dt / MONTH,
                halving: of(plan.groups.halving),
                outside: of(plan.groups.outside),
                cost: of(plan.groups.cost) * dt / MONTH,
            }),
            koc: KocRates {
                quota: of(plan.koc.quota),
                start: of(plan.koc.start),
                recruit: monthly(plan.koc.recruit),
                selectivity: of(plan.koc.selectivity),
                posts: [plan.koc.posts_new, plan.koc.posts_key].map(|posts| of(posts) * dt / MONTH),
                fees: [plan.koc.fee_new, plan.koc.fee_key].map(|fee| of(fee) * dt / MONTH),
                post_cost: of(plan.koc.post_cost),
                views: of(plan.koc.views),
                views_spread: of(plan.koc.views_spread),
                conversion: of(plan.koc.conversion),
            },
            reputation: ReputationRates::new(&plan.reputation, dt),
            alerts: AlertRules {
                new_drop: of(plan.alerts.new_drop),
                new_days: plan.alerts.new_days,
                negative_levels: [of(plan.alerts.negative_level_1), of(plan.alerts.negative_level_2)],
                negative_least: of(plan.alerts.negative_least),
                active_drop: of(plan.alerts.active_drop),
                active_weeks: plan.alerts.active_weeks,
            },
            inflation: of(plan.acquisition.inflation),
            revenue_share: plan.acquisition.revenue_share.map(of),
            yearly_budgets: plan.acquisition.yearly.iter().map(|year| of(year.amount)).collect(),
        }
    }

    /// Chance that a new customer starts active and not silent, among so many people.
    pub fn starts_active(&self, people: f64) -> f64 {
        if people <= self.dilution_from { 1.0 } else { math::pow(people / self.dilution_from, -self.dilution) }
    }

    /// Share of accepted invitations that are fake, for each number of credited referrals.
    pub fn fakes(&self, cash: bool) -> Vec<f64> {
        self.rewards.states.iter().map(|state| if cash { state.fake } else { 0.0 }).collect()
    }

    /// I_r for each number of credited referrals, `days` after the reward was novel, with or without money to pay it.
    pub fn incentives(&self, days: f64, cash: bool) -> Vec<f64> {
        let novelty = self.novelty.after(days);
        let lift = |state: &RewardState| {
            let status = state.status_lift * if self.novelty.status_tires { novelty } else { 1.0 };
            let (cash_lift, fairness) = if cash { (state.cash_lift, self.rewards.fairness) } else { (0.0, 0.0) };
            1.0 + novelty * cash_lift + status + fairness
        };
        self.rewards.states.iter().map(lift).collect()
    }

    /// Steps from a qualified referral's invitation to its payment: the mean times of what must happen first, then the
    /// settlement delay.
    pub fn steps_to_payment(&self, plan: &Plan) -> usize {
        let mean_steps = |chance: Option<f64>| chance.map_or(0.0, |chance| 1.0 / chance);
        let mut steps = mean_steps(self.response);
        if plan.ladder.qualifies_on >= Qualify::Consult {
            steps += mean_steps(self.moves.consult);
        }
        if plan.ladder.qualifies_on >= Qualify::Purchase {
            steps += mean_steps(self.moves.purchase);
        }
        (steps + of(plan.ladder.settlement_days) / self.dt).round() as usize
    }

    /// Probability that a friend of someone of a segment qualifies, whichever segment the friend belongs to.
    pub fn qualifying(&self, sharer: usize) -> f64 {
        let of = |segment: &SegmentRates| match self.qualify {
            Qualify::Join => 1.0,
            Qualify::Consult => segment.consult_conversion,
            Qualify::Purchase => segment.consult_conversion * segment.purchase_conversion,
        };
        let any: f64 = self.segments.iter().map(|segment| segment.market_share * of(segment)).sum();
        self.homophily * of(&self.segments[sharer]) + (1.0 - self.homophily) * any
    }
}

impl ReputationRates {
    fn new(reputation: &Reputation, dt: f64) -> Self {
        let half_life =
            of(reputation.crisis_half_life) * (1.0 + of(reputation.response) / of(reputation.response_doubling));
        Self {
            negativity: of(reputation.negativity),
            memory: math::exp(-dt / of(reputation.memory)),
            crises: of(reputation.crisis_rate) * dt / YEAR,
            size: of(reputation.crisis_size),
            spread: of(reputation.crisis_spread),
            lasting: math::pow(2.0, -dt / half_life),
            cost: of(reputation.crisis_cost),
        }
    }
}

/// Share of the friends who join within a window after accepting, on one of the whole days after: half of them by the
/// median. It is that of days for longer steps too.
fn within(window: Option<Number>, response_delay: f64) -> f64 {
    match window.map(of) {
        Some(window) if response_delay > 0.0 => 1.0 - math::pow(2.0, -window.floor() / response_delay),
        _ => 1.0,
    }
}

/// Whole steps nearest to a number of days.
pub(crate) fn steps(days: f64, dt: f64) -> usize {
    (days / dt).round() as usize
}

/// Share of the largest lift that a value gives: v / (v + v_half).
pub(crate) fn saturating(value: f64, half: f64) -> f64 {
    if value > 0.0 { value / (value + half) } else { 0.0 }
}

/// Classes of the lifetime value: an endless life needs more than a campaign (error in `docs/model.md`).
const LIFETIME_CLASSES: usize = 24;

/// Fills up with empty classes, so that every replicate has the same number of cells.
fn pad(mut nodes: Vec<Node>, count: usize) -> Vec<Node> {
    nodes.resize(count.max(nodes.len()), Node { at: 0.0, weight: 0.0 });
    nodes
}
