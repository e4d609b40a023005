//! A text field for a value, which takes what is valid and says what would be.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use snowball_engine::plan::Quantity;

use crate::view::field_text::{self, Invalid};

/// Properties of [`ValueField`].
#[derive(PartialEq, Properties)]
pub struct ValueFieldProps {
    /// What is entered.
    pub quantity: Quantity,
    /// What stands there.
    pub value: f64,
    /// What it is called.
    pub name: AttrValue,
    /// Element that explains it or says what is wrong.
    pub described_by: AttrValue,
    /// A valid value was typed; tells what is wrong with it beside the others, if anything.
    pub on_value: Callback<f64>,
    /// What is wrong with the text; none when it is mended.
    pub on_invalid: Callback<Option<Invalid>>,
    /// The field was left or Enter pressed with a valid text.
    pub on_rest: Callback<()>,
    /// What has been typed already and is not taken yet.
    #[prop_or_default]
    pub typed: Option<AttrValue>,
}

/// Keeps what is being typed until the field is left, so that the text does not change under the hand.
#[component]
pub fn ValueField(props: &ValueFieldProps) -> Html {
    let draft = use_state(|| props.typed.as_ref().map(|typed| typed.to_string()));
    let quantity = props.quantity;
    let wrong = draft.as_ref().is_some_and(|text| field_text::read(text, &quantity).is_err());
    let oninput = {
        let (draft, value) = (draft.clone(), props.value);
        let (on_value, on_invalid) = (props.on_value.clone(), props.on_invalid.clone());
        Callback::from(move |event: InputEvent| {
            let Some(text) = text(&event) else { return };
            match field_text::read(&text, &quantity) {
                Ok(new) => {
                    on_invalid.emit(None);
                    if new != value {
                        on_value.emit(new);
                    }
                }
                Err(invalid) => on_invalid.emit(Some(invalid)),
            }
            draft.set(Some(text));
        })
    };
    // Also fires on Enter.
    let onchange = {
        let (draft, on_rest) = (draft.clone(), props.on_rest.clone());
        Callback::from(move |_: Event| {
            if !wrong {
                draft.set(None);
                on_rest.emit(());
            }
        })
    };
    let onblur = {
        let draft = draft.clone();
        Callback::from(move |_: FocusEvent| {
            if !wrong {
                draft.set(None);
            }
        })
    };
    let onkeydown = {
        let (draft, on_invalid) = (draft.clone(), props.on_invalid.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && draft.is_some() {
                event.stop_propagation();
                draft.set(None);
                on_invalid.emit(None);
            }
        })
    };
    let shown = draft.as_ref().cloned().unwrap_or_else(|| field_text::show(props.value, quantity.unit));
    // As wide as what stands in it, within the limits of the style sheet.
    let style = format!("--chars:{}", shown.chars().count());
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class="value-field" {style}
            value={shown} aria-label={props.name.clone()} aria-describedby={props.described_by.clone()}
            aria-invalid={wrong.then_some("true")} {oninput} {onchange} {onblur} {onkeydown} />
    }
}

fn text(event: &InputEvent) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(input.value())
}
