//! Controls by JSON pointer: what stands there is looked up, and the control that suits it is made.

use snowball_engine::plan::Plan;
use yew::prelude::*;

use super::choice_control::ChoiceControl;
use super::flag_control::FlagControl;
use super::number_control::NumberControl;
use super::optional_control::OptionalControl;
use super::text_control::{TextControl, TextKind};
use super::whole_control::WholeControl;
use crate::view::fields::Fields;
use crate::view::places;

/// The control of a number; nothing if there is none.
pub fn number(fields: &Fields, path: impl Into<AttrValue>) -> Html {
    let path = path.into();
    let Some(number) = fields.number(&path) else { return Html::default() };
    let base = fields.base_number(&path);
    html! { <NumberControl key={path.to_string()} path={path.clone()} {number} {base} currency={fields.plan.currency} /> }
}

/// The controls of several numbers in one section.
pub fn numbers(fields: &Fields, section: &str, names: &[&str]) -> Html {
    names.iter().map(|name| number(fields, format!("{section}/{name}"))).collect()
}

/// The control of a number that may be left out.
pub fn optional(fields: &Fields, path: impl Into<AttrValue>) -> Html {
    let path = path.into();
    let (number, base) = (fields.number(&path), fields.base_number(&path));
    html! { <OptionalControl key={path.to_string()} path={path.clone()} {number} {base} currency={fields.plan.currency} /> }
}

/// The control of a whole number.
pub fn whole(fields: &Fields, path: impl Into<AttrValue>) -> Html {
    let path = path.into();
    let Some(value) = read(&fields.plan, |plan| places::whole_mut(plan, &path).copied()) else {
        return Html::default();
    };
    html! { <WholeControl key={path.to_string()} path={path.clone()} {value} plan={fields.plan.clone()} /> }
}

/// The control of a text.
pub fn text(fields: &Fields, path: impl Into<AttrValue>, kind: TextKind) -> Html {
    let path = path.into();
    let Some(value) = read(&fields.plan, |plan| places::text_mut(plan, &path).cloned()) else { return Html::default() };
    html! { <TextControl key={path.to_string()} path={path.clone()} {value} {kind} /> }
}

/// The control of a switch.
pub fn flag(fields: &Fields, path: impl Into<AttrValue>) -> Html {
    let path = path.into();
    let Some(on) = read(&fields.plan, |plan| places::flag_mut(plan, &path).copied()) else { return Html::default() };
    html! { <FlagControl key={path.to_string()} path={path.clone()} {on} /> }
}

/// The control of a choice; `words` is the family of messages that name the choices.
pub fn choice(fields: &Fields, path: impl Into<AttrValue>, words: &'static str) -> Html {
    let path = path.into();
    let Some(choice) = places::choice(&fields.plan, &path) else { return Html::default() };
    html! { <ChoiceControl key={path.to_string()} path={path.clone()} {choice} {words} /> }
}

/// Reads a place that is only reached through a changeable plan. The copy is cheap beside drawing a control.
fn read<T>(plan: &Plan, get: impl FnOnce(&mut Plan) -> Option<T>) -> Option<T> {
    get(&mut plan.clone())
}
