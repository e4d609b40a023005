//! What can be wrong with a table, and what is worth saying of one that can be used: as data, so that any page can say
//! it in
//! any language; in plain English by `Display`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::dates::DateFormat;
use super::numbers::Decimal;
use super::role::Role;
use super::text::Encoding;

/// Most problems that are listed one by one.
pub const MOST_LISTED: usize = 50;

/// One problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Row as a spreadsheet counts, the header being row 1; none if it is about the whole table.
    pub row: Option<u64>,
    /// Name of the column.
    pub column: Option<String>,
    /// What is wrong and what would be valid.
    #[serde(flatten)]
    pub fault: Fault,
}

/// What is wrong, with what would be valid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// No header and no row, or no row below the header.
    Empty,
    /// Too long to be read.
    TooLong {
        /// Bytes or rows.
        got: u64,
        /// Most of them.
        max: u64,
    },
    /// The bytes are no text of this encoding.
    NotText {
        /// Which was tried.
        encoding: Encoding,
    },
    /// A column that was asked for is not there.
    NoSuchColumn {
        /// Columns that are.
        columns: Vec<String>,
    },
    /// Two columns for one role, or one column for two.
    MappedTwice {
        /// The role.
        role: Role,
    },
    /// No column is the date.
    NoDate {
        /// Columns that are there.
        columns: Vec<String>,
    },
    /// No column is anything that the simulator knows.
    NothingMeasured {
        /// Columns that are there.
        columns: Vec<String>,
    },
    /// A row with more or fewer fields than the header.
    WrongWidth {
        /// Fields of the row.
        got: u64,
        /// Fields of the header.
        needed: u64,
    },
    /// No date.
    NotADate {
        /// What stands there.
        text: String,
        /// Formats that would be read: that of the column, or all.
        formats: Vec<DateFormat>,
    },
    /// Every date can be read in several ways.
    AmbiguousDates {
        /// The first of them.
        text: String,
        /// The ways.
        formats: Vec<DateFormat>,
    },
    /// A date that was there before.
    DuplicateDate {
        /// As YYYY-MM-DD.
        date: String,
        /// Row in which it was first.
        first_row: u64,
    },
    /// No number.
    NotANumber {
        /// What stands there.
        text: String,
        /// Decimal sign of the table.
        decimal: Decimal,
    },
    /// Every number with a separator can be read in two ways.
    AmbiguousNumbers {
        /// The first of them.
        text: String,
    },
    /// A number below 0.
    Negative {
        /// What stands there.
        got: f64,
    },
    /// A total since the start that is below the one before.
    Falls {
        /// What stands there.
        got: f64,
        /// The total before.
        before: f64,
    },
    /// No row lies in the campaign.
    OutsideCampaign {
        /// First day of the campaign as YYYY-MM-DD.
        start: String,
        /// Its days.
        days: u32,
    },
}

/// What is worth knowing of a table that can be used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// Rows do not stand in the order of their dates; they were put in order.
    OutOfOrder {
        /// How many come before the row above them.
        rows: u64,
        /// The first.
        row: u64,
    },
    /// Days between the first and the last without a row: not known, which is not 0.
    Gaps {
        /// How many days, or weeks in a weekly table.
        periods: u32,
        /// The first as YYYY-MM-DD.
        date: String,
    },
    /// Empty cells: not known, which is not 0.
    EmptyCells {
        /// Column.
        column: String,
        /// How many.
        cells: u64,
    },
    /// Rows before the first day, left out.
    BeforeStart {
        /// How many.
        rows: u64,
    },
    /// Rows after the last day, left out.
    AfterEnd {
        /// How many.
        rows: u64,
        /// Days of the campaign.
        days: u32,
    },
    /// Rows of a date were added up.
    AddedUp {
        /// How many rows went into others.
        rows: u64,
    },
    /// Every row is a week.
    Weekly,
    /// Dates can be read in several ways; this is the one in which the rows follow each other.
    DatesByOrder {
        /// The format.
        format: DateFormat,
    },
    /// A column that never falls and is perhaps a total since the start.
    PerhapsTotals {
        /// Column.
        column: String,
    },
}

/// Every problem of a table, as far as they are listed; never empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub struct Problems {
    /// The first of them.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more: u64,
}

