//! The engine's door: a compiled plan, its expected track, and batches of replicates.

use std::ops::Range;

use crate::plan::{Plan, Problems};
use crate::results::Batch;
use crate::track::Track;

/// A plan made ready to simulate. Cheap to keep, made once per change of the plan.
#[derive(Clone, Debug)]
pub struct Engine {
    grid: Vec<u32>,
}

impl Engine {
    /// Compiles a plan.
    ///
    /// # Errors
    /// Every problem of the plan.
    pub fn new(plan: &Plan) -> Result<Self, Problems> {
        plan.check()?;
        Ok(Self { grid: (0..=plan.horizon_days).collect() })
    }

    /// Days that have passed at each recorded point: 0 (the start), …, the horizon. At most 122 points.
    #[must_use]
    pub fn grid(&self) -> &[u32] {
        &self.grid
    }

    /// The mean path: every draw replaced by its mean, every range by its median. Fast enough for a slider.
    #[must_use]
    pub fn expected(&self) -> Track {
        Track::default()
    }

    /// Simulates replicates; each depends on (plan, seed, index) alone.
    #[must_use]
    pub fn run(&self, _seed: u64, replicates: Range<u32>) -> Batch {
        Batch { first: replicates.start, tracks: vec![] }
    }
}
