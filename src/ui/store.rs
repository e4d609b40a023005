//! The state as Yew keeps it.

use std::rc::Rc;

use yew::Reducible;

use crate::state::{Action, AppState};

/// Holds the state for `use_reducer`. The state is shared, so that components can keep it as a property.
#[derive(Clone, Debug)]
pub struct Store(pub Rc<AppState>);

impl Reducible for Store {
    type Action = Action;

    /// The same pointer means that nothing has changed: Yew then draws nothing.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.0.update(action) {
            Some(next) => Rc::new(Self(Rc::new(next))),
            None => self,
        }
    }
}
