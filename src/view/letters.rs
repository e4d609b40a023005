//! The letters that plans go by.

/// Letter of the plan at an index: A, B, …
#[must_use]
pub fn letter(index: usize) -> char {
    // At most `MAX_PLANS` are open, far fewer than there are letters.
    u8::try_from(index).ok().and_then(|index| b'A'.checked_add(index)).map_or('?', char::from)
}
