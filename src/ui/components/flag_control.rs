//! The control of a switch of the plan.

use yew::prelude::*;

use super::help::Help;
use super::switch::Switch;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::{fields, places};

/// Properties of [`FlagControl`].
#[derive(PartialEq, Properties)]
pub struct FlagControlProps {
    /// JSON pointer of the switch.
    pub path: AttrValue,
    /// Whether it is on.
    pub on: bool,
}

/// Switches something of the active plan.
#[component]
pub fn FlagControl(props: &FlagControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Some(row) = fields::row(&props.path) else { return Html::default() };
    let name = AttrValue::from(i18n.text(&row.key));
    let path = props.path.clone();
    let on_switch = Callback::from(move |on: bool| {
        let path = path.clone();
        dispatch.emit(Action::edit(move |plan| {
            if let Some(place) = places::flag_mut(plan, &path) {
                *place = on;
            }
        }));
    });
    html! {
        <div class="control control-flag" data-path={props.path.clone()}>
            <Switch on={props.on} name={name.clone()} {on_switch} />
            <Help {name} text={i18n.help(&row.key).unwrap_or_default()} />
        </div>
    }
}
