//! Packs the library's files into one, for programs that carry it inside, and lists its presets.

use std::path::Path;
use std::{env, fs};

use serde_json::{Value, json};

include!("pack.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../assets/library");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=pack.rs");
    let packed = pack(&folder)?;
    // What a menu needs to know, for programs that load the rest later.
    let mut library: Value = serde_json::from_str(&packed)?;
    let mut presets = library["presets"].take();
    for preset in presets.as_array_mut().ok_or("presets are a list")? {
        *preset = json!({ "id": preset["id"], "name": preset["name"] });
    }
    fs::write(out.join("menu.json"), presets.to_string())?;
    fs::write(out.join("library.json"), packed)?;
    Ok(())
}
