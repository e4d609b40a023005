//! What the simulated tests come to: power, false alarms, bias, smallest effect, wrong decisions, for every cell of the
//! grid,
//! and what to do.

use serde::{Deserialize, Serialize};
use snowball_engine::theory::testing;
use snowball_engine::{Assignment, theory::TheoryError};

use crate::classic::{Repeated, drift, repeated};
use crate::design::Design;
use crate::planner::{Outcome, Seen, TrialError};

/// Largest deviation of what is measured from the truth, as a share, at which a test still counts as measuring the truth.
pub const LARGEST_BIAS: f64 = 0.1;

/// A number that simulation knows with a standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Estimate.
    pub value: f64,
    /// Standard error of it.
    pub error: f64,
}

/// A test of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its place in [`Design::assignments`].
    pub assignment: usize,
    /// How people come into an arm.
    pub by: Assignment,
    /// Seeds of both arms together.
    pub seeds: u32,
    /// Days.
    pub days: u32,
    /// The measure if everybody gets A, and if everybody gets B, mean over the replicates.
    pub truth: [f64; 2],
    /// What B truly has more.
    pub effect: Known,
    /// What the test measures that B has more, in the mean.
    pub measured: Known,
    /// Measured over true effect; 1 is unbiased. None where the true effect cannot be told from none (less than two
    /// standard
    /// errors).
    pub bias: Option<Known>,
    /// Standard deviation of the measured difference.
    pub deviation: f64,
    /// Chance that the test finds the better plan to be better, looks counted, units taken as independent.
    pub power: Known,
    /// Chance that it finds the worse plan to be better.
    pub power_wrong: Known,
    /// Chance that it finds a difference where there is none.
    pub false_alarms: Known,
    /// The same if people are taken as independent, as calculators do.
    pub false_alarms_naive: Known,
    /// Chance that whoever picks the arm that measures better when the test ends picks the worse plan.
    pub wrong: Known,
    /// Smallest true difference that the test finds with the wanted power, by the deviation of the test without a
    /// difference;
    /// none where interference leaves nothing of it that could be told from none.
    pub detectable: Option<f64>,
    /// The same as a share of what A has.
    pub detectable_share: Option<f64>,
    /// Variance of the measured difference over what it would be for independent people.
    pub design_effect: f64,
    /// Days until the test stops, in the mean.
    pub expected_days: f64,
    /// People in the denominators of both arms at the end, in the mean.
    pub people: [f64; 2],
    /// Rewards per new customer if everybody gets A, and if everybody gets B; none without customers.
    pub rewards_per_customer: [Option<f64>; 2],
    /// Seeds of both arms together with which the wanted power would be reached after these days, if the deviation
    /// falls with
    /// their root; none where nothing is measured.
    pub seeds_needed: Option<f64>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// This test reaches the wanted power, keeps false alarms, and measures what is true.
    Run,
    /// It reaches the wanted power and finds the better plan, but what it measures is more than a tenth off the truth.
    RunBiased,
    /// No test of the grid reaches the wanted power: this one comes nearest, see `seeds_needed`.
    TooSmall,
    /// The plans do not differ enough for the simulation to tell: there is nothing to test.
    NoDifference,
}

/// The test to run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// What to do.
    pub advice: Advice,
    /// The cell.
    pub cell: usize,
}

/// Everything that the planner says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was planned.
    pub design: Design,
    /// What the looks do to a test of independent people.
    pub looks: Repeated,
    /// Mean over replicates of the new customers that B has more than A on the mean path by the end of the longest
    /// test, for the first number of
    /// seeds.
    pub advantage: f64,
    /// By assignment, then seeds, then days.
    pub cells: Vec<Cell>,
    /// The test to run.
    pub recommendation: Recommendation,
}

pub(crate) fn report(design: &Design, days: &[u32], outcomes: &[Outcome]) -> Result<Report, TrialError> {
    let boundaries = design.looks.boundaries(design.alpha)?;
    let needed = drift(&boundaries, design.power)?;
    let replicates = design.replicates as usize;
    let mut cells = Vec::new();
    for (assignment, &by) in design.assignments.iter().enumerate() {
        for (outcomes, &seeds) in outcomes.chunks(replicates).zip(&design.seeds) {
            for &length in &design.days {
                let looks: Vec<usize> =
                    design.look_days(length).iter().filter_map(|day| days.iter().position(|at| at == day)).collect();
                let tests = Tests { assignment, looks: &looks, boundaries: &boundaries, outcomes };
                cells.push(tests.cell(by, seeds, length, design, needed));
            }
        }
    }
    let advantage = mean(outcomes.iter().take(replicates).map(|outcome| outcome.advantage)).value;
    let recommendation = recommend(&cells, design);
    Ok(Report { design: design.clone(), looks: looks_of(design)?, advantage, cells, recommendation })
}

