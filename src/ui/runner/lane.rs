//! One worker and what it has been given to do.

use std::collections::VecDeque;

use gloo_worker::{Spawnable as _, WorkerBridge};

use super::now;
use crate::state::{Job, Work};
use crate::wire::worker::{BatchWorker, Postcard};
use crate::wire::{PROTOCOL, Packet, ToWorker};

/// Batches a worker has in hand: while the page is busy drawing, it goes on with the second.
pub(super) const IN_HAND: usize = 2;

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
    /// What it has been given, with the number of the run; the first is the one it is at.
    jobs: VecDeque<(u64, Job)>,
    bridge: WorkerBridge<BatchWorker>,
}

impl Lane {
    /// Calls a worker up and asks it who it is.
    pub fn new(serial: u64, path: &str, on_packet: impl Fn(Packet) + 'static) -> Self {
        let bridge = BatchWorker::spawner()
            .encoding::<Postcard>()
            .callback(on_packet)
            .as_module(true)
            .with_loader(true)
            .spawn(path);
        bridge.send(Packet::pack(&ToWorker::Hello { protocol: PROTOCOL }));
        Self { serial, ready: false, since: now(), loaded: None, jobs: VecDeque::new(), bridge }
    }

    /// Gives it work until it has so many batches in hand; `plans` are the run's plans as text.
    pub fn feed(&mut self, in_hand: usize, work: &mut Work, plans: &[String], lanes: u32) {
        while self.ready && self.jobs.len() < in_hand {
            let Some(job) = work.next(lanes, 1.0) else { return };
            if self.loaded != Some(work.run) {
                self.loaded = Some(work.run);
                self.bridge.send(Packet::pack(&ToWorker::Load { run: work.run, plans: plans.to_vec() }));
            }
            if self.jobs.is_empty() {
                self.since = now();
            }
            self.bridge.send(Packet::pack(&ToWorker::Batch {
                run: work.run,
                plan: job.plan as u32,
                seed: work.seed,
                first: job.replicates.start,
                count: job.len(),
            }));
            self.jobs.push_back((work.run, job));
        }
    }

    /// Takes the job it was at off its hands: it has answered.
    pub fn finish(&mut self) -> Option<(u64, Job)> {
        self.since = now();
        self.jobs.pop_front()
    }

    /// Whether it owes an answer.
    pub fn is_busy(&self) -> bool {
        !self.ready || !self.jobs.is_empty()
    }

    /// Lets the worker go; returns what it had in hand of a run, the job it was at first.
    pub fn close(self, run: Option<u64>) -> Vec<Job> {
        self.jobs.into_iter().filter(|(of, _)| Some(*of) == run).map(|(_, job)| job).collect()
    }
}
