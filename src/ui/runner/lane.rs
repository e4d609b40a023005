//! One worker and what it has been given to do.

use std::collections::VecDeque;

use gloo_worker::{Spawnable as _, WorkerBridge};

use super::now;
use crate::state::{Job, Pieces, StudyWork, Work};
use crate::wire::worker::{BatchWorker, Postcard};
use crate::wire::{PROTOCOL, Packet, ToWorker};

/// Batches a worker has in hand: while the page is busy drawing, it goes on with the second.
pub(super) const IN_HAND: usize = 2;

/// What a worker has been given to do.
pub(super) enum Task {
    /// Replicates of a run.
    Batch(u64, Job),
    /// Pieces of a study.
    Pieces(u64, Pieces),
}

/// What there is to do: the run first, but for studies that go before it.
pub(super) struct Orders<'a> {
    pub work: Option<&'a mut Work>,
    /// The run's plans as text.
    pub plans: &'a [String],
    pub studies: &'a mut [StudyWork],
}

/// A worker of the pool.
pub(super) struct Lane {
    /// Tells it from the worker that was in its place before.
    pub serial: u64,
    /// Whether it has said hello.
    pub ready: bool,
    /// Since when it has owed an answer, in milliseconds.
    pub since: f64,
    /// Run of the plans it has loaded.
    loaded: Option<u64>,
    /// Study that it has loaded.
    studied: Option<u64>,
    /// What it has been given; the first is the one it is at.
    tasks: VecDeque<Task>,
    bridge: WorkerBridge<BatchWorker>,
}

impl Lane {
    /// Calls a worker up and asks it who it is.
    pub fn new(serial: u64, path: &str, on_packet: impl Fn(Packet) + 'static) -> Self {
        let bridge = BatchWorker::spawner()
            .encoding::<Postcard>()
            .callback(on_packet)
            // Browsers load no module from an address of a page that came from a file.
            .as_module(!path.starts_with("blob:"))
            .with_loader(true)
            .spawn(path);
        bridge.send(Packet::pack(&ToWorker::Hello { protocol: PROTOCOL }));
        Self { serial, ready: false, since: now(), loaded: None, studied: None, tasks: VecDeque::new(), bridge }
    }

    /// Gives it work until it has so many tasks in hand.
    pub fn feed(&mut self, in_hand: usize, orders: &mut Orders, lanes: u32) {
        while self.ready && self.tasks.len() < in_hand {
            if self.tasks.is_empty() {
                self.since = now();
            }
            let mut first = orders.studies.iter_mut().filter(|study| study.study.goes_first());
            if let Some(task) = first.find_map(|study| self.give_pieces(study, lanes)) {
                self.tasks.push_back(task);
                continue;
            }
            let replicates = orders.work.as_mut().and_then(|work| Some((work.run, work.seed, work.next(lanes, 1.0)?)));
            let Some(task) = replicates
                .map(|(run, seed, job)| self.give_batch(run, seed, job, orders.plans))
                .or_else(|| orders.studies.iter_mut().find_map(|study| self.give_pieces(study, lanes)))
            else {
                return;
            };
            self.tasks.push_back(task);
        }
    }

    fn give_batch(&mut self, run: u64, seed: u64, job: Job, plans: &[String]) -> Task {
        if self.loaded.replace(run) != Some(run) {
            self.send(&ToWorker::Load { run, plans: plans.to_vec() });
        }
        let (plan, first, count) = (job.plan as u32, job.replicates.start, job.len());
        self.send(&ToWorker::Batch { run, plan, seed, first, count });
        Task::Batch(run, job)
    }

    fn give_pieces(&mut self, study: &mut StudyWork, lanes: u32) -> Option<Task> {
        let pieces = study.next(lanes, 1.0)?;
        let id = study.id;
        if self.studied.replace(id) != Some(id) {
            let plans = study.plans.iter().map(|plan| plan.to_json()).collect();
            // A study is plain data, so that this does not fail; were it to, the worker would say so.
            let study = study.study.to_json().unwrap_or_default();
            self.send(&ToWorker::Study { id, study, plans });
        }
        let (first, count) = (pieces.range.start, pieces.range.end - pieces.range.start);
        self.send(&ToWorker::Pieces { id, first, count });
        Some(Task::Pieces(id, pieces))
    }

    fn send(&self, message: &ToWorker) {
        self.bridge.send(Packet::pack(message));
    }

    /// Takes the task it was at off its hands: it has answered.
    pub fn finish(&mut self) -> Option<Task> {
        self.since = now();
        self.tasks.pop_front()
    }

    /// Whether it owes an answer.
    pub fn is_busy(&self) -> bool {
        !self.ready || !self.tasks.is_empty()
    }

    /// Lets the worker go; returns what it had in hand, the task it was at first.
    pub fn close(self) -> VecDeque<Task> {
        self.tasks
    }
}
