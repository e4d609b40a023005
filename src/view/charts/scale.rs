//! Axes: finite ranges, round ticks, and where labels go. Nothing else may make a range for a coordinate system: plotters
//! does not return from an infinite one and panics on NaN.

use snowball_decide::order::in_order;

/// Most ticks on an axis.
const TICKS: f64 = 6.0;

/// Beyond this neither ticks nor pixels mean anything.
const LARGEST: f64 = 1e15;

/// A range that a coordinate system can be built on: finite, of positive width, its ends on ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Distance of ticks; on a logarithmic axis their ratio.
    pub step: f64,
    /// Whether equal lengths are equal factors; both ends are positive then.
    pub logarithmic: bool,
}

impl Range {
    /// Around values for an axis that starts at zero, as counts and money must.
    #[must_use]
    pub fn from_zero(values: impl IntoIterator<Item = f64>) -> Self {
        Self::around(values.into_iter().chain([0.0]))
    }

    /// Around values. What is not finite is left out; of nothing it is 0 to 1.
    #[must_use]
    pub fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite()).map(|value| value.clamp(-LARGEST, LARGEST));
        let (low, high) =
            finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return Self { low: 0.0, high: 1.0, step: 0.2, logarithmic: false };
        }
        // A width below what the numbers can resolve would make every tick the same.
        let width = (high - low).max(low.abs().max(high.abs()) * 1e-9);
        let (low, high) = if width > 0.0 { (low, low + width) } else { (low, low + 1.0) };
        let mut step = round_up((high - low) / (TICKS - 1.0));
        let mut ends = on_ticks(low, high, step);
        // Moving both ends outwards to ticks can take one tick too many.
        if ((ends.1 - ends.0) / step).round() > TICKS - 1.0 {
            step = round_up(step * 1.01);
            ends = on_ticks(low, high, step);
        }
        Self { low: ends.0, high: ends.1, step, logarithmic: false }
    }

    /// Around positive values for a logarithmic axis, from one power of ten to another. What is not positive and finite is
    /// left out; of nothing it is 1 to 10.
    #[must_use]
    pub fn decades(values: impl IntoIterator<Item = f64>) -> Self {
        let powers = values
            .into_iter()
            .filter(|value| value.is_finite() && *value > 0.0)
            .map(|value| value.clamp(1.0 / LARGEST, LARGEST).log10());
        let (low, high) =
            powers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), power| (low.min(power), high.max(power)));
        let (low, high) = if low > high { (0.0, 1.0) } else { on_ticks(low, high, 1.0) };
        let high = high.max(low + 1.0);
        let every = ((high - low) / (TICKS - 1.0)).ceil();
        let high = low + ((high - low) / every).ceil() * every;
        let power = |power: f64| 10f64.powi(power as i32);
        Self { low: power(low), high: power(high), step: power(every), logarithmic: true }
    }

    /// Where a value lies, in parts of the axis from its low end; what a logarithmic axis cannot show is at its low end.
    #[must_use]
    pub fn part(&self, value: f64) -> f64 {
        if !self.logarithmic {
            (value - self.low) / (self.high - self.low)
        } else if value > 0.0 {
            (value / self.low).log10() / (self.high / self.low).log10()
        } else {
            0.0
        }
    }

    /// Whether a value lies in it.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// Its ticks from the lowest.
    pub fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let Self { low, high, step, logarithmic } = *self;
        let steps = if logarithmic { (high / low).log10() / step.log10() } else { (high - low) / step };
        // A power of ten is found by its exponent: products of tenths are not exact.
        let start = low.log10().round() as i32;
        let every = step.log10().round() as i32;
        (0..=steps.round() as u32)
            .map(move |i| if logarithmic { 10f64.powi(start + every * i as i32) } else { low + f64::from(i) * step })
    }
}

fn on_ticks(low: f64, high: f64, step: f64) -> (f64, f64) {
    // A value that is a tick but for rounding stays its own tick.
    ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step)
}

/// The next round number: 1, 2, 2.5 or 5 times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    let digit = value / power;
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|round| digit <= round * (1.0 + 1e-9)).unwrap_or(10.0);
    round * power
}

/// Days to mark on a horizontal axis: whole weeks, months or years, as the length suggests.
#[must_use]
pub fn day_step(span: u32) -> u32 {
    const STEPS: [u32; 10] = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730];
    STEPS.into_iter().find(|step| span / step < TICKS as u32).unwrap_or(1825)
}

