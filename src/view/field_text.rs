//! A number as it stands in a text field: per cent for shares, grouped, and read back as people write it.

use snowball_engine::plan::{Kind, Number, Quantity, Unit};

use crate::i18n::{I18n, Style};

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Invalid {
    /// Not a number.
    NotANumber,
    /// Outside the valid range.
    Outside {
        /// Smallest valid.
        min: f64,
        /// Largest valid.
        max: f64,
    },
    /// The low end of a range is not below its high end.
    Reversed,
    /// An end of a range touches the edge of what its kind can take.
    AtEdge,
}

/// Whether a unit is shown in per cent.
#[must_use]
pub fn in_per_cent(unit: Unit) -> bool {
    matches!(unit, Unit::Share | Unit::SharePerDay | Unit::SharePerMonth | Unit::SharePerYear | Unit::SharePerPeriod)
}

/// The text of a value, exact to ten digits.
#[must_use]
pub fn show(value: f64, unit: Unit) -> String {
    let value = if in_per_cent(unit) { value * 100.0 } else { value };
    // Ten digits: enough for every amount, few enough to hide that 0.07 · 100 is 7.000000000000001.
    let whole = if value == 0.0 { 1 } else { value.abs().log10().floor() as i32 + 1 };
    let decimals = (10 - whole.max(1)).clamp(0, 9) as usize;
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match text.strip_prefix('-') {
        Some(digits) => format!("-{}", crate::i18n::grouped(digits)),
        None => crate::i18n::grouped(text),
    }
}

/// Reads a value as people write it: `1,200`, `20k`, `1.2万`, `¥500`, `5 %`.
///
/// # Errors
/// What would be valid.
pub fn read(text: &str, quantity: &Quantity) -> Result<f64, Invalid> {
    let mut text: String = text.chars().filter_map(plain).collect();
    let factor = match text.chars().last() {
        Some('k') => 1e3,
        Some('m') => 1e6,
        Some('万' | 'w') => 1e4,
        Some('亿') => 1e8,
        _ => 1.0,
    };
    if factor > 1.0 {
        text.pop();
    }
    let number: f64 = text.parse().map_err(|_| Invalid::NotANumber)?;
    if !number.is_finite() {
        return Err(Invalid::NotANumber);
    }
    let value = number * factor / if in_per_cent(quantity.unit) { 100.0 } else { 1.0 };
    if quantity.min <= value && value <= quantity.max {
        Ok(value)
    } else {
        Err(Invalid::Outside { min: quantity.min, max: quantity.max })
    }
}

/// Makes a range of two ends that are each valid.
///
/// # Errors
/// What would be valid.
pub fn range(low: f64, high: f64, kind: Kind) -> Result<Number, Invalid> {
    if low >= high {
        Err(Invalid::Reversed)
    } else if kind.admits_range(low, high) {
        Ok(Number::Range { low, high })
    } else {
        Err(Invalid::AtEdge)
    }
}

/// What would be valid, in words.
#[must_use]
pub fn explain(i18n: &I18n, invalid: Invalid, unit: Unit) -> String {
    match invalid {
        Invalid::NotANumber => i18n.text("field-not-a-number"),
        Invalid::Outside { min, max } => {
            let style = if in_per_cent(unit) { Style::Share } else { Style::Decimal(6) };
            let (min, max) = (i18n.number(min, style), i18n.number(max, style));
            i18n.with("field-outside", &[("min", min.into()), ("max", max.into())])
        }
        Invalid::Reversed => i18n.text("field-reversed"),
        Invalid::AtEdge => i18n.text(if in_per_cent(unit) { "field-at-edge-share" } else { "field-at-edge" }),
    }
}

/// A character of a number; nothing for what only dresses it.
fn plain(c: char) -> Option<char> {
    match c {
        ' ' | '\u{a0}' | '\u{202f}' | ',' | '，' | '%' | '％' | '¥' | '￥' | '$' | '€' | '×' => None,
        '−' | '－' => Some('-'),
        '。' | '．' => Some('.'),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => Some(c.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        for unit in [Unit::Share, Unit::Money, Unit::Times] {
            let quantity = Quantity::new(Kind::Positive, unit, 0.0, 1e9);
            for value in [0.0, 0.07, 0.29, 0.001_25, 1.0, 1.1, 999.99, 12_345.0, 5e8] {
                assert_eq!(read(&show(value, unit), &quantity), Ok(value), "{}", show(value, unit));
            }
        }
        assert_eq!(show(0.07, Unit::Share), "7");
        assert_eq!(show(200_000.0, Unit::People), "200,000");
        assert_eq!(show(-1500.0, Unit::One), "-1,500");
    }

    #[test]
    fn read_as_people_write() {
        let people = Quantity::new(Kind::Positive, Unit::People, 1.0, 1e10);
        let share = Quantity::share();
        for (text, value) in [
            ("20k", 20_000.0),
            ("1.2万", 12_000.0),
            ("１２００", 1200.0),
            ("1，200", 1200.0),
            (" 3M ", 3e6),
            ("2亿", 2e8),
        ] {
            assert_eq!(read(text, &people), Ok(value), "{text}");
        }
        assert_eq!(read("5 %", &share), Ok(0.05));
        assert_eq!(read("120", &share), Err(Invalid::Outside { min: 0.0, max: 1.0 }));
        for wrong in ["", "abc", "1.2.3", "NaN", "inf", "--1"] {
            assert_eq!(read(wrong, &people), Err(Invalid::NotANumber), "{wrong}");
        }
    }

    #[test]
    fn ranges_say_what_is_wrong() {
        assert_eq!(range(2.0, 1.0, Kind::Positive), Err(Invalid::Reversed));
        assert_eq!(range(0.0, 1.0, Kind::Positive), Err(Invalid::AtEdge));
        assert_eq!(range(1.0, 2.0, Kind::Positive), Ok(Number::Range { low: 1.0, high: 2.0 }));
    }
}
