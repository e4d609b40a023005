//! How clearly two colours stand apart, as WCAG 2 measures it (success criteria 1.4.3 and 1.4.11).

/// Red, green and blue of sRGB, as a style sheet resolves them.
pub type Rgb = [u8; 3];

/// Least contrast of text to its ground.
pub const TEXT: f64 = 4.5;

/// Least contrast of marks and of the bounds of controls to what they stand on.
pub const MARK: f64 = 3.0;

/// The contrast ratio of two colours, from 1 to 21; the order does not matter.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A ratio as it is written: cut and not rounded, so that what misses a limit never seems to meet it.
#[must_use]
pub fn cut(ratio: f64) -> f64 {
    // What is a hair under a hundredth because it is no sum of powers of two counts as that hundredth.
    (ratio * 100.0 + 1e-9).floor() / 100.0
}

/// Relative luminance: from 0 for black to 1 for white.
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = [255; 3];

    #[test]
    fn published_pairs_come_out() {
        // As WebAIM's contrast checker gives them.
        let published = [
            ([0; 3], 21.0),
            ([0x76; 3], 4.54),
            ([0x77; 3], 4.47),
            ([0x59; 3], 7.0),
            ([0, 0, 255], 8.59),
            ([255, 0, 0], 3.99),
            ([255; 3], 1.0),
        ];
        for (colour, ratio) in published {
            assert_eq!(cut(contrast(colour, WHITE)), ratio, "{colour:?}");
            assert_eq!(contrast(colour, WHITE), contrast(WHITE, colour), "{colour:?}");
        }
    }

    #[test]
    fn what_misses_a_limit_is_not_written_as_if_it_met_it() {
        assert_eq!(cut(4.4999), 4.49);
        assert_eq!(cut(4.5), 4.5);
        assert_eq!(cut(4.54), 4.54);
        assert!(contrast([0x77; 3], WHITE) < TEXT);
    }
}
