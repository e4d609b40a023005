//! The control of a number of the active plan.

use snowball_engine::plan::{Currency, Number, Quantity};
use yew::prelude::*;

use super::number_editor::NumberEditor;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::{fields, units};

/// Properties of [`NumberControl`].
#[derive(PartialEq, Properties)]
pub struct NumberControlProps {
    /// JSON pointer of the number.
    pub path: AttrValue,
    /// What stands there.
    pub number: Number,
    /// What stood there when the plan was opened.
    pub base: Option<Number>,
    /// Currency of amounts.
    pub currency: Currency,
    /// What it is called, where the field's own name does not say enough.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// How it is entered, where that depends on more than the field.
    #[prop_or_default]
    pub quantity: Option<Quantity>,
}

/// Edits one number of the active plan.
#[component]
pub fn NumberControl(props: &NumberControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Some(row) = fields::row(&props.path) else { return Html::default() };
    let Some(quantity) = props.quantity.or(row.quantity) else { return Html::default() };
    let path = &props.path;
    let on_number = {
        let (dispatch, path) = (dispatch.clone(), path.clone());
        Callback::from(move |value| dispatch.emit(Action::SetNumber { path: path.to_string(), value }))
    };
    let on_rest = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::Commit))
    };
    let on_reset = {
        let path = path.clone();
        Callback::from(move |()| dispatch.emit(Action::ResetNumber(path.to_string())))
    };
    html! {
        <NumberEditor path={path.clone()} name={props.name.clone().unwrap_or_else(|| i18n.text(&row.key).into())}
            help={i18n.help(&row.key)} {quantity} unit={unit(&i18n, quantity, props.currency)} number={props.number}
            base={props.base} {on_number} {on_rest} {on_reset} />
    }
}

/// The unit as it stands behind the field.
pub fn unit(i18n: &I18n, quantity: Quantity, currency: Currency) -> String {
    let name = units::name(quantity.unit);
    let sign = i18n.currency(currency);
    i18n.with(&format!("unit-{name}"), &[("currency", sign.into())])
}
