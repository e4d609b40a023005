//! Statistics of simulated values.

/// Mean of a run with its standard error.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    pub mean: f64,
    pub error: f64,
    /// Standard deviation of the values.
    pub deviation: f64,
}

impl Sample {
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let deviation = (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0)).sqrt();
        Self { mean, error: deviation / n.sqrt(), deviation }
    }

    /// A share of `hits` in `total` draws. One hit more or less where there is none, so that no error is 0.
    pub fn share(hits: usize, total: usize) -> Self {
        let (hits, n) = (hits as f64, total as f64);
        let at = hits.clamp(1.0, (n - 1.0).max(1.0)) / n;
        let deviation = (at * (1.0 - at)).sqrt();
        Self { mean: hits / n, error: deviation / n.sqrt(), deviation }
    }
}

/// Chance of a larger χ² than that of `observed` counts against a law, the last entry of which stands for all that the
/// others leave.
pub(crate) fn chi_squared_chance(observed: &[usize], law: &[f64]) -> f64 {
    let total: usize = observed.iter().sum();
    let expected = law.iter().map(|share| share * total as f64);
    let statistic =
        observed.iter().zip(expected).map(|(&seen, mean)| (seen as f64 - mean) * (seen as f64 - mean) / mean).sum();
    chi_squared_above(statistic, law.len() - 1)
}

/// P(χ² > x) for whole degrees of freedom: the finite sums of Abramowitz and Stegun 1964, 26.4.4 and 26.4.5.
fn chi_squared_above(x: f64, freedom: usize) -> f64 {
    let half = x / 2.0;
    let (mut at, mut term, mut sum) = if freedom.is_multiple_of(2) {
        (0.0, libm::exp(-half), 0.0)
    } else {
        // (x/2)^½·e^(−x/2)/Γ(3/2) is the first term after erfc.
        (0.5, libm::exp(-half) * (half / std::f64::consts::PI).sqrt() * 2.0, libm::erfc(half.sqrt()))
    };
    for _ in 0..freedom / 2 {
        sum += term;
        at += 1.0;
        term *= half / at;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chi_squared_at_known_points() {
        // R: pchisq(c(3.841459, 18.30704, 16.91898, 40), c(1, 10, 9, 10), lower.tail = FALSE).
        for (x, freedom, chance) in
            [(3.841_459, 1, 0.05), (18.307_04, 10, 0.05), (16.918_98, 9, 0.05), (40.0, 10, 1.694_474e-5)]
        {
            assert!(
                (chi_squared_above(x, freedom) / chance - 1.0).abs() < 1e-4,
                "{x}: {}",
                chi_squared_above(x, freedom)
            );
        }
    }

    #[test]
    fn samples() {
        let sample = Sample::of(&[1.0, 2.0, 3.0, 4.0]);
        assert!((sample.mean - 2.5).abs() < 1e-12 && (sample.error - sample.deviation / 2.0).abs() < 1e-12);
        assert!(Sample::share(0, 100).error > 0.0 && Sample::share(100, 100).error > 0.0);
    }
}
