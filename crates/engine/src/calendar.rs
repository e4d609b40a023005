//! The calendar of a campaign: which weekday a day is. No clock: the first day is part of the plan.

/// Days of a campaign year: the first ends so many days after the start.
pub const DAYS_OF_A_YEAR: u32 = 365;

/// Days from 1970-01-01 (a Thursday) to a date written YYYY-MM-DD, or nothing if it is not a date of 1970 to 9999.
/// Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
#[must_use]
pub fn parse(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, length| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i64>().ok())?
    };
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if parts.next().is_some() || year < 1970 || !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return None;
    }
    // Years are counted from March, so that the leap day is the last of a year.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// Year, month (1 to 12) and day (1 to 31) so many days after 1970-01-01. Howard Hinnant, as above, `civil_from_days`.
#[must_use]
pub fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Years are counted from March, so that the leap day is the last of a year.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The date so many days after 1970-01-01 as YYYY-MM-DD.
#[must_use]
pub fn written(days: i64) -> String {
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Weekday of the campaign's first day, 0 = Monday; without a date it starts on a Monday.
#[must_use]
pub fn first_weekday(start_date: &str) -> usize {
    parse(start_date).map_or(0, |days| (days + 3).rem_euclid(7) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_comes_back() {
        for days in 0..73_050 {
            let (year, month, day) = date(days);
            assert_eq!(parse(&format!("{year:04}-{month:02}-{day:02}")), Some(days));
        }
    }

    #[test]
    fn known_dates() {
        assert_eq!(parse("1970-01-01"), Some(0));
        assert_eq!(parse("2000-03-01"), Some(11_017));
        assert_eq!(first_weekday("2026-11-21"), 5, "a Saturday");
        for wrong in ["", "2026-2-1", "2026-02-29", "2026-13-01", "1969-12-31", "2026-01-01-", "20260101"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
