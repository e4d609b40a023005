//! Turning a value into a range and back: what the range switch of a control does.

use snowball_engine::plan::Kind;
use snowball_engine::plan::{Number, Quantity};

/// How far a fresh range reaches to each side on the scale of its kind: a factor for positive numbers, of the odds for
/// probabilities, a share of the size for others.
const SPREAD: f64 = 1.3;

/// A range around a value; from the lower tenth of the slider where the value stands at an edge that no range may touch.
#[must_use]
pub fn around(value: f64, quantity: &Quantity) -> Number {
    let span = quantity.slider.1 - quantity.slider.0;
    let (low, high) = match quantity.kind {
        Kind::Positive if value > 0.0 => (value / SPREAD, value * SPREAD),
        Kind::Positive => (0.01 * span, 0.1 * span),
        Kind::Probability if value <= 0.0 => (0.01 * span, 0.1 * span),
        Kind::Probability if value >= 1.0 => (0.9, 0.99),
        Kind::Probability => {
            let odds = value / (1.0 - value);
            let share = |odds: f64| odds / (1.0 + odds);
            (share(odds / SPREAD), share(odds * SPREAD))
        }
        Kind::Signed => {
            let reach = if value == 0.0 { 0.1 * span } else { (SPREAD - 1.0) * value.abs() };
            (value - reach, value + reach)
        }
    };
    let (low, high) = (digits(low, 3).max(quantity.min), digits(high, 3).min(quantity.max));
    // At the upper edge the range lies below it.
    if low < high { Number::Range { low, high } } else { Number::Range { low: digits(high / SPREAD, 3), high } }
}

/// The value in the middle of a range on the scale of its kind, with few digits.
#[must_use]
pub fn middle(number: Number, quantity: &Quantity) -> Number {
    match number {
        Number::Value(_) => number,
        Number::Range { .. } => {
            Number::Value(digits(number.median(quantity.kind), 3).clamp(quantity.min, quantity.max))
        }
    }
}

/// Rounds to significant digits.
fn digits(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let exponent = digits - 1 - value.abs().log10().floor() as i32;
    if exponent >= 0 {
        (value * 10f64.powi(exponent)).round() / 10f64.powi(exponent)
    } else {
        (value / 10f64.powi(-exponent)).round() * 10f64.powi(-exponent)
    }
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::{Unit, rows};

    use super::*;

    #[test]
    fn a_fresh_range_is_always_valid_and_goes_back_to_about_the_value() {
        for row in rows() {
            let Some(quantity) = row.quantity else {
                continue;
            };
            let (from, to) = quantity.slider;
            for value in [quantity.min, from, 0.37 * to, to, quantity.max] {
                let Number::Range { low, high } = around(value, &quantity) else { panic!("{}", row.path) };
                assert!(quantity.min <= low && low < high && high <= quantity.max, "{}: {low}–{high}", row.path);
                assert!(quantity.kind.admits_range(low, high), "{}: {low}–{high}", row.path);
            }
        }
        let people = Quantity::new(Kind::Positive, Unit::People, 0.0, 1e9).slide(0.0, 1e4);
        assert_eq!(around(1000.0, &people), Number::Range { low: 769.0, high: 1300.0 });
        assert_eq!(middle(around(1000.0, &people), &people), Number::Value(1000.0));
    }
}
