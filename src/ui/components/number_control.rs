//! The control of a number: label, field with unit, slider, range switch, reset.

use snowball_engine::plan::{Currency, Number, Quantity, Unit};
use yew::prelude::*;

use super::help::explained;
use super::icon::{Icon, icon};
use super::slider::Slider;
use super::value_field::ValueField;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::field_text::{self, Invalid};
use crate::view::slider::Scale;
use crate::view::{fields, ranges};

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
    let id = use_id();
    let invalid = use_state(|| None::<Invalid>);
    let Some(row) = fields::row(&props.path) else { return Html::default() };
    let Some(quantity) = props.quantity.or(row.quantity) else { return Html::default() };
    let name = props.name.clone().unwrap_or_else(|| i18n.text(&row.key).into());
    let unit = unit(&i18n, quantity, props.currency);
    // A currency stands before its amount, every other unit behind.
    let prefixed = quantity.unit == Unit::Money;
    let scale = Scale::of(&quantity);

    let set = {
        let (dispatch, path, invalid) = (dispatch.clone(), props.path.clone(), invalid.clone());
        move |low: f64, high: Option<f64>| {
            let number = match high {
                None => Ok(Number::Value(low)),
                Some(high) => field_text::range(low, high, quantity.kind),
            };
            match number {
                Ok(value) => {
                    invalid.set(None);
                    dispatch.emit(Action::SetNumber { path: path.to_string(), value });
                }
                Err(wrong) => invalid.set(Some(wrong)),
            }
        }
    };
    let on_rest = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::Commit))
    };
    let on_invalid = {
        let invalid = invalid.clone();
        Callback::from(move |wrong: Option<Invalid>| invalid.set(wrong))
    };
    let (low, high) = match props.number {
        Number::Value(value) => (value, None),
        Number::Range { low, high } => (low, Some(high)),
    };
    let named = |key| AttrValue::from(i18n.with(key, &[("name", name.as_str().into())]));
    let (low_name, high_name) = match high {
        None => (name.clone(), AttrValue::default()),
        Some(_) => (named("field-low"), named("field-high")),
    };
    let words = |value: f64| AttrValue::from(format!("{} {unit}", field_text::show(value, quantity.unit)));
    let range_words = match high {
        None => words(low),
        Some(high) => {
            let ends = [
                ("low", field_text::show(low, quantity.unit).into()),
                ("high", words(high).as_str().to_owned().into()),
            ];
            i18n.with("interval", &ends).into()
        }
    };
    let field = |value: f64, name: &AttrValue, on_value: Callback<f64>| {
        html! {
            <ValueField {quantity} {value} name={name.clone()} described_by={id.clone()} {on_value}
                on_invalid={on_invalid.clone()} on_rest={on_rest.clone()} />
        }
    };
    let switch = {
        let (dispatch, path, number) = (dispatch.clone(), props.path.clone(), props.number);
        Callback::from(move |_: MouseEvent| {
            let value = match number {
                Number::Value(value) => ranges::around(value, &quantity),
                Number::Range { .. } => ranges::middle(number, &quantity),
            };
            dispatch.emit(Action::SetNumber { path: path.to_string(), value });
            dispatch.emit(Action::Commit);
        })
    };
    let set_low = {
        let set = set.clone();
        Callback::from(move |low| set(low, high))
    };
    let set_high = {
        let set = set.clone();
        Callback::from(move |high| set(low, Some(high)))
    };
    html! {
        <div class="control" data-path={props.path.clone()} data-changed={changed(props).then_some("true")}>
            <div class="control-head">
                <span class="control-name">{ explained(&name, i18n.help(&row.key)) }</span>
                { reset(&i18n, props, quantity, &unit, {
                    let (dispatch, path) = (dispatch.clone(), props.path.clone());
                    Callback::from(move |_| dispatch.emit(Action::ResetNumber(path.to_string())))
                }) }
                <span class="control-value">
                    if prefixed {
                        <span class="control-unit">{ &unit }</span>
                    }
                    { field(low, &low_name, set_low) }
                    if let Some(high) = high {
                        <span aria-hidden="true">{ "–" }</span>
                        { field(high, &high_name, set_high) }
                    }
                </span>
                if !prefixed {
                    <span class="control-unit">{ &unit }</span>
                }
            </div>
            <div class="control-foot">
                <Slider {scale} {low} {high} names={[name.clone(), low_name, high_name]}
                    words={[range_words, words(low), high.map(words).unwrap_or_default()]}
                    on_move={Callback::from(move |(low, high)| set(low, high))} on_rest={on_rest.clone()} />
                <button type="button" class="icon-button" data-action="range" aria-pressed={high.is_some().to_string()}
                    aria-label={i18n.text(if high.is_some() { "field-range-off" } else { "field-range" })}
                    title={i18n.text(if high.is_some() { "field-range-off" } else { "field-range" })}
                    onclick={switch}>
                    { icon(if high.is_some() { Icon::Range } else { Icon::Point }) }
                </button>
            </div>
            <p class="control-error" {id} aria-live="polite">
                if let Some(wrong) = *invalid {
                    { field_text::explain(&i18n, wrong, quantity.unit) }
                }
            </p>
        </div>
    }
}

/// Whether it is not what it was.
fn changed(props: &NumberControlProps) -> bool {
    props.base.is_some_and(|base| base != props.number)
}

/// The way back to what it was.
fn reset(
    i18n: &I18n,
    props: &NumberControlProps,
    quantity: Quantity,
    unit: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    let Some(base) = props.base.filter(|base| *base != props.number) else {
        return Html::default();
    };
    let show = |value| field_text::show(value, quantity.unit);
    let value = match base {
        Number::Value(value) => format!("{} {unit}", show(value)),
        Number::Range { low, high } => format!("{}–{} {unit}", show(low), show(high)),
    };
    let label = i18n.with("field-reset", &[("value", value.trim_end().into())]);
    html! {
        <button type="button" class="icon-button control-reset" data-action="reset"
            aria-label={label.clone()} title={label} {onclick}>
            { icon(Icon::Reset) }
        </button>
    }
}

/// The unit as it stands behind the field.
pub fn unit(i18n: &I18n, quantity: Quantity, currency: Currency) -> String {
    let name = serde_json::to_value(quantity.unit).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or("one");
    let sign = i18n.currency(currency);
    i18n.with(&format!("unit-{name}"), &[("currency", sign.into())])
}
