//! Expectations in the place of draws.

use crate::chance::{Chance, Raised, Taken};
use crate::math;
use crate::streams::Subsystem;

/// Members with more referrals in a step than this share of a cell are not followed one by one.
const NEGLIGIBLE: f64 = 1e-10;

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

    fn split(
        &mut self,
        n: f64,
        weights: impl Iterator<Item = f64> + Clone,
        mut give: impl FnMut(usize, f64),
    ) {
        for (i, weight) in weights.enumerate() {
            if n * weight > 0.0 {
                give(i, n * weight);
            }
        }
    }

    fn thin(&mut self, cells: &[f64], p: f64, taken: &mut Vec<Taken>) {
        if p > 0.0 {
            taken.extend(filled(cells).map(|(cell, people)| Taken {
                cell,
                count: people * p,
            }));
        }
    }

    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>) {
        let total: f64 = cells.iter().sum();
        if total > 0.0 {
            self.thin(cells, (k / total).min(1.0), taken);
        }
    }

    fn raise(&mut self, cells: &[f64], means: &[f64], raised: &mut Vec<Raised>) -> f64 {
        let mut total = 0.0;
        // The law of one member's referrals is the same in every block, so it is computed once.
        for (inner, &mean) in means.iter().enumerate().filter(|(_, mean)| **mean > 0.0) {
            let none = math::exp(-mean);
            for cell in (inner..cells.len())
                .step_by(means.len())
                .filter(|&cell| cells[cell] > 0.0)
            {
                total += cells[cell] * mean;
                let mut probability = none;
                let mut rest = 1.0 - none;
                let mut referrals = 1;
                while rest > NEGLIGIBLE && referrals < 200 {
                    probability *= mean / f64::from(referrals);
                    raised.push(Raised {
                        cell,
                        referrals,
                        members: cells[cell] * probability,
                    });
                    rest -= probability;
                    referrals += 1;
                }
            }
        }
        total
    }
}

/// Cells with anybody in them.
fn filled(cells: &[f64]) -> impl Iterator<Item = (usize, f64)> {
    cells
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, people)| *people > 0.0)
}
