//! A view as text that fits behind `#` of an address: plans, seed, page, and what the results were. What is in it and what it
//! means is described in `docs/share.md`.
//!
//! The text is JSON, deflated (RFC 1951) and written in base64url (RFC 4648, section 5). Deflating is the browser's; all else is here.

mod code;
mod read;
#[cfg(test)]
mod tests;
mod write;

use snowball_engine::plan::Problems;

pub use code::{decode, encode};

use super::{Chosen, Display, Document};

/// What a link of this version starts with.
const PREFIX: &str = "s1.";

/// Most bytes of the JSON of a link; unpacking stops there.
pub const MAX_LINK_BYTES: usize = 1 << 20;

/// Characters from which on mail and chat programs cut an address.
pub const LONG: usize = 8_000;

/// What the results of a plan were when the link was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Replicates that it is of.
    pub replicates: u32,
    /// [`snowball_engine::Results::fingerprint`] of them.
    pub hash: u64,
}

/// A view to be shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// [`snowball_engine::release`] of the engine that it was made with.
    pub engine: String,
    /// Plans, seed, replicates, case.
    pub document: Document,
    /// One for each plan; none where nothing was simulated yet.
    pub fingerprints: Vec<Option<Fingerprint>>,
    /// Version of the plan format that each plan was written in.
    pub formats: Vec<u32>,
    /// The part of the address behind `#` that names the page.
    pub page: String,
    /// What is chosen on the pages.
    pub chosen: Chosen,
    /// Point of the grid that the crosshair is pinned at.
    pub pinned: Option<usize>,
    /// What is shown of the page.
    pub display: Display,
}

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkFault {
    /// Made by a later version of the page, in a form that this one does not know.
    Newer,
    /// A character that no link has: it was changed on its way.
    Characters,
    /// It cannot be unpacked: cut off, or changed.
    Packing,
    /// More than [`MAX_LINK_BYTES`] come out of it.
    TooLarge,
    /// What comes out is no view: every problem with its path.
    Content(Problems),
}

/// Whether what stands behind `#` is a link of any version, and not the name of a page.
#[must_use]
pub fn is_link(hash: &str) -> bool {
    let text = hash.trim_start_matches('#');
    let version = text.strip_prefix('s').and_then(|rest| rest.split_once('.'));
    version.is_some_and(|(version, _)| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The packed bytes of a link.
///
/// # Errors
/// A version that is not known, or characters that no link has.
pub fn packed(hash: &str) -> Result<Vec<u8>, LinkFault> {
    let text = hash.trim_start_matches('#').strip_prefix(PREFIX).ok_or(LinkFault::Newer)?;
    // A length that no bytes have is that of a text which breaks off.
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    decode(text).ok_or(if text.bytes().all(known) { LinkFault::Packing } else { LinkFault::Characters })
}

/// What stands behind `#` for packed bytes.
#[must_use]
pub fn hash_of(packed: &[u8]) -> String {
    format!("#{PREFIX}{}", encode(packed))
}
