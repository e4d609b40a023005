//! Monte Carlo engine for referral campaigns: plan in, numbers out.
//!
//! It knows no browser, no clock, no thread and no file. The same plan, seed and replicate index give the same bits on
//! every target and for any split of the work. What it computes is described in `docs/model.md`.
//!
//! Start reading at [`Engine`]: compile a [`plan::Plan`], then ask for the [`Engine::expected`] track or for batches of
//! replicates with [`Engine::run`], and merge batches into [`Results`].

mod agent;
pub mod calendar;
mod campaign;
mod chance;
mod checksum;
mod dice;
mod engine;
mod fingerprint;
mod growth_laws;
mod ladder;
mod lifetime;
mod math;
mod mean;
mod metric;
mod people;
pub mod plan;
mod quadrature;
mod rates;
mod results;
mod streams;
pub mod theory;
mod track;
mod uncertainty;

pub use agent::{Arms, Assignment, Forest, FriendOffer, NEVER, NOBODY, NoForest, Origin, Tested, TooManyPeople, Tree};
pub use checksum::Checksum;
pub use engine::{Engine, Seeds, TestError, Unknowns};
pub use fingerprint::{MODEL, release};
pub use growth_laws::GrowthLaws;
pub use metric::Metric;
pub use results::{BAND_LEVELS, Bands, Batch, Chance, Paired, PairedBands, Results, Summary};
pub use track::{Alert, RungTally, Series, Track};
pub use uncertainty::Unknown;
