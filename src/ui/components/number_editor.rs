//! Editing a number, wherever it stands: label, field with unit, slider, range switch, reset.

use snowball_engine::plan::{Number, Quantity, Unit};
use yew::prelude::*;

use super::help::explained;
use super::icon::{Icon, icon};
use super::slider::Slider;
use super::value_field::ValueField;
use crate::i18n::I18n;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::field_text::{self, Invalid};
use crate::view::ranges;
use crate::view::slider::Scale;

/// Properties of [`NumberEditor`].
#[derive(PartialEq, Properties)]
pub struct NumberEditorProps {
    /// What tests and links find it by.
    pub path: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// What it means.
    pub help: Option<String>,
    /// How it is entered.
    pub quantity: Quantity,
    /// Its unit in words.
    pub unit: AttrValue,
    /// What stands there.
    pub number: Number,
    /// What stood there first.
    pub base: Option<Number>,
    /// It changes, while a thumb moves or a key is pressed.
    pub on_number: Callback<Number>,
    /// The control came to rest.
    pub on_rest: Callback<()>,
    /// Puts back what stood there first.
    pub on_reset: Callback<()>,
    /// What has been typed into its first field already and is not taken yet.
    #[prop_or_default]
    pub typed: Option<AttrValue>,
}

/// Edits one number.
#[component]
pub fn NumberEditor(props: &NumberEditorProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let NumberEditorProps { name, quantity, unit, on_rest, .. } = props;
    let quantity = *quantity;
    let invalid = use_state(|| field_text::read(props.typed.as_deref()?, &quantity).err());
    // A currency stands before its amount, every other unit behind.
    let prefixed = quantity.unit == Unit::Money;
    let scale = Scale::of(&quantity);

    let set = {
        let (on_number, invalid) = (props.on_number.clone(), invalid.clone());
        move |low: f64, high: Option<f64>| {
            let number = match high {
                None => Ok(Number::Value(low)),
                Some(high) => field_text::range(low, high, quantity.kind),
            };
            match number {
                Ok(value) => {
                    invalid.set(None);
                    on_number.emit(value);
                }
                Err(wrong) => invalid.set(Some(wrong)),
            }
        }
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
    let field = |value: f64, name: &AttrValue, typed: Option<AttrValue>, on_value: Callback<f64>| {
        html! {
            <ValueField {quantity} {value} name={name.clone()} described_by={id.clone()} {on_value} {typed}
                on_invalid={on_invalid.clone()} on_rest={on_rest.clone()} />
        }
    };
    let switch = {
        let (on_number, on_rest, number) = (props.on_number.clone(), on_rest.clone(), props.number);
        Callback::from(move |_: MouseEvent| {
            on_number.emit(match number {
                Number::Value(value) => ranges::around(value, &quantity),
                Number::Range { .. } => ranges::middle(number, &quantity),
            });
            on_rest.emit(());
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
    let changed = props.base.is_some_and(|base| base != props.number);
    html! {
        <div class="control" data-path={props.path.clone()} data-changed={changed.then_some("true")}>
            <div class="control-head">
                <span class="control-name">{ explained(name, props.help.clone()) }</span>
                { reset(&i18n, props) }
                <span class="control-value">
                    if prefixed {
                        <span class="control-unit">{ unit }</span>
                    }
                    { field(low, &low_name, props.typed.clone(), set_low) }
                    if let Some(high) = high {
                        <span aria-hidden="true">{ "–" }</span>
                        { field(high, &high_name, None, set_high) }
                    }
                </span>
                if !prefixed {
                    <span class="control-unit">{ unit }</span>
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

/// The way back to what it was.
fn reset(i18n: &I18n, props: &NumberEditorProps) -> Html {
    let Some(base) = props.base.filter(|base| *base != props.number) else {
        return Html::default();
    };
    let show = |value| field_text::show(value, props.quantity.unit);
    let unit = &props.unit;
    let value = match base {
        Number::Value(value) => format!("{} {unit}", show(value)),
        Number::Range { low, high } => format!("{}–{} {unit}", show(low), show(high)),
    };
    let label = i18n.with("field-reset", &[("value", value.trim_end().into())]);
    html! {
        <button type="button" class="icon-button control-reset" data-action="reset"
            aria-label={label.clone()} title={label} onclick={props.on_reset.reform(|_: MouseEvent| ())}>
            { icon(Icon::Reset) }
        </button>
    }
}
