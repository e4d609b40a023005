//! A text to be copied.

use gloo::utils::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::hooks::{use_i18n, use_id};

/// Properties of [`CopyField`].
#[derive(PartialEq, Properties)]
pub struct CopyFieldProps {
    /// Its name in attributes.
    pub name: &'static str,
    /// What the text is.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
}

/// The text in a field that cannot be changed, with a button that copies it. Where the browser does not let the page copy, the text is
/// selected for the reader to do so.
#[component]
pub fn CopyField(props: &CopyFieldProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let area = use_node_ref();
    // Which text was copied, and whether that worked.
    let copied = use_state(|| None::<(AttrValue, bool)>);
    let select = {
        let area = area.clone();
        move || {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.select();
            }
        }
    };
    let onclick = {
        let (text, copied, select) = (props.text.clone(), copied.setter(), select.clone());
        Callback::from(move |_: MouseEvent| {
            select();
            let clipboard = window().navigator().clipboard();
            let (text, copied) = (text.clone(), copied.clone());
            // Only pages from a secure address have one.
            if clipboard.is_undefined() {
                return copied.set(Some((text, false)));
            }
            spawn_local(async move {
                let done = JsFuture::from(clipboard.write_text(&text)).await.is_ok();
                copied.set(Some((text, done)));
            });
        })
    };
    let onfocus = Callback::from(move |_: FocusEvent| select());
    let said = copied.as_ref().filter(|(text, _)| *text == props.text).map(|(_, done)| *done);
    html! {
        <div class="copy-field">
            <label for={id.clone()}>{ &props.label }</label>
            <div class="copy-line">
                <textarea {id} ref={area} rows="2" readonly=true spellcheck="false" data-copy-text={props.name}
                    value={props.text.clone()} {onfocus} />
                <button type="button" class="button" data-copy={props.name} {onclick}>{ i18n.text("share-copy") }</button>
            </div>
            <p class="hint" role="status" data-copied={said.map(|done| done.to_string())}>
                if let Some(done) = said {
                    { i18n.text(if done { "share-copied" } else { "share-copy-by-hand" }) }
                }
            </p>
        </div>
    }
}
