//! Rows of bars over one axis, with text in columns at the right. Where there is little room the name of a row stands above it.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::i18n::I18n;
use crate::view::charts::{Bars, Range};

/// Room between columns.
const GAP: f64 = 12.0;

/// Height of a lane of bars in CSS pixels.
const LANE: f64 = 16.0;

/// Least room for bars beside their names.
const NARROW: f64 = 560.0;

/// Most of the width that names take.
const MOST_NAMES: f64 = 0.4;

fn lanes(bars: &Bars) -> usize {
    bars.rows.iter().flat_map(|row| &row.parts).map(|part| part.lane + 1).max().unwrap_or(1)
}

fn row_height(bars: &Bars, width: f64, text: f64) -> f64 {
    let name = if width < NARROW { text * 1.6 } else { 0.0 };
    (LANE * lanes(bars) as f64 + 10.0).max(text * 1.7) + name
}

/// Height in CSS pixels that the rows want.
pub(super) fn height(bars: &Bars, width: f64, text: f64) -> f64 {
    text * 6.2 + row_height(bars, width, text) * bars.rows.len().max(1) as f64
}

/// Draws everything.
pub(super) fn draw(surface: &Surface, bars: &Bars, palette: &Palette, i18n: &I18n) -> Drawn {
    let (text, size) = (surface.size.text, surface.size);
    let above = size.width < NARROW;
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| surface.measure(text, Type::LEFT)).fold(0.0, f64::max)
    };
    let names = if above {
        0.0
    } else {
        (widest(&mut bars.rows.iter().map(|row| &row.name)) + GAP).min(size.width * MOST_NAMES)
    };
    let mut columns = vec![0.0; bars.columns.len()];
    let mut right = size.width - 2.0;
    for index in (0..columns.len()).rev() {
        columns[index] = right;
        right -=
            widest(&mut bars.rows.iter().filter_map(|row| row.cells.get(index)).chain([&bars.columns[index]])) + GAP;
    }
    let values = bars.rows.iter().flat_map(|row| &row.parts).flat_map(|part| {
        let [low, high] = part.whisker.unwrap_or([part.to; 2]);
        [part.from, part.to, low, high]
    });
    let up = Range::around(values.chain(bars.hold.iter().copied()).chain(bars.middle.iter().map(|(value, _)| *value)));
    let top = text * 3.4;
    let step = row_height(bars, size.width, text);
    let rect =
        Rect { left: names + 2.0, top, right: right.max(names + 40.0), bottom: top + step * bars.rows.len() as f64 };
    let frame = Frame { rect, across: (up.low, up.high), up };

    for (title, &right) in bars.columns.iter().zip(&columns) {
        surface.text(title, (right, text * 2.4), Type::RIGHT, palette.soft)?;
    }
    legend(surface, bars, palette)?;
    ticks(surface, &frame, bars, palette, i18n)?;
    for (index, row) in bars.rows.iter().enumerate() {
        let row_top = rect.top + step * index as f64;
        let bars_top = if above { row_top + text * 1.6 } else { row_top };
        let middle = f64::midpoint(bars_top, row_top + step);
        if above {
            let name = surface.fitted(&row.name, size.width, Type::LEFT);
            surface.text(&name, (2.0, row_top + text * 0.9), Type::LEFT, palette.ink)?;
        } else {
            let name = surface.fitted(&row.name, names - GAP, Type::LEFT);
            surface.text(&name, (names - GAP, middle), Type::RIGHT, palette.ink)?;
        }
        let first = middle - LANE * lanes(bars) as f64 / 2.0;
        for part in &row.parts {
            let y = first + LANE * part.lane as f64;
            let (from, to) = (frame.x(part.from), frame.x(part.to));
            let block = Rect { left: from.min(to), top: y + 2.0, right: from.max(to), bottom: y + LANE - 2.0 };
            surface.block(block, palette.mark(part.tint), part.strength)?;
            if let Some([low, high]) = part.whisker {
                let (low, high, y) = (frame.x(low), frame.x(high), y + LANE / 2.0);
                surface.line(&[(low, y), (high, y)], 1.5, palette.ink, 0.9)?;
                for end in [low, high] {
                    surface.line(&[(end, y - 3.0), (end, y + 3.0)], 1.5, palette.ink, 0.9)?;
                }
            }
        }
        for (cell, &right) in row.cells.iter().zip(&columns) {
            surface.text(cell, (right, middle), Type::RIGHT, palette.ink)?;
        }
    }
    if let Some((value, name)) = &bars.middle {
        let x = frame.x(*value);
        // Names above the bars are not struck through.
        let (parts, free) = if above { (bars.rows.len(), text * 1.6) } else { (1, -2.0) };
        let height = rect.height() / parts as f64;
        for part in 0..parts {
            let top = rect.top + height * part as f64;
            surface.line(&[(x, top + free), (x, top + height)], 1.0, palette.ink, 0.9)?;
        }
        let half = surface.measure(name, Type::CENTER) / 2.0;
        let at = x.clamp(half + 2.0, (rect.right - half).max(half + 2.0));
        surface.text(name, (at, rect.top - text * 1.0), Type::CENTER, palette.ink)?;
    }
    Ok(())
}

/// Hairlines and texts under the rows, as many as do not touch.
fn ticks(surface: &Surface, frame: &Frame, bars: &Bars, palette: &Palette, i18n: &I18n) -> Drawn {
    let (rect, text) = (frame.rect, surface.size.text);
    let mut free = f64::NEG_INFINITY;
    for tick in frame.up.ticks() {
        let x = frame.x(tick);
        let color = if tick == 0.0 { palette.strong } else { palette.line };
        surface.line(&[(x, rect.top), (x, rect.bottom)], 1.0, color, 1.0)?;
        let name = i18n.tick(tick, bars.style);
        let half = surface.measure(&name, Type::CENTER) / 2.0;
        let at = x.clamp(half, (surface.size.width - half).max(half));
        if at - half >= free {
            surface.text(&name, (at, rect.bottom + text), Type::CENTER, palette.soft)?;
            free = at + half + 10.0;
        }
    }
    Ok(())
}

/// What the parts of a bar are.
fn legend(surface: &Surface, bars: &Bars, palette: &Palette) -> Drawn {
    let text = surface.size.text;
    let (mut x, y) = (2.0, text * 0.8);
    for (name, tint, strength) in &bars.legend {
        let patch = Rect { left: x, top: y - text * 0.4, right: x + text * 0.8, bottom: y + text * 0.4 };
        surface.block(patch, palette.mark(*tint), *strength)?;
        surface.text(name, (x + text * 1.2, y), Type::LEFT, palette.soft)?;
        x += surface.measure(name, Type::LEFT) + text * 2.6;
    }
    Ok(())
}
