//! What this browser keeps: the open set of every tab at every edit, and sets under a name. What is to be done is decided in
//! `state::keeping`; here it is carried to the browser's database, and to the note that bridges the time until it is there.

mod database;
mod keeper;
mod local;
mod use_keeping;

pub use database::Entry;
pub use keeper::{Keeper, use_keeper};
pub use local::{Tab, put_aside};
pub use use_keeping::use_keeping;
