//! Random numbers of the search: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
//! The state is one number, so that a search is stopped and resumed by writing it down.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Luck(u64);

/// Weyl step of the sequence: 2⁶⁴ over the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The generator's finaliser: a hash of 64 bits to 64 bits.
pub(crate) fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

impl Luck {
    /// A stream of its own for each key.
    pub fn new(seed: u64, key: u64) -> Self {
        Self(mix(mix(seed.wrapping_add(STEP)) ^ key.wrapping_add(STEP)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// Uniform in [0, 1), a multiple of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True with a probability.
    pub fn with(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Uniform in 0 … n − 1; 0 for n = 0. Its bias, n/2⁵³, is beyond what any search can notice.
    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_even_and_streams_differ() {
        let mut luck = Luck::new(3, 1);
        let mut counts = [0u32; 8];
        (0..80_000).for_each(|_| counts[luck.below(8)] += 1);
        // Standard deviation 94.
        assert!(counts.iter().all(|count| count.abs_diff(10_000) < 500), "{counts:?}");
        assert_ne!(Luck::new(3, 2).unit(), Luck::new(3, 1).unit());
        assert_ne!(Luck::new(4, 1).unit(), Luck::new(3, 1).unit());
        assert_eq!(luck.below(0), 0);
    }
}
