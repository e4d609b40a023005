//! When is it settled which of two plans is better? The question is in how many replicates B beats A: above one half, B is
//! better more often than not.
//!
//! The rule is a score test of that share against ½ (Wilson 1927, "Probable inference, the law of succession, and statistical
//! inference", Journal of the American Statistical Association 22), at 5 % in all: the level is shared equally among the looks
//! at a growing sample and among the comparisons (Bonferroni), so that neither peeking nor many plans make it say too much.
//! Shares within 2 points of ½ count as too close to call, so that the rule ends for plans that are alike. Replicates cover
//! ranges more evenly than independent draws, which makes the rule careful rather than bold. Below [`LEAST`] replicates nothing
//! is settled: the test's normal law is not to be trusted there, and plans whose first replicates agree may still differ.

use std::borrow::Borrow;

use serde::Serialize;
use snowball_engine::theory::normal_quantile;
use snowball_engine::{Chance, Metric, Results};

use crate::best::best;
use crate::objective::Better;

/// Chance of a wrong verdict, over all looks and comparisons.
const ALPHA: f64 = 0.05;
/// A share so close to ½ makes no difference for a decision.
const MARGIN: f64 = 0.02;

/// Replicates from which on anything may count as settled.
pub const LEAST: usize = 64;

/// How sharply it is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Standard errors of a verdict.
    z: f64,
}

/// What replicates say about two plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// B is better in more than half of the replicates.
    Better,
    /// In fewer than half.
    Worse,
    /// In about half: within 2 points.
    TooClose,
    /// No replicate tells them apart.
    Same,
    /// More replicates are needed.
    Open,
}

/// A verdict, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Settled {
    /// What the replicates say.
    pub verdict: Verdict,
    /// Share of the replicates in which B is better; ties count half.
    pub chance: Chance,
    /// More replicates that would settle it if the share stays what it is; 0 if it is settled.
    pub more: u64,
}

impl Settled {
    /// Whether more replicates would change nothing that matters.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.more == 0
    }
}

/// Two plans, and what the replicates say about them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Judged {
    /// The yardstick.
    pub a: usize,
    /// The plan that is judged by it.
    pub b: usize,
    /// The verdict; none without replicates that both define.
    pub settled: Option<Settled>,
}

impl Rule {
    /// For so many looks at a growing sample and so many comparisons.
    #[must_use]
    pub fn new(looks: u32, comparisons: u32) -> Self {
        let tests = f64::from(looks.max(1)) * f64::from(comparisons.max(1));
        Self { z: -normal_quantile(ALPHA / (2.0 * tests)) }
    }

    /// Judges by what B has more than A in each replicate, the good end up; none without replicates.
    #[must_use]
    pub fn judge(&self, differences: &[f64]) -> Option<Settled> {
        let n = differences.len() as f64;
        let halves: usize = differences.iter().map(|d| usize::from(*d > 0.0) + usize::from(*d >= 0.0)).sum();
        let chance = Chance::of(halves, 2 * differences.len())?;
        let chance = Chance { standard_error: chance.standard_error * std::f64::consts::SQRT_2, ..chance };
        let least = (LEAST as f64 - n).max(0.0);
        if differences.iter().all(|d| *d == 0.0) {
            return Some(Settled { verdict: Verdict::Same, chance, more: least as u64 });
        }
        let off = chance.share - 0.5;
        let apart = (self.z / (2.0 * off)) * (self.z / (2.0 * off));
        let room = MARGIN - off.abs();
        let close = if room > 0.0 { (self.z / (2.0 * room)) * (self.z / (2.0 * room)) } else { f64::INFINITY };
        let verdict = match (least == 0.0 && n >= apart, least == 0.0 && n >= close) {
            (true, _) if off > 0.0 => Verdict::Better,
            (true, _) => Verdict::Worse,
            (false, true) => Verdict::TooClose,
            (false, false) => Verdict::Open,
        };
        let more = if verdict == Verdict::Open { (apart.min(close) - n).max(least).ceil() as u64 } else { 0 };
        Some(Settled { verdict, chance, more })
    }
}

/// What B has more of a metric than A in each replicate that both define, turned so that more is better. A plan that never
/// pays back is the later one.
#[must_use]
pub fn advantages(a: &Results, b: &Results, metric: Metric) -> Option<Vec<f64>> {
    let sign = if Better::of(metric)? == Better::More { 1.0 } else { -1.0 };
    let never = (metric == Metric::Payback).then_some(f64::MAX);
    let value = |track| metric.last(track).or(never);
    Some(a.pairs(b).filter_map(|(a, b)| Some(sign * (value(b)? - value(a)?))).collect())
}

