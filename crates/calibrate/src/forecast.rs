//! The forecast of what was held back, scored beside what anybody could have said without a model.

use serde::{Deserialize, Serialize};
use snowball_engine::theory::normal_cdf;

use crate::fit::Fit;
use crate::posterior::sorted_quantile;
use crate::read::Role;

/// 95 % point of the standard normal law.
const Z95: f64 = 1.644_853_626_951_472_6;

/// A forecaster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forecaster {
    /// The plan with what was learnt.
    Plan,
    /// The mean of the last week goes on, with the spread of that week's days.
    LastWeek,
    /// The straight line through the last four weeks goes on, with its own prediction interval.
    Trend,
}

/// How good a forecast was, mean over the periods that were held back and are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Which column.
    pub role: Role,
    /// Who forecast.
    pub by: Forecaster,
    /// Continuous ranked probability score in units of the column, less is better (Gneiting and Raftery 2007, Journal
    /// of the American
    /// Statistical Association 102).
    pub crps: f64,
    /// Interval score of the 90 % interval: its width, and twenty times what the day lies outside of it.
    pub interval: f64,
    /// Share of the periods inside of the 90 % interval.
    pub covered: f64,
    /// Periods.
    pub periods: usize,
}

/// Sums of the scores over periods.
#[derive(Default)]
struct Sum {
    crps: f64,
    interval: f64,
    covered: f64,
    periods: usize,
}

impl Sum {
    fn add(&mut self, crps: f64, [low, high]: [f64; 2], happened: f64) {
        let outside = (low - happened).max(happened - high).max(0.0);
        self.crps += crps;
        self.interval += high - low + 20.0 * outside;
        self.covered += f64::from(u8::from(outside == 0.0));
        self.periods += 1;
    }

    fn mean(self, role: Role, by: Forecaster) -> Option<Scores> {
        let n = self.periods as f64;
        (self.periods > 0).then(|| Scores {
            role,
            by,
            crps: self.crps / n,
            interval: self.interval / n,
            covered: self.covered / n,
            periods: self.periods,
        })
    }
}

pub(crate) fn scores(fit: &Fit) -> Vec<Scores> {
    let mut all = Vec::new();
    for (column, &role) in fit.roles.iter().enumerate() {
        let Some(values) = fit.series.columns.iter().find(|known| known.role == role).map(|known| &known.values) else {
            continue;
        };
        let (known, later) = values.split_at(fit.learnt.min(values.len()));
        let held = || (fit.learnt..).zip(later).filter_map(|(period, value)| value.map(|value| (period, value)));
        let mut plan = Sum::default();
        for (period, happened) in held() {
            let mut members: Vec<f64> =
                fit.predicted.iter().map(|campaign| campaign[column * fit.periods + period]).collect();
            members.sort_unstable_by(f64::total_cmp);
            let interval = [sorted_quantile(&members, 0.05), sorted_quantile(&members, 0.95)];
            plan.add(ensemble_crps(&members, happened), interval, happened);
        }
        all.extend(plan.mean(role, Forecaster::Plan));
        let week = if fit.series.period == 7 { 1 } else { 7 };
        for (by, line) in [
            (Forecaster::LastWeek, Line::flat(known, week.max(4))),
            (Forecaster::Trend, Line::through(known, 4 * week.max(2))),
        ] {
            let Some(line) = line else { continue };
            let mut sum = Sum::default();
            for (period, happened) in held() {
                let (mean, deviation) = line.at(period);
                let interval = [(mean - Z95 * deviation).max(0.0), (mean + Z95 * deviation).max(0.0)];
                sum.add(normal_crps(mean, deviation, happened), interval, happened);
            }
            all.extend(sum.mean(role, by));
        }
    }
    all
}

/// CRPS of sorted members of an ensemble: E|X − y| − ½·E|X − X′|.
fn ensemble_crps(sorted: &[f64], happened: f64) -> f64 {
    let n = sorted.len() as f64;
    if sorted.is_empty() {
        return f64::INFINITY;
    }
    let away = sorted.iter().map(|member| (member - happened).abs()).sum::<f64>() / n;
    let apart: f64 = sorted.iter().zip(0u32..).map(|(member, i)| member * (2.0 * f64::from(i) - n + 1.0)).sum();
    away - apart / (n * n)
}

/// CRPS of a normal law (Gneiting, Raftery, Westveld and Goldman 2005).
fn normal_crps(mean: f64, deviation: f64, happened: f64) -> f64 {
    if deviation <= 0.0 {
        return (happened - mean).abs();
    }
    let z = (happened - mean) / deviation;
    let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
    deviation * (z * (2.0 * normal_cdf(z) - 1.0) + 2.0 * density - 1.0 / std::f64::consts::PI.sqrt())
}

