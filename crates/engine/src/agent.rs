//! The agent engine: the same campaign person by person, so that it knows who invited whom. It judges the cohort engine
//! (`tests/agents.rs`) and grows the [`Forest`] of referrals.
//!
//! Rates, treasury, weather and record are those of the cohort engine; the state and the day are its own. Each file here has
//! its twin in `campaign/`. Three things differ on purpose: a referral counts when the friend himself gets as far as the plan
//! asks, sharing and churn propensities are drawn from their laws instead of a few classes, and each friend keeps the member
//! who invited him.

mod arms;
mod forest;
mod funnel;
mod koc;
mod layers;
mod newcomers;
mod people;
mod points;
mod sharing;

use crate::campaign::books::Books;
use crate::campaign::groups::Groups;
use crate::campaign::record::Recorder;
use crate::campaign::weather::Weather;
use crate::campaign::{Frame, Outcome, Step};
use crate::chance::Chance as _;
use crate::dice::Dice;
use crate::plan::{Number, Plan, Qualify};
use crate::rates::{LAYERS, Rates, SOURCES, Stage, steps};
use crate::streams::{Subsystem, mix, stream};
use crate::track::{Series, Track};
use rand::rngs::Xoshiro256PlusPlus;

pub(crate) use arms::OtherArm;
pub use arms::{Arms, Assignment, FriendOffer, Tested};
use arms::{FirstArm, Second};
pub use forest::{Forest, NEVER, NOBODY, NoForest, Origin, Tree};
use newcomers::Traits;
use people::People;

/// A campaign outgrew what is simulated person by person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than {limit} people: too many to follow one by one; use the cohort engine")]
pub struct TooManyPeople {
    /// Most people who are followed, those who have accepted an invitation and not joined yet included.
    pub limit: u32,
}

/// A replicate as this engine gives it.
pub(crate) struct Lived {
    pub track: Track,
    /// Cost and new customers after each step.
    pub outcomes: Vec<Outcome>,
    pub forest: Forest,
}

/// A friend who accepted and has not joined yet.
#[derive(Clone, Copy, Debug)]
struct Friend {
    sharer: u32,
    /// Step of acceptance.
    since: u16,
    segment: u8,
    /// Whether tracking knows the sharer.
    known: bool,
    /// In a test, the arm or community that the friend belongs to.
    place: u16,
}

/// The state of a running campaign.
struct Agents<'a> {
    frame: &'a Frame,
    plan: &'a Plan,
    seed: u64,
    replicate: u32,
    /// Draws of numbers of people, with the streams of the cohort engine: the same weather and the same arrivals.
    dice: Dice,
    /// Draws of single people.
    coins: Xoshiro256PlusPlus,
    traits: Traits,
    /// Most people.
    limit: u32,
    people: People,
    /// In a test, the second arm.
    second: Option<Second<'a>>,
    /// Friends who accepted before this step, and in it.
    pending: Vec<Friend>,
    accepted: Vec<Friend>,
    books: Books<'a>,
    weather: Weather,
    groups: Groups,
    /// Uninvited arrivals of this step by segment and source.
    arrivals: Vec<[f64; SOURCES]>,
    /// Referrals that qualified in this step, by those credited to the sharer before.
    credits: Vec<f64>,
    /// Fakes that were credited in this step, alike.
    fakes: Vec<f64>,
    /// Consultations that can still begin in this step.
    slots: f64,
    slots_given: f64,
    /// Days that will have passed this evening.
    evening: u16,
}

