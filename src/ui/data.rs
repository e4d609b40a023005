//! Files that the build puts beside the page, loaded when somebody asks for them.

use gloo::utils::window;
use snowball_library::{Library, Unreadable};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::pieces::piece;
use crate::presets;

/// Results of the validation.
pub const VALIDATION: &str = "data/validation.json";
/// Results of the replication.
pub const REPLICATION: &str = "data/replication.json";
/// The domain library.
const LIBRARY: &str = "data/library.json";

/// Reads the domain library.
type Read = fn(&str) -> Result<&'static Library, Unreadable>;

piece!(fn reader() -> Read = library: presets::install);

/// A file as text; nothing if it cannot be had.
pub async fn load(file: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(file)).await.ok()?;
    let response = response.dyn_into::<Response>().ok().filter(Response::ok)?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The domain library, loaded once; nothing if it cannot be had.
pub async fn library() -> Option<&'static snowball_library::Library> {
    match presets::library() {
        Some(library) => Some(library),
        None => {
            let read = reader().await.ok()?;
            read(&load(LIBRARY).await?).ok()
        }
    }
}
