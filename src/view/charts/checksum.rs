//! A number that changes whenever what is drawn does: tests and measurements read it off the page.

/// Over the bits of values, eight bytes at a time in the manner of FNV-1a: charts are summed on every move of a slider.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checksum(u64);

impl Checksum {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, value: f64) {
        self.mix(value.to_bits());
    }

    /// Values that may not be defined; a gap counts as such.
    pub(super) fn add_all(&mut self, values: &[Option<f64>]) {
        for value in values {
            self.add(value.unwrap_or(f64::NAN));
        }
    }

    /// Another sum.
    pub(super) fn mix(&mut self, bits: u64) {
        // The rotation brings the high bits, which multiplication alone leaves behind, to where they matter.
        self.0 = (self.0 ^ bits).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    }

    pub(super) fn sum(self) -> u64 {
        self.0
    }
}
