//! The smallest piece of the work: some campaigns of one plan. Which campaigns, follows from the piece alone.

use serde::{Deserialize, Serialize};
use snowball_engine::Engine;
use snowball_engine::plan::Plan;

use super::aim::Campaign;
use super::candidate::Candidate;

/// How campaigns come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The mean path with every unknown at its median; all campaigns are the same.
    Median,
    /// The mean path with the unknowns of a replicate.
    Mean,
    /// A replicate: dice and weather too.
    Drawn,
}

/// Campaigns `from` … `to` − 1 of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// What is tried; none for the plan as it is.
    pub candidate: Option<Candidate>,
    /// How they come about.
    pub way: Way,
    /// Seed of the random numbers.
    pub seed: u64,
    /// First replicate.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

impl Piece {
    /// Campaigns in it.
    #[must_use]
    pub fn campaigns(&self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// Simulates them; none where what is tried makes no valid plan.
    #[must_use]
    pub fn evaluate(&self, base: &Plan) -> Vec<Campaign> {
        let engine = match &self.candidate {
            Some(candidate) => Engine::new(&candidate.plan(base)),
            None => Engine::new(base),
        };
        let Ok(engine) = engine else {
            return Vec::new();
        };
        let at = |draw: u32| Campaign::of(&engine.expected_at(&engine.quantiles(self.seed, draw)));
        let all = self.campaigns() as usize;
        match self.way {
            Way::Drawn => engine.run(self.seed, self.from..self.to).tracks.iter().map(Campaign::of).collect(),
            // All the same, then.
            Way::Mean if engine.unknowns().is_empty() => vec![at(self.from); all],
            Way::Mean => (self.from..self.to).map(at).collect(),
            Way::Median => vec![Campaign::of(&engine.expected()); all],
        }
    }
}
