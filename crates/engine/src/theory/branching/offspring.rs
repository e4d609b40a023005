//! The law of the number of friends that one member brings.

use rand::Rng;
use rand_distr::{Binomial, Distribution as _, Gamma, Poisson};

use crate::math;
use crate::theory::TheoryError;
use crate::theory::domain::{count, positive, within};
use crate::theory::special;

/// Largest mean, so that sums over generations stay exact.
const MOST: f64 = 1e6;

/// Number of friends that one member brings, independently of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Offspring(Law);

#[derive(Clone, Debug, PartialEq)]
enum Law {
    Poisson {
        mean: f64,
    },
    NegativeBinomial {
        mean: f64,
        dispersion: f64,
    },
    Binomial {
        trials: u32,
        success: f64,
    },
    /// Probabilities of 0, 1, 2, … friends.
    Table {
        shares: Vec<f64>,
    },
}

impl Offspring {
    /// Everybody alike, invitations independent.
    ///
    /// # Errors
    /// A mean outside of [0, 10⁶].
    pub fn poisson(mean: f64) -> Result<Self, TheoryError> {
        Ok(Self(Law::Poisson { mean: within("mean", mean, 0.0, MOST)? }))
    }

    /// P(n) = (1 − p)·pⁿ with p = mean/(1 + mean): the negative binomial with dispersion 1.
    ///
    /// # Errors
    /// As [`Offspring::poisson`].
    pub fn geometric(mean: f64) -> Result<Self, TheoryError> {
        Self::negative_binomial(mean, 1.0)
    }

    /// Poisson with a mean that is Gamma over members, of shape `dispersion`: few bring most where it is small. Generating
    /// function (1 + mean/k·(1 − s))^(−k) (Lloyd-Smith et al. 2005, Nature 438). Infinite dispersion is Poisson.
    ///
    /// # Errors
    /// A mean outside of [0, 10⁶], a dispersion that is not above 0.
    pub fn negative_binomial(mean: f64, dispersion: f64) -> Result<Self, TheoryError> {
        if dispersion == f64::INFINITY {
            return Self::poisson(mean);
        }
        let dispersion = positive("dispersion", dispersion)?;
        Ok(Self(Law::NegativeBinomial { mean: within("mean", mean, 0.0, MOST)?, dispersion }))
    }

    /// `trials` contacts of whom each accepts with probability `success`.
    ///
    /// # Errors
    /// More than 10⁶ trials, a success outside of [0, 1].
    pub fn binomial(trials: u32, success: f64) -> Result<Self, TheoryError> {
        count("trials", trials as usize, 0, MOST as usize)?;
        Ok(Self(Law::Binomial { trials, success: within("success", success, 0.0, 1.0)? }))
    }

    /// Any law on 0, 1, 2, … by its probabilities, brought to a sum of 1.
    ///
    /// # Errors
    /// No entry or more than 1,000, an entry that is negative or not finite, a sum of 0.
    pub fn table(shares: &[f64]) -> Result<Self, TheoryError> {
        count("shares", shares.len(), 1, 1000)?;
        for &share in shares {
            within("share", share, 0.0, MOST)?;
        }
        let sum = positive("sum of the shares", shares.iter().sum())?;
        Ok(Self(Law::Table { shares: shares.iter().map(|share| share / sum).collect() }))
    }

