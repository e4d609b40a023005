//! A choice of one of several with its name beside it.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::help::Help;
use crate::ui::hooks::use_id;

/// Properties of [`Pick`].
#[derive(PartialEq, Properties)]
pub struct PickProps {
    /// Its name in attributes.
    pub name: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// Value and words of each option.
    pub options: Vec<(String, String)>,
    /// Value of the option that is chosen.
    pub chosen: AttrValue,
    /// Called with the value of another one.
    pub on_pick: Callback<String>,
    /// What it means, where its name does not say enough.
    #[prop_or_default]
    pub help: Option<String>,
}

/// The choice.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let id = use_id();
    let onchange = {
        let on_pick = props.on_pick.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                on_pick.emit(select.value());
            }
        })
    };
    html! {
        <span class="pick">
            <label for={id.clone()}>{ &props.label }</label>
            if let Some(help) = &props.help {
                <Help name={props.label.clone()} text={help.clone()} />
            }
            <select {id} data-pick={&props.name} {onchange}>
                for (value, words) in props.options.iter() {
                    <option value={value.clone()} selected={*value == *props.chosen}>{ words }</option>
                }
            </select>
        </span>
    }
}
