//! Retention, lifetime value and repeat purchases in closed form.

use rand::RngExt as _;
use rand_distr::{Beta, Distribution as _, Exp1, Gamma};

use super::TheoryError;
use super::domain::{count, positive, within};
use super::keyed::generator;
use super::simplex;
use super::special;
use crate::math;

/// Most periods that are summed.
const MOST_PERIODS: u32 = 1_000_000;

/// Value of a customer in units of one period's margin, with constant retention r and discount i per period, the first
/// margin one period from now: r/(1 + i − r) (Gupta and Lehmann 2003, "Customers as assets", Journal of Interactive
/// Marketing 17). `growth` of the margin per period g makes it r/(1 + i − r·(1 + g)).
///
/// # Errors
/// Retention outside of [0, 1], a discount or growth below 0, a sum without end.
pub fn margin_multiple(retention: f64, discount: f64, growth: f64) -> Result<f64, TheoryError> {
    within("retention", retention, 0.0, 1.0)?;
    within("discount", discount, 0.0, 1e6)?;
    within("growth", growth, 0.0, 1e6)?;
    let left = 1.0 + discount - retention * (1.0 + growth);
    if left > 0.0 { Ok(retention / left) } else { Err(TheoryError::NoSolution { what: "margin multiple" }) }
}

/// The same over `periods` periods only.
///
/// # Errors
/// As [`margin_multiple`], but every finite sum has an end; more than 10⁶ periods.
pub fn margin_multiple_within(retention: f64, discount: f64, periods: u32) -> Result<f64, TheoryError> {
    within("retention", retention, 0.0, 1.0)?;
    within("discount", discount, 0.0, 1e6)?;
    count("periods", periods as usize, 0, MOST_PERIODS as usize)?;
    let step = retention / (1.0 + discount);
    Ok(std::iter::successors(Some(step), |term| Some(term * step)).take(periods as usize).sum())
}

/// Share that is left of something with a half-life, both in the same unit: 2^(−time/half-life).
///
/// # Errors
/// A half-life that is not above 0, a negative time.
pub fn share_left(half_life: f64, time: f64) -> Result<f64, TheoryError> {
    positive("half_life", half_life)?;
    within("time", time, 0.0, f64::MAX)?;
    Ok(math::pow(2.0, -time / half_life))
}

/// Shifted beta-geometric retention: everybody has a churn probability per period of his own, Beta(α, β) over customers
/// (Fader and Hardie 2007, "How to project customer retention", Journal of Interactive Marketing 21).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BetaGeometric {
    alpha: f64,
    beta: f64,
}

/// A retention curve fitted to data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetentionFit {
    /// The law.
    pub law: BetaGeometric,
    /// Logarithm of the likelihood, per customer at the start.
    pub log_likelihood: f64,
}

impl BetaGeometric {
    /// Churn probabilities Beta(α, β).
    ///
    /// # Errors
    /// Parameters that are not above 0.
    pub fn new(alpha: f64, beta: f64) -> Result<Self, TheoryError> {
        Ok(Self { alpha: within("alpha", alpha, 1e-9, 1e9)?, beta: within("beta", beta, 1e-9, 1e9)? })
    }

    /// α.
    #[must_use]
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// β.
    #[must_use]
    pub fn beta(&self) -> f64 {
        self.beta
    }

    /// Share lost in the first period: α/(α + β), `churn.rate` of a plan.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }

    /// How unlike customers are: 1/(α + β + 1), `churn.polarization` of a plan.
    #[must_use]
    pub fn polarization(&self) -> f64 {
        1.0 / (self.alpha + self.beta + 1.0)
    }

    /// Share still there after a number of periods: Π (β + i − 1)/(α + β + i − 1) = B(α, β + t)/B(α, β).
    #[must_use]
    pub fn survival(&self, periods: u32) -> f64 {
        let (a, b, t) = (self.alpha, self.beta, f64::from(periods));
        if periods <= 1000 {
            return (0..periods).fold(1.0, |share, i| share * (b + f64::from(i)) / (a + b + f64::from(i)));
        }
        math::exp(
            special::ln_gamma(b + t) - special::ln_gamma(a + b + t) + special::ln_gamma(a + b) - special::ln_gamma(b),
        )
    }

    /// Share of those still there at the start of a period, counted from 1, who stay through it: (β + t − 1)/(α + β + t − 1).
    #[must_use]
    pub fn retention(&self, period: u32) -> f64 {
        let passed = f64::from(period.max(1) - 1);
        (self.beta + passed) / (self.alpha + self.beta + passed)
    }

