//! How the numbers of a metric are written.

use snowball_engine::plan::{Currency, Kind, Quantity, Unit};
use snowball_engine::{Chance, Metric, Summary};

use crate::i18n::{Alike, I18n, Style};

/// The style of a metric's values.
#[must_use]
pub fn style(metric: Metric, currency: Currency) -> Style {
    match metric.unit() {
        Unit::Share => Style::Share,
        Unit::Money => Style::Money(currency),
        Unit::One => Style::Decimal(2),
        _ => Style::Count,
    }
}

/// How a goal's line on a metric is entered: its unit, valid range and slider.
#[must_use]
pub fn goal_quantity(metric: Metric) -> Quantity {
    // The currency does not matter here, only whether it is money.
    match style(metric, Currency::Cny) {
        // The one share that can be below zero by its definition.
        Style::Share if metric == Metric::Nps => Quantity::new(Kind::Signed, Unit::Share, -1.0, 1.0),
        Style::Share | Style::Points => Quantity::share(),
        Style::Money(_) => Quantity::money(1_000_000.0),
        Style::Decimal(_) => Quantity::new(Kind::Positive, Unit::One, 0.0, 1e12).slide(0.0, 10.0),
        Style::Count => Quantity::new(Kind::Positive, metric.unit(), 0.0, 1e12).slide(0.0, 100_000.0),
    }
}

/// The smallest difference worth writing where a number is known to lie between two others: a power of ten, between a
/// fifteenth and a hundred-and-fiftieth of the interval. `None` if the interval has no width.
#[must_use]
pub fn resolution(low: f64, high: f64) -> Option<f64> {
    let step = (high - low) / 15.0;
    (step > 0.0 && step.is_finite()).then(|| 10f64.powf(step.log10().floor()))
}

/// How the numbers of several summaries are written alike, with no more digits than the widest interval supports.
#[must_use]
pub fn alike<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Alike {
    let (mut values, mut step) = (Vec::new(), None::<f64>);
    for Summary { low, median, high } in summaries {
        values.extend([*low, *median, *high]);
        step = match (step, resolution(*low, *high)) {
            (Some(step), Some(own)) => Some(step.max(own)),
            (step, own) => step.or(own),
        };
    }
    Alike::of(&values, step)
}

/// A median and its 90 % interval in words, with no more digits than the interval supports.
#[must_use]
pub fn interval(i18n: &I18n, summary: Summary, style: Style) -> (String, String) {
    interval_alike(i18n, summary, style, alike([&summary]))
}

/// The same, written like others.
#[must_use]
pub fn interval_alike(i18n: &I18n, summary: Summary, style: Style, alike: Alike) -> (String, String) {
    let median = i18n.number_alike(summary.median, style, alike);
    (median, i18n.interval(summary.low, summary.high, style, alike))
}

/// A share of members in per cent; what is there but very small is not called nothing.
#[must_use]
pub fn small_share(i18n: &I18n, share: f64) -> String {
    /// Smallest share that is written out.
    const LEAST: f64 = 0.001;
    if share > 0.0 && share < LEAST / 2.0 {
        return i18n.with("chance-under", &[("chance", i18n.number(LEAST, Style::Share).into())]);
    }
    i18n.number_to(share, Style::Share, if share < 0.0095 { LEAST } else { 0.01 })
}

/// A chance in whole per cent; one that was hardly ever or nearly always met is not called impossible or certain.
#[must_use]
pub fn chance(i18n: &I18n, chance: Chance) -> String {
    let per_cent = |share| i18n.number_to(share, Style::Share, 0.01);
    if chance.share < 0.005 {
        i18n.with("chance-under", &[("chance", per_cent(0.01).into())])
    } else if chance.share >= 0.995 {
        i18n.with("chance-over", &[("chance", per_cent(0.99).into())])
    } else {
        per_cent(chance.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_interval() {
        assert_eq!(resolution(2900.0, 4050.0), Some(10.0));
        assert_eq!(resolution(0.31, 0.64), Some(0.01));
        assert_eq!(resolution(5.0, 5.0), None);
        assert_eq!(resolution(f64::NAN, 5.0), None);
    }
}
