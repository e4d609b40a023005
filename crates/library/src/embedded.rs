//! The library inside the program.

use std::sync::LazyLock;

use crate::Library;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    Library::from_json(include_str!(concat!(env!("OUT_DIR"), "/library.json")))
        .unwrap_or_else(|error| panic!("{error}"))
});

/// The library that this program was built with.
///
/// # Panics
/// If it cannot be read, which a test rules out.
#[must_use]
pub fn library() -> &'static Library {
    &LIBRARY
}
