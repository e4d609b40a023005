//! A pool of workers, one for each core.
//!
//! gloo-worker tells neither when a worker could not be loaded nor when it has died, so every worker owes its answers by
//! a deadline. One that does not keep it is replaced, and what it had in hand is given to others. A worker that hangs
//! cannot be killed through gloo-worker; ours only ever computes batches, which end.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::lane::{IN_HAND, Lane, Orders, Task};
use super::{Runner, now};
use crate::state::{Action, StudyWork, Work};
use crate::study::Answer;
use crate::ui::hooks::once_ready;
use crate::wire::{FromWorker, PROTOCOL, Packet, VERSION};

/// Most workers; beyond it memory is dearer than time.
const MAX_LANES: u32 = 16;

/// Time a worker has to load and say hello, in milliseconds.
const HELLO_MS: f64 = 8_000.0;

/// Least time a worker has for a batch, in milliseconds, and how many times the slowest batch so far.
const BATCH_MS: f64 = 3_000.0;
const BATCH_FACTOR: f64 = 10.0;

/// How often the deadlines are looked at, in milliseconds.
const WATCH_MS: u32 = 500;

/// A look at the deadlines that comes later than this was held up by the page or by a sleeping machine: the workers'
/// answers may be waiting behind it.
const HELD_UP_MS: f64 = 1_500.0;

/// How often a job may come to nothing before the workers are given up.
const MAX_FAILURES: u32 = 3;

/// How often a job may kill its worker before the run is given up.
const MAX_FAULTS: u32 = 2;

/// Why a worker is let go that answers another question.
const NOT_ASKED: &str = "a worker answered what it was not asked";

/// How a worker was lost.
enum Loss {
    /// It does not answer, or not sensibly.
    Silence(String),
    /// It has said that it met a fault of the program.
    Fault(String),
}

/// The pool. Cheap to clone.
#[derive(Clone)]
pub(super) struct Pool(Rc<RefCell<Inner>>);

type GiveUp = Rc<dyn Fn(String, Option<Work>, Vec<StudyWork>)>;

struct Inner {
    this: Weak<RefCell<Inner>>,
    emit: Callback<Action>,
    give_up: GiveUp,
    path: String,
    lanes: Vec<Lane>,
    serial: u64,
    work: Option<Work>,
    /// The work's plans as text.
    plans: Vec<String>,
    /// In the order of their turns.
    studies: Vec<StudyWork>,
    /// Time of the slowest batch so far, in milliseconds.
    slowest: f64,
    /// Workers lost since the last batch that came in.
    losses: u32,
    /// When the deadlines were looked at last, while they are being watched.
    watched: Option<f64>,
    /// What to tell when the pool is no longer borrowed.
    told: Vec<Action>,
    /// Why the workers are to be given up.
    hopeless: Option<String>,
}

impl Pool {
    /// Calls up one worker for each core. `give_up` is called when they have failed for good, with the work left.
    ///
    /// # Errors
    /// Why this browser cannot have workers.
    pub fn new(
        emit: Callback<Action>,
        give_up: impl Fn(String, Option<Work>, Vec<StudyWork>) + 'static,
    ) -> Result<Self, String> {
        let path = worker_path()?;
        let cores = window().navigator().hardware_concurrency();
        let lanes = if cores.is_finite() { (cores as u32).clamp(1, MAX_LANES) } else { 1 };
        let inner = Rc::new_cyclic(|this| {
            RefCell::new(Inner {
                this: this.clone(),
                emit,
                give_up: Rc::new(give_up),
                path,
                lanes: Vec::new(),
                serial: 0,
                work: None,
                plans: Vec::new(),
                studies: Vec::new(),
                slowest: 0.0,
                losses: 0,
                watched: None,
                told: Vec::new(),
                hopeless: None,
            })
        });
        let pool = Self(inner);
        // The page that is being opened goes first. Making a worker takes the browser some milliseconds.
        let this = Rc::downgrade(&pool.0);
        once_ready(move || {
            for _ in 0..lanes {
                let this = this.clone();
                Timeout::new(0, move || {
                    if let Some(inner) = this.upgrade() {
                        Pool(inner).with(|inner| {
                            inner.call_up();
                            inner.feed();
                        });
                    }
                })
                .forget();
            }
        });
        Ok(pool)
    }

    /// Lets `change` at the pool and tells afterwards what came of it: an action may lead straight back here.
    fn with(&self, change: impl FnOnce(&mut Inner)) {
        let (told, emit, give_up, end) = {
            let mut inner = self.0.borrow_mut();
            change(&mut inner);
            inner.watch();
            let end = inner.hopeless.take().map(|reason| (reason, inner.disband()));
            (std::mem::take(&mut inner.told), inner.emit.clone(), inner.give_up.clone(), end)
        };
        for action in told {
            emit.emit(action);
        }
        if let Some((reason, (work, studies))) = end {
            give_up(reason, work, studies);
        }
    }
}

