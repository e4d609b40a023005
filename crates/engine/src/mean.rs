//! Expectations in the place of draws.

use crate::chance::{Chance, Law, Raised, Slab, Taken};
use crate::math;
use crate::streams::Subsystem;

/// Flow out of a cell, as a share of all people of the stage, below which it is left out: over a year of days such flows
/// come to less than a thousandth of the stage, and they would be most of the work.
const NEGLIGIBLE: f64 = 1e-8;

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

    fn log_normals(&mut self, count: f64, median: f64, spread: f64) -> f64 {
        count * median * math::exp(spread * spread / 2.0)
    }

    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, mut give: impl FnMut(usize, f64)) {
        for (i, weight) in weights.enumerate() {
            if n * weight > 0.0 {
                give(i, n * weight);
            }
        }
    }

    fn scatter(&mut self, cells: &mut [f64], law: &Law, mut moved: impl FnMut(usize, usize, f64)) {
        let negligible = NEGLIGIBLE * cells.iter().sum::<f64>();
        for (run, (cells, class)) in cells.chunks_exact_mut(law.sharing).zip(law.classes.iter().cycle()).enumerate() {
            let any = class.any();
            for (i, people) in cells.iter_mut().enumerate() {
                if *people * any <= negligible {
                    continue;
                }
                let mut left = *people;
                for (outcome, p) in class.of_spared.iter().enumerate().filter(|(_, p)| **p > 0.0) {
                    moved(run * law.sharing + i, outcome, left * p);
                    left -= left * p;
                }
                *people = left;
            }
        }
    }

    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>) {
        let total: f64 = cells.iter().sum();
        let share = if total > 0.0 { (k / total).min(1.0) } else { 0.0 };
        let filled = cells.iter().enumerate().filter(|(_, people)| **people > 0.0);
        taken.extend(filled.map(|(cell, people)| Taken { cell, count: people * share }));
    }

    fn raise(&mut self, cells: &[f64], means: &[f64], slab: Slab, raised: &mut Vec<Raised>) -> f64 {
        let Slab { classes, sharing, climbs } = slab;
        let mut total = 0.0;
        if !climbs {
            // Nobody moves: only the number of credits matters.
            total = cells.iter().zip(means.iter().cycle()).map(|(members, mean)| members * mean).sum();
            raised.push(Raised { cell: 0, before: 0, referrals: 1, members: total });
            return total;
        }
        let negligible = NEGLIGIBLE * cells.iter().sum::<f64>();
        for (r, (slab, means)) in cells.chunks_exact(classes * sharing).zip(means.chunks_exact(sharing)).enumerate() {
            for (h, &mean) in means.iter().enumerate().filter(|(_, mean)| **mean > 0.0) {
                let none = math::exp(-mean);
                let start = r * classes * sharing + h;
                for (i, &members) in slab[h..].iter().step_by(sharing).enumerate() {
                    total += members * mean;
                    let (mut count, mut rest, mut referrals) = (members * none, members * (1.0 - none), 1);
                    while rest > negligible && referrals < 200 {
                        count *= mean / f64::from(referrals);
                        raised.push(Raised { cell: start + i * sharing, before: r, referrals, members: count });
                        rest -= count;
                        referrals += 1;
                    }
                }
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::OUTCOMES;

    #[test]
    fn scatter_and_pick_keep_everybody() {
        let law = Law::new(vec![[0.1, 0.2, 0.0, 0.0], [0.0, 0.0, 0.5, 0.0]], 2);
        let mut cells = [10.0, 20.0, 40.0, 0.0];
        let mut counts = [[0.0; OUTCOMES]; 4];
        Mean.scatter(&mut cells, &law, |cell, outcome, count| counts[cell][outcome] += count);
        let wanted = [[1.0, 1.8, 0.0, 0.0], [2.0, 3.6, 0.0, 0.0], [0.0, 0.0, 20.0, 0.0], [0.0; 4]];
        for (got, wanted) in counts.iter().flatten().zip(wanted.iter().flatten()) {
            assert!((got - wanted).abs() < 1e-12, "{counts:?}");
        }
        assert_eq!(cells, [7.2, 14.4, 20.0, 0.0]);
        let cells = [10.0, 20.0, 40.0, 0.0];
        let mut taken = Vec::new();
        Mean.pick(&cells, 35.0, &mut taken);
        let counts: Vec<_> = taken.iter().map(|taken| (taken.cell, taken.count)).collect();
        assert_eq!(counts, [(0, 5.0), (1, 10.0), (2, 20.0)]);
    }

    /// Members with 1, 2, … referrals are Poisson, and all credits together are members × mean.
    #[test]
    fn raise_is_the_mean_of_poisson_numbers() {
        let slab = Slab { classes: 1, sharing: 2, climbs: true };
        let (cells, means) = ([100.0, 50.0, 0.0, 8.0], [0.2, 1.5, 0.1, 40.0]);
        let mut raised = Vec::new();
        let total = Mean.raise(&cells, &means, slab, &mut raised);
        assert!((total - (20.0 + 75.0 + 320.0)).abs() < 1e-9);
        let credits: f64 = raised.iter().map(|raised| raised.members * f64::from(raised.referrals)).sum();
        assert!((credits / total - 1.0).abs() < 1e-6, "{credits} of {total}");
        let two = raised.iter().find(|raised| raised.cell == 1 && raised.referrals == 2).unwrap();
        assert!((two.members - 50.0 * f64::exp(-1.5) * 1.125).abs() < 1e-9);
        assert!(raised.iter().all(|raised| raised.before == raised.cell / 2));
    }
}
