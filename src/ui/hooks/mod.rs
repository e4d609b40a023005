//! What components share: language, theme, dispatch, and what they ask of the browser.

pub mod setting;
mod use_data;
mod use_dispatch;
mod use_i18n;
mod use_id;
mod use_keys;
mod use_media;
mod use_piece;
mod use_route;
mod use_theme;
mod use_turns;

pub(super) use setting::{remember, remembered};
pub use use_data::use_data;
pub use use_dispatch::{Dispatch, use_dispatch};
pub use use_i18n::{Language, fetch_words, first_locale, use_i18n, use_language, use_stored_language};
pub use use_id::use_id;
pub use use_keys::{Focus, focus_of, let_letters_be_keys, letters_are_keys, use_plain_keys};
pub use use_media::use_media;
pub use use_piece::{Fetch, use_piece};
pub use use_route::{go, use_route};
pub use use_theme::{Theme, ThemeSetting, use_stored_theme, use_theme};
pub use use_turns::{mark_ready, once_ready, use_turns};
