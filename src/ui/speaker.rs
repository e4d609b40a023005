//! The speaker's window: what is on the screen, what to say, what comes next, and how long it has taken. It opens nothing and keeps
//! nothing: everything comes from the window that presents.

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::{document, window};
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::channel::{Channel, SPEAKER};
use super::hooks::{letters_are_keys, use_stored_language, use_stored_theme};
use crate::i18n::I18n;
use crate::view::present::Move;

/// Properties of [`Speaker`].
#[derive(PartialEq, Properties)]
pub struct SpeakerProps {
    /// Which presentation.
    pub presentation: AttrValue,
}

/// The presentation that the address of this window names, if it is a speaker's.
#[must_use]
pub fn presentation() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.trim_start_matches('#').strip_prefix(SPEAKER).map(str::to_owned)
}

/// The window.
#[component]
pub fn Speaker(props: &SpeakerProps) -> Html {
    let i18n = use_stored_language(None).i18n;
    let _theme = use_stored_theme(None);
    let prompt = use_state(|| Value::Null);
    let now = use_state(js_sys::Date::now);
    let channel = use_mut_ref(|| None::<Channel>);
    use_effect_with(props.presentation.clone(), {
        let (channel, prompt, now) = (channel.clone(), prompt.setter(), now.setter());
        move |presentation| {
            let heard = Callback::from(move |message: Value| {
                if message.get("at").is_some() {
                    prompt.set(message);
                }
            });
            let opened = Channel::open(&format!("{SPEAKER}{presentation}"), heard);
            if let Some(channel) = &opened {
                channel.ask();
            }
            channel.replace(opened);
            let ticks = Interval::new(1000, move || now.set(js_sys::Date::now()));
            // Keys act here as they do there.
            let keys = EventListener::new(&window(), "keydown", {
                let channel = channel.clone();
                move |event| {
                    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
                    let elsewhere = |to: &Move| !matches!(to, Move::Leave | Move::FullScreen | Move::Notes);
                    let wanted = Move::of_key(&key)
                        .filter(|to| elsewhere(to) && (letters_are_keys() || !Move::is_character(&key)));
                    if let (Some(_), Some(channel)) = (wanted, &*channel.borrow()) {
                        channel.send(&json!({ "key": key }));
                    }
                }
            });
            move || {
                drop((ticks, keys));
                channel.replace(None);
            }
        }
    });
    let title = i18n.text("speaker-title");
    use_effect_with(title.clone(), |title| document().set_title(title));
    html! {
        <main class="speaker">
            <h1 class="unseen">{ title }</h1>
            { match prompt.get("at") {
                Some(_) => told(&i18n, &prompt, *now),
                None => html! { <p role="status" data-speaker="waiting">{ i18n.text("speaker-waiting") }</p> },
            } }
        </main>
    }
}

fn told(i18n: &I18n, prompt: &Value, now: f64) -> Html {
    let text = |name: &str| prompt.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let number = |name: &str| prompt.get(name).and_then(Value::as_u64).unwrap_or(0);
    let place = [("at", number("at").into()), ("of", number("of").into())];
    let since = prompt.get("since").and_then(Value::as_f64).unwrap_or(now);
    let next = match text("next") {
        Some(title) => i18n.with("speaker-next", &[("title", title.into())]),
        None => i18n.text("speaker-last"),
    };
    html! {
        <>
            <p class="speaker-place" data-speaker="place">{ i18n.with("present-place", &place) }</p>
            <h2 class="speaker-title" data-speaker="title" aria-live="polite">{ text("title") }</h2>
            <p class="speaker-notes" data-speaker="notes" tabindex="0">
                { text("notes").unwrap_or_else(|| i18n.text("present-no-notes")) }
            </p>
            <p class="speaker-next" data-speaker="next">{ next }</p>
            <p class="speaker-clock" data-speaker="clock">
                { i18n.with("speaker-clock", &[("time", clock(now - since).into())]) }
            </p>
        </>
    }
}

/// Milliseconds as minutes and seconds, from an hour on with hours.
fn clock(ms: f64) -> String {
    let seconds = (ms / 1000.0).max(0.0) as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
