//! Two arms of a test in one world: who belongs to which, what each arm is offered, and what each is paid.
//!
//! The world (arrivals, weather, market, capacity, groups, what is said, churn) is one and is the first arm's; the
//! offer is
//! each arm's own: ladder and incentive decide how much its members share, the friend's reward and the acceptance how
//! many
//! friends say yes, the conversions who buys. Nothing of the model is written twice: the second arm is a second set of
//! rates.
//! Draws that only a test needs have a stream of their own, so that a campaign without arms keeps its bits, and so that a
//! test of a plan against itself is the campaign of that plan.

use rand::RngExt as _;
use rand::rngs::Xoshiro256PlusPlus;
use rand_distr::{Distribution as _, Gamma};
use serde::{Deserialize, Serialize};

use super::{Agents, stream_of_people};
use crate::campaign::money::Treasury;
use crate::campaign::{Frame, Step};
use crate::chance::Chance as _;
use crate::dice::Dice;
use crate::plan::{Plan, Qualify};
use crate::rates::{Rates, SegmentRates, steps};
use crate::streams::Subsystem;

/// How people come into an arm.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Assignment {
    /// A coin for everyone who arrives, invited or not: friends of one arm's members land in the other.
    Person,
    /// A coin for everyone who arrives uninvited; a friend belongs to the arm of the member who invited him. Nothing
    /// leaks,
    /// but whole cascades are alike.
    Inherit,
    /// Half of the communities (cities, groups) in each arm, the larger half in the first where they are odd; everybody
    /// who
    /// lives in one belongs to its arm.
    Cluster {
        /// Communities in both arms together, 4 to 10,000.
        clusters: u32,
        /// Standard deviation of a community's size over the mean size, 0 to 3; sizes are Gamma.
        size_variation: f64,
        /// Share of a member's friends who live in another community, any by its size, in [0, 1].
        leakage: f64,
    },
}

/// Whose friend's reward and acceptance decide about an invitation from one arm into the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FriendOffer {
    /// Those of the sharer's arm: the friend sees the sharer's link.
    #[default]
    Sharer,
    /// Those of the friend's own arm: the friend sees his own app or city.
    Own,
}

/// Who belongs to which arm.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arms {
    /// How people come into an arm.
    pub assignment: Assignment,
    /// Whose offer a friend from the other arm sees.
    pub friend_offer: FriendOffer,
    /// Share of the people who are assigned to the second arm, in (0, 1); of communities it is always half.
    pub second: f64,
}

/// What one campaign of two arms came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tested {
    /// Who invited whom, and who became a customer when.
    pub forest: super::Forest,
    /// Of each person: in which arm, 0 or 1.
    pub arm: Vec<u8>,
    /// Of each person: in which community; empty where none are assigned.
    pub cluster: Vec<u16>,
    /// Rewards paid by the end of each step, sharers' and friends', by arm.
    pub rewards: Vec<[f64; 2]>,
}

/// A community.
#[derive(Clone, Copy, Debug)]
struct Community {
    arm: u8,
    /// Share of the people.
    size: f64,
}

/// The second arm, and who belongs to it.
pub(super) struct Second<'a> {
    arms: Arms,
    rates: &'a [Rates],
    rates_of: &'a [usize],
    steps: &'a [Step],
    /// Index of the running step, and of the rates that hold in it.
    step: usize,
    now: usize,
    treasuries: [Treasury; 2],
    /// Referrals of the second arm that qualified in this step, and fakes, as `Agents::credits`.
    credits: Vec<f64>,
    fakes: Vec<f64>,
    /// Friends who bought in this step, by the arm whose reward they get.
    bought: [f64; 2],
    paid: [f64; 2],
    rewards: Vec<[f64; 2]>,
    /// Of each person: the arm, or the community where there are any.
    place: Vec<u16>,
    communities: Vec<Community>,
    /// Sum of the sizes of each arm's communities.
    size_of_arm: [f64; 2],
    coins: Xoshiro256PlusPlus,
}

/// The second arm of a drawn test: its rates, which of them holds in each step, its calendar and plan.
#[derive(Clone, Copy)]
pub(crate) struct OtherArm<'a> {
    pub arms: Arms,
    pub rates: &'a [Rates],
    pub rates_of: &'a [usize],
    pub steps: &'a [Step],
    pub plan: &'a Plan,
}

