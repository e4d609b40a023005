//! The control of a text: names, notes, the first day.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::field_row::field_row;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::places;

/// What sort of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A day of the calendar, or nothing.
    Date,
}

/// Properties of [`TextControl`].
#[derive(PartialEq, Properties)]
pub struct TextControlProps {
    /// JSON pointer of the text.
    pub path: AttrValue,
    /// What stands there.
    pub value: AttrValue,
    /// What sort of text.
    #[prop_or_default]
    pub kind: TextKind,
}

/// Edits a text of the active plan when the field is left.
#[component]
pub fn TextControl(props: &TextControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let id = use_id();
    let path = props.path.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(target) = event.target() else { return };
        let text = match target.dyn_into::<HtmlInputElement>() {
            Ok(input) => input.value(),
            Err(target) => match target.dyn_into::<HtmlTextAreaElement>() {
                Ok(area) => area.value(),
                Err(_) => return,
            },
        };
        let path = path.clone();
        dispatch.emit(Action::edit(move |plan| {
            if let Some(place) = places::text_mut(plan, &path) {
                *place = text.trim().to_owned();
            }
        }));
    });
    let control = match props.kind {
        TextKind::Lines => html! { <textarea id={id.clone()} rows="4" value={props.value.clone()} {onchange} /> },
        TextKind::Line => html! { <input type="text" id={id.clone()} value={props.value.clone()} {onchange} /> },
        TextKind::Date => html! { <input type="date" id={id.clone()} value={props.value.clone()} {onchange} /> },
    };
    field_row(&i18n, &props.path, &id, control, None)
}