    /// Mean number of friends: the reproduction number R.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match &self.0 {
            Law::Poisson { mean } | Law::NegativeBinomial { mean, .. } => *mean,
            Law::Binomial { trials, success } => f64::from(*trials) * success,
            Law::Table { shares } => shares.iter().zip(0u32..).map(|(share, n)| share * f64::from(n)).sum(),
        }
    }

    /// Variance of the number of friends.
    #[must_use]
    pub fn variance(&self) -> f64 {
        match &self.0 {
            Law::Poisson { mean } => *mean,
            Law::NegativeBinomial { mean, dispersion } => mean * (1.0 + mean / dispersion),
            Law::Binomial { trials, success } => f64::from(*trials) * success * (1.0 - success),
            Law::Table { shares } => {
                let mean = self.mean();
                let squared = |n: u32| (f64::from(n) - mean) * (f64::from(n) - mean);
                shares.iter().zip(0u32..).map(|(share, n)| share * squared(n)).sum()
            }
        }
    }

    /// Generating function f(s) = E[s^N], s in [0, 1].
    #[must_use]
    pub fn generating(&self, s: f64) -> f64 {
        match &self.0 {
            Law::Poisson { mean } => math::exp(-mean * (1.0 - s)),
            Law::NegativeBinomial { mean, dispersion } => {
                math::exp(-dispersion * math::ln_1p(mean / dispersion * (1.0 - s)))
            }
            Law::Binomial { trials, success } => math::pow(1.0 - success * (1.0 - s), f64::from(*trials)),
            Law::Table { shares } => shares.iter().rev().fold(0.0, |sum, share| sum * s + share),
        }
    }

    /// f′(s).
    fn slope(&self, s: f64) -> f64 {
        match &self.0 {
            Law::Poisson { mean } => mean * self.generating(s),
            Law::NegativeBinomial { mean, dispersion } => {
                mean * self.generating(s) / (1.0 + mean / dispersion * (1.0 - s))
            }
            Law::Binomial { trials, success } => {
                let trials = f64::from(*trials);
                if trials == 0.0 { 0.0 } else { trials * success * math::pow(1.0 - success * (1.0 - s), trials - 1.0) }
            }
            Law::Table { shares } => {
                let terms = shares.iter().enumerate().skip(1).rev();
                terms.fold(0.0, |sum, (n, share)| sum * s + share * n as f64)
            }
        }
    }

    /// P(N = n).
    #[must_use]
    pub fn probability(&self, n: u32) -> f64 {
        self.probability_of_sum(1, n)
    }

    /// P(N ≥ n), summed from the side where less is lost to rounding.
    #[must_use]
    pub fn at_least(&self, n: u32) -> f64 {
        if n == 0 {
            return 1.0;
        }
        if f64::from(n) <= self.mean() {
            return 1.0 - (0..n).map(|n| self.probability(n)).sum::<f64>();
        }
        let mut sum = 0.0;
        for n in n..u32::MAX {
            let term = self.probability(n);
            sum += term;
            // The terms fall by a factor that falls as well.
            if term <= sum * 1e-17 {
                break;
            }
        }
        sum
    }

    /// E[min(N, cap)]: referrals that earn a reward under a cap, Σ P(N ≥ j) for j = 1 … cap.
    ///
    /// # Errors
    /// A cap above 10⁵.
    pub fn capped_mean(&self, cap: u32) -> Result<f64, TheoryError> {
        count("cap", cap as usize, 0, 100_000)?;
        let (mut at_least, mut sum) = (1.0f64, 0.0);
        for n in 0..cap {
            at_least = (at_least - self.probability(n)).max(0.0);
            sum += at_least;
        }
        Ok(sum)
    }

    /// Share of all friends that the `top` share of members with the largest propensity brings, for a negative binomial
    /// law: 1 − P(k + 1, x) with P(k, x) = 1 − top, P the distribution function of Gamma laws (Lloyd-Smith et al. 2005).
    /// Members alike in propensity, as under every other law, bring `top`.
    ///
    /// # Errors
    /// A share outside of [0, 1].
    pub fn share_by_top(&self, top: f64) -> Result<f64, TheoryError> {
        within("top", top, 0.0, 1.0)?;
        match &self.0 {
            Law::NegativeBinomial { dispersion, .. } if top > 0.0 && top < 1.0 => {
                Ok(1.0 - special::gamma_cdf(dispersion + 1.0, special::gamma_quantile(*dispersion, 1.0 - top)))
            }
            _ => Ok(top),
        }
    }

    /// P(N₁ + … + N_members = n).
    pub(super) fn probability_of_sum(&self, members: u32, n: u32) -> f64 {
        let (m, x) = (f64::from(members), f64::from(n));
        match &self.0 {
            Law::Poisson { mean } => {
                let mean = m * mean;
                if mean == 0.0 {
                    f64::from(n == 0)
                } else {
                    math::exp(x * math::ln(mean) - mean - math::ln_factorial(x))
                }
            }
            Law::NegativeBinomial { mean, dispersion } => {
                if *mean == 0.0 {
                    return f64::from(n == 0);
                }
                let shape = m * dispersion;
                let ways = special::ln_gamma(shape + x) - special::ln_gamma(shape) - math::ln_factorial(x);
                math::exp(ways - shape * math::ln_1p(mean / dispersion) - x * math::ln_1p(dispersion / mean))
            }
            Law::Binomial { trials, success } => {
                let trials = m * f64::from(*trials);
                if x > trials {
                    return 0.0;
                }
                if *success == 0.0 || *success == 1.0 {
                    return f64::from(x == trials * success);
                }
                let ways = math::ln_factorial(trials) - math::ln_factorial(x) - math::ln_factorial(trials - x);
                math::exp(ways + x * math::ln(*success) + (trials - x) * math::ln_1p(-success))
            }
            Law::Table { shares } if members == 1 => shares.get(n as usize).copied().unwrap_or_default(),
            Law::Table { shares } => coefficient_of_power(shares, members, n as usize),
        }
    }

    /// How many friends `members` members bring together. Law of the sum, so that a crowd costs no more than one.
    pub(super) fn draw(&self, members: f64, rng: &mut impl Rng) -> f64 {
        if members <= 0.0 {
            return 0.0;
        }
        match &self.0 {
            Law::Poisson { mean } => poisson(members * mean, rng),
            Law::NegativeBinomial { mean, dispersion } => {
                // Shape and scale are finite and above 0 for a checked law, or nobody is invited.
                let together = Gamma::new(members * dispersion, mean / dispersion).map_or(0.0, |law| law.sample(rng));
                poisson(together, rng)
            }
            Law::Binomial { trials, success } => {
                let trials = (members * f64::from(*trials)) as u64;
                Binomial::new(trials, *success).map_or(0.0, |law| law.sample(rng) as f64)
            }
            Law::Table { shares } => {
                // A multinomial: how many of the members bring 0, 1, 2, … friends.
                let (mut left, mut rest, mut sum) = (members as u64, 1.0, 0.0);
                for (&share, n) in shares.iter().zip(0u32..) {
                    let chance = if rest > 0.0 { (share / rest).min(1.0) } else { 1.0 };
                    let these = Binomial::new(left, chance).map_or(0, |law| law.sample(rng));
                    sum += these as f64 * f64::from(n);
                    (left, rest) = (left - these, rest - share);
                }
                sum
            }
        }
    }

    /// Chance that cascades from `seeds` members die out: q^seeds, q the least root of q = f(q) in [0, 1] (Harris 1963,
    /// "The theory of branching processes", I.6).
    #[must_use]
    pub fn extinction(&self, seeds: u32) -> f64 {
        // Only where everybody brings exactly one friend, R = 1 goes on for ever.
        let one_each = self.variance() == 0.0 && self.mean() == 1.0;
        if self.mean() <= 1.0 && !one_each {
            return 1.0;
        }
        // f(s) − s is convex: Newton's steps from 0 rise to the least root and never pass it.
        let mut q = 0.0;
        for _ in 0..200 {
            let step = (self.generating(q) - q) / (1.0 - self.slope(q));
            if step.is_nan() || step <= 1e-16 {
                break;
            }
            q = (q + step).min(1.0);
        }
        math::pow(q, f64::from(seeds))
    }

    /// Chance that cascades from `seeds` members are dead by generation g, g = 0 … `generations`: q_g = f(q_{g−1}), q_0 = 0.
    ///
    /// # Errors
    /// More than 10⁵ generations.
    pub fn extinct_by(&self, seeds: u32, generations: usize) -> Result<Vec<f64>, TheoryError> {
        count("generations", generations, 0, 100_000)?;
        let mut q = 0.0;
        let mut all = Vec::with_capacity(generations + 1);
        for _ in 0..=generations {
            all.push(if seeds == 0 { 1.0 } else { math::pow(q, f64::from(seeds)) });
            q = self.generating(q);
        }
        Ok(all)
    }

    /// Mean size of generation g from one seed: Rᵍ.
    #[must_use]
    pub fn generation_mean(&self, generation: u32) -> f64 {
        math::pow(self.mean(), f64::from(generation))
    }

    /// Variance of the size of generation g from one seed: σ²·R^(g−1)·(1 + R + … + R^(g−1)).
    #[must_use]
    pub fn generation_variance(&self, generation: u32) -> f64 {
        let (mean, variance) = (self.mean(), self.variance());
        // V_{g+1} = σ²·Rᵍ + R²·V_g.
        let (mut people, mut of_generation) = (1.0, 0.0);
        for _ in 0..generation {
            of_generation = variance * people + mean * mean * of_generation;
            people *= mean;
            if !of_generation.is_finite() {
                break;
            }
        }
        of_generation
    }
}

