//! Which input does the spread of a result come from? Variance-based indices (Sobol 1993; Saltelli et al. 2010,
//! "Variance based sensitivity analysis of model output", Computer Physics Communications 181).
//!
//! The first-order index of an input is the share of the variance that would go if it alone were known; the total index
//! the share that would stay if everything but it were known. Their difference is interaction.
//!
//! Making the points and reading the results are apart, so that the model between may run wherever it likes, in pieces
//! and in any order: [`Design::point`] gives the inputs of each of [`Design::runs`] evaluations, uniform on [0, 1);
//! [`Design::analyse`] takes their results in the same order.

use rand::RngExt as _;

use super::TheoryError;
use super::domain::{count, within};
use super::keyed::generator;
use crate::streams::mix;

/// Base points, one scrambling of the sequence.
const MOST_POINTS: u32 = 1 << 16;
/// Inputs; a design needs two dimensions for each.
const MOST_INPUTS: usize = 120;
const MOST_RESAMPLES: usize = 10_000;

/// Which points are evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    inputs: usize,
    points: u32,
    seed: u64,
    pairs: bool,
}

/// An index with its bootstrap interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Index {
    /// The estimate.
    pub value: f64,
    /// 2.5 % point of the bootstrap.
    pub low: f64,
    /// 97.5 % point of the bootstrap.
    pub high: f64,
}

/// Interaction of two inputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interaction {
    /// The inputs, the smaller number first.
    pub inputs: (usize, usize),
    /// Second-order index: what the two explain together beyond what each does alone.
    pub index: f64,
}

/// What an analysis says.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// Mean of the result.
    pub mean: f64,
    /// Variance of the result.
    pub variance: f64,
    /// First-order index of each input.
    pub first: Vec<Index>,
    /// Total index of each input.
    pub total: Vec<Index>,
    /// Second-order index of each pair, if the design has them.
    pub pairs: Vec<Interaction>,
}

impl Design {
    /// `points` base points (best a power of two) for `inputs` inputs: points·(inputs + 2) evaluations.
    ///
    /// # Errors
    /// No input or more than 120; fewer than 16 points or more than 65,536.
    pub fn new(inputs: usize, points: u32, seed: u64) -> Result<Self, TheoryError> {
        count("inputs", inputs, 1, MOST_INPUTS)?;
        count("points", points as usize, 16, MOST_POINTS as usize)?;
        Ok(Self { inputs, points, seed, pairs: false })
    }

    /// The same with second-order indices: points·(2·inputs + 2) evaluations.
    #[must_use]
    pub fn with_pairs(self) -> Self {
        Self { pairs: true, ..self }
    }

    /// Evaluations for one base point.
    fn block(&self) -> usize {
        2 + self.inputs * if self.pairs { 2 } else { 1 }
    }

