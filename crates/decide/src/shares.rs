//! Shares of the variance of a metric that come from dice, weather and ignorance, by pick-freeze over the three kinds of
//! chance: each base point is simulated with one set of seeds (A), with another (B), and with A but one kind of chance of B.
//! Estimators as in [`crate::indices`] (Saltelli et al. 2010; Jansen 1999), with the three seeds as inputs; that an input may
//! be a seed is in Iooss and Ribatet 2009, "Global sensitivity analysis of computer models with functional inputs".
//!
//! Dice and weather have hardly any meaning alone: a good day multiplies what the rates give. What is left between the sum of
//! the first-order shares and 1 is their interaction.

use snowball_engine::{Engine, Seeds, Track};

use crate::error::DecideError;
use crate::variance::Variance;

/// A kind of chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// What people decide one by one.
    Dice,
    /// Good and bad days.
    Weather,
    /// What the plan does not know: its ranges.
    Ignorance,
}

impl Source {
    /// In the order of the inputs of [`Design`].
    pub const ALL: [Self; 3] = [Self::Dice, Self::Weather, Self::Ignorance];
}

/// Which campaigns are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    points: u32,
    seed: u64,
}

/// Campaigns for one base point: A, B, and A with each source of B.
const BLOCK: usize = 2 + Source::ALL.len();
/// Base points, the most that the estimators take.
const MOST: u32 = 1 << 16;

impl Design {
    /// `points` base points: five campaigns each.
    ///
    /// # Errors
    /// Fewer than 16 points or more than 65,536.
    pub fn new(points: u32, seed: u64) -> Result<Self, DecideError> {
        if !(16..=MOST).contains(&points) {
            let (got, min, max) = (u64::from(points), 16, u64::from(MOST));
            return Err(snowball_engine::theory::TheoryError::Count { name: "replicates", got, min, max }.into());
        }
        Ok(Self { points, seed })
    }

    /// Number of campaigns.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.points as usize * BLOCK
    }

    /// Seeds and replicate of a campaign.
    #[must_use]
    pub fn point(&self, run: usize) -> (Seeds, u32) {
        let (replicate, role) = ((run / BLOCK) as u32, run % BLOCK);
        // Far from the seeds that people type, so that B is none of theirs.
        let other = self.seed ^ 0x5eed_0b00_0000_0000;
        let seed = |source: Source| {
            let from_b = role == 1 || role.checked_sub(2) == Some(source as usize);
            if from_b { other } else { self.seed }
        };
        let seeds =
            Seeds { ignorance: seed(Source::Ignorance), weather: seed(Source::Weather), dice: seed(Source::Dice) };
        (seeds, replicate)
    }

    /// Simulates a campaign.
    #[must_use]
    pub fn evaluate(&self, engine: &Engine, run: usize) -> Track {
        let (seeds, replicate) = self.point(run);
        engine.run_split(seeds, replicate..replicate + 1).tracks.swap_remove(0)
    }

    /// Reads the results of all campaigns, in order; inputs are [`Source::ALL`].
    ///
    /// # Errors
    /// If fewer than half of the base points define the result, or fewer than 16.
    pub fn analyse(&self, results: &[Option<f64>]) -> Result<Variance, DecideError> {
        Variance::of(Source::ALL.len(), results, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_takes_what_it_should_from_b() {
        let design = Design::new(16, 9).unwrap();
        let at = |role: usize| design.point(2 * BLOCK + role);
        let ((a, replicate), (b, _)) = (at(0), at(1));
        assert_eq!((replicate, a), (2, Seeds::all(9)));
        assert!(a.dice != b.dice && a.weather != b.weather && a.ignorance != b.ignorance);
        assert_eq!(at(2).0, Seeds { dice: b.dice, ..a });
        assert_eq!(at(3).0, Seeds { weather: b.weather, ..a });
        assert_eq!(at(4).0, Seeds { ignorance: b.ignorance, ..a });
        assert!(Design::new(15, 1).is_err() && Design::new(MOST + 1, 1).is_err());
    }
}