    /// Share lost in a period, counted from 1.
    #[must_use]
    pub fn lost_in(&self, period: u32) -> f64 {
        self.survival(period.max(1) - 1) * (1.0 - self.retention(period))
    }

    /// Mean number of periods that a new customer starts: Σ S(t) over t = 0, 1, … = (α + β − 1)/(α − 1); infinite where
    /// α ≤ 1.
    #[must_use]
    pub fn mean_lifetime(&self) -> f64 {
        if self.alpha > 1.0 { (self.alpha + self.beta - 1.0) / (self.alpha - 1.0) } else { f64::INFINITY }
    }

    /// Discounted expected residual lifetime of a customer who has stayed for `renewals` periods: Σ over j ≥ 0 of
    /// S(j | still there)/(1 + discount)^j, the next payment counted in full (Fader and Hardie 2010, Marketing Science 29).
    ///
    /// # Errors
    /// A discount per period below 0.001 or above 10⁶.
    pub fn residual_lifetime(&self, renewals: u32, discount: f64) -> Result<f64, TheoryError> {
        within("discount", discount, 1e-3, 1e6)?;
        let (mut term, mut sum) = (1.0, 0.0);
        for period in 1..MOST_PERIODS {
            sum += term;
            term *= self.retention(renewals.saturating_add(period)) / (1.0 + discount);
            if term <= sum * 1e-17 {
                break;
            }
        }
        Ok(sum)
    }

    /// Maximum-likelihood fit to the share of customers still there after 1, 2, … periods.
    ///
    /// # Errors
    /// Fewer than 2 periods or more than 1,000; shares outside of [0, 1] or rising; no fit.
    pub fn fit(survival: &[f64]) -> Result<RetentionFit, TheoryError> {
        const WHAT: &str = "fit of the retention curve";
        count("periods", survival.len(), 2, 1000)?;
        let mut last = 1.0;
        for &share in survival {
            last = within("share still there", share, 0.0, last)?;
        }
        let before = std::iter::once(&1.0).chain(survival);
        let lost: Vec<f64> = before.zip(survival).map(|(before, after)| before - after).collect();
        let likelihood = |law: &Self| {
            let mut still = 0.0;
            let mut sum = 0.0;
            for (lost, period) in lost.iter().zip(1..) {
                let stay = law.retention(period);
                sum += lost * (still + math::ln(1.0 - stay));
                still += math::ln(stay);
            }
            sum + last * still
        };
        let of = |at: &[f64; 2]| Self::new(math::exp(at[0]), math::exp(at[1]));
        let at = simplex::minimise(WHAT, [0.0, 1.0], |at| of(at).map_or(f64::INFINITY, |law| -likelihood(&law)))?;
        let law = of(&at)?;
        Ok(RetentionFit { law, log_likelihood: likelihood(&law) })
    }
}

/// Repeat purchases by the BG/NBD model: purchases at a rate that is Gamma(r, α) over customers; after each, a customer is
/// gone with a probability that is Beta(a, b) over customers (Fader, Hardie and Lee 2005, "Counting your customers the easy
/// way", Marketing Science 24).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BgNbd {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Inverse scale of the purchase rates, in units of time.
    pub alpha: f64,
    /// First parameter of the dropout probabilities.
    pub a: f64,
    /// Second parameter of the dropout probabilities.
    pub b: f64,
}

/// What is known of a customer: repeat purchases, and when the last of them was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PurchaseHistory {
    /// Repeat purchases.
    pub purchases: f64,
    /// Time of the last one, from the first purchase; 0 without any.
    pub last: f64,
    /// Time under observation, from the first purchase.
    pub observed: f64,
}

/// A BG/NBD model fitted to data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PurchaseFit {
    /// The model.
    pub model: BgNbd,
    /// Logarithm of the likelihood of all customers.
    pub log_likelihood: f64,
}

impl BgNbd {
    fn check(&self) -> Result<(), TheoryError> {
        for (name, value) in [("r", self.r), ("alpha", self.alpha), ("a", self.a), ("b", self.b)] {
            within(name, value, 1e-9, 1e9)?;
        }
        Ok(())
    }

