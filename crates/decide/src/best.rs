//! How likely each of several plans is to be the best, replicate by replicate under common random numbers.

use std::borrow::Borrow;

use serde::Serialize;
use snowball_engine::{Chance, Metric, Results};

use crate::objective::Better;
use crate::together::together;

/// Chance of each plan to be the best.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Best {
    /// Which end is good.
    pub better: Better,
    /// For each plan; ties are shared.
    pub chances: Vec<Option<Chance>>,
    /// Replicates that were judged.
    pub replicates: usize,
}

/// Judges replicate by replicate, where every plan defines the metric. A plan that never pays back is the last there. None
/// for a metric of which neither end is good.
#[must_use]
pub fn best<R: Borrow<Results>>(results: &[R], metric: Metric) -> Option<Best> {
    let better = Better::of(metric)?;
    let never = (metric == Metric::Payback).then_some(f64::INFINITY);
    let rows = together(results).filter_map(|tracks| {
        let row: Option<Vec<f64>> = tracks.into_iter().map(|track| metric.last(track).or(never)).collect();
        row.filter(|row| row.iter().any(|value| value.is_finite()))
    });
    let sign = if better == Better::More { 1.0 } else { -1.0 };
    let (chances, replicates) =
        winners(rows.map(|row| row.into_iter().map(|value| sign * value).collect()), results.len());
    Some(Best { better, chances, replicates })
}

/// Chance of each column to be the largest of its row, and how many rows there are.
pub(crate) fn winners(rows: impl Iterator<Item = Vec<f64>>, columns: usize) -> (Vec<Option<Chance>>, usize) {
    let mut judged = 0u32;
    let mut shares = vec![0.0; columns];
    for row in rows {
        let top = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let winners = row.iter().filter(|value| **value == top).count() as f64;
        for (share, value) in shares.iter_mut().zip(&row) {
            *share += if *value == top { 1.0 / winners } else { 0.0 };
        }
        judged += 1;
    }
    let chance = |wins: f64| {
        let share = wins / f64::from(judged);
        // Shared ties make the true error smaller than that of a win or none.
        (judged > 0)
            .then(|| Chance { share, standard_error: (share * (1.0 - share).max(0.0) / f64::from(judged)).sqrt() })
    };
    (shares.into_iter().map(chance).collect(), judged as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_shared() {
        let rows = [vec![1.0, 2.0, 2.0], vec![3.0, 1.0, 0.0], vec![1.0, 1.0, 1.0], vec![0.0, 5.0, 1.0]];
        let (chances, judged) = winners(rows.into_iter(), 3);
        let shares: Vec<f64> = chances.into_iter().flatten().map(|chance| chance.share).collect();
        assert_eq!(judged, 4);
        let third = 1.0 / 3.0;
        for (got, wins) in shares.into_iter().zip([1.0 + third, 0.5 + third + 1.0, 0.5 + third]) {
            assert!((got - wins / 4.0).abs() < 1e-12, "{got}");
        }
        assert_eq!(winners(std::iter::empty(), 2), (vec![None, None], 0));
    }
}
