//! Planning of a test of two variants: how many people it takes, and what looking at it early does.
//!
//! Three rules for the variance of a difference of shares are in use, and their sample sizes differ by up to 6 %: every
//! function here says which one it takes ([`VarianceRule`]). All tests are two-sided unless said otherwise.

use rand_distr::{Binomial, Distribution as _, StandardNormal};
use serde::{Deserialize, Serialize};

use super::TheoryError;
use super::domain::{count, inner_probability, positive, within};
use super::keyed::generator;
use super::special;
use crate::math;
use crate::quadrature;

/// Variance of the difference of two shares when there is none and when there is one, per person and arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VarianceRule {
    /// Without a difference: 2·p̄·(1 − p̄) with p̄ the mean of the two shares; with one: their own (Fleiss, "Statistical
    /// methods for rates and proportions").
    Pooled,
    /// Their own in both cases.
    Unpooled,
    /// Without a difference: 2·p·(1 − p) at the baseline; with one: their own (the calculator of Evan Miller).
    Baseline,
}

/// Two shares to be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TwoShares {
    /// Share of the present variant.
    pub baseline: f64,
    /// Share of the new variant.
    pub variant: f64,
    /// Chance of a false alarm, two-sided.
    pub alpha: f64,
    /// Which variance.
    pub rule: VarianceRule,
}

impl TwoShares {
    /// Standard deviations of the difference, times the root of the people per arm: without a difference, and with it.
    fn deviations(&self) -> Result<(f64, f64), TheoryError> {
        inner_probability("baseline", self.baseline)?;
        inner_probability("variant", self.variant)?;
        inner_probability("alpha", self.alpha)?;
        if self.baseline == self.variant {
            return Err(TheoryError::NoSolution { what: "two equal shares" });
        }
        let of = |share: f64| share * (1.0 - share);
        let own = of(self.baseline) + of(self.variant);
        let none = match self.rule {
            VarianceRule::Pooled => 2.0 * of(f64::midpoint(self.baseline, self.variant)),
            VarianceRule::Unpooled => own,
            VarianceRule::Baseline => 2.0 * of(self.baseline),
        };
        Ok((none.sqrt(), own.sqrt()))
    }

    /// People per arm, not rounded, so that the difference is found with chance `power`:
    /// (z_{1−α/2}·σ₀ + z_power·σ₁)²/δ². The chance to find it in the wrong direction is left out, as usual.
    ///
    /// # Errors
    /// Shares, alpha or power outside of (0, 1); equal shares.
    pub fn people_per_arm(&self, power: f64) -> Result<f64, TheoryError> {
        inner_probability("power", power)?;
        let (none, own) = self.deviations()?;
        let root = (math::probit(1.0 - self.alpha / 2.0) * none + math::probit(power) * own)
            / (self.variant - self.baseline).abs();
        Ok(root * root)
    }

    /// Chance to find the difference with so many people per arm.
    ///
    /// # Errors
    /// As [`TwoShares::people_per_arm`]; people not above 0.
    pub fn power(&self, people_per_arm: f64) -> Result<f64, TheoryError> {
        positive("people_per_arm", people_per_arm)?;
        let (none, own) = self.deviations()?;
        let shift = (self.variant - self.baseline).abs() * people_per_arm.sqrt();
        Ok(special::normal_cdf((shift - math::probit(1.0 - self.alpha / 2.0) * none) / own))
    }

