//! The Simulate page: controls left, the answer and its charts right.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::PageProps;
use crate::state::{AppState, RunStatus};
use crate::ui::charts::ChartGrid;
use crate::ui::components::{
    DifferenceStrip, Header, HeadlineCards, Icon, MessagePanel, QuestionLine, Rail, Reproduction, RunBar, icon,
};
use crate::ui::hooks::{use_i18n, use_media, use_turns};
use crate::ui::tour::TourCard;
use crate::view::charts::Kind;
use crate::view::letters::letter;
use crate::view::question::{other_goals, question};
use crate::view::route::Route;
use crate::view::years;

/// Most goals beside the first that are shown where a page of their own has them all.
const MOST_GOALS: usize = 5;

/// Parts that the page comes in when the program starts: the answer; the other goals; the numbers; the tools; what all is
/// made from; the first chart; the controls; the other charts.
const PARTS: usize = FIRST + Rail::PARTS + Kind::ALL.len() - 1;
const FIRST: usize = 6;

/// Where the controls are a sheet (`assets/css/layout.css`).
const NARROW: &str = "(max-width: 899px)";

/// The page.
#[component]
pub fn Simulate(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let parts = use_turns(PARTS);
    let sheet = use_state(|| false);
    let narrow = use_media(NARROW);
    // Nothing of the sheet stands until it is wanted for the first time.
    let wanted = use_mut_ref(|| false);
    *wanted.borrow_mut() |= *sheet || !narrow;
    let rail = if *wanted.borrow() { parts.saturating_sub(FIRST) } else { 0 };
    let state = &props.state;
    let open = state.active_plan();
    let letters = letter(state.active).to_string();
    let compared = compared(state);
    let settled = matches!(state.run.status, RunStatus::Done | RunStatus::Stopped);
    let mut others = if parts > 1 { other_goals(&i18n, state) } else { Vec::new() };
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
            <Header state={state.clone()} route={Route::Simulate} tools={parts > 3} />
            <div class="rail-place" {onkeydown}>
                <Rail plan={open.plan.clone()} base={open.base.clone()} expected={open.expected.clone()}
                    thresholds={Rc::from(open.engine.rungs())} letter={letter(state.active)} open={*sheet}
                    parts={rail} />
            </div>
            <main class="main" id="results" tabindex="-1">
                if let Some(message) = &state.message {
                    <MessagePanel message={message.clone()} />
                }
                <TourCard />
                <QuestionLine question={question(&i18n, state)} {others} {more} {settled} />
                if parts > 2 {
                    <HeadlineCards state={state.clone()} />
                }
                if parts > 4 {
                    if let Some((a, b)) = compared {
                        <DifferenceStrip a={(a, state.plans[a].shown().clone())} b={(b, state.plans[b].shown().clone())}
                            currency={open.plan.currency} />
                    }
                    <RunBar run={state.run} replicates={state.replicates} seed={state.seed}
                        stale={state.plans.iter().any(|open| open.is_stale())} />
                    <Reproduction state={state.clone()} />
                }
                if parts >= FIRST {
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
    (parts < PARTS).then(|| 1 + parts.saturating_sub(FIRST + Rail::PARTS))
}

/// The two plans of the difference strip: the first is the yardstick of the active one, or of the second.
fn compared(state: &AppState) -> Option<(usize, usize)> {
    (state.plans.len() > 1).then_some((0, state.active.max(1)))
}
