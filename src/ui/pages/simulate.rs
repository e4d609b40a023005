//! The Simulate page: controls left, the answer and its charts right.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::PageProps;
use crate::state::{AppState, RunStatus};
use crate::ui::charts::ChartGrid;
use crate::ui::components::{
    DifferenceStrip, Header, HeadlineCards, Icon, MessagePanel, QuestionLine, Rail, Reproduction, RunBar, icon,
};
use crate::ui::hooks::{use_i18n, use_turns};
use crate::ui::tour::TourCard;
use crate::view::charts::Kind;
use crate::view::letters::letter;
use crate::view::question::{other_goals, question};
use crate::view::route::Route;
use crate::view::years;

/// Most goals beside the first that are shown where a page of their own has them all.
const MOST_GOALS: usize = 5;

/// Parts that the page comes in when the program starts: the answer; the first chart; the controls; the other charts.
const PARTS: usize = 2 + Rail::PARTS + Kind::ALL.len() - 1;

/// The page.
#[component]
pub fn Simulate(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let parts = use_turns(PARTS);
    let sheet = use_state(|| false);
    let state = &props.state;
    let open = state.active_plan();
    let letters = letter(state.active).to_string();
    let compared = compared(state);
    let settled = matches!(state.run.status, RunStatus::Done | RunStatus::Stopped);
    let mut others = other_goals(&i18n, state);
    // A page of their own has them all.
    let more = others.len() > MOST_GOALS && years::speaks_of(&open.plan);
    if more {
        others.truncate(MOST_GOALS);
    }
    let onclick = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set(!*sheet))
    };
    let onkeydown = {
        let sheet = sheet.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                sheet.set(false);
            }
        })
    };
    html! {
        <div class="page">
            <Header state={state.clone()} route={Route::Simulate} />
            <div class="rail-place" {onkeydown}>
                <Rail plan={open.plan.clone()} base={open.base.clone()} expected={open.expected.clone()}
                    thresholds={Rc::from(open.engine.rungs())} letter={letter(state.active)} open={*sheet}
                    parts={parts.saturating_sub(2)} />
            </div>
            <main class="main" id="results" tabindex="-1">
                if let Some(message) = &state.message {
                    <MessagePanel message={message.clone()} />
                }
                <TourCard />
                <QuestionLine question={question(&i18n, state)} {others} {more} {settled} />
                <HeadlineCards state={state.clone()} />
                if parts > 1 {
                    if let Some((a, b)) = compared {
                        <DifferenceStrip a={(a, state.plans[a].shown().clone())} b={(b, state.plans[b].shown().clone())}
                            currency={open.plan.currency} />
                    }
                    <RunBar run={state.run} replicates={state.replicates} seed={state.seed}
                        stale={state.plans.iter().any(|open| open.is_stale())} />
                    <Reproduction state={state.clone()} />
                    <ChartGrid state={state.clone()} most={most_charts(parts)} />
                }
            </main>
            <div class="sheet-handle">
                <button type="button" class="button button-main" data-action="controls" aria-expanded={sheet.to_string()}
                    aria-controls="controls" {onclick}>
                    { icon(if *sheet { Icon::Down } else { Icon::Controls }) }
                    { i18n.with(if *sheet { "rail-close" } else { "rail-open" }, &[("letter", letters.into())]) }
                </button>
            </div>
        </div>
    }
}

/// Charts that may stand together with so many parts of the page.
fn most_charts(parts: usize) -> Option<usize> {
    (parts < PARTS).then(|| usize::from(parts > 1) + parts.saturating_sub(2 + Rail::PARTS))
}

/// The two plans of the difference strip: the first is the yardstick of the active one, or of the second.
fn compared(state: &AppState) -> Option<(usize, usize)> {
    (state.plans.len() > 1).then_some((0, state.active.max(1)))
}
