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
    let menu = use_node_ref();
    use_effect_with(now, {
        let menu = menu.clone();
        move |now| {
            if let Some(menu) = menu.cast::<HtmlSelectElement>() {
                menu.set_value(now.tag());
            }
        }
    });
    let onchange = {
        let set = language.set.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
                let wanted = Locale::from_tag(&select.value());
                // It may not come: the menu names the language that is there.
                select.set_value(now.tag());
                set.emit(wanted);
            }
        })
    };
    html! {
        <select ref={menu} data-action="language" aria-label={language.i18n.text("language")} {onchange}>
            for locale in Locale::ALL {
                <option value={locale.tag()} lang={locale.tag()} selected={locale == now}>{ locale.name() }</option>
            }
        </select>
    }
}
