//! The table as CSV (RFC 4180): numbers with a point and in full precision, empty where a metric is not defined.

use std::io::{self, Write};

use csv::{Error, ErrorKind, Writer};
use snowball_engine::Metric;
use snowball_tables::track_columns;

use super::Table;

/// Writes the table with a line of names.
pub fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    rows(table, &mut writer).map_err(into_io)?;
    writer.flush()
}

fn rows(table: &Table, writer: &mut Writer<&mut dyn Write>) -> csv::Result<()> {
    writer.write_record(track_columns())?;
    for &(replicate, track) in &table.tracks {
        for (point, day) in table.days.iter().enumerate() {
            let metrics: Vec<Option<f64>> = Metric::ALL.iter().map(|metric| metric.at(track, point)).collect();
            writer.serialize((replicate, day, metrics))?;
        }
    }
    Ok(())
}

/// Keeps what the system said, which tells a closed pipe from a full disk.
fn into_io(error: Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
