//! A copy of the page's state for what is tried: the same rules, and nothing of it reaches what is open.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Action, AppState};
use crate::ui::hooks::Dispatch;

/// The copy, and the ways to it.
#[derive(Clone)]
pub struct Sandbox {
    /// What is open, or what became of it here.
    pub state: Rc<AppState>,
    /// Changes the copy.
    pub dispatch: Dispatch,
    /// Goes back to what is open; none while nothing was changed.
    pub put_back: Option<Callback<()>>,
}

/// Nothing as long as nothing was tried: what is open is shown as it changes.
#[derive(Default)]
struct Tried(Option<Rc<AppState>>);

enum Step {
    /// Does something to the copy, or to a first copy of this state.
    Act(Rc<AppState>, Action),
    PutBack,
}

impl Reducible for Tried {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        match step {
            Step::PutBack => Rc::default(),
            Step::Act(open, action) => match self.0.as_ref().unwrap_or(&open).update(action) {
                Some(next) => Rc::new(Self(Some(Rc::new(next)))),
                None => self,
            },
        }
    }
}

/// The copy of a state. Nothing computes for it: what it asks the workers for stays asked for.
#[hook]
pub fn use_sandbox(open: &Rc<AppState>) -> Sandbox {
    let tried = use_reducer(Tried::default);
    let latest = use_mut_ref(|| open.clone());
    latest.replace(open.clone());
    let dispatch = {
        let tried = tried.dispatcher();
        use_callback((), move |action: Action, ()| tried.dispatch(Step::Act(latest.borrow().clone(), action)))
    };
    let put_back = {
        let tried = tried.dispatcher();
        use_callback((), move |(), ()| tried.dispatch(Step::PutBack))
    };
    Sandbox {
        state: tried.0.clone().unwrap_or_else(|| open.clone()),
        dispatch: Dispatch(dispatch),
        put_back: tried.0.is_some().then_some(put_back),
    }
}
