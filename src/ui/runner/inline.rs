//! Computes on the page's own thread, in slices between which the page can draw and answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{Runner, now};
use crate::state::{Action, StudyWork, Work};

/// Time of a slice as a part of a worker's batch: some 10 ms, so that the page stays smooth.
const SLICE: f64 = 0.2;

/// The fallback without workers.
pub(super) struct Inline(Rc<Inner>);

struct Inner {
    emit: Callback<Action>,
    work: RefCell<Option<Work>>,
    studies: RefCell<Vec<StudyWork>>,
    /// Whether slices follow each other.
    going: Cell<bool>,
}

impl Inline {
    pub fn new(emit: Callback<Action>) -> Self {
        let (work, studies, going) = (RefCell::default(), RefCell::default(), Cell::default());
        Self(Rc::new(Inner { emit, work, studies, going }))
    }

    /// Goes on slice by slice until there is nothing to do.
    fn go(&self) {
        if self.0.going.replace(true) {
            return;
        }
        let inner = Rc::downgrade(&self.0);
        spawn_local(async move {
            loop {
                TimeoutFuture::new(0).await;
                let Some(inner) = inner.upgrade() else { return };
                // Told when nothing is borrowed: an action may lead straight back here.
                let Some(told) = inner.slice() else { return inner.going.set(false) };
                told.into_iter().for_each(|action| inner.emit.emit(action));
            }
        });
    }
}

impl Inner {
    /// A slice of a study that goes first, else of the run, else of the first study; nothing if there is none.
    fn slice(&self) -> Option<Vec<Action>> {
        let first = self.studies.borrow().first().is_some_and(|study| study.study.goes_first());
        let before = if first { self.of_study() } else { None };
        before.or_else(|| self.of_run()).or_else(|| self.of_study())
    }

    fn of_run(&self) -> Option<Vec<Action>> {
        let mut slot = self.work.borrow_mut();
        let work = slot.as_mut()?;
        let Some(job) = work.next(1, SLICE) else {
            *slot = None;
            return None;
        };
        let began = now();
        let batch = work.engines[job.plan].run(work.seed, job.replicates);
        let ended = now();
        Some(work.done(job.plan, batch, ended - began, ended))
    }

    fn of_study(&self) -> Option<Vec<Action>> {
        let mut studies = self.studies.borrow_mut();
        let study = studies.first_mut()?;
        let told = match study.next(1, SLICE) {
            Some(pieces) => {
                let began = now();
                let answers = study.evaluate(&pieces);
                let ended = now();
                study.done(pieces.range.start, answers, ended - began, ended).into_iter().collect()
            }
            None => Vec::new(),
        };
        if study.is_complete() {
            studies.remove(0);
        }
        Some(told)
    }
}

impl Runner for Inline {
    fn start(&self, work: Work) {
        self.0.emit.emit(Action::RunStarted { run: work.run });
        self.0.work.replace(Some(work));
        self.go();
    }

    fn stop(&self) {
        self.0.work.replace(None);
    }

    fn study(&self, study: StudyWork) {
        self.0.emit.emit(Action::StudyStarted(study.id));
        study.line_up(&mut self.0.studies.borrow_mut());
        self.go();
    }

    fn keep_studies(&self, ids: &[u64]) {
        self.0.studies.borrow_mut().retain(|study| ids.contains(&study.id));
    }
}
