//! A result over two unknowns, all others at their medians, on the mean path: a heat map of one plan, or of what a second plan
//! has more than the first, with the line on which they are equal.

use serde::Serialize;
use snowball_engine::theory::TheoryError;
use snowball_engine::{Engine, Unknown};

use crate::error::DecideError;
use crate::objective::Objective;

/// Most cells along a side.
const MOST: usize = 200;

/// Which points are evaluated: the middles of equally likely parts of each unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    across: usize,
    up: usize,
}

/// A place on the map, in quantiles of both unknowns.
pub type Place = [f64; 2];

/// A map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// Quantiles of the first unknown, and of the second.
    pub quantiles: [Vec<f64>; 2],
    /// A row for each quantile of the second unknown, in it a result for each quantile of the first.
    pub results: Vec<Vec<Option<f64>>>,
    /// Pieces of the line on which the result is 0.
    pub boundary: Vec<[Place; 2]>,
}

impl Design {
    /// So many cells across and up.
    ///
    /// # Errors
    /// Fewer than 2 or more than 200 along a side.
    pub fn new(across: usize, up: usize) -> Result<Self, DecideError> {
        for (name, got) in [("cells across", across), ("cells up", up)] {
            if !(2..=MOST).contains(&got) {
                return Err(TheoryError::Count { name, got: got as u64, min: 2, max: MOST as u64 }.into());
            }
        }
        Ok(Self { across, up })
    }

    /// Number of evaluations.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.across * self.up
    }

    /// Quantiles of both unknowns in an evaluation.
    #[must_use]
    pub fn point(&self, run: usize) -> Place {
        let middle = |cell: usize, of: usize| (cell as f64 + 0.5) / of as f64;
        [middle(run % self.across, self.across), middle(run / self.across % self.up, self.up)]
    }

    /// The result of an evaluation for one plan. An unknown that the plan does not have changes nothing.
    #[must_use]
    pub fn evaluate(&self, engine: &Engine, objective: Objective, paths: [&str; 2], run: usize) -> Option<f64> {
        objective.of(&engine.expected_at(&quantiles(&engine.unknowns(), paths, self.point(run))))
    }

    /// What the second plan has more than the first in an evaluation.
    #[must_use]
    pub fn difference(&self, plans: [&Engine; 2], objective: Objective, paths: [&str; 2], run: usize) -> Option<f64> {
        let [a, b] = plans.map(|engine| self.evaluate(engine, objective, paths, run));
        Some(b? - a?)
    }

    /// Reads the results of all evaluations, in order; one that is missing counts as undefined.
    #[must_use]
    pub fn analyse(&self, results: &[Option<f64>]) -> Map {
        let at = |x: usize, y: usize| results.get(y * self.across + x).copied().flatten();
        let rows = (0..self.up).map(|y| (0..self.across).map(|x| at(x, y)).collect()).collect();
        let place = |x: usize, y: usize| self.point(y * self.across + x);
        let mut boundary = Vec::new();
        for y in 0..self.up - 1 {
            for x in 0..self.across - 1 {
                let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
                let values = corners.map(|(x, y)| at(x, y));
                if let [Some(a), Some(b), Some(c), Some(d)] = values {
                    line(corners.map(|(x, y)| place(x, y)), [a, b, c, d], &mut boundary);
                }
            }
        }
        let quantiles =
            [(0..self.across).map(|x| place(x, 0)[0]).collect(), (0..self.up).map(|y| place(0, y)[1]).collect()];
        Map { quantiles, results: rows, boundary }
    }
}

/// Quantiles for all unknowns of a plan: the median but for two of them.
fn quantiles(unknowns: &[Unknown], paths: [&str; 2], place: Place) -> Vec<f64> {
    let of = |unknown: &Unknown| paths.iter().position(|path| *path == unknown.path).map_or(0.5, |i| place[i]);
    unknowns.iter().map(of).collect()
}

/// Where a square is 0, by linear interpolation along its sides (marching squares: Lorensen and Cline 1987 in two dimensions).
/// A saddle is cut by the sign of its middle.
fn line(corners: [Place; 4], values: [f64; 4], boundary: &mut Vec<[Place; 2]>) {
    let above = values.map(|value| value > 0.0);
    let crossing = |side: usize| {
        let next = (side + 1) % 4;
        (above[side] != above[next]).then(|| {
            let part = values[side] / (values[side] - values[next]);
            [0, 1].map(|axis| corners[side][axis] + part * (corners[next][axis] - corners[side][axis]))
        })
    };
    let crossings: Vec<Place> = (0..4).filter_map(crossing).collect();
    match crossings[..] {
        [a, b] => boundary.push([a, b]),
        [a, b, c, d] => {
            let middle = values.iter().sum::<f64>() > 0.0;
            boundary.extend(if middle == above[0] { [[a, b], [c, d]] } else { [[a, d], [b, c]] });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x + y − 1 is 0 on the diagonal, and linear interpolation finds it exactly.
    #[test]
    fn a_straight_boundary_is_found_where_it_is() {
        let design = Design::new(10, 7).unwrap();
        let results: Vec<_> = (0..design.runs())
            .map(|run| {
                let [x, y] = design.point(run);
                Some(x + y - 1.013)
            })
            .collect();
        let map = design.analyse(&results);
        assert!(map.boundary.len() >= 9);
        assert!(map.boundary.iter().flatten().all(|[x, y]| (x + y - 1.013).abs() < 1e-12));
        assert_eq!((map.results.len(), map.results[0].len()), (7, 10));
    }

    #[test]
    fn where_a_result_is_missing_there_is_no_line() {
        let design = Design::new(2, 2).unwrap();
        assert!(design.analyse(&[Some(1.0), Some(-1.0), None, Some(1.0)]).boundary.is_empty());
        assert_eq!(design.analyse(&[Some(1.0), Some(-1.0), Some(1.0), Some(-1.0)]).boundary.len(), 1);
        assert_eq!(design.analyse(&[Some(1.0), Some(-1.0), Some(-1.0), Some(1.0)]).boundary.len(), 2);
        assert!(design.analyse(&[Some(0.0); 4]).boundary.is_empty(), "equal plans have no boundary");
        assert!(Design::new(1, 5).is_err() && Design::new(5, 201).is_err());
    }
}
