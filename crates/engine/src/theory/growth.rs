//! The growth laws of this field by name. For the same K, tools disagree by a factor of five without saying so, because
//! they follow different laws; here each says what it would predict.
//!
//! K is the number of people that a member brings in the first cycle, while the market is fresh.
//!
//! | law | who invites | people after t days, fresh market |
//! | --- | --- | --- |
//! | [`GrowthLaw::Continuous`] | everybody, for ever, at any moment | N₀·e^(K·t/c) |
//! | [`GrowthLaw::Compounding`] | everybody, for ever, once a cycle | N₀·(1 + K)^(t/c) |
//! | [`GrowthLaw::OneShot`] | everybody once, in the cycle after joining | N₀·(K^(t/c + 1) − 1)/(K − 1) |
//! | [`GrowthLaw::Bass`] | everybody, for ever, and some come by themselves | see [`super::bass`], q = K/c |
//! | [`GrowthLaw::BassDiscrete`] | the same, once a cycle | its recursion, with p·c and K per cycle |
//!
//! The campaign engine follows the first law with the step for a moment, and adds what the laws leave out: people are
//! lost, differ, tire and are rewarded. The last two need a market; the first three turn a finite one into the logistic
//! curve, its recursion, and Skok's cohorts with fewer and fewer people to reach.

use serde::{Deserialize, Serialize};

use super::TheoryError;
use super::bass::Bass;
use super::domain::{count, positive, within};
use crate::math;

/// How a campaign grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrowthLaw {
    /// Members keep inviting, at any moment.
    Continuous,
    /// Members keep inviting, once a cycle.
    Compounding,
    /// Each member invites once, in the cycle after joining (Skok 2009, "Lessons learned: viral marketing").
    OneShot,
    /// Bass 1969, continuous.
    Bass,
    /// Bass 1969, in steps of a cycle.
    BassDiscrete,
}

impl GrowthLaw {
    /// All laws, in the order of the table above.
    pub const ALL: [Self; 5] = [Self::Continuous, Self::Compounding, Self::OneShot, Self::Bass, Self::BassDiscrete];
}

/// What every law starts from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// K: people that a member brings in the first cycle.
    pub k: f64,
    /// Days of a cycle.
    pub cycle_days: f64,
    /// Members on day 0.
    pub seeds: f64,
    /// People who can be reached, seeds included; `None` = without end.
    pub market: Option<f64>,
    /// Share of the market that comes by itself per day, in the Bass laws.
    pub innovation: f64,
}

impl Growth {
    /// Everybody who has joined, seeds included, after each day from 0 to `days`. A law that goes by cycles is given
    /// between their ends by its formula where it has one, else by a straight line.
    ///
    /// # Errors
    /// More than 20,000 days; numbers out of range; a Bass law without a market; a K per day that the recursion of
    /// cycles cannot follow (more than 10⁶ cycles).
    pub fn curve(&self, law: GrowthLaw, days: u32) -> Result<Vec<f64>, TheoryError> {
        self.check(days)?;
        let times = (0..=days).map(f64::from);
        let cycles = |time: f64| time / self.cycle_days;
        let Some(market) = self.market else {
            return match law {
                GrowthLaw::Continuous => Ok(times.map(|t| self.seeds * math::exp(self.k * cycles(t))).collect()),
                GrowthLaw::Compounding => Ok(times.map(|t| self.seeds * math::pow(1.0 + self.k, cycles(t))).collect()),
                GrowthLaw::OneShot => Ok(times.map(|t| self.seeds * geometric_sum(self.k, cycles(t))).collect()),
                GrowthLaw::Bass | GrowthLaw::BassDiscrete => {
                    Err(TheoryError::NoSolution { what: "Bass without a market" })
                }
            };
        };
        let start = self.seeds / market;
        let bass =
            |innovation, k: f64| if innovation + k > 0.0 { Some(Bass::new(innovation, k, market)) } else { None };
        let still = vec![self.seeds; days as usize + 1];
        let steps = (f64::from(days) / self.cycle_days).ceil() as usize + 1;
        match law {
            GrowthLaw::Continuous | GrowthLaw::Bass => {
                let innovation = if law == GrowthLaw::Bass { self.innovation } else { 0.0 };
                let Some(bass) = bass(innovation, self.k / self.cycle_days).transpose()? else {
                    return Ok(still);
                };
                Ok(times.map(|t| market * bass.share_from(start, t)).collect())
            }
            GrowthLaw::Compounding | GrowthLaw::BassDiscrete => {
                let innovation = if law == GrowthLaw::BassDiscrete { self.innovation * self.cycle_days } else { 0.0 };
                let Some(bass) = bass(innovation, self.k).transpose()? else {
                    return Ok(still);
                };
                let ends = bass.discrete_from(start, steps)?;
                Ok(times.map(|t| market * between(&ends, cycles(t))).collect())
            }
            GrowthLaw::OneShot => {
                count("cycles", steps, 0, 1_000_000)?;
                let mut ends = vec![start];
                let mut newest = start;
                for _ in 0..steps {
                    let reached = ends[ends.len() - 1];
                    newest = (newest * self.k * (1.0 - reached)).min(1.0 - reached);
                    ends.push(reached + newest);
                }
                Ok(times.map(|t| market * between(&ends, cycles(t))).collect())
            }
        }
    }

