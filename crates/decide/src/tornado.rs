//! Tornado: the mean path with one unknown at a time at its 5 % and its 95 % point, all others at their medians. It sees no
//! interaction and no chance; [`crate::indices`] and [`crate::shares`] do.

use serde::Serialize;
use snowball_engine::Engine;

use crate::objective::Objective;

/// Which points are evaluated: the middle, then each unknown at its low and its high end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    unknowns: usize,
}

/// What one unknown does to a result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Which of the engine's unknowns.
    pub unknown: usize,
    /// The result with the unknown at its 5 % point.
    pub at_low: Option<f64>,
    /// The result with the unknown at its 95 % point.
    pub at_high: Option<f64>,
}

/// What each unknown does to a result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tornado {
    /// The result with every unknown at its median.
    pub middle: Option<f64>,
    /// A bar for each unknown, the widest first; those with an undefined end last.
    pub bars: Vec<Bar>,
}

impl Design {
    /// For the unknowns of a plan.
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        Self { unknowns: engine.unknowns().len() }
    }

    /// Number of evaluations.
    #[must_use]
    pub fn runs(&self) -> usize {
        1 + 2 * self.unknowns
    }

    /// Quantiles of the unknowns in an evaluation.
    #[must_use]
    pub fn point(&self, run: usize) -> Vec<f64> {
        let mut point = vec![0.5; self.unknowns];
        if let Some(end) = run.checked_sub(1)
            && let Some(quantile) = point.get_mut(end / 2)
        {
            *quantile = if end % 2 == 0 { 0.05 } else { 0.95 };
        }
        point
    }

    /// The result of an evaluation.
    #[must_use]
    pub fn evaluate(&self, engine: &Engine, objective: Objective, run: usize) -> Option<f64> {
        objective.of(&engine.expected_at(&self.point(run)))
    }

    /// Reads the results of all evaluations, in order; one that is missing counts as undefined.
    #[must_use]
    pub fn analyse(&self, results: &[Option<f64>]) -> Tornado {
        let at = |run: usize| results.get(run).copied().flatten();
        let bar = |unknown| Bar { unknown, at_low: at(1 + 2 * unknown), at_high: at(2 + 2 * unknown) };
        let mut bars: Vec<Bar> = (0..self.unknowns).map(bar).collect();
        bars.sort_by(|a, b| b.width().unwrap_or(-1.0).total_cmp(&a.width().unwrap_or(-1.0)));
        Tornado { middle: at(0), bars }
    }
}

impl Bar {
    /// How far the unknown moves the result.
    #[must_use]
    pub fn width(&self) -> Option<f64> {
        Some((self.at_high? - self.at_low?).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unknown_at_a_time_moves() {
        let design = Design { unknowns: 3 };
        assert_eq!(design.runs(), 7);
        assert_eq!(design.point(0), [0.5, 0.5, 0.5]);
        assert_eq!(design.point(3), [0.5, 0.05, 0.5]);
        assert_eq!(design.point(6), [0.5, 0.5, 0.95]);
    }

    #[test]
    fn the_widest_comes_first_and_the_undefined_last() {
        let design = Design { unknowns: 3 };
        let results = [Some(1.0), None, Some(9.0), Some(0.9), Some(1.1), Some(3.0), Some(1.0)];
        let tornado = design.analyse(&results);
        assert_eq!(tornado.bars.iter().map(|bar| bar.unknown).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(tornado.bars[0].width(), Some(2.0));
    }
}
