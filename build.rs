//! Says whether the page is built in pieces, and then has the linker leave what is needed to take it apart
//! (`xtask/src/split.rs`): only what is built for release is, so that building it in development stays quick.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(in_pieces)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=in_pieces");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
