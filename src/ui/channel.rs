//! Messages between windows of the browser that have the page open: between the one that presents and the speaker's, which is the same
//! page at `#speaker/…`, and between tabs that keep what they have open.

use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};
use yew::Callback;

/// What the address of the speaker's window has behind `#`, before the name of the presentation.
pub const SPEAKER: &str = "speaker/";

/// A channel that every window of the browser with the same page hears, if it listens to that name.
pub struct Channel {
    channel: BroadcastChannel,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Opens it; none where the browser has no such thing.
    pub fn open(name: &str, on_message: Callback<Value>) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("snowball-{name}")).ok()?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            if let Ok(value) = serde_json::from_str(&text) {
                on_message.emit(value);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { channel, _on_message: on_message })
    }

    /// Tells the others.
    pub fn send(&self, message: &Value) {
        // Refused only by a channel that was closed.
        let _ = self.channel.post_message(&JsValue::from_str(&message.to_string()));
    }

    /// Asks what is on the screen.
    pub fn ask(&self) {
        self.send(&json!({ "ask": true }));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
