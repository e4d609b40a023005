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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::streams::{Subsystem, stream};

    /// Stretches of any length hold independent Poisson numbers, passed at once or not.
    #[test]
    fn stretches_hold_poisson_numbers() {
        let mut rng = stream(2, 0, 0, Subsystem::Sharing);
        let mut points = Points::new(&mut rng);
        for length in [0.001, 0.3, 2.0, 30.0] {
            let n = 100_000;
            let mut draw = || if points.pass(length) { 0.0 } else { f64::from(points.within(length, &mut rng)) };
            let counts: Vec<f64> = (0..n).map(|_| draw()).collect();
            let mean = counts.iter().sum::<f64>() / f64::from(n);
            let variance = counts.iter().map(|count| (count - mean) * (count - mean)).sum::<f64>() / f64::from(n);
            let beside: f64 =
                counts.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum::<f64>() / f64::from(n);
            let error = 5.0 / f64::from(n).sqrt();
            assert!((mean - length).abs() < error * length.sqrt(), "{length}: mean {mean}");
            let spread = (length + 2.0 * length * length).sqrt();
            assert!((variance - length).abs() < error * spread, "{length}: variance {variance}");
            assert!(beside.abs() < error * length, "{length}: covariance of neighbours {beside}");
        }
    }
}
