//! Outcomes: a row of quantile dots per plan above a histogram, over one axis of values.

use snowball_engine::plan::Direction;

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::i18n::I18n;
use crate::view::charts::{Outcome, OutcomeRow, Range, Rule, Tint};

/// Share of the height that the dots take.
const DOTS: f64 = 0.62;

/// Bars of the histogram.
const BINS: usize = 32;

/// Largest dot in sizes of the text.
const LARGEST: f64 = 4.0 / 3.0;

/// What is left of rows that are being computed anew.
const DIMMED: f64 = 0.4;

/// Height in CSS pixels.
pub(super) fn height(outcome: &Outcome) -> f64 {
    if outcome.rows.len() > 1 { 300.0 } else { 260.0 }
}

/// Where everything lies.
pub(super) struct Layout {
    rows: Vec<Frame>,
    bars: Frame,
}

impl Layout {
    pub fn of(surface: &Surface, outcome: &Outcome) -> Self {
        let size = surface.size;
        // The outermost half per cent would squeeze all else; it is drawn at the edge's bars only if it fits.
        let ends = |row: &OutcomeRow| {
            let last = row.finals.len() - 1;
            [row.finals[last / 200], row.finals[last - last / 200]]
        };
        let values = outcome.rows.iter().flat_map(ends);
        let goals = outcome.goals.iter().map(|goal| goal.value).chain(outcome.room.iter().copied());
        let up = Range::around(values.chain(goals).chain(outcome.expected.iter().map(|(_, value)| *value)));
        let axis = size.text * 1.6;
        let head = size.text * 1.6;
        let bottom = size.height - axis;
        let split = head + (bottom - head) * DOTS;
        let count = outcome.rows.len().max(1) as f64;
        let frame = |top: f64, bottom: f64| Frame {
            rect: Rect { left: 8.0, top, right: (size.width - 8.0).max(9.0), bottom: bottom.max(top + 1.0) },
            across: (up.low, up.high),
            up,
        };
        let height = (split - head) / count;
        let rows =
            (0..outcome.rows.len()).map(|row| frame(head + row as f64 * height, head + (row as f64 + 1.0) * height));
        Self { rows: rows.collect(), bars: frame(split + size.text * 1.5, bottom) }
    }

    /// Whether the expected values lie on the axis.
    pub fn holds(&self, outcome: &Outcome) -> bool {
        outcome.expected.iter().all(|&(_, value)| self.bars.up.holds(value))
    }
}

/// Draws everything but the expected values.
pub(super) fn backdrop(surface: &Surface, layout: &Layout, outcome: &Outcome, palette: &Palette, i18n: &I18n) -> Drawn {
    let text = surface.size.text;
    histogram(surface, &layout.bars, outcome, palette)?;
    for tick in layout.bars.up.ticks() {
        let x = layout.bars.x(tick);
        surface.line(&[(x, layout.bars.rect.bottom), (x, layout.bars.rect.bottom + 4.0)], 1.0, palette.strong, 1.0)?;
        let name = i18n.tick(tick, outcome.style);
        let half = surface.measure(&name, Type::CENTER) / 2.0;
        let at = x.clamp(half, (surface.size.width - half).max(half));
        surface.text(&name, (at, layout.bars.rect.bottom + text), Type::CENTER, palette.soft)?;
    }
    for goal in &outcome.goals {
        vertical(surface, layout, goal, palette)?;
    }
    for (row, frame) in outcome.rows.iter().zip(&layout.rows) {
        dots(surface, frame, row, outcome.goals.first(), palette)?;
    }
    let y = layout.bars.rect.top - text * 0.8;
    surface.text(&outcome.bars_text, (layout.bars.rect.left, y), Type::LEFT, palette.soft)?;
    surface.text(&outcome.dots_text, (layout.bars.rect.right, y), Type::RIGHT, palette.soft)?;
    Ok(())
}

/// Draws where the expected course ends.
pub(super) fn overlay(surface: &Surface, layout: &Layout, outcome: &Outcome, palette: &Palette) -> Drawn {
    for &(slot, value) in &outcome.expected {
        let Some(frame) = outcome.rows.iter().position(|row| row.plan == slot).and_then(|row| layout.rows.get(row))
        else {
            continue;
        };
        let x = frame.x(value).clamp(frame.rect.left, frame.rect.right);
        let line = [(x, frame.rect.top + surface.size.text * 1.4), (x, frame.rect.bottom)];
        surface.dashed(&line, 1.25, 4.0, palette.mark(Tint::Plan(slot)), 1.0)?;
    }
    Ok(())
}