/// Simulates one campaign of a drawn plan, person by person; see `campaign::simulate` for the parameters.
///
/// # Errors
/// If more than `limit` people would have to be followed.
pub(crate) fn simulate(
    frame: &Frame,
    plan: &Plan,
    rates: &[Rates],
    steps_of: &[Step],
    (seed, replicate): (u64, u32),
    limit: u32,
    without: Option<&[Outcome]>,
) -> Result<Lived, TooManyPeople> {
    let (Some(first), Some(first_step)) = (rates.first(), steps_of.first()) else {
        // A plan lasts a week at least.
        return Ok(Lived { track: Track::default(), outcomes: Vec::new(), forest: Forest::default() });
    };
    let mut agents = Agents::new(frame, plan, rates, first, (seed, replicate), limit);
    let mut recorder = Recorder::new(frame, plan);
    let mut outcomes = Vec::with_capacity(steps_of.len());
    agents.plant_seeds(first)?;
    agents.count_stocks();
    agents.measure_intensity(first, first_step);
    recorder.record(&agents.books.evening());
    for (index, step) in steps_of.iter().enumerate() {
        agents.books.begin_step(frame.rates_of[index]);
        agents.step(index as u32, step, &rates[frame.rates_of[index]])?;
        outcomes.push(agents.books.end_step(without.map(|without| without[index])));
        recorder.after_step(index, step, &agents.books.evening());
    }
    let standing = agents.standing();
    let track = recorder.finish(&agents.books.evening(), &standing);
    Ok(Lived { track, outcomes, forest: agents.people.into_forest() })
}

/// Simulates one campaign of two arms in one world, which is that of the first; see [`simulate`].
///
/// # Errors
/// As [`simulate`].
pub(crate) fn simulate_test(
    frame: &Frame,
    plan: &Plan,
    rates: &[Rates],
    steps_of: &[Step],
    key: (u64, u32),
    limit: u32,
    other: OtherArm<'_>,
) -> Result<Tested, TooManyPeople> {
    let Some(first) = rates.first() else {
        return Ok(Tested::default());
    };
    let mut agents = Agents::new(frame, plan, rates, first, key, limit);
    agents.second = Some(Second::new(frame, plan, rates, other, key));
    agents.plant_seeds(first)?;
    agents.count_stocks();
    for (index, step) in steps_of.iter().enumerate() {
        agents.books.begin_step(frame.rates_of[index]);
        if let Some(second) = &mut agents.second {
            second.begin_step(index);
        }
        agents.step(index as u32, step, &rates[frame.rates_of[index]])?;
    }
    let forest = agents.people.into_forest();
    Ok(agents.second.map_or_else(Tested::default, |second| second.finish(forest)))
}

impl<'a> Agents<'a> {
    /// A campaign before its first morning.
    fn new(
        frame: &'a Frame,
        plan: &'a Plan,
        rates: &'a [Rates],
        first: &Rates,
        (seed, replicate): (u64, u32),
        limit: u32,
    ) -> Self {
        let segments = frame.shape.segments;
        let settlement = steps(plan.ladder.settlement_days.drawn(), first.dt);
        Self {
            frame,
            plan,
            seed,
            replicate,
            dice: Dice::new(seed, replicate),
            coins: stream_of_people(seed, replicate, 0, Subsystem::Seeds),
            traits: Traits::new(plan, first, seed, replicate),
            limit,
            people: People::new(segments),
            second: None,
            pending: Vec::new(),
            accepted: Vec::new(),
            books: Books::new(frame, plan, rates, settlement),
            weather: Weather::default(),
            groups: Groups::new(first),
            arrivals: vec![[0.0; SOURCES]; segments],
            credits: vec![0.0; frame.shape.referrals],
            fakes: vec![0.0; frame.shape.referrals],
            slots: f64::INFINITY,
            slots_given: 0.0,
            evening: 0,
        }
    }
}

