//! How a laid-out forest is seen: which part of it, how large. Lengths on the canvas are CSS pixels.

use super::grove::Placing;

/// Free room around everything.
const EDGE: f64 = 12.0;

/// Largest distance of neighbours when everything is in sight, and when it is seen as near as can be.
const LARGEST_WHOLE: f64 = 22.0;
const LARGEST: f64 = 60.0;

/// Distance of neighbours at which a person is told from his neighbours.
const NEAR: f64 = 9.0;

/// Radius of a person, as a share of the distance of neighbours.
pub const DOT: f64 = 0.36;

/// From places to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// Pixels per unit.
    pub scale: f64,
    /// Where the origin is.
    pub origin: [f64; 2],
}

impl Lens {
    /// Everything in sight, in the middle of a canvas.
    #[must_use]
    pub fn whole(placing: &Placing, canvas: [f64; 2]) -> Self {
        let room = |side: f64, length: f64| (side - 2.0 * EDGE).max(1.0) / length.max(1.0);
        let scale = room(canvas[0], placing.width).min(room(canvas[1], placing.height)).min(LARGEST_WHOLE);
        let start = |side: f64, length: f64| (side - length * scale) / 2.0;
        Self { scale, origin: [start(canvas[0], placing.width), start(canvas[1], placing.height)] }
    }

    /// Nearer or farther by a factor, with what is at a pixel staying there; never farther than everything.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at: [f64; 2], placing: &Placing, canvas: [f64; 2]) -> Self {
        let whole = Self::whole(placing, canvas);
        let scale = (self.scale * factor).clamp(whole.scale, LARGEST.max(whole.scale));
        if scale <= whole.scale {
            return whole;
        }
        let held = |axis: usize| at[axis] - (at[axis] - self.origin[axis]) / self.scale * scale;
        Self { scale, origin: [held(0), held(1)] }.held(placing, canvas)
    }

    /// Moved by so many pixels, as far as there is something to be seen.
    #[must_use]
    pub fn moved(&self, by: [f64; 2], placing: &Placing, canvas: [f64; 2]) -> Self {
        Self { origin: [self.origin[0] + by[0], self.origin[1] + by[1]], ..*self }.held(placing, canvas)
    }

    /// With a person in sight; `near` also near enough to be told from his neighbours.
    #[must_use]
    pub fn on(&self, person: u32, near: bool, placing: &Placing, canvas: [f64; 2]) -> Self {
        let Some(&place) = placing.places.get(person as usize) else { return *self };
        let [x, y] = self.at(place);
        let inside = (EDGE..=canvas[0] - EDGE).contains(&x) && (EDGE..=canvas[1] - EDGE).contains(&y);
        if inside && !(near && self.scale < NEAR) {
            return *self;
        }
        let there = if near { Self { scale: self.scale.max(NEAR), ..*self } } else { *self };
        let [x, y] = there.at(place);
        there.moved([canvas[0] / 2.0 - x, canvas[1] / 2.0 - y], placing, canvas)
    }

    /// What fits stays in the middle; of what does not, no more than the edge comes into the canvas.
    fn held(self, placing: &Placing, canvas: [f64; 2]) -> Self {
        let hold = |origin: f64, side: f64, length: f64| {
            let length = length * self.scale;
            if length + 2.0 * EDGE <= side { (side - length) / 2.0 } else { origin.clamp(side - EDGE - length, EDGE) }
        };
        let origin = [hold(self.origin[0], canvas[0], placing.width), hold(self.origin[1], canvas[1], placing.height)];
        Self { origin, ..self }
    }

    /// The pixel of a place.
    #[must_use]
    pub fn at(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        [self.origin[0] + f64::from(x) * self.scale, self.origin[1] + f64::from(y) * self.scale]
    }

    /// The person nearest to a pixel among the first so many, within reach.
    #[must_use]
    pub fn nearest(&self, placing: &Placing, [px, py]: [f64; 2], people: usize, reach: f64) -> Option<u32> {
        let (x, y) = ((px - self.origin[0]) / self.scale, (py - self.origin[1]) / self.scale);
        let square = |&[px, py]: &[f32; 2]| {
            let (dx, dy) = (f64::from(px) - x, f64::from(py) - y);
            dx * dx + dy * dy
        };
        let far = (reach / self.scale) * (reach / self.scale);
        let all = (0..).zip(placing.places.iter().take(people).map(square));
        all.filter(|&(_, square)| square <= far).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(person, _)| person)
    }
}
