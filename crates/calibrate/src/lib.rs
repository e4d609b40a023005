//! Learning from what happened.

pub mod read;
