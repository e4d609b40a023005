//! Dates of a campaign: the day so many days after a start. No clock.

use snowball_engine::calendar;

/// Campaigns up to this many days name their dates without the year.
pub(super) const SHORT: u32 = 300;

/// A day of the Gregorian calendar.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

/// The date `days` days after `start` (YYYY-MM-DD).
pub(super) fn after(start: &str, days: u32) -> Option<Date> {
    let (year, month, day) = calendar::date(calendar::parse(start)? + i64::from(days));
    Some(Date { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_after_the_start() {
        assert_eq!(after("2026-11-21", 90), Some(Date { year: 2027, month: 2, day: 19 }));
        assert_eq!(after("", 90), None);
    }
}