/// A straight line with its residual spread.
struct Line {
    middle: f64,
    centre: f64,
    slope: f64,
    deviation: f64,
    n: f64,
    /// Sum of squared distances of the periods from their middle; infinite for a flat line.
    width: f64,
}

impl Line {
    /// The last known values, in their periods.
    fn last(known: &[Option<f64>], count: usize) -> Vec<(f64, f64)> {
        let mut last: Vec<(f64, f64)> = known
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(period, value)| value.map(|value| (period as f64, value)))
            .take(count)
            .collect();
        last.reverse();
        last
    }

    fn flat(known: &[Option<f64>], count: usize) -> Option<Self> {
        let last = Self::last(known, count);
        let n = last.len() as f64;
        if last.len() < 2 {
            return None;
        }
        let centre = last.iter().map(|(_, value)| value).sum::<f64>() / n;
        let squares: f64 = last.iter().map(|(_, value)| (value - centre) * (value - centre)).sum();
        let deviation = (squares / (n - 1.0)).sqrt();
        Some(Self { middle: 0.0, centre, slope: 0.0, deviation, n, width: f64::INFINITY })
    }

    fn through(known: &[Option<f64>], count: usize) -> Option<Self> {
        let last = Self::last(known, count);
        let n = last.len() as f64;
        if last.len() < 3 {
            return None;
        }
        let middle = last.iter().map(|(period, _)| period).sum::<f64>() / n;
        let centre = last.iter().map(|(_, value)| value).sum::<f64>() / n;
        let width: f64 = last.iter().map(|(period, _)| (period - middle) * (period - middle)).sum();
        let slope = last.iter().map(|(period, value)| (period - middle) * (value - centre)).sum::<f64>() / width;
        let left = |&(period, value): &(f64, f64)| value - centre - slope * (period - middle);
        let deviation = (last.iter().map(left).map(|left| left * left).sum::<f64>() / (n - 2.0)).sqrt();
        Some(Self { middle, centre, slope, deviation, n, width })
    }

    /// Mean, never below 0, and standard deviation of a period to come.
    fn at(&self, period: usize) -> (f64, f64) {
        let away = period as f64 - self.middle;
        let mean = (self.centre + self.slope * away).max(0.0);
        (mean, self.deviation * (1.0 + 1.0 / self.n + away * away / self.width).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_by_hand() {
        // Members 1, 2, 4 and 3 happened: (2 + 1 + 1)/3 − ½·(2·(1 + 3 + 2))/9.
        assert!((ensemble_crps(&[1.0, 2.0, 4.0], 3.0) - (4.0 / 3.0 - 6.0 / 9.0)).abs() < 1e-12);
        // A normal law that is right in its mean: σ·(2φ(0) − 1/√π).
        assert!((normal_crps(5.0, 2.0, 5.0) - 2.0 * 0.233_694_977_254_6).abs() < 1e-9);
        let normal: Vec<f64> = (0..20_000)
            .map(|i| 5.0 + 2.0 * snowball_engine::theory::normal_quantile((f64::from(i) + 0.5) / 20_000.0))
            .collect();
        assert!((ensemble_crps(&normal, 6.5) - normal_crps(5.0, 2.0, 6.5)).abs() < 1e-3);
        let mut sum = Sum::default();
        sum.add(0.0, [1.0, 3.0], 4.0);
        sum.add(0.0, [1.0, 3.0], 2.0);
        let mean = sum.mean(Role::Joined, Forecaster::Plan).unwrap_or_else(|| panic!("two periods"));
        assert_eq!((mean.interval, mean.covered), (f64::midpoint(2.0 + 20.0, 2.0), 0.5));
    }

    #[test]
    fn lines_go_on() {
        let known: Vec<Option<f64>> = (0..30).map(|day| (day != 27).then_some(10.0 + 2.0 * f64::from(day))).collect();
        let line = Line::through(&known, 28).unwrap_or_else(|| panic!("enough days"));
        let (mean, deviation) = line.at(40);
        assert!((mean - 90.0).abs() < 1e-9 && deviation < 1e-9);
        let flat = Line::flat(&known, 7).unwrap_or_else(|| panic!("enough days"));
        assert!((flat.at(40).0 - (68.0 + 66.0 + 62.0 + 60.0 + 58.0 + 56.0 + 54.0) / 7.0 - 4.0 / 7.0).abs() < 2.0);
    }
}
