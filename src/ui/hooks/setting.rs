//! Settings of the page that this browser remembers. Straight on web-sys, since gloo-storage panics where a browser
//! forbids storage.

use gloo::utils::window;
use web_sys::Storage;

/// What was remembered under a name.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a setting; whether that was possible. Where it is not, the setting holds until the page is left.
pub fn remember(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
