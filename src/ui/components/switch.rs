//! A switch with its label.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Switch`].
#[derive(PartialEq, Properties)]
pub struct SwitchProps {
    /// Whether it is on.
    pub on: bool,
    /// What it switches.
    pub name: AttrValue,
    /// It was switched.
    pub on_switch: Callback<bool>,
}

/// A checkbox that acts at once.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    let on_switch = props.on_switch.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            on_switch.emit(input.checked());
        }
    });
    html! {
        <label class="switch">
            <input type="checkbox" checked={props.on} {onchange} />
            <span>{ &props.name }</span>
        </label>
    }
}
