//! What the user is told; the interface puts it into words.

use snowball_engine::plan::Problems;

use super::link::LinkFault;

/// Where a plan came from that could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A control of the page.
    Edit,
    /// A file or pasted text.
    Import,
    /// What this browser had kept.
    Saved,
}

/// One message at a time; a newer one takes its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A plan that cannot be used; what was open is still open.
    BadPlan {
        /// Where it came from.
        place: Place,
        /// Every problem with its path.
        problems: Problems,
        /// The text as it was, to be saved by the user; none for an edit.
        text: Option<String>,
    },
    /// No more plans can be opened.
    TooManyPlans {
        /// How many can.
        max: usize,
    },
    /// The domain library could not be loaded.
    LibraryMissing,
    /// A link that cannot be opened; what was open is still open.
    BadLink(LinkFault),
    /// A link took the place of what was open, which is kept under a name.
    KeptBeforeLink {
        /// The name.
        name: String,
    },
    /// Another tab has changed what is kept under the name of the open set, which is kept under a new one.
    KeptBeside {
        /// The name that the other tab writes to.
        theirs: String,
        /// The new one.
        ours: String,
    },
    /// Another tab has changed what is kept under the name of the open set, which stays as it is.
    ChangedElsewhere {
        /// The name.
        name: String,
    },
    /// What is kept was written by a later version of the page: what is open is not kept, but can be exported.
    StorageNewer,
    /// This browser's storage is full: what is open is not kept, but can be exported.
    StorageFull,
    /// This browser's storage cannot be used: what is open is not kept, but can be exported.
    StorageBlocked,
    /// No worker could be kept alive; the page computes by itself, more slowly.
    WorkersFailed {
        /// What the last failure said, in English, for the report of a fault.
        reason: String,
    },
    /// A plan that the page took was refused by the engine in a worker: a fault of the program.
    RunFailed {
        /// What it said, in English.
        reason: String,
    },
}
