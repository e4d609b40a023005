//! What the formulas say of a test of two shares, for people who have nothing to do with each other: sizes by each of the
//! three variance rules in use, what peeking does, what looking early in the right way costs and saves. The formulas
//! are the
//! engine's ([`snowball_engine::theory::testing`]).

use serde::{Deserialize, Serialize};
use snowball_engine::theory::TheoryError;
use snowball_engine::theory::testing::{self, TwoShares, VarianceRule};

use crate::design::{LookRule, Looks};

/// A test of two shares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Share in A, in (0, 1).
    pub baseline: f64,
    /// Share in B, in (0, 1).
    pub variant: f64,
    /// Chance of a false alarm, two-sided.
    pub alpha: f64,
    /// Wanted chance to find the difference.
    pub power: f64,
    /// Looks.
    pub looks: Looks,
}

/// People per arm by a rule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Which variance.
    pub rule: VarianceRule,
    /// People per arm, not rounded, looked at once.
    pub people_per_arm: f64,
    /// Smallest share above the baseline that so many would find with the wanted power; the variant itself but for
    /// rounding.
    pub detectable: f64,
}

/// What repeated looks do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeated {
    /// Boundary of |z| at each look.
    pub boundaries: Vec<f64>,
    /// Chance of a false alarm in all looks together.
    pub false_alarms: f64,
    /// The same if each look were judged as if it were the only one.
    pub peeking: f64,
    /// What the formula for independent looks, 1 − (1 − α)^looks, would say: wrong for looks at one growing sample.
    pub independent: f64,
    /// How many times more people the test takes at most for the same power.
    pub inflation: f64,
    /// People per arm at most, by the pooled rule.
    pub most_people_per_arm: f64,
    /// Share of the test that is over in the mean, if B is what it is thought to be; and if there is no difference.
    pub expected: f64,
    /// The same if there is no difference.
    pub expected_without_difference: f64,
}

/// The classic answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classic {
    /// What was asked.
    pub shares: Shares,
    /// Pooled, unpooled, and at the baseline.
    pub sizes: Vec<Size>,
    /// What the looks do.
    pub looks: Repeated,
}

/// Answers.
///
/// # Errors
/// Equal shares; numbers out of range.
pub fn classic(shares: Shares) -> Result<Classic, TheoryError> {
    let Shares { baseline, variant, alpha, power, looks } = shares;
    let size = |rule| {
        let test = TwoShares { baseline, variant, alpha, rule };
        let people_per_arm = test.people_per_arm(power)?;
        // Downwards a difference is told apart as an upward one of the complements.
        let upward = if variant > baseline {
            test
        } else {
            TwoShares { baseline: 1.0 - baseline, variant: 1.0 - variant, ..test }
        };
        let detectable = upward.detectable(people_per_arm, power)?;
        Ok(Size { rule, people_per_arm, detectable: if variant > baseline { detectable } else { 1.0 - detectable } })
    };
    let sizes = [VarianceRule::Pooled, VarianceRule::Unpooled, VarianceRule::Baseline]
        .into_iter()
        .map(size)
        .collect::<Result<Vec<_>, TheoryError>>()?;
    let looks = repeated(looks, alpha, power, sizes[0].people_per_arm)?;
    Ok(Classic { shares, sizes, looks })
}

/// What looks do to a test that takes so many people per arm with one look.
///
/// # Errors
/// Numbers out of range.
pub fn repeated(looks: Looks, alpha: f64, power: f64, people_per_arm: f64) -> Result<Repeated, TheoryError> {
    let test = looks.boundaries(alpha)?;
    let count = looks.count as usize;
    let (needed, single) = (drift(&test, power)?, drift(&testing::Looks::peeking(1, alpha)?, power)?);
    let inflation = (needed / single) * (needed / single);
    Ok(Repeated {
        boundaries: test.boundaries().to_vec(),
        false_alarms: test.false_alarms(),
        peeking: testing::Looks::peeking(count, alpha)?.false_alarms(),
        independent: testing::independent_false_alarms(looks.count, alpha)?,
        inflation,
        most_people_per_arm: inflation * people_per_arm,
        expected: expected_share(&test.stopped(needed)?),
        expected_without_difference: expected_share(&test.stopped(0.0)?),
    })
}

/// Mean of z at the end with which a test stops with a chance: the difference over its standard error that it can see.
///
/// # Errors
/// A chance that no drift up to 20 has.
pub fn drift(looks: &testing::Looks, chance: f64) -> Result<f64, TheoryError> {
    let stopped = |drift: f64| Ok::<f64, TheoryError>(looks.stopped(drift)?.last().copied().unwrap_or_default());
    let (mut low, mut high) = (0.0, 20.0);
    if !(stopped(high)? >= chance && stopped(low)? <= chance) {
        return Err(TheoryError::NoSolution { what: "drift for this power" });
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if stopped(middle)? < chance { low = middle } else { high = middle }
    }
    Ok(high)
}

/// Mean share of the looks that are taken, from the chances to have stopped by each.
fn expected_share(stopped: &[f64]) -> f64 {
    let looks = stopped.len() as f64;
    let goes_on = |look: usize| if look == 0 { 1.0 } else { 1.0 - stopped[look - 1] };
    (0..stopped.len()).map(goes_on).sum::<f64>() / looks
}

/// Chance of a false alarm when a test is looked at so many times and each look is judged as if it were the only one.
///
/// # Errors
/// No look or more than 200; alpha out of range.
pub fn peeking(looks: u32, alpha: f64) -> Result<f64, TheoryError> {
    Looks { count: looks, rule: LookRule::Peeking }.boundaries(alpha).map(|looks| looks.false_alarms())
}
