//! The control of a whole number: days, thresholds, counts.

use std::rc::Rc;

use snowball_engine::plan::Plan;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field_row::field_row;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::{places, problems};

/// Properties of [`WholeControl`].
#[derive(PartialEq, Properties)]
pub struct WholeControlProps {
    /// JSON pointer of the number.
    pub path: AttrValue,
    /// What stands there.
    pub value: u32,
    /// The plan it is part of.
    pub plan: Rc<Plan>,
}

/// Edits a whole number of the active plan. Limits depend on the rest of the plan, so the plan itself is asked.
#[component]
pub fn WholeControl(props: &WholeControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let id = use_id();
    let problem = use_state(|| None::<String>);
    let onchange = {
        let (i18n, problem) = (i18n.clone(), problem.clone());
        let (path, plan, before) = (props.path.clone(), props.plan.clone(), props.value);
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            // Far outside rather than unreadable, so that the plan answers with its limits.
            let wanted = input.value().trim().parse().unwrap_or(u32::MAX);
            let set = {
                let path = path.clone();
                move |plan: &mut Plan| {
                    if let Some(place) = places::whole_mut(plan, &path) {
                        *place = wanted;
                    }
                }
            };
            let wrong = places::problem_after(&plan, &path, set.clone());
            if wrong.is_none() && wanted != before {
                dispatch.emit(Action::edit(set));
            }
            problem.set(wrong.map(|wrong| problems::explain(&i18n, &wrong)));
        })
    };
    let control = html! {
        <input type="number" step="1" min="0" class="value-field" id={id.clone()} value={props.value.to_string()}
            aria-invalid={problem.is_some().then_some("true")} aria-describedby={format!("{id}-error")} {onchange} />
    };
    field_row(&i18n, &props.path, &id, control, (*problem).clone())
}
