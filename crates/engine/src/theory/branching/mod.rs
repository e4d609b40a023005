//! Cascades as branching processes: every member brings an independent number of friends.
//!
//! [`Offspring`] is the law of that number; what becomes of a cascade follows from it: whether it dies
//! ([`Offspring::extinction`], [`Offspring::extinct_by`]), how large it gets ([`Progeny`]), how it grows in time when
//! friends take a while ([`Renewal`]), and, with members who invite as long as they stay, [`BirthDeath`]. Several kinds
//! of members: [`NextGeneration`]. Each comes with a plain simulation of the same process.

mod birth_death;
mod offspring;
mod progeny;
mod renewal;
mod types;

pub use birth_death::{BirthDeath, Population};
pub use offspring::Offspring;
pub use progeny::{Cascade, Progeny};
pub use renewal::{Ages, Renewal, Size};
pub use types::NextGeneration;
