//! The engine's door: a compiled plan, its expected track, and batches of replicates.

mod test;

use std::borrow::Cow;
use std::ops::Range;

use crate::agent::{self, Forest, Lived, TooManyPeople};
use crate::calendar::{self, DAYS_OF_A_YEAR};
use crate::campaign::{Frame, Outcome, Step, Walk, simulate};
use crate::chance::Chance;
use crate::dice::Dice;
use crate::ladder;
use crate::mean::Mean;
use crate::people::Shape;
use crate::plan::{Kind, Market, Number, Plan, Problems, TimeStep};
use crate::quadrature;
use crate::rates::{Rates, Resolution};
use crate::results::Batch;
use crate::track::Track;
use crate::uncertainty::{Drawn, Uncertain, Unknown};

pub use test::{TestError, Unknowns};

/// Most points that are recorded evenly, the start not counted; ends of campaign years come on top.
const EVEN_POINTS: usize = 120;

/// Steps of the mean path that [`Engine::expected_in_turns`] goes at a time: some milliseconds on a slow phone.
const STEPS_IN_A_TURN: usize = 30;

/// A campaign ready to run: the plan of its start and the rates of all its phases, ranges drawn.
struct World<'a> {
    frame: Cow<'a, Frame>,
    plan: Plan,
    rates: Vec<Rates>,
    steps: Vec<Step>,
}

impl World<'_> {
    /// The mean path at its start. This, [`go_on`] and [`arrive`] are not generic: a caller in another crate, who compiles the
    /// turns, would otherwise compile the whole campaign again, and not as this crate is.
    #[inline(never)]
    fn mean_path<'w>(&'w self, mean: &'w mut Mean, without: Option<&'w [Outcome]>) -> Walk<'w, Mean> {
        Walk::new(&self.frame, &self.plan, &self.rates, &self.steps, mean, without)
    }

    fn lived(&self, seed: u64, replicate: u32, without: Option<&[Outcome]>) -> Result<Lived, TooManyPeople> {
        self.lived_by(Engine::MOST_AGENTS, (seed, replicate), without)
    }

    fn lived_by(&self, most: u32, key: (u64, u32), without: Option<&[Outcome]>) -> Result<Lived, TooManyPeople> {
        agent::simulate(&self.frame, &self.plan, &self.rates, &self.steps, key, most, without)
    }
}

/// Goes a turn's part of the mean path; tells whether some is left.
#[inline(never)]
fn go_on(walk: &mut Walk<'_, Mean>) -> bool {
    walk.advance(STEPS_IN_A_TURN)
}

/// What has come of it.
#[inline(never)]
fn arrive(walk: Walk<'_, Mean>) -> (Track, Vec<Outcome>) {
    walk.finish()
}

/// A seed for each of the three kinds of chance, so that one can be drawn anew while the others stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeds {
    /// Of what the plan does not know: its ranges.
    pub ignorance: u64,
    /// Of good and bad days.
    pub weather: u64,
    /// Of what people decide one by one, and of everything else.
    pub dice: u64,
}

impl Seeds {
    /// One for all, as in [`Engine::run`].
    #[must_use]
    pub fn all(seed: u64) -> Self {
        Self { ignorance: seed, weather: seed, dice: seed }
    }
}

/// A plan made ready to simulate. Cheap to keep, made once per change of the plan.
#[derive(Clone, Debug)]
pub struct Engine {
    uncertain: Uncertain,
    frame: Frame,
    resolution: Resolution,
    /// First day and length of each step.
    days: Vec<(u32, u32)>,
    /// Moment of the plan in which the last step begins.
    last_moment: usize,
    /// The people that can be reached at the start.
    market: Market,
    /// Days on which the reward is novel again, in order.
    refreshes: Vec<u32>,
    /// Thresholds of the ladder at the end.
    rungs: Vec<u32>,
}

