//! Where a value stands on its slider, and which value a place of the slider means.

use std::ops::Range;

use snowball_engine::plan::{Kind, Quantity, Unit};

/// Most places of an even slider.
const MOST_EVEN: f64 = 250.0;
/// A span above zero is logarithmic from this ratio of its ends on.
const WIDE: f64 = 100.0;
/// Ends of spans from zero that are even.
const FACTORS: Range<f64> = 1.5..5.0;
/// Over how large a ratio other spans from zero are logarithmic.
const FROM_ZERO: f64 = 1000.0;

/// The scale of a slider: places 0 to [`Scale::places`] over the span of its quantity. A value of a place always comes
/// back to that place, so that arrow keys never get stuck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Equal steps of this size.
    Even(f64),
    /// Round numbers, about equal factors apart; the first is this many places up the series of all round numbers.
    Round { first: i32 },
}

impl Scale {
    /// The scale that suits a quantity.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Self {
        let (from, to) = quantity.slider;
        let by_factors = match quantity.kind {
            Kind::Positive if from > 0.0 => to / from >= WIDE,
            // Relative factors such as 0 to 3 are even; all else from zero has its usual values far down.
            Kind::Positive => !FACTORS.contains(&to),
            Kind::Probability => matches!(quantity.unit, Unit::SharePerDay | Unit::SharePerMonth),
            Kind::Signed => false,
        };
        let shape = match (by_factors, from > 0.0) {
            (false, _) => Shape::Even(even_step(to - from)),
            (true, true) => Shape::Round { first: round_index(from) },
            // Zero stands one place below.
            (true, false) => Shape::Round { first: round_index(to / FROM_ZERO) - 1 },
        };
        Self { from, to, shape }
    }

    /// Highest place.
    #[must_use]
    pub fn places(self) -> u32 {
        match self.shape {
            Shape::Even(step) => ((self.to / step - 1e-9).ceil() - self.before(step)) as u32,
            Shape::Round { first } => round_index(self.to).abs_diff(first),
        }
    }

    /// Place of a value; one outside the span stands at its end.
    #[must_use]
    pub fn place(self, value: f64) -> u32 {
        if value <= self.from {
            return 0;
        }
        if value >= self.to {
            return self.places();
        }
        let place = match self.shape {
            Shape::Even(step) => ((value / step).round() - self.before(step)) as i32,
            Shape::Round { first } => round_index(value) - first,
        };
        u32::try_from(place).unwrap_or(0).min(self.places())
    }

    /// Value of a place, with few digits.
    #[must_use]
    pub fn value(self, place: u32) -> f64 {
        if place == 0 {
            return self.from;
        }
        if place >= self.places() {
            return self.to;
        }
        match self.shape {
            Shape::Even(step) => {
                let (steps_per_one, steps) = (1.0 / step, self.before(step) + f64::from(place));
                // Dividing by a whole number gives the nearest float to a decimal such as 0.07; multiplying by 0.01
                // does not.
                if steps_per_one >= 1.0 { steps / steps_per_one.round() } else { steps * step }
            }
            Shape::Round { first } => round_number(first + place as i32),
        }
    }

    /// Whole steps from zero to the lower end. A span need not begin on a step, but its values between the ends lie on
    /// them.
    fn before(self, step: f64) -> f64 {
        (self.from / step + 1e-9).floor()
    }
}

/// A thumb of a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thumb {
    /// The value, or the middle of a range.
    Whole,
    /// The low end of a range.
    Low,
    /// The high end of a range.
    High,
}

impl Thumb {
    /// Where it stands; that of the whole range half way between its ends.
    #[must_use]
    pub fn place(self, scale: Scale, low: f64, high: Option<f64>) -> u32 {
        match (self, high) {
            (Self::High, Some(high)) => scale.place(high),
            (Self::Whole, Some(high)) => scale.place(low).midpoint(scale.place(high)),
            _ => scale.place(low),
        }
    }

    /// The value, or the ends, after it was moved to a place. The whole keeps the distance between the ends; an end stops
    /// one place before the other, since a range must have a width.
    #[must_use]
    pub fn moved(self, scale: Scale, place: u32, low: f64, high: Option<f64>) -> (f64, Option<f64>) {
        let Some(high) = high else { return (scale.value(place), None) };
        let (from, to) = (scale.place(low), scale.place(high));
        match self {
            // An end outside the slider's span stays there until it is moved itself.
            Self::Low => (scale.value(place.min(to.saturating_sub(1))).min(high), Some(high)),
            Self::High => (low, Some(scale.value(place.max(from + 1)).max(low))),
            Self::Whole => {
                let shift = i64::from(place) - i64::from(from.midpoint(to));
                let shift = shift.clamp(-i64::from(from), i64::from(scale.places()) - i64::from(to));
                let at = |end: u32| scale.value(u32::try_from(i64::from(end) + shift).unwrap_or(0));
                (at(from), Some(at(to)))
            }
        }
    }
}

