//! Undo and redo: which plans were open. Results are not kept; they follow from plan and seed.

use std::rc::Rc;

use snowball_engine::plan::Plan;

use super::keeping::Named;
use super::{Chosen, Deck};

/// Steps that can be taken back.
const MAX_STEPS: usize = 200;

/// The open plans at one moment.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// Each plan with the base it goes back to.
    pub plans: Vec<(Rc<Plan>, Rc<Plan>)>,
    /// Index of the active one.
    pub active: usize,
    /// The preset they came from.
    pub preset: Option<&'static str>,
    /// The name that they were kept under.
    pub named: Option<Rc<Named>>,
    /// Seed, replicates, choices and slides, which are gone back to only where a set took the place of all.
    pub seed: u64,
    pub replicates: u32,
    pub chosen: Chosen,
    pub deck: Rc<Deck>,
    /// Whether the step from here put a set in place of all.
    pub whole: bool,
}

/// What can be taken back and made again.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    /// What is being dragged: further edits of it belong to the last step.
    dragged: Option<String>,
    /// Steps there were when gathering began: what comes after them will be one step.
    gathered_from: Option<usize>,
}

impl History {
    /// Notes the state before an edit. `what` names what is dragged; `None` makes a step of its own.
    pub fn record(&mut self, before: Snapshot, what: Option<String>) {
        if what.is_some() && what == self.dragged {
            return;
        }
        self.dragged = what;
        self.future.clear();
        self.past.push(before);
        if self.past.len() > MAX_STEPS {
            self.past.remove(0);
            self.gathered_from = self.gathered_from.map(|from| from.saturating_sub(1));
        }
    }

    /// The next edit is a step of its own.
    pub fn commit(&mut self) {
        self.dragged = None;
    }

    /// Whether further edits of `what` belong to the last step, so that nothing is to be noted.
    pub fn is_dragging(&self, what: &str) -> bool {
        self.dragged.as_deref() == Some(what)
    }

    /// Steps back from `now`.
    pub fn undo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let before = self.past.pop()?;
        self.gathered_from = self.gathered_from.map(|from| from.min(self.past.len()));
        self.future.push(Snapshot { whole: before.whole, ..now });
        self.dragged = None;
        Some(before)
    }

    /// Steps forward from `now`.
    pub fn redo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let after = self.future.pop()?;
        self.past.push(Snapshot { whole: after.whole, ..now });
        self.dragged = None;
        Some(after)
    }

    /// From here on all edits will be one step.
    pub fn gather(&mut self) {
        self.dragged = None;
        self.gathered_from = Some(self.past.len());
    }

    /// Makes one step of the edits since gathering began; those that were taken back meanwhile stay taken back.
    pub fn gathered(&mut self) {
        self.dragged = None;
        let Some(from) = self.gathered_from.take() else { return };
        if self.past.len() <= from + 1 {
            return;
        }
        // If a set took the place of all meanwhile, the one step goes back to where it came from, seed and all.
        let whole = self.past.drain(from + 1..).any(|step| step.whole);
        if let Some(step) = self.past.last_mut() {
            step.whole |= whole;
        }
        self.future.clear();
    }

    /// Whether edits are being gathered into one step.
    pub fn is_gathering(&self) -> bool {
        self.gathered_from.is_some()
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
