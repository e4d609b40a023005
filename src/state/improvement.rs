//! The search for a better ladder as the user sees it: asked for, under way, stopped, reported. It goes round by round, each a
//! study of its own.

use std::rc::Rc;

use snowball_decide::improve::{Improver, Report, Setting};

use super::{AppState, RunStatus, StudyRun, Trouble};
use crate::study::{Reading, Study};

/// An improvement of a plan as it was when it was asked for.
#[derive(Clone, Debug)]
pub struct Improvement {
    /// What it knows by now.
    pub improver: Improver,
    /// Its answer, once it is done.
    pub report: Option<Rc<Report>>,
    /// A fault of the program that ended it.
    pub trouble: Option<Trouble>,
}

impl AppState {
    /// The round of the improvement that is under way.
    #[must_use]
    pub fn round(&self) -> Option<&Rc<StudyRun>> {
        self.studies.iter().find(|run| matches!(run.study, Study::Improve { .. }))
    }

    /// Begins an improvement in place of the last one; a setting with problems begins nothing.
    pub(super) fn begin_improvement(&mut self, setting: Setting) -> bool {
        let Ok(improver) = Improver::new(setting) else { return false };
        self.improvement = Some(Rc::new(Improvement { improver, report: None, trouble: None }));
        self.begin_round();
        true
    }

    /// Leaves off an improvement.
    pub(super) fn leave_improvement(&mut self) -> bool {
        self.studies.retain(|run| !matches!(run.study, Study::Improve { .. }));
        self.improvement.take().is_some()
    }

    /// Ends the search and confirms what it has found.
    pub(super) fn confirm_improvement(&mut self) -> bool {
        let Some(improvement) = &mut self.improvement else { return false };
        if improvement.improver.progress().confirming {
            return false;
        }
        Rc::make_mut(improvement).improver.stop_searching();
        self.begin_round();
        true
    }

    /// Takes in a round that is over and begins the next one.
    pub(super) fn end_round(&mut self, id: u64) {
        let Some(round) = self.round().filter(|round| round.id == id && round.status == RunStatus::Done).cloned()
        else {
            return;
        };
        let Some(improvement) = &mut self.improvement else { return };
        let improvement = Rc::make_mut(improvement);
        let told = match round.reading.as_deref() {
            Some(Reading::Round(results)) => improvement.improver.tell(results.clone()).map_err(Trouble::Decide),
            _ => Err(round.trouble.clone().unwrap_or_else(|| Trouble::Fault("a round without a result".to_owned()))),
        };
        improvement.trouble = told.err();
        improvement.report = improvement.improver.report().map(Rc::new);
        if improvement.trouble.is_none() && improvement.report.is_none() {
            self.begin_round();
        }
    }

    /// Asks for what is to be tried next, in place of what was asked for last.
    fn begin_round(&mut self) {
        let Some(improvement) = &self.improvement else { return };
        let improver = &improvement.improver;
        let study = Study::Improve { plan: Box::new(improver.setting().plan.clone()), pieces: improver.ask() };
        self.replace_study(study, Vec::new(), Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use snowball_decide::improve::{Aim, Effort};
    use snowball_engine::plan::Plan;

    use super::*;
    use crate::state::{Action, Document};

    fn asked() -> (AppState, Setting) {
        let plan = Plan { horizon_days: 10, ..Plan::default() };
        let state = AppState::open(Document { plans: vec![plan.clone()], ..Document::empty() }).unwrap();
        let mut setting = Setting::new(plan, Aim::Customers { budget: 5000.0 }, 1);
        setting.effort = Effort { population: 6, rounds: 3, draws: 2, pilot: 16, replicates: 50, points: 2 };
        (state.update(Action::Improve(Box::new(setting.clone()))).unwrap(), setting)
    }

    /// Does the round that is asked for with so many lanes.
    fn step(state: &AppState, lanes: u32) -> AppState {
        state.with_done(state.round().unwrap(), lanes)
    }

    #[test]
    fn round_by_round_it_comes_to_the_report_of_the_decision_crate() {
        let (mut state, setting) = asked();
        let mut improver = Improver::new(setting).unwrap();
        while !improver.done() {
            let results = improver.ask().iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
            improver.tell(results).unwrap();
            state = step(&state, 3);
        }
        assert_eq!(state.improvement.unwrap().report.as_deref(), improver.report().as_ref());
    }

    #[test]
    fn what_is_found_so_far_is_confirmed_when_the_search_is_ended() {
        let (state, _) = asked();
        let mut state = step(&step(&state, 1), 1).update(Action::StopSearching).unwrap();
        assert!(state.update(Action::StopSearching).is_none());
        while state.improvement.as_ref().unwrap().report.is_none() {
            state = step(&state, 2);
        }
        assert!(state.improvement.as_ref().unwrap().trouble.is_none());
        let left = state.update(Action::LeaveImprovement).unwrap();
        assert!(left.improvement.is_none() && left.round().is_none());
    }

    #[test]
    fn a_fault_ends_it_and_a_bad_setting_begins_nothing() {
        let (state, mut setting) = asked();
        let id = state.round().unwrap().id;
        let failed = state.update(Action::StudyFailed { study: id, reason: "x".to_owned() }).unwrap();
        assert_eq!(failed.improvement.as_ref().unwrap().trouble, Some(Trouble::Fault("x".to_owned())));
        setting.chance = 2.0;
        assert!(state.update(Action::Improve(Box::new(setting))).is_none());
    }
}
