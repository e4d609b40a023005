//! Light, dark, or as the system.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::hooks::{Theme, use_i18n, use_theme};

/// A menu of the three.
#[component]
pub fn ThemePicker() -> Html {
    let i18n = use_i18n();
    let setting = use_theme();
    let onchange = {
        let set = setting.set.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
                set.emit(Theme::from_name(&select.value()));
            }
        })
    };
    html! {
        <select data-action="theme" aria-label={i18n.text("theme")} {onchange}>
            for theme in Theme::ALL {
                <option value={theme.name()} selected={theme == setting.theme}>
                    { i18n.text(&format!("theme-{}", theme.name())) }
                </option>
            }
        </select>
    }
}
