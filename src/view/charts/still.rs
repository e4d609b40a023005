//! Charts of ready data: rows of bars, points and curves over two axes, a value as colour. Whoever makes one says it in words
//! and as a table at once.

use std::rc::Rc;

use super::chart::{Body, Chart, Table, Tint};
use crate::i18n::Style;
use snowball_engine::Checksum;

/// A chart with its words and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Still {
    /// What is drawn.
    pub chart: Rc<Chart>,
    /// The same for who cannot see it.
    pub words: String,
    /// The same as numbers.
    pub table: Table,
}

impl Still {
    /// A chart; `name` is its stable name, `words` says what it shows after its title.
    #[must_use]
    pub fn new(name: &'static str, title: String, subtitle: String, body: Body, words: &str, table: Table) -> Self {
        let mut sum = Checksum::new();
        body.add_to(&mut sum);
        let words = format!("{title}. {subtitle}. {words}");
        let chart = Chart {
            name,
            title,
            subtitle,
            count: None,
            note: None,
            body,
            expected_sum: 0,
            fan_sum: sum.sum(),
            fan_width: None,
        };
        Self { chart: Rc::new(chart), words, table }
    }

    /// The same with something said beside it.
    #[must_use]
    pub fn noted(self, note: Option<String>) -> Self {
        Self { chart: Rc::new(Chart { note, ..(*self.chart).clone() }), ..self }
    }

    /// A chart with nothing to draw, and why.
    #[must_use]
    pub fn empty(name: &'static str, title: String, subtitle: String, why: String) -> Self {
        let words = why.clone();
        Self::new(name, title, subtitle, Body::Empty(why), &words, Table::default())
    }
}

impl Body {
    /// Adds what is drawn of ready data.
    fn add_to(&self, sum: &mut Checksum) {
        match self {
            Self::Bars(bars) => bars.rows.iter().flat_map(|row| &row.parts).for_each(|part| {
                [part.from, part.to].into_iter().for_each(|value| sum.add(value));
            }),
            Self::Xy(xy) => {
                let clouds = xy.clouds.iter().flat_map(|cloud| cloud.points.iter());
                let curves = xy.curves.iter().flat_map(|curve| &curve.points);
                let marks = xy.marks.iter().map(|mark| &mark.at);
                let dots = xy.dots.iter().flat_map(|dots| dots.points.iter());
                clouds.chain(curves).chain(marks).chain(dots).flatten().for_each(|&value| sum.add(value));
                xy.bands.iter().flat_map(|band| &band.points).flatten().for_each(|&value| sum.add(value));
            }
            Self::Heat(heat) => heat.rows.iter().for_each(|row| sum.add_all(row)),
            Self::Outcome(outcome) => {
                outcome.rows.iter().flat_map(|row| row.finals.iter()).for_each(|&value| sum.add(value));
            }
            Self::Empty(_) | Self::Time(_) | Self::Ladder(_) => {}
        }
    }
}

/// Rows of bars over one axis of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// How the axis is written.
    pub style: Style,
    /// Values that the axis holds in any case.
    pub hold: Vec<f64>,
    /// A vertical line through all rows, and what it is.
    pub middle: Option<(f64, String)>,
    /// Heads of the columns of text right of the bars.
    pub columns: Vec<String>,
    /// From the top.
    pub rows: Vec<BarRow>,
    /// What the parts of a bar are: name, colour, strength.
    pub legend: Vec<(String, Tint, f64)>,
}

/// A row of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// What it is about.
    pub name: String,
    /// Its bars, in lanes below each other.
    pub parts: Vec<BarPart>,
    /// Text in the columns.
    pub cells: Vec<String>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    /// From 0 at the top of its row.
    pub lane: usize,
    /// Where it starts.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Colour.
    pub tint: Tint,
    /// From 0 to 1.
    pub strength: f64,
    /// Interval of its end.
    pub whisker: Option<[f64; 2]>,
}

/// An axis of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is measured, and its unit.
    pub title: String,
    /// How it is written.
    pub style: Style,
    /// Values that it holds in any case, beside what is drawn.
    pub hold: Vec<f64>,
    /// Whether equal lengths are equal factors; what is not positive is left out then.
    pub logarithmic: bool,
}

/// Points and curves over two axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Xy {
    /// Horizontal.
    pub across: Axis,
    /// Vertical.
    pub up: Axis,
    /// Many small points each.
    pub clouds: Vec<Cloud>,
    /// Lines.
    pub curves: Vec<XyCurve>,
    /// Areas between two curves, behind everything.
    pub bands: Vec<XyBand>,
    /// Points of which each counts.
    pub dots: Vec<Cloud>,
    /// Single points with a name.
    pub marks: Vec<XyMark>,
    /// Vertical lines at a value, and what they are.
    pub rules: Vec<(f64, String)>,
    /// What it means to lie in a corner: upper left, upper right, lower left, lower right.
    pub corners: [Option<String>; 4],
}

/// Many small points.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud {
    /// Colour.
    pub tint: Tint,
    /// Horizontal and vertical value of each.
    pub points: Rc<[[f64; 2]]>,
}

/// An area between two curves.
#[derive(Clone, Debug, PartialEq)]
pub struct XyBand {
    /// Colour.
    pub tint: Tint,
    /// From 0 to 1.
    pub strength: f64,
    /// Horizontal value, lower and upper one.
    pub points: Vec<[f64; 3]>,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct XyCurve {
    /// What stands at its end.
    pub name: Option<String>,
    /// Colour.
    pub tint: Tint,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Whether its points are marked.
    pub dotted: bool,
    /// Whether it may leave the axes, which then do not follow it.
    pub guide: bool,
    /// From its start to its end.
    pub points: Vec<[f64; 2]>,
}

/// A point with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct XyMark {
    /// Where.
    pub at: [f64; 2],
    /// Interval of its horizontal value.
    pub across: Option<[f64; 2]>,
    /// Interval of its vertical value.
    pub up: Option<[f64; 2]>,
    /// Colour.
    pub tint: Tint,
    /// What stands beside it.
    pub text: String,
    /// Whether it is the one to look at.
    pub strong: bool,
}

/// A value over two axes, as colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// Horizontal.
    pub across: HeatAxis,
    /// Vertical.
    pub up: HeatAxis,
    /// From the lowest: a row of cells each, none where it is not defined.
    pub rows: Vec<Vec<Option<f64>>>,
    /// Colour of large values and, if small ones have one of their own, of those below 0.
    pub tints: (Tint, Option<Tint>),
    /// How values are written.
    pub style: Style,
    /// Pieces of a line, in parts of both axes.
    pub boundary: Vec<[[f64; 2]; 2]>,
    /// What the two ends of the colours mean, from the smallest value.
    pub ends: [String; 2],
    /// A place to point out, in parts of both axes.
    pub marked: Option<[f64; 2]>,
}

/// An axis of a value as colour.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatAxis {
    /// What is measured, and its unit.
    pub title: String,
    /// Part of the axis, and what stands there.
    pub ticks: Vec<(f64, String)>,
}
