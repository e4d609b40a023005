//! The table as it stands: its text, separator and columns, and its rows one by one.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};

use super::numbers::{self, Decimal};
use super::problem::{Fault, Problems};
use super::role::Role;
use super::text::Encoding;

/// Most bytes and rows that are read.
pub const MOST_BYTES: u64 = 1 << 28;
/// Most rows that are read.
pub const MOST_ROWS: u64 = 5_000_000;

/// What a table looks like, before anything is read from it: for whoever asks which column is what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Encoding.
    pub encoding: Encoding,
    /// Between fields: comma, semicolon, tab or bar.
    pub separator: char,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// What each may be, by its name.
    pub guesses: Vec<Option<Role>>,
    /// The first rows, at most 5.
    pub rows: Vec<Vec<String>>,
}

/// A text with its separator and the names of its columns.
pub(crate) struct Table<'a> {
    text: Cow<'a, str>,
    pub encoding: Encoding,
    pub separator: u8,
    pub columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// Decodes a table and reads its header.
    pub fn new(bytes: &'a [u8], encoding: Option<Encoding>, separator: Option<char>) -> Result<Self, Problems> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Problems::of_table(None, Fault::TooLong { got: bytes.len() as u64, max: MOST_BYTES }));
        }
        let encoding = encoding.unwrap_or_else(|| Encoding::of(bytes));
        let text = encoding.decode(bytes).ok_or_else(|| Problems::of_table(None, Fault::NotText { encoding }))?;
        let separator = separator.and_then(|sign| u8::try_from(sign).ok()).unwrap_or_else(|| separator_of(&text));
        let mut table = Self { text, encoding, separator, columns: Vec::new() };
        let mut header = StringRecord::new();
        // Reading from memory fails for nothing but a quote that never ends, which is then one long field.
        let any = table.reader().read_record(&mut header).unwrap_or(false);
        if !any || header.iter().all(|name| name.trim().is_empty()) {
            return Err(Problems::of_table(None, Fault::Empty));
        }
        table.columns = header.iter().map(|name| name.trim().to_owned()).collect();
        Ok(table)
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        ReaderBuilder::new()
            .delimiter(self.separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(self.text.as_bytes())
    }

    /// Gives every row below the header that is not empty, with its number in a spreadsheet; tells how many there were.
    pub fn rows(&self, mut each: impl FnMut(u64, &StringRecord)) -> u64 {
        let mut reader = self.reader();
        let mut record = StringRecord::new();
        let (mut row, mut rows) = (0, 0);
        while reader.read_record(&mut record).unwrap_or(false) {
            row += 1;
            if row > 1 && record.iter().any(|field| !field.trim().is_empty()) {
                rows += 1;
                each(row, &record);
            }
        }
        rows
    }

    /// Place of a column by its name, which may differ in case and spaces around it.
    pub fn place(&self, name: &str) -> Option<usize> {
        let exactly = self.columns.iter().position(|column| column == name);
        exactly.or_else(|| self.columns.iter().position(|column| column.eq_ignore_ascii_case(name.trim())))
    }
}

/// The separator by which most of the first lines have the same number of fields, more than one.
fn separator_of(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let fields = |line: &str, separator: char| {
        let mut quoted = false;
        line.chars()
            .filter(|&c| {
                quoted ^= c == '"';
                c == separator && !quoted
            })
            .count()
    };
    let score = |separator: char| {
        let header = lines.first().map_or(0, |line| fields(line, separator));
        let alike = lines.iter().filter(|line| header > 0 && fields(line, separator) == header).count();
        (alike, header)
    };
    // Of equals the one that was named first: a decimal comma in every row does not beat the semicolon.
    let mut best = (b',', (0, 0));
    for (sign, byte) in [('\t', b'\t'), (';', b';'), ('|', b'|'), (',', b',')] {
        let found = score(sign);
        if found > best.1 && !(byte == b',' && best.1.0 * 10 >= lines.len() * 9) {
            best = (byte, found);
        }
    }
    best.0
}

/// Looks at a table.
///
/// # Errors
/// A table that is empty, too long or no text.
pub fn look(bytes: &[u8], encoding: Option<Encoding>, separator: Option<char>) -> Result<Look, Problems> {
    let table = Table::new(bytes, encoding, separator)?;
    let mut rows = Vec::new();
    table.rows(|_, record| {
        if rows.len() < 5 {
            rows.push(record.iter().map(str::to_owned).collect());
        }
    });
    let guesses = table.columns.iter().map(|name| Role::guess(name)).collect();
    Ok(Look { encoding: table.encoding, separator: table.separator as char, guesses, rows, columns: table.columns })
}

/// Numbers of one column from top to bottom, whatever the others hold: for curves that know no dates. Without a name it
/// is the last
/// column.
///
/// # Errors
/// As [`look`]; no such column; cells that are no numbers of 0 or more.
pub fn numbers_of(bytes: &[u8], column: Option<&str>, decimal: Option<Decimal>) -> Result<Vec<f64>, Problems> {
    let table = Table::new(bytes, None, None)?;
    let place = match column {
        Some(name) => table
            .place(name)
            .ok_or_else(|| Problems::of_table(Some(name), Fault::NoSuchColumn { columns: table.columns.clone() }))?,
        None => table.columns.len() - 1,
    };
    let name = table.columns[place].clone();
    let mut evidence = numbers::Evidence::default();
    let rows = table.rows(|row, record| evidence.see(row, &name, percentless(record.get(place).unwrap_or_default())));
    if rows == 0 {
        return Err(Problems::of_table(None, Fault::Empty));
    }
    let decimal = match decimal.or_else(|| evidence.verdict()) {
        Some(decimal) => decimal,
        None => {
            let mut problems = Problems::default();
            let (row, column, text) = evidence.either.unwrap_or_default();
            problems.note(Some(row), Some(&column), Fault::AmbiguousNumbers { text });
            return Err(problems);
        }
    };
    let (mut values, mut problems) = (Vec::new(), Problems::default());
    table.rows(|row, record| {
        let text = record.get(place).unwrap_or_default();
        let plain = percentless(text);
        match decimal.parse(plain) {
            Some(got) if got < 0.0 => problems.note(Some(row), Some(&name), Fault::Negative { got }),
            Some(value) => values.push(if plain.len() < text.trim().len() { value / 100.0 } else { value }),
            None => problems.note(Some(row), Some(&name), Fault::NotANumber { text: text.to_owned(), decimal }),
        }
    });
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

fn percentless(text: &str) -> &str {
    text.trim().trim_end_matches(['%', '％'])
}
