//! What the style sheet decides by the size of the window, for what a component decides by it as well.

use gloo::events::EventListener;
use gloo::utils::window;
use web_sys::MediaQueryList;
use yew::prelude::*;

/// Whether a media query holds, followed as it changes.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state_eq(|| list(query).is_some_and(|list| list.matches()));
    use_effect_with(query, {
        let holds = holds.setter();
        move |query| {
            let listener = list(query).map(|list| {
                let asked = list.clone();
                EventListener::new(&list, "change", move |_| holds.set(asked.matches()))
            });
            move || drop(listener)
        }
    });
    *holds
}

fn list(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}
