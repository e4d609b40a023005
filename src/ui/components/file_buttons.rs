//! Import and export of plans as JSON, and what can be made of their results.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::import_dialog::ImportDialog;
use super::results_menu::ResultsMenu;
use crate::state::{AppState, Document};
use crate::ui::download;
use crate::ui::hooks::use_i18n;
use crate::view::files::file_name;

/// Properties of [`FileButtons`].
#[derive(Properties)]
pub struct FileButtonsProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for FileButtonsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Two buttons and the dialog behind one of them, and a menu.
#[component]
pub fn FileButtons(props: &FileButtonsProps) -> Html {
    let i18n = use_i18n();
    let importing = use_state(|| false);
    let on_import = {
        let importing = importing.clone();
        Callback::from(move |_: MouseEvent| importing.set(true))
    };
    let on_close = {
        let importing = importing.clone();
        Callback::from(move |()| importing.set(false))
    };
    let on_export = {
        let state = props.state.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("snowball-{}.json", file_name(&state.active_plan().plan.name));
            download::json(&name, &Document::of(&state).to_json());
        })
    };
    let button = |name: &'static str, picture: Icon, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button button-quiet" data-action={name} aria-label={i18n.text(name)}
                title={i18n.text(name)} {onclick}>
                { icon(picture) }<span class="button-words">{ i18n.text(name) }</span>
            </button>
        }
    };
    html! {
        <span class="button-pair">
            { button("import", Icon::Import, on_import) }
            { button("export", Icon::Export, on_export) }
            <ResultsMenu state={props.state.clone()} />
            if *importing {
                <ImportDialog {on_close} />
            }
        </span>
    }
}
