//! One campaign, step by step, in the order of `docs/model.md` § 3. Written once for dice and for means.

pub(crate) mod alerts;
pub(crate) mod books;
mod funnel;
pub(crate) mod groups;
pub(crate) mod koc;
mod layers;
pub(crate) mod money;
mod newcomers;
pub(crate) mod record;
pub(crate) mod reputation;
pub(crate) mod sharing;
pub(crate) mod weather;

use crate::chance::{Chance, Raised};
use crate::people::{People, Shape};
use crate::plan::Plan;
use crate::rates::{LAYERS, Origin, Rates, SOURCES, Stage};
use crate::track::{Series, Track};
use books::Books;
use groups::Groups;
use layers::NewlySilent;
use newcomers::Waiting;
use record::Recorder;
use sharing::TRACKS;
use weather::Weather;

/// What stays the same for every replicate of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// Steps after which is recorded; always the last.
    pub recorded: Vec<bool>,
    /// Days until recorded points, with 0 for the start.
    pub grid: Vec<u32>,
    pub shape: Shape,
    /// For each step, the index of the rates that hold.
    pub rates_of: Vec<usize>,
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub day: u32,
    pub days: u32,
    /// Multipliers of the calendar: events and weekdays, averaged over the step's days.
    pub share: f64,
    pub conversion: f64,
    pub arrivals: f64,
    /// Cost of the events that begin.
    pub event_cost: f64,
    /// Day on which the reward was last refreshed.
    pub refreshed: u32,
}

impl Step {
    /// Days since the reward was last novel.
    pub fn days_since_refresh(&self) -> f64 {
        f64::from(self.day - self.refreshed.min(self.day))
    }
}

/// The state of a running campaign.
pub(crate) struct Campaign<'a, C> {
    frame: &'a Frame,
    plan: &'a Plan,
    chance: &'a mut C,
    people: People,
    books: Books<'a>,
    /// People who ever joined, seeds included.
    ever_joined: f64,
    /// Accepted invitations whose response delay has not ended, by segment of the friend.
    waiting: Vec<Waiting>,
    /// Friends who accepted in this step, by segment and whether they are tracked.
    accepted: Vec<[f64; TRACKS]>,
    /// Arrivals of this step by segment and source.
    arrivals: Vec<[f64; SOURCES]>,
    /// Consultations that can still begin in this step.
    slots: f64,
    slots_given: f64,
    /// Share of those who queue now who will wait until it is their turn.
    patience: f64,
    /// By segment, who fell silent of late.
    newly_silent: Vec<NewlySilent>,
    weather: Weather,
    groups: Groups,
    // Kept to save allocations.
    raised: Vec<Raised>,
    credits: Vec<f64>,
    fakes: Vec<f64>,
    means: Vec<f64>,
}

/// Simulates one campaign: `plans` and `rates` by phase (and step length), ranges drawn. `without` are cost and new
/// customers after each step of the same campaign without its programme; `None` where this campaign has none.
pub(crate) fn simulate<C: Chance>(
    frame: &Frame,
    plan: &Plan,
    rates: &[Rates],
    steps: &[Step],
    chance: &mut C,
    without: Option<&[Outcome]>,
) -> (Track, Vec<Outcome>) {
    let mut walk = Walk::new(frame, plan, rates, steps, chance, without);
    walk.advance(steps.len());
    walk.finish()
}

/// A campaign on its way, as [`simulate`] has it.
pub(crate) struct Walk<'a, C> {
    campaign: Campaign<'a, C>,
    recorder: Recorder<'a>,
    rates: &'a [Rates],
    steps: &'a [Step],
    without: Option<&'a [Outcome]>,
    outcomes: Vec<Outcome>,
}

impl<'a, C: Chance> Walk<'a, C> {
    pub(crate) fn new(
        frame: &'a Frame,
        plan: &'a Plan,
        rates: &'a [Rates],
        steps: &'a [Step],
        chance: &'a mut C,
        without: Option<&'a [Outcome]>,
    ) -> Self {
        let segments = frame.shape.segments;
        let mut campaign = Campaign {
            frame,
            plan,
            people: People::new(frame.shape),
            books: Books::new(frame, plan, rates, rates.first().map_or(0, |rates| rates.steps_to_payment(plan))),
            chance,
            ever_joined: 0.0,
            waiting: vec![Waiting::default(); segments],
            accepted: vec![[0.0; TRACKS]; segments],
            arrivals: vec![[0.0; SOURCES]; segments],
            slots: f64::INFINITY,
            slots_given: 0.0,
            patience: 1.0,
            newly_silent: vec![NewlySilent::default(); segments],
            weather: Weather::default(),
            groups: Groups::new(&rates[0]),
            raised: Vec::new(),
            credits: vec![0.0; frame.shape.referrals],
            fakes: vec![0.0; frame.shape.referrals],
            means: Vec::new(),
        };
        let mut recorder = Recorder::new(frame, plan);
        if let (Some(first), Some(step)) = (rates.first(), steps.first()) {
            campaign.plant_seeds(first);
            campaign.count_stocks();
            campaign.measure_intensity(first, step);
            recorder.record(&campaign.books.evening());
        }
        Self { campaign, recorder, rates, steps, without, outcomes: Vec::with_capacity(steps.len()) }
    }

