//! Axes: hairlines, ticks, events and phases under the axis.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::i18n::{I18n, Style};
use crate::view::charts::{DayTick, Moment, Range};

/// Distance of tick texts from what they mark.
const GAP: f64 = 6.0;

/// Width of the widest text of a vertical axis, its distance included.
pub(super) fn width(surface: &Surface, i18n: &I18n, range: Range, style: Style) -> f64 {
    let widest =
        range.ticks().map(|tick| surface.measure(&written(i18n, range, tick, style), Type::RIGHT)).fold(0.0, f64::max);
    (widest + GAP).ceil()
}

/// A tick in words; on a logarithmic axis a small one has the digits that it needs.
pub(super) fn written(i18n: &I18n, range: Range, tick: f64, style: Style) -> String {
    if range.logarithmic && tick < 1.0 { i18n.number_to(tick, style, tick) } else { i18n.tick(tick, style) }
}

/// Height of what stands under a horizontal axis.
pub(super) fn height(surface: &Surface, moments: &[Moment]) -> f64 {
    let row = surface.size.text * 1.5;
    if moments.is_empty() { row + 2.0 } else { row * 2.0 + 2.0 }
}

/// Hairlines at the ticks of the vertical axis, and their texts where wanted.
pub(super) fn vertical(
    surface: &Surface,
    frame: &Frame,
    palette: &Palette,
    i18n: &I18n,
    texts: Option<Style>,
) -> Drawn {
    for tick in frame.up.ticks() {
        let y = frame.y(tick);
        let axis = tick == 0.0;
        let color = if axis { palette.strong } else { palette.line };
        surface.line(&[(frame.rect.left, y), (frame.rect.right, y)], 1.0, color, 1.0)?;
        if let Some(style) = texts {
            surface.text(
                &written(i18n, frame.up, tick, style),
                (frame.rect.left - GAP, y),
                Type::RIGHT,
                palette.soft,
            )?;
        }
    }
    Ok(())
}

/// A text under a horizontal axis.
pub(super) struct DayText<'a> {
    text: &'a str,
    /// What it marks.
    x: f64,
    /// Its own middle, moved so that the first and the last stay on the canvas.
    pub middle: f64,
    pub half_width: f64,
}

/// Height of the middle of the texts under a horizontal axis.
pub(super) fn day_line(surface: &Surface, frame: &Frame) -> f64 {
    frame.rect.bottom + surface.size.text * 0.9 + 2.0
}

/// Texts under a horizontal axis: every tick's, every second one's, …: as many as do not touch each other.
pub(super) fn day_texts<'a>(surface: &Surface, frame: &Frame, ticks: &'a [DayTick]) -> Vec<DayText<'a>> {
    let text = |tick: &'a DayTick| {
        let (x, half_width) = (frame.x(tick.day), surface.measure(&tick.text, Type::CENTER) / 2.0);
        let middle = x.clamp(half_width, (surface.size.width - half_width).max(half_width));
        DayText { text: &tick.text, x, middle, half_width }
    };
    let every = |step: usize| ticks.iter().step_by(step).map(text).collect::<Vec<_>>();
    let apart = |texts: &Vec<DayText>| {
        texts.windows(2).all(|pair| pair[0].middle + pair[0].half_width + 10.0 <= pair[1].middle - pair[1].half_width)
    };
    (1..=ticks.len()).map(every).find(apart).unwrap_or_default()
}

/// Marks and texts under a horizontal axis.
pub(super) fn horizontal(surface: &Surface, frame: &Frame, palette: &Palette, ticks: &[DayTick]) -> Drawn {
    let (axis, y) = (frame.rect.bottom, day_line(surface, frame));
    for day in day_texts(surface, frame, ticks) {
        surface.line(&[(day.x, axis), (day.x, axis + 4.0)], 1.0, palette.strong, 1.0)?;
        surface.text(day.text, (day.middle, y), Type::CENTER, palette.soft)?;
    }
    Ok(())
}

/// Events as bars and phases as flags in a row of their own, with names where there is room.
pub(super) fn moments(surface: &Surface, frame: &Frame, palette: &Palette, moments: &[Moment]) -> Drawn {
    let top = frame.rect.bottom + surface.size.text * 1.5 + 2.0;
    let middle = top + surface.size.text * 0.75;
    let mut free = frame.rect.left;
    for (index, moment) in moments.iter().enumerate() {
        let (left, right) = (frame.x(moment.from), frame.x(moment.to).min(frame.rect.right));
        if left > frame.rect.right {
            continue;
        }
        let mark =
            Rect { left, top: frame.rect.bottom + 1.0, right: right.max(left + 2.0), bottom: frame.rect.bottom + 4.0 };
        surface.block(mark, palette.ink, 0.75)?;
        let width = surface.measure(&moment.text, Type::LEFT);
        // A name starts under its mark and ends before the next one.
        let start = left.min(surface.size.width - width);
        let until = moments.get(index + 1).map_or(surface.size.width, |next| frame.x(next.from) - 4.0);
        if start >= free && start + width <= until {
            surface.text(&moment.text, (start, middle), Type::LEFT, palette.soft)?;
            free = start + width + 8.0;
        }
    }
    Ok(())
}
