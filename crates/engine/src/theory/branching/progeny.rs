//! Total size of cascades, and their simulation.

use super::Offspring;
use crate::theory::TheoryError;
use crate::theory::domain::count;
use crate::theory::keyed::generator;

/// Everybody who ever joins in the cascades from some seeds, the seeds included.
#[derive(Clone, Debug, PartialEq)]
pub struct Progeny {
    /// Law of the friends of one member.
    pub offspring: Offspring,
    /// Members at the start.
    pub seeds: u32,
}

impl Progeny {
    /// P(total = n) = seeds/n · P(N₁ + … + N_n = n − seeds) (Dwass 1969, "The total progeny in a branching process and a
    /// related random walk", Journal of Applied Probability 6). Poisson offspring: Borel 1942 for one seed, Borel and
    /// Tanner for more.
    ///
    /// # Errors
    /// n above 20,000.
    pub fn probability(&self, n: u32) -> Result<f64, TheoryError> {
        count("n", n as usize, 0, 20_000)?;
        if self.seeds == 0 || n < self.seeds {
            return Ok(f64::from(n == 0 && self.seeds == 0));
        }
        let share = f64::from(self.seeds) / f64::from(n);
        Ok(share * self.offspring.probability_of_sum(n, n - self.seeds))
    }

    /// Mean total, seeds/(1 − R); infinite where R ≥ 1.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let left = 1.0 - self.offspring.mean();
        if left > 0.0 { f64::from(self.seeds) / left } else { f64::INFINITY }
    }

    /// Variance of the total, seeds·σ²/(1 − R)³; infinite where R ≥ 1.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let left = 1.0 - self.offspring.mean();
        if left > 0.0 {
            f64::from(self.seeds) * self.offspring.variance() / (left * left * left)
        } else {
            f64::INFINITY
        }
    }

    /// One simulated set of cascades: it stops when it has died out, after `generations` generations, or once more than
    /// `most` people have joined.
    ///
    /// # Errors
    /// More than 10⁵ generations.
    pub fn simulate(&self, generations: usize, most: f64, seed: u64, run: u64) -> Result<Cascade, TheoryError> {
        count("generations", generations, 0, 100_000)?;
        let mut rng = generator(seed, run);
        let mut sizes = vec![f64::from(self.seeds)];
        let (mut alive, mut total) = (f64::from(self.seeds), f64::from(self.seeds));
        while alive > 0.0 && sizes.len() <= generations && total <= most {
            alive = self.offspring.draw(alive, &mut rng);
            total += alive;
            sizes.push(alive);
        }
        Ok(Cascade { died: alive == 0.0, total, sizes })
    }
}

/// A simulated set of cascades.
#[derive(Clone, Debug, PartialEq)]
pub struct Cascade {
    /// People of generation 0 (the seeds), 1, 2, …
    pub sizes: Vec<f64>,
    /// All of them.
    pub total: f64,
    /// Whether it has died out within the limits.
    pub died: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_make_one_and_have_the_moments() {
        for offspring in [
            Offspring::poisson(0.6).unwrap(),
            Offspring::negative_binomial(0.5, 0.7).unwrap(),
            Offspring::binomial(5, 0.1).unwrap(),
            Offspring::table(&[0.6, 0.3, 0.1]).unwrap(),
        ] {
            for seeds in [1, 3] {
                let progeny = Progeny { offspring: offspring.clone(), seeds };
                let law: Vec<f64> = (0..1500).map(|n| progeny.probability(n).unwrap()).collect();
                let moment = |power: i32| law.iter().enumerate().map(|(n, p)| p * (n as f64).powi(power)).sum::<f64>();
                assert!((moment(0) - 1.0).abs() < 1e-9, "{progeny:?}: {}", moment(0));
                assert!((moment(1) / progeny.mean() - 1.0).abs() < 1e-8, "{progeny:?}: {}", moment(1));
                let variance = moment(2) - moment(1) * moment(1);
                assert!((variance / progeny.variance() - 1.0).abs() < 1e-6, "{progeny:?}: {variance}");
            }
        }
    }

    #[test]
    fn simulations_stop_at_their_limits() {
        let growing = Progeny { offspring: Offspring::poisson(3.0).unwrap(), seeds: 10 };
        let cascade = growing.simulate(1000, 1e5, 1, 0).unwrap();
        assert!(!cascade.died && cascade.total > 1e5 && cascade.total < 1e6);
        assert_eq!(growing.simulate(4, 1e9, 1, 0).unwrap().sizes.len(), 5);
        assert_eq!(cascade, growing.simulate(1000, 1e5, 1, 0).unwrap());
        assert!(growing.mean().is_infinite());
    }
}
