//! Keeps the runner in step with the state.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::crew::Crew;
use super::now;
use crate::state::{Action, AppState, RunStatus, StudyWork, Work};

/// How long a control must rest while it is being dragged before the fan is computed, in milliseconds.
const REST_MS: u32 = 150;

/// The same after any other change: keys that repeat come faster than this.
const SETTLE_MS: u32 = 40;

/// Starts a run when the state waits for one, and stops the old run as soon as there is another.
#[hook]
pub fn use_runner(state: &Rc<AppState>, dispatch: &Callback<Action>) {
    let crew = {
        let dispatch = dispatch.clone();
        use_memo((), move |()| Crew::new(dispatch))
    };
    let waits = state.run.status == RunStatus::Idle;
    let studies: Vec<_> = state.studies.iter().map(|study| (study.id, study.status == RunStatus::Idle)).collect();
    use_effect_with(studies, {
        let (crew, state) = (crew.clone(), state.clone());
        move |studies| {
            crew.keep_studies(&studies.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            let waiting = state.studies.iter().filter(|study| study.status == RunStatus::Idle);
            waiting.filter_map(|study| StudyWork::of(study, now())).for_each(|study| crew.study(study));
        }
    });
    let state = state.clone();
    use_effect_with((state.run.id, waits, state.dragging), move |&(run, waits, dragging)| {
        crew.leave_all_but(run);
        let rest = if dragging { REST_MS } else { SETTLE_MS };
        let timer = waits.then(|| Timeout::new(rest, move || crew.start(Work::of(&state, now()))));
        move || drop(timer)
    });
}
