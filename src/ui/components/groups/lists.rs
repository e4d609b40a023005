//! Lists of a plan: adding and removing entries.

use snowball_engine::plan::Plan;
use yew::prelude::*;

use super::Context;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::components::entry::{AddEntry, Entry};

/// How a list is reached in a plan.
pub type ListOf<T> = fn(&mut Plan) -> &mut Vec<T>;

/// An entry's own name, or else "Channel 2".
pub fn name(i18n: &I18n, list: &str, index: usize, own: &str) -> AttrValue {
    if own.is_empty() {
        i18n.with(&format!("entry-{list}"), &[("number", (index + 1).into())]).into()
    } else {
        own.to_owned().into()
    }
}

/// Controls that belong together, under a name of their own.
pub fn part(name: impl Into<AttrValue>, body: Html) -> Html {
    html! {
        <section class="entry">
            <h4>{ name.into() }</h4>
            { body }
        </section>
    }
}

/// An entry in its frame; one that has to stay has no button to remove it.
pub fn entry<T: 'static>(
    context: &Context,
    list: ListOf<T>,
    index: usize,
    name: AttrValue,
    stays: bool,
    body: Html,
) -> Html {
    let dispatch = context.dispatch.clone();
    let on_remove = (!stays).then(|| {
        Callback::from(move |()| {
            dispatch.emit(Action::edit(move |plan| {
                let list = list(plan);
                if index < list.len() {
                    list.remove(index);
                }
            }));
        })
    });
    html! { <Entry key={index} {name} {on_remove}>{ body }</Entry> }
}

/// The button that adds what `make` makes; it sees the plan, to put the new entry where it is valid.
pub fn add<T: 'static>(context: &Context, key: &'static str, list: ListOf<T>, make: fn(&Plan) -> T) -> Html {
    let dispatch = context.dispatch.clone();
    let on_add = Callback::from(move |()| {
        dispatch.emit(Action::edit(move |plan| {
            let new = make(plan);
            list(plan).push(new);
        }));
    });
    html! { <AddEntry list={key} {on_add} /> }
}
