//! Mechanisms that lie over the plan: each with its switch, when it works, and what it changes.

use snowball_engine::plan::{Effect, Lever};
use yew::prelude::*;

use super::Context;
use super::lists::{self, ListOf};
use crate::state::Action;
use crate::ui::components::controls::whole;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::lever_drawer::AddLever;
use crate::ui::components::number_control::NumberControl;
use crate::ui::components::switch::Switch;
use crate::view::levers::{self, Strength};

const LEVERS: ListOf<Lever> = |plan| &mut plan.levers;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, letter, .. } = context;
    let plan = &fields.plan;
    html! {
        <>
            { for plan.levers.iter().enumerate().map(|(index, lever)| entry(context, index, lever)) }
            <AddLever plan={plan.clone()} letter={letter.to_string()} />
        </>
    }
}

fn entry(context: &Context, index: usize, lever: &Lever) -> Html {
    let Context { fields, i18n, dispatch, .. } = context;
    let name = lists::name(i18n, "levers", index, &lever.name);
    let on_switch = {
        let dispatch = (*dispatch).clone();
        Callback::from(move |on: bool| {
            dispatch.emit(Action::edit(move |plan| {
                if let Some(lever) = plan.levers.get_mut(index) {
                    lever.on = on;
                }
            }));
        })
    };
    let on_remove = {
        let dispatch = (*dispatch).clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::edit(move |plan| {
                let list = LEVERS(plan);
                if index < list.len() {
                    list.remove(index);
                }
            }));
        })
    };
    let at = format!("/levers/{index}");
    html! {
        <section key={index} class="entry lever" data-lever={lever.id.clone()} data-on={lever.on.to_string()}
            aria-label={name.clone()}>
            <header class="entry-head">
                <div class="lever-switch" data-path={format!("{at}/on")}><Switch on={lever.on} name={name.clone()} {on_switch} /></div>
                <button type="button" class="icon-button" data-action="remove-entry" onclick={on_remove}
                    aria-label={i18n.with("entry-remove", &[("name", name.as_str().into())])}>
                    { icon(Icon::Close) }
                </button>
            </header>
            <details class="lever-window">
                <summary>{ levers::window(i18n, lever, &fields.plan) }</summary>
                { whole(fields, format!("{at}/from_day")) }
                { whole(fields, format!("{at}/until_day")) }
            </details>
            for (place, effect) in lever.effects.iter().enumerate() {
                { strengths(context, &format!("{at}/effects/{place}"), effect) }
            }
            for addition in lever.adds.iter() {
                { added(&levers::added(i18n, addition, &fields.plan)) }
            }
        </section>
    }
}

/// The numbers of an effect, each named by what it changes.
fn strengths(context: &Context, at: &str, effect: &Effect) -> Html {
    let Context { fields, i18n, .. } = context;
    let numbers = Strength::ALL.into_iter().filter_map(|strength| Some((strength, strength.of(effect)?)));
    numbers
        .map(|(strength, number)| {
            let path = format!("{at}/{}", strength.name());
            html! {
                <NumberControl key={path.clone()} {number} base={fields.base_number(&path)} path={path.clone()}
                    currency={fields.plan.currency} name={strength.words(i18n, effect)}
                    quantity={strength.quantity(effect)} />
            }
        })
        .collect()
}

/// An entry that it adds, in words.
fn added(line: &levers::Line) -> Html {
    html! {
        <p class="lever-added">
            <span class="lever-place">{ &line.place }</span>
            for change in line.changes.iter() {
                <span class="lever-change">
                    { &change.what }
                    if let Some(range) = &change.range { <span class="lever-what">{ format!(" ({range})") }</span> }
                </span>
            }
        </p>
    }
}
