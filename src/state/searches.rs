//! Searches that go on round by round, as a piece of the program: whoever lets one begin has fetched it ([`load`]).

use snowball_decide::improve::Setting;

use super::{AppState, Lesson};
use crate::pieces::table;

/// What an action or the end of a study does to a search.
struct Searches {
    improve: fn(&mut AppState, Setting) -> bool,
    stop_searching: fn(&mut AppState) -> bool,
    calibrate: fn(&mut AppState, Lesson) -> bool,
    end: fn(&mut AppState, u64),
}

static SEARCHES: Searches = Searches {
    improve: AppState::begin_improvement,
    stop_searching: AppState::confirm_improvement,
    calibrate: AppState::begin_calibration,
    end: |state, study| {
        state.end_round(study);
        state.end_generation(study);
    },
};

table!(SEARCHES: Searches = compute);

impl AppState {
    pub(super) fn improve(&mut self, setting: Setting) -> bool {
        there().is_some_and(|searches| (searches.improve)(self, setting))
    }

    pub(super) fn stop_searching(&mut self) -> bool {
        there().is_some_and(|searches| (searches.stop_searching)(self))
    }

    pub(super) fn calibrate(&mut self, lesson: Lesson) -> bool {
        there().is_some_and(|searches| (searches.calibrate)(self, lesson))
    }

    /// Takes in a study that may have been a step of a search.
    pub(super) fn end_step(&mut self, study: u64) {
        if let Some(searches) = there() {
            (searches.end)(self, study);
        }
    }
}