    /// The least variant share above the baseline that so many people per arm find with chance `power`; `self.variant`
    /// is not used.
    ///
    /// # Errors
    /// As [`TwoShares::people_per_arm`]; too few people for any share.
    pub fn detectable(&self, people_per_arm: f64, power: f64) -> Result<f64, TheoryError> {
        inner_probability("baseline", self.baseline)?;
        let enough = |variant: f64| Self { variant, ..*self }.power(people_per_arm).map(|got| got >= power);
        let (mut low, mut high) = (self.baseline, 1.0 - 1e-12);
        if high <= low || !enough(high)? {
            return Err(TheoryError::NoSolution { what: "detectable difference" });
        }
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if enough(middle)? { high = middle } else { low = middle }
        }
        Ok(high)
    }

    /// Share of simulated tests, people drawn one by one, in which the shares are found to differ by a z-test whose
    /// variance follows the rule from the shares observed.
    ///
    /// # Errors
    /// Shares outside of (0, 1); more than 10⁷ tests.
    pub fn simulate(&self, people_per_arm: u32, tests: u32, seed: u64) -> Result<f64, TheoryError> {
        inner_probability("baseline", self.baseline)?;
        inner_probability("variant", self.variant)?;
        let limit = math::probit(1.0 - inner_probability("alpha", self.alpha)? / 2.0);
        count("tests", tests as usize, 1, 10_000_000)?;
        let people = u64::from(people_per_arm);
        let law = |share| Binomial::new(people, share).map_err(|_| TheoryError::NoSolution { what: "law of an arm" });
        let (baseline, variant) = (law(self.baseline)?, law(self.variant)?);
        let mut rng = generator(seed, 0);
        let n = f64::from(people_per_arm);
        let mut found = 0u32;
        for _ in 0..tests {
            let (a, b) = (baseline.sample(&mut rng) as f64 / n, variant.sample(&mut rng) as f64 / n);
            let variance = match self.rule {
                VarianceRule::Pooled => 2.0 * f64::midpoint(a, b) * (1.0 - f64::midpoint(a, b)),
                VarianceRule::Unpooled => a * (1.0 - a) + b * (1.0 - b),
                VarianceRule::Baseline => 2.0 * a * (1.0 - a),
            };
            found += u32::from((b - a).abs() * n.sqrt() > limit * variance.sqrt());
        }
        Ok(f64::from(found) / f64::from(tests))
    }
}

/// People per arm, not rounded, to find a difference of means: 2·((z_{1−α/2} + z_power)·σ/δ)².
///
/// # Errors
/// Alpha or power outside of (0, 1); a deviation or a difference that is not above 0.
pub fn people_per_arm_for_means(deviation: f64, difference: f64, alpha: f64, power: f64) -> Result<f64, TheoryError> {
    positive("deviation", deviation)?;
    positive("difference", difference)?;
    let both =
        math::probit(1.0 - inner_probability("alpha", alpha)? / 2.0) + math::probit(inner_probability("power", power)?);
    let root = both * deviation / difference;
    Ok(2.0 * root * root)
}

/// How many times more people a test needs that assigns whole groups of a size whose members are alike to a degree
/// (intraclass correlation): 1 + (size − 1)·correlation (Kish 1965, "Survey sampling"). Friends who refer each other are
/// such a group.
///
/// # Errors
/// A size below 1, a correlation outside of [0, 1].
pub fn design_effect(group_size: f64, correlation: f64) -> Result<f64, TheoryError> {
    Ok(1.0 + (within("group_size", group_size, 1.0, 1e12)? - 1.0) * within("correlation", correlation, 0.0, 1.0)?)
}

/// A test that is looked at several times and stopped at the first look at which |z| reaches that look's boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    /// Information (people) at each look as a share of the last; rises to 1.
    information: Vec<f64>,
    /// Boundary of |z| at each look.
    boundaries: Vec<f64>,
}

/// Most looks that are computed.
const MOST_LOOKS: usize = 200;

impl Looks {
    /// Looks at given shares of the information with given boundaries.
    ///
    /// # Errors
    /// No look or more than 200; not one boundary a look; information that does not rise; boundaries outside of (0, 20].
    pub fn new(information: Vec<f64>, boundaries: Vec<f64>) -> Result<Self, TheoryError> {
        count("looks", information.len(), 1, MOST_LOOKS)?;
        count("boundaries", boundaries.len(), information.len(), information.len())?;
        let mut last = 0.0;
        for &share in &information {
            last = within("information", share, last + 1e-6, 1e12)?;
        }
        for &boundary in &boundaries {
            within("boundary", boundary, 1e-6, 20.0)?;
        }
        Ok(Self { information: information.iter().map(|share| share / last).collect(), boundaries })
    }

    /// Equally spaced looks, each judged as if it were the only one: what peeking does.
    ///
    /// # Errors
    /// No look or more than 200; alpha outside of (0, 1).
    pub fn peeking(looks: usize, alpha: f64) -> Result<Self, TheoryError> {
        let boundary = math::probit(1.0 - inner_probability("alpha", alpha)? / 2.0);
        Self::new(equally_spaced(looks)?, vec![boundary; looks])
    }

    /// Equally spaced looks with one boundary for all, so that false alarms keep to alpha (Pocock 1977, Biometrika 64).
    ///
    /// # Errors
    /// As [`Looks::peeking`].
    pub fn pocock(looks: usize, alpha: f64) -> Result<Self, TheoryError> {
        Self::with_false_alarms(looks, alpha, |_| 1.0)
    }

