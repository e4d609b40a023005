//! Special functions that only the theory needs, by `libm` as all of `crate::math`.

/// Natural logarithm of Γ(x), x > 0.
pub(super) fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Distribution function of the standard normal distribution, exact in both tails.
pub(super) fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
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
}