    /// Mean number of repeat purchases of a new customer by a time: (a + b − 1)/(a − 1)·[1 − (α/(α + t))^r·
    /// ₂F₁(r, b; a + b − 1; t/(α + t))].
    ///
    /// # Errors
    /// Parameters that are not above 0; a negative time, or one so long that the series does not end; a = 1 or
    /// a + b = 1, where the formula has a gap.
    pub fn expected_purchases(&self, time: f64) -> Result<f64, TheoryError> {
        self.check()?;
        within("time", time, 0.0, f64::MAX)?;
        let (before, scale) = (self.a + self.b - 1.0, self.a - 1.0);
        if scale.abs() < 1e-9 || before.abs() < 1e-9 {
            return Err(TheoryError::OutOfRange { name: "a", got: self.a, min: f64::MIN_POSITIVE, max: f64::MAX });
        }
        let series = hypergeometric(self.r, self.b, before, time / (self.alpha + time))?;
        Ok(before / scale * (1.0 - self.none_by(time) * series))
    }

    /// Chance that a new customer has made no repeat purchase by a time: (α/(α + t))^r. Nobody is gone before the first.
    #[must_use]
    pub fn none_by(&self, time: f64) -> f64 {
        math::pow(self.alpha / (self.alpha + time), self.r)
    }

    /// P(X(t) = n): chance that a new customer makes n repeat purchases by a time.
    ///
    /// # Errors
    /// Parameters that are not above 0, a time that is not, n above 10⁵.
    pub fn probability(&self, n: u32, time: f64) -> Result<f64, TheoryError> {
        self.check()?;
        positive("time", time)?;
        count("n", n as usize, 0, 100_000)?;
        let Self { r, alpha, a, b } = *self;
        let ln_beta = |a: f64, b: f64| special::ln_gamma(a) + special::ln_gamma(b) - special::ln_gamma(a + b);
        let (stay, buy) = (math::ln(alpha / (alpha + time)), math::ln(time / (alpha + time)));
        // P(n purchases) of somebody who is never gone.
        let bought = |n: f64| {
            let ways = special::ln_gamma(r + n) - special::ln_gamma(r) - math::ln_factorial(n);
            math::exp(ways + r * stay + n * buy)
        };
        let x = f64::from(n);
        let still = math::exp(ln_beta(a, b + x) - ln_beta(a, b)) * bought(x);
        if n == 0 {
            return Ok(still);
        }
        // Gone after the last of n, of which all were made in time: the tail, summed from where it is small.
        let fewer: f64 = (0..n).map(|j| bought(f64::from(j))).sum();
        let mut more = 1.0 - fewer;
        if more < 1e-4 {
            more = 0.0;
            for j in n..n + 1_000_000 {
                let term = bought(f64::from(j));
                more += term;
                if term <= more * 1e-17 {
                    break;
                }
            }
        }
        Ok(still + math::exp(ln_beta(a + 1.0, b + x - 1.0) - ln_beta(a, b)) * more)
    }

    /// Mean number of purchases that a known customer makes in the `time` after the observation (Fader, Hardie and Lee
    /// 2005, equation 10).
    ///
    /// # Errors
    /// As [`BgNbd::expected_purchases`] and [`BgNbd::alive`].
    pub fn expected_from(&self, customer: &PurchaseHistory, time: f64) -> Result<f64, TheoryError> {
        let alive = self.alive(customer)?;
        within("time", time, 0.0, f64::MAX)?;
        let PurchaseHistory { purchases, observed, .. } = *customer;
        let (before, scale) = (self.a + self.b + purchases - 1.0, self.a - 1.0);
        if scale.abs() < 1e-9 || before.abs() < 1e-9 {
            return Err(TheoryError::OutOfRange { name: "a", got: self.a, min: f64::MIN_POSITIVE, max: f64::MAX });
        }
        let until = self.alpha + observed;
        let series = hypergeometric(self.r + purchases, self.b + purchases, before, time / (until + time))?;
        let quiet = math::pow(until / (until + time), self.r + purchases);
        Ok(alive * before / scale * (1.0 - quiet * series))
    }

    /// Chance that a customer is not gone.
    ///
    /// # Errors
    /// Parameters or a history out of range.
    pub fn alive(&self, customer: &PurchaseHistory) -> Result<f64, TheoryError> {
        self.check()?;
        let PurchaseHistory { purchases, last, observed } = *customer;
        within("observed", observed, 0.0, f64::MAX)?;
        within("last", last, 0.0, observed)?;
        within("purchases", purchases, 0.0, 1e9)?;
        if purchases == 0.0 {
            return Ok(1.0);
        }
        let longer = (self.r + purchases) * math::ln((self.alpha + observed) / (self.alpha + last));
        Ok(1.0 / (1.0 + self.a / (self.b + purchases - 1.0) * math::exp(longer)))
    }