impl Engine {
    /// Compiles a plan.
    ///
    /// # Errors
    /// Every problem of the plan.
    pub fn new(plan: &Plan) -> Result<Self, Problems> {
        plan.check()?;
        let uncertain = Uncertain::new(plan);
        let mut middles = uncertain.middles();
        let length = step_length(plan);
        let days = step_days(plan);
        let year_ends = (1..).map(|year| year * DAYS_OF_A_YEAR).take_while(|end| *end < plan.horizon_days);
        let every = days.len().div_ceil(EVEN_POINTS);
        let is_year_end = |&step: &(u32, u32)| year_ends.clone().any(|end| is_evening_of(step, end));
        let recorded: Vec<bool> = (1..=days.len())
            .map(|step| step % every == 0 || step == days.len() || is_year_end(&days[step - 1]))
            .collect();
        let ends = days.iter().zip(&recorded).filter(|(_, recorded)| **recorded).map(|((day, length), _)| day + length);
        let grid = std::iter::once(0).chain(ends).collect();
        let turns: Vec<u32> = uncertain.turns().collect();
        let moment_of = |day: u32| turns.iter().take_while(|&&turn| turn <= day).count() - 1;
        // The last set of rates is for a shorter step at the end.
        let moment = |&(day, days): &(u32, u32)| if days < length { turns.len() } else { moment_of(day) };
        let rates_of = days.iter().map(moment).collect();
        let resolution = resolution(&middles);
        let shape = Shape {
            segments: plan.segments.len(),
            churn: resolution.churn_classes,
            sharing: resolution.sharing_classes,
            referrals: resolution.referrals as usize + 1,
        };
        let mut refreshes = plan.incentive.refresh_days.clone();
        refreshes.extend(plan.renewals());
        refreshes.sort_unstable();
        let frame = Frame { recorded, grid, shape, rates_of };
        let last_moment = moment_of(days[days.len() - 1].0);
        let rungs = middles[last_moment].ladder.rungs.iter().map(|rung| rung.threshold).collect();
        let market = middles.swap_remove(0).market;
        Ok(Self { uncertain, frame, resolution, days, last_moment, market, refreshes, rungs })
    }

    /// Days that have passed at each recorded point: 0 (the start), …, the horizon, the ends of campaign years of 365 days
    /// among them. At most 126 points.
    #[must_use]
    pub fn grid(&self) -> &[u32] {
        &self.frame.grid
    }

    /// Thresholds of the ladder at the end, what levers add among them: those of [`Track::rungs`] after its first entry.
    #[must_use]
    pub fn rungs(&self) -> &[u32] {
        &self.rungs
    }

    /// The market of the plan's start.
    pub(crate) fn market(&self) -> &Market {
        &self.market
    }

    /// The mean path: every draw replaced by its mean, every range by its median. Fast enough for a slider.
    #[must_use]
    pub fn expected(&self) -> Track {
        self.track(self.uncertain.medians(), || Mean)
    }