    /// Number of evaluations.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.points as usize * self.block()
    }

    /// Inputs of an evaluation. For each base point: A, B, then A with one input of B for each input, then, with pairs, B
    /// with one input of A for each.
    #[must_use]
    pub fn point(&self, run: usize) -> Vec<f64> {
        let (point, role) = ((run / self.block()) as u32 % MOST_POINTS, run % self.block());
        let from_b = |input: usize| match role {
            0 => false,
            1 => true,
            role if role < 2 + self.inputs => input == role - 2,
            role => input != role - 2 - self.inputs,
        };
        let scramble = mix(self.seed) as u32;
        (0..self.inputs)
            .map(|input| {
                let dimension = if from_b(input) { self.inputs + input } else { input };
                f64::from(sobol_burley::sample(point, dimension as u32, scramble))
            })
            .collect()
    }

    /// Evaluates a model at every point and reads the indices off.
    ///
    /// # Errors
    /// As [`Design::analyse`].
    pub fn evaluate(&self, resamples: usize, model: impl Fn(&[f64]) -> f64) -> Result<Indices, TheoryError> {
        let results: Vec<f64> = (0..self.runs()).map(|run| model(&self.point(run))).collect();
        self.analyse(&results, resamples)
    }

    /// Indices from the results of all evaluations, in order. First order by Saltelli et al. 2010, total by Jansen 1999,
    /// pairs by Saltelli 2002; 95 % intervals by resampling base points `resamples` times.
    ///
    /// # Errors
    /// Not one result per evaluation; a result that is not finite; results that are all the same; more than 10,000
    /// resamples.
    pub fn analyse(&self, results: &[f64], resamples: usize) -> Result<Indices, TheoryError> {
        count("results", results.len(), self.runs(), self.runs())?;
        count("resamples", resamples, 0, MOST_RESAMPLES)?;
        for &result in results {
            within("result", result, f64::MIN, f64::MAX)?;
        }
        let blocks: Vec<&[f64]> = results.chunks_exact(self.block()).collect();
        let mean = blocks.iter().map(|block| f64::midpoint(block[0], block[1])).sum::<f64>() / blocks.len() as f64;
        // Centred, which takes nothing from the indices and much from their error.
        let centred: Vec<Vec<f64>> =
            blocks.iter().map(|block| block.iter().map(|result| result - mean).collect()).collect();
        let whole = self.estimate(centred.iter());
        if whole.variance.is_nan() || whole.variance <= 0.0 {
            return Err(TheoryError::NoSolution { what: "indices of a result that never changes" });
        }
        let mut resampled: Vec<Estimate> = Vec::with_capacity(resamples);
        for resample in 0..resamples {
            let mut rng = generator(self.seed, resample as u64);
            resampled.push(self.estimate((0..centred.len()).map(|_| &centred[rng.random_range(0..centred.len())])));
        }
        let interval = |value: f64, of: &dyn Fn(&Estimate) -> f64| {
            let mut values: Vec<f64> = resampled.iter().map(of).collect();
            values.sort_unstable_by(f64::total_cmp);
            let at = |level: f64| values.get((level * values.len() as f64) as usize).copied().unwrap_or(value);
            Index { value, low: at(0.025), high: at(0.975) }
        };
        let first = (0..self.inputs).map(|i| interval(whole.first[i], &|estimate| estimate.first[i])).collect();
        let total = (0..self.inputs).map(|i| interval(whole.total[i], &|estimate| estimate.total[i])).collect();
        let pairs = if self.pairs { self.interactions(&centred, &whole) } else { Vec::new() };
        Ok(Indices { mean, variance: whole.variance, first, total, pairs })
    }

    fn estimate<'a>(&self, blocks: impl Iterator<Item = &'a Vec<f64>>) -> Estimate {
        let mut first = vec![0.0; self.inputs];
        let mut total = vec![0.0; self.inputs];
        let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
        for block in blocks {
            let (a, b) = (block[0], block[1]);
            sum += a + b;
            squares += a * a + b * b;
            n += 1.0;
            for input in 0..self.inputs {
                let swapped = block[2 + input];
                first[input] += b * (swapped - a);
                total[input] += (a - swapped) * (a - swapped) / 2.0;
            }
        }
        let mean = sum / (2.0 * n);
        let variance = squares / (2.0 * n) - mean * mean;
        first.iter_mut().chain(&mut total).for_each(|value| *value /= n * variance);
        Estimate { variance, first, total }
    }

    /// V_ij = mean of f(A with i of B)·f(B with j of A) − f(A)·f(B), less what each explains alone; averaged over both
    /// orders of the pair.
    fn interactions(&self, centred: &[Vec<f64>], whole: &Estimate) -> Vec<Interaction> {
        let n = centred.len() as f64;
        let together = |i: usize, j: usize| {
            let term = |block: &Vec<f64>| block[2 + i] * block[2 + self.inputs + j] - block[0] * block[1];
            centred.iter().map(term).sum::<f64>() / n
        };
        let mut pairs = Vec::new();
        for i in 0..self.inputs {
            for j in i + 1..self.inputs {
                // A with i of B, and B with j of A, have these two inputs in common and no other.
                let both = f64::midpoint(together(i, j), together(j, i)) / whole.variance;
                pairs.push(Interaction { inputs: (i, j), index: both - whole.first[i] - whole.first[j] });
            }
        }
        pairs
    }
}

/// Variance and indices of some base points.
struct Estimate {
    variance: f64,
    first: Vec<f64>,
    total: Vec<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x + 2y + 3xz with uniform inputs, by hand: variances of the parts of its decomposition.
    #[test]
    fn a_polynomial_by_hand() {
        let unit = 1.0 / 12.0;
        // Around the means: (1 + 3/2)x', 2y', (3/2)z', 3x'z'.
        let parts = [6.25 * unit, 4.0 * unit, 2.25 * unit, 9.0 * unit * unit];
        let variance: f64 = parts.iter().sum();
        let design = Design::new(3, 1 << 13, 7).unwrap().with_pairs();
        let indices = design.evaluate(200, |x| x[0] + 2.0 * x[1] + 3.0 * x[0] * x[2]).unwrap();
        assert!((indices.mean - 2.25).abs() < 1e-3 && (indices.variance / variance - 1.0).abs() < 0.01);
        for (input, part) in parts[..3].iter().enumerate() {
            let Index { value, low, high } = indices.first[input];
            assert!((value - part / variance).abs() < 0.005, "{input}: {value}");
            assert!(low < value && value < high && high - low < 0.1, "{input}: {low} to {high}");
        }
        for (input, share) in [(0, parts[0] + parts[3]), (1, parts[1]), (2, parts[2] + parts[3])] {
            assert!((indices.total[input].value - share / variance).abs() < 0.005, "{input}");
        }
        for Interaction { inputs, index } in indices.pairs {
            let share = if inputs == (0, 2) { parts[3] / variance } else { 0.0 };
            assert!((index - share).abs() < 0.01, "{inputs:?}: {index}");
        }
    }

    #[test]
    fn points_are_where_they_should_be() {
        let design = Design::new(2, 16, 1).unwrap().with_pairs();
        assert_eq!(design.runs(), 16 * 6);
        let at = |role: usize| design.point(3 * 6 + role);
        let (a, b) = (at(0), at(1));
        assert_eq!(at(2), [b[0], a[1]]);
        assert_eq!(at(3), [a[0], b[1]]);
        assert_eq!(at(4), [a[0], b[1]]);
        assert_eq!(at(5), [b[0], a[1]]);
        assert!((0..design.runs()).flat_map(|run| design.point(run)).all(|x| (0.0..1.0).contains(&x)));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Design::new(0, 64, 1).is_err());
        assert!(Design::new(3, 1 << 20, 1).is_err());
        let design = Design::new(1, 16, 1).unwrap();
        assert!(design.analyse(&[0.0], 10).is_err());
        assert!(design.evaluate(10, |_| 1.0).is_err());
        assert!(design.evaluate(10, |_| f64::NAN).is_err());
    }
}
