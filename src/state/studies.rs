//! Studies as the user sees them: asked for, under way, stopped, read.

use std::rc::Rc;

use snowball_calibrate::CalibrateError;
use snowball_decide::DecideError;
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, TooManyPeople};
use snowball_trial::TrialError;

use super::{AppState, RunStatus};
use crate::study::{Answer, Prepared, Reading, Study, StudyError};

/// Why a study has no reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It has no answer for these plans.
    Decide(DecideError),
    /// These plans cannot be tested against each other like this.
    Trial(TrialError),
    /// The plan cannot be held against the table.
    Calibrate(CalibrateError),
    /// The campaign outgrew what is followed person by person.
    People(TooManyPeople),
    /// A fault of the program, in English.
    Fault(String),
}

impl From<StudyError> for Trouble {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::Decide(error) => Self::Decide(error),
            StudyError::Trial(error) => Self::Trial(error),
            StudyError::People(error) => Self::People(error),
            StudyError::Missing => Self::Fault(error.to_string()),
        }
    }
}

/// A study of open plans as they were when it was asked for.
#[derive(Clone, Debug)]
pub struct StudyRun {
    /// Its number; what arrives under another is dropped.
    pub id: u64,
    /// What is computed.
    pub study: Study,
    /// Of which plans, to be sent to workers.
    pub plans: Vec<Rc<Plan>>,
    /// The same compiled.
    pub engines: Vec<Rc<Engine>>,
    /// The study ready to be done; none if it cannot be.
    pub prepared: Option<Rc<Prepared>>,
    /// How far it is.
    pub status: RunStatus,
    /// Answers so far, by piece.
    pub answers: Vec<Option<Answer>>,
    /// What they say, once all are there.
    pub reading: Option<Rc<Reading>>,
    /// Why there will be no reading.
    pub trouble: Option<Trouble>,
}

impl StudyRun {
    pub(super) fn new(id: u64, study: Study, plans: Vec<Rc<Plan>>, engines: Vec<Rc<Engine>>) -> Self {
        let prepared = Prepared::new(&study, &engines.iter().map(Rc::as_ref).collect::<Vec<_>>());
        let (prepared, trouble) = match prepared {
            Ok(prepared) => (Some(Rc::new(prepared)), None),
            Err(error) => (None, Some(Trouble::from(error))),
        };
        let pieces = prepared.as_ref().map_or(0, |prepared| prepared.pieces());
        let status = if trouble.is_some() { RunStatus::Done } else { RunStatus::Idle };
        let mut run =
            Self { id, study, plans, engines, prepared, status, answers: vec![None; pieces], reading: None, trouble };
        run.read_if_whole();
        run
    }

    /// Whether it is of these plans and asks the same.
    fn is(&self, study: &Study, engines: &[Rc<Engine>]) -> bool {
        self.study == *study
            && self.engines.len() == engines.len()
            && self.engines.iter().zip(engines).all(|(a, b)| Rc::ptr_eq(a, b))
    }

    /// Pieces done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.answers.iter().flatten().count()
    }

    fn read_if_whole(&mut self) {
        let Some(prepared) = self.prepared.clone().filter(|_| self.done() == self.answers.len()) else { return };
        self.status = RunStatus::Done;
        match prepared.read(self.answers.iter().flatten().cloned().collect()) {
            Ok(reading) => self.reading = Some(Rc::new(reading)),
            Err(error) => self.trouble = Some(error.into()),
        }
    }
}

impl AppState {
    /// The study that asks the same sort of question, if one was asked for.
    #[must_use]
    pub fn study_like(&self, study: &Study) -> Option<&Rc<StudyRun>> {
        let kind = std::mem::discriminant(study);
        self.studies.iter().find(|run| std::mem::discriminant(&run.study) == kind)
    }

    /// Asks for a study of open plans in place of the one that asks the same sort of question.
    pub(super) fn ask(&mut self, study: Study, plans: &[usize]) -> bool {
        let open: Vec<_> = plans.iter().filter_map(|&plan| self.plans.get(plan)).collect();
        let engines: Vec<_> = open.iter().map(|open| open.engine.clone()).collect();
        if self.study_like(&study).is_some_and(|run| run.is(&study, &engines)) {
            return false;
        }
        let plans = open.iter().map(|open| open.plan.clone()).collect();
        self.replace_study(study, plans, engines);
        true
    }

