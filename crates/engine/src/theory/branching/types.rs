//! Several kinds of members: the next-generation matrix (Diekmann, Heesterbeek and Metz 1990, Journal of Mathematical
//! Biology 28).

use crate::math;
use crate::theory::TheoryError;
use crate::theory::domain::{count, within};

/// Mean number of friends of each kind that a member of each kind brings.
#[derive(Clone, Debug, PartialEq)]
pub struct NextGeneration {
    means: Vec<Vec<f64>>,
}

impl NextGeneration {
    /// Row i, column j: friends of kind j that a member of kind i brings.
    ///
    /// # Errors
    /// A matrix that is not square, or above 100 × 100; entries that are negative or not finite.
    pub fn new(means: Vec<Vec<f64>>) -> Result<Self, TheoryError> {
        count("kinds", means.len(), 1, 100)?;
        for row in &means {
            count("entries of a row", row.len(), means.len(), means.len())?;
            for &mean in row {
                within("mean", mean, 0.0, 1e6)?;
            }
        }
        Ok(Self { means })
    }

    /// Reproduction number: the spectral radius, by power iteration.
    #[must_use]
    pub fn reproduction_number(&self) -> f64 {
        // The identity is added for the iteration, so that kinds that take turns do not keep it swinging.
        let mut vector = vec![1.0; self.means.len()];
        let mut radius = 0.0;
        for _ in 0..10_000 {
            let next: Vec<f64> = self.means.iter().zip(&vector).map(|(row, own)| own + dot(row, &vector)).collect();
            let largest = next.iter().copied().fold(0.0, f64::max);
            vector = next.iter().map(|entry| entry / largest).collect();
            let change = (largest - 1.0 - radius).abs();
            radius = largest - 1.0;
            if change <= 1e-15 * radius {
                break;
            }
        }
        radius
    }

    /// Chance, for one seed of each kind, that its cascade dies out, when numbers of friends are Poisson: the least
    /// solution of q_i = exp(−Σ m_ij·(1 − q_j)) (Harris 1963, II.7).
    #[must_use]
    pub fn extinction(&self) -> Vec<f64> {
        let mut q = vec![0.0; self.means.len()];
        for _ in 0..1_000_000 {
            let alive: Vec<f64> = q.iter().map(|q| 1.0 - q).collect();
            let next: Vec<f64> = self.means.iter().map(|row| math::exp(-dot(row, &alive))).collect();
            let change = next.iter().zip(&q).map(|(new, old)| new - old).fold(0.0, f64::max);
            q = next;
            if change <= 1e-16 {
                break;
            }
        }
        q
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::branching::Offspring;

    #[test]
    fn two_kinds_by_hand() {
        // Eigenvalues of [[a, b], [c, d]].
        let matrix = NextGeneration::new(vec![vec![0.4, 0.9], vec![0.3, 0.2]]).unwrap();
        let radius = (0.6 + (0.2f64 * 0.2 + 4.0 * 0.27).sqrt()) / 2.0;
        assert!((matrix.reproduction_number() - radius).abs() < 1e-12);
        let turns = NextGeneration::new(vec![vec![0.0, 2.0], vec![2.0, 0.0]]).unwrap();
        assert!((turns.reproduction_number() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn like_kinds_are_one() {
        let matrix = NextGeneration::new(vec![vec![0.5, 1.0], vec![0.7, 0.8]]).unwrap();
        let q = Offspring::poisson(1.5).unwrap().extinction(1);
        assert!(matrix.extinction().iter().all(|own| (own - q).abs() < 1e-12));
    }

    #[test]
    fn a_matrix_is_square() {
        assert!(NextGeneration::new(vec![vec![1.0], vec![1.0]]).is_err());
        assert!(NextGeneration::new(vec![]).is_err());
    }
}
