//! A plan with every number drawn, turned into what a step needs: probabilities per step, tables over rungs, classes.
//! One function for every engine; the conversions of units are here and nowhere else.

use crate::chance::{Law, OUTCOMES};
use crate::ladder::{RewardState, RewardTable};
use crate::math;
use crate::plan::{Kind, Number, Plan, Qualify};
use crate::quadrature::{self, Node};

/// Days in a month, on average.
pub(crate) const MONTH: f64 = 30.4375;
const YEAR: f64 = 365.25;

/// Stages of a person, in the order of the cells.
pub(crate) const STAGES: usize = 6;
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
}

impl Stage {
    /// In the order of the cells.
    pub const ALL: [Self; STAGES] = [Self::Lead, Self::Queue, Self::Consult, Self::Edge, Self::Active, Self::Core];
}

/// The engagement layers of customers.
pub(crate) const LAYERS: [Stage; 3] = [Stage::Edge, Stage::Active, Stage::Core];

/// Where a person came from.
pub(crate) const ORIGINS: usize = 4;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Origin {
    Paid,
    Organic,
    Referred,
    /// Customer before the start.
    Seed,
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
    /// Reachable people, infinite for an unlimited market.
    pub market: f64,
    pub segments: Vec<SegmentRates>,
    /// Chance that a friend belongs to the sharer's own segment for that reason alone.
    pub homophily: f64,
    /// Shape of the Gamma law of the sharing propensity.
    #[expect(dead_code, reason = "for the agent engine")]
    pub dispersion: f64,
    /// Sharing classes.
    pub sharing: Vec<Node>,
    #[expect(dead_code, reason = "for the agent engine")]
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
    /// Cost of the messages to one silent customer in a step.
    pub wake_up_cost: f64,
    pub margin: f64,
    /// Shape of the Gamma law of one order.
    pub order_shape: f64,
    /// Discount factor of one step.
    pub discount: f64,
    pub daily_cost: f64,
    /// Nodes for the lifetime value, finer than the simulation's.
    pub lifetime_churn: Vec<Node>,
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
    /// For a silent customer, to be woken by a message.
    pub woken: f64,
    /// Between layers, once churn, and for the edge a message, has not struck.
    pub edge_to_active: f64,
    pub active_to_edge: f64,
    pub active_to_core: f64,
    pub core_to_active: f64,
}

/// The law of each stage of a segment: what comes first strikes first, and only who is spared meets the next.
fn laws(
    moves: &MoveRates,
    [consults, purchases]: [f64; 2],
    churn: &[[Vec<f64>; 2]; 3],
    resolution: Resolution,
) -> Vec<Law> {
    let sharing = resolution.sharing_classes;
    let classes = ORIGINS * resolution.churn_classes;
    let same = |outcomes: [f64; OUTCOMES]| Law { cumulative: vec![outcomes; classes], sharing };
    let decision = |decides: Option<f64>, converts: f64| {
        // Where there is no delay nobody stands here, but for those whom a phase finds that takes the delay away.
        let decides = decides.unwrap_or(1.0);
        same([decides * converts, decides, decides])
    };
    let layer = |layer: usize, first: f64, second: f64| {
        let cumulative = (0..classes)
            .map(|class| {
                let (origin, class) = (class / resolution.churn_classes, class % resolution.churn_classes);
                let lost = churn[layer][usize::from(origin == Origin::Referred as usize)][class];
                let after_first = lost + (1.0 - lost) * first;
                [lost, after_first, after_first + (1.0 - after_first) * second]
            })
            .collect();
        Law { cumulative, sharing }
    };
    let lead = decision(moves.consult, consults);
    let queue = same([moves.impatience; OUTCOMES]);
    let consult = decision(moves.purchase, purchases);
    vec![
        lead,
        queue,
        consult,
        layer(0, moves.woken, moves.edge_to_active),
        layer(1, moves.active_to_core, moves.active_to_edge),
        layer(2, moves.core_to_active, 0.0),
    ]
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
    pub purchases: [f64; 3],
    /// What can happen to the people of each stage: prospects go on (0) or leave (1), who waits gives up (0), customers
    /// are lost (0) or change the layer (1, 2).
    pub laws: Vec<Law>,
    /// Churn relative to the plan's: [layer][origin referred?].
    #[expect(dead_code, reason = "for the agent engine")]
    pub churn_multiplier: [[f64; 2]; 3],
    /// Chance per step to be lost: [layer][origin referred?][churn class].
    pub churn: [[Vec<f64>; 2]; 3],
    /// The same for the finer nodes of the lifetime value.
    pub lifetime_churn: [[Vec<f64>; 2]; 3],
}

impl SegmentRates {
    /// Mean accepted invitations per step of a member of a stage with propensity 1 and incentive 1, weather aside.
    pub fn invitations(&self, stage: Stage, cash: bool, conversion: f64, susceptible: f64) -> f64 {
        let acceptance = if cash { &self.acceptance } else { &self.acceptance_without_cash };
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
    /// Mean leads for what is spent evenly over some days. They saturate: L(s) = L_max (1 − exp(−s / (cpl·L_max))), s per
    /// day.
    pub fn leads(&self, spent: f64, days: f64) -> f64 {
        let used = spent / days / (self.cost_per_lead * self.max_leads);
        -math::exp_m1(-used) * self.max_leads * days
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
    number.median(Kind::Signed)
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
        let moves = MoveRates {
            consult: delay(of(plan.funnel.consult_delay), dt),
            purchase: delay(of(plan.funnel.purchase_delay), dt),
            impatience: per_step(of(plan.funnel.impatience), 1.0, dt),
            woken: per_step((messages * of(plan.layers.wake_up_success)).min(1.0), 1.0, dt),
            edge_to_active: monthly(plan.layers.edge_to_active),
            active_to_edge: monthly(plan.layers.active_to_edge),
            active_to_core: monthly(plan.layers.active_to_core),
            core_to_active: monthly(plan.layers.core_to_active),
        };
        let segments = plan
            .segments
            .iter()
            .map(|segment| {
                let layers = [&plan.layers.edge, &plan.layers.active, &plan.layers.core];
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
                    [1.0, of(plan.churn.referred_ratio)].map(|origin| of(layer.churn) * of(segment.churn) * origin)
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
            market: if limited { of(plan.market.size) } else { f64::INFINITY },
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
            rewards: RewardTable::new(&plan.ladder, &plan.incentive, resolution.referrals),
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
            wake_up_cost: messages * dt * of(plan.layers.wake_up_cost),
            margin: of(plan.money.margin),
            order_shape: 1.0 / (variation * variation),
            discount: math::pow(1.0 + of(plan.money.discount), -dt / YEAR),
            daily_cost: of(plan.ladder.daily_cost),
            lifetime_churn,
        }
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

    /// Steps from a qualified referral's invitation to its payment: the medians of what must happen first, then the
    /// settlement delay.
    pub fn steps_to_payment(&self, plan: &Plan) -> usize {
        let funnel = &plan.funnel;
        let mut days = of(plan.sharing.response_delay);
        if plan.ladder.qualifies_on >= Qualify::Consult {
            days += of(funnel.consult_delay);
        }
        if plan.ladder.qualifies_on >= Qualify::Purchase {
            days += of(funnel.purchase_delay);
        }
        steps(days + of(plan.ladder.settlement_days), self.dt)
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
