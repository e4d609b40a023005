//! The speaker's window: opened beside the presentation, and told what is on the screen.

use std::rc::Rc;

use gloo::utils::window;
use serde_json::Value;
use web_sys::Window;
use yew::prelude::*;

use crate::ui::channel::{Channel, SPEAKER};

/// Keeps the speaker's window told. Gives what opens it, and tells whether it is there.
#[hook]
pub fn use_notes(prompt: &Value, on_message: impl Fn(&Value) + 'static) -> Rc<dyn Fn() -> bool> {
    // Several presentations may go on in one browser.
    let name = use_memo((), |()| format!("{:.0}-{:.0}", js_sys::Date::now(), js_sys::Math::random() * 1e9));
    let channel = use_mut_ref(|| None::<Channel>);
    let latest = use_mut_ref(|| (Value::Null, None::<Box<dyn Fn(&Value)>>));
    latest.replace((prompt.clone(), Some(Box::new(on_message))));
    use_effect_with((), {
        let (channel, latest, name) = (channel.clone(), latest.clone(), name.clone());
        move |()| {
            let heard = {
                let channel = channel.clone();
                Callback::from(move |message: Value| {
                    let (prompt, on_message) = &*latest.borrow();
                    match (message.get("ask"), &*channel.borrow()) {
                        (Some(_), Some(channel)) => channel.send(prompt),
                        _ => on_message.iter().for_each(|on_message| on_message(&message)),
                    }
                })
            };
            channel.replace(Channel::open(&format!("{SPEAKER}{name}"), heard));
            move || {
                channel.replace(None);
            }
        }
    });
    use_effect_with(prompt.clone(), {
        let channel = channel.clone();
        move |prompt| {
            if let Some(channel) = &*channel.borrow() {
                channel.send(prompt);
            }
        }
    });
    let opened = use_mut_ref(|| None::<Window>);
    Rc::new(move || {
        if channel.borrow().is_none() {
            return false;
        }
        let there = opened.borrow().as_ref().filter(|there| !there.closed().unwrap_or(true)).cloned();
        if let Some(there) = there {
            // Refused where a window may not be raised.
            let _ = there.focus();
            return true;
        }
        // The whole address: a part would be resolved against the base of the document.
        let location = window().location();
        let page = location.href().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        let address = format!("{page}#{SPEAKER}{name}");
        let new = window().open_with_url_and_target_and_features(&address, "_blank", "popup,width=760,height=640");
        let new = new.ok().flatten();
        let is_open = new.is_some();
        opened.replace(new);
        is_open
    })
}
