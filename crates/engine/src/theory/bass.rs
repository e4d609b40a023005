//! Diffusion of something new in a market: Bass 1969, "A new product growth for model consumer durables", Management
//! Science 15.
//!
//! F′(t) = (p + q·F)·(1 − F): `innovation` p is the rate of those who adopt by themselves, `imitation` q that of those who
//! follow others. The **continuous** curve solves this equation; the **discrete** one, F_{t+1} = F_t + (p + q·F_t)(1 − F_t),
//! takes it in steps of one period, lags behind it by several points at the steepest place, and is what the campaign
//! engine follows with a step for a period. Both are given; never mix parameters of the one with the other.

use super::TheoryError;
use super::domain::{count, positive, within};
use super::simplex;
use crate::math;

/// A Bass diffusion; rates per period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bass {
    innovation: f64,
    imitation: f64,
    market: f64,
}

/// A curve fitted to sales per period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The diffusion.
    pub bass: Bass,
    /// Share of the variance of sales that it explains.
    pub r_squared: f64,
}

impl Bass {
    /// A diffusion in a market of `market` people.
    ///
    /// # Errors
    /// Rates that are negative, not finite or both 0; a market that is not above 0.
    pub fn new(innovation: f64, imitation: f64, market: f64) -> Result<Self, TheoryError> {
        within("innovation", innovation, 0.0, 1e6)?;
        within("imitation", imitation, 0.0, 1e6)?;
        positive("innovation + imitation", innovation + imitation)?;
        Ok(Self { innovation, imitation, market: positive("market", market)? })
    }

    /// p, per period.
    #[must_use]
    pub fn innovation(&self) -> f64 {
        self.innovation
    }

    /// q, per period.
    #[must_use]
    pub fn imitation(&self) -> f64 {
        self.imitation
    }

    /// m, people.
    #[must_use]
    pub fn market(&self) -> f64 {
        self.market
    }

    /// Share of the market that has adopted by a time, continuous.
    #[must_use]
    pub fn share(&self, time: f64) -> f64 {
        self.share_from(0.0, time)
    }

    /// The same when a share has adopted at time 0 already.
    pub(super) fn share_from(&self, start: f64, time: f64) -> f64 {
        let (p, q) = (self.innovation, self.imitation);
        let left = (1.0 - start) * math::exp(-(p + q) * time);
        let risen = p + q * start;
        if risen == 0.0 {
            return 0.0;
        }
        (risen - p * left) / (risen + q * left)
    }

    /// Rate of adoption at a time, share of the market per period.
    #[must_use]
    pub fn rate(&self, time: f64) -> f64 {
        let share = self.share(time);
        (self.innovation + self.imitation * share) * (1.0 - share)
    }

    /// Share of the market that has adopted after 0, 1, …, `periods` steps of one period, discrete.
    ///
    /// # Errors
    /// More than 10⁶ periods.
    pub fn discrete(&self, periods: usize) -> Result<Vec<f64>, TheoryError> {
        self.discrete_from(0.0, periods)
    }

    /// The same when a share has adopted at the start already.
    pub(super) fn discrete_from(&self, start: f64, periods: usize) -> Result<Vec<f64>, TheoryError> {
        count("periods", periods, 0, 1_000_000)?;
        let step = |share: &f64| Some((share + (self.innovation + self.imitation * share) * (1.0 - share)).min(1.0));
        Ok(std::iter::successors(Some(start), step).take(periods + 1).collect())
    }

    /// When adoption is fastest: ln(q/p)/(p + q); 0 where imitation does not exceed innovation, `None` where nobody starts.
    #[must_use]
    pub fn peak_time(&self) -> Option<f64> {
        let (p, q) = (self.innovation, self.imitation);
        (p > 0.0).then(|| if q > p { math::ln(q / p) / (p + q) } else { 0.0 })
    }