/// How the first plan stands to each other one by a metric, and the one that is best most often to each other one. The rule
/// must count every pair of plans as a comparison, since the replicates choose the best one. None for a metric of which
/// neither end is good.
#[must_use]
pub fn judged<R: Borrow<Results>>(results: &[R], metric: Metric, rule: Rule) -> Option<Vec<Judged>> {
    let best = best(results, metric)?;
    let share = |plan: usize| best.chances[plan].map_or(0.0, |chance| chance.share);
    let leader = (0..results.len()).fold(0, |leader, plan| if share(plan) > share(leader) { plan } else { leader });
    let first = (1..results.len()).map(|plan| (0, plan));
    let others = (1..results.len()).filter(|plan| leader != 0 && *plan != leader).map(|plan| (leader, plan));
    let judge = |(a, b): (usize, usize)| {
        let advantages = advantages(results[a].borrow(), results[b].borrow(), metric);
        Judged { a, b, settled: advantages.and_then(|differences| rule.judge(&differences)) }
    };
    Some(first.chain(others).map(judge).collect())
}

/// Whether all of [`judged`] is settled.
#[must_use]
pub fn settled<R: Borrow<Results>>(results: &[R], metric: Metric, rule: Rule) -> bool {
    let done = |judged: &Judged| judged.settled.is_some_and(|settled| settled.is_settled());
    judged(results, metric, rule).is_some_and(|judged| judged.iter().all(done))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wins and losses of one.
    fn differences(wins: usize, losses: usize) -> Vec<f64> {
        std::iter::repeat_n(1.0, wins).chain(std::iter::repeat_n(-1.0, losses)).collect()
    }

    #[test]
    fn one_look_is_the_plain_score_test() {
        let rule = Rule::new(1, 1);
        // z = 20/(½·√1000)·… : 531 of 1,000 is 1.96 standard errors of ½.
        assert_eq!(rule.judge(&differences(531, 469)).unwrap().verdict, Verdict::Better);
        assert_eq!(rule.judge(&differences(530, 470)).unwrap().verdict, Verdict::Open);
        assert_eq!(rule.judge(&differences(469, 531)).unwrap().verdict, Verdict::Worse);
        assert_eq!(Rule::new(8, 5).judge(&differences(531, 469)).unwrap().verdict, Verdict::Open);
    }

    #[test]
    fn so_many_more_do_settle_it() {
        let rule = Rule::new(4, 2);
        for (wins, losses) in [(60, 50), (101, 100), (505, 495)] {
            let open = rule.judge(&differences(wins, losses)).unwrap();
            assert_eq!(open.verdict, Verdict::Open);
            let times = 1 + (open.more as usize).div_ceil(wins + losses);
            let later = rule.judge(&differences(wins * times, losses * times)).unwrap();
            assert!(later.verdict != Verdict::Open && later.more == 0, "{wins} to {losses}: {later:?}");
        }
    }

    #[test]
    fn alike_is_too_close_and_equal_is_the_same() {
        let rule = Rule::new(1, 1);
        assert_eq!(rule.judge(&differences(5000, 5000)).unwrap().verdict, Verdict::TooClose);
        let same = rule.judge(&[0.0; LEAST]).unwrap();
        assert_eq!((same.verdict, same.chance.share, same.more), (Verdict::Same, 0.5, 0));
        assert_eq!(rule.judge(&[]), None);
    }

    #[test]
    fn few_replicates_settle_nothing() {
        let rule = Rule::new(1, 1);
        let few = rule.judge(&differences(LEAST - 1, 0)).unwrap();
        assert_eq!((few.verdict, few.more), (Verdict::Open, 1));
        assert_eq!(rule.judge(&differences(LEAST, 0)).unwrap().verdict, Verdict::Better);
        let same = rule.judge(&[0.0; 20]).unwrap();
        assert_eq!((same.verdict, same.more, same.is_settled()), (Verdict::Same, 44, false));
    }

    /// Fair coins are called unfair in at most 5 % of 400 samples, each with 8 looks; false alarm of the test itself: a
    /// binomial with 5 % would exceed 38 with a chance of 10⁻⁴.
    #[test]
    fn peeking_does_not_make_it_bold() {
        let rule = Rule::new(8, 1);
        let mut state = 1u64;
        let mut coin = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if state >> 63 == 1 { 1.0 } else { -1.0 }
        };
        let wrong = (0..400).filter(|_| {
            let flips: Vec<f64> = (0..16 << 7).map(|_| coin()).collect();
            (0..8).any(|look| {
                let verdict = rule.judge(&flips[..16 << look]).map(|settled| settled.verdict);
                matches!(verdict, Some(Verdict::Better | Verdict::Worse))
            })
        });
        let wrong = wrong.count();
        assert!(wrong <= 38, "{wrong}");
    }
}