fn looks_of(design: &Design) -> Result<Repeated, TheoryError> {
    repeated(design.looks, design.alpha, design.power, f64::from(design.seeds.first().copied().unwrap_or(0)) / 2.0)
}

/// The simulated tests of a cell.
struct Tests<'a> {
    assignment: usize,
    /// Places of the looks among the recorded days.
    looks: &'a [usize],
    boundaries: &'a testing::Looks,
    outcomes: &'a [Outcome],
}

/// How one test ended.
struct Ended {
    /// Look after which it ended, from 0.
    look: usize,
    /// −1, 0 or 1: whether it found A, nothing or B.
    found: f64,
    /// B − A as measured then.
    difference: f64,
}

impl Tests<'_> {
    fn seen(&self, look: usize) -> impl Iterator<Item = Seen> {
        let (assignment, at) = (self.assignment, self.looks[look]);
        self.outcomes.iter().map(move |outcome| outcome.seen[assignment][at])
    }

    /// A test that stops at the first boundary that it crosses.
    fn run(&self, outcome: &Outcome, z: impl Fn(&Seen) -> (f64, f64)) -> Ended {
        let seen = &outcome.seen[self.assignment];
        let mut ended = Ended { look: 0, found: 0.0, difference: 0.0 };
        for (look, (&at, &boundary)) in self.looks.iter().zip(self.boundaries.boundaries()).enumerate() {
            let (z, difference) = z(&seen[at]);
            ended = Ended { look, found: 0.0, difference };
            if z.abs() >= boundary {
                ended.found = z.signum();
                break;
            }
        }
        ended
    }

    fn cell(&self, by: Assignment, seeds: u32, days: u32, design: &Design, needed: f64) -> Cell {
        let last = self.looks.len() - 1;
        let at = self.looks[last];
        let tests: Vec<Ended> = self
            .outcomes
            .iter()
            .map(|outcome| self.run(outcome, |seen| (seen.test.robust_z(), seen.test.difference())))
            .collect();
        let advantages = || self.outcomes.iter().map(|outcome| outcome.advantage);
        let share =
            |of: &dyn Fn(&Ended, f64) -> f64| chance(tests.iter().zip(advantages()).map(|(test, b)| of(test, b)));
        let alarm = |z: fn(&Seen) -> f64| {
            let null = self.outcomes.iter().map(|outcome| self.run(outcome, |seen| (z(seen), 0.0)));
            chance(null.map(|test| test.found.abs()))
        };
        let truth = |arm: usize| mean(self.outcomes.iter().map(|outcome| outcome.truth[at].value[arm])).value;
        let effects: Vec<f64> =
            self.outcomes.iter().map(|outcome| outcome.truth[at].value[1] - outcome.truth[at].value[0]).collect();
        let measured: Vec<f64> = self.seen(last).map(|seen| seen.test.difference()).collect();
        let effect = mean(effects.iter().copied());
        let bias = ratio(&measured, &effects);
        let null_deviation = deviation(self.seen(last).map(|seen| seen.null.difference()));
        let naive = mean(self.seen(last).map(|seen| seen.null.naive)).value;
        let detectable = share_left(bias).map(|left| needed * null_deviation / left);
        let truth = [truth(0), truth(1)];
        let measured_mean = mean(measured.iter().copied());
        let spread = deviation(measured.iter().copied());
        let sum = |of: fn(&Outcome, usize) -> [f64; 2], arm: usize| {
            self.outcomes.iter().map(|outcome| of(outcome, at)[arm]).sum::<f64>()
        };
        let rewards_per_customer = [0, 1].map(|arm| {
            let customers = sum(|outcome, at| outcome.truth[at].customers, arm);
            (customers > 0.0).then(|| sum(|outcome, at| outcome.truth[at].rewards, arm) / customers)
        });
        let signal = measured_mean.value.abs();
        Cell {
            assignment: self.assignment,
            by,
            seeds,
            days,
            truth,
            effect,
            measured: measured_mean,
            bias,
            deviation: spread,
            power: share(&|test, b| f64::from(u8::from(test.found * b > 0.0))),
            power_wrong: share(&|test, b| f64::from(u8::from(test.found * b < 0.0))),
            false_alarms: alarm(|seen| seen.null.robust_z()),
            false_alarms_naive: alarm(|seen| seen.null.naive_z()),
            wrong: share(&|test, b| wrong(test.difference, b)),
            detectable,
            detectable_share: detectable.filter(|_| truth[0] > 0.0).map(|least| least / truth[0]),
            design_effect: if naive > 0.0 { null_deviation * null_deviation / naive } else { 1.0 },
            expected_days: mean(
                tests.iter().map(|test| f64::from(design.look_days(days).get(test.look).copied().unwrap_or(days))),
            )
            .value,
            people: [0, 1].map(|arm: usize| mean(self.seen(last).map(|seen| seen.test.people[arm])).value),
            rewards_per_customer,
            seeds_needed: (signal > 2.0 * measured_mean.error).then(|| {
                let root = needed * spread / signal;
                f64::from(seeds) * root * root
            }),
        }
    }
}

