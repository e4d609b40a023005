//! The way from a view that is only shown to one to work in.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::address_of;
use crate::state::link::Link;
use crate::state::{AppState, Display};
use crate::ui::hooks::use_i18n;
use crate::view::route::Route;

/// Properties of [`ShownNote`].
#[derive(Properties)]
pub struct ShownNoteProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The page on screen.
    pub route: Route,
}

impl PartialEq for ShownNoteProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.route == other.route
    }
}

/// A link that opens the same view in a tab of its own. What the reader has moved meanwhile comes along.
#[component]
pub fn ShownNote(props: &ShownNoteProps) -> Html {
    let i18n = use_i18n();
    let address = use_state(|| None::<String>);
    let plans: Vec<_> = props.state.plans.iter().map(|open| Rc::as_ptr(&open.plan)).collect();
    use_effect_with((plans, props.state.run.status, props.route.clone()), {
        let (state, route, address) = (props.state.clone(), props.route.clone(), address.setter());
        move |_| {
            spawn_local(async move {
                address.set(address_of(&Link::of(&state, &route.hash(), Display::default())).await);
            });
        }
    });
    let Some(address) = (*address).clone() else { return Html::default() };
    html! {
        <a class="shown-note" href={address} target="_blank" rel="noopener" data-action="shown-open">
            { i18n.text("shown-open") }
        </a>
    }
}