impl Runner for Pool {
    fn start(&self, work: Work) {
        self.with(|inner| {
            inner.told.push(Action::RunStarted { run: work.run });
            inner.plans = work.plans.iter().map(|plan| plan.to_json()).collect();
            inner.work = Some(work);
            inner.feed();
        });
    }

    fn stop(&self) {
        self.with(|inner| inner.work = None);
    }

    fn study(&self, study: StudyWork) {
        self.with(|inner| {
            inner.told.push(Action::StudyStarted(study.id));
            study.line_up(&mut inner.studies);
            inner.feed();
        });
    }

    fn keep_studies(&self, ids: &[u64]) {
        self.with(|inner| inner.studies.retain(|study| ids.contains(&study.id)));
    }
}

impl Inner {
    fn call_up(&mut self) {
        self.serial += 1;
        let (serial, this) = (self.serial, self.this.clone());
        let lane = Lane::new(serial, &self.path, move |packet| {
            if let Some(inner) = this.upgrade() {
                Pool(inner).with(|inner| inner.hear(serial, &packet));
            }
        });
        self.lanes.push(lane);
    }

    /// Gives work to every worker that has too little.
    fn feed(&mut self) {
        let count = self.lanes.len() as u32;
        let Self { work, plans, studies, lanes, .. } = self;
        let mut orders = Orders { work: work.as_mut(), plans, studies };
        // First one batch for everybody, so that nobody has two while another has none.
        for in_hand in 1..=IN_HAND {
            for lane in lanes.iter_mut() {
                lane.feed(in_hand, &mut orders, count);
            }
        }
    }

    /// What a worker says.
    fn hear(&mut self, serial: u64, packet: &Packet) {
        let Some(index) = self.lanes.iter().position(|lane| lane.serial == serial) else { return };
        match packet.unpack() {
            Ok(FromWorker::Ready { protocol: PROTOCOL, version }) if version == VERSION => {
                self.lanes[index].ready = true;
                self.count();
            }
            // Another worker would be loaded from the same file.
            Ok(FromWorker::Ready { version, .. }) => {
                self.hopeless = Some(format!("the worker is of version {version}, the page of {VERSION}"));
            }
            Ok(FromWorker::Done { run, plan, batch, ms }) => {
                let fits = matches!(self.lanes[index].finish(), Some(Task::Batch(of, job)) if of == run
                    && job.plan == plan as usize
                    && job.replicates.start == batch.first
                    && job.len() as usize == batch.tracks.len());
                if !fits {
                    return self.lose(index, Loss::Silence(NOT_ASKED.to_owned()));
                }
                self.losses = 0;
                self.slowest = self.slowest.max(ms);
                if let Some(work) = self.work.as_mut().filter(|work| work.run == run) {
                    self.told.extend(work.done(plan as usize, batch, ms, now()));
                }
            }
            Ok(FromWorker::Answers { id, first, count, answers, ms }) => {
                let answers = Answer::all_from_json(&answers).unwrap_or_default();
                let fits = matches!(self.lanes[index].finish(), Some(Task::Pieces(of, pieces)) if of == id
                    && pieces.range == (first..first + count)
                    && answers.len() == count as usize);
                if !fits {
                    return self.lose(index, Loss::Silence(NOT_ASKED.to_owned()));
                }
                self.losses = 0;
                self.slowest = self.slowest.max(ms);
                if let Some(study) = self.studies.iter_mut().find(|study| study.id == id) {
                    self.told.extend(study.done(first, answers, ms, now()));
                }
                self.studies.retain(|study| !study.is_complete());
            }
            Ok(FromWorker::Failed { run, reason }) => match self.lanes[index].finish() {
                Some(Task::Pieces(id, _)) => self.fail_study(id, reason),
                _ if self.work.as_ref().is_some_and(|work| work.run == run || run == 0) => self.fail(reason),
                _ => {}
            },
            Ok(FromWorker::Died { reason }) => self.lose(index, Loss::Fault(reason)),
            Err(error) => self.lose(index, Loss::Silence(error.to_string())),
        }
        self.feed();
    }

