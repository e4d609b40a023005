//! A number that changes whenever one of many bits does.

/// Over words of 64 bits in the manner of FNV-1a (Fowler, Noll, Vo 1991), eight bytes at a time, so that much can be summed often.
/// It guards against accidents, not against forgery.
#[derive(Clone, Copy, Debug)]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// Of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A value, bit by bit.
    pub fn add(&mut self, value: f64) {
        self.mix(value.to_bits());
    }

    /// Values that may not be defined; a gap counts as such.
    pub fn add_all(&mut self, values: &[Option<f64>]) {
        for value in values {
            self.add(value.unwrap_or(f64::NAN));
        }
    }

    /// A word, such as another sum.
    pub fn mix(&mut self, bits: u64) {
        // The rotation brings the high bits, which multiplication alone leaves behind, to where they matter.
        self.0 = (self.0 ^ bits).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    }

    /// The sum so far.
    #[must_use]
    pub fn sum(self) -> u64 {
        self.0
    }
}
