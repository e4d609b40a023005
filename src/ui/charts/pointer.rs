//! Pointing at a day: with the mouse, a finger or the keyboard, in all charts at once.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::paint::Shared;
use crate::state::{Action, AppState};

/// Points that Page up and Page down move by.
const PAGE: usize = 10;

/// Turns what the reader does on a chart into actions.
#[derive(Clone)]
pub(super) struct Pointer {
    pub state: Rc<AppState>,
    /// What the canvases lie in.
    pub stage: NodeRef,
    pub painter: Shared,
    pub dispatch: Callback<Action>,
}

impl Pointer {
    pub fn on_move(&self) -> Callback<PointerEvent> {
        let Self { state, stage, painter, dispatch } = self.clone();
        Callback::from(move |event: PointerEvent| {
            let point = point(&stage, &painter, &event);
            if !state.pinned && point != state.crosshair {
                dispatch.emit(Action::Crosshair(point));
            }
        })
    }

    pub fn on_click(&self) -> Callback<MouseEvent> {
        let Self { state, stage, painter, dispatch } = self.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(point) = point(&stage, &painter, &event) else { return };
            let again = state.pinned && state.crosshair == Some(point);
            dispatch.emit(Action::Pin((!again).then_some(point)));
        })
    }

    pub fn on_key(&self) -> Callback<KeyboardEvent> {
        let Self { state, dispatch, .. } = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(last) = state.active_plan().engine.grid().len().checked_sub(1) else { return };
            let here = state.crosshair.unwrap_or(last);
            let there = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => here.saturating_sub(1),
                "ArrowRight" | "ArrowUp" => (here + 1).min(last),
                "PageUp" => (here + PAGE).min(last),
                "PageDown" => here.saturating_sub(PAGE),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    event.prevent_default();
                    return dispatch.emit(Action::Pin((!state.pinned).then_some(here)));
                }
                "Escape" if state.crosshair.is_some() => return dispatch.emit(Action::Pin(None)),
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(if state.pinned { Action::Pin(Some(there)) } else { Action::Crosshair(Some(there)) });
        })
    }
}

/// Point of the grid under the pointer.
fn point(stage: &NodeRef, painter: &Shared, event: &MouseEvent) -> Option<usize> {
    // Not the event's own target: Yew listens for all of the page in one place.
    let rect = stage.cast::<Element>()?.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
    painter.borrow().point(x, y)
}
