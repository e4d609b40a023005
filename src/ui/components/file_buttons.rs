//! What is kept, sharing, import and export of plans as JSON, and what can be made of their results.

use std::rc::Rc;

use yew::prelude::*;

use super::dialog::Dialog;
use super::icon::{Icon, icon};
use super::import_dialog::ImportDialog;
use super::named_plans::NamedPlansDialog;
use super::not_come::NotCome;
use super::results_menu::ResultsMenu;
use super::sharing::ShareDialog;
use crate::pieces::piece;
use crate::state::{AppState, Document};
use crate::ui::download;
use crate::ui::hooks::{use_i18n, use_piece};
use crate::view::files::file_name;
use crate::view::route::Route;

/// Properties of [`FileButtons`].
#[derive(Properties)]
pub struct FileButtonsProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The page that is open.
    pub route: Route,
}

impl PartialEq for FileButtonsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.route == other.route
    }
}

/// Which dialog is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Window {
    Plans,
    Share,
    Import,
}

/// Draws a dialog.
type Draw = fn(Window, &FileButtonsProps, Callback<()>) -> Html;

piece!(fn dialogs() -> Draw = controls: dialog);

fn dialog(window: Window, props: &FileButtonsProps, on_close: Callback<()>) -> Html {
    match window {
        Window::Plans => html! { <NamedPlansDialog state={props.state.clone()} {on_close} /> },
        Window::Share => {
            html! { <ShareDialog state={props.state.clone()} route={props.route.clone()} {on_close} /> }
        }
        Window::Import => html! { <ImportDialog {on_close} /> },
    }
}

/// Four buttons, the dialogs behind three of them, and a menu.
#[component]
pub fn FileButtons(props: &FileButtonsProps) -> Html {
    let i18n = use_i18n();
    let window = use_state(|| None::<Window>);
    let (draw, again) = use_piece("files", window.is_some(), || Box::pin(dialogs()));
    let show = |which: Window| {
        let window = window.clone();
        Callback::from(move |_: MouseEvent| window.set(Some(which)))
    };
    let on_close = {
        let window = window.setter();
        use_callback((), move |(), ()| window.set(None))
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
            { button("keep-title", Icon::Folder, show(Window::Plans)) }
            { button("share", Icon::Share, show(Window::Share)) }
            { button("import", Icon::Import, show(Window::Import)) }
            { button("export", Icon::Export, on_export) }
            <ResultsMenu state={props.state.clone()} />
            { match (*window, draw) {
                (None, _) | (_, None) => Html::default(),
                (Some(window), Some(Ok(draw))) => draw(window, props, on_close),
                (_, Some(Err(_))) => html! {
                    <Dialog title={i18n.text("part-missing-title")} {on_close}><NotCome {again} /></Dialog>
                },
            } }
        </span>
    }
}
