//! Charts over time: one panel, or one per plan beside or below each other, with common axes.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Size, Surface, Type};
use super::{axes, guesses, labels, marks};
use crate::i18n::I18n;
use crate::view::charts::{Crosshair, Panel, Range, Time, Tint};

/// Labels that fit beside a low panel.
const FEW_LABELS: usize = 6;

/// Room in CSS pixels from which on a panel beside another is wide enough for more labels than that.
const WIDE: f64 = 270.0;

/// Least room in CSS pixels for a panel beside another.
const NARROW: f64 = 200.0;

/// What a vertical axis takes of a panel's width, about.
const AXIS: f64 = 28.0;

/// Room between panels beside each other.
const GUTTER: f64 = 12.0;

/// Part of a label column that stays free, so that growing numbers do not move the axes.
const SPARE: f64 = 1.05;

/// Most of a panel's width that labels take.
const MOST_LABELS: f64 = 0.6;

/// Where the panels of a chart lie: decided with the backdrop, kept while a slider moves.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    size: Size,
    frames: Vec<Frame>,
    /// Width of the label columns.
    column: f64,
    beside: bool,
}

/// Whether the panels of a chart stand beside each other in a width, and not below. Decided before there is a canvas to
/// measure on, so that the width of labels is estimated.
fn beside(time: &Time, width: f64, text: f64) -> bool {
    let room = width / time.panels.len() as f64 - AXIS;
    let labels = || time.panels.iter().flat_map(|panel| &panel.labels);
    let wide = |letter: char| if letter.is_ascii() { 0.58 } else { 1.0 };
    let widest = labels().map(|label| label.text.chars().map(wide).sum::<f64>()).fold(0.0, f64::max) * text;
    let few = time.panels.iter().all(|panel| panel.labels.len() <= FEW_LABELS);
    let enough = if few { NARROW } else { WIDE };
    time.panels.len() == 1 || (room >= enough && widest + labels::PATCHED_TIE <= room * MOST_LABELS)
}

/// Height in CSS pixels that a chart wants at a width.
pub(super) fn height(time: &Time, width: f64, text: f64) -> f64 {
    if beside(time, width, text) { 260.0 } else { 200.0 * time.panels.len() as f64 }
}

impl Layout {
    /// Lays out a chart; a range that is given is kept if everything fits.
    pub fn of(surface: &Surface, time: &Time, i18n: &I18n, kept: Option<Range>) -> Self {
        let size = surface.size;
        let heights = time.heights();
        let fresh = Range::from_zero(heights.iter().copied());
        let fits = |range: &Range| heights.iter().all(|&height| range.holds(height));
        let up = kept.filter(|range| fits(range) && fresh.high > range.high * 0.5).unwrap_or(fresh);

        let count = time.panels.len().max(1) as f64;
        let beside = beside(time, size.width, size.text);
        let axis = axes::width(surface, i18n, up, time.style);
        let heading = if time.panels.iter().any(|panel| panel.heading.is_some()) { size.text * 1.7 } else { 0.0 };
        let (top, foot) = (size.text * 1.3 + heading, axes::height(surface, &time.moments));
        let room = if beside { (size.width - axis - GUTTER * (count - 1.0)) / count } else { size.width - axis };
        let widest = time.panels.iter().map(|panel| labels::width(surface, &panel.labels)).fold(0.0, f64::max);
        let widest = widest.max(labels::width(surface, &time.room));
        let column = (widest * SPARE).min(room * MOST_LABELS).ceil();
        let frames = (0..time.panels.len()).map(|index| {
            let index = index as f64;
            let (across, down) = if beside { (index * (room + GUTTER), 0.0) } else { (0.0, index / count) };
            let share = if beside { size.height } else { size.height / count };
            let rect = Rect {
                left: axis + across,
                top: size.height * down + top,
                right: (axis + across + room - column).max(axis + across + 1.0),
                bottom: (size.height * down + share - foot).max(size.height * down + top + 1.0),
            };
            Frame { rect, across: (0.0, time.span), up }
        });
        Self { size, frames: frames.collect(), column, beside }
    }

    /// Range of the vertical axis.
    pub fn range(&self) -> Option<Range> {
        self.frames.first().map(|frame| frame.up)
    }

    /// Whether what follows a slider can be drawn on the backdrop that is there.
    pub fn holds(&self, surface: &Surface, time: &Time) -> bool {
        self.size == surface.size
            && self.frames.len() == time.panels.len()
            && self.frames.iter().all(|frame| {
                frame.across.1 == time.span && time.expected_heights().iter().all(|&height| frame.up.holds(height))
            })
            && time.panels.iter().all(|panel| labels::width(surface, &panel.labels) <= self.column)
    }

