//! What this browser keeps: the open plans, at every edit, so that nothing is lost when the page goes.
//!
//! Straight on web-sys, since gloo-storage panics where a browser forbids storage.

use std::rc::Rc;

use gloo::utils::window;
use snowball_engine::plan::Plan;
use wasm_bindgen::JsValue;
use web_sys::Storage;
use yew::prelude::*;

use crate::state::{Action, AppState, Document, Message, Place, RunStatus};

/// The open plans.
const PLANS: &str = "snowball.plans";

/// A text that could not be read as plans, kept until the next one of that kind.
const UNREADABLE: &str = "snowball.unreadable";

/// A page opened with this query starts with the default preset, whatever is kept.
const FRESH: &str = "?fresh";

/// What was kept, if anything. It is put aside, not lost, when the page is to start afresh.
pub fn kept() -> Option<String> {
    let text = storage()?.get_item(PLANS).ok()??;
    if window().location().search().is_ok_and(|query| query == FRESH) {
        put_aside(&text);
        // So that the next reload keeps what is done from here on.
        let _ = window().history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some("./")));
        return None;
    }
    Some(text)
}

/// Puts a text aside: what is open is about to be written over it.
fn put_aside(text: &str) {
    // Best effort: if even this cannot be written, the text is still in the message on screen.
    let _ = storage().map(|storage| storage.set_item(UNREADABLE, text));
}

/// Keeps the open plans whenever an edit has come to rest.
#[hook]
pub fn use_storage(state: &Rc<AppState>, dispatch: &Callback<Action>) {
    let told = use_mut_ref(|| false);
    let rests = !state.dragging || state.run.status == RunStatus::Running;
    let (state, dispatch) = (state.clone(), dispatch.clone());
    use_effect_with((Kept::of(&state), rests), move |(_, rests)| {
        if !rests {
            return;
        }
        if let Some(Message::BadPlan { place: Place::Saved, text: Some(text), .. }) = &state.message {
            put_aside(text);
        }
        let problem = keep(&Document::of(&state).to_json()).err();
        // Said once, not at every edit.
        let was_told = told.replace(problem.is_some());
        if let Some(message) = problem.filter(|_| !was_told) {
            dispatch.emit(Action::Say(message));
        }
    });
}

/// What decides whether there is something new to keep.
#[derive(PartialEq)]
struct Kept {
    plans: Vec<Shared>,
    rest: (usize, u64, u32, Option<&'static str>),
}

impl Kept {
    fn of(state: &AppState) -> Self {
        let plans = state.plans.iter().flat_map(|open| [open.plan.clone(), open.base.clone()]);
        Self { plans: plans.map(Shared).collect(), rest: (state.active, state.seed, state.replicates, state.preset) }
    }
}

/// A plan compared by where it is.
struct Shared(Rc<Plan>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn keep(text: &str) -> Result<(), Message> {
    let storage = storage().ok_or(Message::StorageBlocked)?;
    storage.set_item(PLANS, text).map_err(|_| Message::StorageFull)
}

/// The browser's storage, if the user lets the page have it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
