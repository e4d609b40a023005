//! Gauss quadrature of the two latent propensities: a few classes stand for a continuous distribution, with the same
//! first moments. Nodes and weights from the recurrence coefficients (Golub and Welsch 1969, "Calculation of Gauss
//! quadrature rules", Mathematics of Computation 23).

/// A class: where it sits, and which share of people it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    /// Value of the propensity.
    pub at: f64,
    /// Share of people, in (0, 1]; all classes together make 1.
    pub weight: f64,
}

/// `count` nodes of Gamma(shape k, mean 1): generalised Gauss–Laguerre.
pub(crate) fn gamma(k: f64, count: usize) -> Vec<Node> {
    if count == 1 {
        return vec![Node { at: 1.0, weight: 1.0 }];
    }
    let diagonal = (0..count).map(|i| (2.0 * i as f64 + k) / k).collect();
    let beside = (1..count).map(|i| (i as f64 * (i as f64 + k - 1.0)).sqrt() / k).collect();
    from_recurrence(diagonal, beside)
}

/// `count` nodes of Beta(α, β) on [0, 1]: Gauss–Jacobi. Exact for the survival of the first 2·count − 1 periods.
pub(crate) fn beta(alpha: f64, beta: f64, count: usize) -> Vec<Node> {
    let mean = alpha / (alpha + beta);
    if count == 1 {
        return vec![Node { at: mean, weight: 1.0 }];
    }
    // Jacobi polynomials on [-1, 1] with weight (1-x)^a (1+x)^b, mapped to [0, 1].
    let (a, b) = (beta - 1.0, alpha - 1.0);
    let diagonal = (0..count)
        .map(|i| {
            let s = 2.0 * i as f64 + a + b;
            let x = if i == 0 { (b - a) / (a + b + 2.0) } else { (b * b - a * a) / (s * (s + 2.0)) };
            f64::midpoint(1.0, x)
        })
        .collect();
    let beside = (1..count)
        .map(|i| {
            let n = i as f64;
            let s = 2.0 * n + a + b;
            let squared = if i == 1 {
                4.0 * (1.0 + a) * (1.0 + b) / ((2.0 + a + b) * (2.0 + a + b) * (3.0 + a + b))
            } else {
                4.0 * n * (n + a) * (n + b) * (n + a + b) / (s * s * (s + 1.0) * (s - 1.0))
            };
            squared.sqrt() / 2.0
        })
        .collect();
    let mut nodes = from_recurrence(diagonal, beside);
    for node in &mut nodes {
        node.at = node.at.clamp(0.0, 1.0);
    }
    nodes
}

/// Eigenvalues of the symmetric tridiagonal matrix are the nodes; squared first components of its eigenvectors the
/// weights. Implicit QL with Wilkinson shifts, as EISPACK's `imtql2` reduced to the first row of the vectors.
fn from_recurrence(mut diagonal: Vec<f64>, mut beside: Vec<f64>) -> Vec<Node> {
    let n = diagonal.len();
    beside.push(0.0);
    let mut first = vec![0.0; n];
    first[0] = 1.0;
    for l in 0..n {
        // 60 sweeps per eigenvalue are never needed; the bound only keeps bad input from hanging.
        for _ in 0..60 {
            let m = (l..n - 1)
                .find(|&m| beside[m].abs() <= f64::EPSILON * (diagonal[m].abs() + diagonal[m + 1].abs()))
                .unwrap_or(n - 1);
            if m == l {
                break;
            }
            let mut g = (diagonal[l + 1] - diagonal[l]) / (2.0 * beside[l]);
            let mut r = (g * g + 1.0).sqrt();
            g = diagonal[m] - diagonal[l] + beside[l] / (g + if g < 0.0 { -r } else { r });
            let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
            let mut deflated = false;
            for i in (l..m).rev() {
                let f = s * beside[i];
                let b = c * beside[i];
                r = (f * f + g * g).sqrt();
                beside[i + 1] = r;
                if r == 0.0 {
                    diagonal[i + 1] -= p;
                    beside[m] = 0.0;
                    deflated = true;
                    break;
                }
                s = f / r;
                c = g / r;
                g = diagonal[i + 1] - p;
                r = (diagonal[i] - g) * s + 2.0 * c * b;
                p = s * r;
                diagonal[i + 1] = g + p;
                g = c * r - b;
                let next = first[i + 1];
                first[i + 1] = s * first[i] + c * next;
                first[i] = c * first[i] - s * next;
            }
            if !deflated {
                diagonal[l] -= p;
                beside[l] = g;
                beside[m] = 0.0;
            }
        }
    }
    let mut nodes: Vec<Node> =
        diagonal.iter().zip(&first).map(|(&at, &component)| Node { at, weight: component * component }).collect();
    nodes.sort_unstable_by(|a, b| a.at.total_cmp(&b.at));
    nodes
}

/// How many sharing classes a dispersion needs: computed relative errors of P(at least 1, 3, 5, 10 referrals) stay under
/// about 5 % (table in `docs/model.md`).
pub(crate) fn sharing_classes(dispersion: f64) -> usize {
    match dispersion {
        k if k >= 1000.0 => 1,
        k if k >= 1.0 => 4,
        k if k >= 0.5 => 6,
        k if k >= 0.3 => 8,
        _ => 12,
    }
}

/// How many churn classes are exact for a number of periods, at least 2 where people differ, at most 8.
pub(crate) fn churn_classes(polarization: f64, periods: f64) -> usize {
    if polarization <= 0.0 { 1 } else { (((periods.ceil() + 1.0) / 2.0).ceil() as usize).clamp(2, 8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(nodes: &[Node], power: i32) -> f64 {
        nodes.iter().map(|node| node.weight * node.at.powi(power)).sum()
    }

    #[test]
    fn gamma_moments() {
        for (k, count) in [(0.2, 8), (0.5, 6), (1.0, 4), (3.0, 5)] {
            let nodes = gamma(k, count);
            let mut expected = 1.0;
            for power in 0..(2 * count as i32 - 1) {
                assert!((moment(&nodes, power) / expected - 1.0).abs() < 1e-9, "k {k}, power {power}");
                expected *= (k + f64::from(power)) / k;
            }
        }
    }

    #[test]
    fn beta_moments_are_the_survival() {
        for (a, b, count) in [(0.668, 3.806, 7), (0.704, 1.182, 7), (2.0, 20.0, 2), (0.3, 0.3, 5)] {
            let nodes = beta(a, b, count);
            let mut survival = 1.0;
            for period in 0..2 * count {
                let got: f64 = nodes.iter().map(|node| node.weight * (1.0 - node.at).powi(period as i32)).sum();
                assert!((got - survival).abs() < 1e-11, "a {a}, b {b}, period {period}: {got} against {survival}");
                survival *= (b + period as f64) / (a + b + period as f64);
            }
        }
    }
}