    fn check(&self, days: u32) -> Result<(), TheoryError> {
        count("days", days as usize, 0, 20_000)?;
        within("k", self.k, 0.0, 1000.0)?;
        positive("cycle_days", self.cycle_days)?;
        within("seeds", self.seeds, 0.0, self.market.unwrap_or(1e15))?;
        within("innovation", self.innovation, 0.0, 1.0)?;
        self.market.map_or(Ok(()), |market| positive("market", market).map(|_| ()))
    }
}

/// 1 + K + … + K^cycles, continued to parts of a cycle by its formula.
fn geometric_sum(k: f64, cycles: f64) -> f64 {
    if (k - 1.0).abs() < 1e-9 { cycles + 1.0 } else { (math::pow(k, cycles + 1.0) - 1.0) / (k - 1.0) }
}

/// Value at a place between the entries.
fn between(values: &[f64], at: f64) -> f64 {
    let below = (at.floor() as usize).min(values.len() - 1);
    let above = (below + 1).min(values.len() - 1);
    values[below] + (at - below as f64) * (values[above] - values[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: Growth = Growth { k: 0.5, cycle_days: 10.0, seeds: 100.0, market: None, innovation: 0.0 };

    fn end(growth: Growth, law: GrowthLaw, days: u32) -> f64 {
        *growth.curve(law, days).unwrap().last().unwrap()
    }

    #[test]
    fn laws_disagree_by_a_factor() {
        // Six cycles of K 0.5: e³, 1.5⁶, 1 + 0.5 + … + 0.5⁶.
        assert!((end(FRESH, GrowthLaw::Continuous, 60) - 100.0 * 3f64.exp()).abs() < 1e-9);
        assert!((end(FRESH, GrowthLaw::Compounding, 60) - 100.0 * 1.5f64.powi(6)).abs() < 1e-9);
        assert!((end(FRESH, GrowthLaw::OneShot, 60) - 100.0 * 1.984_375).abs() < 1e-9);
        let one = Growth { k: 1.0, ..FRESH };
        assert!((end(one, GrowthLaw::OneShot, 60) - 700.0).abs() < 1e-6);
    }

    #[test]
    fn a_large_market_changes_nothing_and_a_small_one_is_filled() {
        for law in [GrowthLaw::Continuous, GrowthLaw::Compounding, GrowthLaw::OneShot] {
            let large = Growth { market: Some(1e12), ..FRESH };
            assert!((end(large, law, 60) / end(FRESH, law, 60) - 1.0).abs() < 1e-6, "{law:?}");
            let small = Growth { k: 3.0, market: Some(5000.0), ..FRESH };
            let curve = small.curve(law, 400).unwrap();
            assert!(curve.is_sorted() && curve[400] <= 5000.0 && curve[400] > 4500.0, "{law:?}: {}", curve[400]);
        }
    }

    #[test]
    fn bass_without_innovation_is_the_logistic_curve() {
        let growth = Growth { market: Some(4000.0), ..FRESH };
        assert_eq!(growth.curve(GrowthLaw::Bass, 90), growth.curve(GrowthLaw::Continuous, 90));
        let more = Growth { innovation: 0.01, ..growth };
        assert!(end(more, GrowthLaw::Bass, 90) > end(growth, GrowthLaw::Bass, 90));
        let nobody = Growth { seeds: 0.0, ..more };
        assert!(end(nobody, GrowthLaw::Bass, 90) > 100.0 && end(nobody, GrowthLaw::Continuous, 90) == 0.0);
        assert!(FRESH.curve(GrowthLaw::Bass, 90).is_err());
    }

    #[test]
    fn nothing_grows_where_nobody_invites() {
        for law in GrowthLaw::ALL {
            let growth = Growth { k: 0.0, market: Some(1000.0), ..FRESH };
            assert_eq!(growth.curve(law, 30).unwrap(), vec![100.0; 31], "{law:?}");
        }
        assert!(Growth { cycle_days: 0.0, ..FRESH }.curve(GrowthLaw::OneShot, 5).is_err());
        assert!(Growth { seeds: 10.0, market: Some(5.0), ..FRESH }.curve(GrowthLaw::OneShot, 5).is_err());
    }
}
