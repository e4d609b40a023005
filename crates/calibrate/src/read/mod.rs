//! From the bytes of a table (CSV as any program writes it) to a series of days. Nothing is guessed that cannot be
//! known: encoding,
//! separator, decimal sign and date format are decided by all rows together, and asked for where they say two things.
//!
//! The text is read twice and never copied: once for what its cells look like, once for what they say. Memory grows
//! with the days, not with
//! the rows.

mod dates;
mod numbers;
mod problem;
mod role;
mod series;
mod table;
mod text;

pub use dates::DateFormat;
pub use numbers::Decimal;
pub use problem::{Fault, MOST_LISTED, Note, Problem, Problems};
pub use role::Role;
pub use series::{Column, Duplicates, Options, Reading, Series, Start, read};
pub use table::{Look, MOST_BYTES, MOST_ROWS, look, numbers_of};
pub use text::Encoding;