    /// Mean time of adoption, ln(1 + q/p)/q; `None` where nobody starts.
    #[must_use]
    pub fn mean_time(&self) -> Option<f64> {
        let (p, q) = (self.innovation, self.imitation);
        (p > 0.0).then(|| if q > 0.0 { math::ln_1p(q / p) / q } else { 1.0 / p })
    }

    /// Fits the continuous curve to sales of consecutive periods, the first from 0 to 1, by nonlinear least squares:
    /// m·(F(i) − F(i − 1)) (Srinivasan and Mason 1986, Marketing Science 5).
    ///
    /// # Errors
    /// Fewer than 4 periods or more than 1,000; sales that are negative, or none; no fit.
    pub fn fit(sales: &[f64]) -> Result<Fit, TheoryError> {
        const WHAT: &str = "fit of the Bass curve";
        check(sales)?;
        let total: f64 = sales.iter().sum();
        let errors = |bass: &Bass| {
            let shares = (0..=sales.len()).map(|i| bass.share(i as f64)).collect::<Vec<_>>();
            let error = |(i, sold): (usize, &f64)| (sold - bass.market * (shares[i + 1] - shares[i])) / total;
            sales.iter().enumerate().map(error).map(|error| error * error).sum::<f64>()
        };
        // In logarithms, so that nothing turns negative.
        let of = |at: &[f64; 3]| Self::new(math::exp(at[0]), math::exp(at[1]), total * math::exp(at[2]));
        let objective = |at: &[f64; 3]| of(at).map_or(f64::INFINITY, |bass| errors(&bass));
        // From a slow and a fast start: the surface has a flat side towards small p and large m.
        let starts = [[0.01, 0.4, 1.2], [0.001, 0.2, 2.0], [0.05, 0.8, 1.05], [1e-4, 0.1, 4.0]];
        let fits = starts.iter().filter_map(|start| simplex::minimise(WHAT, start.map(math::ln), objective).ok());
        let best = fits.min_by(|a, b| objective(a).total_cmp(&objective(b)));
        let bass = of(&best.ok_or(TheoryError::NoSolution { what: WHAT })?)?;
        Ok(Fit { bass, r_squared: 1.0 - errors(&bass) * total * total / spread(sales) })
    }

    /// Fits by the regression of Bass 1969: sales on cumulative sales Y before the period and their square,
    /// S = a + b·Y + c·Y², then m = (−b − √(b² − 4ac))/2c, p = a/m, q = −m·c.
    ///
    /// # Errors
    /// As [`Bass::fit`]; a regression whose curve does not close the market.
    pub fn fit_linear(sales: &[f64]) -> Result<Fit, TheoryError> {
        const WHAT: &str = "regression of the Bass curve";
        check(sales)?;
        let total: f64 = sales.iter().sum();
        // Cumulative sales in units of the total, which keeps the normal equations well conditioned.
        let before: Vec<f64> = sales
            .iter()
            .scan(0.0, |sum, sold| {
                let before = *sum;
                *sum += sold / total;
                Some(before)
            })
            .collect();
        let [a, b, c] = regress(&before, sales).ok_or(TheoryError::NoSolution { what: WHAT })?;
        let left = b * b - 4.0 * a * c;
        if left < 0.0 || c >= 0.0 {
            return Err(TheoryError::NoSolution { what: WHAT });
        }
        let market = (-b - left.sqrt()) / (2.0 * c);
        let bass = Self::new(a / (market * total), -market * c / total, market * total)?;
        let error = |(y, sold): (&f64, &f64)| sold - (a + b * y + c * y * y);
        let errors: f64 = before.iter().zip(sales).map(error).map(|error| error * error).sum();
        Ok(Fit { bass, r_squared: 1.0 - errors / spread(sales) })
    }
}

fn check(sales: &[f64]) -> Result<(), TheoryError> {
    count("periods", sales.len(), 4, 1000)?;
    for &sold in sales {
        within("sales", sold, 0.0, 1e15)?;
    }
    positive("total sales", sales.iter().sum()).map(|_| ())
}

