//! Problems, notes, warnings and verdicts in words.

use snowball_calibrate::CalibrateError;
use snowball_calibrate::posterior::{Goodness, Warning};
use snowball_calibrate::read::{DateFormat, Decimal, Encoding, Fault, Note, Problem};

use crate::i18n::{I18n, Style, Value};
use crate::view::{levers, problems};

fn say(i18n: &I18n, key: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values.iter().map(|&(name, text)| (name, Value::from(text))).collect();
    i18n.with(key, &values)
}

fn count(i18n: &I18n, count: u64) -> String {
    i18n.number(count as f64, Style::Decimal(0))
}

fn list(i18n: &I18n, all: &[String]) -> String {
    let join = |before: String, next: String| say(i18n, "charts-list", &[("before", &before), ("next", &next)]);
    all.iter().cloned().reduce(join).unwrap_or_default()
}

/// What the fifth of March 2026 looks like in a format.
#[must_use]
pub fn dates(format: DateFormat) -> &'static str {
    format.example()
}

/// What a number looks like with a decimal sign.
#[must_use]
pub const fn decimal(sign: Decimal) -> &'static str {
    match sign {
        Decimal::Point => "1,234.5",
        Decimal::Comma => "1.234,5",
    }
}

/// What an encoding is called.
#[must_use]
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Gb18030 => "GB18030",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// What stands between fields.
#[must_use]
pub fn separator(i18n: &I18n, sign: char) -> String {
    if sign == '\t' { i18n.text("calibrate-tab") } else { sign.to_string() }
}

fn formats(i18n: &I18n, formats: &[DateFormat]) -> String {
    list(i18n, &formats.iter().map(|format| format.example().to_owned()).collect::<Vec<_>>())
}

/// Where something is wrong with a table, what, and what would be valid.
#[must_use]
pub fn problem(i18n: &I18n, problem: &Problem) -> String {
    let what = fault(i18n, &problem.fault);
    match (problem.row, &problem.column) {
        (Some(row), Some(column)) => {
            say(i18n, "calibrate-at-cell", &[("row", &count(i18n, row)), ("column", column), ("what", &what)])
        }
        (Some(row), None) => say(i18n, "calibrate-at-row", &[("row", &count(i18n, row)), ("what", &what)]),
        (None, Some(column)) => say(i18n, "calibrate-at-column", &[("column", column), ("what", &what)]),
        (None, None) => what,
    }
}

fn fault(i18n: &I18n, fault: &Fault) -> String {
    let number = |value: f64| i18n.number(value, Style::Decimal(6));
    match fault {
        Fault::Empty => i18n.text("calibrate-fault-empty"),
        Fault::TooLong { got, max } => {
            say(i18n, "calibrate-fault-long", &[("got", &count(i18n, *got)), ("max", &count(i18n, *max))])
        }
        Fault::NotText { encoding: tried } => say(i18n, "calibrate-fault-text", &[("encoding", encoding(*tried))]),
        Fault::NoSuchColumn { columns } => say(i18n, "calibrate-fault-column", &[("columns", &list(i18n, columns))]),
        Fault::MappedTwice { role } => say(i18n, "calibrate-fault-twice", &[("role", &super::role(i18n, *role))]),
        Fault::NoDate { .. } => i18n.text("calibrate-fault-no-date"),
        Fault::NothingMeasured { .. } => i18n.text("calibrate-fault-nothing"),
        Fault::WrongWidth { got, needed } => {
            say(i18n, "calibrate-fault-width", &[("got", &count(i18n, *got)), ("needed", &count(i18n, *needed))])
        }
        Fault::NotADate { text, formats: valid } => {
            say(i18n, "calibrate-fault-date", &[("text", text), ("formats", &formats(i18n, valid))])
        }
        Fault::AmbiguousDates { text, formats: valid } => {
            say(i18n, "calibrate-fault-dates", &[("text", text), ("formats", &formats(i18n, valid))])
        }
        Fault::DuplicateDate { date, first_row } => {
            say(i18n, "calibrate-fault-duplicate", &[("date", date), ("row", &count(i18n, *first_row))])
        }
        Fault::NotANumber { text, decimal: sign } => {
            say(i18n, "calibrate-fault-number", &[("text", text), ("valid", decimal(*sign))])
        }
        Fault::AmbiguousNumbers { text } => say(i18n, "calibrate-fault-numbers", &[("text", text)]),
        Fault::Negative { got } => say(i18n, "calibrate-fault-negative", &[("got", &number(*got))]),
        Fault::Falls { got, before } => {
            say(i18n, "calibrate-fault-falls", &[("got", &number(*got)), ("before", &number(*before))])
        }
        Fault::OutsideCampaign { start, days } => {
            let start = i18n.date(start, 0);
            say(i18n, "calibrate-fault-outside", &[("start", &start), ("days", &count(i18n, u64::from(*days)))])
        }
    }
}

