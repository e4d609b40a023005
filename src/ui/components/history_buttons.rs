//! Undo and redo.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};

/// Properties of [`HistoryButtons`].
#[derive(PartialEq, Properties)]
pub struct HistoryButtonsProps {
    /// Whether there is something to take back.
    pub undo: bool,
    /// Whether there is something to make again.
    pub redo: bool,
}

/// Two buttons.
#[component]
pub fn HistoryButtons(props: &HistoryButtonsProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let button = |name: &'static str, can: bool, picture: Icon, make: fn() -> Action| {
        let dispatch = dispatch.clone();
        html! {
            <button type="button" class="icon-button" data-action={name} disabled={!can} aria-label={i18n.text(name)}
                title={i18n.text(name)} onclick={Callback::from(move |_: MouseEvent| dispatch.emit(make()))}>
                { icon(picture) }
            </button>
        }
    };
    html! {
        <span class="button-pair history">
            { button("undo", props.undo, Icon::Undo, || Action::Undo) }
            { button("redo", props.redo, Icon::Redo, || Action::Redo) }
        </span>
    }
}
