//! Random numbers by key: run i of a simulation, or edge i of a graph, has its own, whoever computes it and in which order.

use rand::SeedableRng as _;
use rand::rngs::Xoshiro256PlusPlus;

use crate::streams::mix;

/// The generator of one run of a simulation.
pub(super) fn generator(seed: u64, run: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(mix(mix(seed) ^ run))
}

/// A number in [0, 1) for a key of two parts, with 53 random bits.
pub(super) fn uniform(seed: u64, run: u64, item: u64) -> f64 {
    (mix(mix(mix(seed) ^ run) ^ item) >> 11) as f64 / (1u64 << 53) as f64
}
