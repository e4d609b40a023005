//! Pieces of the program that come when they are asked for. Built for release, the page is one main piece and others that are
//! fetched (`xtask/src/split.rs`); in development and natively the program is whole, and every piece is there at once.
//!
//! What belongs to a piece is whatever only its function can reach. A function that is called in passing, from code that cannot
//! wait, is therefore put into a table that comes with a piece: see [`crate::study`].

/// A piece did not come: the network is gone, or the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(in_pieces)]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A function that fetches a piece and gives what it has: something that the rest of the program does not name anywhere else.
/// What several pieces need becomes a piece of its own for each set of them, so that few pieces are better than many.
macro_rules! piece {
    ($(#[$doc:meta])* $vis:vis fn $name:ident() -> $type:ty = $piece:ident: $value:expr) => {
        #[cfg(in_pieces)]
        #[wasm_split_helpers::wasm_split($piece, fallible)]
        $(#[$doc])*
        $vis fn $name() -> Result<$type, $crate::pieces::Missing> {
            Ok($value)
        }

        #[cfg(not(in_pieces))]
        $(#[$doc])*
        #[allow(clippy::unused_async, reason = "it waits where the program is in pieces")]
        $vis async fn $name() -> Result<$type, $crate::pieces::Missing> {
            Ok($value)
        }
    };
}
pub(crate) use piece;

/// A table of functions that comes with a piece: `there` gives it to code that cannot wait, once `load` has fetched it.
macro_rules! table {
    ($table:ident: $type:ty = $piece:ident) => {
        $crate::pieces::piece!(fn table() -> &'static $type = $piece: &$table);

        #[cfg(in_pieces)]
        static THERE: std::sync::OnceLock<&'static $type> = std::sync::OnceLock::new();

        #[cfg(in_pieces)]
        fn there() -> Option<&'static $type> {
            THERE.get().copied()
        }

        #[cfg(not(in_pieces))]
        #[allow(clippy::unnecessary_wraps, reason = "where the program is in pieces it may not be there")]
        fn there() -> Option<&'static $type> {
            Some(&$table)
        }

        /// Fetches what this needs, once.
        ///
        /// # Errors
        /// If it did not come; asking again tries again.
        pub async fn load() -> Result<(), $crate::pieces::Missing> {
            let table = table().await?;
            #[cfg(in_pieces)]
            THERE.get_or_init(|| table);
            #[cfg(not(in_pieces))]
            let _ = table;
            Ok(())
        }

        /// Whether [`load`] has fetched it.
        #[must_use]
        pub fn is_there() -> bool {
            there().is_some()
        }
    };
}
pub(crate) use table;
