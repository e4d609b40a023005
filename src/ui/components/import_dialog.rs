//! Opening a plan from pasted text or a file.

use gloo::file::File;
use gloo::file::futures::read_as_text;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::dialog::Dialog;
use super::file_pick::file_pick;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};

/// Properties of [`ImportDialog`].
#[derive(PartialEq, Properties)]
pub struct ImportDialogProps {
    /// It was closed.
    pub on_close: Callback<()>,
}

/// What cannot be read is said by the message panel; what was open stays open.
#[component]
pub fn ImportDialog(props: &ImportDialogProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let text_id = use_id();
    let area = use_node_ref();
    let unreadable = use_state(|| false);
    let open = {
        let on_close = props.on_close.clone();
        Callback::from(move |text: String| {
            dispatch.emit(Action::Import(text));
            on_close.emit(());
        })
    };
    let onsubmit = {
        let (area, open) = (area.clone(), open.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                open.emit(area.value());
            }
        })
    };
    let onchange = {
        let unreadable = unreadable.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(file) = input.and_then(|input| input.files()?.get(0)) else { return };
            let (open, unreadable) = (open.clone(), unreadable.clone());
            spawn_local(async move {
                match read_as_text(&File::from(file)).await {
                    Ok(text) => open.emit(text),
                    Err(_) => unreadable.set(true),
                }
            });
        })
    };
    html! {
        <Dialog title={i18n.text("import-title")} on_close={props.on_close.clone()}>
            <form class="import" method="dialog" {onsubmit}>
                <p>{ i18n.text("import-hint") }</p>
                <label for={text_id.clone()}>{ i18n.text("import-text") }</label>
                <textarea id={text_id} ref={area} rows="10" spellcheck="false" data-import-text="" />
                if *unreadable {
                    <p class="control-error" role="alert">{ i18n.text("import-unreadable") }</p>
                }
                <div class="dialog-actions">
                    { file_pick(i18n.text("import-file"), ".json,application/json", "import", onchange) }
                    <button type="submit" class="button button-main" data-action="import-open">
                        { i18n.text("import-open") }
                    </button>
                </div>
            </form>
        </Dialog>
    }
}
