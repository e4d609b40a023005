//! Handing a file to the user. Nothing of this fails in a browser that runs the page; if it did, what was to be saved would
//! still be on screen or open.

use gloo::utils::document;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves JSON text under a name.
pub fn json(name: &str, content: &str) {
    text(name, "application/json", content);
}

/// Saves text of a media type under a name.
pub fn text(name: &str, kind: &str, content: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    if let Ok(content) = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&content.into()), &options) {
        blob(name, &content);
    }
}

/// Saves anything under a name.
pub fn blob(name: &str, content: &Blob) {
    let _ = save(name, content);
}

fn save(name: &str, content: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(content)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}
