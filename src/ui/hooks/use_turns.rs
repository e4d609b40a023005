//! The first page in pieces.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use yew::prelude::*;

thread_local! {
    static OPENED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// How many of a page's `parts` may stand by now. When the program starts they come one after the other, each in a task of
/// its own, so that a slow phone can paint and answer in between; from then on all of them at once.
#[hook]
pub fn use_turns(parts: usize) -> usize {
    let stand = use_state(|| if OPENED.get() { parts } else { 1 });
    let now = (*stand).min(parts);
    use_effect_with(now, {
        let stand = stand.setter();
        move |&now| {
            let timer = (now < parts).then(|| Timeout::new(0, move || stand.set(now + 1)));
            if timer.is_none() {
                mark_ready();
            }
            move || drop(timer)
        }
    });
    now
}

/// Says that the page stands: to what comes later, to tests and to benchmarks.
pub fn mark_ready() {
    OPENED.set(true);
    WAITING.take().into_iter().for_each(|then| then());
    if let Some(root) = document().get_element_by_id("app") {
        // Refused only for invalid names.
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// Does something once the page stands: on a machine with few cores, what goes on beside it holds it up.
pub fn once_ready(then: impl FnOnce() + 'static) {
    if OPENED.get() {
        then();
    } else {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    }
}