/// A goal through dots and bars, its text above.
fn vertical(surface: &Surface, layout: &Layout, goal: &Rule, palette: &Palette) -> Drawn {
    let Rect { left, right, bottom, .. } = layout.bars.rect;
    let x = layout.bars.x(goal.value);
    if !(left..=right).contains(&x) {
        return Ok(());
    }
    let text = surface.size.text;
    surface.dashed(&[(x, text * 1.5), (x, bottom)], 1.0, 2.0, palette.ink, 0.8)?;
    let half = surface.measure(&goal.text, Type::CENTER) / 2.0;
    let centre = x.clamp(half + 2.0, (surface.size.width - half - 2.0).max(half + 2.0));
    surface.text(&goal.text, (centre, text * 0.8), Type::CENTER, palette.ink)
}

/// Twenty dots, stacked where they would touch (Wilkinson 1999). Those beyond the goal are filled, so that chances can be
/// counted.
fn dots(surface: &Surface, frame: &Frame, row: &OutcomeRow, goal: Option<&Rule>, palette: &Palette) -> Drawn {
    let Rect { left, right, top, bottom } = frame.rect;
    let text = surface.size.text;
    let strength = if row.dimmed { DIMMED } else { 1.0 };
    surface.line(&[(left, bottom), (right, bottom)], 1.0, palette.line, 1.0)?;
    let places: Vec<f64> = row.dots.iter().map(|&dot| frame.x(dot).clamp(left, right)).collect();
    let room = bottom - top - text * 1.8;
    let mut size = text * LARGEST;
    let mut stacks = stacked(&places, size);
    while size > 4.0 && stacks.iter().map(Vec::len).max().unwrap_or(0) as f64 * size > room {
        size -= 0.5;
        stacks = stacked(&places, size);
    }
    let color = palette.mark(Tint::Plan(row.plan));
    for stack in &stacks {
        let x = stack.iter().map(|&dot| places[dot]).sum::<f64>() / stack.len() as f64;
        for (height, &dot) in stack.iter().enumerate() {
            let at = (x, bottom - (height as f64 + 0.5) * size - 1.0);
            let met = goal.and_then(|goal| Some((goal, goal.good?))).is_none_or(|(goal, good)| match good {
                Direction::AtLeast => row.dots[dot] >= goal.value,
                Direction::AtMost => row.dots[dot] <= goal.value,
            });
            let radius = size / 2.0 - 1.0;
            surface.disc(at, radius, color, strength * if met { 1.0 } else { 0.35 })?;
        }
    }
    // A ground for the text, which a goal's line may cross.
    let (middle, style) = (top + text * 0.9, Type::LEFT.bold());
    let width = surface.measure(&row.text, style);
    let ground = Rect { left, top: middle - text * 0.7, right: left + width + 4.0, bottom: middle + text * 0.7 };
    surface.block(ground, palette.surface, 0.85)?;
    surface.text(&row.text, (left, middle), style, palette.text(Tint::Plan(row.plan)))
}

/// Dots from the left in stacks: a stack takes every dot within one dot's width of its first.
fn stacked(places: &[f64], size: f64) -> Vec<Vec<usize>> {
    let mut stacks: Vec<Vec<usize>> = Vec::new();
    for (dot, &place) in places.iter().enumerate() {
        match stacks.last_mut() {
            Some(stack) if place - places[stack[0]] < size => stack.push(dot),
            _ => stacks.push(vec![dot]),
        }
    }
    stacks
}

/// Shares of the replicates per bin: the first plan filled, others as outlines.
fn histogram(surface: &Surface, frame: &Frame, outcome: &Outcome, palette: &Palette) -> Drawn {
    let (low, high) = frame.across;
    let counts: Vec<Vec<f64>> = outcome
        .rows
        .iter()
        .map(|row| {
            let mut counts = vec![0.0; BINS];
            for value in row.finals.iter().filter(|value| (low..=high).contains(*value)) {
                let bin = ((value - low) / (high - low) * BINS as f64) as usize;
                counts[bin.min(BINS - 1)] += 1.0 / row.finals.len() as f64;
            }
            counts
        })
        .collect();
    let tallest = counts.iter().flatten().copied().fold(0.0, f64::max);
    let Rect { left, right, top, bottom } = frame.rect;
    let width = frame.rect.width() / BINS as f64;
    for (index, (row, counts)) in outcome.rows.iter().zip(&counts).enumerate() {
        let color = palette.mark(Tint::Plan(row.plan));
        let strength = if row.dimmed { DIMMED } else { 1.0 };
        let y = |count: f64| if tallest > 0.0 { bottom - count / tallest * (bottom - top) } else { bottom };
        if index == 0 {
            for (bin, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                let edge = left + bin as f64 * width;
                surface.block(
                    Rect { left: edge, top: y(count), right: edge + width - 1.0, bottom },
                    color,
                    0.45 * strength,
                )?;
            }
        } else {
            let steps = counts.iter().enumerate().flat_map(|(bin, &count)| {
                let edge = left + bin as f64 * width;
                [(edge, y(count)), (edge + width, y(count))]
            });
            surface.line(&steps.collect::<Vec<_>>(), 1.5, color, strength)?;
        }
    }
    surface.line(&[(left, bottom), (right, bottom)], 1.0, palette.strong, 1.0)
}
