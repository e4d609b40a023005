//! Small symmetric matrices: Cholesky factors, and what is made of them.

/// Lower triangle L of L·Lᵀ = A, row by row.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Cholesky {
    n: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors a symmetric matrix, row by row; where it is singular, its diagonal grows until it is not.
    pub fn of(n: usize, matrix: &[f64]) -> Self {
        let scale = (0..n).map(|i| matrix[i * n + i]).fold(0.0, f64::max).max(1e-12);
        let mut ridge = 1e-10;
        loop {
            if let Some(lower) = factor(n, matrix, ridge * scale) {
                return Self { n, lower };
            }
            ridge *= 10.0;
            // A matrix that is not even a matrix of numbers says nothing: independent and wide.
            if ridge > 1e3 {
                let lower = (0..n * n).map(|i| if i % (n + 1) == 0 { 1.0 } else { 0.0 }).collect();
                return Self { n, lower };
            }
        }
    }

    /// |L⁻¹·v|²: squared distance in units of the covariance.
    pub fn distance(&self, v: &[f64]) -> f64 {
        let mut solved = Vec::with_capacity(self.n);
        for (i, entry) in v.iter().enumerate().take(self.n) {
            let row = &self.lower[i * self.n..i * self.n + i];
            let sum: f64 = row.iter().zip(&solved).map(|(a, b)| a * b).sum();
            solved.push((entry - sum) / self.lower[i * self.n + i]);
        }
        solved.iter().map(|x| x * x).sum()
    }

    /// L·v.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        (0..self.n).map(|i| self.lower[i * self.n..=i * self.n + i].iter().zip(v).map(|(a, b)| a * b).sum()).collect()
    }

    /// Logarithm of the determinant of A.
    pub fn log_determinant(&self) -> f64 {
        (0..self.n).map(|i| 2.0 * libm::log(self.lower[i * self.n + i])).sum()
    }
}

fn factor(n: usize, matrix: &[f64], ridge: f64) -> Option<Vec<f64>> {
    let mut lower = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| lower[i * n + k] * lower[j * n + k]).sum();
            let left = matrix[i * n + j] - sum + if i == j { ridge } else { 0.0 };
            if i == j {
                if !(left > ridge / 2.0 && left.is_finite()) {
                    return None;
                }
                lower[i * n + i] = left.sqrt();
            } else {
                lower[i * n + j] = left / lower[j * n + j];
            }
        }
    }
    Some(lower)
}

/// Mean of weighted points and their covariance; weights sum to 1.
pub(crate) fn moments(points: &[&[f64]], weights: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let n = points.first().map_or(0, |point| point.len());
    let mut mean = vec![0.0; n];
    for (point, weight) in points.iter().zip(weights) {
        mean.iter_mut().zip(*point).for_each(|(mean, x)| *mean += weight * x);
    }
    let mut covariance = vec![0.0; n * n];
    for (point, weight) in points.iter().zip(weights) {
        for i in 0..n {
            for j in 0..n {
                covariance[i * n + j] += weight * (point[i] - mean[i]) * (point[j] - mean[j]);
            }
        }
    }
    (mean, covariance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_covariance_by_hand() {
        let chol = Cholesky::of(2, &[4.0, 2.0, 2.0, 3.0]);
        // A⁻¹ = [3 −2; −2 4]/8.
        assert!((chol.distance(&[1.0, 2.0]) - (3.0 - 8.0 + 16.0) / 8.0).abs() < 1e-8);
        assert!((chol.log_determinant() - 8f64.ln()).abs() < 1e-8);
        let times = chol.times(&[1.0, 1.0]);
        assert!((times[0] - 2.0).abs() < 1e-8 && (times[1] - (1.0 + 2f64.sqrt())).abs() < 1e-8);
        // Singular: two columns that always are the same.
        assert!(Cholesky::of(2, &[1.0, 1.0, 1.0, 1.0]).distance(&[1.0, 1.0]).is_finite());
        let points: [&[f64]; 2] = [&[1.0, 2.0], &[3.0, 6.0]];
        assert_eq!(moments(&points, &[0.5, 0.5]), (vec![2.0, 4.0], vec![1.0, 2.0, 2.0, 4.0]));
    }
}
