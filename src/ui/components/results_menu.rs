//! What can be made of the results: a report, and tables for a spreadsheet or a statistician.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::state::AppState;
use crate::ui::download;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::csv;
use crate::view::export::{Export, is_ready};
use crate::view::route::Route;

/// Properties of [`ResultsMenu`] and [`ExportButtons`].
#[derive(Properties)]
pub struct ResultsProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// A button with a list below it, which goes with Escape, with the focus, and once something was chosen.
#[component]
pub fn ResultsMenu(props: &ResultsProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let open = use_state_eq(|| false);
    let (all, button) = (use_node_ref(), use_node_ref());
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                event.stop_propagation();
                open.set(false);
                if let Some(button) = button.cast::<web_sys::HtmlElement>() {
                    // Refused only by what cannot have the focus.
                    let _ = button.focus();
                }
            }
        })
    };
    let onfocusout = {
        let (open, all) = (open.setter(), all.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            if !all.cast::<Element>().is_some_and(|all| all.contains(to.as_ref())) {
                open.set(false);
            }
        })
    };
    let chosen = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(false))
    };
    html! {
        <span class="menu" ref={all} {onkeydown} {onfocusout}>
            <button type="button" ref={button} class="button button-quiet" data-action="results" aria-expanded={open.to_string()}
                aria-controls={id.clone()} aria-label={i18n.text("results")} title={i18n.text("results")} {onclick}>
                { icon(Icon::Sheet) }<span class="button-words">{ i18n.text("results") }</span>
            </button>
            <span class="menu-list" {id} hidden={!*open} onclick={chosen}>
                <a class="button button-quiet" href={Route::Report.hash()} data-action="report">{ i18n.text("page-report") }</a>
                <ExportButtons state={props.state.clone()} />
            </span>
        </span>
    }
}

/// A button a table.
#[component]
pub fn ExportButtons(props: &ResultsProps) -> Html {
    let i18n = use_i18n();
    let ready = is_ready(&props.state);
    let button = |export: Export| {
        let state = props.state.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            download::text(&export.file(&state), "text/csv", &csv::results(&export.table(&state)));
        });
        html! {
            <button type="button" class="button button-quiet" data-export={export.as_str()} disabled={!ready} {onclick}>
                { i18n.text(export.key()) }
            </button>
        }
    };
    html! { <>{ for Export::ALL.into_iter().map(button) }</> }
}
