//! Light or dark. The resolved theme stands in `data-theme` on `<html>`; style sheets and charts read it there.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::MediaQueryList;
use yew::prelude::*;

use super::setting::{remember, remembered};

/// Where the choice is kept.
const KEY: &str = "snowball.theme";

/// What the reader has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Whatever the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Stable name, for storage and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of that name; the system's for any other.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or(Self::System)
    }
}

/// The choice, and how to make another.
#[derive(Clone, PartialEq)]
pub struct ThemeSetting {
    /// What is chosen.
    pub theme: Theme,
    /// Chooses and remembers.
    pub set: Callback<Theme>,
}

/// The theme that the view asks for, or chosen last, or else the system's. Keeps the document in step, also when the system changes.
#[hook]
pub fn use_stored_theme(wish: Option<Theme>) -> ThemeSetting {
    let theme = use_state(|| wish.unwrap_or_else(|| Theme::from_name(&remembered(KEY).unwrap_or_default())));
    // Before the first paint, so that the page does not flash in the other theme.
    use_memo(*theme, |theme| apply(*theme));
    use_effect_with(*theme, |&theme| {
        let query = system_query();
        let changed = Closure::<dyn Fn()>::new(move || apply(theme));
        let listener = changed.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(query) = &query {
            // Refused only where the browser does not tell of changes; then a reload helps.
            let _ = query.add_event_listener_with_callback("change", &listener);
        }
        move || {
            if let Some(query) = query {
                let _ = query.remove_event_listener_with_callback("change", &listener);
            }
            drop(changed);
        }
    });
    let set = {
        let setter = theme.setter();
        use_callback((), move |theme: Theme, ()| {
            remember(KEY, theme.name());
            setter.set(theme);
        })
    };
    ThemeSetting { theme: *theme, set }
}

/// The theme setting.
#[hook]
pub fn use_theme() -> ThemeSetting {
    use_context::<ThemeSetting>().unwrap_or_else(|| ThemeSetting { theme: Theme::System, set: Callback::noop() })
}

fn apply(theme: Theme) {
    let is_dark = match theme {
        Theme::System => system_query().is_some_and(|query| query.matches()),
        Theme::Light => false,
        Theme::Dark => true,
    };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", if is_dark { "dark" } else { "light" });
    }
}

fn system_query() -> Option<MediaQueryList> {
    window().match_media("(prefers-color-scheme: dark)").ok().flatten()
}