/// Moves labels apart: each wants to be centred at its position and needs its height. Keeps their order, moves them as
/// little as the room between `top` and `bottom` allows, and returns their new centres in the order given.
#[must_use]
pub fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let order = in_order(wanted.len(), &|a, b| wanted[a].0.total_cmp(&wanted[b].0));
    // Groups of touching labels: members, centre of the group's middle, height together.
    let mut groups: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    for index in order {
        let (centre, height) = wanted[index];
        groups.push((vec![index], centre, height));
        while let [.., above, below] = groups.as_slice() {
            if above.1 + above.2 / 2.0 <= below.1 - below.2 / 2.0 {
                break;
            }
            let (above, below) = (above.clone(), below.clone());
            let height = above.2 + below.2;
            // The middle that moves all members least on average.
            let members = [above.0.clone(), below.0.clone()].concat();
            let centre = (above.1 * above.0.len() as f64 + below.1 * below.0.len() as f64) / members.len() as f64;
            groups.truncate(groups.len() - 2);
            groups.push((
                members,
                centre.clamp(top + height / 2.0, (bottom - height / 2.0).max(top + height / 2.0)),
                height,
            ));
        }
        if let Some(last) = groups.last_mut() {
            last.1 = last.1.min(bottom - last.2 / 2.0).max(top + last.2 / 2.0);
        }
    }
    // The lower edge may have pushed a group up into its neighbour: one pass from below puts that right.
    let mut floor = bottom;
    for group in groups.iter_mut().rev() {
        group.1 = group.1.min(floor - group.2 / 2.0);
        floor = group.1 - group.2 / 2.0;
    }
    let mut centres = vec![0.0; wanted.len()];
    for (members, centre, height) in groups {
        let mut at = centre - height / 2.0;
        for index in members {
            centres[index] = at + wanted[index].1 / 2.0;
            at += wanted[index].1;
        }
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_finite_and_wide() {
        let cases: [&[f64]; 9] = [
            &[],
            &[f64::NAN, f64::INFINITY],
            &[0.0],
            &[5.0],
            &[1e15, 1e15 + 0.25],
            &[-1e300, 1e300],
            &[3.0, f64::NAN, 4.0],
            &[-7.0, -7.0],
            &[1e-300, 2e-300],
        ];
        for case in cases {
            for range in [Range::around(case.iter().copied()), Range::from_zero(case.iter().copied())] {
                assert!(
                    range.low.is_finite() && range.high.is_finite() && range.high > range.low,
                    "{case:?}: {range:?}"
                );
                let ticks: Vec<f64> = range.ticks().collect();
                assert!((2..=7).contains(&ticks.len()), "{case:?}: {range:?} {ticks:?}");
            }
        }
    }

    #[test]
    fn decades_are_powers_of_ten() {
        let ticks = |values: &[f64]| Range::decades(values.iter().copied()).ticks().collect::<Vec<_>>();
        assert_eq!(ticks(&[1.0, 73.0]), [1.0, 10.0, 100.0]);
        assert_eq!(ticks(&[0.0004, 1.0]), [1e-4, 1e-3, 0.01, 0.1, 1.0]);
        assert_eq!(ticks(&[1.0, 10.0, 100.0]), [1.0, 10.0, 100.0]);
        for few in [&[][..], &[0.0, -5.0, f64::NAN], &[1.0], &[f64::INFINITY]] {
            assert_eq!(ticks(few), [1.0, 10.0], "{few:?}");
        }
        for values in [&[1.0, 3e5][..], &[1e-9, 1e9], &[1e-300, 1e300], &[2.0, 3.0]] {
            let range = Range::decades(values.iter().copied());
            let ticks: Vec<f64> = range.ticks().collect();
            assert!((2..=6).contains(&ticks.len()) && ticks[0] == range.low, "{range:?}: {ticks:?}");
            assert!(ticks.last().is_some_and(|last| (last / range.high - 1.0).abs() < 1e-9), "{range:?}: {ticks:?}");
            let held = values.iter().filter(|value| (1e-15..=1e15).contains(*value));
            held.for_each(|&value| assert!((0.0..=1.0).contains(&range.part(value)), "{value} in {range:?}"));
        }
        let range = Range::decades([1.0, 100.0]);
        assert!((range.part(10.0) - 0.5).abs() < 1e-12 && range.part(0.0) == 0.0 && range.part(-3.0) == 0.0);
        assert_eq!(Range::from_zero([10.0]).part(2.5), 0.25);
    }

    #[test]
    fn at_most_six_round_ticks_cover_the_values() {
        for i in 1..2000 {
            let high = 0.37 * f64::from(i).powf(1.7);
            let range = Range::from_zero([high]);
            assert!(range.low == 0.0 && range.high >= high * (1.0 - 1e-8), "{high}: {range:?}");
            assert!(range.ticks().count() <= 6, "{high}: {range:?}");
        }
        assert_eq!(
            Range::from_zero([10_000.0]).ticks().collect::<Vec<_>>(),
            [0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10_000.0]
        );
    }

    #[test]
    fn days() {
        assert_eq!(day_step(7), 2);
        assert_eq!(day_step(90), 30);
        assert_eq!(day_step(365), 90);
        assert_eq!(day_step(1825), 365);
    }

    #[test]
    fn labels_never_overlap() {
        for seed in 0..200u32 {
            let wanted: Vec<(f64, f64)> = (0..8)
                .map(|i| (f64::from((seed * 7919 + i * 104_729) % 200), if i % 3 == 0 { 28.0 } else { 14.0 }))
                .collect();
            let centres = spread(&wanted, 0.0, 200.0);
            let mut placed: Vec<(f64, f64)> =
                centres.iter().zip(&wanted).map(|(&c, &(_, h))| (c - h / 2.0, c + h / 2.0)).collect();
            placed.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in placed.windows(2) {
                assert!(pair[0].1 <= pair[1].0 + 1e-9, "{wanted:?} {placed:?}");
            }
            assert!(placed[0].0 >= -1e-9 && placed[7].1 <= 200.0 + 1e-9, "{placed:?}");
        }
    }

    #[test]
    fn a_label_with_room_stays() {
        assert_eq!(spread(&[(50.0, 14.0), (100.0, 14.0)], 0.0, 200.0), [50.0, 100.0]);
        assert_eq!(spread(&[(100.0, 14.0), (100.0, 14.0)], 0.0, 200.0), [93.0, 107.0]);
    }
}
