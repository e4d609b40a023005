//! Letters as keys: which can be switched off, as WCAG 2.1.4 asks for, and where they are not meant.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::setting::{remember, remembered};

/// Where the choice is kept.
const KEY: &str = "snowball.letters";

/// Whether letters act by themselves.
#[must_use]
pub fn letters_are_keys() -> bool {
    remembered(KEY).as_deref() != Some("off")
}

/// Lets letters act by themselves, or not.
pub fn let_letters_be_keys(on: bool) {
    remember(KEY, if on { "on" } else { "off" });
}

/// Calls back with every key that is pressed without a modifier while no dialog is open. The latest callback is asked; it tells whether
/// the key was meant for it, which then does nothing else.
#[hook]
pub fn use_plain_keys(on_key: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let latest = use_mut_ref(|| None::<Box<dyn Fn(&KeyboardEvent) -> bool>>);
    latest.replace(Some(Box::new(on_key)));
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            let modified = key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing();
            let in_dialog = document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some());
            if modified || in_dialog || event.default_prevented() {
                return;
            }
            let taken = latest.borrow().as_ref().is_some_and(|on_key| on_key(key));
            if taken {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// What a key would do where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A text is being typed, or something chosen by letters.
    Typing,
    /// A slider, which is moved by arrows.
    Slider,
    /// A button or a link, which Space presses.
    Button,
    /// Nothing that takes keys.
    Free,
}

/// What has the focus when a key is pressed.
#[must_use]
pub fn focus_of(event: &KeyboardEvent) -> Focus {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Focus::Free };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "range" => Focus::Slider,
            "checkbox" | "radio" | "button" => Focus::Button,
            _ => Focus::Typing,
        };
    }
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => Focus::Typing,
        "BUTTON" | "A" | "SUMMARY" => Focus::Button,
        _ if target.get_attribute("role").as_deref() == Some("slider") => Focus::Slider,
        _ => Focus::Free,
    }
}
