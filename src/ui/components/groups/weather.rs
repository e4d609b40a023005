//! Good and bad days, and the days of the week.

use snowball_engine::plan::{Number, Plan};
use yew::prelude::*;

use super::Context;
use crate::state::Action;
use crate::ui::components::controls::numbers;
use crate::ui::components::number_control::NumberControl;
use crate::ui::components::switch::Switch;

/// Its controls.
pub fn body(Context { fields, i18n, dispatch, .. }: &Context) -> Html {
    let days = &fields.plan.weather.weekdays;
    let dispatch = (*dispatch).clone();
    let on_switch = Callback::from(move |on: bool| {
        dispatch.emit(Action::edit(move |plan: &mut Plan| {
            plan.weather.weekdays = if on { vec![Number::Value(1.0); 7] } else { Vec::new() };
        }));
    });
    let weekdays = days.iter().enumerate().map(|(index, number)| {
        let path = format!("/weather/weekdays/{index}");
        let base = fields.base_number(&path);
        html! {
            <NumberControl key={index} {path} number={*number} {base} currency={fields.plan.currency}
                name={i18n.text(&format!("weekday-{index}"))} />
        }
    });
    html! {
        <>
            { numbers(fields, "/weather", &["sigma", "persistence"]) }
            <Switch on={!days.is_empty()} name={i18n.text("weekdays-on")} {on_switch} />
            { for weekdays }
        </>
    }
}