impl Agents<'_> {
    /// One step, in the order of the model.
    fn step(&mut self, index: u32, step: &Step, rates: &Rates) -> Result<(), TooManyPeople> {
        self.arrivals.fill([0.0; SOURCES]);
        self.evening = (step.day + step.days) as u16;
        // (1) Context.
        let weather = self.weather.next(&mut self.dice, index, rates);
        let susceptible = (1.0 - rates.crowding * self.people.ever_joined() as f64).max(0.0);
        self.open_consultations(step, rates);
        let customers = self.customers_this_morning();
        let in_layers = customers.iter().flatten().flatten().sum();
        let cost_of_groups = self.groups.next(&self.dice, rates, in_layers);
        self.books.add(Series::CostGroups, cost_of_groups);
        // (2) Arrivals.
        self.draw_arrivals(index, step, rates, susceptible);
        self.let_kocs_publish(index, step, rates, susceptible);
        // (3) Sharing.
        self.share(index, step, rates, weather, susceptible)?;
        // (4) Funnel.
        self.move_funnel(index, rates);
        // (5) Layers and churn.
        self.move_layers(index, step, rates);
        self.recruit_kocs(rates);
        // (9) before (6), as in the cohort engine.
        self.let_newcomers_in(index, rates)?;
        // (6) Purchases.
        self.books.purchase(&mut self.dice, index, rates, &customers);
        // (7) Rewards. Claims of people alike are drawn together, which is as exact as one by one.
        match &mut self.second {
            None => {
                self.books.treasury.book(self.books.rates_now, &self.credits, &self.fakes);
                self.books.pay_rewards(&mut self.dice, index, step, rates);
            }
            Some(second) => {
                let (rates, now) = (self.books.all_rates, self.books.rates_now);
                let first = FirstArm { rates, now, credits: &self.credits, fakes: &self.fakes };
                second.pay(&mut self.dice, first, index, f64::from(step.days));
            }
        }
        self.credits.fill(0.0);
        self.fakes.fill(0.0);
        // (8) Reputation.
        self.books.hear(&mut self.dice, index, rates, self.people.ever_joined() as f64);
        self.people.settle();
        // (10) Stocks of the evening.
        self.count_stocks();
        Ok(())
    }

    /// Turns to the draws of a part of a step.
    fn enter(&mut self, index: u32, subsystem: Subsystem) {
        self.dice.enter(index, subsystem);
        self.coins = stream_of_people(self.seed, self.replicate, index, subsystem);
    }

    /// A friend got as far as the given step of his way; if that is what the plan asks, the member who invited him is
    /// credited, if tracking knows him.
    fn progress(&mut self, friend: u32, step: Qualify) {
        let friend = friend as usize;
        if self.people.origin[friend] != Origin::Referred {
            return;
        }
        let sharer = self.people.parent[friend];
        let arm = self.arm(sharer);
        if self.qualify(arm) == step {
            let before = self.climb(sharer, arm);
            match &mut self.second {
                Some(second) if arm == 1 => second.credit(before),
                _ => self.credits[before] += 1.0,
            }
        }
    }

    /// Moves a member of an arm up by one credited referral; gives those credited before.
    fn climb(&mut self, member: u32, arm: usize) -> usize {
        let before = usize::from(self.people.credited[member as usize]);
        let next = self.rates_of_arm(arm).rewards.states[before].next;
        self.people.credited[member as usize] = next as u8;
        before
    }

    /// Whether there is room for so many more.
    fn make_room(&self, more: f64) -> Result<(), TooManyPeople> {
        let people = self.people.ever_joined() as f64 + self.pending.len() as f64 + more;
        if people <= f64::from(self.limit) { Ok(()) } else { Err(TooManyPeople { limit: self.limit }) }
    }

    /// People present on each rung, from none.
    fn standing(&self) -> Vec<f64> {
        let rewards = &self.books.all_rates[self.books.rates_now].rewards;
        let mut standing = vec![0.0; rewards.rungs + 1];
        for segment in 0..self.frame.shape.segments {
            for stage in Stage::ALL {
                for &person in self.people.present(segment, stage) {
                    let credited = usize::from(self.people.credited[person as usize]);
                    standing[rewards.states[credited].standing] += 1.0;
                }
            }
        }
        standing
    }

    /// Customers by segment and layer: seeds, and all others.
    fn customers_this_morning(&self) -> Vec<[[f64; 2]; LAYERS.len()]> {
        let count = |segment, layer| {
            let [seeds, others] = self.people.seeds_and_others(segment, layer);
            [seeds as f64, others as f64]
        };
        (0..self.frame.shape.segments).map(|segment| LAYERS.map(|layer| count(segment, layer))).collect()
    }

    /// Notes who is present.
    fn count_stocks(&mut self) {
        let people = &self.people;
        self.books.count_stocks(self.groups.open, |segment, stage| people.present(segment, stage).len() as f64);
    }
}

/// A stream for draws of single people, unrelated to those for numbers of people.
fn stream_of_people(seed: u64, replicate: u32, step: u32, subsystem: Subsystem) -> Xoshiro256PlusPlus {
    stream(mix(seed), replicate, step, subsystem)
}

/// Value of a drawn number.
fn of(number: Number) -> f64 {
    number.drawn()
}