fn poisson(mean: f64, rng: &mut impl Rng) -> f64 {
    // Mean 0 has no law in rand_distr; above its largest mean, nothing here gets.
    Poisson::new(mean).map_or(0.0, |law| law.sample(rng))
}

/// Coefficient of sⁿ in the power of a polynomial, by the recurrence of J. C. P. Miller (Knuth, "The art of computer
/// programming" 2, 4.7), after taking out the factor s^d that the polynomial may have. No digits are lost while
/// n ≤ power: all terms are positive then.
fn coefficient_of_power(shares: &[f64], power: u32, n: usize) -> f64 {
    let Some(lowest) = shares.iter().position(|&share| share > 0.0) else {
        return 0.0;
    };
    let Some(n) = n.checked_sub(lowest * power as usize) else {
        return 0.0;
    };
    let shares = &shares[lowest..];
    let power = f64::from(power);
    // In units of e^`unit`, since the first coefficient may be far below what a number can hold, and the others, in units
    // of it, far above.
    let mut unit = power * math::ln(shares[0]);
    let mut scaled = vec![1.0f64];
    for k in 1..=n {
        let terms = (1..=k.min(shares.len() - 1))
            .map(|i| ((power + 1.0) * i as f64 - k as f64) * shares[i] / shares[0] * scaled[k - i]);
        let next = terms.sum::<f64>() / k as f64;
        scaled.push(next);
        if next > LARGE {
            scaled.iter_mut().for_each(|value| *value /= LARGE);
            unit += math::ln(LARGE);
        }
    }
    if scaled[n] <= 0.0 { 0.0 } else { math::exp(unit + math::ln(scaled[n])) }
}

