//! A picture in memory that tens of thousands of dots are stamped on: a canvas asked for each of them would take ten times as
//! long. Lengths are in its own pixels.

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

/// Places of a dot between two pixels, each way.
const PARTS: usize = 4;

/// How much of a hollow dot's inside is covered.
const INSIDE: f64 = 0.22;

/// A hollow dot that is smaller than this is faint as a whole, and how faint.
const SMALL: f64 = 2.2;
const FAINT: f64 = 0.45;

/// A dot of one size, ready at each place between pixels.
pub struct Stamp {
    /// Radius.
    pub radius: f64,
    side: usize,
    /// Cover of each pixel from 0 to 255, by place.
    masks: Vec<Vec<u8>>,
}

impl Stamp {
    /// A dot of some radius; a hollow one is a ring with a faint inside.
    #[must_use]
    pub fn new(radius: f64, hollow: bool) -> Self {
        let radius = radius.clamp(0.3, 200.0);
        let side = (2.0 * radius).ceil() as usize + 3;
        let middle = (side / 2) as f64;
        let ring = (radius * 0.34).min(3.0);
        // What is smaller than a pixel covers it as little as its area.
        let most = (std::f64::consts::PI * radius * radius).min(1.0);
        let cover = |distance: f64, radius: f64| (radius + 0.5 - distance).clamp(0.0, 1.0);
        let mask = |part: usize| {
            let shift = |part: usize| middle + part as f64 / PARTS as f64;
            let (x, y) = (shift(part % PARTS), shift(part / PARTS));
            let pixel = |index: usize| {
                let (dx, dy) = ((index % side) as f64 + 0.5 - x, (index / side) as f64 + 0.5 - y);
                let distance = (dx * dx + dy * dy).sqrt();
                let outer = cover(distance, radius);
                let inner = cover(distance, radius - ring) * (1.0 - INSIDE);
                let whole = match hollow {
                    false => outer,
                    // Too small for a ring to be seen.
                    true if radius < SMALL => FAINT * outer,
                    true => (outer - inner).max(0.0),
                };
                (whole * most * 255.0).round() as u8
            };
            (0..side * side).map(pixel).collect()
        };
        Self { radius, side, masks: (0..PARTS * PARTS).map(mask).collect() }
    }
}

/// An opaque picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raster {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue, opacity of each pixel, row by row.
    pub pixels: Vec<u8>,
}

impl Raster {
    /// Makes it a size, in one colour.
    pub fn clear(&mut self, width: usize, height: usize, [red, green, blue]: Rgb) {
        (self.width, self.height) = (width, height);
        self.pixels.clear();
        self.pixels.resize(width * height * 4, 255);
        for pixel in self.pixels.chunks_exact_mut(4) {
            (pixel[0], pixel[1], pixel[2]) = (red, green, blue);
        }
    }

    /// Stamps a dot with its middle at a place; what lies outside is left out.
    pub fn dot(&mut self, [x, y]: [f64; 2], stamp: &Stamp, color: Rgb) {
        let reach = stamp.side as f64;
        if !(x > -reach && y > -reach && x < self.width as f64 + reach && y < self.height as f64 + reach) {
            return;
        }
        let parts = |at: f64| ((at * PARTS as f64).round() as isize).div_euclid(PARTS as isize);
        let part = |at: f64| ((at * PARTS as f64).round() as isize).rem_euclid(PARTS as isize) as usize;
        let mask = &stamp.masks[part(x) + PARTS * part(y)];
        let half = (stamp.side / 2) as isize;
        let (left, top) = (parts(x) - half, parts(y) - half);
        let from = |start: isize| usize::try_from(-start).unwrap_or(0);
        let until = |start: isize, room: usize| stamp.side.min(usize::try_from(room as isize - start).unwrap_or(0));
        for row in from(top)..until(top, self.height) {
            let (first, last) = (from(left), until(left, self.width));
            if first >= last {
                return;
            }
            // Neither is below 0 where the mask reaches into the picture.
            let start = ((top + row as isize) as usize * self.width + (left + first as isize) as usize) * 4;
            let pixels = &mut self.pixels[start..start + (last - first) * 4];
            let covers = &mask[row * stamp.side + first..row * stamp.side + last];
            for (pixel, &cover) in pixels.chunks_exact_mut(4).zip(covers) {
                if cover > 0 {
                    blend(pixel, color, u32::from(cover));
                }
            }
        }
    }

