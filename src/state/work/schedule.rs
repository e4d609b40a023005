//! Who computes what next.

use std::collections::VecDeque;
use std::ops::Range;

use crate::state::FIRST_PASS;

/// Replicates of one plan, to be computed in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Index of the plan.
    pub plan: usize,
    /// Indices of the replicates.
    pub replicates: Range<u32>,
    /// How often it was given out and came to nothing.
    pub failures: u32,
}

impl Job {
    /// How many replicates.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.replicates.end - self.replicates.start
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.replicates.is_empty()
    }
}

/// What is still to be given out. The lowest replicates go first, whichever plan's they are, so that the plans' fans
/// grow together and can be compared from the first pass on. Which replicates are computed together changes no result.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    /// Of each plan, in rising order.
    missing: Vec<VecDeque<Range<u32>>>,
    /// Jobs to be done again.
    again: Vec<Job>,
}

impl Schedule {
    /// From the replicates that each plan lacks, in rising order.
    pub fn new(missing: impl IntoIterator<Item = Vec<Range<u32>>>) -> Self {
        Self { missing: missing.into_iter().map(VecDeque::from).collect(), again: Vec::new() }
    }

    /// The next job for one of `lanes` workers, of at most `most(plan)` replicates.
    pub fn next(&mut self, lanes: u32, most: impl Fn(usize) -> u32) -> Option<Job> {
        if let Some(job) = self.again.pop() {
            return Some(job);
        }
        let heads = self.missing.iter().enumerate().filter_map(|(plan, spans)| Some((spans.front()?.start, plan)));
        let (start, plan) = heads.min()?;
        // All lanes share what is left, of the first pass or in all, so that they end it together.
        let horizon = if start < FIRST_PASS { FIRST_PASS } else { u32::MAX };
        let share = self.left_below(horizon).div_ceil(lanes.max(1) * if start < FIRST_PASS { 1 } else { 2 });
        let spans = &mut self.missing[plan];
        let span = spans.front_mut()?;
        let end = span.end.min(horizon).min(start + share.min(most(plan)).max(1));
        span.start = end;
        if span.start == span.end {
            spans.pop_front();
        }
        Some(Job { plan, replicates: start..end, failures: 0 })
    }

    /// Takes back a job that came to nothing.
    pub fn give_back(&mut self, job: Job) {
        self.again.push(job);
    }

    /// Replicates not given out yet, of those below `horizon`.
    fn left_below(&self, horizon: u32) -> u32 {
        let spans = self.missing.iter().flatten();
        spans.map(|span| span.end.min(horizon).saturating_sub(span.start)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives out everything and returns the jobs.
    fn all(mut schedule: Schedule, lanes: u32, most: u32) -> Vec<Job> {
        std::iter::from_fn(|| schedule.next(lanes, |_| most)).collect()
    }

    fn whole(count: u32) -> Vec<Range<u32>> {
        std::iter::once(0..count).collect()
    }

    fn covered(jobs: &[Job], plan: usize) -> Vec<u32> {
        let mut indices: Vec<u32> =
            jobs.iter().filter(|job| job.plan == plan).flat_map(|job| job.replicates.clone()).collect();
        indices.sort_unstable();
        indices
    }

    #[test]
    fn every_missing_replicate_is_given_out_once() {
        for (lanes, most) in [(1, 1), (1, 1000), (2, 7), (7, 33), (16, 64)] {
            let jobs = all(Schedule::new([whole(100), vec![3..5, 40..100]]), lanes, most);
            assert_eq!(covered(&jobs, 0), (0..100).collect::<Vec<_>>());
            assert_eq!(covered(&jobs, 1), (3..5).chain(40..100).collect::<Vec<_>>());
            assert!(jobs.iter().all(|job| !job.is_empty() && job.len() <= most));
        }
    }

    #[test]
    fn the_first_pass_of_all_plans_comes_first_and_is_shared() {
        let jobs = all(Schedule::new([whole(1000), whole(1000)]), 4, 50);
        let first: Vec<_> = jobs.iter().take_while(|job| job.replicates.start < 16).collect();
        assert_eq!(first.iter().map(|job| job.len()).sum::<u32>(), 32);
        assert!(first.iter().all(|job| job.replicates.end <= 16 && job.len() <= 8));
        assert!(jobs.iter().skip(first.len()).all(|job| job.replicates.start >= 16));
    }

    #[test]
    fn plans_go_side_by_side() {
        let jobs = all(Schedule::new([whole(500), whole(500)]), 2, 20);
        let mut at = [0, 0];
        for job in jobs {
            at[job.plan] = job.replicates.end;
            assert!(at[0].abs_diff(at[1]) <= 20, "{at:?}");
        }
    }

    #[test]
    fn the_last_jobs_are_small_so_that_no_lane_waits_long() {
        let jobs = all(Schedule::new([whole(1000)]), 4, 100);
        assert!(jobs.iter().rev().take(4).all(|job| job.len() <= 2));
    }

    #[test]
    fn what_came_to_nothing_is_given_out_again() {
        let mut schedule = Schedule::new([whole(10)]);
        let job = schedule.next(1, |_| 10).unwrap();
        assert_eq!(schedule.next(1, |_| 10), None);
        schedule.give_back(job.clone());
        assert_eq!(schedule.next(1, |_| 10), Some(job));
    }
}