/// A step of 1, 2 or 5 times a power of ten that splits the span into at most [`MOST_EVEN`] parts.
fn even_step(span: f64) -> f64 {
    let finest = span / MOST_EVEN;
    let power = 10f64.powf(finest.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= finest * 0.999);
    factor.unwrap_or(10.0) * power
}

/// The round numbers from 1 to 10 in hundredths: from, to, step. Neighbours are 2 to 5 % apart.
const ROUND: [(i32, i32, i32); 3] = [(100, 200, 5), (200, 500, 10), (500, 1000, 25)];
/// Round numbers in a factor of ten.
const PER_DECADE: i32 = 20 + 30 + 20;

/// The round number at a place of the series, in which 0 is 1.
fn round_number(index: i32) -> f64 {
    let (decade, mut rest) = (index.div_euclid(PER_DECADE), index.rem_euclid(PER_DECADE));
    let mut hundredths = ROUND[0].0;
    for (from, to, step) in ROUND {
        let count = (to - from) / step;
        if rest < count {
            hundredths = from + rest * step;
            break;
        }
        rest -= count;
    }
    let exponent = decade - 2;
    // Negative powers of ten are not exact, but dividing by their inverse gives the nearest float.
    if exponent >= 0 {
        f64::from(hundredths) * 10f64.powi(exponent)
    } else {
        f64::from(hundredths) / 10f64.powi(-exponent)
    }
}

/// Place in the series of the round number next to a positive value.
fn round_index(value: f64) -> i32 {
    let decade = value.log10().floor();
    let hundredths = value / 10f64.powf(decade) * 100.0;
    let mut before = 0;
    for (from, to, step) in ROUND {
        if hundredths < f64::from(to) {
            before += ((hundredths - f64::from(from)) / f64::from(step)).round() as i32;
            break;
        }
        before += (to - from) / step;
    }
    decade as i32 * PER_DECADE + before
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::rows;

    use super::*;

    #[test]
    fn every_place_of_every_slider_comes_back_and_values_rise() {
        for row in rows() {
            let Some(quantity) = row.quantity else {
                continue;
            };
            let scale = Scale::of(&quantity);
            assert_eq!(scale.value(0), quantity.slider.0, "{}", row.path);
            assert_eq!(scale.value(scale.places()), quantity.slider.1, "{}", row.path);
            let mut before = f64::NEG_INFINITY;
            for place in 0..=scale.places() {
                let value = scale.value(place);
                assert!(value > before, "{} at {place}: {before}, {value}", row.path);
                assert_eq!(scale.place(value), place, "{}: {value}", row.path);
                before = value;
            }
        }
    }

    #[test]
    fn values_have_few_digits() {
        let share = Scale::of(&Quantity::share());
        assert_eq!(share.value(share.place(0.07)), 0.07);
        let money = Scale::of(&Quantity::money(20_000.0));
        for amount in [0.0, 50.0, 100.0, 500.0, 1000.0, 1250.0, 20_000.0] {
            let nearest = money.value(money.place(amount));
            assert!((nearest - amount).abs() <= 0.025 * amount, "{amount}: {nearest}");
        }
        assert_eq!(money.value(money.place(500.0)), 500.0);
        let small = Scale::of(&Quantity::new(Kind::Positive, Unit::One, 0.05, 1000.0).slide(0.1, 10.0));
        assert_eq!(small.value(small.place(0.3)), 0.3);
    }

    #[test]
    fn outside_stands_at_the_end() {
        let scale = Scale::of(&Quantity::new(Kind::Positive, Unit::People, 1.0, 1e10).slide(1e3, 1e6));
        assert_eq!(scale.place(0.0), 0);
        assert_eq!(scale.place(-5.0), 0);
        assert_eq!(scale.place(1e9), scale.places());
    }

    #[test]
    fn the_middle_moves_both_ends_and_keeps_their_distance() {
        let scale = Scale::of(&Quantity::share());
        assert_eq!(Thumb::Whole.moved(scale, 60, 0.1, Some(0.3)), (0.2, Some(0.4)));
        assert_eq!(Thumb::Whole.moved(scale, 999, 0.1, Some(0.3)), (0.8, Some(1.0)));
        assert_eq!(Thumb::Low.moved(scale, 999, 0.1, Some(0.3)), (0.295, Some(0.3)));
        assert_eq!(Thumb::High.moved(scale, 0, 0.1, Some(0.3)), (0.1, Some(0.105)));
        assert_eq!(Thumb::Whole.moved(scale, 60, 0.1, None), (0.3, None));
    }
}
