//! The whole page.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::{panic, runner, storage};
use crate::i18n::Locale;
use crate::state::{Action, AppState};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store(Rc::new(AppState::start(storage::kept(), Locale::En))));
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let state = store.0.clone();
    runner::use_runner(&state, &dispatch);
    storage::use_storage(&state, &dispatch);
    panic::remember(&state);
    html! { <p>{ state.run.status.as_str() }</p> }
}
