//! The Compare page.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::route::Route;

/// Properties of [`Compare`].
#[derive(Properties)]
pub struct CompareProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for CompareProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The page.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let i18n = use_i18n();
    html! {
        <Frame state={props.state.clone()} route={Route::Compare} title={i18n.text("compare-title")}>
            <p class="sheet-intro">{ i18n.text("compare-intro") }</p>
        </Frame>
    }
}
