//! Points and curves over two axes of values.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{At, Drawn, Rect, Surface, Type};
use super::{axes, labels};
use crate::i18n::I18n;
use crate::view::charts::{Axis, Label, Range, Tint, Xy, XyMark};

/// Strength of a point of a cloud, so that many over each other still differ from few.
const FAINT: f64 = 0.35;

/// Radius of a point of a cloud, and of a point with a name.
const SMALL: f64 = 1.6;
const LARGE: f64 = 4.0;

/// Radius of a point that counts by itself.
const DOT: f64 = 2.4;

/// Height in CSS pixels.
pub(super) fn height(_: &Xy, width: f64) -> f64 {
    (width * 0.62).clamp(280.0, 420.0)
}

/// Draws everything.
pub(super) fn draw(surface: &Surface, xy: &Xy, palette: &Palette, i18n: &I18n) -> Drawn {
    let text = surface.size.text;
    let followed = || xy.curves.iter().filter(|curve| !curve.guide).flat_map(|curve| curve.points.iter().copied());
    let dots = || xy.dots.iter().flat_map(|dots| dots.points.iter().copied());
    let areas = || {
        let ends = |&[x, low, high]: &[f64; 3]| [[x, low], [x, high]];
        xy.bands.iter().flat_map(move |band| band.points.iter().flat_map(ends)).chain(dots())
    };
    let points = || xy.clouds.iter().flat_map(|cloud| cloud.points.iter().copied()).chain(followed()).chain(areas());
    let marks = |axis: usize| {
        xy.marks.iter().flat_map(move |mark| {
            let [low, high] = [mark.across, mark.up][axis].unwrap_or([mark.at[axis]; 2]);
            [low, high, mark.at[axis]]
        })
    };
    let values = |axis: usize, hold: &[f64]| {
        let all: Vec<f64> = points().map(|point| point[axis]).chain(marks(axis)).chain(hold.iter().copied()).collect();
        all
    };
    let rules = xy.rules.iter().map(|(value, _)| *value);
    let around = |axis: &Axis, values: Vec<f64>| {
        if axis.logarithmic { Range::decades(values) } else { Range::around(values) }
    };
    let across = around(&xy.across, values(0, &xy.across.hold).into_iter().chain(rules).collect());
    let up = around(&xy.up, values(1, &xy.up.hold));
    let names: Vec<Label> = xy
        .curves
        .iter()
        .filter_map(|curve| {
            let ([.., last], Some(name)) = (curve.points.as_slice(), &curve.name) else { return None };
            Some(Label {
                end: last[1],
                marked: None,
                text: name.clone(),
                interval: None,
                tint: curve.tint,
                strong: false,
            })
        })
        .filter(|_| xy.curves.iter().any(|curve| !curve.guide))
        .collect();
    let column = labels::width(surface, &names);
    let left = axes::width(surface, i18n, up, xy.up.style);
    let rect = Rect {
        left,
        top: text * 2.4,
        right: (surface.size.width - column.max(6.0)).max(left + 20.0),
        bottom: surface.size.height - text * 3.4,
    };
    let frame = Plane { frame: Frame { rect, across: (across.low, across.high), up }, across };

    axes::vertical(surface, &frame.frame, palette, i18n, Some(xy.up.style))?;
    horizontal(surface, &frame, xy, palette, i18n)?;
    let title = surface.fitted(&xy.up.title, surface.size.width, Type::LEFT);
    surface.text(&title, (2.0, text * 0.8), Type::LEFT, palette.soft)?;
    surface.within(rect, || {
        for band in &xy.bands {
            let edge = |end: usize| band.points.iter().map(move |point| (point[0], point[end]));
            let outline: Vec<At> = edge(1).chain(edge(2).rev()).map(|(x, y)| (frame.x(x), frame.y(y))).collect();
            surface.fill(&outline, palette.mark(band.tint), band.strength)?;
        }
        for cloud in &xy.clouds {
            for &[x, y] in cloud.points.iter() {
                surface.disc((frame.x(x), frame.y(y)), SMALL, palette.mark(cloud.tint), FAINT)?;
            }
        }
        for curve in &xy.curves {
            let places: Vec<At> = curve.points.iter().map(|&[x, y]| (frame.x(x), frame.y(y))).collect();
            let color = palette.mark(curve.tint);
            if curve.dashed {
                surface.dashed(&places, 1.25, 4.0, color, 1.0)?;
            } else {
                surface.line(&places, 2.0, color, 1.0)?;
            }
            for place in places.into_iter().filter(|_| curve.dotted) {
                surface.disc(place, 3.0, color, 1.0)?;
            }
        }
        for dots in &xy.dots {
            for &[x, y] in dots.points.iter() {
                surface.disc((frame.x(x), frame.y(y)), DOT, palette.mark(dots.tint), 1.0)?;
            }
        }
        Ok(())
    })?;
    for (value, name) in &xy.rules {
        let x = frame.x(*value);
        surface.dashed(&[(x, rect.top), (x, rect.bottom)], 1.0, 2.0, palette.ink, 0.8)?;
        let half = surface.measure(name, Type::CENTER) / 2.0;
        let at = x.clamp(rect.left + half, (rect.right - half).max(rect.left + half));
        ground(surface, palette, name, (at - half, rect.top + text * 0.8))?;
    }
    corners(surface, &frame, xy, palette)?;
    xy.marks.iter().try_for_each(|mark| marked(surface, &frame, mark, palette))?;
    labels::draw(surface, &frame.frame, palette, &names)
}

