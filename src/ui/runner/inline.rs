//! Computes on the page's own thread, in slices between which the page can draw and answer.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{Runner, now};
use crate::state::{Action, Work};

/// Time of a slice as a part of a worker's batch: some 10 ms, so that the page stays smooth.
const SLICE: f64 = 0.2;

/// The fallback without workers.
pub(super) struct Inline {
    emit: Callback<Action>,
    /// Counts the orders; a loop whose number is not the last one ends.
    order: Rc<Cell<u64>>,
}

impl Inline {
    pub fn new(emit: Callback<Action>) -> Self {
        Self { emit, order: Rc::default() }
    }
}

impl Runner for Inline {
    fn start(&self, mut work: Work) {
        self.stop();
        let (emit, order, mine) = (self.emit.clone(), self.order.clone(), self.order.get());
        spawn_local(async move {
            emit.emit(Action::RunStarted { run: work.run });
            while let Some(job) = work.next(1, SLICE) {
                TimeoutFuture::new(0).await;
                if order.get() != mine {
                    return;
                }
                let began = now();
                let batch = work.engines[job.plan].run(work.seed, job.replicates);
                let ended = now();
                for action in work.done(job.plan, batch, ended - began, ended) {
                    emit.emit(action);
                }
            }
        });
    }

    fn stop(&self) {
        self.order.set(self.order.get() + 1);
    }
}
