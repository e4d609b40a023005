//! Which page is open: the part of the address behind `#`, so that back and forward work and no server is needed.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::state::link::is_link;
use crate::view::route::Route;

/// The page that is open, at first that one, and how to go to another whose address is there already. A link in the address is not
/// the name of a page.
#[hook]
pub fn use_route(first: &Route) -> (Route, Callback<Route>) {
    let open = use_state_eq(|| first.clone());
    use_effect_with((), {
        let open = open.setter();
        move |()| {
            let listener = EventListener::new(&window(), "hashchange", move |_| {
                let hash = window().location().hash().unwrap_or_default();
                if !is_link(&hash) {
                    open.set(Route::from_hash(&hash));
                }
            });
            move || drop(listener)
        }
    });
    let go = {
        let open = open.setter();
        use_callback((), move |route, ()| open.set(route))
    };
    ((*open).clone(), go)
}

/// Goes to a page.
pub fn go(route: &Route) {
    // Refused only by a page that is being left.
    let _ = window().location().set_hash(&route.hash());
}
