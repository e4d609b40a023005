//! Sharing a view, and what became of one that was shared.

mod copy_field;
mod dialog;
mod display_form;
mod reproduction;
mod shown_note;

pub use copy_field::CopyField;
pub use dialog::ShareDialog;
pub use reproduction::Reproduction;
pub use shown_note::ShownNote;

use gloo::utils::window;

use crate::state::link::{Link, hash_of};
use crate::ui::deflate;

/// The address of a view; none in a browser that cannot pack it.
async fn address_of(link: &Link) -> Option<String> {
    let packed = deflate::pack(&link.to_json()).await.ok()?;
    let here = window().location().href().ok()?;
    // Without what stands there now, and without the wish to start afresh.
    let page = here.split(['#', '?']).next()?;
    Some(format!("{page}{}", hash_of(&packed)))
}
