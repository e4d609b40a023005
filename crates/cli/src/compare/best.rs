//! How likely each of several plans is to be the best.

use serde::Serialize;
use snowball_engine::{Chance, Metric, Results};

/// Which end of a metric is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

impl Better {
    /// Which end of a metric is good; none where it depends, as with spending, or with people in a stage of the funnel.
    pub fn of(metric: Metric) -> Option<Self> {
        use Metric as M;
        match metric {
            M::Joined
            | M::Customers
            | M::CustomersReferred
            | M::CustomersIncremental
            | M::Members
            | M::ActiveRate
            | M::ReferralShare
            | M::ConsultConversion
            | M::DealConversion
            | M::Revenue
            | M::Margin
            | M::Roi
            | M::Ltv
            | M::LtvCac
            | M::R => Some(Self::More),
            M::Cac | M::CacPaid | M::CacReferral | M::CacIncremental | M::Payback => Some(Self::Less),
            _ => None,
        }
    }
}

/// Chance of each plan to be the best.
#[derive(Debug, Serialize)]
pub struct Best {
    /// Which end is good.
    better: Better,
    /// For each plan; ties are shared.
    pub chances: Vec<Option<Chance>>,
    /// Replicates that were judged.
    replicates: usize,
}

/// Judges replicate by replicate, where every plan defines the metric. A plan that never pays back is the last there.
pub fn best(results: &[Results], metric: Metric) -> Option<Best> {
    let better = Better::of(metric)?;
    let columns: Vec<Vec<Option<f64>>> =
        results.iter().map(|results| results.tracks().map(|(_, track)| metric.last(track)).collect()).collect();
    let never = (metric == Metric::Payback).then_some(f64::INFINITY);
    let replicates = columns.iter().map(Vec::len).min().unwrap_or(0);
    let rows = (0..replicates).filter_map(|replicate| {
        let row: Option<Vec<f64>> = columns.iter().map(|column| column[replicate].or(never)).collect();
        row.filter(|row| row.iter().any(|value| value.is_finite()))
    });
    let mut judged = 0;
    let mut shares = vec![0.0; results.len()];
    for row in rows {
        let top = row.iter().copied().reduce(if better == Better::More { f64::max } else { f64::min })?;
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
    Some(Best { better, chances: shares.into_iter().map(chance).collect(), replicates: judged as usize })
}
