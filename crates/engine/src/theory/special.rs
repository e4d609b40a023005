//! Special functions that only the theory needs, by `libm` as all of `crate::math`.

use crate::math;

/// Natural logarithm of Γ(x), x > 0.
pub(super) fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Distribution function of the standard normal distribution, exact in both tails.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Regularised lower incomplete Gamma function P(a, x): the distribution function at x of a Gamma law of shape a and scale
/// 1. Series below a + 1, continued fraction above (Press et al., "Numerical recipes", 6.2).
pub(super) fn gamma_cdf(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = math::exp(a * math::ln(x) - x - ln_gamma(a));
    if x < a + 1.0 {
        let (mut at, mut term, mut sum) = (a, 1.0 / a, 1.0 / a);
        while term > sum * 1e-17 {
            at += 1.0;
            term *= x / at;
            sum += term;
        }
        return (front * sum).min(1.0);
    }
    // Lentz's way from the front of the fraction; it settles within a few times the root of a.
    let mut b = x + 1.0 - a;
    let mut c = f64::MAX;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for i in 1..100_000 {
        let n = f64::from(i);
        let term = -n * (n - a);
        b += 2.0;
        d = 1.0 / (term * d + b);
        c = b + term / c;
        fraction *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    1.0 - front * fraction
}

/// Quantile of the Gamma law of shape a and scale 1, u in (0, 1), by halving.
pub(super) fn gamma_quantile(a: f64, u: f64) -> f64 {
    let (mut low, mut high) = (0.0, a + 1.0);
    while gamma_cdf(a, high) < u {
        high *= 2.0;
    }
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high || high < f64::MIN_POSITIVE {
            return high;
        }
        if gamma_cdf(a, middle) < u { low = middle } else { high = middle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::probit;

    #[test]
    fn normal_cdf_is_the_inverse_of_probit() {
        for u in [1e-12, 0.01, 0.3, 0.5, 0.975] {
            assert!((normal_cdf(probit(u)) / u - 1.0).abs() < 1e-13, "{u}");
        }
    }

    #[test]
    fn gamma_law() {
        // A shape of ½ is the error function; a whole shape the tail of a Poisson law.
        assert!((gamma_cdf(0.5, 0.5) - libm::erf(0.5f64.sqrt())).abs() < 1e-14);
        for (a, x) in [(2u32, 3.0f64), (20, 40.0), (20, 30.0), (20, 9.0)] {
            let terms =
                std::iter::successors(Some((0.0, (-x).exp())), |(j, term)| Some((j + 1.0, term * x / (j + 1.0))));
            let tail = 1.0 - terms.take(a as usize).map(|(_, term)| term).sum::<f64>();
            assert!((gamma_cdf(f64::from(a), x) - tail).abs() < 1e-13, "{a}, {x}: {}", gamma_cdf(f64::from(a), x));
        }
        for a in [0.1, 0.7, 3.0, 250.0] {
            for u in [1e-3, 0.2, 0.5, 0.99] {
                assert!((gamma_cdf(a, gamma_quantile(a, u)) / u - 1.0).abs() < 1e-9, "{a}, {u}");
            }
        }
    }
}