    /// Logarithm of the likelihood of some customers.
    ///
    /// # Errors
    /// Parameters out of range.
    pub fn log_likelihood(&self, customers: &[PurchaseHistory]) -> Result<f64, TheoryError> {
        self.check()?;
        let Self { r, alpha, a, b } = *self;
        let fixed = r * math::ln(alpha) - special::ln_gamma(r) + special::ln_gamma(a + b) - special::ln_gamma(b);
        let of = |customer: &PurchaseHistory| {
            let x = customer.purchases;
            let still = -(r + x) * math::ln(alpha + customer.observed);
            // A customer with purchases may also have gone after the last one.
            let either = if x > 0.0 {
                let gone = math::ln(a) - math::ln(b + x - 1.0) - (r + x) * math::ln(alpha + customer.last);
                let most = still.max(gone);
                most + math::ln(math::exp(still - most) + math::exp(gone - most))
            } else {
                still
            };
            fixed + special::ln_gamma(r + x) + special::ln_gamma(b + x) - special::ln_gamma(a + b + x) + either
        };
        Ok(customers.iter().map(of).sum())
    }

    /// Maximum-likelihood fit.
    ///
    /// # Errors
    /// Fewer than 10 customers or more than 10⁶; a history out of range; no fit.
    pub fn fit(customers: &[PurchaseHistory]) -> Result<PurchaseFit, TheoryError> {
        const WHAT: &str = "fit of the purchases";
        count("customers", customers.len(), 10, 1_000_000)?;
        for customer in customers {
            within("observed", customer.observed, 0.0, f64::MAX)?;
            within("last", customer.last, 0.0, customer.observed)?;
            within("purchases", customer.purchases, 0.0, 1e9)?;
        }
        let of = |at: &[f64; 4]| {
            let [r, alpha, a, b] = at.map(math::exp);
            Self { r, alpha, a, b }
        };
        // Time in units of the mean observation, so that one start serves every unit.
        let mean = customers.iter().map(|customer| customer.observed).sum::<f64>() / customers.len() as f64;
        let start = [0.3, positive("mean observation", mean)? / 5.0, 1.0, 2.0].map(math::ln);
        let objective = |at: &[f64; 4]| of(at).log_likelihood(customers).map_or(f64::INFINITY, |sum| -sum);
        let model = of(&simplex::minimise(WHAT, start, objective)?);
        Ok(PurchaseFit { model, log_likelihood: model.log_likelihood(customers)? })
    }

    /// One simulated customer: repeat purchases until each of the rising times.
    ///
    /// # Errors
    /// Parameters out of range; more than 1,000 times; times that do not rise from 0 on.
    pub fn simulate(&self, times: &[f64], seed: u64, run: u64) -> Result<Vec<u32>, TheoryError> {
        const WHAT: TheoryError = TheoryError::NoSolution { what: "law of purchases" };
        self.check()?;
        count("times", times.len(), 1, 1000)?;
        let mut rng = generator(seed, run);
        let rate = Gamma::new(self.r, 1.0 / self.alpha).map_err(|_| WHAT)?.sample(&mut rng);
        let dropout = Beta::new(self.a, self.b).map_err(|_| WHAT)?.sample(&mut rng);
        let wait = |rng: &mut _| {
            let unit: f64 = Exp1.sample(rng);
            if rate > 0.0 { unit / rate } else { f64::INFINITY }
        };
        let (mut next, mut last, mut purchases) = (wait(&mut rng), 0.0, 0u32);
        let mut seen = Vec::with_capacity(times.len());
        for &time in times {
            last = within("time", time, last, f64::MAX)?;
            while next <= last && purchases < MOST_PERIODS {
                purchases += 1;
                next = if rng.random::<f64>() < dropout { f64::INFINITY } else { next + wait(&mut rng) };
            }
            seen.push(purchases);
        }
        Ok(seen)
    }
}

