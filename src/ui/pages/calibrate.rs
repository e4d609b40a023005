//! The Calibrate page: a table, what each column is, what is learnt from it, and what was learnt.

mod columns;
mod curve;
mod entry;
mod found;
mod progress;
mod wish;

use std::rc::Rc;

use columns::Columns;
use curve::CurvePart;
use entry::Entry;
use found::Found;
use progress::LearningProgress;
use wish::WishForm;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::I18n;
use crate::state::{Action, AppState, Pilot, Purpose};
use crate::ui::hooks::{Dispatch, use_i18n};
use crate::view::calibrate;
use crate::view::route::Route;

/// A callback that changes how the table is taken.
fn change<T: 'static>(pilot: &Rc<Pilot>, dispatch: &Dispatch, set: impl Fn(&mut Pilot, T) + 'static) -> Callback<T> {
    let (pilot, dispatch) = (pilot.clone(), dispatch.clone());
    Callback::from(move |value: T| {
        let mut next = (*pilot).clone();
        set(&mut next, value);
        dispatch.emit(Action::Pilot(Some(Rc::new(next))));
    })
}

/// Problems, a line each, and how many more there are.
fn troubles(i18n: &I18n, problems: &[String], more: u64) -> Html {
    html! {
        <div class="part-trouble" role="alert" data-problems={(problems.len() as u64 + more).to_string()}>
            <p>{ i18n.text("calibrate-problems") }</p>
            <ul>for problem in problems { <li>{ problem }</li> }</ul>
            if more > 0 { <p>{ i18n.with("calibrate-more", &[("count", more.into())]) }</p> }
        </div>
    }
}

/// The page.
#[component]
pub fn Calibrate(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let plan = state.active_plan().plan.clone();
    let pilot = state.pilot.clone();
    let key = pilot.as_ref().map(|pilot| {
        (Rc::as_ptr(&pilot.bytes), pilot.roles.clone(), pilot.options.clone(), pilot.purpose == Purpose::Plan)
    });
    let reading = use_memo((key, plan.start_date.clone(), plan.horizon_days), |_| {
        let pilot = pilot.as_ref().filter(|pilot| pilot.purpose == Purpose::Plan)?;
        Some(pilot.read(&plan))
    });
    let purpose = pilot.as_ref().map(|pilot| pilot.purpose);
    html! {
        <Frame state={state.clone()} route={Route::Calibrate} title={i18n.text("calibrate-title")}>
            <p class="sheet-intro">{ i18n.text("calibrate-intro") }</p>
            <p class="sheet-intro"><strong>{ i18n.text("calibrate-private") }</strong></p>
            <Entry pilot={pilot.clone()} plan={plan.clone()} seed={state.seed} />
            if let Some(pilot) = &pilot {
                if let Err(problems) = pilot.look.as_ref() {
                    { table_troubles(&i18n, problems) }
                } else {
                    <Columns pilot={pilot.clone()} reading={reading.clone()} />
                }
            }
            if let (Some(pilot), Some(Purpose::Curve(family))) = (&pilot, purpose) {
                if pilot.look.is_ok() { <CurvePart pilot={pilot.clone()} {family} /> }
            } else {
                <div class="improve-parts">
                    if let (Some(pilot), Some(Ok(_))) = (&pilot, &*reading) {
                        <WishForm pilot={pilot.clone()} {plan} reading={reading.clone()} seed={state.seed}
                            again={state.calibration.is_some()} />
                    }
                    <div class="improve-results">
                        { results(&i18n, state) }
                    </div>
                </div>
            }
        </Frame>
    }
}

/// Everything that is wrong with a table.
fn table_troubles(i18n: &I18n, problems: &snowball_calibrate::read::Problems) -> Html {
    let said: Vec<String> = problems.problems.iter().map(|one| calibrate::problem(i18n, one)).collect();
    troubles(i18n, &said, problems.more)
}

/// What is being learnt, or was.
fn results(i18n: &I18n, state: &Rc<AppState>) -> Html {
    let Some(calibration) = &state.calibration else {
        return html! { <p class="hint" data-calibration="none">{ i18n.text("calibrate-waiting") }</p> };
    };
    html! {
        <>
            <LearningProgress calibration={calibration.clone()} round={state.generation().cloned()} />
            if let Some(posterior) = &calibration.posterior {
                <Found lesson={Rc::new(calibration.lesson.clone())} posterior={posterior.clone()}
                    active={state.active_plan().plan.clone()}
                    room={state.plans.len() < crate::state::MAX_PLANS} />
            }
        </>
    }
}
