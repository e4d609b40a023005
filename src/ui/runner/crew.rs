//! Whoever computes at present: the workers, or the page itself once they have failed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use super::Runner;
use super::inline::Inline;
use super::pool::Pool;
use crate::state::{Action, Message, StudyWork, Work};

/// The present runner and the run it is at.
pub(super) struct Crew {
    runner: Rc<RefCell<Rc<dyn Runner>>>,
    run: Cell<u64>,
}

impl Crew {
    /// Calls the workers up; they are ready some time later.
    pub fn new(emit: Callback<Action>) -> Self {
        let runner: Rc<RefCell<Rc<dyn Runner>>> = Rc::new(RefCell::new(Rc::new(Inline::new(emit.clone()))));
        let give_up = {
            let runner = Rc::downgrade(&runner);
            let emit = emit.clone();
            move |reason: String, work: Option<Work>, studies: Vec<StudyWork>| {
                emit.emit(Action::WorkersChanged(0));
                emit.emit(Action::Say(Message::WorkersFailed { reason }));
                let inline = Rc::new(Inline::new(emit.clone()));
                if let Some(work) = work {
                    inline.start(work);
                }
                studies.into_iter().for_each(|study| inline.study(study));
                if let Some(runner) = runner.upgrade() {
                    runner.replace(inline);
                }
            }
        };
        match Pool::new(emit.clone(), give_up) {
            Ok(pool) => {
                runner.replace(Rc::new(pool));
            }
            Err(reason) => emit.emit(Action::Say(Message::WorkersFailed { reason })),
        }
        Self { runner, run: Cell::new(0) }
    }

    /// Does this work, unless it is at it already.
    pub fn start(&self, work: Work) {
        if self.run.replace(work.run) != work.run {
            self.present().start(work);
        }
    }

    /// Stops what is not of this run.
    pub fn leave_all_but(&self, run: u64) {
        if self.run.get() != run {
            self.present().stop();
        }
    }

    /// Does a study.
    pub fn study(&self, study: StudyWork) {
        self.present().study(study);
    }

    /// Leaves all studies but these.
    pub fn keep_studies(&self, ids: &[u64]) {
        self.present().keep_studies(ids);
    }

    /// Cloned out, since a runner may replace itself while it is at work.
    fn present(&self) -> Rc<dyn Runner> {
        self.runner.borrow().clone()
    }
}
