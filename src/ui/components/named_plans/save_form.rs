//! Keeping what is open under a name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::{use_i18n, use_id};

/// Properties of [`SaveForm`].
#[derive(PartialEq, Properties)]
pub struct SaveFormProps {
    /// The name that what is open has already, if any.
    pub named: Option<AttrValue>,
    /// A name to start from.
    pub wish: AttrValue,
    /// Keeps it under that name.
    pub on_save: Callback<String>,
}

/// A name and a button.
#[component]
pub fn SaveForm(props: &SaveFormProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let field = use_node_ref();
    let onsubmit = {
        let (field, on_save, wish) = (field.clone(), props.on_save.clone(), props.wish.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let name = name.trim();
            on_save.emit(if name.is_empty() { wish.to_string() } else { name.to_owned() });
        })
    };
    html! {
        <form class="keep-as" {onsubmit}>
            if let Some(name) = &props.named {
                <p data-open-as={name}>{ i18n.with("keep-open-as", &[("name", name.as_str().into())]) }</p>
            } else {
                <h3>{ i18n.text("keep-as") }</h3>
            }
            <div class="keep-line">
                <label for={id.clone()}>{ i18n.text("keep-name") }</label>
                <input type="text" {id} ref={field} maxlength="80" autocomplete="off" data-keep-name=""
                    value={props.wish.clone()} />
                <button type="submit" class="button" data-action="keep-save">
                    { i18n.text(if props.named.is_some() { "keep-save-copy" } else { "keep-save" }) }
                </button>
            </div>
        </form>
    }
}
