//! What this browser keeps, as plain data and decisions: which set a tab opens, which name a set gets, who may write over what.
//! `src/ui/keeping` carries it to the browser.

mod choose;
mod named;
mod record;

pub use choose::{Found, Opening, choose, outlived};
pub use named::{Named, Verdict as WriteVerdict, free_name, may_write, order};
pub use record::{Kept, name_of};
