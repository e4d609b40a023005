//! The control of a choice.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field_row::field_row;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::places;

/// Properties of [`ChoiceControl`].
#[derive(PartialEq, Properties)]
pub struct ChoiceControlProps {
    /// JSON pointer of the choice.
    pub path: AttrValue,
    /// What is chosen and what can be.
    pub choice: places::Choice,
    /// Family of messages that name the choices.
    #[prop_or("choice")]
    pub words: &'static str,
}

/// Makes a choice of the active plan.
#[component]
pub fn ChoiceControl(props: &ChoiceControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let id = use_id();
    let path = props.path.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else {
            return;
        };
        let (path, to) = (path.clone(), select.value());
        dispatch.emit(Action::edit(move |plan| {
            // The menu only has choices that exist.
            let _ = places::set_choice(plan, &path, &to);
        }));
    });
    let control = html! {
        <select id={id.clone()} {onchange}>
            for choice in props.choice.all.iter() {
                <option value={*choice} selected={*choice == props.choice.now}>
                    { i18n.text(&format!("{}-{choice}", props.words)) }
                </option>
            }
        </select>
    };
    field_row(&i18n, &props.path, &id, control, None)
}
