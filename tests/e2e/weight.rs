//! What a visitor downloads.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

/// A file of the page with its bytes, as they are and compressed as a host would do.
#[derive(Clone, Debug, Default)]
pub struct Weight {
    pub name: String,
    pub plain: usize,
    pub gzip: usize,
    pub brotli: usize,
}

/// Every file of the built page, the heaviest first.
pub fn weigh(dist: &Path) -> Vec<Weight> {
    let mut files = Vec::new();
    list(dist, dist, &mut files);
    files.sort_by_key(|file: &Weight| std::cmp::Reverse(file.brotli));
    files
}

/// What a browser has fetched of the page so far, by the last part of the path.
pub const FETCHED: &str =
    "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname.split('/').pop())";

/// The files among them that a browser has fetched, and the document.
pub fn fetched(files: &[Weight], fetched: &Value) -> Vec<Weight> {
    let names: Vec<_> = fetched.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let asked = |file: &&Weight| file.name == "index.html" || names.contains(&file.name.as_str());
    files.iter().filter(asked).cloned().collect()
}

/// All files together.
pub fn total(files: &[Weight]) -> Weight {
    let sum = |bytes: fn(&Weight) -> usize| files.iter().map(bytes).sum();
    Weight {
        name: "whole page".to_owned(),
        plain: sum(|file| file.plain),
        gzip: sum(|file| file.gzip),
        brotli: sum(|file| file.brotli),
    }
}

fn list(dist: &Path, folder: &Path, files: &mut Vec<Weight>) {
    for entry in fs::read_dir(folder).expect("dist can be listed") {
        let path = entry.expect("dist can be listed").path();
        // Where Trunk assembles a page that is being built at this moment, and what is loaded only by who asks for it.
        if path.ends_with(".stage") || path.ends_with("data") {
            continue;
        }
        if path.is_dir() {
            list(dist, &path, files);
            continue;
        }
        let bytes = fs::read(&path).expect("files of dist can be read");
        let name = path.strip_prefix(dist).expect("it is in there").display().to_string();
        files.push(Weight { name, plain: bytes.len(), gzip: gzip(&bytes), brotli: brotli(&bytes) });
    }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).expect("writing to memory succeeds");
    writer.finish().expect("writing to memory succeeds").len()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("writing to memory succeeds");
    drop(writer);
    out.len()
}
