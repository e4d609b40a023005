//! The Improve page: what is looked for, how far the search is, what it has found.

mod answer;
mod form;
mod progress;

use std::rc::Rc;

use answer::Answer;
use form::Form;
use progress::SearchProgress;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::state::Action;
use crate::ui::charts::StillFigure;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::improve::{self, Wish};
use crate::view::route::Route;

/// Points of the front that are drawn while the search goes on.
const POINTS: usize = 24;

/// What a search gives, for who has not seen one.
const BEFORE: [&str; 3] = ["improve-before-ladder", "improve-before-front", "improve-before-open"];

/// The page.
#[component]
pub fn Improve(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let dispatch = use_dispatch();
    let wish = improve::wish(state);
    let on_wish = use_callback((), move |wish: Wish, ()| {
        dispatch.emit(Action::Choose { name: improve::CHOICE, value: wish.to_text() });
    });
    let improvement = state.improvement.clone();
    let front = use_memo((improvement.as_ref().map(Rc::as_ptr), i18n.clone()), |(_, i18n)| {
        let improvement = improvement.as_ref()?;
        let currency = improvement.improver.setting().plan.currency;
        let found = improvement.improver.frontier(POINTS);
        Some(Rc::new(improve::front(i18n, currency, improvement.report.as_deref(), &found)))
    });
    let report = improvement.as_ref().and_then(|improvement| improvement.report.clone());
    html! {
        <Frame state={state.clone()} route={Route::Improve} title={i18n.text("improve-title")}>
            <p class="sheet-intro">{ i18n.text("improve-intro") }</p>
            <div class="improve-parts">
                <Form {wish} {on_wish} seed={state.seed} again={improvement.is_some()} />
                <div class="improve-results">
                    if let Some(improvement) = &improvement {
                        <SearchProgress improvement={improvement.clone()} round={state.round().cloned()} />
                    } else {
                        <section class="answer-part before" aria-label={i18n.text("improve-before")}>
                            <h2>{ i18n.text("improve-before") }</h2>
                            <ul class="points">
                                for key in BEFORE {
                                    <li>{ i18n.text(key) }</li>
                                }
                            </ul>
                        </section>
                    }
                    if let (Some(improvement), Some(report)) = (&improvement, report) {
                        <Answer base={Rc::new(improvement.improver.setting().plan.clone())} {report}
                            room={state.plans.len() < crate::state::MAX_PLANS} />
                    }
                    if let Some(still) = &*front {
                        <StillFigure still={still.clone()} />
                    }
                </div>
            </div>
        </Frame>
    }
}