impl<'a> Second<'a> {
    pub fn new(frame: &Frame, plan: &Plan, rates: &[Rates], other: OtherArm<'a>, key: (u64, u32)) -> Self {
        let delay = |plan: &Plan, rates: &[Rates]| {
            rates.first().map_or(0, |first| steps(plan.ladder.settlement_days.drawn(), first.dt))
        };
        let mut coins = stream_of_people(key.0, key.1, 0, Subsystem::Arms);
        let communities = communities(other.arms.assignment, &mut coins);
        let mut size_of_arm = [0.0; 2];
        communities.iter().for_each(|community| size_of_arm[usize::from(community.arm)] += community.size);
        Self {
            arms: other.arms,
            rates: other.rates,
            rates_of: other.rates_of,
            steps: other.steps,
            step: 0,
            now: 0,
            treasuries: [
                Treasury::new(rates, plan, delay(plan, rates)),
                Treasury::new(other.rates, other.plan, delay(other.plan, other.rates)),
            ],
            credits: vec![0.0; frame.shape.referrals],
            fakes: vec![0.0; frame.shape.referrals],
            bought: [0.0; 2],
            paid: [0.0; 2],
            rewards: Vec::with_capacity(frame.rates_of.len()),
            place: Vec::new(),
            communities,
            size_of_arm,
            coins,
        }
    }

    pub fn begin_step(&mut self, step: usize) {
        self.step = step;
        self.now = self.rates_of[step];
    }

    /// Rates of the second arm that hold now.
    pub fn rates(&self) -> &'a Rates {
        &self.rates[self.now]
    }

    /// Calendar of the second arm.
    pub fn calendar(&self) -> &Step {
        &self.steps[self.step]
    }

    /// Whether each arm can still pay rewards.
    pub fn has_cash(&self, arm: usize, rates: &Rates) -> bool {
        self.treasuries[arm].has_cash(&rates.rewards)
    }

    /// Arm of somebody in a place.
    fn arm_of_place(&self, place: u16) -> usize {
        match self.communities.get(usize::from(place)) {
            Some(community) => usize::from(community.arm),
            None => usize::from(place),
        }
    }

    /// Arm of a person.
    pub fn arm(&self, person: u32) -> usize {
        self.arm_of_place(self.place[person as usize])
    }

    /// Chance that a friend of somebody in a place belongs to the second arm.
    fn chance_of_second(&self, place: u16) -> f64 {
        match self.arms.assignment {
            Assignment::Person => self.arms.second,
            Assignment::Inherit => f64::from(place),
            Assignment::Cluster { leakage, .. } => {
                let own = self.communities[usize::from(place)];
                let inside = if own.arm == 1 { own.size } else { 0.0 };
                let elsewhere = (self.size_of_arm[1] - inside) / (1.0 - own.size);
                leakage * elsewhere + if own.arm == 1 { 1.0 - leakage } else { 0.0 }
            }
        }
    }

    /// Mean accepted invitations per step of a person with propensity and incentive 1, from the share of occasions of his
    /// arm times the acceptance of each arm.
    pub fn base(&self, person: u32, base: &[[f64; 2]; 2]) -> f64 {
        let place = self.place[person as usize];
        let own = self.arm_of_place(place);
        match self.arms.friend_offer {
            FriendOffer::Sharer => base[own][own],
            FriendOffer::Own => {
                let second = self.chance_of_second(place);
                (1.0 - second) * base[own][0] + second * base[own][1]
            }
        }
    }

    /// Place of a friend who has accepted.
    pub fn place_of_friend(&mut self, person: u32, base: &[[f64; 2]; 2]) -> u16 {
        let place = self.place[person as usize];
        let own = self.arm_of_place(place);
        let second = self.chance_of_second(place);
        let accepts = match self.arms.friend_offer {
            FriendOffer::Sharer => [1.0; 2],
            FriendOffer::Own => base[own],
        };
        let of_second = second * accepts[1];
        let chance = of_second / (of_second + (1.0 - second) * accepts[0]);
        let arm = usize::from(self.coins.random::<f64>() < chance);
        let Assignment::Cluster { leakage, .. } = self.arms.assignment else {
            return arm as u16;
        };
        let of_arm = if arm == 1 { second } else { 1.0 - second };
        if arm == own && self.coins.random::<f64>() * of_arm < 1.0 - leakage {
            return place;
        }
        self.community(Some(arm), Some(place))
    }

    /// A community by its size: of an arm, other than one.
    fn community(&mut self, arm: Option<usize>, other_than: Option<u16>) -> u16 {
        let fits = |index: usize, community: &Community| {
            arm.is_none_or(|arm| usize::from(community.arm) == arm)
                && other_than.is_none_or(|place| usize::from(place) != index)
        };
        let all = || self.communities.iter().enumerate().filter(|(index, community)| fits(*index, community));
        let mut left = self.coins.random::<f64>() * all().map(|(_, community)| community.size).sum::<f64>();
        let mut last = 0;
        for (index, community) in all() {
            last = index;
            left -= community.size;
            if left < 0.0 {
                break;
            }
        }
        last as u16
    }

    /// Takes in somebody: a friend with his place, or somebody uninvited.
    pub fn join(&mut self, friend: Option<u16>) {
        let place = friend.unwrap_or_else(|| match self.arms.assignment {
            Assignment::Person | Assignment::Inherit => u16::from(self.coins.random::<f64>() < self.arms.second),
            Assignment::Cluster { .. } => self.community(None, None),
        });
        self.place.push(place);
    }

    /// Somebody invited bought: who gives him his reward?
    pub fn note_purchase(&mut self, friend: u32, sharer: u32) {
        let giver = match self.arms.friend_offer {
            FriendOffer::Sharer => sharer,
            FriendOffer::Own => friend,
        };
        let arm = self.arm(giver);
        self.bought[arm] += 1.0;
    }

    pub fn credit(&mut self, before: usize) {
        self.credits[before] += 1.0;
    }

    pub fn credit_fake(&mut self, before: usize) {
        self.fakes[before] += 1.0;
    }

    /// Books the credits of the step and pays what falls due, each arm from its own purse.
    pub fn pay(&mut self, dice: &mut Dice, first: FirstArm<'_>, index: u32, days: f64) {
        dice.enter(index, Subsystem::Rewards);
        let [own, other] = &mut self.treasuries;
        own.book(first.now, first.credits, first.fakes);
        other.book(self.now, &self.credits, &self.fakes);
        let bought = self.bought;
        for (arm, treasury, rates, now) in [(0, own, first.rates, first.now), (1, other, self.rates, self.now)] {
            let paid = treasury.pay(dice, rates, now, bought[arm], days);
            self.paid[arm] += paid.referrals + paid.bonuses + paid.friends + paid.fakes;
        }
        self.rewards.push(self.paid);
        self.credits.fill(0.0);
        self.fakes.fill(0.0);
        self.bought = [0.0; 2];
    }

    /// Arms and communities of everybody, and what was paid.
    pub fn finish(self, forest: super::Forest) -> Tested {
        let arm = self.place.iter().map(|&place| self.arm_of_place(place) as u8).collect();
        let cluster = if self.communities.is_empty() { Vec::new() } else { self.place };
        Tested { forest, arm, cluster, rewards: self.rewards }
    }
}