/// Where coefficients are scaled down.
const LARGE: f64 = 1e100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::keyed::generator;

    fn laws() -> Vec<Offspring> {
        vec![
            Offspring::poisson(1.3).unwrap(),
            Offspring::negative_binomial(2.0, 0.4).unwrap(),
            Offspring::geometric(0.8).unwrap(),
            Offspring::binomial(10, 0.2).unwrap(),
            Offspring::table(&[0.4, 0.2, 0.0, 0.4]).unwrap(),
        ]
    }

    #[test]
    fn moments_are_those_of_the_probabilities() {
        for law in laws() {
            let moment = |power: i32| (0..400u32).map(|n| law.probability(n) * f64::from(n).powi(power)).sum::<f64>();
            assert!((moment(0) - 1.0).abs() < 1e-9, "{law:?}");
            assert!((moment(1) - law.mean()).abs() < 1e-9, "{law:?}");
            assert!((moment(2) - moment(1) * moment(1) - law.variance()).abs() < 1e-7, "{law:?}");
            let generating: f64 = (0..400u32).map(|n| law.probability(n) * 0.7f64.powi(n as i32)).sum();
            assert!((generating - law.generating(0.7)).abs() < 1e-12, "{law:?}");
            let slope = (law.generating(0.7 + 1e-6) - law.generating(0.7 - 1e-6)) / 2e-6;
            assert!((slope - law.slope(0.7)).abs() < 1e-7, "{law:?}");
            let tail: f64 = (4..400).map(|n| law.probability(n)).sum();
            assert!((tail - law.at_least(4)).abs() < 1e-12, "{law:?}");
            let capped: f64 = (0..400u32).map(|n| law.probability(n) * f64::from(n.min(3))).sum();
            assert!((capped - law.capped_mean(3).unwrap()).abs() < 1e-9, "{law:?}");
        }
    }

    #[test]
    fn draws_of_many_have_the_moments_of_the_sum() {
        for law in laws() {
            let (members, runs) = (7.0, 20_000);
            let sums: Vec<f64> = (0..runs).map(|run| law.draw(members, &mut generator(3, run))).collect();
            let mean = sums.iter().sum::<f64>() / runs as f64;
            let variance = sums.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / runs as f64;
            let error = (members * law.variance() / runs as f64).sqrt();
            assert!((mean - members * law.mean()).abs() < 5.0 * error, "{law:?}: {mean}");
            assert!((variance / (members * law.variance()) - 1.0).abs() < 0.1, "{law:?}: {variance}");
        }
    }

    /// Lotka 1931, "The extinction of families": sons of American men, P(0) = 0.4825, P(n) = 0.2126·0.5893^(n−1).
    #[test]
    fn lotkas_families() {
        let mut shares = vec![0.4825];
        shares.extend((0..200).map(|n| 0.2126 * 0.5893f64.powi(n)));
        let q = Offspring::table(&shares).unwrap().extinction(1);
        assert!((q - 0.819).abs() < 1e-3, "{q}");
    }

    #[test]
    fn the_few_bring_most() {
        // Exponential propensities by hand: the top share t brings t·(1 − ln t).
        let top = Offspring::geometric(2.0).unwrap().share_by_top(0.2).unwrap();
        assert!((top - 0.2 * (1.0 - 0.2f64.ln())).abs() < 1e-12, "{top}");
        // Lloyd-Smith et al. 2005: with k 0.16, as for SARS, a fifth brings nearly nine tenths.
        let sars = Offspring::negative_binomial(1.63, 0.16).unwrap().share_by_top(0.2).unwrap();
        assert!((sars - 0.88).abs() < 0.01, "{sars}");
        assert_eq!(Offspring::poisson(3.0).unwrap().share_by_top(0.2).unwrap(), 0.2);
    }

    #[test]
    fn extinction_at_the_edges() {
        assert_eq!(Offspring::poisson(1.0).unwrap().extinction(1), 1.0);
        assert_eq!(Offspring::table(&[0.0, 1.0]).unwrap().extinction(1), 0.0);
        assert_eq!(Offspring::binomial(2, 1.0).unwrap().extinction(1), 0.0);
        let near = Offspring::poisson(1.001).unwrap().extinction(1);
        assert!((near - (1.001f64 * (near - 1.0)).exp()).abs() < 1e-13 && near < 0.999, "{near}");
        let q = Offspring::poisson(1.5).unwrap().extinction(1);
        assert!((Offspring::poisson(1.5).unwrap().extinction(3) - q * q * q).abs() < 1e-15);
    }

    #[test]
    fn variance_of_a_generation() {
        let law = Offspring::poisson(0.8).unwrap();
        let expected = 0.8 * 0.8f64.powi(3) * (1.0 - 0.8f64.powi(4)) / 0.2;
        assert!((law.generation_variance(4) - expected).abs() < 1e-12);
        assert!((law.generation_mean(4) - 0.8f64.powi(4)).abs() < 1e-12);
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Offspring::poisson(f64::NAN).is_err());
        assert!(Offspring::negative_binomial(1.0, 0.0).is_err());
        assert!(Offspring::binomial(1, 1.5).is_err());
        assert!(Offspring::table(&[]).is_err());
        assert!(Offspring::table(&[0.0, 0.0]).is_err());
    }
}
