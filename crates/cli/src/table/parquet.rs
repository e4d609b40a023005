//! The table as a Parquet file: `replicate` and `day` as INT32, metrics as DOUBLE, missing values as nulls, compressed with
//! Snappy. The key `snowball` of its metadata holds the [`Provenance`] as JSON.

use std::io::{self, Cursor, Write};

use parquet2::compression::CompressionOptions;
use parquet2::encoding::Encoding;
use parquet2::encoding::hybrid_rle::encode_bool;
use parquet2::error::Error;
use parquet2::metadata::{Descriptor, KeyValue, SchemaDescriptor};
use parquet2::page::{DataPage, DataPageHeader, DataPageHeaderV1, Page};
use parquet2::schema::types::{ParquetType, PhysicalType};
use parquet2::types::NativeType;
use parquet2::write::{Compressor, DynIter, DynStreamingIterator, FileWriter, Version, WriteOptions};
use snowball_engine::{Metric, Track};
use snowball_tables::{TRACK_KEYS, track_columns};

use super::Table;
use crate::provenance::Provenance;

/// About how many rows make a row group; each column of it is one page of 0.5 MB.
const GROUP_ROWS: usize = 1 << 16;

/// Writes the file.
pub fn write(table: &Table, provenance: &Provenance, out: &mut dyn Write) -> io::Result<()> {
    let options = WriteOptions { write_statistics: false, version: Version::V1 };
    let created_by = format!("snowball version {}", env!("CARGO_PKG_VERSION"));
    let mut writer = FileWriter::new(Sink { out, failure: None }, schema(), options, Some(created_by));
    let done = groups(table, provenance, &mut writer);
    let failure = writer.into_inner().failure;
    done.map_err(|error| failure.unwrap_or_else(|| io::Error::other(error)))
}

fn groups(table: &Table, provenance: &Provenance, writer: &mut FileWriter<Sink>) -> Result<(), Error> {
    let points = table.days.len();
    for tracks in table.tracks.chunks((GROUP_ROWS / points.max(1)).max(1)) {
        let descriptors: Vec<Descriptor> =
            writer.schema().columns().iter().map(|column| column.descriptor.clone()).collect();
        let pages = descriptors.iter().enumerate().map(|(column, descriptor)| {
            let page = match column.checked_sub(TRACK_KEYS.len()) {
                None if column == 0 => {
                    page(&per_row(tracks, points, |replicate, _, _| replicate.map(signed)), descriptor)
                }
                None => page(&per_row(tracks, points, |_, _, point| Some(signed(table.days[point]))), descriptor),
                Some(metric) => {
                    page(&per_row(tracks, points, |_, track, point| Metric::ALL[metric].at(track, point)), descriptor)
                }
            };
            let pages = DynIter::new(std::iter::once(page));
            Ok(DynStreamingIterator::new(Compressor::new(pages, CompressionOptions::Snappy, Vec::new())))
        });
        writer.write::<Error>(DynIter::new(pages))?;
    }
    let provenance = serde_json::to_string(provenance).map_err(|error| Error::InvalidParameter(error.to_string()))?;
    writer.end(Some(vec![KeyValue { key: "snowball".to_owned(), value: Some(provenance) }]))?;
    Ok(())
}

/// Every column may be null; that is what the expected path's `replicate` is.
fn schema() -> SchemaDescriptor {
    let kind = |i| if i < TRACK_KEYS.len() { PhysicalType::Int32 } else { PhysicalType::Double };
    let columns = track_columns().enumerate().map(|(i, name)| ParquetType::from_physical(name.to_owned(), kind(i)));
    SchemaDescriptor::new("snowball".to_owned(), columns.collect())
}

/// Days and replicates stay far below 2³¹.
fn signed(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Values of a column, in the order of the rows.
fn per_row<T>(
    tracks: &[(Option<u32>, &Track)],
    points: usize,
    value: impl Fn(Option<u32>, &Track, usize) -> Option<T>,
) -> Vec<Option<T>> {
    let value = &value;
    tracks.iter().flat_map(|&(replicate, track)| (0..points).map(move |point| value(replicate, track, point))).collect()
}

/// A data page (version 1): definition levels in run lengths behind their size, then the plain values.
fn page<T: NativeType>(column: &[Option<T>], descriptor: &Descriptor) -> Result<Page, Error> {
    let mut levels = Cursor::new(vec![0; 4]);
    levels.set_position(4);
    encode_bool(&mut levels, column.iter().map(Option::is_some))?;
    let mut buffer = levels.into_inner();
    let size = (buffer.len() - 4) as u32;
    buffer[..4].copy_from_slice(&size.to_le_bytes());
    column.iter().flatten().for_each(|value| buffer.extend_from_slice(value.to_le_bytes().as_ref()));
    let header = DataPageHeaderV1 {
        num_values: column.len() as i32,
        encoding: Encoding::Plain.into(),
        definition_level_encoding: Encoding::Rle.into(),
        repetition_level_encoding: Encoding::Rle.into(),
        statistics: None,
    };
    Ok(Page::Data(DataPage::new(DataPageHeader::V1(header), buffer, descriptor.clone(), Some(column.len()))))
}

/// Keeps what the system said, since the Parquet writer passes on only the words of it.
struct Sink<'a> {
    out: &'a mut dyn Write,
    failure: Option<io::Error>,
}

impl Sink<'_> {
    fn noting<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            self.failure = Some(error);
            kind.into()
        })
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.noting(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.noting(done)
    }
}