/// Sum of squared deviations from the mean.
fn spread(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum()
}

/// Least squares of y on 1, x, x², by the normal equations.
fn regress(x: &[f64], y: &[f64]) -> Option<[f64; 3]> {
    let mut rows = [[0.0; 4]; 3];
    for (x, y) in x.iter().zip(y) {
        let powers = [1.0, *x, x * x];
        for (row, power) in rows.iter_mut().zip(powers) {
            for (entry, other) in row.iter_mut().zip(powers) {
                *entry += power * other;
            }
            row[3] += power * y;
        }
    }
    // Gauss–Jordan with pivots.
    for column in 0..3 {
        let pivot = (column..3).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        rows.swap(column, pivot);
        let lead = rows[column];
        if lead[column].abs() < 1e-12 {
            return None;
        }
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != column) {
            let factor = row[column] / lead[column];
            row.iter_mut().zip(lead).for_each(|(entry, lead)| *entry -= factor * lead);
        }
    }
    Some([0, 1, 2].map(|i| rows[i][3] / rows[i][i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_solves_its_equation() {
        let bass = Bass::new(0.03, 0.38, 1.0).unwrap();
        for time in [0.0, 1.0, 6.0, 20.0] {
            let slope = (bass.share(time + 1e-5) - bass.share(time - 1e-5)) / 2e-5;
            assert!((slope - bass.rate(time)).abs() < 1e-9, "{time}");
        }
        let peak = bass.peak_time().unwrap();
        assert!(bass.rate(peak) > bass.rate(peak + 0.01) && bass.rate(peak) > bass.rate(peak - 0.01));
        let mean: f64 = (0..100_000).map(|i| 1.0 - bass.share((f64::from(i) + 0.5) * 1e-3)).sum::<f64>() * 1e-3;
        assert!((mean - bass.mean_time().unwrap()).abs() < 1e-6, "{mean}");
    }

    #[test]
    fn small_steps_of_the_discrete_curve_are_the_continuous_one() {
        let fine = Bass::new(0.03 / 1000.0, 0.38 / 1000.0, 1.0).unwrap();
        let bass = Bass::new(0.03, 0.38, 1.0).unwrap();
        assert!((fine.discrete(6000).unwrap()[6000] - bass.share(6.0)).abs() < 1e-4);
        assert!((bass.share_from(0.2, 0.0) - 0.2).abs() < 1e-15);
        let later = bass.share_from(bass.share(2.0), 3.0);
        assert!((later - bass.share(5.0)).abs() < 1e-14);
    }

    #[test]
    fn fits_find_what_made_the_data() {
        let bass = Bass::new(0.008, 0.45, 5e6).unwrap();
        let sales: Vec<f64> =
            (0..15).map(|i| 5e6 * (bass.share(f64::from(i) + 1.0) - bass.share(f64::from(i)))).collect();
        let Fit { bass: found, r_squared } = Bass::fit(&sales).unwrap();
        assert!((found.innovation / 0.008 - 1.0).abs() < 1e-4 && (found.imitation / 0.45 - 1.0).abs() < 1e-4);
        assert!((found.market / 5e6 - 1.0).abs() < 1e-4 && r_squared > 1.0 - 1e-9);
        let shares = bass.discrete(15).unwrap();
        let sales: Vec<f64> = shares.windows(2).map(|pair| 5e6 * (pair[1] - pair[0])).collect();
        let found = Bass::fit_linear(&sales).unwrap().bass;
        assert!((found.innovation / 0.008 - 1.0).abs() < 1e-8 && (found.imitation / 0.45 - 1.0).abs() < 1e-8);
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Bass::new(0.0, 0.0, 1.0).is_err());
        assert!(Bass::fit(&[1.0, 2.0]).is_err());
        assert!(Bass::fit(&[0.0; 10]).is_err());
        assert!(Bass::fit_linear(&[1.0; 10]).is_err());
    }
}