/// What is worth knowing of a table that can be used.
#[must_use]
pub fn note(i18n: &I18n, note: &Note) -> String {
    let counted = |key: &str, rows: u64| i18n.with(key, &[("rows", rows.into())]);
    match note {
        Note::OutOfOrder { rows, row } => {
            i18n.with("calibrate-note-order", &[("rows", (*rows).into()), ("row", count(i18n, *row).into())])
        }
        Note::Gaps { periods, date } => {
            i18n.with("calibrate-note-gaps", &[("periods", (*periods).into()), ("date", i18n.date(date, 0).into())])
        }
        Note::EmptyCells { column, cells } => {
            i18n.with("calibrate-note-empty", &[("column", column.as_str().into()), ("cells", (*cells).into())])
        }
        Note::BeforeStart { rows } => counted("calibrate-note-before", *rows),
        Note::AfterEnd { rows, days } => {
            i18n.with("calibrate-note-after", &[("rows", (*rows).into()), ("days", (*days).into())])
        }
        Note::AddedUp { rows } => counted("calibrate-note-added", *rows),
        Note::Weekly => i18n.text("calibrate-note-weekly"),
        Note::DatesByOrder { format } => say(i18n, "calibrate-note-dates", &[("format", format.example())]),
        Note::PerhapsTotals { column } => say(i18n, "calibrate-note-totals", &[("column", column)]),
    }
}

/// Why nothing can be learnt.
#[must_use]
pub fn error(i18n: &I18n, error: &CalibrateError) -> String {
    match error {
        CalibrateError::Plan(all) => {
            let said: Vec<String> = all
                .0
                .iter()
                .map(|problem| {
                    let place = problems::place(i18n, &problem.path);
                    say(i18n, "improve-problem", &[("place", &place), ("what", &problems::explain(i18n, problem))])
                })
                .collect();
            say(i18n, "calibrate-error-plan", &[("problems", &said.join("; "))])
        }
        CalibrateError::Parameter { path, known } => {
            let key = if *known { "calibrate-error-range" } else { "calibrate-error-unknown" };
            say(i18n, key, &[("name", &levers::place(i18n, path))])
        }
        CalibrateError::Count { what: "parameters", got: 0, .. } => i18n.text("calibrate-error-none"),
        CalibrateError::Count { what: "parameters", max, .. } => {
            say(i18n, "calibrate-error-many", &[("max", &count(i18n, *max))])
        }
        CalibrateError::Count { got, min, .. } => {
            say(i18n, "calibrate-error-few", &[("got", &count(i18n, *got)), ("min", &count(i18n, *min))])
        }
        CalibrateError::Roles { .. } => i18n.text("calibrate-fault-nothing"),
        CalibrateError::Answers { .. } | CalibrateError::Unfinished => {
            say(i18n, "calibrate-error-fault", &[("reason", &error.to_string())])
        }
    }
}

/// What is to be taken with care.
#[must_use]
pub fn warning(i18n: &I18n, warning: &Warning) -> String {
    let place = |path: &str| levers::place(i18n, path);
    match warning {
        Warning::NotIdentified { path } => say(i18n, "calibrate-warning-unknown", &[("name", &place(path))]),
        Warning::OnlyTogether { a, b, correlation } => say(
            i18n,
            "calibrate-warning-together",
            &[("a", &place(a)), ("b", &place(b)), ("correlation", &i18n.number(*correlation, Style::Decimal(2)))],
        ),
        Warning::FarFromPrior { path } => say(i18n, "calibrate-warning-far", &[("name", &place(path))]),
        Warning::PoorFit { rarity } => {
            say(i18n, "calibrate-warning-poor", &[("rarity", &i18n.number(*rarity, Style::Share))])
        }
        Warning::FewDraws { effective } => {
            say(i18n, "calibrate-warning-few", &[("draws", &i18n.number(effective.floor(), Style::Decimal(0)))])
        }
    }
}

/// Whether the plan can say what happened.
#[must_use]
pub fn fit(i18n: &I18n, goodness: &Goodness) -> String {
    let poor = goodness.rarity < 0.01;
    let key = if poor { "calibrate-fit-poor" } else { "calibrate-fit-good" };
    let rarity = i18n.number_to(goodness.rarity, Style::Share, 0.001);
    say(i18n, key, &[("rarity", &rarity), ("blocks", &count(i18n, goodness.blocks as u64))])
}
