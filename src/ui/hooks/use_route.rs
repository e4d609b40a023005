//! Which page is open: the part of the address behind `#`, so that back and forward work and no server is needed.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

/// What stands behind `#` for the Method page.
pub const METHOD: &str = "#method";

/// Whether the Method page is open.
#[hook]
pub fn use_method_route() -> bool {
    let open = use_state_eq(is_method);
    use_effect_with((), {
        let open = open.setter();
        move |()| {
            let listener = EventListener::new(&window(), "hashchange", move |_| open.set(is_method()));
            move || drop(listener)
        }
    });
    *open
}

fn is_method() -> bool {
    window().location().hash().is_ok_and(|hash| hash == METHOD)
}