    /// Equally spaced looks with boundaries that fall like 1/√information, so that false alarms keep to alpha (O'Brien and
    /// Fleming 1979, Biometrics 35).
    ///
    /// # Errors
    /// As [`Looks::peeking`].
    pub fn obrien_fleming(looks: usize, alpha: f64) -> Result<Self, TheoryError> {
        Self::with_false_alarms(looks, alpha, |information| 1.0 / information.sqrt())
    }

    fn with_false_alarms(looks: usize, alpha: f64, shape: impl Fn(f64) -> f64) -> Result<Self, TheoryError> {
        within("alpha", alpha, 1e-6, 0.5)?;
        let information = equally_spaced(looks)?;
        let scaled = |factor: f64| {
            let boundaries = information.iter().map(|&share| (factor * shape(share)).min(20.0)).collect();
            Self { information: information.clone(), boundaries }
        };
        let (mut low, mut high) = (0.5, 8.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if scaled(middle).false_alarms() > alpha { low = middle } else { high = middle }
        }
        Ok(scaled(high))
    }

    /// Boundary of |z| at each look.
    #[must_use]
    pub fn boundaries(&self) -> &[f64] {
        &self.boundaries
    }

    /// Chance to have stopped by each look when z drifts to a mean of `drift` at the last look; 0 = no difference. By
    /// recursion on the sub-density of tests that go on (Armitage, McPherson and Rowe 1969, "Repeated significance tests
    /// on accumulating data", Journal of the Royal Statistical Society A 132), integrated by Gauss–Legendre.
    ///
    /// # Errors
    /// A drift outside of [−50, 50].
    pub fn stopped(&self, drift: f64) -> Result<Vec<f64>, TheoryError> {
        within("drift", drift, -50.0, 50.0)?;
        Ok(self.recursion(drift))
    }

    /// Chance of a false alarm in all looks together.
    #[must_use]
    pub fn false_alarms(&self) -> f64 {
        self.recursion(0.0).last().copied().unwrap_or_default()
    }

    fn recursion(&self, drift: f64) -> Vec<f64> {
        // The score S with variance `information` goes on while |S| < boundary·√information.
        let limits: Vec<f64> = self.information.iter().zip(&self.boundaries).map(|(i, b)| b * i.sqrt()).collect();
        let step = |look: usize| self.information[look] - if look == 0 { 0.0 } else { self.information[look - 1] };
        // As many nodes as the widest range holds widths of the narrowest step, and some.
        let widths = (0..limits.len()).map(|look| 2.0 * limits[look] / step(look).sqrt()).fold(0.0, f64::max);
        let nodes = quadrature::beta(1.0, 1.0, (30.0 + 3.0 * widths).min(600.0) as usize);
        let mut going = vec![(0.0, 1.0)];
        let mut stopped = Vec::with_capacity(limits.len());
        let mut left = 1.0;
        for (look, &limit) in limits.iter().enumerate() {
            let deviation = step(look).sqrt();
            let moved = drift * step(look);
            // Chance to go on, by the exact tails of the step rather than by the quadrature of its density.
            let inside = |from: f64| {
                let z = |to: f64| (to - from - moved) / deviation;
                special::normal_cdf(z(limit)) - special::normal_cdf(z(-limit))
            };
            left = going.iter().map(|(at, mass)| mass * inside(*at)).sum::<f64>().min(left);
            stopped.push(1.0 - left);
            let density = |to: f64| {
                let from = |(at, mass): &(f64, f64)| {
                    let z = (to - at - moved) / deviation;
                    mass * math::exp(-0.5 * z * z)
                };
                going.iter().map(from).sum::<f64>() / (deviation * (2.0 * std::f64::consts::PI).sqrt())
            };
            let next = nodes.iter().map(|node| {
                let at = limit * (2.0 * node.at - 1.0);
                (at, density(at) * node.weight * 2.0 * limit)
            });
            going = next.collect();
        }
        stopped
    }

