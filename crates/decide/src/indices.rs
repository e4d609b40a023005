//! Sobol indices of a plan's unknowns on the mean path: which share of the spread that ignorance causes comes from each of
//! them. First order by Saltelli et al. 2010, total by Jansen 1999; the design and its estimators are the engine's
//! ([`snowball_engine::theory::sensitivity`]), validated against published cases.

use snowball_engine::Engine;
use snowball_engine::theory::sensitivity;

use crate::error::DecideError;
use crate::objective::Objective;
use crate::variance::Variance;

/// Which points are evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    design: sensitivity::Design,
    unknowns: usize,
    seed: u64,
}

impl Design {
    /// `points` base points, best a power of two: points·(unknowns + 2) mean paths.
    ///
    /// # Errors
    /// A plan without unknowns or with more than 120; fewer than 16 points or more than 65,536.
    pub fn new(engine: &Engine, points: u32, seed: u64) -> Result<Self, DecideError> {
        let unknowns = engine.unknowns().len();
        if unknowns == 0 {
            return Err(DecideError::NoUnknowns);
        }
        Ok(Self { design: sensitivity::Design::new(unknowns, points, seed)?, unknowns, seed })
    }

    /// Number of evaluations.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.design.runs()
    }

    /// Quantiles of the unknowns in an evaluation, in (0, 1).
    #[must_use]
    pub fn point(&self, run: usize) -> Vec<f64> {
        // The middle of the 2⁻²⁴-wide cell that a sample stands for, as the engine's replicates take it.
        let inside = |u: f64| u + 1.0 / f64::from(1u32 << 25);
        self.design.point(run).into_iter().map(inside).collect()
    }

    /// The result of an evaluation.
    #[must_use]
    pub fn evaluate(&self, engine: &Engine, objective: Objective, run: usize) -> Option<f64> {
        objective.of(&engine.expected_at(&self.point(run)))
    }

    /// Reads the results of all evaluations, in order; inputs are the engine's unknowns.
    ///
    /// # Errors
    /// If fewer than half of the base points define the result, or fewer than 16.
    pub fn analyse(&self, results: &[Option<f64>]) -> Result<Variance, DecideError> {
        Variance::of(self.unknowns, results, self.seed)
    }
}
