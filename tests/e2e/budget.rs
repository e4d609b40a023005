//! What a visitor downloads.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::harness::dist;

/// Bytes of the whole page, each file compressed by itself as a host would do.
const BUDGET: usize = 500_000;

#[test]
fn the_whole_page_fits_the_budget() {
    let mut files = Vec::new();
    list(&dist(), &mut files);
    let total: usize = files.iter().map(|(_, size)| size).sum();
    for (name, size) in &files {
        println!("{size:>8} {name}");
    }
    println!("{total:>8} bytes in all with brotli");
    assert!(total < BUDGET, "the page has {total} bytes, more than {BUDGET}: {files:#?}");
}

fn list(folder: &Path, files: &mut Vec<(String, usize)>) {
    for entry in fs::read_dir(folder).expect("dist can be listed") {
        let path = entry.expect("dist can be listed").path();
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push((path.display().to_string(), compressed(&fs::read(&path).expect("files of dist can be read"))));
        }
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("writing to memory succeeds");
    drop(writer);
    out.len()
}
