//! What each action does.

use std::rc::Rc;

use snowball_engine::Batch;
use snowball_engine::plan::{Plan, Problems};

use super::history::Snapshot;
use super::keeping::Opening;
use super::replace::open_all;
use super::{
    Action, AppState, Chosen, Display, Document, FIRST_PASS, History, MAX_PLANS, MAX_REPLICATES, Message, OpenPlan,
    Place, Run, RunStatus,
};

use crate::i18n::Locale;
use crate::presets;

/// Seed that the page opens with.
const DEFAULT_SEED: u64 = 1;

/// Replicates that the page opens with.
const DEFAULT_REPLICATES: u32 = 1000;

impl AppState {
    /// Opens what was kept, or else the default preset with its names in a language. If what was kept cannot be read, a
    /// message says so and holds the text.
    ///
    /// # Panics
    /// Never: tests open the default preset in every language.
    #[must_use]
    pub fn start(kept: Opening, locale: Locale, known: &[OpenPlan]) -> Self {
        let message = match kept {
            Opening::Nothing => None,
            Opening::Unreadable { problems, text } => Some((problems, text)),
            Opening::Kept(kept) => {
                let text = kept.to_json();
                match kept.open(known) {
                    Ok(state) => return state,
                    Err(problems) => Some((problems, text)),
                }
            }
        };
        let message =
            message.map(|(problems, text)| Message::BadPlan { place: Place::Saved, problems, text: Some(text) });
        let preset = Document::of_preset(presets::default(), locale);
        let state = Self::open_knowing(preset, known).expect("tests open the default preset");
        Self { message, ..state }
    }

    /// Opens plans.
    ///
    /// # Errors
    /// Every problem of every plan.
    pub fn open(document: Document) -> Result<Self, Problems> {
        Self::open_knowing(document, &[])
    }

    /// Opens plans, some of which are open already.
    pub(super) fn open_knowing(document: Document, known: &[OpenPlan]) -> Result<Self, Problems> {
        let plans = open_all(&document, known)?;
        let replicates = document.replicates.unwrap_or(DEFAULT_REPLICATES).clamp(FIRST_PASS, MAX_REPLICATES);
        let deck = document.deck.clone().unwrap_or_default();
        let mut state = Self {
            active: document.active.min(document.plans.len().saturating_sub(1)),
            preset: document.preset.as_deref().and_then(presets::known),
            seed: document.seed.unwrap_or(DEFAULT_SEED),
            plans,
            replicates,
            run: Run { id: 0, status: RunStatus::Idle, done: 0, total: replicates, workers: 0, alone: false, ms: None },
            crosshair: None,
            pinned: false,
            message: None,
            dragging: false,
            until: None,
            studies: Vec::new(),
            improvement: None,
            pilot: None,
            calibration: None,
            chosen: Chosen::default(),
            display: Display::default(),
            named: None,
            claims: None,
            deck: Rc::new(deck),
            history: Rc::new(History::default()),
            numbers: 0,
        };
        state.restart();
        Ok(state)
    }

    /// The state after an action; `None` if it changes nothing.
    #[must_use]
    pub fn update(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        next.apply(action).then_some(next)
    }