impl Problems {
    /// Notes one.
    pub fn note(&mut self, row: Option<u64>, column: Option<&str>, fault: Fault) {
        if self.problems.len() < MOST_LISTED {
            self.problems.push(Problem { row, column: column.map(str::to_owned), fault });
        } else {
            self.more += 1;
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// One problem of the whole table.
    #[must_use]
    pub fn of_table(column: Option<&str>, fault: Fault) -> Self {
        let mut problems = Self::default();
        problems.note(None, column, fault);
        problems
    }
}

fn examples(formats: &[DateFormat]) -> String {
    formats.iter().map(|format| format.example()).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "nothing to read; needed: a line of column names, and a row for each day"),
            Self::TooLong { got, max } => write!(f, "{got} bytes or rows; valid: at most {max}"),
            Self::NotText { encoding } => write!(f, "not text in the encoding {encoding:?}; save it as UTF-8"),
            Self::NoSuchColumn { columns } => write!(f, "no such column; there are: {}", columns.join(", ")),
            Self::MappedTwice { role } => write!(
                f,
                "{} is already taken from another column, or this column is taken for something else",
                role.as_str()
            ),
            Self::NoDate { columns } => {
                write!(f, "no column is known to be the date; name one of: {}", columns.join(", "))
            }
            Self::NothingMeasured { columns } => {
                write!(f, "no column is known to hold anything to learn from; name some of: {}", columns.join(", "))
            }
            Self::WrongWidth { got, needed } => write!(f, "{got} fields; needed: {needed}, as in the header"),
            Self::NotADate { text, formats } => write!(f, "{text:?} is no date; valid: {}", examples(formats)),
            Self::AmbiguousDates { text, formats } => write!(
                f,
                "dates such as {text:?} can be read in several ways; say which, by what 5 March 2026 would look like: {}",
                examples(formats)
            ),
            Self::DuplicateDate { date, first_row } => {
                write!(
                    f,
                    "{date} stands in row {first_row} already; leave one, or ask for rows of a date to be added up"
                )
            }
            Self::NotANumber { text, decimal } => {
                let valid = match decimal {
                    Decimal::Point => "1234.5 or 1,234.5",
                    Decimal::Comma => "1234,5 or 1.234,5",
                };
                write!(f, "{text:?} is no number; valid: {valid}, or nothing where it is not known")
            }
            Self::AmbiguousNumbers { text } => {
                write!(
                    f,
                    "numbers such as {text:?} can be read in two ways; say whether the decimal sign is a point or a comma"
                )
            }
            Self::Negative { got } => write!(f, "{got} is below 0; valid: 0 or more, or nothing where it is not known"),
            Self::Falls { got, before } => {
                write!(f, "{got} is below the total before, {before}; a total since the start cannot fall")
            }
            Self::OutsideCampaign { start, days } => {
                write!(
                    f,
                    "no row lies in the campaign, {days} days from {start}; count from the first row, or change the plan's start"
                )
            }
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.problems.len() as u64 + self.more;
        write!(f, "{count} problem{} in the table:", if count == 1 { "" } else { "s" })?;
        for Problem { row, column, fault } in &self.problems {
            write!(f, "\n  ")?;
            match (row, column) {
                (Some(row), Some(column)) => write!(f, "row {row}, {column}: ")?,
                (Some(row), None) => write!(f, "row {row}: ")?,
                (None, Some(column)) => write!(f, "{column}: ")?,
                (None, None) => (),
            }
            write!(f, "{fault}")?;
        }
        if self.more > 0 {
            write!(f, "\n  and {} more", self.more)?;
        }
        Ok(())
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfOrder { rows, row } => {
                write!(f, "{rows} rows stand before an earlier one, row {row} first: put in order")
            }
            Self::Gaps { periods, date } => {
                write!(f, "{periods} days or weeks have no row, {date} first: taken as not known, not as 0")
            }
            Self::EmptyCells { column, cells } => {
                write!(f, "{column}: {cells} empty cells, taken as not known, not as 0")
            }
            Self::BeforeStart { rows } => write!(f, "{rows} rows lie before the first day: left out"),
            Self::AfterEnd { rows, days } => write!(f, "{rows} rows lie after the last of {days} days: left out"),
            Self::AddedUp { rows } => write!(f, "{rows} rows were added to others of their date"),
            Self::Weekly => write!(f, "rows are a week apart: each is read as the seven days from its date on"),
            Self::DatesByOrder { format } => {
                write!(
                    f,
                    "dates could be read in several ways; read as {}, by which rows follow each other",
                    format.example()
                )
            }
            Self::PerhapsTotals { column } => {
                write!(f, "{column} never falls: if it is a total since the start, say so")
            }
        }
    }
}