    /// Begins a study in place of the one that asks the same sort of question.
    pub(super) fn replace_study(&mut self, study: Study, plans: Vec<Rc<Plan>>, engines: Vec<Rc<Engine>>) {
        let kind = std::mem::discriminant(&study);
        self.studies.retain(|run| std::mem::discriminant(&run.study) != kind);
        let id = self.next_number();
        self.studies.push(Rc::new(StudyRun::new(id, study, plans, engines)));
    }

    /// Changes a study that is open; tells whether there is one.
    fn with_study(&mut self, id: u64, change: impl FnOnce(&mut StudyRun) -> bool) -> bool {
        self.studies.iter_mut().find(|run| run.id == id).is_some_and(|run| change(Rc::make_mut(run)))
    }

    /// Stops a study; what is there stays.
    pub(super) fn stop_study(&mut self, id: u64) -> bool {
        let next = self.next_number();
        self.with_study(id, |run| {
            let going = matches!(run.status, RunStatus::Idle | RunStatus::Running);
            if going {
                // What is still under way belongs to nobody.
                run.id = next;
                run.status = RunStatus::Stopped;
            }
            going
        })
    }

    /// Goes on with a study that was stopped.
    pub(super) fn resume_study(&mut self, id: u64) -> bool {
        self.with_study(id, |run| {
            let stopped = run.status == RunStatus::Stopped;
            if stopped {
                run.status = RunStatus::Idle;
            }
            stopped
        })
    }

    pub(super) fn study_started(&mut self, id: u64) -> bool {
        self.with_study(id, |run| {
            let waits = run.status == RunStatus::Idle;
            if waits {
                run.status = RunStatus::Running;
            }
            waits
        })
    }

    pub(super) fn answered(&mut self, id: u64, answers: Vec<(usize, Answer)>) -> bool {
        let changed = self.with_study(id, |run| {
            for (piece, answer) in answers {
                if let Some(place) = run.answers.get_mut(piece) {
                    *place = Some(answer);
                }
            }
            run.read_if_whole();
            true
        });
        self.end_step(id);
        changed
    }

    pub(super) fn study_failed(&mut self, id: u64, reason: String) -> bool {
        let changed = self.with_study(id, |run| {
            run.status = RunStatus::Done;
            run.trouble = Some(Trouble::Fault(reason));
            true
        });
        self.end_step(id);
        changed
    }

    /// A number that no run and no study had.
    pub(super) fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }
}

