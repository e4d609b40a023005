//! A table as a series of the campaign's days.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use snowball_engine::calendar;

use super::dates::{self, DateFormat, Verdict};
use super::numbers::{self, Decimal, is_missing};
use super::problem::{Fault, Note, Problems};
use super::role::Role;
use super::table::{MOST_ROWS, Table};
use super::text::Encoding;

/// Which row is day 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The plan's first day, if it has one; else the first row.
    #[default]
    Plan,
    /// The first row.
    FirstRow,
}

/// What is done with rows of one date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// They are a problem.
    #[default]
    Refuse,
    /// They are added up: a row for each sale, or each shop.
    Sum,
}

/// How a table is to be read; what is left out is found out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// Encoding.
    pub encoding: Option<Encoding>,
    /// Between fields.
    pub separator: Option<char>,
    /// Decimal sign.
    pub decimal: Option<Decimal>,
    /// Format of the dates.
    pub dates: Option<DateFormat>,
    /// Columns by name and what they are; empty: guessed by their names.
    pub columns: Vec<(String, Role)>,
    /// Which row is day 0.
    pub start: Start,
    /// Rows of one date.
    pub duplicates: Duplicates,
    /// Columns hold totals since the start, and not what each day brought.
    pub totals: bool,
}

/// What happened, by period of the campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Day 0 as YYYY-MM-DD.
    pub start: String,
    /// Day of the campaign on which the first value begins.
    pub first: u32,
    /// Days of a value: 1, or 7 in a weekly table.
    pub period: u32,
    /// What was measured.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What it is.
    pub role: Role,
    /// What each period brought; none where it is not known.
    pub values: Vec<Option<f64>>,
}

impl Series {
    /// Periods from the first to the last row.
    #[must_use]
    pub fn periods(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// One past the last day that a row covers.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.first + self.period * self.periods() as u32
    }

    /// The same without the last days; whole periods are kept.
    #[must_use]
    pub fn without_last(&self, days: u32) -> Self {
        let keep = self.periods().saturating_sub(days.div_ceil(self.period) as usize);
        let cut = |column: &Column| Column { role: column.role, values: column.values[..keep].to_vec() };
        Self { columns: self.columns.iter().map(cut).collect(), start: self.start.clone(), ..*self }
    }
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What happened.
    pub series: Series,
    /// How it was read: all that was left out of the options, found.
    pub options: Options,
    /// Rows of the table.
    pub rows: u64,
    /// What is worth knowing.
    pub notes: Vec<Note>,
}

/// Sums of a day, and the row that it was first in.
#[derive(Clone, Debug)]
struct Day {
    row: u64,
    values: Vec<Option<f64>>,
}