    /// The same bit by bit, `turn` being awaited after every few steps and at the end: for whoever shares its thread with others.
    pub async fn expected_in_turns(&self, turn: impl AsyncFn()) -> Track {
        let (world, bare) = self.worlds(self.uncertain.medians());
        let walk = async |world: &World<'_>, without: Option<&[Outcome]>| {
            let mut chance = Mean;
            let mut walk = world.mean_path(&mut chance, without);
            turn().await;
            while go_on(&mut walk) {
                turn().await;
            }
            let done = arrive(walk);
            turn().await;
            done
        };
        let without = match bare {
            Some(bare) => Some(walk(&bare, None).await.1),
            None => None,
        };
        walk(&world, without.as_deref()).await.0
    }

    /// What the plan does not know: its ranges, in a fixed order.
    #[must_use]
    pub fn unknowns(&self) -> Vec<Unknown> {
        self.uncertain.unknowns().into_iter().map(|(_, unknown)| unknown).collect()
    }

    /// The mean path with each of [`Engine::unknowns`] at a quantile of its range, in (0, 1); at its median where none is
    /// given. With 0.5 for all it is [`Engine::expected`].
    #[must_use]
    pub fn expected_at(&self, quantiles: &[f64]) -> Track {
        self.track(self.uncertain.at(&self.uncertain.unknowns(), quantiles), || Mean)
    }

    /// The mean path as [`Engine::expected_at`], in half the time: the same campaign without its programme is not computed, so
    /// that [`Series::CostWithout`](crate::Series) and its like are those of the campaign itself.
    #[must_use]
    pub fn path_at(&self, quantiles: &[f64]) -> Track {
        self.alone(self.uncertain.at(&self.uncertain.unknowns(), quantiles), &mut Mean)
    }

    /// Simulates a replicate with some of [`Engine::unknowns`] at a quantile of their ranges, in (0, 1), and those without one
    /// drawn as in [`Engine::run`]: what a campaign brings by chance if so much is known. As [`Engine::path_at`], it is not
    /// held against the campaign without its programme.
    #[must_use]
    pub fn run_at(&self, quantiles: &[Option<f64>], seed: u64, replicate: u32) -> Track {
        let unknowns = self.uncertain.unknowns();
        self.alone(self.uncertain.drawn_at(&unknowns, quantiles, seed, replicate), &mut Dice::new(seed, replicate))
    }

    /// Simulates replicates; each depends on (plan, seed, index) alone.
    #[must_use]
    pub fn run(&self, seed: u64, replicates: Range<u32>) -> Batch {
        self.run_split(Seeds::all(seed), replicates)
    }

    /// Simulates replicates with a seed for each kind of chance; with one seed for all it is [`Engine::run`].
    #[must_use]
    pub fn run_split(&self, seeds: Seeds, replicates: Range<u32>) -> Batch {
        let first = replicates.start;
        let dice = |index| Dice::with_weather(seeds.dice, seeds.weather, index);
        let replicate = |index| self.track(self.uncertain.draw(seeds.ignorance, index), || dice(index));
        Batch { first, tracks: replicates.map(replicate).collect() }
    }

    /// Quantiles, in (0, 1), at which a replicate of [`Engine::run`] has each of [`Engine::unknowns`].
    #[must_use]
    pub fn quantiles(&self, seed: u64, replicate: u32) -> Vec<f64> {
        self.uncertain.unknowns().into_iter().map(|(sequence, _)| sequence.value(seed, replicate)).collect()
    }

    /// Simulates replicates person by person, as a judge of [`Engine::run`] and for campaigns of some hundred thousand
    /// people: the same plan, the same kind of track, other dice. Weather, arrivals and ranges are those of the replicate of
    /// the same index.
    ///
    /// # Errors
    /// If a replicate comes to more than [`Engine::MOST_AGENTS`] people.
    pub fn agents(&self, seed: u64, replicates: Range<u32>) -> Result<Batch, TooManyPeople> {
        let first = replicates.start;
        let track = |index| {
            let (world, bare) = self.worlds(self.uncertain.draw(seed, index));
            let without = bare.map(|bare| bare.lived(seed, index, None)).transpose()?.map(|lived| lived.outcomes);
            Ok(world.lived(seed, index, without.as_deref())?.track)
        };
        Ok(Batch { first, tracks: replicates.map(track).collect::<Result<_, _>>()? })
    }

    /// Who invited whom in a replicate of [`Engine::agents`].
    ///
    /// # Errors
    /// As [`Engine::agents`].
    pub fn forest(&self, seed: u64, replicate: u32) -> Result<Forest, TooManyPeople> {
        self.forest_of(Self::MOST_AGENTS, seed, replicate)
    }

    /// The same, given up at `most` people, friends who accepted and have not joined yet included: for who has neither time
    /// nor room for [`Engine::MOST_AGENTS`].
    ///
    /// # Errors
    /// If it comes to more people than `most`.
    pub fn forest_of(&self, most: u32, seed: u64, replicate: u32) -> Result<Forest, TooManyPeople> {
        let (world, _) = self.worlds(self.uncertain.draw(seed, replicate));
        Ok(world.lived_by(most.min(Self::MOST_AGENTS), (seed, replicate), None)?.forest)
    }

    /// Most people who are followed one by one.
    pub const MOST_AGENTS: u32 = 2_000_000;

    /// One campaign, and the same without its programme for what the programme adds.
    fn track<C: Chance>(&self, drawn: Drawn, chance: impl Fn() -> C) -> Track {
        let (world, bare) = self.worlds(drawn);
        let simulated = |world: &World, without: Option<&[_]>| {
            simulate(&world.frame, &world.plan, &world.rates, &world.steps, &mut chance(), without)
        };
        let without = bare.map(|bare| simulated(&bare, None).1);
        simulated(&world, without.as_deref()).0
    }

    /// One campaign, held against nothing.
    fn alone(&self, Drawn { mut plans, .. }: Drawn, chance: &mut impl Chance) -> Track {
        let steps = self.steps(&plans[0]);
        let rates = self.rates(&plans, self.resolution);
        simulate(&self.frame, &plans.swap_remove(0), &rates, &steps, chance, None).0
    }

    /// A campaign ready to run, and the same without its programme, if it has one: levers off, and nothing offered.
    fn worlds(&self, Drawn { mut plans, without_levers }: Drawn) -> (World<'_>, Option<World<'_>>) {
        let steps = self.steps(&plans[0]);
        let rates = self.rates(&plans, self.resolution);
        let mut bare = without_levers.unwrap_or_else(|| plans.clone());
        bare.iter_mut().for_each(remove_programme);
        let without = (bare != plans).then(|| {
            // Nobody climbs a ladder that is not there, so that no referrals need to be remembered.
            let frame = Frame { shape: Shape { referrals: 1, ..self.frame.shape }, ..self.frame.clone() };
            let rates = self.rates(&bare, Resolution { referrals: 0, ..self.resolution });
            let steps = self.steps(&bare[0]);
            World { frame: Cow::Owned(frame), plan: bare.swap_remove(0), rates, steps }
        });
        (World { frame: Cow::Borrowed(&self.frame), plan: plans.swap_remove(0), rates, steps }, without)
    }

    fn rates(&self, plans: &[Plan], resolution: Resolution) -> Vec<Rates> {
        let (_, length) = self.days[0];
        let (_, last) = self.days[self.days.len() - 1];
        let mut rates: Vec<Rates> = plans.iter().map(|plan| Rates::new(plan, f64::from(length), resolution)).collect();
        if last < length {
            rates.push(Rates::new(&plans[self.last_moment], f64::from(last), resolution));
        }
        rates
    }

    /// The calendar of a drawn plan.
    fn steps(&self, plan: &Plan) -> Vec<Step> {
        let of = |number: Number| number.drawn();
        let first_weekday = calendar::first_weekday(&plan.start_date);
        let weekdays: Vec<f64> = plan.weather.weekdays.iter().map(|&day| of(day)).collect();
        let step = |&(first, days): &(u32, u32)| {
            let mut step =
                Step { day: first, days, share: 0.0, conversion: 0.0, arrivals: 0.0, event_cost: 0.0, refreshed: 0 };
            for day in first..first + days {
                let weekday = weekdays.get((first_weekday + day as usize) % 7).copied().unwrap_or(1.0);
                let (mut share, mut conversion, mut arrivals) = (weekday, 1.0, weekday);
                for event in plan.events.iter().filter(|event| (event.day..event.day + event.length).contains(&day)) {
                    share *= of(event.share);
                    conversion *= of(event.conversion);
                    arrivals *= of(event.arrivals);
                    step.event_cost += if event.day == day { of(event.cost) } else { 0.0 };
                }
                step.share += share / f64::from(days);
                // What counts is the product: acceptance of the invitations there are.
                step.conversion += share * conversion / f64::from(days);
                step.arrivals += arrivals / f64::from(days);
            }
            step.conversion = if step.share > 0.0 { step.conversion / step.share } else { 1.0 };
            step.refreshed = self.refreshes.iter().copied().take_while(|&day| day <= first).last().unwrap_or(0);
            step
        };
        self.days.iter().map(step).collect()
    }
}

