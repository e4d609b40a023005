//! The referral ladder, edited as a picture.

mod editor;
mod line;
mod rung_row;

pub use editor::LadderEditor;
