//! Marks over time: fans, stacks, curves, goal lines, the interval of a total.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::view::charts::{Area, Curve, Fan, MEDIAN, Rule, Stroke, Whisker, spread};

/// Pairs of levels of the 90, 80 and 50 % bands, from the widest, and how much each adds: steps of one hue.
const BANDS: [(usize, usize, f64); 3] = [(0, 6, 0.14), (1, 5, 0.14), (2, 4, 0.22)];

/// What is left of a fan that is being computed anew.
const DIMMED: f64 = 0.4;

/// Bands and median.
pub(super) fn fan(surface: &Surface, frame: &Frame, palette: &Palette, fan: &Fan) -> Drawn {
    let color = palette.mark(fan.tint);
    let strength = if fan.dimmed { DIMMED } else { 1.0 };
    if fan.banded {
        // Bands of two plans lie over each other: they are lighter then, and their edges are drawn.
        let share = if fan.outlined { 0.7 } else { 1.0 };
        for (low, high, alpha) in BANDS {
            let (low, high) = (&fan.bands.levels[low], &fan.bands.levels[high]);
            for band in frame.bands(&fan.days, low, high) {
                surface.fill(&band, color, alpha * share * strength)?;
            }
        }
        if fan.outlined {
            for level in [0, 6] {
                for piece in frame.pieces(&fan.days, &fan.bands.levels[level]) {
                    surface.line(&piece, 1.0, color, 0.7 * strength)?;
                }
            }
        }
    }
    let (width, share) = if fan.banded { (2.0, 1.0) } else { (1.25, 0.6) };
    for piece in frame.pieces(&fan.days, &fan.bands.levels[MEDIAN]) {
        surface.line(&piece, width, color, strength * share)?;
    }
    Ok(())
}

/// A curve that follows a slider.
pub(super) fn curve(surface: &Surface, frame: &Frame, palette: &Palette, curve: &Curve) -> Drawn {
    let color = palette.mark(curve.tint);
    for piece in frame.pieces(&curve.days, &curve.values) {
        match curve.stroke {
            Stroke::Expected => surface.dashed(&piece, 1.25, 4.0, color, 1.0)?,
            Stroke::Line => surface.line(&piece, 2.0, color, 1.0)?,
            Stroke::Dimmed => surface.line(&piece, 2.0, color, DIMMED)?,
            Stroke::Law => surface.dashed(&piece, 1.0, 3.0, color, 0.9)?,
        }
    }
    Ok(())
}

/// A part of a stack.
pub(super) fn area(surface: &Surface, frame: &Frame, palette: &Palette, area: &Area) -> Drawn {
    let upper = frame.places(&area.days, &area.upper);
    let mut outline = upper.clone();
    outline.extend(frame.places(&area.days, &area.lower).into_iter().rev());
    surface.fill(&outline, palette.mark(area.tint), 0.8)?;
    // A seam of the ground keeps neighbours apart for those who do not see their hues.
    surface.line(&upper, 1.0, palette.surface, 1.0)
}

/// Horizontal lines, each with its text above it where there is room.
pub(super) fn rules(surface: &Surface, frame: &Frame, palette: &Palette, rules: &[Rule]) -> Drawn {
    let Rect { left, right, top, bottom } = frame.rect;
    let height = surface.size.text * 1.25;
    let wanted: Vec<(f64, f64)> = rules.iter().map(|rule| (frame.y(rule.value) - height * 0.6, height)).collect();
    let middles = spread(&wanted, top - height * 1.1, bottom);
    for rule in rules {
        let y = frame.y(rule.value);
        let end = frame.x(rule.until).min(right);
        surface.dashed(&[(left, y), (end, y)], 1.0, 2.0, palette.ink, 0.8)?;
        if end < right {
            // A goal for a day before the end is met or missed there.
            surface.line(&[(end, y - 5.0), (end, y + 5.0)], 2.0, palette.ink, 0.8)?;
        }
    }
    // Above all lines, so that none runs through a text.
    for (rule, middle) in rules.iter().zip(middles) {
        let (from, to) = (left + 4.0, left + 4.0 + surface.measure(&rule.text, Type::LEFT));
        let ground =
            Rect { left: from - 2.0, top: middle - height / 2.0, right: to + 2.0, bottom: middle + height / 2.0 };
        surface.block(ground, palette.surface, 0.7)?;
        surface.text(&rule.text, (from, middle), Type::LEFT, palette.ink)?;
    }
    Ok(())
}

/// Median and 90 % interval of a total at the right edge.
pub(super) fn whisker(surface: &Surface, frame: &Frame, palette: &Palette, whisker: &Whisker) -> Drawn {
    let x = frame.rect.right + 4.0;
    let strength = if whisker.dimmed { DIMMED } else { 1.0 };
    let (low, median, high) =
        (frame.y(whisker.summary.low), frame.y(whisker.summary.median), frame.y(whisker.summary.high));
    surface.line(&[(x, low), (x, high)], 1.5, palette.ink, strength)?;
    for end in [low, high] {
        surface.line(&[(x - 2.0, end), (x + 2.0, end)], 1.5, palette.ink, strength)?;
    }
    surface.line(&[(x - 4.0, median), (x + 4.0, median)], 2.0, palette.ink, strength)
}
