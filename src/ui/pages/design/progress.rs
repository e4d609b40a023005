//! How far something is: the run of the page, and a study in each of its states.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::specimen;
use crate::state::{Action, AppState, Run, RunStatus, StudyRun};
use crate::study::{Answer, Study};
use crate::ui::components::{Pick, RunBar, StudyBar};
use crate::ui::hooks::{Dispatch, use_dispatch, use_i18n};

/// Base points of the study that is shown; it is never computed.
const POINTS: u32 = 64;

/// The states of the run bar: value and message.
const RUNS: [(&str, &str); 6] = [
    ("running", "design-run-running"),
    ("idle", "design-run-idle"),
    ("stopped", "design-run-stopped"),
    ("done", "design-run-done"),
    ("stale", "design-run-stale"),
    ("alone", "design-run-alone"),
];

/// Properties of [`Progress`].
#[derive(Properties)]
pub struct ProgressProps {
    /// The copy of the state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for ProgressProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The run bar in a state of choice, and the study bar in all of them.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let i18n = use_i18n();
    let study = use_memo((), |()| asked(&props.state));
    let of = |key: &str, status: RunStatus, part: usize| {
        let run = (*study).as_ref().map(|run| Rc::new(so_far(run, status, part)));
        specimen(&i18n.text(key), html! { if let Some(run) = run { <StudySample {run} /> } })
    };
    html! {
        <div class="specimens specimens--wide">
            <RunSample state={props.state.clone()} />
            { specimen(&i18n.text("design-study-waiting"), html! { <StudyBar run={None::<Rc<StudyRun>>} name={i18n.text("design-study")} /> }) }
            { of("design-study-running", RunStatus::Running, 3) }
            { of("design-study-stopped", RunStatus::Stopped, 2) }
            { of("design-study-done", RunStatus::Done, 1) }
        </div>
    }
}

/// A study of the active plan that was asked for and is not computed.
pub fn asked(state: &AppState) -> Option<StudyRun> {
    let study = Study::Shares { metric: Metric::Customers, points: POINTS, seed: state.seed };
    let mut state = state.clone();
    state.studies.clear();
    let asked = state.update(Action::Study { study: study.clone(), plans: vec![state.active] })?;
    asked.study_like(&study).map(|run| (**run).clone())
}

/// The same when one in `part` of its pieces is done.
pub fn so_far(run: &StudyRun, status: RunStatus, part: usize) -> StudyRun {
    let mut run = StudyRun { status, ..run.clone() };
    // The bar counts them and looks at none.
    run.answers.iter_mut().step_by(part).for_each(|answer| *answer = Some(Answer::Number(None)));
    run
}

#[derive(Properties)]
struct StudySampleProps {
    run: Rc<StudyRun>,
}

impl PartialEq for StudySampleProps {
    fn eq(&self, other: &Self) -> bool {
        self.run.status == other.run.status
    }
}

/// A study that can be stopped and gone on with, as far as its bar is concerned.
#[component]
fn StudySample(props: &StudySampleProps) -> Html {
    let i18n = use_i18n();
    let (run, dispatch) = use_standing(props.run.clone());
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <StudyBar {run} name={i18n.text("design-study")} />
        </ContextProvider<Dispatch>>
    }
}

/// A study that nobody computes, and the way to stop it and to go on.
#[hook]
pub fn use_standing(run: Rc<StudyRun>) -> (Rc<StudyRun>, Dispatch) {
    let status = use_state_eq(|| run.status);
    let dispatch = {
        let status = status.setter();
        use_callback((), move |action: Action, ()| match action {
            Action::StopStudy(_) => status.set(RunStatus::Stopped),
            Action::ResumeStudy(_) => status.set(RunStatus::Running),
            _ => {}
        })
    };
    let standing = use_memo(*status, |status| Rc::new(StudyRun { status: *status, ..(*run).clone() }));
    ((*standing).clone(), Dispatch(dispatch))
}

/// The run bar. Stop and go on change its state; how many campaigns and the seed are those of the copy.
#[component]
fn RunSample(props: &ProgressProps) -> Html {
    let i18n = use_i18n();
    let outer = use_dispatch();
    let shown = use_state_eq(|| "running".to_owned());
    let dispatch = {
        let shown = shown.setter();
        use_callback(outer, move |action: Action, outer: &Dispatch| match action {
            Action::Stop => shown.set("stopped".to_owned()),
            Action::Run => shown.set("running".to_owned()),
            action => outer.emit(action),
        })
    };
    let on_pick = {
        let shown = shown.setter();
        Callback::from(move |to| shown.set(to))
    };
    let options = RUNS.iter().map(|(value, key)| ((*value).to_owned(), i18n.text(key))).collect::<Vec<_>>();
    let total = props.state.replicates;
    let (status, done) = match shown.as_str() {
        "idle" => (RunStatus::Idle, 0),
        "stopped" => (RunStatus::Stopped, total / 3),
        "done" => (RunStatus::Done, total),
        _ => (RunStatus::Running, total / 3),
    };
    let run = Run { status, done, total, ms: None, alone: *shown == "alone", ..props.state.run };
    html! {
        <div class="specimen design-run">
            <Pick name="design-run" label={i18n.text("design-run")} {options} chosen={(*shown).clone()} {on_pick} />
            <ContextProvider<Dispatch> context={Dispatch(dispatch)}>
                <RunBar {run} replicates={total} seed={props.state.seed} stale={*shown == "stale"} />
            </ContextProvider<Dispatch>>
        </div>
    }
}