/// Gauss's series ₂F₁(a, b; c; z) for z in [0, 1).
fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> Result<f64, TheoryError> {
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 0..MOST_PERIODS {
        let n = f64::from(n);
        term *= (a + n) * (b + n) / ((c + n) * (1.0 + n)) * z;
        sum += term;
        // Later terms fall at least as fast as by z, once they fall.
        if term.abs() <= 1e-16 * (1.0 - z) * sum.abs() {
            return Ok(sum);
        }
    }
    Err(TheoryError::NoSolution { what: "hypergeometric series" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples() {
        assert!((margin_multiple(0.8, 0.1, 0.0).unwrap() - 8.0 / 3.0).abs() < 1e-12);
        assert!((margin_multiple_within(0.8, 0.1, 500).unwrap() - 8.0 / 3.0).abs() < 1e-12);
        assert!((margin_multiple_within(0.8, 0.0, 2).unwrap() - 1.44).abs() < 1e-12);
        assert!(margin_multiple(1.0, 0.0, 0.0).is_err());
        assert!(margin_multiple(0.9, 0.1, 0.5).is_err());
        assert!((share_left(2.0, 3.0).unwrap() - 0.125f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn retention_curve_is_one_law() {
        let law = BetaGeometric::new(4.5, 9.0).unwrap();
        assert!((law.rate() - law.lost_in(1)).abs() < 1e-15);
        let both = [999, 1000, 1001, 1002].map(|t| law.survival(t));
        assert!((both[2] / both[1] - law.retention(1001)).abs() < 1e-9);
        assert!((both[3] / both[2] - law.retention(1002)).abs() < 1e-9);
        assert!((both[0] - law.lost_in(1000) - both[1]).abs() < 1e-15);
        let lifetime: f64 = (0..1000).map(|t| law.survival(t)).sum();
        assert!((lifetime / law.mean_lifetime() - 1.0).abs() < 1e-6, "{lifetime}");
        // With α → ∞ at a fixed rate everybody is alike, and the residual lifetime is that of constant retention.
        let alike = BetaGeometric::new(2e6, 8e6).unwrap();
        assert!((alike.residual_lifetime(3, 0.1).unwrap() - 1.1 / 0.3).abs() < 1e-4);
    }

    #[test]
    fn a_fit_finds_what_made_the_data() {
        let law = BetaGeometric::new(0.8, 2.5).unwrap();
        let survival: Vec<f64> = (1..=8).map(|t| law.survival(t)).collect();
        let fit = BetaGeometric::fit(&survival).unwrap();
        assert!((fit.law.alpha - 0.8).abs() < 1e-5 && (fit.law.beta - 2.5).abs() < 1e-5, "{fit:?}");
        assert!(BetaGeometric::fit(&[0.5, 0.6]).is_err());
    }

    #[test]
    fn purchases_by_simulation() {
        let model = BgNbd { r: 0.8, alpha: 3.0, a: 0.7, b: 2.0 };
        let runs = 40_000u64;
        let counts: Vec<u32> = (0..runs).map(|run| model.simulate(&[20.0], 3, run).unwrap()[0]).collect();
        let n = runs as f64;
        let mean = counts.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
        let variance = counts.iter().map(|&x| (f64::from(x) - mean) * (f64::from(x) - mean)).sum::<f64>() / n;
        let expected = model.expected_purchases(20.0).unwrap();
        assert!((mean - expected).abs() < 4.0 * (variance / n).sqrt(), "{mean} against {expected}");
        let none = counts.iter().filter(|&&x| x == 0).count() as f64 / n;
        let q = model.none_by(20.0);
        assert!((none - q).abs() < 4.0 * (q * (1.0 - q) / n).sqrt(), "{none} against {q}");
    }

    /// Values of BTYD and of Hardie's spreadsheet, as `lifetimes` tests them.
    #[test]
    fn purchases_of_other_software() {
        let model = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
        assert!((model.probability(10, 2.0).unwrap() / 1.078_69e-7 - 1.0).abs() < 1e-4);
        assert!((model.probability(0, 39.0).unwrap() - 0.573_786_4).abs() < 1e-7);
        let customer = PurchaseHistory { purchases: 2.0, last: 30.43, observed: 38.86 };
        let expected = model.expected_from(&customer, 39.0).unwrap();
        assert!((expected - 1.226).abs() < 1e-3, "{expected}");
        let all: f64 = (0..3000).map(|n| model.probability(n, 39.0).unwrap()).sum();
        assert!((all - 1.0).abs() < 1e-9, "{all}");
        // A customer who has just come is a new one.
        let new = PurchaseHistory { purchases: 0.0, last: 0.0, observed: 0.0 };
        let (known, fresh) = (model.expected_from(&new, 20.0).unwrap(), model.expected_purchases(20.0).unwrap());
        assert!((known - fresh).abs() < 1e-12);
    }

    #[test]
    fn alive_without_purchases_and_less_so_in_silence() {
        let model = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
        let of = |purchases, last| model.alive(&PurchaseHistory { purchases, last, observed: 39.0 }).unwrap();
        assert_eq!(of(0.0, 0.0), 1.0);
        assert!(of(2.0, 38.0) > of(2.0, 10.0) && of(20.0, 10.0) < 0.01);
        assert!(model.expected_purchases(-1.0).is_err());
        assert!(BgNbd { r: -1.0, ..model }.expected_purchases(1.0).is_err());
    }
}
