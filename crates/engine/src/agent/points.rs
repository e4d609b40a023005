//! Rare events among many people, found by walking along them: a Poisson process of rate 1 on a line on which everybody
//! holds a stretch as long as the mean number of his events. Numbers in different stretches are independent Poisson
//! numbers, and random numbers are drawn for events alone.

use rand::Rng;
use rand_distr::{Distribution as _, Exp1};

/// The process, as far as it has been walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Points {
    /// Way to the next point.
    ahead: f64,
}

impl Points {
    pub fn new(rng: &mut impl Rng) -> Self {
        Self { ahead: Exp1.sample(rng) }
    }

    /// Passes a stretch if there is no event in it.
    #[inline]
    pub fn pass(&mut self, stretch: f64) -> bool {
        let passes = self.ahead >= stretch;
        if passes {
            self.ahead -= stretch;
        }
        passes
    }

    /// Events in the next stretch.
    #[inline]
    pub fn within(&mut self, stretch: f64, rng: &mut impl Rng) -> u32 {
        self.ahead -= stretch;
        let mut events = 0;
        while self.ahead < 0.0 {
            events += 1;
            let gap: f64 = Exp1.sample(rng);
            self.ahead += gap;
        }
        events
    }
}