/// Whether a step ends on the evening that stands for so many days after the start: with steps of a week, the nearest.
pub(crate) fn is_evening_of((day, days): (u32, u32), after: u32) -> bool {
    let half = (days - 1) / 2;
    (day + half..day + days + half).contains(&(after - 1))
}

fn step_length(plan: &Plan) -> u32 {
    match plan.time_step {
        TimeStep::Day => 1,
        TimeStep::Week => 7,
        TimeStep::Auto => {
            if plan.horizon_days > 366 {
                7
            } else {
                1
            }
        }
    }
}

/// First day and length of each step.
fn step_days(plan: &Plan) -> Vec<(u32, u32)> {
    let length = step_length(plan);
    let first_days = (0..plan.horizon_days).step_by(length as usize);
    first_days.map(|day| (day, length.min(plan.horizon_days - day))).collect()
}

/// Cells of one stage over the steps of a plan, given as it is from each moment on: what a replicate's time goes with.
pub(crate) fn cells(plan: &Plan, moments: &[Plan]) -> f64 {
    let Resolution { referrals, sharing_classes, churn_classes } = resolution(moments);
    let counts = [step_days(plan).len(), plan.segments.len(), referrals as usize + 1, sharing_classes, churn_classes];
    counts.into_iter().map(|count| count as f64).product()
}

/// Takes the finest resolution that any phase, and any draw of the ranges, asks for.
fn resolution(plans: &[Plan]) -> Resolution {
    let low = |number: Number| match number {
        Number::Value(value) => value,
        Number::Range { low, .. } => low,
    };
    let plan = &plans[0];
    let periods = f64::from(plan.horizon_days) / low(plan.churn.period);
    let polarization = plan.churn.polarization.median(Kind::Probability);
    let chosen = |wanted: u32, rule: usize| if wanted == 0 { rule } else { wanted as usize };
    Resolution {
        referrals: plans.iter().filter_map(|plan| ladder::remembered_referrals(&plan.ladder)).max().unwrap_or(0),
        sharing_classes: chosen(plan.sharing.classes, quadrature::sharing_classes(low(plan.sharing.dispersion))),
        churn_classes: chosen(plan.churn.classes, quadrature::churn_classes(polarization, periods)),
    }
}

/// What is left without the programme: people still share, but nothing is offered, paid or run for it.
fn remove_programme(plan: &mut Plan) {
    let ladder = &mut plan.ladder;
    let numbers = [&mut ladder.per_referral, &mut ladder.friend_reward, &mut ladder.fixed_cost, &mut ladder.daily_cost];
    for number in numbers {
        *number = Number::Value(0.0);
    }
    ladder.rungs.clear();
    ladder.cap_per_member = None;
}
