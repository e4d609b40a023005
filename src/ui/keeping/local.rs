//! The two small stores that answer at once: what belongs to a tab, and notes of edits that the database does not have yet.
//!
//! The database cannot promise that what is written while a page goes away arrives. A note is written before an edit goes to the
//! database and torn up when it has arrived.
//!
//! Straight on web-sys, since gloo-storage panics where a browser forbids storage.

use gloo::utils::window;
use web_sys::Storage;

use crate::state::Message;

/// Name of the tab, in the store that belongs to it.
const TAB: &str = "snowball.tab";

/// Set while the page of the tab is gone: a tab whose page is still there is a copy of another one.
const LEFT: &str = "snowball.left";

/// Start of the names of notes; the tab follows.
const NOTE: &str = "snowball.edit.";

/// Where pages before this one kept the open set.
const BEFORE: &str = "snowball.plans";

/// A text that could not be read, kept until the next one of that kind.
const UNREADABLE: &str = "snowball.unreadable";

/// Who this tab is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub id: String,
    /// The tab whose set it opens: itself after a reload, the other one if it is a copy, none if it is new.
    pub opens: Option<String>,
}

impl Tab {
    /// Finds out, and takes the name. A page that is to start afresh is a new tab.
    pub fn enter(fresh: bool) -> Self {
        let session = session();
        let get = |name: &str| session.as_ref()?.get_item(name).ok()?;
        let before = get(TAB);
        let id = before.clone().filter(|_| !fresh && get(LEFT).is_some()).unwrap_or_else(new_id);
        if let Some(session) = &session {
            // Where this is refused, every load is a new tab.
            let _ = session.set_item(TAB, &id);
            let _ = session.remove_item(LEFT);
        }
        Self { id, opens: before }
    }

    /// The page goes, or comes back as it was.
    pub fn leave(left: bool) {
        if let Some(session) = session() {
            let _ = if left { session.set_item(LEFT, "1") } else { session.remove_item(LEFT) };
        }
    }
}

/// A name that nothing else has.
pub fn new_id() -> String {
    let bits = |scale: f64| (js_sys::Math::random() * scale) as u64;
    format!("{:x}{:08x}", js_sys::Date::now() as u64, bits(f64::from(u32::MAX)))
}

/// Notes what is open.
///
/// # Errors
/// What the reader is told where that is not possible.
pub fn note(tab: &str, text: &str) -> Result<(), Message> {
    let local = local().ok_or(Message::StorageBlocked)?;
    local.set_item(&format!("{NOTE}{tab}"), text).map_err(|_| Message::StorageFull)
}

/// Tears up the note of a tab if it still says this, and what older pages kept: both are in the database.
pub fn arrived(tab: &str, text: &str) {
    let Some(local) = local() else { return };
    let name = format!("{NOTE}{tab}");
    if local.get_item(&name).is_ok_and(|found| found.as_deref() == Some(text)) {
        let _ = local.remove_item(&name);
    }
    let _ = local.remove_item(BEFORE);
}

/// Tabs and texts of all notes, and what older pages kept under no name.
pub fn notes() -> Vec<(String, String)> {
    let Some(local) = local() else { return Vec::new() };
    let count = local.length().unwrap_or(0);
    let note = |i| {
        let name = local.key(i).ok()??;
        let tab = if name == BEFORE { "" } else { name.strip_prefix(NOTE)? };
        Some((tab.to_owned(), local.get_item(&name).ok()??))
    };
    (0..count).filter_map(note).collect()
}

/// Tears up the notes of tabs that are let go.
pub fn forget(tab: &str) {
    let _ = local().map(|local| local.remove_item(&format!("{NOTE}{tab}")));
}

/// Puts a text aside that is about to be written over.
pub fn put_aside(text: &str) {
    // Best effort: if even this cannot be written, the text is still in the message on screen.
    let _ = local().map(|local| local.set_item(UNREADABLE, text));
}

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
