//! Shards: replicates in full, as JSON Lines. The first line is the [`Header`], each further one a [`Replicate`]. Numbers
//! are written with as many digits as bring back the same bits.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use snowball_engine::{Batch, Results, Track};

use crate::failure::Failure;
use crate::provenance::Provenance;

/// Version of the format.
const VERSION: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header<P> {
    snowball_shard: u32,
    #[serde(flatten)]
    provenance: P,
}

/// A line for each replicate, in order.
#[derive(Serialize, Deserialize)]
struct Replicate<T> {
    replicate: u32,
    track: T,
}

/// A shard as it was read.
pub struct Shard {
    /// Name of the file.
    pub name: String,
    /// What it was made of.
    pub provenance: Provenance,
    /// Its replicates.
    pub batch: Batch,
}

/// Writes a shard.
pub fn write(provenance: &Provenance, results: &Results, out: &mut dyn Write) -> io::Result<()> {
    line(&Header { snowball_shard: VERSION, provenance }, out)?;
    results.tracks().try_for_each(|(replicate, track)| line(&Replicate { replicate, track }, out))
}

fn line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Reads a shard; what is wrong with it goes to `problems`.
pub fn read(path: &Path, problems: &mut Vec<String>) -> Result<Option<Shard>, Failure> {
    let name = path.display().to_string();
    let lines = File::open(path).map(|file| BufReader::new(file).lines());
    let mut lines = lines.map_err(|error| Failure::System(name.clone(), error))?;
    let mut next = || match lines.next().transpose() {
        // What is not UTF-8 is no shard either.
        Err(error) if error.kind() != io::ErrorKind::InvalidData => Err(Failure::System(name.clone(), error)),
        line => Ok(line.unwrap_or_else(|_| Some(String::new()))),
    };
    let header = next()?.unwrap_or_default();
    let Ok(Header { snowball_shard: VERSION, provenance }) = serde_json::from_str::<Header<Provenance>>(&header) else {
        problems.push(format!("{name}: no shard written by `snowball run --format shard` of this version"));
        return Ok(None);
    };
    let mut tracks: Vec<Track> = Vec::new();
    while let Some(line) = next()? {
        let number = tracks.len() + 2;
        match serde_json::from_str(&line) {
            Ok(Replicate { replicate, track })
                if u64::from(replicate) == u64::from(provenance.from) + tracks.len() as u64 =>
            {
                tracks.push(track);
            }
            Ok(_) => {
                problems.push(format!("{name}: line {number}: not the replicate that comes next"));
                return Ok(None);
            }
            Err(error) => {
                problems.push(format!("{name}: line {number}: {error}"));
                return Ok(None);
            }
        }
    }
    if tracks.len() as u64 != u64::from(provenance.replicates) || tracks.is_empty() {
        problems.push(format!("{name}: holds {} of its {} replicates", tracks.len(), provenance.replicates));
        return Ok(None);
    }
    let batch = Batch { first: provenance.from, tracks };
    Ok(Some(Shard { name, provenance, batch }))
}
