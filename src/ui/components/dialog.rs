//! A modal dialog with a title, on the browser's own.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::hooks::{use_i18n, use_id};

/// Properties of [`Dialog`].
#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Its title.
    pub title: AttrValue,
    /// It was closed, by its button, Escape or a click outside.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// Open as long as it is there. The browser keeps the focus inside and gives it back.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let i18n = use_i18n();
    let title = use_id();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            // Refused only for a dialog that is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let outside = {
        let node = node.clone();
        Callback::from(move |event: MouseEvent| {
            let dialog = node.cast::<HtmlDialogElement>();
            // A click on the backdrop has the dialog itself as its target; its content fills the dialog.
            if let Some(dialog) = dialog.filter(|dialog| event.target().as_ref() == Some(dialog)) {
                dialog.close();
            }
        })
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby={title.clone()} onclick={outside}
            onclose={props.on_close.reform(|_: Event| ())}>
            <div class="dialog-content">
                <header class="dialog-head">
                    <h2 id={title}>{ &props.title }</h2>
                    <button type="button" class="icon-button" onclick={close} aria-label={i18n.text("close")}>
                        { icon(Icon::Close) }
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

/// Closes the dialog that was clicked in, so that the browser gives the focus back.
pub fn close(event: &MouseEvent) {
    let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = inside.and_then(|inside| inside.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