    /// Does an action; tells whether it changed anything.
    fn apply(&mut self, action: Action) -> bool {
        match action {
            Action::SetNumber { path, value } => {
                let mut plan = (*self.active_plan().plan).clone();
                plan.set_number(&path, value) && self.replace_plan(plan, Some(path))
            }
            Action::DragPlan { what, edit } => {
                let plan = edit.applied(&self.active_plan().plan);
                self.replace_plan(plan, Some(what))
            }
            Action::EditPlan(edit) => {
                let plan = edit.applied(&self.active_plan().plan);
                self.replace_plan(plan, None)
            }
            Action::ResetNumber(path) => {
                let open = self.active_plan();
                let Some((_, value)) = open.base.number(&path) else {
                    return false;
                };
                let mut plan = (*open.plan).clone();
                plan.set_number(&path, value) && self.replace_plan(plan, None)
            }
            Action::RenamePlan(index, name) => self.rename(index, name),
            Action::Commit => self.commit(),
            Action::SelectPlan(index) => {
                let other = index < self.plans.len() && index != self.active;
                if other {
                    self.commit();
                    self.active = index;
                    self.clamp_crosshair();
                }
                other
            }
            Action::DuplicatePlan => self.duplicate(),
            Action::RemovePlan(index) => self.remove(index),
            Action::LoadPreset(id, locale) => self.load_preset(id, locale),
            Action::Import(text) => self.import(text),
            Action::OpenLink(link) => self.open_link(&link),
            Action::OpenKept(kept) => self.open_kept(*kept),
            Action::Named(named) => replace(&mut self.named, named.map(Rc::new)),
            Action::Choose { name, value } => self.chosen.set(name, value),
            Action::Deck(deck) => replace(&mut self.deck, Rc::new(*deck)),
            Action::Present(on) => self.present(on),
            Action::Undo => self.step(History::undo),
            Action::Redo => self.step(History::redo),
            Action::Run => self.run(),
            Action::Stop => self.stop(),
            Action::UntilSettled { metric, yardstick } => self.until_settled(metric, yardstick),
            Action::SetReplicates(wanted) => self.set_replicates(wanted.clamp(FIRST_PASS, MAX_REPLICATES)),
            Action::SetSeed(seed) => !self.is_presenting() && self.set_seed(seed),
            Action::RunStarted { run } => self.is_current(run) && replace(&mut self.run.status, RunStatus::Running),
            Action::Progress { run, done } => {
                self.is_current(run) && done > self.run.done && {
                    self.run.done = done.min(self.run.total);
                    true
                }
            }
            Action::Batches { run, batches } => self.is_current(run) && self.merge(batches),
            Action::RunDone { run, ms } => {
                self.is_current(run) && {
                    self.run.ms = Some(ms);
                    self.run.status = RunStatus::Done;
                    self.settle_on();
                    true
                }
            }
            Action::RunFailed { run, reason } => {
                self.is_current(run) && {
                    self.message = Some(Message::RunFailed { reason });
                    self.stop()
                }
            }
            Action::Study { study, plans } => self.ask(study, &plans),
            Action::StopStudy(study) => self.stop_study(study),
            Action::ResumeStudy(study) => self.resume_study(study),
            Action::Improve(setting) => self.improve(*setting),
            Action::StopSearching => self.stop_searching(),
            Action::LeaveImprovement => self.leave_improvement(),
            Action::Pilot(pilot) => {
                self.pilot = pilot;
                true
            }
            Action::Calibrate(lesson) => self.calibrate(*lesson),
            Action::LeaveCalibration => self.leave_calibration(),
            Action::OpenBeside(plan) => self.open_beside(*plan),
            Action::StudyStarted(study) => self.study_started(study),
            Action::Answered { study, answers } => self.answered(study, answers),
            Action::StudyFailed { study, reason } => self.study_failed(study, reason),
            Action::WorkersChanged(workers) => {
                self.run.alone &= workers == 0;
                replace(&mut self.run.workers, workers)
            }
            Action::Crosshair(point) => !self.pinned && replace(&mut self.crosshair, point),
            Action::Pin(point) => {
                // Both must be set, so no short cut.
                replace(&mut self.pinned, point.is_some()) | replace(&mut self.crosshair, point)
            }
            Action::Say(message) => {
                self.run.alone |= matches!(message, Message::WorkersFailed { .. });
                replace(&mut self.message, Some(message))
            }
            Action::Dismiss => replace(&mut self.message, None),
        }
    }

    /// Puts a changed plan in the place of the active one. `what` names what is dragged.
    fn replace_plan(&mut self, plan: Plan, what: Option<String>) -> bool {
        let open = self.active_plan();
        if plan == *open.plan {
            return false;
        }
        let changed = match open.changed_to(Rc::new(plan)) {
            Ok(changed) => changed,
            Err(problems) => return self.say_bad_plan(Place::Edit, problems, None),
        };
        self.dragging = what.is_some();
        self.record(what);
        self.put(self.active, changed);
        if matches!(self.message, Some(Message::BadPlan { place: Place::Edit, .. })) {
            self.message = None;
        }
        true
    }

