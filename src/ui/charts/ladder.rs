//! The ladder: a row per rung, a bar per plan (outline: reached; filled: standing there), text in columns at the right.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::view::charts::{Range, RungBar, Rungs, Tint, Whisker};

/// Room between columns.
const GAP: f64 = 12.0;

/// Highest bar in CSS pixels.
const TALLEST: f64 = 18.0;

/// Strength of the part of a bar that was reached.
const REACHED: f64 = 0.25;

/// Strength of the part that stands there.
const STANDING: f64 = 0.9;

/// Height in CSS pixels that the rows want.
pub(super) fn height(rungs: &Rungs) -> f64 {
    let bars: usize = rungs.rows.iter().map(|row| row.bars.len()).sum();
    (56.0 + 24.0 * bars as f64 + 8.0 * rungs.rows.len() as f64).max(220.0)
}

/// Draws the rows.
pub(super) fn draw(surface: &Surface, rungs: &Rungs, palette: &Palette) -> Drawn {
    let layout = Layout::of(surface, rungs);
    let (axis, text) = (layout.frame.rect, surface.size.text);
    let compares = rungs.rows.iter().any(|row| row.bars.len() > 1);
    for (title, &right) in rungs.columns.iter().zip(&layout.columns) {
        surface.text(title, (right, text * 0.8), Type::RIGHT, palette.soft)?;
    }
    layout.each(rungs, |row, bar, rect| {
        if let Some(row) = row {
            surface.text(&row.text, (axis.left - GAP, row.middle), Type::RIGHT, palette.ink)?;
        }
        let color = palette.mark(Tint::Plan(bar.plan));
        let (reached, standing) = (layout.frame.x(bar.reached), layout.frame.x(bar.standing));
        surface.block(Rect { right: reached.max(rect.left + 1.0), ..rect }, color, REACHED)?;
        surface.block(Rect { right: standing, ..rect }, color, STANDING)?;
        let middle = f64::midpoint(rect.top, rect.bottom);
        if let Some(interval) = &bar.whisker {
            whisker(surface, &layout.frame, middle, interval, palette)?;
        }
        let ink = if compares { palette.text(Tint::Plan(bar.plan)) } else { palette.ink };
        for (cell, &right) in bar.cells.iter().zip(&layout.columns) {
            surface.text(cell, (right, middle), Type::RIGHT, ink)?;
        }
        Ok(())
    })?;
    surface.line(&[(axis.left, axis.top), (axis.left, axis.bottom)], 1.0, palette.strong, 1.0)?;
    // What the two parts of a bar are. With several plans in no plan's colour.
    let color = palette.mark(if compares { Tint::Soft } else { layout.tint });
    let y = surface.size.height - text * 0.8;
    let mut x = axis.left;
    for (name, alpha) in rungs.legend.iter().zip([REACHED, STANDING]) {
        let patch = Rect { left: x, top: y - text * 0.4, right: x + text * 0.8, bottom: y + text * 0.4 };
        surface.block(patch, color, alpha)?;
        surface.text(name, (x + text * 1.2, y), Type::LEFT, palette.soft)?;
        x += surface.measure(name, Type::LEFT) + text * 2.6;
    }
    Ok(())
}

/// The 90 % interval of the times reached.
fn whisker(surface: &Surface, frame: &Frame, middle: f64, whisker: &Whisker, palette: &Palette) -> Drawn {
    let strength = if whisker.dimmed { 0.4 } else { 1.0 };
    let (low, high) = (frame.x(whisker.summary.low), frame.x(whisker.summary.high));
    surface.line(&[(low, middle), (high, middle)], 1.5, palette.ink, strength)?;
    for end in [low, high] {
        surface.line(&[(end, middle - 3.0), (end, middle + 3.0)], 1.5, palette.ink, strength)?;
    }
    Ok(())
}

struct Layout {
    frame: Frame,
    /// Right edges of the columns of text.
    columns: Vec<f64>,
    tint: Tint,
}

/// Name of a row and the middle of its height.
struct RowText {
    text: String,
    middle: f64,
}

impl Layout {
    fn of(surface: &Surface, rungs: &Rungs) -> Self {
        let size = surface.size;
        let bars = || rungs.rows.iter().flat_map(|row| &row.bars);
        let widest = |texts: &mut dyn Iterator<Item = &String>| {
            texts.map(|text| surface.measure(text, Type::LEFT)).fold(0.0, f64::max)
        };
        let names = widest(&mut rungs.rows.iter().map(|row| &row.text));
        let mut columns = vec![0.0; rungs.columns.len()];
        let mut right = size.width - 2.0;
        for index in (0..columns.len()).rev() {
            columns[index] = right;
            let texts = &mut bars().map(|bar| &bar.cells[index]).chain([&rungs.columns[index]]);
            right -= widest(texts) + GAP;
        }
        let left = names + GAP;
        let rect = Rect {
            left,
            top: size.text * 1.8,
            right: right.max(left + 20.0),
            bottom: (size.height - size.text * 1.9).max(size.text * 1.8 + 1.0),
        };
        let values =
            bars().flat_map(|bar| [bar.reached, bar.standing, bar.whisker.map_or(0.0, |whisker| whisker.summary.high)]);
        let up = Range::from_zero(values.chain([rungs.reach]));
        let tint = bars().next().map_or(Tint::Ink, |bar| Tint::Plan(bar.plan));
        Self { frame: Frame { rect, across: (up.low, up.high), up }, columns, tint }
    }

    /// Calls `draw` for every bar; the first of a row gets the row's name as well.
    fn each(&self, rungs: &Rungs, mut draw: impl FnMut(Option<RowText>, &RungBar, Rect) -> Drawn) -> Drawn {
        let rect = self.frame.rect;
        let row_height = rect.height() / rungs.rows.len().max(1) as f64;
        for (index, row) in rungs.rows.iter().enumerate() {
            let middle = rect.top + (index as f64 + 0.5) * row_height;
            let height = ((row_height - 6.0) / row.bars.len().max(1) as f64).clamp(4.0, TALLEST + 4.0);
            let top = middle - height * row.bars.len() as f64 / 2.0;
            for (place, bar) in row.bars.iter().enumerate() {
                let top = top + place as f64 * height;
                let name = (place == 0).then(|| RowText { text: row.text.clone(), middle });
                draw(
                    name,
                    bar,
                    Rect { left: rect.left, top: top + 2.0, right: rect.right, bottom: top + height - 2.0 },
                )?;
            }
        }
        Ok(())
    }
}
