//! A number with its name and its unit in one line.

use snowball_engine::plan::Quantity;
use yew::prelude::*;

use super::help::Help;
use super::value_field::ValueField;
use crate::ui::hooks::use_id;

/// Properties of [`AmountField`].
#[derive(PartialEq, Properties)]
pub struct AmountFieldProps {
    /// What it is called for who cannot see where it stands.
    pub name: AttrValue,
    /// What stands before it, if that is not its name.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What is entered.
    pub quantity: Quantity,
    /// What stands there.
    pub value: f64,
    /// Its unit; may be empty.
    pub unit: AttrValue,
    /// Whether its name stands before it.
    #[prop_or_default]
    pub shown: bool,
    /// A valid value was typed.
    pub on_value: Callback<f64>,
    /// Its name in attributes.
    pub field: AttrValue,
    /// What it means, where its name does not say enough.
    #[prop_or_default]
    pub help: Option<String>,
}

/// A number with its unit. What is typed counts at once.
#[component]
pub fn AmountField(props: &AmountFieldProps) -> Html {
    let id = use_id();
    let AmountFieldProps { name, label, quantity, value, unit, shown, on_value, field, help } = props;
    let label = label.clone().or_else(|| shown.then(|| name.clone()));
    html! {
        <span class="amount" data-field={field}>
            if let Some(label) = label { <span class="amount-label" aria-hidden="true">{ label }</span> }
            if let Some(help) = help { <Help name={name.clone()} text={help.clone()} /> }
            <ValueField quantity={*quantity} value={*value} name={name.clone()} described_by={id.clone()}
                on_value={on_value.clone()} on_invalid={Callback::noop()} on_rest={Callback::noop()} />
            <span id={id} class="amount-unit">{ unit }</span>
        </span>
    }
}
