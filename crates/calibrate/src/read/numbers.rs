//! Numbers as tables have them: decimal points and commas, separators of thousands, currency signs, 万.

use serde::{Deserialize, Serialize};

/// What stands between whole and broken part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

impl Decimal {
    fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    fn thousands(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }

    /// Reads a number; none if it is not one.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<f64> {
        let plain = plain(text);
        let (body, factor) = match plain.strip_suffix('万') {
            Some(body) => (body, 1e4),
            None => (plain.as_str(), 1.0),
        };
        let (whole, broken) = body.split_once(self.sign()).unwrap_or((body, ""));
        let (sign, digits) = match whole.strip_prefix('-') {
            Some(digits) => (-1.0, digits),
            None => (1.0, whole.strip_prefix('+').unwrap_or(whole)),
        };
        let groups: Vec<&str> = digits.split(self.thousands()).collect();
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let in_groups = groups.len() == 1
            || (groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len()));
        let any = groups.iter().any(|group| !group.is_empty()) || !broken.is_empty();
        if !(any && in_groups && groups.iter().all(|group| all_digits(group)) && all_digits(broken)) {
            return None;
        }
        let text = format!("{}.{}", groups.concat(), if broken.is_empty() { "0" } else { broken });
        text.parse::<f64>().ok().filter(|value| value.is_finite()).map(|value| sign * value * factor)
    }
}

/// Without signs of currency, spaces (which separate thousands too) and apostrophes; full-width digits as plain ones.
fn plain(text: &str) -> String {
    let keep = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        '．' => Some('.'),
        '，' => Some(','),
        '−' | '－' => Some('-'),
        '¥' | '￥' | '$' | '€' | '£' | '元' | '人' | '\'' | '’' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    };
    text.chars().filter_map(keep).collect()
}

/// Whether somebody left a cell empty, or wrote that there is nothing to write.
#[must_use]
pub fn is_missing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || ["-", "–", "—", "/", "na", "n/a", "nan", "null", "none", "无", "缺"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// What all cells say about the decimal sign.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    point: u64,
    comma: u64,
    /// A number that could be either, such as 1,234.
    pub either: Option<(u64, String, String)>,
}

impl Evidence {
    /// Takes a cell into account.
    pub fn see(&mut self, row: u64, column: &str, text: &str) {
        let plain = plain(text);
        let (point, comma) = (plain.rfind('.'), plain.rfind(','));
        let decided = match (point, comma) {
            (None, None) => return,
            (Some(point), Some(comma)) => Some(if point > comma { Decimal::Point } else { Decimal::Comma }),
            (Some(at), None) | (None, Some(at)) => {
                let (sign, other) =
                    if point.is_some() { (Decimal::Point, Decimal::Comma) } else { (Decimal::Comma, Decimal::Point) };
                let after = plain.len() - at - 1;
                let repeated = plain.matches(sign.sign()).count() > 1;
                match (repeated, after) {
                    (true, _) => Some(other),
                    // 0,123 is broken; 1,234 could be either.
                    (false, 3) if !plain.starts_with('0') && at <= 3 => None,
                    (false, _) => Some(sign),
                }
            }
        };
        match decided {
            Some(Decimal::Point) => self.point += 1,
            Some(Decimal::Comma) => self.comma += 1,
            None if self.either.is_none() => self.either = Some((row, column.to_owned(), text.trim().to_owned())),
            None => (),
        }
    }

    /// The decimal sign; none if nothing tells and it matters.
    #[must_use]
    pub fn verdict(&self) -> Option<Decimal> {
        match (self.point, self.comma) {
            (0, 0) if self.either.is_some() => None,
            (point, comma) if comma > point => Some(Decimal::Comma),
            _ => Some(Decimal::Point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_many_tables() {
        for (text, value) in [
            ("12", 12.0),
            ("1,234.5", 1234.5),
            ("-3", -3.0),
            ("¥1 200", 1200.0),
            ("１２", 12.0),
            ("1.5万", 15_000.0),
            (".5", 0.5),
        ] {
            assert_eq!(Decimal::Point.parse(text), Some(value), "{text}");
        }
        for (text, value) in [("1.234,5", 1234.5), ("12,5", 12.5), ("1'234,00 €", 1234.0), ("1\u{a0}234,5", 1234.5)] {
            assert_eq!(Decimal::Comma.parse(text), Some(value), "{text}");
        }
        for text in ["", "twelve", "1,23.4", "12,34", "1.2.3", "--1", "1e5", ",", "."] {
            assert_eq!(Decimal::Point.parse(text), None, "{text}");
        }
        assert!(is_missing(" ") && is_missing("N/A") && is_missing("—") && !is_missing("0"));
    }

    #[test]
    fn all_cells_decide() {
        let verdict = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.see(2, "x", cell));
            evidence.verdict()
        };
        assert_eq!(verdict(&["12", "7"]), Some(Decimal::Point));
        assert_eq!(verdict(&["1,234", "12,5"]), Some(Decimal::Comma));
        assert_eq!(verdict(&["1,234", "1,234,567"]), Some(Decimal::Point));
        assert_eq!(verdict(&["1.234", "1.234.567"]), Some(Decimal::Comma));
        assert_eq!(verdict(&["1,234", "2,000"]), None);
        assert_eq!(verdict(&["0.125"]), Some(Decimal::Point));
    }
}