/// What the first arm has to pay for.
#[derive(Clone, Copy)]
pub(super) struct FirstArm<'a> {
    pub rates: &'a [Rates],
    pub now: usize,
    pub credits: &'a [f64],
    pub fakes: &'a [f64],
}

/// Communities with their sizes, half of them in each arm by lot.
fn communities(assignment: Assignment, coins: &mut Xoshiro256PlusPlus) -> Vec<Community> {
    let Assignment::Cluster { clusters, size_variation, .. } = assignment else {
        return Vec::new();
    };
    let law = (size_variation > 0.0)
        .then(|| Gamma::new(1.0 / (size_variation * size_variation), size_variation * size_variation).ok())
        .flatten();
    let mut sizes: Vec<f64> = (0..clusters).map(|_| law.map_or(1.0, |law| law.sample(coins).max(1e-6))).collect();
    let total: f64 = sizes.iter().sum();
    sizes.iter_mut().for_each(|size| *size /= total);
    let mut arms: Vec<u8> = (0..clusters).map(|index| (index % 2) as u8).collect();
    for i in (1..arms.len()).rev() {
        arms.swap(i, coins.random_range(0..=i as u32) as usize);
    }
    sizes.into_iter().zip(arms).map(|(size, arm)| Community { arm, size }).collect()
}

impl Agents<'_> {
    /// Arm of a person: the first where nothing is tested.
    pub(super) fn arm(&self, person: u32) -> usize {
        self.second.as_ref().map_or(0, |second| second.arm(person))
    }

    /// What an arm's ladder asks of a friend before his referral counts.
    pub(super) fn qualify(&self, arm: usize) -> Qualify {
        self.rates_of_arm(arm).qualify
    }

    /// Rates of an arm that hold now.
    pub(super) fn rates_of_arm(&self, arm: usize) -> &Rates {
        match &self.second {
            Some(second) if arm == 1 => second.rates(),
            _ => &self.books.all_rates[self.books.rates_now],
        }
    }

    /// Conversions of a person: those of his arm.
    pub(super) fn terms(&self, person: u32) -> &SegmentRates {
        let segment = usize::from(self.people.segment[person as usize]);
        &self.rates_of_arm(self.arm(person)).segments[segment]
    }
}
