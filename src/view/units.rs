//! Numbers of the library in words, with their units. Units go by name, since the library has some that no plan has.

use snowball_engine::plan::{self, Currency, Kind, Number};

use super::field_text;
use super::metrics::resolution;
use crate::i18n::{Alike, I18n, Style};

/// Name of a plan's unit: `unit-` and this is its message.
#[must_use]
pub fn name(unit: plan::Unit) -> String {
    let name = serde_json::to_value(unit).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or("one").to_owned()
}

/// How numbers of a unit are written.
#[derive(Clone, Copy)]
pub struct Unit<'a> {
    i18n: &'a I18n,
    name: &'a str,
    currency: Currency,
}

impl<'a> Unit<'a> {
    /// The unit of that name (`unit-…` in the translations), amounts in a currency.
    #[must_use]
    pub const fn new(i18n: &'a I18n, name: &'a str, currency: Currency) -> Self {
        Self { i18n, name, currency }
    }

    /// A number, a range by its ends.
    #[must_use]
    pub fn number(&self, number: Number) -> String {
        match number {
            Number::Value(value) => self.value(value),
            Number::Range { low, high } => self.interval(low, high),
        }
    }

    /// A number by its median, and its ends if it is a range, with no more digits than the range supports.
    #[must_use]
    pub fn median(&self, number: Number, kind: Kind) -> (String, Option<String>) {
        match number {
            Number::Value(value) => (self.value(value), None),
            Number::Range { low, high } => {
                let alike = Alike::of(&[low, high], resolution(low, high));
                let median = self.i18n.number_alike(number.median(kind), self.style(), alike);
                (self.with_tail(median), Some(self.i18n.interval(low, high, self.style(), alike)))
            }
        }
    }

    /// A value as exactly as it is given; large counts and amounts to three digits.
    #[must_use]
    pub fn value(&self, value: f64) -> String {
        self.with_tail(self.digits(value))
    }

    /// The digits of a value without its unit, save what is part of a number: per cent and currencies.
    #[must_use]
    pub fn digits(&self, value: f64) -> String {
        match self.style() {
            Style::Share => format!("{}%", field_text::show(value, plan::Unit::Share)).replace('-', "−"),
            Style::Decimal(_) => field_text::show(value, plan::Unit::One).replace('-', "−"),
            style => self.i18n.number(value, style),
        }
    }

    /// What stands behind the digits of a number; nothing where they say it all.
    #[must_use]
    pub fn word(&self) -> String {
        let word = || self.i18n.with(&format!("unit-{}", self.name), &[("currency", "".into())]);
        match (self.style(), self.name) {
            (Style::Points, _) | (_, "one") => String::new(),
            (_, "times") => "×".to_owned(),
            (Style::Share | Style::Money(_), _) => word().trim_start_matches('%').trim().to_owned(),
            _ => word(),
        }
    }

    /// An interval.
    #[must_use]
    pub fn interval(&self, low: f64, high: f64) -> String {
        // What both ends have in common is said once; plain ends are written as exactly as they are given.
        let text = match self.style() {
            Style::Decimal(_) => {
                let ends = [("low", self.digits(low).into()), ("high", self.digits(high).into())];
                self.i18n.with("interval", &ends)
            }
            Style::Share => {
                let low = self.digits(low);
                let ends = [("low", low.trim_end_matches('%').into()), ("high", self.digits(high).into())];
                self.i18n.with("interval", &ends)
            }
            style => self.i18n.interval(low, high, style, Alike::of(&[low, high], None)),
        };
        self.with_tail(text)
    }

    /// Quantiles of a simulated number: the median with its unit, and the interval around it, which does not say it again.
    #[must_use]
    pub fn simulated(&self, low: f64, median: f64, high: f64) -> (String, String) {
        let alike = Alike::of(&[low, median, high], resolution(low, high));
        let median = self.i18n.number_alike(median, self.style(), alike);
        (self.with_tail(median), self.i18n.interval(low, high, self.style(), alike))
    }

    fn style(&self) -> Style {
        match self.name {
            "people" | "people_per_day" | "views" | "contacts" | "consults_per_day" => Style::Count,
            "percentage_points" => Style::Points,
            name if name.starts_with("share") => Style::Share,
            name if name.starts_with("money") => Style::Money(self.currency),
            _ => Style::Decimal(6),
        }
    }

    /// The number with its unit behind it.
    fn with_tail(&self, number: String) -> String {
        let unit = || self.i18n.with(&format!("unit-{}", self.name), &[("currency", "".into())]);
        match (self.style(), self.name) {
            (Style::Points, _) => number,
            // What is left of “% per month” and “¥ per day” behind a number that has its sign.
            (Style::Share | Style::Money(_), _) => number + unit().trim_start_matches('%'),
            (_, "one") => number,
            // Between 万 and what it counts stands no space.
            _ if number.ends_with(['万', '亿']) => number + &unit(),
            (_, "times") => self.i18n.with("value-times", &[("value", number.into())]),
            _ => self.i18n.with("value-unit", &[("value", number.into()), ("unit", unit().into())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn numbers_carry_their_unit() {
        let (en, zh) = (I18n::new(Locale::En), I18n::new(Locale::ZhCn));
        for (unit, number, english, chinese) in [
            ("share", Number::Value(0.0005), "0.05%", "0.05%"),
            ("share", Number::Range { low: 0.025, high: 0.1 }, "2.5–10%", "2.5–10%"),
            ("share_per_month", Number::Value(0.05), "5% per month", "5%/月"),
            ("money", Number::Value(20_000.0), "¥20,000", "¥2万"),
            ("money_per_day", Number::Value(500.0), "¥500 per day", "¥500/天"),
            ("times", Number::Value(1.35), "1.35×", "1.35 倍"),
            ("one", Number::Value(-2.0), "−2", "−2"),
            ("hours", Number::Range { low: 2.0, high: 24.0 }, "2–24 hours", "2–24 小时"),
            ("people", Number::Value(20_000.0), "20,000 people", "2万人"),
            ("percentage_points", Number::Value(0.15), "15 pp", "15 个百分点"),
        ] {
            assert_eq!(Unit::new(&en, unit, Currency::Cny).number(number), english, "{unit}");
            assert_eq!(Unit::new(&zh, unit, Currency::Cny).number(number), chinese, "{unit}");
        }
    }

    #[test]
    fn a_range_has_a_median_and_no_more_digits_than_it_supports() {
        let i18n = I18n::new(Locale::En);
        let unit = Unit::new(&i18n, "one", Currency::Cny);
        let range = Number::Range { low: 1.2, high: 1.5 };
        assert_eq!(unit.median(range, Kind::Positive), ("1.34".to_owned(), Some("1.20–1.50".to_owned())));
        assert_eq!(unit.median(Number::Value(1.35), Kind::Positive), ("1.35".to_owned(), None));
        assert_eq!(unit.simulated(96.0, 104.2, 131.0), ("104".to_owned(), "96–131".to_owned()));
    }
}
