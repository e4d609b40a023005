//! Which page is open: the part of the address behind `#`, so that back and forward work and no server is needed.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::view::route::Route;

/// The page that is open.
#[hook]
pub fn use_route() -> Route {
    let open = use_state_eq(route);
    use_effect_with((), {
        let open = open.setter();
        move |()| {
            let listener = EventListener::new(&window(), "hashchange", move |_| open.set(route()));
            move || drop(listener)
        }
    });
    (*open).clone()
}

/// Goes to a page.
pub fn go(route: &Route) {
    // Refused only by a page that is being left.
    let _ = window().location().set_hash(&route.hash());
}

fn route() -> Route {
    Route::from_hash(&window().location().hash().unwrap_or_default())
}
