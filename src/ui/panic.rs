//! What stands on screen after a fault of the program: one message, with the open plans still to be saved.
//!
//! Yew and the state are not to be trusted any more here, so the message is built with the document alone, in both
//! languages, and its links work without the program.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Element, Url};

use crate::i18n::{I18n, Locale};
use crate::state::{AppState, Document};

/// Class of the message, and its name in the document.
const PANIC: &str = "panic";

/// Name of the file that the open plans are saved in.
const FILE: &str = "snowball-plans.json";

thread_local! {
    static LAST: RefCell<Option<Rc<AppState>>> = const { RefCell::new(None) };
}

/// Shows the message at any fault from now on.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // There is nobody left to tell if even this fails; the console has the fault.
        let _ = show(info);
    }));
}

/// Remembers what is open, to be saved after a fault.
pub fn remember(state: &Rc<AppState>) {
    LAST.set(Some(state.clone()));
}

fn show(info: &PanicHookInfo) -> Result<(), JsValue> {
    let document = document();
    // The first fault is the cause; others follow from it.
    if document.get_element_by_id(PANIC).is_some() {
        return Ok(());
    }
    let panel = element("section", PANIC)?;
    panel.set_id(PANIC);
    panel.set_attribute("role", "alert")?;
    let plans = plans_url();
    let said = info.to_string();
    Locale::ALL.map(I18n::after_a_fault).iter().try_for_each(|i18n| tell(&panel, i18n, plans.as_deref(), &said))?;
    document.body().ok_or(JsValue::NULL)?.prepend_with_node_1(&panel)?;
    panel.scroll_into_view();
    if let Some(app) = document.get_element_by_id("app") {
        app.set_attribute("inert", "")?;
    }
    Ok(())
}

/// The message in one language.
fn tell(panel: &Element, i18n: &I18n, plans: Option<&str>, said: &str) -> Result<(), JsValue> {
    let part = element("div", "panic-part")?;
    part.set_attribute("lang", i18n.locale().tag())?;
    for (tag, key) in [("h2", "panic-title"), ("p", "panic-text")] {
        let words = element(tag, key)?;
        words.set_text_content(Some(&i18n.text(key)));
        part.append_child(&words)?;
    }
    let links = element("p", "panic-links")?;
    if let Some(url) = plans {
        let save = link(&i18n.text("panic-export"), url)?;
        save.set_attribute("download", FILE)?;
        save.set_attribute("data-action", "save-plans")?;
        links.append_child(&save)?;
    }
    for (key, url) in [("panic-reload", "?"), ("panic-fresh", "?fresh")] {
        let open = link(&i18n.text(key), url)?;
        links.append_child(&open)?;
    }
    part.append_child(&links)?;
    let details = element("details", "panic-details")?;
    for (tag, text) in [("summary", i18n.text("panic-details")), ("pre", said.to_owned())] {
        let line = document().create_element(tag)?;
        line.set_text_content(Some(&text));
        details.append_child(&line)?;
    }
    part.append_child(&details)?;
    panel.append_child(&part)?;
    Ok(())
}

/// Address of a file with the open plans.
fn plans_url() -> Option<String> {
    let state = LAST.try_with(|last| last.try_borrow().ok()?.clone()).ok()??;
    let text = js_sys::Array::of1(&Document::of(&state).to_json().into());
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&text, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn element(tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    element.set_class_name(class);
    Ok(element)
}

fn link(words: &str, url: &str) -> Result<Element, JsValue> {
    let link = element("a", "button")?;
    link.set_text_content(Some(words));
    link.set_attribute("href", url)?;
    Ok(link)
}
