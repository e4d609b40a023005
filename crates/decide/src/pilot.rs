//! How large a pilot settles on which side of the line a number lies.
//!
//! A range is a normal law on its scale θ (log-odds of a probability, logarithm of a positive number) with deviation s, from its
//! 5 % and 95 % points. One observation carries information I about θ: p·(1 − p) for a share (did this person do it or not),
//! λ for a count per person (Poisson). After n observations the posterior mean is normal with variance ρ²s², where
//! ρ² = n·I ÷ (n·I + 1/s²) (conjugate normal updating, information taken at the line; Raiffa and Schlaifer 1961, "Applied
//! statistical decision theory"). With the line t deviations from the middle, the chance that the posterior points to the
//! right side, over what is believed now, is E[Φ(|ρZ − t| ÷ √(1 − ρ²))] with Z standard normal. For a line in the middle that is
//! ½ + asin(ρ) ÷ π: 90 % takes ρ = sin 72°, so n = 9.47 ÷ (I·s²).

use serde::{Deserialize, Serialize};
use snowball_engine::Unknown;
use snowball_engine::plan::{Kind, Unit};
use snowball_engine::theory::{normal_cdf, normal_quantile};

/// The chance at which it counts as settled.
pub const SETTLED: f64 = 0.9;

/// What is observed in a pilot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Observe {
    /// Whether each of some people did it: a share.
    Share,
    /// How often each of some people did it, or how many came on each of some days: a count.
    Count,
}

/// A pilot that settles a decision.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pilot {
    /// What to observe.
    pub observe: Observe,
    /// How many times: the smallest number with which the sign is right with 90 %; 0 if what is believed now does.
    pub observations: u64,
    /// The value at which the decision flips.
    pub line: f64,
}

/// Units of what can be counted person by person or day by day. The size of a market is counted but once, and views of posts
/// vary far more than a Poisson number.
const COUNTS: [Unit; 6] =
    [Unit::Contacts, Unit::PerDay, Unit::PerMonth, Unit::PerYear, Unit::PeoplePerDay, Unit::ConsultsPerDay];

/// More observations than any pilot has.
const MOST: f64 = 1e12;

impl Pilot {
    /// For an unknown and the place of the line in its range, in standard deviations from the median. None for what is neither
    /// a share nor a count of people or occasions, such as a price or a factor, and where no pilot of any size would do.
    #[must_use]
    pub fn of(unknown: &Unknown, line: f64) -> Option<Self> {
        let &Unknown { kind, unit, low, high, .. } = unknown;
        let value = kind.quantile(low, high, normal_cdf(line));
        let z = 2.0 * normal_quantile(0.95);
        let logit = |p: f64| libm::log(p) - libm::log1p(-p);
        let (observe, information, spread) = match kind {
            Kind::Probability => (Observe::Share, value * (1.0 - value), (logit(high) - logit(low)) / z),
            Kind::Positive if unit.is_some_and(|unit| COUNTS.contains(&unit)) => {
                (Observe::Count, value, (libm::log(high) - libm::log(low)) / z)
            }
            Kind::Positive | Kind::Signed => return None,
        };
        let unit = information * spread * spread;
        if !(unit > 0.0 && unit.is_finite()) {
            return None;
        }
        let enough = |n: f64| right_side(line, n * unit) >= SETTLED;
        if enough(0.0) {
            return Some(Self { observe, observations: 0, line: value });
        }
        let mut high = 1.0;
        while !enough(high) {
            high *= 2.0;
            if high > MOST {
                return None;
            }
        }
        let mut low = high / 2.0;
        while high - low > 1.0 {
            let middle = f64::midpoint(low, high).floor();
            if enough(middle) { high = middle } else { low = middle }
        }
        Some(Self { observe, observations: high as u64, line: value })
    }
}

/// Chance that the posterior points to the right side of a line, with `gain` = n·I·s². By the midpoint rule over the posterior
/// mean, whose error is far below a thousandth.
fn right_side(line: f64, gain: f64) -> f64 {
    const NODES: u32 = 400;
    let correlation = (gain / (gain + 1.0)).sqrt();
    let left = (1.0 / (gain + 1.0)).sqrt();
    let node = |i: u32| {
        let z = normal_quantile((f64::from(i) + 0.5) / f64::from(NODES));
        normal_cdf((correlation * z - line).abs() / left)
    };
    (0..NODES).map(node).sum::<f64>() / f64::from(NODES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(kind: Kind, unit: Unit, low: f64, high: f64) -> Unknown {
        Unknown { path: "/x".to_owned(), kind, unit: Some(unit), low, high }
    }

    #[test]
    fn a_line_in_the_middle_by_the_arc_sine() {
        for gain in [0.1f64, 1.0, 9.47, 100.0] {
            let exact = 0.5 + libm::asin((gain / (gain + 1.0)).sqrt()) / std::f64::consts::PI;
            assert!((right_side(0.0, gain) - exact).abs() < 1e-3, "{gain}");
        }
        // A share of a half, one deviation of its log-odds being 0.2: 9.47 ÷ (¼·0.04).
        let end = 1.0 / (1.0 + libm::exp(0.2 * 1.644_853_626_951_472_6));
        let pilot = Pilot::of(&unknown(Kind::Probability, Unit::Share, end, 1.0 - end), 0.0).unwrap();
        assert_eq!(pilot.observe, Observe::Share);
        assert!((pilot.line - 0.5).abs() < 1e-9 && (pilot.observations as f64 / 947.0 - 1.0).abs() < 0.02, "{pilot:?}");
    }

    #[test]
    fn who_is_sure_needs_no_pilot() {
        let at = |line| Pilot::of(&unknown(Kind::Positive, Unit::Contacts, 2.0, 8.0), line).unwrap();
        assert_eq!(at(1.5).observations, 0);
        let (near, middle) = (at(0.5), at(0.0));
        assert!(near.observations > 0 && near.observe == Observe::Count && middle.line < near.line);
        for (kind, unit, high) in [
            (Kind::Signed, Unit::One, 8.0),
            (Kind::Positive, Unit::Money, 8.0),
            (Kind::Positive, Unit::Times, 8.0),
            (Kind::Positive, Unit::Contacts, 2.0),
        ] {
            assert_eq!(Pilot::of(&unknown(kind, unit, 2.0, high), 0.0), None, "{kind:?} {unit:?}");
        }
    }
}