/// A coordinate system of which either axis may be logarithmic.
struct Plane {
    frame: Frame,
    across: Range,
}

impl Plane {
    fn x(&self, value: f64) -> f64 {
        self.frame.rect.left + self.across.part(value) * self.frame.rect.width()
    }

    fn y(&self, value: f64) -> f64 {
        self.frame.y(value)
    }
}

/// Ticks and title of the horizontal axis.
fn horizontal(surface: &Surface, frame: &Plane, xy: &Xy, palette: &Palette, i18n: &I18n) -> Drawn {
    let (rect, text, range) = (frame.frame.rect, surface.size.text, frame.across);
    let mut free = f64::NEG_INFINITY;
    for tick in range.ticks() {
        let x = frame.x(tick);
        let color = if tick == 0.0 { palette.strong } else { palette.line };
        surface.line(&[(x, rect.top), (x, rect.bottom)], 1.0, color, if tick == 0.0 { 1.0 } else { 0.6 })?;
        let name = axes::written(i18n, range, tick, xy.across.style);
        let half = surface.measure(&name, Type::CENTER) / 2.0;
        let at = x.clamp(half, (surface.size.width - half).max(half));
        if at - half >= free {
            surface.text(&name, (at, rect.bottom + text), Type::CENTER, palette.soft)?;
            free = at + half + 10.0;
        }
    }
    let title = surface.fitted(&xy.across.title, surface.size.width, Type::RIGHT);
    surface.text(&title, (rect.right, rect.bottom + text * 2.5), Type::RIGHT, palette.soft)
}

/// What it means to lie in a corner.
fn corners(surface: &Surface, frame: &Plane, xy: &Xy, palette: &Palette) -> Drawn {
    let (rect, text) = (frame.frame.rect, surface.size.text);
    for (index, name) in xy.corners.iter().enumerate() {
        let Some(name) = name else { continue };
        let y = if index < 2 { rect.top + text } else { rect.bottom - text };
        let width = surface.measure(name, Type::LEFT);
        let x = if index % 2 == 0 { rect.left + 6.0 } else { rect.right - 6.0 - width };
        ground(surface, palette, name, (x, y))?;
    }
    Ok(())
}

/// A point with its intervals and its name, on the side where there is room.
fn marked(surface: &Surface, frame: &Plane, mark: &XyMark, palette: &Palette) -> Drawn {
    let (x, y) = (frame.x(mark.at[0]), frame.y(mark.at[1]));
    let color = palette.mark(mark.tint);
    if let Some([low, high]) = mark.across {
        surface.line(&[(frame.x(low), y), (frame.x(high), y)], 1.25, color, 0.7)?;
    }
    if let Some([low, high]) = mark.up {
        surface.line(&[(x, frame.y(low)), (x, frame.y(high))], 1.25, color, 0.7)?;
    }
    let radius = if mark.strong { LARGE + 2.0 } else { LARGE };
    surface.disc((x, y), radius + 1.5, palette.surface, 1.0)?;
    surface.disc((x, y), radius, color, 1.0)?;
    if mark.text.is_empty() {
        return Ok(());
    }
    let style = if mark.strong { Type::LEFT.bold() } else { Type::LEFT };
    let width = surface.measure(&mark.text, style);
    let start =
        if x + radius + 6.0 + width <= frame.frame.rect.right { x + radius + 6.0 } else { x - radius - 6.0 - width };
    let text = surface.size.text;
    let over = Rect { left: start - 2.0, top: y - text * 1.5, right: start + width + 2.0, bottom: y - text * 0.1 };
    surface.block(over, palette.surface, 0.75)?;
    let ink = if mark.tint == Tint::Soft { palette.soft } else { palette.text(mark.tint) };
    surface.text(&mark.text, (start, y - text * 0.8), style, ink)
}

/// A text on a ground of its own, since lines and points may cross it.
fn ground(surface: &Surface, palette: &Palette, name: &str, (x, y): At) -> Drawn {
    let (width, text) = (surface.measure(name, Type::LEFT), surface.size.text);
    let rect = Rect { left: x - 2.0, top: y - text * 0.7, right: x + width + 2.0, bottom: y + text * 0.7 };
    surface.block(rect, palette.surface, 0.75)?;
    surface.text(name, (x, y), Type::LEFT, palette.soft)
}