#[cfg(test)]
impl AppState {
    /// The state once a study was done with so many lanes.
    pub(super) fn with_done(&self, run: &Rc<StudyRun>, lanes: u32) -> Self {
        let mut state = self.clone();
        let mut work = crate::state::StudyWork::of(run, 0.0).unwrap();
        let mut now = 0.0;
        while let Some(pieces) = work.next(lanes, 1.0) {
            now += 1e3;
            let answers = work.evaluate(&pieces);
            state = state.update(work.done(pieces.range.start, answers, 1.0, now).unwrap()).unwrap();
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use snowball_engine::Metric;
    use snowball_engine::plan::Number;

    use super::*;
    use crate::state::{Action, Document, StudyWork};

    /// A plan with two ranges.
    fn open() -> AppState {
        let mut plan = Plan { horizon_days: 20, ..Plan::default() };
        plan.set_number("/segments/0/share_rate", Number::Range { low: 0.01, high: 0.05 });
        plan.set_number("/segments/0/acceptance", Number::Range { low: 0.1, high: 0.3 });
        AppState::open(Document { plans: vec![plan], ..Document::empty() }).unwrap()
    }

    /// Asks for a tornado of the active plan.
    fn asked(state: &AppState, metric: Metric) -> Option<AppState> {
        state.update(Action::Study { study: Study::Tornado { metric }, plans: vec![state.active] })
    }

    #[test]
    fn a_study_stopped_and_gone_on_with_reads_the_same() {
        let state = asked(&open(), Metric::Customers).unwrap();
        let whole = state.with_done(&state.studies[0], 1).studies[0].reading.clone().unwrap();
        let mut work = StudyWork::of(&state.studies[0], 0.0).unwrap();
        let first = work.next(1, 1.0).unwrap();
        let late = work.next(1, 1.0).unwrap();
        let told = work.done(first.range.start, work.evaluate(&first), 1.0, 1e3).unwrap();
        let state = state.update(told).unwrap();
        let stopped = state.update(Action::StopStudy(state.studies[0].id)).unwrap();
        assert_eq!((stopped.studies[0].status, stopped.studies[0].done()), (RunStatus::Stopped, first.range.len()));
        let late = work.done(late.range.start, work.evaluate(&late), 1.0, 2e3).unwrap();
        assert!(stopped.update(late).is_none(), "what comes after a stop belongs to nobody");
        let mut state = stopped.update(Action::ResumeStudy(stopped.studies[0].id)).unwrap();
        let mut work = StudyWork::of(&state.studies[0], 0.0).unwrap();
        let mut seen = first.range.len();
        while let Some(pieces) = work.next(2, 1.0) {
            seen += pieces.range.len();
            let answers = work.evaluate(&pieces);
            state = state
                .update(work.done(pieces.range.start, answers, 1.0, f64::from(pieces.range.end) * 1e3).unwrap())
                .unwrap();
        }
        assert_eq!(seen, state.studies[0].answers.len(), "no piece is done twice");
        assert_eq!(state.studies[0].status, RunStatus::Done);
        assert_eq!(state.studies[0].reading.as_ref(), Some(&whole));
    }

    #[test]
    fn a_forest_is_one_piece_that_travels_as_text() {
        let ask = |state: &AppState, replicate| {
            state.update(Action::Study { study: Study::Cascade { seed: 3, replicate }, plans: vec![0] })
        };
        let state = ask(&open(), 2).unwrap();
        assert!(ask(&state, 2).is_none(), "it is there or under way");
        let run = state.studies[0].clone();
        assert!(run.study.goes_first() && run.answers.len() == 1);
        let mut work = StudyWork::of(&run, 0.0).unwrap();
        let pieces = work.next(2, 1.0).unwrap();
        let text = serde_json::to_string(&work.evaluate(&pieces)).unwrap();
        let state = state.update(work.done(0, serde_json::from_str(&text).unwrap(), 1.0, 1e3).unwrap()).unwrap();
        let forest = run.engines[0].forest(3, 2).unwrap();
        assert!(forest.len() > 10 && text.len() < 12 * forest.len(), "{} letters for {}", text.len(), forest.len());
        assert_eq!(state.studies[0].reading.as_deref(), Some(&Reading::Forest(Rc::new(forest))));
        let crowd = state.update(Action::edit(|plan| {
            plan.market.limited = false;
            plan.set_number("/acquisition/seeds", Number::Value(1e6));
        }));
        let state = ask(&crowd.unwrap(), 2).unwrap();
        let mut work = StudyWork::of(&state.studies[0], 0.0).unwrap();
        let pieces = work.next(2, 1.0).unwrap();
        let told = work.done(0, work.evaluate(&pieces), 1.0, 1e3).unwrap();
        let state = state.update(told).unwrap();
        let limit = crate::study::MOST_IN_FOREST;
        assert_eq!(state.studies[0].trouble, Some(Trouble::People(TooManyPeople { limit })));
    }

    #[test]
    fn the_same_question_is_asked_once_and_another_takes_its_place() {
        let state = asked(&open(), Metric::Customers).unwrap();
        assert!(asked(&state, Metric::Customers).is_none());
        let other = asked(&state, Metric::Cac).unwrap();
        assert_eq!(other.studies.len(), 1);
        assert_ne!(other.studies[0].id, state.studies[0].id);
        let edited = other.update(Action::edit(|plan| plan.horizon_days += 1)).unwrap();
        assert!(asked(&edited, Metric::Cac).is_some(), "of another plan");
        let failed = other.update(Action::StudyFailed { study: other.studies[0].id, reason: "x".to_owned() }).unwrap();
        assert_eq!(failed.studies[0].trouble, Some(Trouble::Fault("x".to_owned())));
        let shares = Study::Shares { metric: Metric::Cac, points: 3, seed: 1 };
        let refused = failed.update(Action::Study { study: shares, plans: vec![0] }).unwrap();
        assert!(matches!(refused.studies[1].trouble, Some(Trouble::Decide(_))));
    }
}
