//! What is learnt from the reader's table as the user sees it: asked for, under way, stopped, done. It goes generation by generation,
//! each a study of its own.

use std::rc::Rc;

use snowball_calibrate::read::Series;
use snowball_calibrate::{CalibrateError, Fit, Posterior, Spec, Stage};
use snowball_engine::plan::Plan;

use super::{AppState, RunStatus, StudyRun, Trouble};
use crate::study::{Generation, Reading, Study};

/// What is to be learnt of which plan, from what.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The plan as it is believed before.
    pub plan: Rc<Plan>,
    /// What happened.
    pub series: Series,
    /// What is learnt.
    pub spec: Spec,
}

impl Lesson {
    /// The search, at its start.
    ///
    /// # Errors
    /// A spec that does not fit plan or series.
    pub fn begin(&self) -> Result<Fit, CalibrateError> {
        Fit::new(&self.plan, &self.series, &self.spec)
    }
}

/// A search for what a table says of a plan as it was when it was asked for.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// What is learnt.
    pub lesson: Lesson,
    /// What is known by now.
    pub fit: Fit,
    /// What was learnt, once it is done.
    pub posterior: Option<Rc<Posterior>>,
    /// A fault of the program that ended it.
    pub trouble: Option<Trouble>,
}

impl AppState {
    /// The generation that is under way.
    #[must_use]
    pub fn generation(&self) -> Option<&Rc<StudyRun>> {
        self.studies.iter().find(|run| matches!(run.study, Study::Calibrate(_)))
    }

    /// Begins to learn in place of what was learnt last; a lesson that does not fit begins nothing.
    pub(super) fn begin_calibration(&mut self, lesson: Lesson) -> bool {
        let Ok(fit) = lesson.begin() else { return false };
        self.calibration = Some(Rc::new(Calibration { lesson, fit, posterior: None, trouble: None }));
        self.begin_generation();
        true
    }

    /// Leaves off learning, and forgets what was learnt.
    pub(super) fn leave_calibration(&mut self) -> bool {
        self.studies.retain(|run| !matches!(run.study, Study::Calibrate(_)));
        self.calibration.take().is_some()
    }

    /// Takes in a generation that is over and begins the next one.
    pub(super) fn end_generation(&mut self, id: u64) {
        let done = |round: &&Rc<StudyRun>| round.id == id && round.status == RunStatus::Done;
        let Some(round) = self.generation().filter(done).cloned() else { return };
        let Some(calibration) = &mut self.calibration else { return };
        let calibration = Rc::make_mut(calibration);
        let fit = &mut calibration.fit;
        let told = match round.reading.as_deref() {
            Some(Reading::Generation(Ok(answers))) => fit.tell(answers).map_err(Trouble::Calibrate),
            Some(Reading::Generation(Err(error))) => Err(Trouble::Calibrate(error.clone())),
            _ => {
                Err(round.trouble.clone().unwrap_or_else(|| Trouble::Fault("a generation without a result".to_owned())))
            }
        };
        match told {
            Err(trouble) => calibration.trouble = Some(trouble),
            Ok(()) if fit.stage() == Stage::Done => match fit.finish() {
                Ok(posterior) => calibration.posterior = Some(Rc::new(posterior)),
                Err(error) => calibration.trouble = Some(Trouble::Calibrate(error)),
            },
            Ok(()) => self.begin_generation(),
        }
    }

    /// Asks for what is to be simulated next, in place of what was asked for last.
    fn begin_generation(&mut self) {
        let Some(calibration) = &self.calibration else { return };
        let Lesson { plan, series, spec } = &calibration.lesson;
        let pieces = calibration.fit.ask().to_vec();
        let (plan, series, spec) = ((**plan).clone(), series.clone(), spec.clone());
        let study = Study::Calibrate(Box::new(Generation { plan, series, spec, pieces }));
        self.replace_study(study, Vec::new(), Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use snowball_calibrate::read::{Options, Role, read};
    use snowball_calibrate::{example, solve};
    use snowball_engine::plan::Number;

    use super::*;
    use crate::state::{Action, Document};

    fn asked() -> (AppState, Lesson) {
        let mut plan = Plan { horizon_days: 30, ..Plan::default() };
        plan.set_number("/segments/0/share_rate", Number::Range { low: 0.1, high: 0.5 });
        let heads = ["date", "joined"].map(str::to_owned);
        let text = example::table(&plan, &[Role::Joined], &heads, 30, 5).unwrap();
        let series = read(text.as_bytes(), &Options::default(), "", 30).unwrap().series;
        let spec = Spec { parameters: vec!["/segments/0/share_rate".to_owned()], effort: 64, ..Spec::default() };
        let lesson = Lesson { plan: Rc::new(plan.clone()), series, spec };
        let state = AppState::open(Document { plans: vec![plan], ..Document::empty() }).unwrap();
        (state.update(Action::Calibrate(Box::new(lesson.clone()))).unwrap(), lesson)
    }

    /// Does the generation that is asked for with so many lanes.
    fn step(state: &AppState, lanes: u32) -> AppState {
        state.with_done(state.generation().unwrap(), lanes)
    }

    #[test]
    fn generation_by_generation_it_learns_what_the_crate_learns() {
        let (mut state, lesson) = asked();
        let native = solve(&lesson.plan, &lesson.series, &lesson.spec).unwrap();
        for lanes in [1, 3].into_iter().cycle().take(30) {
            if state.calibration.as_ref().unwrap().posterior.is_none() {
                state = step(&state, lanes);
            }
        }
        let calibration = state.calibration.clone().unwrap();
        assert_eq!(calibration.trouble, None);
        assert_eq!(calibration.posterior.as_deref(), Some(&native));
    }

    #[test]
    fn it_is_stopped_gone_on_with_and_left() {
        let (state, _) = asked();
        let state = step(&state, 2);
        let id = state.generation().unwrap().id;
        let stopped = state.update(Action::StopStudy(id)).unwrap();
        let id = stopped.generation().unwrap().id;
        let on = stopped.update(Action::ResumeStudy(id)).unwrap();
        assert_eq!(step(&on, 2).calibration.unwrap().fit, step(&state, 1).calibration.unwrap().fit);
        let left = on.update(Action::LeaveCalibration).unwrap();
        assert!(left.calibration.is_none() && left.generation().is_none());
        assert!(left.update(Action::LeaveCalibration).is_none());
    }

    #[test]
    fn a_fault_ends_it_and_a_bad_lesson_begins_nothing() {
        let (state, mut lesson) = asked();
        let id = state.generation().unwrap().id;
        let failed = state.update(Action::StudyFailed { study: id, reason: "x".to_owned() }).unwrap();
        assert_eq!(failed.calibration.as_ref().unwrap().trouble, Some(Trouble::Fault("x".to_owned())));
        lesson.spec.parameters.clear();
        assert!(state.update(Action::Calibrate(Box::new(lesson))).is_none());
    }
}
