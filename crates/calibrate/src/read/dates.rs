//! Dates as tables have them. Which of several formats a column has is decided by all of its rows together, never row
//! by row.

use serde::{Deserialize, Serialize};
use snowball_engine::calendar;

/// The order of day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateFormat {
    /// 2026-03-05, also 2026/3/5, 2026.3.5, 20260305.
    YearMonthDay,
    /// 05.03.2026, also 5/3/2026, 5-3-26.
    DayMonthYear,
    /// 3/5/2026, also 3-5-26, 3.5.2026.
    MonthDayYear,
    /// 2026年3月5日.
    Chinese,
}

impl DateFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear, Self::Chinese];

    /// What the fifth of March 2026 looks like.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::YearMonthDay => "2026-03-05",
            Self::DayMonthYear => "05.03.2026",
            Self::MonthDayYear => "3/5/2026",
            Self::Chinese => "2026年3月5日",
        }
    }

    /// Days from 1970-01-01 of a date in this format, a time of day after it left out; none if it is not one of 1970 to
    /// 9999.
    /// Two-digit years are of this century.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<i64> {
        let text = text.trim();
        // A time of day may follow.
        let text = text.split([' ', 'T', '\u{3000}']).next().unwrap_or(text);
        let (year, month, day) = match self {
            Self::Chinese => {
                let (year, rest) = text.split_once('年')?;
                let (month, rest) = rest.split_once('月')?;
                let day = rest.strip_suffix('日').or_else(|| rest.strip_suffix('号'))?;
                (number(year)?, number(month)?, number(day)?)
            }
            Self::YearMonthDay if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                (number(&text[..4])?, number(&text[4..6])?, number(&text[6..])?)
            }
            _ => {
                let mut parts = text.split(['-', '/', '.']);
                let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or("")];
                let [a, b, c] = [number(parts[0])?, number(parts[1])?, number(parts[2])?];
                let (year, month, day, digits) = match self {
                    Self::DayMonthYear => (c, b, a, parts[2].len()),
                    Self::MonthDayYear => (c, a, b, parts[2].len()),
                    _ => (a, b, c, parts[0].len()),
                };
                let short = self != Self::YearMonthDay && digits == 2;
                // A date ends with a point in some countries: 5.3.2026.
                if !parts[3].is_empty() || !(digits == 4 || short) {
                    return None;
                }
                (if short { 2000 + year } else { year }, month, day)
            }
        };
        calendar::parse(&format!("{year:04}-{month:02}-{day:02}"))
    }
}

fn number(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// What all rows of a column say about its format.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    rows: u64,
    /// By format: rows that it reads, the last day read, rows that are one day or one week after the row before.
    formats: [(u64, i64, u64); 4],
    /// The first text that is no date of any format.
    pub unread: Option<(u64, String)>,
    example: Option<String>,
}

/// Which format it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// One reads most rows, and no other as many.
    Is(DateFormat),
    /// Several read all rows, and the order of the rows decides for one.
    ByOrder(DateFormat),
    /// Several read all rows: an example, and which.
    Ambiguous(String, Vec<DateFormat>),
    /// None reads any row.
    None,
}

impl Evidence {
    /// Takes a row into account.
    pub fn see(&mut self, row: u64, text: &str) {
        self.rows += 1;
        let mut read = false;
        for (format, (rows, last, in_order)) in DateFormat::ALL.into_iter().zip(&mut self.formats) {
            if let Some(day) = format.parse(text) {
                read = true;
                *in_order += u64::from(*rows > 0 && matches!(day - *last, 1 | 7));
                (*rows, *last) = (*rows + 1, day);
            }
        }
        if !read && self.unread.is_none() {
            self.unread = Some((row, text.to_owned()));
        }
        self.example.get_or_insert_with(|| text.to_owned());
    }

    /// Decides.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let most = self.formats.iter().map(|(rows, ..)| *rows).max().unwrap_or(0);
        if most == 0 {
            return Verdict::None;
        }
        let best: Vec<usize> = (0..4).filter(|&format| self.formats[format].0 == most).collect();
        if let [format] = best[..] {
            return Verdict::Is(DateFormat::ALL[format]);
        }
        // Rows of a campaign follow each other: nearly all of them do in the right format, and hardly any in the wrong
        // one.
        let in_order = |format: usize| self.formats[format].2;
        let ordered: Vec<usize> = best.iter().copied().filter(|&format| 2 * in_order(format) >= most).collect();
        match ordered[..] {
            [format] if most >= 3 => Verdict::ByOrder(DateFormat::ALL[format]),
            _ => Verdict::Ambiguous(
                self.example.clone().unwrap_or_default(),
                best.into_iter().map(|format| DateFormat::ALL[format]).collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_in_every_format() {
        let day = calendar::parse("2026-03-05");
        for (format, texts) in [
            (
                DateFormat::YearMonthDay,
                &["2026-03-05", "2026/3/5", "2026.3.5", "20260305", "2026-03-05T10:00", " 2026-3-5 "][..],
            ),
            (DateFormat::DayMonthYear, &["05.03.2026", "5/3/2026", "5-3-26", "5.3.2026 14:30"]),
            (DateFormat::MonthDayYear, &["3/5/2026", "03-05-26", "3.5.2026"]),
            (DateFormat::Chinese, &["2026年3月5日", "2026年03月05日", "2026年3月5号"]),
        ] {
            for text in texts {
                assert_eq!(format.parse(text), day, "{text}");
            }
        }
        for text in ["", "5.3.", "32.1.2026", "2026-13-01", "2026年3月", "yesterday", "5/3/202", "1.2.3.4"] {
            assert!(DateFormat::ALL.iter().all(|format| format.parse(text).is_none()), "{text}");
        }
        for days in [0, 59, 11_016, 20_517, 47_541] {
            assert_eq!(calendar::parse(&calendar::written(days)), Some(days));
        }
    }

    fn verdict(rows: &[&str]) -> Verdict {
        let mut evidence = Evidence::default();
        rows.iter().zip(2..).for_each(|(text, row)| evidence.see(row, text));
        evidence.verdict()
    }

    #[test]
    fn all_rows_decide() {
        assert_eq!(verdict(&["05.03.2026", "13.03.2026"]), Verdict::Is(DateFormat::DayMonthYear));
        assert_eq!(verdict(&["3/5/2026", "3/13/2026"]), Verdict::Is(DateFormat::MonthDayYear));
        assert_eq!(verdict(&["1/3/2026", "2/3/2026", "3/3/2026"]), Verdict::ByOrder(DateFormat::DayMonthYear));
        assert_eq!(verdict(&["3/1/2026", "3/2/2026", "3/3/2026"]), Verdict::ByOrder(DateFormat::MonthDayYear));
        assert_eq!(
            verdict(&["3/1/2026", "8/4/2026"]),
            Verdict::Ambiguous("3/1/2026".to_owned(), vec![DateFormat::DayMonthYear, DateFormat::MonthDayYear])
        );
        assert_eq!(verdict(&["soon", "later"]), Verdict::None);
    }
}
