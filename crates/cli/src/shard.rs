//! Shards: replicates in full, as JSON Lines. The first line is the [`Header`], then comes a [`Replicate`] a line, and at last
//! the [`End`]. Numbers are written with as many digits as bring back the same bits.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use crc32fast::Hasher;
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

/// The last line.
#[derive(Serialize, Deserialize)]
struct End {
    /// CRC-32 (ISO-HDLC) of all lines before it, each with its line feed.
    crc32: u32,
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
    let mut hasher = Hasher::new();
    write_line(&Header { snowball_shard: VERSION, provenance }, &mut hasher, out)?;
    for (replicate, track) in results.tracks() {
        write_line(&Replicate { replicate, track }, &mut hasher, out)?;
    }
    let crc32 = hasher.clone().finalize();
    write_line(&End { crc32 }, &mut hasher, out)
}

fn write_line(value: &impl Serialize, hasher: &mut Hasher, out: &mut dyn Write) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    hasher.update(&line);
    out.write_all(&line)
}

/// Reads a shard. The inner error says why the file is no whole shard.
pub fn read(path: &Path) -> Result<Result<Shard, String>, Failure> {
    let name = path.display().to_string();
    let open = File::open(path).map_err(|error| Failure::System(name.clone(), error))?;
    let mut file = BufReader::new(open);
    let mut hasher = Hasher::new();
    let mut line = Vec::new();
    // The next line, and the checksum of all before it.
    let mut next = || {
        let before = hasher.clone().finalize();
        line.clear();
        file.read_until(b'\n', &mut line).map_err(|error| Failure::System(name.clone(), error))?;
        hasher.update(&line);
        Ok((line.clone(), before))
    };
    let (header, _) = next()?;
    let Ok(Header { snowball_shard: VERSION, provenance }) = serde_json::from_slice::<Header<Provenance>>(&header)
    else {
        return Ok(Err(format!("{name}: no shard written by `snowball run --format shard` of this version")));
    };
    let mut tracks: Vec<Track> = Vec::new();
    for (number, expected) in (2u64..).zip(u64::from(provenance.from)..provenance.end()) {
        let (line, _) = next()?;
        match serde_json::from_slice(&line) {
            Ok(Replicate { replicate, track }) if u64::from(replicate) == expected => tracks.push(track),
            _ => return Ok(Err(format!("{name}: line {number} is not replicate {expected}"))),
        }
    }
    let (line, crc32) = next()?;
    match serde_json::from_slice(&line) {
        Ok(End { crc32: written }) if written == crc32 && !tracks.is_empty() => {
            let batch = Batch { first: provenance.from, tracks };
            Ok(Ok(Shard { name, provenance, batch }))
        }
        _ => Ok(Err(format!("{name}: its checksum does not fit: damaged, or changed since it was written"))),
    }
}
