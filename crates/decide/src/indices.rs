//! Sobol indices of a plan's unknowns on the mean path: which share of the spread that ignorance causes comes from each of
//! them. First order by Saltelli et al. 2010, total by Jansen 1999; the design and its estimators are the engine's
//! ([`snowball_engine::theory::sensitivity`]), validated against published cases.

use snowball_engine::Engine;
use snowball_engine::theory::sensitivity;

use crate::error::DecideError;
use crate::objective::Objective;
use crate::variance::Variance;

/// Which points are evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// Two points for all unknowns at each base point.
    points: sensitivity::Design,
    /// How the results are read: an input a group.
    groups: sensitivity::Design,
    /// Group of each unknown.
    group: Vec<usize>,
    inputs: usize,
    seed: u64,
}

impl Design {
    /// `points` base points, best a power of two: points·(unknowns + 2) mean paths.
    ///
    /// # Errors
    /// A plan without unknowns or with more than 120; fewer than 16 points or more than 65,536.
    pub fn new(engine: &Engine, points: u32, seed: u64) -> Result<Self, DecideError> {
        let unknowns = engine.unknowns().len();
        Self::grouped((0..unknowns).collect(), unknowns, points, seed)
    }

    /// An index for each of some unknowns, such as those that a [`crate::tornado`] puts first, and, if there are others, one
    /// more for all others together, which says what was overlooked: points·(leaders + 3) mean paths. Groups of inputs have
    /// indices as single ones have (Saltelli et al. 2008, "Global sensitivity analysis: the primer", section 4.9).
    ///
    /// # Errors
    /// As [`Design::new`].
    pub fn leading(engine: &Engine, leaders: &[usize], points: u32, seed: u64) -> Result<Self, DecideError> {
        let unknowns = engine.unknowns().len();
        let group = |unknown| leaders.iter().position(|leader| *leader == unknown).unwrap_or(leaders.len());
        let groups: Vec<usize> = (0..unknowns).map(group).collect();
        let inputs = groups.iter().max().map_or(0, |last| last + 1);
        Self::grouped(groups, inputs, points, seed)
    }

    fn grouped(group: Vec<usize>, inputs: usize, points: u32, seed: u64) -> Result<Self, DecideError> {
        if group.is_empty() {
            return Err(DecideError::NoUnknowns);
        }
        let design = |inputs| sensitivity::Design::new(inputs, points, seed);
        Ok(Self { points: design(group.len())?, groups: design(inputs)?, group, inputs, seed })
    }

    /// Number of evaluations.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.groups.runs()
    }

    /// Number of indices: one for each unknown, or for each leading one and all others together.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Quantiles of the unknowns in an evaluation, in (0, 1).
    #[must_use]
    pub fn point(&self, run: usize) -> Vec<f64> {
        // The middle of the 2⁻²⁴-wide cell that a sample stands for, as the engine's replicates take it.
        let inside = |u: f64| u + 1.0 / f64::from(1u32 << 25);
        let (base, role) = (run / (self.inputs + 2), run % (self.inputs + 2));
        // The points A and B of a base point are the first two of its block, whatever the groups.
        let [a, b] = [0, 1].map(|which| self.points.point(base * (self.group.len() + 2) + which));
        let from_b = |group: usize| role == 1 || role.checked_sub(2) == Some(group);
        self.group
            .iter()
            .zip(a.into_iter().zip(b))
            .map(|(&group, (a, b))| inside(if from_b(group) { b } else { a }))
            .collect()
    }

    /// The result of an evaluation.
    #[must_use]
    pub fn evaluate(&self, engine: &Engine, objective: Objective, run: usize) -> Option<f64> {
        objective.of(&engine.expected_at(&self.point(run)))
    }

    /// Reads the results of all evaluations, in order; inputs are the engine's unknowns, or the leading ones in the order in
    /// which they were given and then all others together.
    ///
    /// # Errors
    /// If fewer than half of the base points define the result, or fewer than 16.
    pub fn analyse(&self, results: &[Option<f64>]) -> Result<Variance, DecideError> {
        Variance::of(self.inputs, results, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The g-function of Saltelli and Sobol 1995 with a = 0, 1, 4.5, 9 (its variances in closed form): leaders have the
    /// indices that they have alone, and the others together what is theirs in sum.
    #[test]
    fn leaders_keep_their_indices_and_the_rest_is_one() {
        const A: [f64; 4] = [0.0, 1.0, 4.5, 9.0];
        let partial = A.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        let variance = partial.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
        let rest = (1.0 + partial[2]) * (1.0 + partial[3]) - 1.0;
        let first = [partial[1], partial[0], rest].map(|v| v / variance);
        // What is left if everything but a group is known: V·∏ over the others of (1 + V_j).
        let without = |v: f64| v * (variance + 1.0) / (1.0 + v) / variance;
        let total = [without(partial[1]), without(partial[0]), without(rest)];
        let design = Design::grouped(vec![1, 0, 2, 2], 3, 1 << 13, 7).unwrap();
        assert_eq!(design.runs(), 5 << 13);
        let model =
            |x: Vec<f64>| x.iter().zip(A).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product::<f64>();
        let results: Vec<_> = (0..design.runs()).map(|run| Some(model(design.point(run)))).collect();
        let got = design.analyse(&results).unwrap();
        for group in 0..3 {
            assert!((got.first[group].value - first[group]).abs() < 0.02, "{got:?} {first:?}");
            assert!((got.total[group].value - total[group]).abs() < 0.02, "{got:?} {total:?}");
        }
    }

    #[test]
    fn single_unknowns_are_the_plain_design() {
        let design = Design::grouped(vec![0, 1, 2], 3, 16, 5).unwrap();
        let plain = sensitivity::Design::new(3, 16, 5).unwrap();
        for run in 0..design.runs() {
            let near = design.point(run).into_iter().zip(plain.point(run)).all(|(a, b)| (a - b).abs() < 1e-7);
            assert!(near, "run {run}");
        }
    }
}
