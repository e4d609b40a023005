//! Sending actions to the state from anywhere below the page.

use yew::prelude::*;

use crate::state::Action;

/// The way to the state; the same for the life of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispatch(pub Callback<Action>);

impl Dispatch {
    /// Sends an action.
    pub fn emit(&self, action: Action) {
        self.0.emit(action);
    }
}

/// The way to the state; outside the page, where there is none, actions go nowhere.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().unwrap_or_else(|| Dispatch(Callback::noop()))
}
