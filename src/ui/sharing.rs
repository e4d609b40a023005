//! Links that are opened while the page is open: pasted into the address, or followed from another page of this tab.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::keeping::Keeper;
use super::start;
use crate::i18n::Locale;
use crate::state::link::is_link;
use crate::state::{Action, AppState, Message};
use crate::view::route::Route;

/// Opens links as they come into the address. `go` goes to a page.
#[hook]
pub fn use_links(
    state: &Rc<AppState>,
    route: &Route,
    locale: Locale,
    keeper: &Keeper,
    dispatch: &Callback<Action>,
    go: &Callback<Route>,
) {
    let now = use_mut_ref(|| (state.clone(), route.clone(), locale));
    *now.borrow_mut() = (state.clone(), route.clone(), locale);
    let (keeper, dispatch, go) = (keeper.clone(), dispatch.clone(), go.clone());
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            let hash = window().location().hash().unwrap_or_default();
            if !is_link(&hash) {
                return;
            }
            let (keeper, dispatch, go, now) = (keeper.clone(), dispatch.clone(), go.clone(), now.clone());
            spawn_local(async move {
                let link = match start::read(&hash).await {
                    Ok(link) => link,
                    Err(fault) => {
                        start::address(&now.borrow().1);
                        return dispatch.emit(Action::Say(Message::BadLink(fault)));
                    }
                };
                if !link.display.is_plain() || keeper.is_idle() {
                    // Such a view is shown as if the page had been opened with it.
                    return window().location().reload().unwrap_or(());
                }
                let (state, _, locale) = now.borrow().clone();
                let before = start::keep_before_link(&keeper, &state, locale).await;
                let page = Route::from_hash(&link.page);
                start::address(&page);
                dispatch.emit(Action::OpenLink(Box::new(link)));
                if let Some(message) = before {
                    dispatch.emit(Action::Say(message));
                }
                go.emit(page);
            });
        });
        move || drop(listener)
    });
}