    /// Goes on by at most so many steps; tells whether some are left.
    pub(crate) fn advance(&mut self, most: usize) -> bool {
        let done = self.outcomes.len();
        for (index, step) in self.steps.iter().enumerate().skip(done).take(most) {
            let rates_of = self.campaign.frame.rates_of[index];
            self.campaign.books.begin_step(rates_of);
            self.campaign.step(index as u32, step, &self.rates[rates_of]);
            self.outcomes.push(self.campaign.books.end_step(self.without.map(|without| without[index])));
            self.recorder.after_step(index, step, &self.campaign.books.evening());
        }
        self.outcomes.len() < self.steps.len()
    }

    /// What has come of it.
    pub(crate) fn finish(self) -> (Track, Vec<Outcome>) {
        let standing = self.campaign.standing();
        (self.recorder.finish(&self.campaign.books.evening(), &standing), self.outcomes)
    }
}

/// Cost and new customers since the start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub cost: f64,
    pub customers: f64,
}

impl<C: Chance> Campaign<'_, C> {
    /// One step, in the order of the model.
    fn step(&mut self, index: u32, step: &Step, rates: &Rates) {
        self.accepted.fill([0.0; TRACKS]);
        self.arrivals.fill([0.0; SOURCES]);
        // (1) Context.
        let weather = self.weather.next(self.chance, index, rates);
        let susceptible = (1.0 - rates.crowding * self.ever_joined).max(0.0);
        self.open_consultations(step, rates);
        let customers = self.customers_this_morning();
        let in_layers = customers.iter().flatten().flatten().sum();
        let cost_of_groups = self.groups.next(self.chance, rates, in_layers);
        self.books.add(Series::CostGroups, cost_of_groups);
        // (2) Arrivals.
        self.draw_arrivals(index, step, rates, susceptible);
        self.let_kocs_publish(index, step, rates, susceptible);
        // (3) Sharing.
        self.share(index, step, rates, weather, susceptible);
        // (4) Funnel.
        self.move_funnel(index, rates);
        // (5) Layers and churn.
        self.move_layers(index, rates);
        self.recruit_kocs(rates);
        // (9) before (6), so that first purchases of those who convert at once are among today's: nothing between reads
        // what it changes, and everything draws from streams of its own.
        self.let_newcomers_in(index, rates);
        // (6) Purchases.
        self.books.purchase(self.chance, index, rates, &customers);
        // (7) Rewards.
        self.books.pay_rewards(self.chance, index, step, rates);
        // (8) Reputation.
        self.books.hear(self.chance, index, rates, self.ever_joined);
        self.people.settle();
        // (10) Stocks of the evening.
        self.count_stocks();
    }

    /// People present on each rung, from none.
    fn standing(&self) -> Vec<f64> {
        let rewards = &self.books.all_rates[self.books.rates_now].rewards;
        let shape = self.frame.shape;
        let mut standing = vec![0.0; rewards.rungs + 1];
        for segment in 0..shape.segments {
            for stage in Stage::ALL {
                let slabs = self.people.stage(segment, stage).chunks_exact(shape.slab(stage));
                for (slab, state) in slabs.zip(&rewards.states) {
                    standing[state.standing] += slab.iter().sum::<f64>();
                }
            }
        }
        standing
    }

    /// Customers by segment and layer: seeds, and all others.
    fn customers_this_morning(&self) -> Vec<[[f64; 2]; LAYERS.len()]> {
        let count = |segment, layer| {
            let seeds = self.people.count_of(segment, layer, Origin::Seed);
            [seeds, (self.people.count(segment, layer) - seeds).max(0.0)]
        };
        (0..self.frame.shape.segments).map(|segment| LAYERS.map(|layer| count(segment, layer))).collect()
    }

    /// Notes who is present.
    fn count_stocks(&mut self) {
        let people = &self.people;
        self.books.count_stocks(self.groups.open, |segment, stage| people.count(segment, stage));
    }
}
