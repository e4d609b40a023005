//! What is kept under a name: a list to open, rename, copy, export and delete from.

mod dialog;
mod entry_row;
mod save_form;

pub use dialog::NamedPlansDialog;
