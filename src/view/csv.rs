//! Tables as CSV (RFC 4180): UTF-8 with the mark that tells Excel so, lines that end with CR LF, decimal points, nothing where
//! nothing is defined.

use snowball_tables::{self as tables, Cell, Column};

use super::charts;

/// Tells Excel that what follows is UTF-8, without which it shows Chinese as nonsense.
const MARK: char = '\u{feff}';

/// A table of results.
#[must_use]
pub fn results(table: &tables::Table) -> String {
    let mut text = String::from(MARK);
    line(&mut text, table.columns.iter().map(Column::head));
    for row in &table.rows {
        line(
            &mut text,
            row.iter().map(|cell| match cell {
                Cell::Text(words) => words.clone(),
                Cell::Whole(number) => number.to_string(),
                // The shortest digits that bring back the same number; never an exponent.
                Cell::Number(number) => number.to_string(),
                Cell::Empty => String::new(),
            }),
        );
    }
    text
}

/// A table of a chart as it is shown.
#[must_use]
pub fn shown(table: &charts::Table) -> String {
    let mut text = String::from(MARK);
    for row in std::iter::once(&table.head).chain(&table.rows) {
        line(&mut text, row.iter().cloned());
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        let cell = if computes(&cell) { format!("'{cell}") } else { cell };
        if cell.contains(['"', ',', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Whether a spreadsheet would take it for a formula: names come with plans, and plans from anywhere. A quote before it makes it
/// words. Numbers with a sign are none.
fn computes(cell: &str) -> bool {
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => cell.contains(|letter: char| "(|!=@\"'".contains(letter)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> String {
        let mut text = String::new();
        line(&mut text, [cell.to_owned()].into_iter());
        text
    }

    #[test]
    fn cells_are_quoted_where_they_must() {
        for (cell, written) in [
            ("plain", "plain\r\n"),
            ("¥1,200", "\"¥1,200\"\r\n"),
            ("so \"called\"", "\"so \"\"called\"\"\"\r\n"),
            ("two\nlines", "\"two\nlines\"\r\n"),
            ("", "\r\n"),
            ("诊所", "诊所\r\n"),
        ] {
            assert_eq!(one(cell), written);
        }
    }

    #[test]
    fn a_name_is_no_formula() {
        for formula in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd(1)", "\t=1"] {
            assert!(one(formula).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        for number in ["-1.5", "+¥500", "−5 pp", "+12%"] {
            assert_eq!(one(number), format!("{number}\r\n"));
        }
    }

    #[test]
    fn results_have_heads_with_units_and_numbers_in_full() {
        let table = tables::Table {
            columns: vec![
                Column { name: "plan".to_owned(), unit: None },
                Column { name: "cac_p50".to_owned(), unit: Some("CNY".to_owned()) },
            ],
            rows: vec![
                vec![Cell::Text("A, B".to_owned()), Cell::Number(0.1 + 0.2)],
                vec![Cell::Whole(3), Cell::Empty],
                vec![Cell::Text("大".to_owned()), Cell::Number(1e21)],
            ],
        };
        let text = results(&table);
        assert_eq!(
            text,
            "\u{feff}plan,cac_p50 [CNY]\r\n\"A, B\",0.30000000000000004\r\n3,\r\n大,1000000000000000000000\r\n"
        );
        let back: Vec<f64> = text.lines().filter_map(|line| line.rsplit(',').next()?.parse().ok()).collect();
        assert_eq!(back, [0.1 + 0.2, 1e21]);
    }
}
