//! The control of a number that may be left out: a switch, and the number when it is on.

use snowball_engine::plan::{Currency, Number};
use yew::prelude::*;

use super::help::explained;
use super::number_control::NumberControl;
use super::switch::Switch;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::{fields, places};

/// Properties of [`OptionalControl`].
#[derive(PartialEq, Properties)]
pub struct OptionalControlProps {
    /// JSON pointer of the number.
    pub path: AttrValue,
    /// What stands there, if anything.
    pub number: Option<Number>,
    /// What stood there when the plan was opened, if anything.
    pub base: Option<Number>,
    /// Currency of amounts.
    pub currency: Currency,
}

/// Sets or lifts a limit of the active plan.
#[component]
pub fn OptionalControl(props: &OptionalControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Some(row) = fields::row(&props.path) else { return Html::default() };
    let on_switch = {
        let path = props.path.clone();
        // Half way along the slider is a limit that is felt and not absurd; what it was at first is better still.
        let start = row.quantity.map_or(0.0, |quantity| 0.5 * quantity.slider.1);
        let start = props.base.unwrap_or(Number::Value(start));
        Callback::from(move |on: bool| {
            let path = path.clone();
            dispatch.emit(Action::edit(move |plan| {
                if let Some(place) = places::optional_mut(plan, &path) {
                    *place = on.then_some(start);
                }
            }));
        })
    };
    let name = AttrValue::from(i18n.text(&row.key));
    // What is left out is no limit, unless the field says what it is instead.
    let own = format!("none-{}", row.key);
    let (none, switch) = if i18n.has(&own) {
        (i18n.text(&own), i18n.text("field-on"))
    } else {
        (i18n.text("field-no-limit"), i18n.text("field-limit"))
    };
    html! {
        <div class="optional">
            if let Some(number) = props.number {
                <NumberControl path={props.path.clone()} {number} base={props.base} currency={props.currency} />
                <Switch on={true} name={switch} {on_switch} />
            } else {
                <div class="control-head" data-path={props.path.clone()} data-changed={props.base.is_some().then_some("true")}>
                    <span class="control-name">{ explained(&name, i18n.help(&row.key)) }</span>
                    <span class="control-none">{ none }</span>
                    <Switch on={false} name={switch} {on_switch} />
                </div>
            }
        </div>
    }
}
