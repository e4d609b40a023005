//! Random numbers by key: the same for a seed, a generation and a place, whoever asks.

use snowball_engine::theory::normal_quantile;

/// SplitMix64: a hash of 64 bits to 64 bits (Steele, Lea and Flood 2014).
fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A number in (0, 1), with 52 random bits.
pub(crate) fn uniform(key: [u64; 4]) -> f64 {
    let bits = key.into_iter().fold(0, |state, part| mix(state ^ part)) >> 12;
    (bits as f64 + 0.5) / (1u64 << 52) as f64
}

/// A standard normal number.
pub(crate) fn normal(key: [u64; 4]) -> f64 {
    normal_quantile(uniform(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_law_and_keys_have_their_own() {
        let n = 40_000u64;
        let draws: Vec<f64> = (0..n).map(|i| normal([7, 1, i, 0])).collect();
        let mean = draws.iter().sum::<f64>() / n as f64;
        let variance = draws.iter().map(|z| z * z).sum::<f64>() / n as f64;
        let beside = draws.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / n as f64;
        assert!(
            mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03 && beside.abs() < 0.02,
            "{mean} {variance} {beside}"
        );
        assert_ne!(uniform([1, 2, 3, 4]), uniform([1, 2, 4, 3]));
    }
}
