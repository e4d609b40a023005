//! Expectations in the place of draws.

use crate::chance::{Chance, Law, Moved, Raised, Slab, Taken};
use crate::math;
use crate::streams::Subsystem;

/// Probability of many referrals in one step below which they are not followed up the ladder.
const NEGLIGIBLE: f64 = 1e-7;
/// Expected people of a cell below which they stay where they are.
const NOBODY: f64 = 1e-7;

/// Every draw is its mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mean;

impl Chance for Mean {
    fn enter(&mut self, _: u32, _: Subsystem) {}

    fn whole(&self, people: f64) -> f64 {
        people
    }

    fn normal(&mut self) -> Option<f64> {
        None
    }

    fn poisson(&mut self, mean: f64) -> f64 {
        mean
    }

    fn binomial(&mut self, n: f64, p: f64) -> f64 {
        n * p
    }

    fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        shape * scale
    }

    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, mut give: impl FnMut(usize, f64)) {
        for (i, weight) in weights.enumerate() {
            if n * weight > 0.0 {
                give(i, n * weight);
            }
        }
    }

    fn scatter(&mut self, cells: &[f64], law: &Law, moved: &mut Vec<Moved>) {
        let mut start = 0;
        for (run, cumulative) in cells.chunks_exact(law.sharing).zip(law.cumulative.iter().cycle()) {
            for (i, &people) in run.iter().enumerate().filter(|(_, people)| **people > NOBODY) {
                let mut below = 0.0;
                for (outcome, &up_to) in cumulative.iter().enumerate() {
                    if up_to > below {
                        moved.push(Moved { cell: start + i, outcome, count: people * (up_to - below) });
                    }
                    below = up_to;
                }
            }
            start += law.sharing;
        }
    }

    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>) {
        let total: f64 = cells.iter().sum();
        let share = if total > 0.0 { (k / total).min(1.0) } else { 0.0 };
        let filled = cells.iter().enumerate().filter(|(_, people)| **people > 0.0);
        taken.extend(filled.map(|(cell, people)| Taken { cell, count: people * share }));
    }

    fn raise(&mut self, cells: &[f64], means: &[f64], slab: Slab, raised: &mut Vec<Raised>) -> f64 {
        let Slab { classes, sharing } = slab;
        let mut total = 0.0;
        for (r, (slab, means)) in cells.chunks_exact(classes * sharing).zip(means.chunks_exact(sharing)).enumerate() {
            for (h, &mean) in means.iter().enumerate().filter(|(_, mean)| **mean > 0.0) {
                let none = math::exp(-mean);
                for (i, &members) in slab.iter().enumerate().skip(h).step_by(sharing) {
                    total += members * mean;
                    if members < NOBODY {
                        continue;
                    }
                    let (mut probability, mut rest, mut referrals) = (none, 1.0 - none, 1);
                    while rest > NEGLIGIBLE && referrals < 200 {
                        probability *= mean / f64::from(referrals);
                        let cell = r * classes * sharing + i;
                        raised.push(Raised { cell, before: r, referrals, members: members * probability });
                        rest -= probability;
                        referrals += 1;
                    }
                }
            }
        }
        total
    }
}