/// Share of a true effect that is measured, where that is known: 1 where it cannot be told from 1 or there is no effect
/// to know it
/// by, none where it cannot be told from nothing.
fn share_left(bias: Option<Known>) -> Option<f64> {
    match bias {
        None => Some(1.0),
        Some(Known { value, error }) if (value - 1.0).abs() <= 2.0 * error => Some(1.0),
        Some(Known { value, error }) => (value > 2.0 * error).then_some(value),
    }
}

/// Whether the arm that measures better is the worse plan; a tie is a coin.
fn wrong(difference: f64, advantage: f64) -> f64 {
    if difference == 0.0 || advantage == 0.0 { 0.5 } else { f64::from(u8::from(difference * advantage < 0.0)) }
}

fn recommend(cells: &[Cell], design: &Design) -> Recommendation {
    let keeps = |cell: &Cell| {
        let known = cell.false_alarms;
        known.value <= design.alpha + 3.0 * known.error.max((design.alpha / f64::from(design.replicates)).sqrt())
    };
    let reaches = |cell: &Cell| cell.power.value >= design.power && keeps(cell);
    let is_true =
        |cell: &Cell| cell.bias.is_some_and(|bias| (bias.value - 1.0).abs() <= LARGEST_BIAS.max(2.0 * bias.error));
    // The least people × days; of equals the shorter.
    let cheapest = |wanted: &dyn Fn(&Cell) -> bool| {
        let effort = |cell: &Cell| (f64::from(cell.seeds) * f64::from(cell.days), cell.days);
        let fitting = cells.iter().enumerate().filter(|(_, cell)| wanted(cell));
        fitting
            .min_by(|(_, a), (_, b)| effort(a).0.total_cmp(&effort(b).0).then(effort(a).1.cmp(&effort(b).1)))
            .map(|(cell, _)| cell)
    };
    if let Some(cell) = cheapest(&|cell| reaches(cell) && is_true(cell)) {
        return Recommendation { advice: Advice::Run, cell };
    }
    if let Some(cell) = cheapest(&reaches) {
        return Recommendation { advice: Advice::RunBiased, cell };
    }
    let most = |of: &dyn Fn(&Cell) -> f64| {
        (0..cells.len()).max_by(|&a, &b| of(&cells[a]).total_cmp(&of(&cells[b]))).unwrap_or_default()
    };
    let nothing = cells.iter().all(|cell| cell.effect.value.abs() <= 2.0 * cell.effect.error);
    if nothing {
        return Recommendation { advice: Advice::NoDifference, cell: most(&|cell| f64::from(cell.seeds)) };
    }
    Recommendation { advice: Advice::TooSmall, cell: most(&|cell| cell.power.value) }
}

fn mean(values: impl Iterator<Item = f64>) -> Known {
    let (mut n, mut mean, mut squares) = (0.0, 0.0, 0.0);
    for value in values {
        n += 1.0;
        let step = value - mean;
        mean += step / n;
        squares += step * (value - mean);
    }
    let error = if n > 1.0 { (squares / (n - 1.0) / n).sqrt() } else { 0.0 };
    Known { value: mean, error }
}

/// Standard deviation.
fn deviation(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    mean(values.iter().copied()).error * (values.len() as f64).sqrt()
}

/// A share with its binomial standard error.
fn chance(hits: impl Iterator<Item = f64>) -> Known {
    let (mut n, mut sum) = (0.0, 0.0);
    for hit in hits {
        n += 1.0;
        sum += hit;
    }
    let value: f64 = if n > 0.0 { sum / n } else { 0.0 };
    Known { value, error: if n > 0.0 { (value * (1.0 - value) / n).sqrt() } else { 0.0 } }
}

/// Ratio of the means of pairs with its standard error by linearisation; none where the lower one cannot be told from 0.
fn ratio(above: &[f64], below: &[f64]) -> Option<Known> {
    let (upper, lower) = (mean(above.iter().copied()), mean(below.iter().copied()));
    if lower.value == 0.0 || lower.value.abs() <= 2.0 * lower.error {
        return None;
    }
    let value = upper.value / lower.value;
    let left = mean(above.iter().zip(below).map(|(above, below)| above - value * below));
    Some(Known { value, error: left.error / lower.value.abs() })
}

impl Report {
    /// The cell that is recommended.
    #[must_use]
    pub fn recommended(&self) -> &Cell {
        &self.cells[self.recommendation.cell]
    }
}
