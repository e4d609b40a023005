//! The language of the page.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::ui::hooks::use_language;

/// A menu with each language named in itself.
#[component]
pub fn LanguagePicker() -> Html {
    let language = use_language();
    let now = language.i18n.locale();
    let onchange = {
        let set = language.set.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
                set.emit(Locale::from_tag(&select.value()));
            }
        })
    };
    html! {
        <select data-action="language" aria-label={language.i18n.text("language")} {onchange}>
            for locale in Locale::ALL {
                <option value={locale.tag()} lang={locale.tag()} selected={locale == now}>{ locale.name() }</option>
            }
        </select>
    }
}
