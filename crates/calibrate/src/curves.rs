//! Curves that need no plan, fitted to a column of a table: retention by the shifted beta-geometric law, adoption by
//! Bass.

use serde::{Deserialize, Serialize};
use snowball_engine::theory::TheoryError;
use snowball_engine::theory::bass::Bass;
use snowball_engine::theory::lifetime::BetaGeometric;
use thiserror::Error;

use crate::read::{Decimal, Problems, numbers_of};

/// Which curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Share of the customers of the start who are still there after 1, 2, … periods; or their number, the start first
    /// (shifted beta-geometric: Fader
    /// and Hardie 2007).
    Sbg,
    /// Sales or adopters of consecutive periods (Bass 1969; nonlinear least squares: Srinivasan and Mason 1986).
    Bass,
}

/// A fitted curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "family", rename_all = "snake_case")]
pub enum Curve {
    /// Retention.
    Sbg {
        /// First parameter of the Beta law of churn per period.
        alpha: f64,
        /// Second one.
        beta: f64,
        /// Log-likelihood per customer of the start.
        log_likelihood: f64,
        /// Mean churn in the first period and its polarization, as a plan has them.
        rate: f64,
        /// 1/(α + β + 1).
        polarization: f64,
        /// Shares still there after 1, 2, … periods: as many as were given, and as many again.
        survival: Vec<f64>,
    },
    /// Adoption.
    Bass {
        /// Innovation.
        p: f64,
        /// Imitation.
        q: f64,
        /// Market.
        m: f64,
        /// Share of the variance of sales that the curve explains.
        r_squared: f64,
        /// Period in which most adopt; none where that is at the start.
        peak: Option<f64>,
        /// Sales of each period: as many as were given, and as many again.
        sales: Vec<f64>,
    },
}

/// Why there is no curve.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CurveError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] Problems),
    /// The numbers are no such curve.
    #[error(transparent)]
    Theory(#[from] TheoryError),
}

/// Fits a curve to a column (the last if none is named) of a table.
///
/// # Errors
/// A table that cannot be read; numbers that are no such curve.
pub fn fit_curve(
    family: Family,
    bytes: &[u8],
    column: Option<&str>,
    decimal: Option<Decimal>,
) -> Result<Curve, CurveError> {
    let numbers = observed(family, bytes, column, decimal)?;
    match family {
        Family::Sbg => {
            let shares = numbers;
            let fit = BetaGeometric::fit(&shares)?;
            let periods = 2 * shares.len() as u32;
            Ok(Curve::Sbg {
                alpha: fit.law.alpha(),
                beta: fit.law.beta(),
                log_likelihood: fit.log_likelihood,
                rate: fit.law.rate(),
                polarization: fit.law.polarization(),
                survival: (1..=periods).map(|period| fit.law.survival(period)).collect(),
            })
        }
        Family::Bass => {
            let fit = Bass::fit(&numbers)?;
            let share = |period: usize| fit.bass.share(period as f64);
            Ok(Curve::Bass {
                p: fit.bass.innovation(),
                q: fit.bass.imitation(),
                m: fit.bass.market(),
                r_squared: fit.r_squared,
                peak: fit.bass.peak_time(),
                sales: (0..2 * numbers.len()).map(|i| fit.bass.market() * (share(i + 1) - share(i))).collect(),
            })
        }
    }
}

/// What the curve was fitted to: shares of the start after 1, 2, … periods, or sales of each period.
///
/// # Errors
/// A table that cannot be read.
pub fn observed(
    family: Family,
    bytes: &[u8],
    column: Option<&str>,
    decimal: Option<Decimal>,
) -> Result<Vec<f64>, Problems> {
    let numbers = numbers_of(bytes, column, decimal)?;
    Ok(if family == Family::Sbg { shares(&numbers) } else { numbers })
}

/// Shares of the start, from shares, from per cents, or from numbers of people of whom the first are all.
fn shares(numbers: &[f64]) -> Vec<f64> {
    let most = numbers.iter().copied().fold(0.0, f64::max);
    match numbers {
        _ if most <= 1.0 => numbers.to_vec(),
        // Everybody is there at the start, in per cent or in people.
        [first, rest @ ..] if *first >= 100.0 && *first == most => rest.iter().map(|left| left / first).collect(),
        _ if most <= 100.0 => numbers.iter().map(|left| left / 100.0).collect(),
        [first, rest @ ..] => rest.iter().map(|left| left / first).collect(),
        [] => Vec::new(),
    }
}
