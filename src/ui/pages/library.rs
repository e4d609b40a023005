//! The Library page.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::AppState;
use crate::ui::components::{LanguagePicker, ThemePicker};
use crate::ui::hooks::use_i18n;
use crate::view::route::{Route, Shelf};

/// Properties of [`Library`].
#[derive(Properties)]
pub struct LibraryProps {
    /// The state.
    pub state: Rc<AppState>,
    /// Shelf that is open.
    pub shelf: Shelf,
    /// Entry that was asked for.
    pub entry: Option<String>,
}

impl PartialEq for LibraryProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.shelf == other.shelf && self.entry == other.entry
    }
}

/// The page.
#[component]
pub fn Library(_props: &LibraryProps) -> Html {
    let i18n = use_i18n();
    html! {
        <div class="library-page">
            <header class="header">
                <p class="brand">{ i18n.text("app-name") }</p>
                <a class="button button-quiet" href={Route::Simulate.hash()} data-action="simulate">{ i18n.text("method-back") }</a>
                <div class="header-end"><LanguagePicker /><ThemePicker /></div>
            </header>
            <main class="library"><h1>{ i18n.text("library-link") }</h1></main>
        </div>
    }
}
