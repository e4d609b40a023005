//! When the open set is kept.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use snowball_engine::plan::Plan;
use yew::prelude::*;

use super::Keeper;
use super::local::{Tab, put_aside};
use crate::state::keeping::Named;
use crate::state::{Action, AppState, Chosen, Deck, Message, Place, RunStatus};

/// Time in which the page is opened, in milliseconds.
const FIRST_MS: u32 = 200;

/// Keeps the open plans whenever an edit has come to rest, and notes what is not at rest yet when the page goes; what the page
/// opens with only if it is to `keep_first`.
#[hook]
pub fn use_keeping(state: &Rc<AppState>, keeper: &Keeper, keep_first: bool, dispatch: &Callback<Action>) {
    let rests = !state.dragging || state.run.status == RunStatus::Running;
    // What is open, and whether the keeper has it.
    let last = use_mut_ref(|| (state.clone(), true));
    let first = use_mut_ref(|| true);
    last.borrow_mut().0 = state.clone();
    use_effect_with((Version::of(state), rests), {
        let (state, keeper, dispatch, last) = (state.clone(), keeper.clone(), dispatch.clone(), last.clone());
        move |(_, rests)| {
            last.borrow_mut().1 = *rests;
            if !rests {
                return;
            }
            if let Some(Message::BadPlan { place: Place::Saved, text: Some(text), .. }) = &state.message {
                put_aside(text);
            }
            if !first.replace(false) {
                return keeper.keep(&state, &dispatch);
            }
            if !keep_first {
                return;
            }
            // What the page opens with is kept behind its first drawing, if nothing newer has been by then.
            last.borrow_mut().1 = false;
            Timeout::new(FIRST_MS, move || {
                let (state, kept) = &mut *last.borrow_mut();
                if !std::mem::replace(kept, true) {
                    keeper.keep(state, &dispatch);
                }
            })
            .forget();
        }
    });
    use_effect_with(keeper.clone(), {
        let (dispatch, last) = (dispatch.clone(), last.clone());
        move |keeper| {
            keeper.listen(&dispatch, move || last.borrow().0.clone());
            let keeper = keeper.clone();
            move || keeper.deafen()
        }
    });
    use_effect_with(keeper.clone(), move |keeper| {
        let flush = {
            let keeper = keeper.clone();
            move |last: &RefCell<(Rc<AppState>, bool)>| {
                let (state, kept) = &*last.borrow();
                if !kept {
                    // There is nobody left to tell.
                    let _ = keeper.note(state);
                }
            }
        };
        let is_idle = keeper.is_idle();
        let hides = EventListener::new(&document(), "visibilitychange", {
            let (flush, last) = (flush.clone(), last.clone());
            move |_| {
                if document().hidden() {
                    flush(&last);
                }
            }
        });
        let goes = EventListener::new(&window(), "pagehide", move |_| {
            flush(&last);
            if !is_idle {
                Tab::leave(true);
            }
        });
        let comes = EventListener::new(&window(), "pageshow", move |_| {
            if !is_idle {
                Tab::leave(false);
            }
        });
        move || drop((hides, goes, comes))
    });
}

/// What decides whether there is something new to keep.
#[derive(PartialEq)]
struct Version {
    plans: Vec<Shared>,
    rest: (usize, u64, u32, Option<&'static str>),
    named: Option<Rc<Named>>,
    chosen: Chosen,
    deck: Rc<Deck>,
}

impl Version {
    fn of(state: &AppState) -> Self {
        let plans = state.plans.iter().flat_map(|open| [open.plan.clone(), open.base.clone()]);
        Self {
            plans: plans.map(Shared).collect(),
            rest: (state.active, state.seed, state.replicates, state.preset),
            named: state.named.clone(),
            chosen: state.chosen.clone(),
            deck: state.deck.clone(),
        }
    }
}

/// A plan compared by where it is.
struct Shared(Rc<Plan>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
