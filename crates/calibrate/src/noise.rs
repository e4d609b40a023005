//! How far a campaign strays from its mean path by dice, weather and whatever is not learnt: from simulated campaigns,
//! so that days that infect each
//! other count as what they are.
//!
//! Counts are put on the scale on which a count with variance μ + δμ² varies alike everywhere, g(y) = asinh √(δ(y + ⅜))
//! ÷ √δ · 2
//! (Anscombe 1948, Biometrika 35; 2√(y + ⅜) for δ = 0); sums of money on that of logarithms. With residuals r of n
//! simulated
//! campaigns, their mean b and covariance S, the likelihood of data at residual r is that of a normal law whose
//! covariance is known from n
//! draws alone, (1 + (r − b)ᵀS⁻¹(r − b) ÷ ((1 + 1/n)(n − 1)))^(−m/2), with the power m for d blocks and p parameters
//! that makes intervals hold the
//! truth as often as they say: m = p + 2 + (n − 1 + B)/(1 + B(d − p)), B = (n − d − 2)/((n − d − 1)(n − d − 4))
//! (Percival, Friedrich, Sellentin and
//! Heavens 2022, Monthly Notices of the RAS 510; the synthetic likelihood of Wood 2010, Nature 466, with the
//! uncertainty of S in it).

use serde::{Deserialize, Serialize};

use crate::linear::{Cholesky, moments};
use crate::model::Block;
use crate::read::Role;

/// Scale of a column.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Scale {
    /// Variance μ + δμ².
    Count(f64),
    /// Logarithm, from so much on.
    Money(f64),
}

impl Scale {
    fn of(self, value: f64) -> f64 {
        match self {
            Self::Count(delta) => {
                let root = delta.sqrt();
                2.0 * libm::asinh(root * (value + 0.375).max(0.0).sqrt()) / root
            }
            Self::Money(floor) => libm::log(value.max(0.0) + floor),
        }
    }
}

/// δ before any campaign was simulated, and its limits.
const FIRST_DELTA: f64 = 0.05;
const LEAST_DELTA: f64 = 1e-4;
const MOST_DELTA: f64 = 4.0;

/// The law of the residuals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Noise {
    scales: Vec<Scale>,
    blocks: Vec<Block>,
    shift: Vec<f64>,
    covariance: Cholesky,
    /// Simulated campaigns; 0 before any.
    campaigns: usize,
    /// Squared distances of the campaigns' own residuals, in order.
    own: Vec<f64>,
}

impl Noise {
    /// A wide guess: independent blocks.
    pub fn guess(roles: &[Role], blocks: &[Block], observed: &[f64]) -> Self {
        let scale = |(column, role): (usize, &Role)| {
            if role.is_money() {
                let of_column = || blocks.iter().zip(observed).filter(|(block, _)| block.column == column);
                let mean = of_column().map(|(_, value)| value).sum::<f64>() / of_column().count().max(1) as f64;
                Scale::Money((0.05 * mean).max(1e-3))
            } else {
                Scale::Count(FIRST_DELTA)
            }
        };
        let scales: Vec<Scale> = roles.iter().enumerate().map(scale).collect();
        let n = blocks.len();
        let mut covariance = vec![0.0; n * n];
        for (i, block) in blocks.iter().enumerate() {
            covariance[i * n + i] = match scales[block.column] {
                Scale::Count(_) => 4.0,
                Scale::Money(_) => 0.25,
            };
        }
        let covariance = Cholesky::of(n, &covariance);
        Self { scales, blocks: blocks.to_vec(), shift: vec![0.0; n], covariance, campaigns: 0, own: Vec::new() }
    }

    /// Learns from simulated campaigns: the sums of each, and those of the mean path at its own parameters.
    pub fn learn(&mut self, campaigns: &[(&[f64], &[f64])]) {
        for (column, scale) in self.scales.iter_mut().enumerate() {
            let Scale::Count(delta) = scale else { continue };
            let (mut excess, mut squares) = (0.0, 0.0);
            for (sums, path) in campaigns {
                for (block, (&drawn, &mean)) in self.blocks.iter().zip(sums.iter().zip(*path)) {
                    if block.column == column {
                        excess += (drawn - mean) * (drawn - mean) - mean;
                        squares += mean * mean;
                    }
                }
            }
            *delta = if squares > 0.0 { (excess / squares).clamp(LEAST_DELTA, MOST_DELTA) } else { LEAST_DELTA };
        }
        let residuals: Vec<Vec<f64>> = campaigns.iter().map(|(sums, path)| self.residual(sums, path)).collect();
        let rows: Vec<&[f64]> = residuals.iter().map(Vec::as_slice).collect();
        let n = rows.len();
        let (mean, mut covariance) = moments(&rows, &vec![1.0 / n as f64; n]);
        covariance.iter_mut().for_each(|entry| *entry *= n as f64 / (n as f64 - 1.0).max(1.0));
        self.covariance = Cholesky::of(mean.len(), &covariance);
        self.shift = mean;
        self.campaigns = n;
        self.own = residuals.iter().map(|residual| self.squared(residual)).collect();
        self.own.sort_unstable_by(f64::total_cmp);
    }

    fn residual(&self, values: &[f64], mean: &[f64]) -> Vec<f64> {
        let of = |(block, (&value, &mean)): (&Block, (&f64, &f64))| {
            let scale = self.scales[block.column];
            scale.of(value) - scale.of(mean)
        };
        self.blocks.iter().zip(values.iter().zip(mean)).map(of).collect()
    }

    fn squared(&self, residual: &[f64]) -> f64 {
        let centred: Vec<f64> = residual.iter().zip(&self.shift).map(|(r, b)| r - b).collect();
        self.covariance.distance(&centred)
    }

    /// Squared distance of data from a mean path, in units of the noise.
    pub fn distance(&self, observed: &[f64], mean: &[f64]) -> f64 {
        self.squared(&self.residual(observed, mean))
    }

    /// Logarithm of the likelihood, up to a constant.
    pub fn log_likelihood(&self, observed: &[f64], mean: &[f64], parameters: usize) -> f64 {
        let distance = self.distance(observed, mean);
        let n = self.campaigns as f64;
        if self.campaigns < 2 {
            return -0.5 * distance;
        }
        let (d, p) = (self.blocks.len() as f64, parameters as f64);
        let known = ((n - d - 1.0) * (n - d - 4.0)).max(1.0);
        let b = (n - d - 2.0).max(0.0) / known;
        let power = p + 2.0 + (n - 1.0 + b) / (1.0 + b * (d - p).max(0.0));
        -0.5 * power * libm::log1p(distance / ((1.0 + 1.0 / n) * (n - 1.0)))
    }

    /// Share of the simulated campaigns that are at least so far from their own mean path as data whose path was chosen
    /// with so many
    /// parameters.
    pub fn rarity(&self, distance: f64, parameters: usize) -> f64 {
        let blocks = self.blocks.len() as f64;
        let free = (blocks - parameters as f64).max(1.0);
        let fair = distance * blocks / free;
        let below = self.own.partition_point(|&own| own < fair);
        if self.own.is_empty() { 1.0 } else { 1.0 - below as f64 / self.own.len() as f64 }
    }

    /// Blocks.
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }
}
