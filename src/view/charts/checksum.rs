//! A number that changes whenever what is drawn does: tests and measurements read it off the page.

/// FNV-1a over the bits of values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checksum(u64);

impl Checksum {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, value: f64) {
        for byte in value.to_bits().to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Values that may not be defined; a gap counts as such.
    pub(super) fn add_all(&mut self, values: &[Option<f64>]) {
        for value in values {
            self.add(value.unwrap_or(f64::NAN));
        }
    }

    pub(super) fn sum(self) -> u64 {
        self.0
    }
}
