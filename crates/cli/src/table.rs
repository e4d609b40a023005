//! Results as one long table for pandas, R or a spreadsheet: a row per replicate and recorded day, a column per metric.

pub mod csv;
pub mod parquet;

use snowball_engine::{Engine, Results, Track};

/// The rows, not yet laid out.
pub struct Table<'a> {
    /// Days that have passed at each point of the grid.
    days: &'a [u32],
    /// Tracks with the index of their replicate; the expected path has none.
    tracks: Vec<(Option<u32>, &'a Track)>,
}

impl<'a> Table<'a> {
    /// Of all replicates there are.
    pub fn of(results: &'a Results) -> Self {
        Self { days: results.days(), tracks: results.tracks().map(|(index, track)| (Some(index), track)).collect() }
    }

    /// Of the expected path alone.
    pub fn expected(engine: &'a Engine, track: &'a Track) -> Self {
        Self { days: engine.grid(), tracks: vec![(None, track)] }
    }
}
