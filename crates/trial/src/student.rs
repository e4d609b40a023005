//! Student's law, by which few communities are judged.

use snowball_engine::theory::{normal_cdf, normal_quantile};

/// Above this, Student's law is the normal law to far more digits than any simulation tells.
const LARGE: f64 = 1e6;

/// The standard normal number that is as rare as a t of so many degrees of freedom: boundaries of z hold for it.
#[must_use]
pub(crate) fn as_normal(t: f64, freedom: f64) -> f64 {
    if !t.is_finite() || freedom > LARGE {
        return t;
    }
    let tail = upper_tail(t.abs(), freedom);
    // Where the tail has no more digits the normal quantile has none either, and no boundary is near.
    let z = if tail < 1e-300 { 37.0 } else { -normal_quantile(tail) };
    z.copysign(t)
}

/// P(T > t), t ≥ 0: half the regularised incomplete beta function at ν/(ν + t²) (Abramowitz and Stegun 26.7.1).
fn upper_tail(t: f64, freedom: f64) -> f64 {
    if freedom > LARGE {
        return 1.0 - normal_cdf(t);
    }
    0.5 * incomplete_beta(freedom / 2.0, 0.5, freedom / (freedom + t * t))
}

/// Regularised incomplete beta function I_x(a, b) by its continued fraction (Press et al., "Numerical recipes", 6.4).
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front =
        libm::exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x));
    // The fraction settles soon below the mean of the law, and by symmetry above it.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let inverse = |value: f64| 1.0 / if value.abs() < TINY { TINY } else { value };
    let (mut c, mut d) = (1.0, inverse(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..10_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = inverse(1.0 + even * d);
        c = 1.0 + even * inverse(c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = inverse(1.0 + odd * d);
        c = 1.0 + odd * inverse(c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables of Student's law: 97.5 % and 99.5 % points.
    #[test]
    fn tabulated_points_are_those_of_the_normal_law() {
        for (freedom, t, z) in [
            (1.0, 12.706_205, 1.959_964),
            (4.0, 2.776_445, 1.959_964),
            (18.0, 2.100_922, 1.959_964),
            (18.0, -2.878_440, -2.575_829),
            (998.0, 1.962_344, 1.959_964),
            (1e9, 1.959_964, 1.959_964),
        ] {
            assert!((as_normal(t, freedom) - z).abs() < 2e-6, "{freedom}: {}", as_normal(t, freedom));
        }
        // Cauchy, in the middle: P(T > 1) = ¼.
        assert!((upper_tail(1.0, 1.0) - 0.25).abs() < 1e-14);
        assert!((upper_tail(0.0, 7.0) - 0.5).abs() < 1e-14);
        assert!(as_normal(1e200, 3.0) > 20.0 && as_normal(f64::INFINITY, 3.0) == f64::INFINITY);
    }
}
