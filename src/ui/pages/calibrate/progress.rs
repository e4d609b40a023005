//! How far learning is, to be stopped, gone on with and discarded.

use std::rc::Rc;

use snowball_calibrate::Stage;
use yew::prelude::*;

use crate::i18n::Style;
use crate::state::{Action, Calibration, RunStatus, StudyRun};
use crate::ui::components::{Icon, progress_button, same_run};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::explain::trouble;

#[derive(Properties)]
pub struct LearningProgressProps {
    pub calibration: Rc<Calibration>,
    /// The generation that is under way.
    pub round: Option<Rc<StudyRun>>,
}

impl PartialEq for LearningProgressProps {
    fn eq(&self, other: &Self) -> bool {
        same_run(self.round.as_ref(), other.round.as_ref()) && Rc::ptr_eq(&self.calibration, &other.calibration)
    }
}

/// Progress in words and as a line, and buttons.
#[component]
pub fn LearningProgress(props: &LearningProgressProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Calibration { fit, posterior, trouble: fault, .. } = &*props.calibration;
    let round = props.round.as_ref();
    let stopped = round.is_some_and(|round| round.status == RunStatus::Stopped);
    let status = match (fault, posterior) {
        (Some(_), _) => "failed",
        (None, Some(_)) => "done",
        (None, None) if stopped => "stopped",
        (None, None) => "learning",
    };
    let button = |name: &'static str, picture: Option<Icon>, key: &str, action: fn(u64) -> Action| {
        let (dispatch, id) = (dispatch.clone(), round.map_or(0, |round| round.id));
        progress_button(&i18n, name, picture, key, Callback::from(move |_: MouseEvent| dispatch.emit(action(id))))
    };
    let (done, whole) = fit.progress();
    let part = round.map_or(0.0, |round| round.done() as f64 / round.answers.len().max(1) as f64);
    let stage = match fit.stage() {
        Stage::Prior => "calibrate-stage-prior",
        Stage::Noise => "calibrate-stage-noise",
        Stage::Search => "calibrate-stage-search",
        Stage::Predict | Stage::Done => "calibrate-stage-predict",
    };
    let count = |count: u64| i18n.number(count as f64, Style::Decimal(0)).into();
    let words = if stopped {
        i18n.text("calibrate-stopped")
    } else {
        i18n.with(stage, &[("round", count((done + 1).min(whole))), ("rounds", count(whole))])
    };
    html! {
        <section class="search" data-calibration={status} aria-label={i18n.text("calibrate-progress")}>
            if let Some(fault) = fault {
                <p class="part-trouble" role="status">
                    { i18n.with("calibrate-trouble", &[("reason", trouble(&i18n, fault).into())]) }
                </p>
            }
            if posterior.is_none() && fault.is_none() {
                <div class="study">
                    <progress max={whole.to_string()} value={format!("{:.3}", done as f64 + part)}
                        aria-label={i18n.text("calibrate-progress")} />
                    <span role="status">{ words }</span>
                </div>
            }
            <div class="search-actions">
                if posterior.is_none() && fault.is_none() {
                    if stopped {
                        { button("learn-go-on", Some(Icon::Play), "calibrate-go-on", Action::ResumeStudy) }
                    } else {
                        { button("learn-stop", Some(Icon::Stop), "calibrate-stop", Action::StopStudy) }
                    }
                }
                { button("learn-leave", None, "calibrate-leave", |_| Action::LeaveCalibration) }
            </div>
        </section>
    }
}
