//! Members who invite as long as they stay: the linear birth–death process, with or without people who come by
//! themselves (Kendall 1948, "On the generalized birth-and-death process", Annals of Mathematical Statistics 19).

use rand::RngExt as _;
use rand_distr::{Distribution as _, Exp1};

use crate::math;
use crate::theory::TheoryError;
use crate::theory::domain::{count, within};
use crate::theory::keyed::generator;

/// Rates per unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BirthDeath {
    /// Friends that a member brings.
    birth: f64,
    /// At which a member is lost.
    death: f64,
    /// People who come by themselves.
    immigration: f64,
    /// Members at time 0.
    start: u32,
}

/// Mean and variance of the number of members.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Population {
    /// Mean.
    pub mean: f64,
    /// Variance.
    pub variance: f64,
}

impl BirthDeath {
    /// The process.
    ///
    /// # Errors
    /// Rates that are negative or not finite.
    pub fn new(birth: f64, death: f64, immigration: f64, start: u32) -> Result<Self, TheoryError> {
        for (name, rate) in [("birth", birth), ("death", death), ("immigration", immigration)] {
            within(name, rate, 0.0, f64::MAX)?;
        }
        Ok(Self { birth, death, immigration, start })
    }

    /// Mean and variance at a time. From the start: n·E and n·E·h·(λ + μ), with E = e^((λ − μ)t) and h = (E − 1)/(λ − μ);
    /// from those who come by themselves: ν·h and ν·h·(1 + λ·h).
    ///
    /// # Errors
    /// A negative time.
    pub fn at(&self, time: f64) -> Result<Population, TheoryError> {
        within("time", time, 0.0, f64::MAX)?;
        let start = f64::from(self.start);
        let (growth, h) = self.growth(time);
        let (own, came) = (start * growth, self.immigration * h);
        let variance = own * h * (self.birth + self.death) + came * (1.0 + self.birth * h);
        Ok(Population { mean: own + came, variance })
    }

    /// E = e^((λ − μ)t) and (E − 1)/(λ − μ).
    fn growth(&self, time: f64) -> (f64, f64) {
        let net = self.birth - self.death;
        let h = if net == 0.0 { time } else { math::exp_m1(net * time) / net };
        (math::exp(net * time), h)
    }

    /// Mean and variance in the long run, where more are lost than brought: mean ν/(μ − λ), negative binomial.
    #[must_use]
    pub fn stationary(&self) -> Option<Population> {
        let left = self.death - self.birth;
        (left > 0.0).then(|| {
            let mean = self.immigration / left;
            Population { mean, variance: mean * self.death / left }
        })
    }

    /// Chance that nobody of the start, and of those they brought, is left at a time; who comes by himself not counted:
    /// (μ·h/(1 + λ·h))ⁿ, n the members at the start.
    ///
    /// # Errors
    /// A negative time.
    pub fn extinct_by(&self, time: f64) -> Result<f64, TheoryError> {
        within("time", time, 0.0, f64::MAX)?;
        let (_, h) = self.growth(time);
        let one = if h.is_finite() { self.death * h / (1.0 + self.birth * h) } else { self.death / self.birth };
        Ok(math::pow(one, f64::from(self.start)))
    }

    /// Chance that the members of the start and all they bring ever die out: min(1, μ/λ)ⁿ.
    #[must_use]
    pub fn extinction(&self) -> f64 {
        let one = if self.death >= self.birth { f64::from(self.death > 0.0) } else { self.death / self.birth };
        math::pow(one, f64::from(self.start))
    }

    /// Members at rising times in one simulation, event by event (Gillespie 1977); it holds still once there are `most`
    /// members.
    ///
    /// # Errors
    /// More than 1,000 times; times that do not rise from 0 on.
    pub fn simulate(&self, times: &[f64], most: u32, seed: u64, run: u64) -> Result<Vec<u32>, TheoryError> {
        count("times", times.len(), 1, 1000)?;
        let mut rng = generator(seed, run);
        let (mut now, mut last, mut members) = (0.0, 0.0, self.start);
        let mut seen = Vec::with_capacity(times.len());
        let wait = |members: u32, rng: &mut _| {
            let rate = self.immigration + f64::from(members) * (self.birth + self.death);
            let unit: f64 = Exp1.sample(rng);
            if rate > 0.0 && members < most { unit / rate } else { f64::INFINITY }
        };
        now += wait(members, &mut rng);
        for &time in times {
            last = within("time", time, last, f64::MAX)?;
            while now <= last {
                let rate = self.immigration + f64::from(members) * (self.birth + self.death);
                let lost = rng.random::<f64>() * rate < f64::from(members) * self.death;
                members = if lost { members - 1 } else { members + 1 };
                now += wait(members, &mut rng);
            }
            seen.push(members);
        }
        Ok(seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rates_are_the_limit() {
        let at = |birth: f64| {
            let process = BirthDeath::new(birth, 0.5, 3.0, 4).unwrap();
            let Population { mean, variance } = process.at(2.5).unwrap();
            (mean, variance, process.extinct_by(2.5).unwrap())
        };
        let (same, near) = (at(0.5), at(0.5 + 1e-9));
        assert!((same.0 - near.0).abs() < 1e-6 && (same.1 - near.1).abs() < 1e-6 && (same.2 - near.2).abs() < 1e-8);
    }

    #[test]
    fn the_long_run_is_stationary() {
        let process = BirthDeath::new(0.03, 0.05, 1000.0, 0).unwrap();
        let (late, still) = (process.at(2000.0).unwrap(), process.stationary().unwrap());
        assert!((late.mean / still.mean - 1.0).abs() < 1e-12 && (late.variance / still.variance - 1.0).abs() < 1e-12);
        assert!(BirthDeath::new(0.05, 0.05, 1.0, 0).unwrap().stationary().is_none());
        let growing = BirthDeath::new(1.5, 1.0, 0.0, 2).unwrap();
        assert!((growing.extinct_by(1e6).unwrap() - growing.extinction()).abs() < 1e-12);
    }

    #[test]
    fn simulation_agrees() {
        let process = BirthDeath::new(0.6, 0.9, 2.0, 5).unwrap();
        let runs = 20_000u64;
        let ends: Vec<f64> =
            (0..runs).map(|run| f64::from(process.simulate(&[1.5], 1000, 9, run).unwrap()[0])).collect();
        let mean = ends.iter().sum::<f64>() / runs as f64;
        let variance = ends.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / runs as f64;
        let expected = process.at(1.5).unwrap();
        assert!((mean - expected.mean).abs() < 4.0 * (expected.variance / runs as f64).sqrt(), "{mean}");
        assert!((variance / expected.variance - 1.0).abs() < 0.05, "{variance} against {}", expected.variance);
    }
}
