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
    Some(from_days(calendar::parse(start)? + i64::from(days)))
}

/// The date so many days after 1970-01-01. Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
fn from_days(days: i64) -> Date {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Years are counted from March, so that the leap day is the last of a year.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date { year, month, day }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_comes_back() {
        for days in 0..73_050 {
            let Date { year, month, day } = from_days(days);
            assert_eq!(calendar::parse(&format!("{year:04}-{month:02}-{day:02}")), Some(days));
        }
    }

    #[test]
    fn a_quarter_after_the_start() {
        assert_eq!(after("2026-11-21", 90), Some(Date { year: 2027, month: 2, day: 19 }));
        assert_eq!(after("", 90), None);
    }
}
