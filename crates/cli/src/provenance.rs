//! What a run was made of: enough to make it again.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::Plan;

use crate::args::Method;

/// Plan, seed, engine and replicates of a run. Stands in the metadata of Parquet files and at the head of shards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Version of the program.
    pub snowball: String,
    /// How it was simulated.
    pub engine: Method,
    /// Seed of the random numbers.
    pub seed: u64,
    /// First replicate.
    pub from: u32,
    /// How many there are from that one on.
    pub replicates: u32,
    /// The plan in full.
    pub plan: Plan,
}

impl Provenance {
    /// Of a run by this program.
    pub fn new(plan: &Plan, engine: Method, seed: u64, from: u32, replicates: u32) -> Self {
        Self { snowball: env!("CARGO_PKG_VERSION").to_owned(), engine, seed, from, replicates, plan: plan.clone() }
    }

    /// One past the last replicate.
    pub fn end(&self) -> u64 {
        u64::from(self.from) + u64::from(self.replicates)
    }
}