    /// Replaces a worker and gives its jobs to others.
    fn lose(&mut self, index: usize, loss: Loss) {
        let lane = self.lanes.swap_remove(index);
        let was_ready = lane.ready;
        self.losses += 1;
        let mut failures = 0;
        let mut at = None;
        for (place, task) in lane.close().into_iter().enumerate() {
            // Only the task it was at can be to blame.
            let blame = u32::from(place == 0);
            match task {
                Task::Batch(run, mut job) => {
                    job.failures += blame;
                    let Some(work) = self.work.as_mut().filter(|work| work.run == run) else { continue };
                    failures = failures.max(job.failures);
                    work.give_back(job);
                }
                Task::Pieces(id, mut pieces) => {
                    pieces.failures += blame;
                    let Some(study) = self.studies.iter_mut().find(|study| study.id == id) else { continue };
                    failures = failures.max(pieces.failures);
                    at = at.or(Some(id).filter(|_| place == 0));
                    study.give_back(pieces);
                }
            }
        }
        // Workers that never came to life will not the next time either; others may have been killed by chance.
        let too_many = if was_ready { 2 * (self.lanes.len() as u32 + 1) } else { 2 };
        match loss {
            // The page's own thread would meet the same fault, and not survive it.
            Loss::Fault(reason) if failures >= MAX_FAULTS => match at {
                Some(study) => self.fail_study(study, reason),
                None => self.fail(reason),
            },
            Loss::Fault(reason) | Loss::Silence(reason) if failures >= MAX_FAILURES || self.losses >= too_many => {
                self.hopeless = Some(reason);
                return;
            }
            Loss::Fault(_) | Loss::Silence(_) => {}
        }
        self.call_up();
        self.count();
    }

    /// Gives up the run, not the workers.
    fn fail(&mut self, reason: String) {
        if let Some(work) = self.work.take() {
            self.told.push(Action::RunFailed { run: work.run, reason });
        }
    }

    /// Gives up a study.
    fn fail_study(&mut self, id: u64, reason: String) {
        self.studies.retain(|study| study.id != id);
        self.told.push(Action::StudyFailed { study: id, reason });
    }

    /// Lets all workers go; returns the work and the studies with everything they had in hand.
    fn disband(&mut self) -> (Option<Work>, Vec<StudyWork>) {
        let lanes = std::mem::take(&mut self.lanes);
        let (mut work, mut studies) = (self.work.take(), std::mem::take(&mut self.studies));
        for task in lanes.into_iter().flat_map(Lane::close) {
            match task {
                Task::Batch(run, job) => {
                    if let Some(work) = work.as_mut().filter(|work| work.run == run) {
                        work.give_back(job);
                    }
                }
                Task::Pieces(id, pieces) => {
                    if let Some(study) = studies.iter_mut().find(|study| study.id == id) {
                        study.give_back(pieces);
                    }
                }
            }
        }
        (work, studies)
    }

    /// Tells how many workers there are.
    fn count(&mut self) {
        let ready = self.lanes.iter().filter(|lane| lane.ready).count();
        self.told.push(Action::WorkersChanged(ready as u32));
    }

    /// Watches the deadlines as long as somebody owes an answer.
    fn watch(&mut self) {
        if self.watched.is_some() || !self.lanes.iter().any(Lane::is_busy) {
            return;
        }
        self.watched = Some(now());
        let this = self.this.clone();
        spawn_local(async move {
            loop {
                TimeoutFuture::new(WATCH_MS).await;
                let Some(inner) = this.upgrade() else { return };
                let pool = Pool(inner);
                pool.with(Inner::look_at_deadlines);
                if pool.0.borrow().watched.is_none() {
                    return;
                }
            }
        });
    }

    fn look_at_deadlines(&mut self) {
        let now = now();
        if self.watched.is_some_and(|last| now - last > HELD_UP_MS) {
            self.lanes.iter_mut().for_each(|lane| lane.since = now);
        }
        let batch_ms = BATCH_MS.max(BATCH_FACTOR * self.slowest);
        let late = |lane: &Lane| {
            let deadline = if lane.ready { batch_ms } else { HELLO_MS };
            lane.is_busy() && now - lane.since > deadline
        };
        while let Some(index) = self.lanes.iter().position(late) {
            self.lose(index, Loss::Silence("a worker did not answer in time".to_owned()));
            if self.hopeless.is_some() {
                break;
            }
        }
        self.feed();
        self.watched = self.lanes.iter().any(Lane::is_busy).then_some(now);
    }
}

/// Where the worker is: the page says so in its head, relative to its base address.
fn worker_path() -> Result<String, String> {
    let told = document().query_selector("meta[name=snowball-worker]").ok().flatten();
    let path = told.and_then(|meta| meta.get_attribute("content")).unwrap_or_else(|| "./worker_loader.js".to_owned());
    let said = |error: JsValue| format!("{error:?}");
    let base = document().base_uri().map_err(said)?.unwrap_or_default();
    let url = web_sys::Url::new_with_base(&path, &base).map_err(said)?;
    // gloo-worker panics where a worker cannot be made; these are the cases in which a browser refuses.
    // A page that is one file has its worker inside; nobody but the page can name such an address in it.
    if url.protocol() != "blob:" && url.origin() != window().location().origin().map_err(said)? {
        return Err("a worker must be of the page's own origin".to_owned());
    }
    if !js_sys::Reflect::has(&js_sys::global(), &"Worker".into()).unwrap_or(false) {
        return Err("this browser has no workers".to_owned());
    }
    Ok(url.href())
}
