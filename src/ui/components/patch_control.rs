//! What a phase changes, and to what.

use std::rc::Rc;

use serde_json::Value;
use snowball_engine::plan::{Patch, Plan};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::field_row::field_row;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::{places, problems};

/// Properties of [`PatchControl`].
#[derive(PartialEq, Properties)]
pub struct PatchControlProps {
    /// Index of the phase.
    pub phase: usize,
    /// Index of the patch in it.
    pub place: usize,
    /// The patch.
    pub patch: Patch,
    /// The plan it is part of.
    pub plan: Rc<Plan>,
}

/// Chooses the field among the numbers of the plan, and takes the value as JSON: a number, a range, or a whole part.
#[component]
pub fn PatchControl(props: &PatchControlProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let (path_id, value_id) = (use_id(), use_id());
    let problem = use_state(|| None::<String>);
    let at = format!("/phases/{}/patches/{}", props.phase, props.place);
    let change = {
        let (i18n, problem, plan, at) = (i18n.clone(), problem.clone(), props.plan.clone(), at.clone());
        let (phase, place) = (props.phase, props.place);
        move |set: Rc<dyn Fn(&mut Patch)>| {
            let edit = move |plan: &mut Plan| {
                if let Some(patch) = plan.phases.get_mut(phase).and_then(|phase| phase.patches.get_mut(place)) {
                    set(patch);
                }
            };
            let wrong = places::problem_after(&plan, &at, edit.clone());
            if wrong.is_none() {
                dispatch.emit(Action::edit(edit));
            }
            problem.set(wrong.map(|wrong| problems::explain(&i18n, &wrong)));
        }
    };
    let on_path = {
        let (change, plan) = (change.clone(), props.plan.clone());
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let Some(path) = select.map(|select| select.value()) else { return };
            // Starts from what stands there, which is valid.
            let value = plan.number(&path).and_then(|(_, number)| serde_json::to_value(number).ok());
            change(Rc::new(move |patch| {
                patch.path.clone_from(&path);
                if let Some(value) = &value {
                    patch.value = value.clone();
                }
            }));
        })
    };
    let on_value = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(text) = input.map(|input| input.value()) else { return };
        // What is no JSON is taken as text, so that the plan itself says what is needed.
        let value: Value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        change(Rc::new(move |patch| patch.value = value.clone()));
    });
    let path = html! {
        <select id={path_id.clone()} onchange={on_path}>{ options(&i18n, &props.plan, &props.patch.path) }</select>
    };
    let value = html! {
        <input type="text" class="value-field" id={value_id.clone()} value={props.patch.value.to_string()}
            aria-invalid={problem.is_some().then_some("true")} onchange={on_value} />
    };
    html! {
        <>
            { field_row(&i18n, &format!("{at}/path"), &path_id, path, None) }
            { field_row(&i18n, &format!("{at}/value"), &value_id, value, (*problem).clone()) }
        </>
    }
}

/// Every number of the plan, and what the patch names now if it is none.
fn options(i18n: &I18n, plan: &Plan, now: &str) -> Html {
    let mut paths = Vec::new();
    plan.numbers(&mut |path, _, _| paths.push(path.to_owned()));
    if !paths.iter().any(|path| path == now) {
        paths.insert(0, now.to_owned());
    }
    paths
        .into_iter()
        .map(|path| {
            let words = problems::place(i18n, &path);
            html! { <option selected={path == now} value={path.clone()}>{ words }</option> }
        })
        .collect()
}
