//! The work of one run, whoever does it: jobs out, batches in, and what to tell the state.

mod outbox;
mod schedule;
mod study_work;

use std::ops::Range;
use std::rc::Rc;

use outbox::Outbox;
pub use schedule::Job;
use schedule::Schedule;
use snowball_engine::plan::Plan;
use snowball_engine::{Batch, Engine, Results};
pub use study_work::{Pieces, StudyWork};

use super::{Action, AppState};

/// Time that one batch should take, in milliseconds: long enough that messages cost little, short enough that a stop and
/// a new run do not wait.
const BATCH_MS: f64 = 50.0;

/// Replicates of a batch while nothing is known about their cost.
const FIRST_BATCH: u32 = 4;

/// Least time between two reports of progress, in milliseconds.
const PROGRESS_MS: f64 = 60.0;

/// The work of one run.
#[derive(Clone, Debug)]
pub struct Work {
    /// Number of the run.
    pub run: u64,
    /// Seed of every plan.
    pub seed: u64,
    /// The plans, to be sent to workers.
    pub plans: Vec<Rc<Plan>>,
    /// The same compiled, to be run on the spot.
    pub engines: Vec<Rc<Engine>>,
    schedule: Schedule,
    outbox: Outbox,
    /// Milliseconds a replicate of each plan takes, as far as known.
    cost: Vec<Option<f64>>,
    /// When it was begun and when progress was told last, in milliseconds.
    began: f64,
    told: f64,
}

impl Work {
    /// What the state wants to have computed; `now` is a clock in milliseconds.
    #[must_use]
    pub fn of(state: &AppState, now: f64) -> Self {
        let results = || state.plans.iter().map(|open| &open.results);
        let have = results().map(|results| results.done().min(state.replicates)).collect();
        Self {
            run: state.run.id,
            seed: state.seed,
            plans: state.plans.iter().map(|open| open.plan.clone()).collect(),
            engines: state.plans.iter().map(|open| open.engine.clone()).collect(),
            schedule: Schedule::new(results().map(|results| missing(results, state.replicates))),
            outbox: Outbox::new(have, state.replicates),
            cost: vec![None; state.plans.len()],
            began: now,
            told: now,
        }
    }

    /// The next job for one of `lanes` workers that should take about a `part` of a batch's time.
    pub fn next(&mut self, lanes: u32, part: f64) -> Option<Job> {
        let most = |plan: usize| match self.cost[plan] {
            Some(ms) => (BATCH_MS * part / ms.max(1e-3)).clamp(1.0, 1000.0) as u32,
            None => FIRST_BATCH,
        };
        self.schedule.next(lanes, most)
    }

    /// Takes back a job that came to nothing, to be done by another worker.
    pub fn give_back(&mut self, job: Job) {
        self.schedule.give_back(job);
    }

    /// Takes in a finished batch that took `ms`; returns what the state should hear.
    pub fn done(&mut self, plan: usize, batch: Batch, ms: f64, now: f64) -> Vec<Action> {
        let (run, count) = (self.run, batch.tracks.len());
        if let Some(cost) = self.cost.get_mut(plan).filter(|_| count > 0) {
            let each = ms / count as f64;
            *cost = Some(cost.map_or(each, |old| 0.5 * (old + each)));
        }
        let mut actions = Vec::new();
        if let Some(batches) = self.outbox.put(plan, batch) {
            self.told = now;
            actions.push(Action::Batches { run, batches });
        } else if now - self.told >= PROGRESS_MS {
            self.told = now;
            actions.push(Action::Progress { run, done: self.outbox.done() });
        }
        if self.is_complete() {
            actions.push(Action::RunDone { run, ms: now - self.began });
        }
        actions
    }

    /// Whether everything wanted has been taken in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.outbox.is_complete()
    }
}

/// The replicates below `wanted` that are not there, in rising order.
fn missing(results: &Results, wanted: u32) -> Vec<Range<u32>> {
    let mut spans = Vec::new();
    let mut next = 0;
    let there = results.tracks().map(|(index, _)| index).take_while(|index| *index < wanted);
    for index in there.chain([wanted]) {
        if next < index {
            spans.push(next..index);
        }
        next = index + 1;
    }
    spans
}

#[cfg(test)]
mod tests {
    use snowball_engine::Track;

    use super::*;
    use crate::state::{Document, RunStatus};

    fn open(plans: usize, replicates: u32) -> AppState {
        let document =
            Document { plans: vec![Plan::default(); plans], replicates: Some(replicates), ..Document::empty() };
        AppState::open(document).unwrap()
    }

    fn batch(job: &Job) -> Batch {
        Batch { first: job.replicates.start, tracks: vec![Track::default(); job.len() as usize] }
    }

    /// Does all the work with one lane, each replicate taking a millisecond; returns the state and the sizes of jobs.
    fn run(mut state: AppState) -> (AppState, Vec<u32>) {
        let mut work = Work::of(&state, 0.0);
        let (mut now, mut sizes) = (0.0, Vec::new());
        while let Some(job) = work.next(1, 1.0) {
            let ms = f64::from(job.len());
            now += ms;
            sizes.push(job.len());
            for action in work.done(job.plan, batch(&job), ms, now) {
                state = state.update(action).unwrap();
            }
        }
        assert!(work.is_complete());
        (state, sizes)
    }

    #[test]
    fn all_that_is_wanted_reaches_the_state() {
        let (state, sizes) = run(open(2, 300));
        assert_eq!(state.run.status, RunStatus::Done);
        assert_eq!((state.run.done, state.run.ms), (300, Some(600.0)));
        assert!(state.plans.iter().all(|open| open.results.done() == 300));
        assert!(sizes.iter().all(|size| *size <= 50), "{sizes:?}");
        assert!(sizes.contains(&50), "{sizes:?}");
    }

    #[test]
    fn a_run_goes_on_where_the_last_one_was_stopped() {
        let mut state = open(1, 100);
        let run = state.run.id;
        for (first, count) in [(0, 20), (30, 10)] {
            let batch = Batch { first, tracks: vec![Track::default(); count] };
            state = state.update(Action::Batches { run, batches: vec![(0, batch)] }).unwrap();
        }
        state = state.update(Action::Stop).unwrap();
        state = state.update(Action::Run).unwrap();
        assert_eq!(missing(&state.plans[0].results, 100), [20..30, 40..100]);
        let (state, sizes) = self::run(state);
        assert_eq!(sizes.iter().sum::<u32>(), 70);
        assert_eq!(state.plans[0].results.done(), 100);
    }

    #[test]
    fn progress_is_told_now_and_then() {
        let state = open(1, 1000);
        let mut work = Work::of(&state, 0.0);
        let told = (0..200)
            .filter(|&i| {
                let job = Job { plan: 0, replicates: i..i + 1, failures: 0 };
                let actions = work.done(0, batch(&job), 1.0, f64::from(i));
                actions.iter().any(|action| matches!(action, Action::Progress { .. }))
            })
            .collect::<Vec<_>>();
        assert!(told.windows(2).all(|pair| pair[1] - pair[0] >= 60), "{told:?}");
        assert_eq!(told.len(), 2);
    }
}
