//! The whole screen, where the browser allows it.

use gloo::utils::document;

/// Takes the whole screen. Browsers allow it only on a press of the reader's.
pub fn enter() {
    if document().fullscreen_element().is_none() {
        toggle();
    }
}

/// Gives the screen back.
pub fn leave() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

/// Takes the whole screen, or gives it back.
pub fn toggle() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = document().document_element() {
        // A browser that does not allow it leaves the page as it is.
        let _ = root.request_fullscreen();
    }
}