    /// Point of the grid nearest to a place, if it is inside a panel or near.
    pub fn point(&self, time: &Time, x: f64, y: f64) -> Option<usize> {
        let inside = |frame: &&Frame| {
            let Rect { left, top, right, bottom } = frame.rect;
            (left - 8.0..=right + 8.0).contains(&x) && (top - 24.0..=bottom + 24.0).contains(&y)
        };
        let day = self.frames.iter().find(inside)?.value_at(x);
        let distance = |point: &u32| (f64::from(*point) - day).abs();
        let nearest = time.grid.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
        nearest.map(|(index, _)| index)
    }
}

/// Draws axes, fans and goals.
pub(super) fn backdrop(surface: &Surface, layout: &Layout, time: &Time, palette: &Palette, i18n: &I18n) -> Drawn {
    for (index, (frame, panel)) in layout.frames.iter().zip(&time.panels).enumerate() {
        let texts = (index == 0 || !layout.beside).then_some(time.style);
        axes::vertical(surface, frame, palette, i18n, texts)?;
        axes::horizontal(surface, frame, palette, &time.ticks)?;
        axes::moments(surface, frame, palette, &time.moments)?;
        if let Some((name, slot)) = &panel.heading {
            let at = (frame.rect.left, frame.rect.top - surface.size.text * 1.8);
            let name = surface.fitted(name, frame.rect.width() + layout.column, Type::LEFT.bold());
            surface.text(&name, at, Type::LEFT.bold(), palette.text(Tint::Plan(*slot)))?;
        }
        surface
            .within(frame.rect, || panel.fans.iter().try_for_each(|fan| marks::fan(surface, frame, palette, fan)))?;
        if let Some(whisker) = &panel.whisker {
            marks::whisker(surface, frame, palette, whisker)?;
        }
    }
    Ok(())
}

/// Draws what follows a slider or the pointer.
pub(super) fn overlay(surface: &Surface, layout: &Layout, time: &Time, palette: &Palette) -> Drawn {
    for (frame, panel) in layout.frames.iter().zip(&time.panels) {
        surface.within(frame.rect, || {
            panel.areas.iter().try_for_each(|area| marks::area(surface, frame, palette, area))?;
            panel.curves.iter().try_for_each(|curve| marks::curve(surface, frame, palette, curve))
        })?;
        // Above the curves, so that they stay legible.
        marks::rules(surface, frame, palette, &panel.rules)?;
        if let Some(crosshair) = &time.crosshair {
            hair(surface, frame, time, panel, palette, crosshair)?;
        }
        labels::draw(surface, frame, palette, &panel.labels)?;
        guesses::draw(surface, frame, palette, &time.guesses)?;
    }
    Ok(())
}

/// The crosshair: a vertical line, its day under the axis, a point on each line.
fn hair(
    surface: &Surface,
    frame: &Frame,
    time: &Time,
    panel: &Panel,
    palette: &Palette,
    crosshair: &Crosshair,
) -> Drawn {
    let Rect { top, bottom, left, right } = frame.rect;
    let x = frame.x(crosshair.day);
    if !(left - 1.0..=right + 1.0).contains(&x) {
        return Ok(());
    }
    let width = if crosshair.pinned { 2.0 } else { 1.0 };
    surface.line(&[(x, top), (x, bottom + 4.0)], width, palette.ink, 0.7)?;
    let text = surface.size.text;
    let style = Type::CENTER.bold();
    let half = surface.measure(&crosshair.text, style) / 2.0;
    let middle = axes::day_line(surface, frame);
    let centre = x.clamp(half + 2.0, (surface.size.width - half - 2.0).max(half + 2.0));
    // The ground hides the texts of the axis that it touches, whole.
    let touched = axes::day_texts(surface, frame, &time.ticks).into_iter();
    let touched = touched.filter(|day| (day.middle - centre).abs() < day.half_width + half + 6.0);
    let (from, to) = touched.fold((centre - half, centre + half), |(from, to), day| {
        (from.min(day.middle - day.half_width), to.max(day.middle + day.half_width))
    });
    let ground = Rect { left: from - 2.0, top: middle - text * 0.7, right: to + 2.0, bottom: middle + text * 0.7 };
    surface.block(ground, palette.surface, 1.0)?;
    surface.text(&crosshair.text, (centre, middle), style, palette.ink)?;
    for label in &panel.labels {
        if let Some(y) = label.marked.map(|value| frame.y(value)).filter(|y| (top - 1.0..=bottom + 1.0).contains(y)) {
            surface.disc((x, y), 4.5, palette.surface, 1.0)?;
            surface.disc((x, y), 3.5, palette.mark(label.tint), 1.0)?;
        }
    }
    Ok(())
}
