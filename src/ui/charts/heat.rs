//! A value over two axes, as colour.

use super::palette::Palette;
use super::surface::{At, Drawn, Rect, Surface, Type};
use crate::i18n::I18n;
use crate::view::charts::Heat;

/// Weakest and strongest colour of a cell.
const WEAK: f64 = 0.06;
const STRONG: f64 = 0.95;

/// Steps of the scale of colours.
const STEPS: u32 = 24;

/// Height in CSS pixels.
pub(super) fn height(_: &Heat, width: f64) -> f64 {
    (width * 0.7).clamp(300.0, 460.0)
}

/// Draws everything.
pub(super) fn draw(surface: &Surface, heat: &Heat, palette: &Palette, i18n: &I18n) -> Drawn {
    let (size, text) = (surface.size, surface.size.text);
    let widest = heat.up.ticks.iter().map(|(_, name)| surface.measure(name, Type::RIGHT)).fold(0.0, f64::max);
    let rect = Rect {
        left: widest + 8.0,
        top: text * 4.0,
        right: (size.width - 6.0).max(widest + 28.0),
        bottom: size.height - text * 3.4,
    };
    let at = |[x, y]: [f64; 2]| -> At { (rect.left + x * rect.width(), rect.bottom - y * rect.height()) };
    let scale = Scale::of(heat);
    let count = heat.rows.len().max(1) as f64;
    for (row, cells) in heat.rows.iter().enumerate() {
        let across = cells.len().max(1) as f64;
        for (column, value) in cells.iter().enumerate() {
            let Some(value) = value else { continue };
            let (left, bottom) = at([column as f64 / across, row as f64 / count]);
            let (right, top) = at([(column + 1) as f64 / across, (row + 1) as f64 / count]);
            let (tint, strength) = scale.color(heat, *value);
            surface.block(Rect { left, top, right, bottom }, palette.mark(tint), strength)?;
        }
    }
    for [from, to] in &heat.boundary {
        // On a ground of the page's colour it is seen on any cell.
        surface.line(&[at(*from), at(*to)], 4.0, palette.surface, 0.9)?;
        surface.line(&[at(*from), at(*to)], 2.0, palette.ink, 1.0)?;
    }
    if let Some(place) = heat.marked {
        surface.disc(at(place), 6.0, palette.surface, 1.0)?;
        surface.disc(at(place), 4.0, palette.ink, 1.0)?;
    }
    let corner = [(rect.left, rect.top), (rect.left, rect.bottom), (rect.right, rect.bottom)];
    surface.line(&corner, 1.0, palette.strong, 1.0)?;
    let mut free = f64::NEG_INFINITY;
    for (part, name) in &heat.across.ticks {
        let (x, y) = at([*part, 0.0]);
        let half = surface.measure(name, Type::CENTER) / 2.0;
        let middle = x.clamp(half, (size.width - half).max(half));
        surface.line(&[(x, y), (x, y + 4.0)], 1.0, palette.strong, 1.0)?;
        if middle - half >= free {
            surface.text(name, (middle, y + text), Type::CENTER, palette.soft)?;
            free = middle + half + 8.0;
        }
    }
    for (part, name) in &heat.up.ticks {
        let (x, y) = at([0.0, *part]);
        surface.line(&[(x - 4.0, y), (x, y)], 1.0, palette.strong, 1.0)?;
        surface.text(name, (x - 6.0, y), Type::RIGHT, palette.soft)?;
    }
    let title = surface.fitted(&heat.across.title, size.width, Type::RIGHT);
    surface.text(&title, (rect.right, rect.bottom + text * 2.5), Type::RIGHT, palette.soft)?;
    let title = surface.fitted(&heat.up.title, size.width, Type::LEFT);
    surface.text(&title, (2.0, rect.top - text), Type::LEFT, palette.soft)?;
    legend(surface, heat, &scale, palette, i18n)
}

/// Smallest and largest value, and how they become colour.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn of(heat: &Heat) -> Self {
        let values = || heat.rows.iter().flatten().flatten().copied();
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        match heat.tints.1 {
            // Both sides of 0 are drawn to one scale.
            Some(_) => {
                let most = low.abs().max(high.abs());
                Self { low: -most, high: most }
            }
            None => Self { low, high },
        }
    }

    fn color(&self, heat: &Heat, value: f64) -> (crate::view::charts::Tint, f64) {
        let (tint, part) = match heat.tints {
            (_, Some(below)) if value < 0.0 => (below, value / self.low),
            (above, Some(_)) => (above, value / self.high),
            (above, None) => (above, (value - self.low) / (self.high - self.low)),
        };
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
        (tint, WEAK + part * (STRONG - WEAK))
    }
}

/// The scale of colours with its ends in words.
fn legend(surface: &Surface, heat: &Heat, scale: &Scale, palette: &Palette, i18n: &I18n) -> Drawn {
    let text = surface.size.text;
    // Without any value the ends are the wrong way round.
    if scale.low > scale.high {
        return Ok(());
    }
    let end = |value: f64, name: &str| format!("{} {name}", i18n.number(value, heat.style)).trim_end().to_owned();
    let (low, high) = (end(scale.low, &heat.ends[0]), end(scale.high, &heat.ends[1]));
    let y = text * 1.2;
    let left = surface.measure(&low, Type::LEFT) + 8.0;
    let right = (surface.size.width - surface.measure(&high, Type::LEFT) - 10.0).min(left + 220.0).max(left + 20.0);
    surface.text(&low, (2.0, y), Type::LEFT, palette.ink)?;
    let width = (right - left) / f64::from(STEPS);
    for step in 0..STEPS {
        let value = scale.low + (scale.high - scale.low) * (f64::from(step) + 0.5) / f64::from(STEPS);
        let (tint, strength) = scale.color(heat, value);
        let from = left + f64::from(step) * width;
        let patch = Rect { left: from, top: y - text * 0.6, right: from + width, bottom: y + text * 0.6 };
        surface.block(patch, palette.mark(tint), strength)?;
    }
    surface.text(&high, (right + 8.0, y), Type::LEFT, palette.ink)
}