    /// Share of simulated tests that stop at any look, with a drift as in [`Looks::stopped`].
    ///
    /// # Errors
    /// More than 10⁷ tests.
    pub fn simulate(&self, drift: f64, tests: u32, seed: u64) -> Result<f64, TheoryError> {
        count("tests", tests as usize, 1, 10_000_000)?;
        let mut rng = generator(seed, 1);
        let mut stopped = 0u32;
        for _ in 0..tests {
            let (mut score, mut before) = (0.0, 0.0);
            for (&information, boundary) in self.information.iter().zip(&self.boundaries) {
                let noise: f64 = StandardNormal.sample(&mut rng);
                let step: f64 = information - before;
                score += noise * step.sqrt() + drift * step;
                before = information;
                if score.abs() >= boundary * information.sqrt() {
                    stopped += 1;
                    break;
                }
            }
        }
        Ok(f64::from(stopped) / f64::from(tests))
    }
}

fn equally_spaced(looks: usize) -> Result<Vec<f64>, TheoryError> {
    count("looks", looks, 1, MOST_LOOKS)?;
    Ok((1..=looks).map(|look| look as f64 / looks as f64).collect())
}

/// Chance of at least one false alarm in `looks` tests that have **nothing** to do with each other: 1 − (1 − α)^looks. Looks
/// at one growing sample are not such tests; [`Looks::false_alarms`] is right for them. Here for comparison.
///
/// # Errors
/// Alpha outside of (0, 1).
pub fn independent_false_alarms(looks: u32, alpha: f64) -> Result<f64, TheoryError> {
    Ok(-math::exp_m1(f64::from(looks) * math::ln_1p(-inner_probability("alpha", alpha)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARES: TwoShares = TwoShares { baseline: 0.2, variant: 0.25, alpha: 0.05, rule: VarianceRule::Pooled };

    #[test]
    fn power_and_sample_size_are_inverse() {
        for rule in [VarianceRule::Pooled, VarianceRule::Unpooled, VarianceRule::Baseline] {
            let shares = TwoShares { rule, ..SHARES };
            let people = shares.people_per_arm(0.85).unwrap();
            assert!((shares.power(people).unwrap() - 0.85).abs() < 1e-12, "{rule:?}");
            assert!((shares.detectable(people, 0.85).unwrap() - 0.25).abs() < 1e-9, "{rule:?}");
        }
        assert!(TwoShares { variant: 0.2, ..SHARES }.people_per_arm(0.8).is_err());
        assert!(SHARES.detectable(1.0, 0.99).is_err());
    }

    #[test]
    fn means_and_groups() {
        assert!((people_per_arm_for_means(1.0, 0.5, 0.05, 0.8).unwrap() - 62.79).abs() < 0.01);
        assert!((design_effect(21.0, 0.05).unwrap() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn boundaries_of_the_tables() {
        // Jennison and Turnbull 2000, tables 2.1 and 2.3.
        for (looks, pocock, obrien) in [(1, 1.960, 1.960), (2, 2.178, 1.977), (5, 2.413, 2.040), (10, 2.555, 2.087)] {
            assert!((Looks::pocock(looks, 0.05).unwrap().boundaries()[0] - pocock).abs() < 6e-4, "{looks}");
            assert!(
                (Looks::obrien_fleming(looks, 0.05).unwrap().boundaries()[looks - 1] - obrien).abs() < 6e-4,
                "{looks}"
            );
        }
    }

    #[test]
    fn drift_of_one_look_is_the_power_of_a_plain_test() {
        let stopped = Looks::peeking(1, 0.05).unwrap().stopped(2.8).unwrap();
        let power = special::normal_cdf(2.8 - 1.959_963_985) + special::normal_cdf(-2.8 - 1.959_963_985);
        assert!((stopped[0] - power).abs() < 1e-9);
        let looks = Looks::new(vec![0.3, 0.5, 1.0], vec![2.5, 2.3, 2.0]).unwrap();
        let (got, share) = (looks.stopped(1.5).unwrap()[2], looks.simulate(1.5, 50_000, 4).unwrap());
        assert!((got - share).abs() < 4.0 * (got * (1.0 - got) / 5e4).sqrt(), "{got} against {share}");
    }

    #[test]
    fn more_nodes_change_nothing() {
        // Many looks make the range wide in units of a step.
        let many = Looks::peeking(200, 0.05).unwrap().false_alarms();
        let share = Looks::peeking(200, 0.05).unwrap().simulate(0.0, 40_000, 8).unwrap();
        assert!((many - share).abs() < 4.0 * (many * (1.0 - many) / 4e4).sqrt(), "{many} against {share}");
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(independent_false_alarms(5, 1.0).is_err());
        assert!(Looks::new(vec![0.5, 0.4], vec![2.0, 2.0]).is_err());
    }
}
