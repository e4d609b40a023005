//! What the user or the runner did.

use std::fmt;
use std::rc::Rc;

use snowball_decide::improve::Setting;
use snowball_engine::plan::{Number, Plan};
use snowball_engine::{Batch, Metric};

use super::keeping::{Kept, Named};
use super::link::Link;
use super::message::Message;
use super::{Deck, Lesson, Pilot};
use crate::i18n::Locale;
use crate::study::{Answer, Study};

/// A change of a plan.
#[derive(Clone)]
pub struct Edit(Rc<dyn Fn(&mut Plan)>);

impl Edit {
    /// From a function that changes the plan in place.
    pub fn new(change: impl Fn(&mut Plan) + 'static) -> Self {
        Self(Rc::new(change))
    }

    /// The plan with the change made.
    pub(super) fn applied(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        (self.0)(&mut plan);
        plan
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Edit")
    }
}

/// What can happen. Edits are of the active plan; one that would make it invalid changes nothing and says why.
#[derive(Debug)]
pub enum Action {
    /// Live edit of the number at a JSON pointer. Edits of the same number until the next [`Action::Commit`] are one
    /// step of undo.
    SetNumber {
        /// JSON pointer of the number.
        path: String,
        /// What it becomes.
        value: Number,
    },
    /// Any other live edit, such as dragging a rung's threshold. Edits with the same `what` until the next
    /// [`Action::Commit`] are one step of undo.
    DragPlan {
        /// What is dragged, such as its JSON pointer.
        what: String,
        /// The change.
        edit: Edit,
    },
    /// The control came to rest: pointer released, field left, key up.
    Commit,
    /// An edit that is one step of undo by itself: a switch, a choice, an entry added or removed.
    EditPlan(Edit),
    /// Puts the number at a JSON pointer back to what it was when the plan was opened.
    ResetNumber(String),
    /// Shows the controls of another plan.
    SelectPlan(usize),
    /// Opens a copy of the active plan and selects it.
    DuplicatePlan,
    /// Closes a plan; the last one stays.
    RemovePlan(usize),
    /// Gives a plan another name.
    RenamePlan(usize, String),
    /// Opens a preset's plans, their names in a language, in place of all open ones.
    LoadPreset(&'static str, Locale),
    /// Reads a plan (or an exported set of plans) from untrusted JSON text: a plan takes the place of the active one,
    /// a set that of all.
    Import(String),
    /// Opens the view of a link in place of all that is open.
    OpenLink(Box<Link>),
    /// Opens a set that is kept under a name in place of all that is open.
    OpenKept(Box<Kept>),
    /// The open set is kept under a name from now on, or under none any more.
    Named(Option<Named>),
    /// Makes a choice on a page, or forgets it.
    Choose {
        /// What is chosen.
        name: &'static str,
        /// What it becomes.
        value: Option<String>,
    },
    /// Other slides.
    Deck(Box<Deck>),
    /// Begins or ends a presentation: all edits between the two are one step of undo, and the seed stays.
    Present(bool),
    /// Takes back the last edit.
    Undo,
    /// Makes the edit again that was taken back last.
    Redo,
    /// Starts the run, or goes on with a stopped one.
    Run,
    /// Stops the run at once; what is there stays.
    Stop,
    /// Goes on with twice as many replicates until it is settled which plan is better, or the page can keep no more.
    UntilSettled {
        /// What is compared.
        metric: Metric,
        /// Index of the plan that the others are compared with.
        yardstick: usize,
    },
    /// Another number of replicates for every plan.
    SetReplicates(u32),
    /// Another seed for every plan.
    SetSeed(u64),
    /// From the runner: work on a run begins.
    RunStarted {
        /// [`super::Run::id`]
        run: u64,
    },
    /// From the runner: replicates computed so far, some of them not merged yet.
    Progress {
        /// [`super::Run::id`]
        run: u64,
        /// Replicates that every plan has.
        done: u32,
    },
    /// From the runner: replicates to merge, each batch with the index of its plan.
    Batches {
        /// [`super::Run::id`]
        run: u64,
        /// Index of the plan, and its batch.
        batches: Vec<(usize, Batch)>,
    },
    /// From the runner: all that was wanted is there.
    RunDone {
        /// [`super::Run::id`]
        run: u64,
        /// Wall time of the run in milliseconds.
        ms: f64,
    },
    /// From the runner: the run cannot be done, by a fault of the program.
    RunFailed {
        /// [`super::Run::id`]
        run: u64,
        /// Why, in English.
        reason: String,
    },
    /// Asks for a study of open plans, in place of the one that asks the same sort of question; nothing if it asks the
    /// same of the same plans.
    Study {
        /// What is asked.
        study: Study,
        /// Indices of the plans.
        plans: Vec<usize>,
    },
    /// Stops a study; what is there stays.
    StopStudy(u64),
    /// Goes on with a study that was stopped.
    ResumeStudy(u64),
    /// Searches for a better ladder, in place of the last search.
    Improve(Box<Setting>),
    /// Ends the search and confirms what it has found.
    StopSearching,
    /// Leaves off the search and its answer.
    LeaveImprovement,
    /// Puts a table, or how it is taken, in place of the one before; or none.
    Pilot(Option<Rc<Pilot>>),
    /// Learns from a table, in place of what was learnt last.
    Calibrate(Box<Lesson>),
    /// Leaves off learning, and forgets what was learnt.
    LeaveCalibration,
    /// Opens a plan beside the open ones and selects it.
    OpenBeside(Box<Plan>),
    /// From the runner: work on a study begins.
    StudyStarted(u64),
    /// From the runner: answers of pieces of a study.
    Answered {
        /// [`super::StudyRun::id`]
        study: u64,
        /// Which piece, and its answer.
        answers: Vec<(usize, Answer)>,
    },
    /// From the runner: a study cannot be done, by a fault of the program.
    StudyFailed {
        /// [`super::StudyRun::id`]
        study: u64,
        /// Why, in English.
        reason: String,
    },
    /// From the runner: how many workers there are now; 0 = the page computes by itself.
    WorkersChanged(u32),
    /// Points all charts at a point of the grid, or at none. Does nothing while pinned.
    Crosshair(Option<usize>),
    /// Pins the crosshair at a point, or lets it go.
    Pin(Option<usize>),
    /// Tells the user something.
    Say(Message),
    /// The user has read the message.
    Dismiss,
}

impl Action {
    /// [`Action::EditPlan`] from a function.
    pub fn edit(change: impl Fn(&mut Plan) + 'static) -> Self {
        Self::EditPlan(Edit::new(change))
    }

    /// [`Action::DragPlan`] from a function.
    pub fn drag(what: impl Into<String>, change: impl Fn(&mut Plan) + 'static) -> Self {
        Self::DragPlan { what: what.into(), edit: Edit::new(change) }
    }
}