/// Reads a table for a campaign that starts on a date (YYYY-MM-DD, or empty) and lasts so many days.
///
/// # Errors
/// Every problem by row and column, the first [`super::MOST_LISTED`] of them listed.
pub fn read(bytes: &[u8], options: &Options, plan_start: &str, horizon_days: u32) -> Result<Reading, Problems> {
    let table = Table::new(bytes, options.encoding, options.separator)?;
    let columns = mapped(&table, options)?;
    let (date_place, date_name) = columns
        .iter()
        .find(|(_, role)| *role == Role::Date)
        .map(|&(place, _)| (place, table.columns[place].clone()))
        .unwrap_or_default();
    let measured: Vec<(usize, Role)> = columns.iter().copied().filter(|(_, role)| *role != Role::Date).collect();
    let mut problems = Problems::default();
    let mut notes = Vec::new();
    let (dates, decimal, rows) = formats(&table, options, date_place, &date_name, &measured, &mut problems, &mut notes);
    let Some((dates, decimal)) = dates.zip(decimal) else {
        return Err(problems);
    };
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    let (mut last, mut disordered, mut first_disordered, mut added) = (i64::MIN, 0, 0, 0);
    table.rows(|row, record| {
        if record.len() != table.columns.len() {
            let (got, needed) = (record.len() as u64, table.columns.len() as u64);
            problems.note(Some(row), None, Fault::WrongWidth { got, needed });
            return;
        }
        let text = record.get(date_place).unwrap_or_default();
        let Some(date) = dates.parse(text) else {
            let fault = Fault::NotADate { text: text.to_owned(), formats: vec![dates] };
            problems.note(Some(row), Some(&date_name), fault);
            return;
        };
        if date < last {
            disordered += 1;
            first_disordered = if disordered == 1 { row } else { first_disordered };
        }
        last = date;
        let value = |&(place, _): &(usize, Role)| {
            let text = record.get(place).unwrap_or_default();
            if is_missing(text) {
                return None;
            }
            let name = Some(table.columns[place].as_str());
            match decimal.parse(text) {
                Some(got) if got < 0.0 => problems.note(Some(row), name, Fault::Negative { got }),
                Some(value) => return Some(value),
                None => problems.note(Some(row), name, Fault::NotANumber { text: text.to_owned(), decimal }),
            }
            None
        };
        let values: Vec<Option<f64>> = measured.iter().map(value).collect();
        match days.get_mut(&date) {
            None => {
                days.insert(date, Day { row, values });
            }
            Some(day) if options.duplicates == Duplicates::Sum => {
                added += 1;
                for (sum, value) in day.values.iter_mut().zip(values) {
                    *sum = match (*sum, value) {
                        (Some(sum), Some(value)) => Some(sum + value),
                        (known, None) | (None, known) => known,
                    };
                }
            }
            Some(day) => {
                let fault = Fault::DuplicateDate { date: calendar::written(date), first_row: day.row };
                problems.note(Some(row), Some(&date_name), fault);
            }
        }
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    if disordered > 0 {
        notes.push(Note::OutOfOrder { rows: disordered, row: first_disordered });
    }
    if added > 0 {
        notes.push(Note::AddedUp { rows: added });
    }
    let frame = Frame { options, plan_start, horizon_days, table: &table, measured: &measured };
    let series = frame.series(days, &mut notes)?;
    let found = Options {
        encoding: Some(table.encoding),
        separator: Some(table.separator as char),
        decimal: Some(decimal),
        dates: Some(dates),
        columns: columns.iter().map(|&(place, role)| (table.columns[place].clone(), role)).collect(),
        ..options.clone()
    };
    Ok(Reading { series, options: found, rows, notes })
}

/// Places of the columns that are used, with their roles.
fn mapped(table: &Table, options: &Options) -> Result<Vec<(usize, Role)>, Problems> {
    let mut problems = Problems::default();
    let mut columns: Vec<(usize, Role)> = Vec::new();
    if options.columns.is_empty() {
        for (place, name) in table.columns.iter().enumerate() {
            // Of two columns that look alike the first is taken; the other can be named.
            if let Some(role) = Role::guess(name).filter(|role| columns.iter().all(|(_, known)| known != role)) {
                columns.push((place, role));
            }
        }
    }
    for (name, role) in &options.columns {
        match table.place(name) {
            None => problems.note(None, Some(name), Fault::NoSuchColumn { columns: table.columns.clone() }),
            Some(place) if columns.iter().any(|(known, taken)| *known == place || taken == role) => {
                problems.note(None, Some(name), Fault::MappedTwice { role: *role });
            }
            Some(place) => columns.push((place, *role)),
        }
    }
    if problems.is_empty() {
        let has = |date: bool| columns.iter().any(|(_, role)| (*role == Role::Date) == date);
        if !has(true) {
            problems.note(None, None, Fault::NoDate { columns: table.columns.clone() });
        }
        if !has(false) {
            problems.note(None, None, Fault::NothingMeasured { columns: table.columns.clone() });
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// Format of the dates and decimal sign, by all rows; and how many rows there are.
fn formats(
    table: &Table,
    options: &Options,
    date_place: usize,
    date_name: &str,
    measured: &[(usize, Role)],
    problems: &mut Problems,
    notes: &mut Vec<Note>,
) -> (Option<DateFormat>, Option<Decimal>, u64) {
    let (mut dates, mut decimals) = (dates::Evidence::default(), numbers::Evidence::default());
    let mut last = String::new();
    let rows = table.rows(|row, record| {
        let text = record.get(date_place).unwrap_or_default();
        // A row for each sale has the same date many times.
        if options.dates.is_none() && text != last {
            dates.see(row, text);
            text.clone_into(&mut last);
        }
        if options.decimal.is_none() {
            for &(place, _) in measured {
                decimals.see(row, &table.columns[place], record.get(place).unwrap_or_default());
            }
        }
    });
    if rows == 0 {
        problems.note(None, None, Fault::Empty);
        return (None, None, rows);
    }
    if rows > MOST_ROWS {
        problems.note(None, None, Fault::TooLong { got: rows, max: MOST_ROWS });
        return (None, None, rows);
    }
    let format = options.dates.or_else(|| match dates.verdict() {
        Verdict::Is(format) => Some(format),
        Verdict::ByOrder(format) => {
            notes.push(Note::DatesByOrder { format });
            Some(format)
        }
        Verdict::Ambiguous(text, formats) => {
            problems.note(None, Some(date_name), Fault::AmbiguousDates { text, formats });
            None
        }
        Verdict::None => {
            let (row, text) = dates.unread.clone().unwrap_or_default();
            let fault = Fault::NotADate { text, formats: DateFormat::ALL.to_vec() };
            problems.note(Some(row), Some(date_name), fault);
            None
        }
    });
    let decimal = options.decimal.or_else(|| decimals.verdict());
    if decimal.is_none() {
        let (row, column, text) = decimals.either.unwrap_or_default();
        problems.note(Some(row), Some(&column), Fault::AmbiguousNumbers { text });
    }
    (format, decimal, rows)
}

/// What the days are put into.
struct Frame<'a> {
    options: &'a Options,
    plan_start: &'a str,
    horizon_days: u32,
    table: &'a Table<'a>,
    measured: &'a [(usize, Role)],
}

impl Frame<'_> {
    fn series(&self, mut days: BTreeMap<i64, Day>, notes: &mut Vec<Note>) -> Result<Series, Problems> {
        let Some((&first, _)) = days.first_key_value() else {
            return Err(Problems::of_table(None, Fault::Empty));
        };
        let start = match self.options.start {
            Start::Plan => calendar::parse(self.plan_start).unwrap_or(first),
            Start::FirstRow => first,
        };
        let period = if is_weekly(&days) { 7 } else { 1 };
        if period == 7 {
            notes.push(Note::Weekly);
        }
        if self.options.totals {
            self.differences(&mut days)?;
        }
        let rows = days.len();
        days.retain(|&date, _| date >= start);
        if days.len() < rows {
            notes.push(Note::BeforeStart { rows: (rows - days.len()) as u64 });
        }
        let rows = days.len();
        let end = start + i64::from(self.horizon_days);
        days.retain(|&date, _| date + period <= end);
        if days.len() < rows {
            notes.push(Note::AfterEnd { rows: (rows - days.len()) as u64, days: self.horizon_days });
        }
        let (Some((&first, _)), Some((&last, _))) = (days.first_key_value(), days.last_key_value()) else {
            let fault = Fault::OutsideCampaign { start: calendar::written(start), days: self.horizon_days };
            return Err(Problems::of_table(None, fault));
        };
        let periods = ((last - first) / period) as usize + 1;
        if periods > days.len() {
            let missing = (0..).map(|i| first + i * period).find(|date| !days.contains_key(date)).unwrap_or(first);
            notes.push(Note::Gaps { periods: (periods - days.len()) as u32, date: calendar::written(missing) });
        }
        let column = |(index, &(place, role)): (usize, &(usize, Role))| {
            let at = |i: usize| days.get(&(first + i as i64 * period)).and_then(|day| day.values[index]);
            let values: Vec<Option<f64>> = (0..periods).map(at).collect();
            let empty = days.values().filter(|day| day.values[index].is_none()).count();
            let name = self.table.columns[place].clone();
            // The first of totals has nothing to be compared with.
            if empty > usize::from(self.options.totals) {
                notes.push(Note::EmptyCells { column: name.clone(), cells: empty as u64 });
            }
            let known: Vec<f64> = values.iter().copied().flatten().collect();
            let rises = known.windows(2).all(|pair| pair[1] >= pair[0]) && known.first() < known.last();
            if !self.options.totals && known.len() >= 14 && rises {
                notes.push(Note::PerhapsTotals { column: name });
            }
            Column { role, values }
        };
        let columns = self.measured.iter().enumerate().map(column).collect();
        Ok(Series { start: calendar::written(start), first: (first - start) as u32, period: period as u32, columns })
    }

    /// Totals since the start become what each day brought: not known for the first, and after a gap.
    fn differences(&self, days: &mut BTreeMap<i64, Day>) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let step = if is_weekly(days) { 7 } else { 1 };
        for (index, &(place, _)) in self.measured.iter().enumerate() {
            let mut before: Option<(i64, f64)> = None;
            for (&date, day) in days.iter_mut() {
                let Some(total) = day.values[index] else { continue };
                if let Some((_, last)) = before.filter(|(_, last)| total < *last) {
                    let name = Some(self.table.columns[place].as_str());
                    problems.note(Some(day.row), name, Fault::Falls { got: total, before: last });
                }
                day.values[index] = before.filter(|(last, _)| date - last == step).map(|(_, last)| total - last);
                before = Some((date, total));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Whether every row is a whole number of weeks after the one before.
fn is_weekly(days: &BTreeMap<i64, Day>) -> bool {
    let dates: Vec<i64> = days.keys().copied().collect();
    dates.len() >= 3 && dates.windows(2).all(|pair| (pair[1] - pair[0]) % 7 == 0)
}
