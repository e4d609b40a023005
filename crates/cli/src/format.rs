//! Numbers and tables for people.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Row, Table, presets};

/// A table without lines, columns as wide as they need: easy to read, and to take apart in a pipe.
pub fn table(header: Vec<&str>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(header);
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    table
}

/// Numbers stand right in the columns from that one on.
pub fn align_numbers(table: &mut Table, from: usize) {
    table.column_iter_mut().skip(from).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
}

/// Prints the rows without spaces at the ends of lines.
pub fn print(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    table.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
}

/// A row of texts.
pub fn row(cells: impl IntoIterator<Item = String>) -> Row {
    Row::from(cells.into_iter().collect::<Vec<_>>())
}

/// A number with four significant digits, all of them before the point where there are more.
pub fn short(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let magnitude = number.abs().log10().floor();
    if !(-6.0..15.0).contains(&magnitude) {
        return format!("{number:.3e}");
    }
    let decimals = (3.0 - magnitude).max(0.0) as usize;
    let text = format!("{number:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn numbers_keep_four_digits() {
        let cases = [
            (0.0, "0"),
            (0.5, "0.5"),
            (-0.012_345, "-0.01235"),
            (123.456, "123.5"),
            (9_999.6, "10000"),
            (1_234_567.8, "1234568"),
            (1e-9, "1.000e-9"),
            (2e20, "2.000e20"),
        ];
        for (number, text) in cases {
            assert_eq!(short(number), text);
        }
    }
}
