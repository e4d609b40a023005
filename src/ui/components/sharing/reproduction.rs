//! Whether what a link brought comes out the same here.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::links;

/// Properties of [`Reproduction`].
#[derive(Properties)]
pub struct ReproductionProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for ReproductionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// A quiet line as long as what the link brought is open unchanged.
#[component]
pub fn Reproduction(props: &ReproductionProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let claims = state.claims.as_ref().filter(|claims| claims.are_of(state));
    // Judged once when there is enough: that goes over every number of every replicate.
    let made_of = claims.map(|claims| (Rc::as_ptr(claims), claims.are_ready(state)));
    let verdict = use_memo(made_of, |_| claims.map(|claims| claims.judge(state)));
    let Some(verdict) = &*verdict else { return Html::default() };
    html! {
        <p class="reproduction" role="status" data-reproduces={links::name(verdict)}>{ links::verdict(&i18n, verdict) }</p>
    }
}
