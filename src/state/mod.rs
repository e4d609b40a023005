//! What the user is doing, as plain data: open plans, their results, the run, undo. It decides and never draws.
//!
//! [`AppState::update`] is the only way to change it. Locale and theme are not here: they are settings of the page.

mod action;
mod calibration;
mod chosen;
mod claims;
mod deck;
mod display;
mod document;
mod history;
mod improvement;
pub mod keeping;
pub mod link;
mod message;
mod open_plan;
mod pace;
mod pilot;
mod replace;
mod run;
pub mod searches;
mod studies;
#[cfg(test)]
mod tests;
mod until;
mod update;
mod work;

use std::rc::Rc;

pub use action::{Action, Edit};
pub use calibration::{Calibration, Lesson};
pub use chosen::Chosen;
pub use claims::{Claims, Reason, Verdict};
pub use deck::{Deck, LONGEST_TEXT, MOST_SLIDERS, Slide, Topic};
pub use display::Display;
pub use document::Document;
use history::History;
pub use improvement::Improvement;
pub use message::{Message, Place};
pub use open_plan::OpenPlan;
pub use pace::Pace;
pub use pilot::{Origin, Pilot, Purpose};
pub use run::{Run, RunStatus};
pub use studies::{StudyRun, Trouble};
pub use until::{Until, most_replicates, settle_rule};
pub use work::{Job, Pieces, StudyWork, Work};

/// Most plans that can be open at once.
pub const MAX_PLANS: usize = 6;

/// Replicates from which on a fan is worth showing; until then the fan of the plan before stays, dimmed.
pub const FIRST_PASS: u32 = 16;

/// Most replicates of a plan: a track is some 20 kB, and the page keeps them all.
pub const MAX_REPLICATES: u32 = 10_000;

/// Everything the page shows. Cheap to clone: plans, engines and results are shared.
#[derive(Clone, Debug)]
pub struct AppState {
    /// Open plans, never empty; the first is A.
    pub plans: Vec<OpenPlan>,
    /// Index of the plan whose controls and headline numbers are shown; always valid.
    pub active: usize,
    /// The preset that was loaded last; none after an import.
    pub preset: Option<&'static str>,
    /// Seed of every plan's random numbers; the same for all, so that plans can be compared replicate by replicate.
    pub seed: u64,
    /// Replicates wanted of every plan.
    pub replicates: u32,
    /// The Monte Carlo run.
    pub run: Run,
    /// Point of the active plan's grid that all charts point at.
    pub crosshair: Option<usize>,
    /// Whether the crosshair stays when the pointer leaves.
    pub pinned: bool,
    /// What the user should be told.
    pub message: Option<Message>,
    /// A control is being dragged: between a live edit and its [`Action::Commit`].
    pub dragging: bool,
    /// What the run is to settle; may be that of an earlier run.
    until: Option<Until>,
    /// Studies beside the run, at most one of a sort.
    pub studies: Vec<Rc<StudyRun>>,
    /// The search for a better ladder, if one was asked for.
    pub improvement: Option<Rc<Improvement>>,
    /// The reader's table, if there is one.
    pub pilot: Option<Rc<Pilot>>,
    /// What is learnt from it, if it was asked for.
    pub calibration: Option<Rc<Calibration>>,
    /// What is chosen on the pages.
    pub chosen: Chosen,
    /// What is shown of the page.
    pub display: Display,
    /// The name that the open set is kept under, if any.
    pub named: Option<Rc<keeping::Named>>,
    /// What the link said that was opened last.
    pub claims: Option<Rc<Claims>>,
    /// The slides that the set is presented with.
    pub deck: Rc<Deck>,
    history: Rc<History>,
    /// The last number that a run or a study got.
    numbers: u64,
}

impl AppState {
    /// The plan whose controls are shown.
    #[must_use]
    pub fn active_plan(&self) -> &OpenPlan {
        &self.plans[self.active]
    }

    /// Whether what is open is the reader's own: neither a case as it was opened nor what a link brought, and kept under no name.
    #[must_use]
    pub fn is_own_work(&self) -> bool {
        let untouched = self.preset.is_some() && self.plans.iter().all(|open| open.plan == open.base);
        let brought = self.claims.as_ref().is_some_and(|claims| claims.are_of(self));
        self.named.is_none() && !untouched && !brought
    }

    /// Whether the set is being presented: its seed stays, and its edits are one step of undo.
    #[must_use]
    pub fn is_presenting(&self) -> bool {
        self.history.is_gathering()
    }

    /// Whether there is an edit to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is an edit to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }
}