    /// A line of a pixel's width, as strong as `cover` of 255 says (Wu 1991, "An efficient antialiasing technique").
    pub fn line(&mut self, from: [f64; 2], to: [f64; 2], color: Rgb, cover: u8) {
        let Some([from, to]) = self.cut(from, to) else { return };
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let steps = dx.abs().max(dy.abs()).ceil();
        let steep = dy.abs() > dx.abs();
        for step in 0..steps as usize {
            let part = (step as f64 + 0.5) / steps;
            let (x, y) = (from[0] + part * dx, from[1] + part * dy);
            let (along, across) = if steep { (y, x) } else { (x, y) };
            let first = (across - 0.5).floor();
            let second = across - 0.5 - first;
            for (place, share) in [(first, 1.0 - second), (first + 1.0, second)] {
                let (x, y) = if steep { (place, along) } else { (along, place) };
                if x < 0.0 || y < 0.0 || x >= self.width as f64 || y >= self.height as f64 {
                    continue;
                }
                let at = (y as usize * self.width + x as usize) * 4;
                blend(&mut self.pixels[at..at + 4], color, (f64::from(cover) * share) as u32);
            }
        }
    }

    /// The part of a line that is in the picture (Liang and Barsky 1984).
    fn cut(&self, from: [f64; 2], to: [f64; 2]) -> Option<[[f64; 2]; 2]> {
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        let room = [self.width as f64, self.height as f64];
        for axis in 0..2 {
            let way = to[axis] - from[axis];
            for (towards, room) in [(-way, from[axis]), (way, room[axis] - from[axis])] {
                if towards == 0.0 {
                    if room < 0.0 {
                        return None;
                    }
                } else if towards < 0.0 {
                    start = start.max(room / towards);
                } else {
                    end = end.min(room / towards);
                }
            }
        }
        let at = |part: f64| [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
        (start <= end).then(|| [at(start), at(end)])
    }
}

fn blend(pixel: &mut [u8], color: Rgb, cover: u32) {
    for (old, new) in pixel.iter_mut().zip(color) {
        let mixed = u32::from(*old) * (255 - cover) + u32::from(new) * cover;
        // Exactly a division by 255 for all that two bytes give.
        *old = ((mixed + 128 + ((mixed + 128) >> 8)) >> 8) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white(width: usize, height: usize) -> Raster {
        let mut raster = Raster::default();
        raster.clear(width, height, [255; 3]);
        raster
    }

    /// How much of the picture is covered with black, in pixels.
    fn covered(raster: &Raster) -> f64 {
        raster.pixels.chunks_exact(4).map(|pixel| 1.0 - f64::from(pixel[0]) / 255.0).sum()
    }

    #[test]
    fn a_dot_covers_its_area_wherever_it_is() {
        for radius in [0.4, 1.0, 2.5, 9.0] {
            let stamp = Stamp::new(radius, false);
            for place in [20.0, 20.25, 20.5, 20.9] {
                let mut raster = white(40, 40);
                raster.dot([place, 40.0 - place], &stamp, [0; 3]);
                let area = std::f64::consts::PI * radius * radius;
                let got = covered(&raster);
                assert!((got / area - 1.0).abs() < 0.6 / radius, "{radius} at {place}: {got} of {area}");
                let hollow = {
                    let mut raster = white(40, 40);
                    raster.dot([place, 40.0 - place], &Stamp::new(radius, true), [0; 3]);
                    covered(&raster)
                };
                assert!(hollow > 0.1 * got && hollow < 0.8 * got, "{radius}: hollow {hollow} of {got}");
            }
        }
    }

    #[test]
    fn what_is_outside_is_left_out() {
        let stamp = Stamp::new(3.0, false);
        for place in [[-50.0, 5.0], [5.0, 90.0], [-1.0, -1.0], [10.0, 10.0], [f64::NAN, 1.0], [1e300, 2.0]] {
            let mut raster = white(10, 8);
            raster.dot(place, &stamp, [0; 3]);
            raster.line(place, [5.0, 4.0], [0; 3], 255);
            assert_eq!(raster.pixels.len(), 320);
        }
        let mut raster = white(10, 8);
        raster.dot([-1.0, 4.0], &stamp, [0; 3]);
        let inside = covered(&raster);
        assert!(inside > 5.0 && inside < 14.0, "{inside}");
        let untouched = white(10, 8);
        let mut raster = white(10, 8);
        raster.line([-5.0, -5.0], [-9.0, 30.0], [0; 3], 255);
        assert_eq!(raster, untouched);
    }

    #[test]
    fn a_line_covers_its_length() {
        for to in [[35.0, 5.0], [5.0, 35.0], [35.0, 20.0], [30.0, 30.0]] {
            let mut raster = white(40, 40);
            raster.line([5.0, 5.0], to, [0; 3], 255);
            let length = (to[0] - 5.0_f64).abs().max((to[1] - 5.0_f64).abs());
            assert!((covered(&raster) / length - 1.0).abs() < 0.1, "{to:?}: {}", covered(&raster));
        }
    }
}
