//! Messages between the page and its workers, and what a worker does with them.
//!
//! Everything travels as bytes ([`Packet`]) that are decoded with an error instead of a panic: a cache can hand out a worker
//! of another build than the page's. Plans and studies travel as JSON text, since postcard has no untagged enums. Runs and
//! studies share one row of numbers.

mod packet;
mod server;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use packet::Packet;
use serde::{Deserialize, Serialize};
pub use server::Server;
use snowball_engine::Batch;

/// Version of these messages. Raise it whenever one of them, or a track, changes its shape.
pub const PROTOCOL: u32 = 4;

/// Version of the program; page and worker must have the same, or their numbers could differ.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Most replicates of one batch: more would only delay a stop.
pub const MAX_BATCH: u32 = 4096;

/// From the page to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// First message: who is there?
    Hello {
        /// [`PROTOCOL`] of the page.
        protocol: u32,
    },
    /// The plans of a run, in place of those of the last one.
    Load {
        /// Number of the run.
        run: u64,
        /// Each plan as JSON text.
        plans: Vec<String>,
    },
    /// Replicates to compute.
    Batch {
        /// Number of the run whose plans were loaded.
        run: u64,
        /// Index of the plan.
        plan: u32,
        /// Seed of the run.
        seed: u64,
        /// Index of the first replicate.
        first: u32,
        /// How many, at most [`MAX_BATCH`].
        count: u32,
    },
    /// A study, in place of the last one. It does not disturb the run.
    Study {
        /// Number of the study.
        id: u64,
        /// [`crate::study::Study`] as JSON text.
        study: String,
        /// Its plans, each as JSON text.
        plans: Vec<String>,
    },
    /// Pieces of a study to do.
    Pieces {
        /// Number of the study that was sent.
        id: u64,
        /// First piece.
        first: u32,
        /// How many, at most [`MAX_BATCH`].
        count: u32,
    },
}

impl ToWorker {
    /// Whether what computes studies is needed to answer it.
    #[must_use]
    pub fn is_of_a_study(&self) -> bool {
        matches!(self, Self::Study { .. } | Self::Pieces { .. })
    }
}

/// From a worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// Answer to [`ToWorker::Hello`].
    Ready {
        /// [`PROTOCOL`] of the worker.
        protocol: u32,
        /// [`VERSION`] of the worker.
        version: String,
    },
    /// Replicates computed.
    Done {
        /// Number of the run.
        run: u64,
        /// Index of the plan.
        plan: u32,
        /// The replicates.
        batch: Batch,
        /// Time they took, in milliseconds.
        ms: f64,
    },
    /// Pieces of a study done.
    Answers {
        /// Number of the study.
        id: u64,
        /// First piece.
        first: u32,
        /// How many.
        count: u32,
        /// A list of [`crate::study::Answer`] as JSON text.
        answers: String,
        /// Time they took, in milliseconds.
        ms: f64,
    },
    /// Something asked for cannot be done; the worker is well.
    Failed {
        /// Number of the run or study, 0 if the message could not be read.
        run: u64,
        /// Why, in English, for the report of a fault.
        reason: String,
    },
    /// The worker has met a fault of the program and answers no more.
    Died {
        /// What it said, in English.
        reason: String,
    },
}
