//! Shares of a variance from the results of a pick-freeze design, where a result may be undefined or never change.

use serde::Serialize;
use snowball_engine::theory::TheoryError;
use snowball_engine::theory::sensitivity::{Design, Index};

use crate::error::DecideError;

/// Resamples of a bootstrap interval: its ends are known to about a tenth of its width.
const RESAMPLES: usize = 400;
/// Fewest base points that say something.
const FEWEST: usize = 16;

/// A share of the variance with its 95 % interval by bootstrap of base points. An estimate may lie a little outside of 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// The estimate.
    pub value: f64,
    /// 2.5 % point of the bootstrap.
    pub low: f64,
    /// 97.5 % point of the bootstrap.
    pub high: f64,
}

/// Where the variance of a result comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variance {
    /// Mean of the result.
    pub mean: f64,
    /// Standard deviation of the result.
    pub deviation: f64,
    /// Of each input: the share of the variance that would go if it alone were known.
    pub first: Vec<Share>,
    /// Of each input: the share that would stay if everything but it were known.
    pub total: Vec<Share>,
    /// Base points in which every run defines the result; the others are left out.
    pub used: usize,
    /// Base points in all.
    pub points: usize,
}

impl From<Index> for Share {
    fn from(Index { value, low, high }: Index) -> Self {
        Self { value, low, high }
    }
}

impl Variance {
    /// Reads the results of A, B, and A with each input of B, for each base point in order.
    pub(crate) fn of(inputs: usize, results: &[Option<f64>], seed: u64) -> Result<Self, DecideError> {
        let blocks = results.chunks_exact(inputs + 2);
        let points = blocks.len();
        let whole: Vec<f64> =
            blocks.filter_map(|block| block.iter().copied().collect::<Option<Vec<_>>>()).flatten().collect();
        let used = whole.len() / (inputs + 2);
        // Where many are left out, those that stay are no fair sample of the rest.
        let min = FEWEST.max(points / 2);
        if used < min {
            return Err(DecideError::TooFew { got: used, of: points, min });
        }
        let design = Design::new(inputs, used as u32, seed)?;
        match design.analyse(&whole, RESAMPLES) {
            Ok(indices) => Ok(Self {
                mean: indices.mean,
                deviation: indices.variance.sqrt(),
                first: indices.first.into_iter().map(Share::from).collect(),
                total: indices.total.into_iter().map(Share::from).collect(),
                used,
                points,
            }),
            // A result that never changes owes nothing to anything.
            Err(TheoryError::NoSolution { .. }) => Ok(Self {
                mean: whole[0],
                deviation: 0.0,
                first: vec![Share::default(); inputs],
                total: vec![Share::default(); inputs],
                used,
                points,
            }),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undefined_is_left_out_and_too_much_of_it_refused() {
        let results = |undefined: usize| -> Vec<Option<f64>> {
            (0..40)
                .flat_map(|i| [Some(f64::from(i)), Some(2.0), (i as usize >= undefined).then_some(f64::from(i))])
                .collect()
        };
        assert_eq!(Variance::of(1, &results(10), 1).unwrap().used, 30);
        assert_eq!(Variance::of(1, &results(30), 1), Err(DecideError::TooFew { got: 10, of: 40, min: 20 }));
    }

    #[test]
    fn a_constant_has_no_variance_to_share() {
        let found = Variance::of(2, &[Some(3.0); 4 * 16], 1).unwrap();
        assert_eq!((found.mean, found.deviation, found.total[1]), (3.0, 0.0, Share::default()));
    }
}