    fn rename(&mut self, index: usize, name: String) -> bool {
        let Some(open) = self.plans.get(index).filter(|open| open.plan.name != name) else {
            return false;
        };
        let plan = Plan { name, ..(*open.plan).clone() };
        match open.changed_to(Rc::new(plan)) {
            Ok(changed) => {
                self.record(None);
                self.put(index, changed);
                true
            }
            Err(problems) => self.say_bad_plan(Place::Edit, problems, None),
        }
    }

    /// Puts an open plan in its place; a plan with other numbers starts a new run.
    fn put(&mut self, index: usize, open: OpenPlan) {
        let same = Rc::ptr_eq(&open.engine, &self.plans[index].engine);
        self.plans[index] = open;
        if !same {
            self.restart();
        }
    }

    fn commit(&mut self) -> bool {
        if self.dragging {
            Rc::make_mut(&mut self.history).commit();
        }
        replace(&mut self.dragging, false)
    }

    fn present(&mut self, on: bool) -> bool {
        if on == self.is_presenting() {
            return false;
        }
        self.commit();
        let history = Rc::make_mut(&mut self.history);
        if on {
            history.gather();
        } else {
            history.gathered();
        }
        true
    }

    fn duplicate(&mut self) -> bool {
        if self.plans.len() == MAX_PLANS {
            return replace(&mut self.message, Some(Message::TooManyPlans { max: MAX_PLANS }));
        }
        self.record(None);
        // The copy's results are those of the original: same plan, same seed.
        let original = self.active_plan();
        let copy = OpenPlan { base: original.plan.clone(), ..original.clone() };
        self.plans.push(copy);
        self.active = self.plans.len() - 1;
        self.restart();
        true
    }

    /// Opens another plan beside the open ones and selects it.
    fn open_beside(&mut self, plan: Plan) -> bool {
        if self.plans.len() == MAX_PLANS {
            return replace(&mut self.message, Some(Message::TooManyPlans { max: MAX_PLANS }));
        }
        match OpenPlan::new(plan) {
            Ok(open) => {
                self.record(None);
                self.plans.push(open);
                self.active = self.plans.len() - 1;
                self.restart();
                true
            }
            Err(problems) => self.say_bad_plan(Place::Import, problems, None),
        }
    }

    fn remove(&mut self, index: usize) -> bool {
        if self.plans.len() == 1 || index >= self.plans.len() {
            return false;
        }
        self.record(None);
        self.plans.remove(index);
        if self.active > index || self.active == self.plans.len() {
            self.active -= 1;
        }
        self.restart();
        true
    }

    /// One step of undo or redo.
    fn step(&mut self, way: fn(&mut History, Snapshot) -> Option<Snapshot>) -> bool {
        let now = self.snapshot();
        let Some(to) = way(Rc::make_mut(&mut self.history), now) else {
            return false;
        };
        let whole = to.whole.then(|| (to.seed, to.replicates, to.chosen.clone(), to.deck.clone()));
        let plans: Result<Vec<_>, _> = to.plans.iter().enumerate().map(|(i, slot)| self.reopen(i, slot)).collect();
        // What was open once was valid, so this does not fail; were it to, what is open now stays.
        let Ok(plans) = plans else { return false };
        self.plans = plans;
        self.active = to.active;
        self.preset = to.preset;
        self.named = to.named;
        self.dragging = false;
        // A set that took the place of all goes with its seed and its choices.
        if let Some((seed, replicates, chosen, deck)) = whole {
            self.set_seed(seed);
            self.set_replicates(replicates);
            self.chosen = chosen;
            self.deck = deck;
        }
        self.restart();
        true
    }

