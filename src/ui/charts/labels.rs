//! Values beside their lines: moved apart where they would touch, tied to their line by a hair.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::view::charts::{Label, Tint, spread};

/// From the right edge of the frame to the text of a line.
const TIE: f64 = 14.0;

/// The same for a part of a stack, where the total's interval and a patch of the part's colour stand between.
pub(super) const PATCHED_TIE: f64 = 22.0;

/// Size of an interval relative to its value.
const SMALL: f64 = 0.92;

fn style(label: &Label) -> Type {
    if label.strong { Type::LEFT.bold() } else { Type::LEFT }
}

fn tie(labels: &[Label]) -> f64 {
    if labels.iter().any(|label| matches!(label.tint, Tint::Series(_))) { PATCHED_TIE } else { TIE }
}

fn small() -> Type {
    Type { size: SMALL, ..Type::LEFT }
}

/// Width of the column that labels need.
pub(super) fn width(surface: &Surface, labels: &[Label]) -> f64 {
    let text = |label: &Label| {
        let interval = label.interval.as_ref().map_or(0.0, |interval| surface.measure(interval, small()));
        surface.measure(&label.text, style(label)).max(interval)
    };
    let widest = labels.iter().map(text).fold(0.0, f64::max);
    if labels.is_empty() { 0.0 } else { widest + tie(labels) + 2.0 }
}

/// Writes the labels right of the frame.
pub(super) fn draw(surface: &Surface, frame: &Frame, palette: &Palette, labels: &[Label]) -> Drawn {
    let line = surface.size.text * 1.2;
    let wanted: Vec<(f64, f64)> = labels
        .iter()
        .map(|label| {
            let lines = if label.interval.is_some() { 2.0 } else { 1.0 };
            (frame.y(label.end).clamp(frame.rect.top, frame.rect.bottom), lines * line + 2.0)
        })
        .collect();
    let centres = spread(&wanted, frame.rect.top - line, frame.rect.bottom + 2.0);
    let x = frame.rect.right + tie(labels);
    for ((label, &centre), (end, _)) in labels.iter().zip(&centres).zip(wanted) {
        let color = palette.text(label.tint);
        if matches!(label.tint, Tint::Series(_)) {
            let patch = Rect { left: x - 12.0, top: centre - 4.0, right: x - 4.0, bottom: centre + 4.0 };
            surface.block(patch, palette.mark(label.tint), 0.9)?;
        } else if (centre - end).abs() > 1.0 && label.tint != Tint::Ink {
            surface.line(&[(frame.rect.right + 2.0, end), (x - 2.0, centre)], 1.0, palette.mark(label.tint), 0.6)?;
        }
        match &label.interval {
            Some(interval) => {
                surface.text(&label.text, (x, centre - line / 2.0), style(label), color)?;
                surface.text(interval, (x, centre + line / 2.0), small(), palette.soft)?;
            }
            None => surface.text(&label.text, (x, centre), style(label), color)?,
        }
    }
    Ok(())
}
