//! A smooth curve through noisy points: cubic B-splines with a penalty on the second differences of their weights (Eilers and
//! Marx 1996, "Flexible smoothing with B-splines and penalties", Statistical Science 11), the penalty chosen by generalised
//! cross-validation (Craven and Wahba 1979, Numerische Mathematik 31). A strong penalty leaves a straight line.

/// Intervals between knots: enough for the bends of a campaign's results in one number, few enough for some hundred points.
const INTERVALS: usize = 8;
const WEIGHTS: usize = INTERVALS + 3;
/// Penalties that are tried, from none to speak of to a straight line, a factor of ten apart.
const PENALTIES: std::ops::RangeInclusive<i32> = -3..=7;

type Matrix = [[f64; WEIGHTS]; WEIGHTS];

/// The curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Smooth {
    from: f64,
    width: f64,
    weights: [f64; WEIGHTS],
}

impl Smooth {
    /// Fits points; a constant through points of which all have the same place.
    pub fn fit(x: &[f64], y: &[f64]) -> Self {
        let from = x.iter().copied().fold(f64::INFINITY, f64::min);
        let to = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mean = y.iter().sum::<f64>() / y.len().max(1) as f64;
        let constant = Self { from, width: (to - from) / INTERVALS as f64, weights: [mean; WEIGHTS] };
        if to <= from {
            return Self { from: 0.0, width: 1.0, ..constant };
        }
        let mut gram: Matrix = [[0.0; WEIGHTS]; WEIGHTS];
        let mut right = [0.0; WEIGHTS];
        let mut squares = 0.0;
        for (&x, &y) in x.iter().zip(y) {
            let (first, basis) = constant.basis(x);
            // Around the mean, which takes nothing from the curve and much from rounding.
            let y = y - mean;
            squares += y * y;
            for (i, a) in basis.iter().enumerate() {
                right[first + i] += a * y;
                for (j, b) in basis.iter().enumerate() {
                    gram[first + i][first + j] += a * b;
                }
            }
        }
        let n = y.len() as f64;
        let mut best: Option<(f64, [f64; WEIGHTS])> = None;
        for exponent in PENALTIES {
            let penalised = add_penalty(&gram, n * libm::pow(10.0, f64::from(exponent)));
            let Some(root) = cholesky(&penalised) else {
                continue;
            };
            let weights = solve(&root, &right);
            let product: f64 = weights.iter().zip(&right).map(|(w, r)| w * r).sum();
            let quadratic: f64 =
                (0..WEIGHTS).map(|i| weights[i] * (0..WEIGHTS).map(|j| gram[i][j] * weights[j]).sum::<f64>()).sum();
            let residual = (squares - 2.0 * product + quadratic).max(0.0);
            // Effective number of parameters: the trace of the hat matrix.
            let column = |i: usize| solve(&root, &std::array::from_fn(|j| gram[j][i]))[i];
            let parameters: f64 = (0..WEIGHTS).map(column).sum();
            let score = residual / ((n - parameters) * (n - parameters));
            if best.as_ref().is_none_or(|(least, _)| score < *least) {
                best = Some((score, weights));
            }
        }
        best.map_or(constant, |(_, weights)| Self { weights: weights.map(|weight| weight + mean), ..constant })
    }

    /// Its height at a place; beyond the points that of the nearest.
    pub fn at(&self, x: f64) -> f64 {
        let (first, basis) = self.basis(x);
        basis.iter().zip(&self.weights[first..]).map(|(b, w)| b * w).sum()
    }

    /// The four cubic B-splines that are not 0 at a place, and which is the first of them.
    fn basis(&self, x: f64) -> (usize, [f64; 4]) {
        let place = ((x - self.from) / self.width).clamp(0.0, INTERVALS as f64);
        let first = (place as usize).min(INTERVALS - 1);
        let t = place - first as f64;
        let s = 1.0 - t;
        let basis = [
            s * s * s / 6.0,
            (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0,
            (3.0 * s * s * s - 6.0 * s * s + 4.0) / 6.0,
            t * t * t / 6.0,
        ];
        (first, basis)
    }
}

/// Adds the penalty on second differences, w_i − 2w_(i+1) + w_(i+2).
fn add_penalty(gram: &Matrix, penalty: f64) -> Matrix {
    let mut matrix = *gram;
    for i in 0..WEIGHTS - 2 {
        for (a, p) in [1.0, -2.0, 1.0].into_iter().enumerate() {
            for (b, q) in [1.0, -2.0, 1.0].into_iter().enumerate() {
                matrix[i + a][i + b] += penalty * p * q;
            }
        }
    }
    matrix
}

/// Lower triangular root; none of a matrix that is not positive definite.
fn cholesky(matrix: &Matrix) -> Option<Matrix> {
    let mut root: Matrix = [[0.0; WEIGHTS]; WEIGHTS];
    for i in 0..WEIGHTS {
        for j in 0..=i {
            let rest = matrix[i][j] - (0..j).map(|k| root[i][k] * root[j][k]).sum::<f64>();
            if i == j {
                if rest.is_nan() || rest <= matrix[i][i] * 1e-14 {
                    return None;
                }
                root[i][i] = rest.sqrt();
            } else {
                root[i][j] = rest / root[j][j];
            }
        }
    }
    Some(root)
}

fn solve(root: &Matrix, right: &[f64; WEIGHTS]) -> [f64; WEIGHTS] {
    let mut x = *right;
    for i in 0..WEIGHTS {
        x[i] = (x[i] - (0..i).map(|j| root[i][j] * x[j]).sum::<f64>()) / root[i][i];
    }
    for i in (0..WEIGHTS).rev() {
        x[i] = (x[i] - (i + 1..WEIGHTS).map(|j| root[j][i] * x[j]).sum::<f64>()) / root[i][i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(n: u32) -> Vec<f64> {
        (0..n).map(|i| f64::from(i) / f64::from(n - 1) * 6.0 - 3.0).collect()
    }

    #[test]
    fn a_line_is_kept_and_a_bend_followed() {
        let x = places(200);
        let line: Vec<f64> = x.iter().map(|x| 3.0 - 2.0 * x).collect();
        let fit = Smooth::fit(&x, &line);
        assert!(x.iter().all(|&x| (fit.at(x) - (3.0 - 2.0 * x)).abs() < 1e-6));
        let bend: Vec<f64> = x.iter().map(|x| libm::sin(*x)).collect();
        let fit = Smooth::fit(&x, &bend);
        assert!(x.iter().all(|&x| (fit.at(x) - libm::sin(x)).abs() < 0.02));
    }

    /// Alternating noise of 1 around 0.3·x: the curve is the line but for its own error.
    #[test]
    fn noise_is_not_followed() {
        let x = places(400);
        let noise = |i: usize| if (i * 7919 / 13).is_multiple_of(2) { 1.0 } else { -1.0 };
        let y: Vec<f64> = x.iter().enumerate().map(|(i, x)| 0.3 * x + noise(i)).collect();
        let fit = Smooth::fit(&x, &y);
        assert!(x.iter().all(|&x| (fit.at(x) - 0.3 * x).abs() < 0.35));
    }

    #[test]
    fn one_place_is_a_constant() {
        assert_eq!(Smooth::fit(&[2.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]).at(9.0), 3.0);
    }
}