    /// Opens a plan of a snapshot, keeping engine and results if it is open already.
    fn reopen(&self, index: usize, (plan, base): &(Rc<Plan>, Rc<Plan>)) -> Result<OpenPlan, Problems> {
        if let Some(open) = self.plans.iter().find(|open| Rc::ptr_eq(&open.plan, plan)) {
            return Ok(OpenPlan { base: base.clone(), ..open.clone() });
        }
        match self.plans.get(index) {
            Some(open) => Ok(OpenPlan { base: base.clone(), ..open.changed_to(plan.clone())? }),
            None => OpenPlan::with_base(plan.clone(), base.clone()),
        }
    }

    pub(super) fn run(&mut self) -> bool {
        let waiting = matches!(self.run.status, RunStatus::Stopped | RunStatus::Idle);
        if waiting {
            self.commit();
            self.restart();
        }
        waiting
    }

    fn stop(&mut self) -> bool {
        let going = matches!(self.run.status, RunStatus::Running | RunStatus::Idle);
        if going {
            self.restart();
            self.run.status = RunStatus::Stopped;
        }
        going
    }

    pub(super) fn set_replicates(&mut self, wanted: u32) -> bool {
        if wanted == self.replicates {
            return false;
        }
        self.replicates = wanted;
        for open in &mut self.plans {
            open.limit_results(wanted);
        }
        self.restart();
        true
    }

    fn set_seed(&mut self, seed: u64) -> bool {
        if seed == self.seed {
            return false;
        }
        self.seed = seed;
        self.plans.iter_mut().for_each(OpenPlan::forget_results);
        self.restart();
        true
    }

    fn merge(&mut self, batches: Vec<(usize, Batch)>) -> bool {
        for (index, batch) in batches {
            if let Some(open) = self.plans.get_mut(index) {
                open.merge(batch);
            }
        }
        self.run.done = self.run.done.max(self.replicates_done());
        true
    }

    /// Whether a report of the runner belongs to the present run.
    fn is_current(&self, run: u64) -> bool {
        run == self.run.id && matches!(self.run.status, RunStatus::Idle | RunStatus::Running)
    }

    /// Begins a new run, or finds it done; what the old one still sends is dropped by its number.
    pub(super) fn restart(&mut self) {
        let done = self.replicates_done();
        self.run.id = self.next_number();
        self.run.done = done;
        self.run.total = self.replicates;
        self.run.status = if done == self.replicates { RunStatus::Done } else { RunStatus::Idle };
        self.clamp_crosshair();
    }

    /// Replicates that every plan has, as far as wanted.
    fn replicates_done(&self) -> u32 {
        let least = self.plans.iter().map(|open| open.results.done()).min();
        least.unwrap_or(0).min(self.replicates)
    }

    /// Keeps the crosshair on the active plan's grid.
    pub(super) fn clamp_crosshair(&mut self) {
        let last = self.active_plan().engine.grid().len().saturating_sub(1);
        self.crosshair = self.crosshair.map(|point| point.min(last));
    }

    /// Notes what is open, to be gone back to.
    pub(super) fn record(&mut self, what: Option<String>) {
        if what.as_deref().is_some_and(|what| self.history.is_dragging(what)) {
            return;
        }
        let now = self.snapshot();
        Rc::make_mut(&mut self.history).record(now, what);
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            plans: self.plans.iter().map(|open| (open.plan.clone(), open.base.clone())).collect(),
            active: self.active,
            preset: self.preset,
            named: self.named.clone(),
            seed: self.seed,
            replicates: self.replicates,
            chosen: self.chosen.clone(),
            deck: self.deck.clone(),
            whole: false,
        }
    }

    /// Notes what is open, before a set takes the place of all.
    pub(super) fn record_whole(&mut self) {
        let now = Snapshot { whole: true, ..self.snapshot() };
        Rc::make_mut(&mut self.history).record(now, None);
    }

    pub(super) fn say_bad_plan(&mut self, place: Place, problems: Problems, text: Option<String>) -> bool {
        replace(&mut self.message, Some(Message::BadPlan { place, problems, text }))
    }
}

/// Puts a value in place of another; tells whether they differ.
fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let differs = *place != value;
    *place = value;
    differs
}
