//! What a reader is told after a lever was added: what is expected of the plan now, and the ways on and back.

use std::rc::Rc;

use snowball_engine::{Metric, Track};
use snowball_library::Lever;
use yew::prelude::*;

use crate::state::{Action, AppState};
use crate::ui::hooks::{Dispatch, use_dispatch, use_i18n};
use crate::view::letters::letter;
use crate::view::levers;
use crate::view::route::Route;

/// A lever that was added, and what was expected before.
#[derive(Clone)]
pub struct Added {
    /// The lever.
    pub lever: &'static Lever,
    /// The plan's expected track without it.
    pub before: Rc<Track>,
}

/// Properties of [`AddedBar`].
#[derive(Properties)]
pub struct AddedBarProps {
    /// What was added last; nothing once that was read.
    pub added: Option<Added>,
    /// The state.
    pub state: Rc<AppState>,
    /// It was read.
    pub on_close: Callback<()>,
}

impl PartialEq for AddedBarProps {
    fn eq(&self, other: &Self) -> bool {
        let lever = |bar: &Self| bar.added.as_ref().map(|added| added.lever.id.as_str());
        Rc::ptr_eq(&self.state, &other.state) && lever(self) == lever(other)
    }
}

/// Says that a lever was added and what is expected of the plan now, with the ways on and back.
#[component]
pub fn AddedBar(props: &AddedBarProps) -> Html {
    let i18n = use_i18n();
    let Dispatch(dispatch) = use_dispatch();
    let Some(Added { lever, before }) = &props.added else {
        return html! { <div class="added" role="status"></div> };
    };
    let state = &props.state;
    let open = state.active_plan();
    let customers = |track: &Track| Metric::Customers.at(track, open.engine.grid().len() - 1).unwrap_or_default();
    let (before, after) = (customers(before), customers(&open.expected));
    let effect = levers::effect(&i18n, before, after);
    let name = lever.name.get(i18n.locale().into());
    let words = [("name", name.into()), ("plan", letter(state.active).to_string().into())];
    let undo = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Undo);
            on_close.emit(());
        })
    };
    html! {
        <div class="added" role="status" data-added={lever.id.as_str()} data-expected={after.to_string()}>
            <p><strong>{ i18n.with("library-added", &words) }</strong>{ " " }{ effect }</p>
            <div class="added-actions">
                <button type="button" class="button" data-action="undo-lever" onclick={undo}>{ i18n.text("undo") }</button>
                <a class="button button-main" data-action="show-plan" href={Route::Simulate.hash()}>
                    { i18n.text("library-show-plan") }
                </a>
                <button type="button" class="button button-quiet" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                    { i18n.text("close") }
                </button>
            </div>
        </div>
    }
}
