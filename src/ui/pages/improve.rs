//! The Improve page.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::route::Route;

/// Properties of [`Improve`].
#[derive(Properties)]
pub struct ImproveProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for ImproveProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The page.
#[component]
pub fn Improve(props: &ImproveProps) -> Html {
    let i18n = use_i18n();
    html! {
        <Frame state={props.state.clone()} route={Route::Improve} title={i18n.text("improve-title")}>
            <p class="sheet-intro">{ i18n.text("improve-intro") }</p>
        </Frame>
    }
}
