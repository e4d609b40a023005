//! The Explain page.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::route::Route;

/// Properties of [`Explain`].
#[derive(Properties)]
pub struct ExplainProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for ExplainProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The page.
#[component]
pub fn Explain(props: &ExplainProps) -> Html {
    let i18n = use_i18n();
    html! {
        <Frame state={props.state.clone()} route={Route::Explain} title={i18n.text("explain-title")}>
            <p class="sheet-intro">{ i18n.text("explain-intro") }</p>
        </Frame>
    }
}
