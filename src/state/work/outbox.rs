//! When finished batches are shown.

use snowball_engine::Batch;

use crate::state::FIRST_PASS;

/// Gathers finished batches and hands them on when every plan has twice as many replicates as the last time: sorting a
/// thousand tracks into bands is dear, and a fan changes visibly only by then.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    waiting: Vec<(usize, Batch)>,
    /// Replicates each plan has, those that wait included.
    have: Vec<u32>,
    wanted: u32,
    /// Replicates of the least plan at which to hand on next.
    next: u32,
}

impl Outbox {
    /// For plans that have so many replicates each, of those wanted.
    pub fn new(have: Vec<u32>, wanted: u32) -> Self {
        let mut outbox = Self { waiting: Vec::new(), have, wanted, next: FIRST_PASS };
        outbox.aim();
        outbox
    }

    /// Takes in a batch; gives out all that wait when it is time.
    pub fn put(&mut self, plan: usize, batch: Batch) -> Option<Vec<(usize, Batch)>> {
        if let Some(have) = self.have.get_mut(plan) {
            *have += batch.tracks.len() as u32;
        }
        self.waiting.push((plan, batch));
        (self.done() >= self.next).then(|| {
            self.aim();
            std::mem::take(&mut self.waiting)
        })
    }

    /// Replicates that every plan has.
    pub fn done(&self) -> u32 {
        self.have.iter().min().copied().unwrap_or(0).min(self.wanted)
    }

    /// Whether every plan has all that is wanted.
    pub fn is_complete(&self) -> bool {
        self.done() == self.wanted
    }

    fn aim(&mut self) {
        while self.next <= self.done() && self.next < self.wanted {
            self.next *= 2;
        }
        self.next = self.next.min(self.wanted);
    }
}

#[cfg(test)]
mod tests {
    use snowball_engine::Track;

    use super::*;

    fn batch(first: u32, count: usize) -> Batch {
        Batch { first, tracks: vec![Track::default(); count] }
    }

    #[test]
    fn hands_on_when_the_least_plan_has_doubled() {
        let mut outbox = Outbox::new(vec![0, 0], 40);
        assert_eq!(outbox.put(0, batch(0, 20)), None);
        assert_eq!(outbox.put(1, batch(0, 10)), None);
        assert_eq!(outbox.put(1, batch(10, 7)).map(|all| all.len()), Some(3));
        assert_eq!((outbox.done(), outbox.is_complete()), (17, false));
        assert_eq!(outbox.put(0, batch(20, 20)), None);
        assert_eq!(outbox.put(1, batch(17, 15)).map(|all| all.len()), Some(2));
        assert_eq!(outbox.put(1, batch(32, 8)).map(|all| all.len()), Some(1));
        assert!(outbox.is_complete());
    }

    #[test]
    fn goes_on_from_what_is_there() {
        let mut outbox = Outbox::new(vec![1000, 100], 1000);
        assert_eq!(outbox.put(1, batch(100, 27)), None);
        assert!(outbox.put(1, batch(127, 1)).is_some());
    }
}
