//! Keyed random streams: one for each (seed, replicate, step, subsystem), so that a replicate does not depend on who
//! computes it, and that a change of the ladder does not reshuffle the dice of paid acquisition.

use rand::SeedableRng as _;
use rand::rngs::Xoshiro256PlusPlus;

/// A part of the day with dice of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Subsystem {
    Seeds,
    Weather,
    Arrivals,
    Sharing,
    Friends,
    Funnel,
    Layers,
    Purchases,
    Rewards,
    Newcomers,
    Koc,
    Reputation,
    Fraud,
    /// Latent propensities of a person of the agent engine, whose number takes the place of the step.
    Traits,
    /// Who belongs to which arm of a test.
    Arms,
}

/// The generator of a stream. The key is hashed to the whole state with SplitMix64's finaliser, whose avalanche keeps
/// neighbouring keys unrelated (Steele, Lea and Flood 2014).
pub(crate) fn stream(seed: u64, replicate: u32, step: u32, subsystem: Subsystem) -> Xoshiro256PlusPlus {
    let mut key = mix(seed);
    key = mix(key ^ u64::from(replicate));
    key = mix(key ^ (u64::from(step) << 8 | subsystem as u64));
    let mut state = [0; 32];
    for word in state.chunks_exact_mut(8) {
        key = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
        word.copy_from_slice(&mix(key).to_le_bytes());
    }
    Xoshiro256PlusPlus::from_seed(state)
}

/// SplitMix64: a hash of 64 bits to 64 bits.
pub(crate) fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::Rng as _;

    use super::*;

    #[test]
    fn every_key_has_its_own_stream() {
        let mut seen = BTreeSet::new();
        for seed in 0..5 {
            for replicate in 0..20 {
                for step in 0..20 {
                    for subsystem in [Subsystem::Seeds, Subsystem::Weather, Subsystem::Newcomers] {
                        assert!(seen.insert(stream(seed, replicate, step, subsystem).next_u64()));
                    }
                }
            }
        }
    }
}
