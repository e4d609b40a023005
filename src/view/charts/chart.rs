//! What a chart shows, as plain values: the drawing code turns them into pixels and adds nothing of its own.
//!
//! A chart has a backdrop (axes, fans, goals: redrawn when replicates arrive) and an overlay (expected curves, crosshair,
//! values: redrawn on every move of a slider or the pointer).

use std::rc::Rc;

use snowball_engine::plan::Direction;
use snowball_engine::{Bands, Metric, Summary};

use super::still::{Bars, Heat, Xy};
use crate::i18n::Style;
use snowball_engine::Checksum;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fan of what the plan is to make grow.
    Growth,
    /// Cost of a customer by kind.
    Cac,
    /// New customers by source.
    Sources,
    /// Members by engagement layer.
    Layers,
    /// Who reaches which rung and what it costs.
    Ladder,
    /// Reproduction number.
    R,
    /// Spending by kind.
    Spend,
    /// Final values of all replicates.
    Outcome,
    /// What is said against the campaign.
    Reputation,
    /// Chance that an alarm has been raised.
    Alerts,
    /// What other plans have more of a metric than the yardstick.
    Difference {
        /// What is compared.
        metric: Metric,
        /// Index of the plan that is the yardstick.
        from: usize,
    },
}

/// Metrics whose difference over time has a chart of its own; any other is that of the chosen metric.
pub const DIFFERENCES: [Metric; 4] = [Metric::Customers, Metric::Cac, Metric::Spend, Metric::Margin];

impl Kind {
    /// Every chart of the Simulate page, in its order.
    pub const ALL: [Self; 10] = [
        Self::Growth,
        Self::Outcome,
        Self::Cac,
        Self::Sources,
        Self::Layers,
        Self::Ladder,
        Self::R,
        Self::Spend,
        Self::Reputation,
        Self::Alerts,
    ];

    /// Stable name, for attributes, message keys and file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Growth => "growth",
            Self::Cac => "cac",
            Self::Sources => "sources",
            Self::Layers => "layers",
            Self::Ladder => "ladder",
            Self::R => "r",
            Self::Spend => "spend",
            Self::Outcome => "outcome",
            Self::Reputation => "reputation",
            Self::Alerts => "alerts",
            Self::Difference { metric, .. } => match metric {
                Metric::Customers => "difference-customers",
                Metric::Cac => "difference-cac",
                Metric::Spend => "difference-spend",
                Metric::Margin => "difference-margin",
                _ => "difference-chosen",
            },
        }
    }

    /// Whether its horizontal axis is time, so that the crosshair shows in it.
    #[must_use]
    pub const fn over_time(self) -> bool {
        !matches!(self, Self::Ladder | Self::Outcome)
    }
}

/// Colour by role; the theme decides what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Of the open plan with this index.
    Plan(usize),
    /// Of a part of a stack or one of several lines: the series palette, from 0 and around again after its last.
    Series(usize),
    /// Text.
    Ink,
    /// Secondary text.
    Soft,
}

/// A whole chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Stable name, for attributes and file names.
    pub name: &'static str,
    /// A claim or a question.
    pub title: String,
    /// What is plotted, and its unit.
    pub subtitle: String,
    /// Replicates behind the fan, in words; none if nothing of it is drawn.
    pub count: Option<String>,
    /// What is to be said beside it.
    pub note: Option<String>,
    /// What is drawn.
    pub body: Body,
    /// Changes whenever the expected values drawn do.
    pub expected_sum: u64,
    /// Changes whenever the fan, whiskers or dots drawn do.
    pub fan_sum: u64,
    /// Width of the active plan's 90 % band at the end, if a fan of its own is drawn.
    pub fan_width: Option<f64>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing, and why.
    Empty(String),
    /// Values over the days.
    Time(Time),
    /// A row of bars per rung.
    Ladder(Rungs),
    /// Dots and histogram of final values.
    Outcome(Outcome),
    /// Rows of bars.
    Bars(Bars),
    /// Points and curves over two axes of values.
    Xy(Xy),
    /// A value over two axes, as colour.
    Heat(Heat),
}

impl Body {
    /// Whether two bodies look the same but for what follows a slider or the pointer.
    #[must_use]
    pub fn same_backdrop(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty(a), Self::Empty(b)) => a == b,
            (Self::Time(a), Self::Time(b)) => {
                let same =
                    |(a, b): (&Panel, &Panel)| a.heading == b.heading && a.fans == b.fans && a.whisker == b.whisker;
                (a.span, &a.ticks, &a.moments, a.style) == (b.span, &b.ticks, &b.moments, b.style)
                    && a.room == b.room
                    && a.panels.len() == b.panels.len()
                    && a.panels.iter().zip(&b.panels).all(same)
            }
            // Rungs and ready data have no backdrop.
            (Self::Ladder(_), Self::Ladder(_)) => true,
            (Self::Outcome(a), Self::Outcome(b)) => a.rows == b.rows && a.goals == b.goals && a.style == b.style,
            (Self::Bars(_), Self::Bars(_)) | (Self::Xy(_), Self::Xy(_)) | (Self::Heat(_), Self::Heat(_)) => true,
            _ => false,
        }
    }
}

/// Values over the days, in one panel or in one per plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Days from the left to the right edge.
    pub span: f64,
    /// Marks of the horizontal axis.
    pub ticks: Vec<DayTick>,
    /// Events and phases.
    pub moments: Vec<Moment>,
    /// How the vertical axis is written.
    pub style: Style,
    /// What is drawn in each panel; all share their axes.
    pub panels: Vec<Panel>,
    /// Where the crosshair stands.
    pub crosshair: Option<Crosshair>,
    /// Days of the active plan's grid, for the pointer.
    pub grid: Rc<[u32]>,
    /// Day from which on values decide the range: quotients of small numbers at the start may leave it.
    pub settled: f64,
    /// Height that the range always reaches, so that very small values do not look large.
    pub reach: f64,
    /// Labels that room is kept for though they are not drawn, so that the axes stay when they are.
    pub room: Vec<Label>,
    /// Guesses, at the right edge.
    pub guesses: Vec<GuessMark>,
}

impl Time {
    /// Every height drawn, for the vertical range.
    #[must_use]
    pub fn heights(&self) -> Vec<f64> {
        let mut heights = self.expected_heights();
        heights.push(self.reach);
        for panel in &self.panels {
            heights.extend(panel.rules.iter().map(|rule| rule.value));
            heights.extend(panel.whisker.iter().flat_map(|whisker| [whisker.summary.low, whisker.summary.high]));
            for fan in &panel.fans {
                let levels: &[usize] = if fan.banded { &[0, 6] } else { &[MEDIAN] };
                for &level in levels {
                    heights.extend(self.counted(&fan.days, &fan.bands.levels[level]));
                }
            }
        }
        heights
    }

    /// Heights of what follows a slider.
    #[must_use]
    pub fn expected_heights(&self) -> Vec<f64> {
        let areas = self.panels.iter().flat_map(|panel| panel.areas.iter().flat_map(|area| area.upper.iter().copied()));
        let curves = self.panels.iter().flat_map(|panel| &panel.curves);
        areas.chain(curves.flat_map(|curve| self.counted(&curve.days, &curve.values))).collect()
    }

    fn counted<'a>(&self, days: &'a [u32], values: &'a [Option<f64>]) -> impl Iterator<Item = f64> + use<'a> {
        let settled = self.settled;
        days.iter().zip(values).filter(move |(day, _)| f64::from(**day) >= settled).filter_map(|(_, value)| *value)
    }
}

/// A guess of what the value at the end will be.
#[derive(Clone, Debug, PartialEq)]
pub struct GuessMark {
    /// The value; beyond the axis it is drawn at its end.
    pub value: f64,
    /// Whose it is, or the value itself.
    pub text: String,
}

/// Index of the median in [`snowball_engine::BAND_LEVELS`].
pub const MEDIAN: usize = 3;

/// A mark of the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTick {
    /// Where.
    pub day: f64,
    /// What stands there.
    pub text: String,
}

/// An event or the start of a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// First day.
    pub from: f64,
    /// Day after the last one; that of a phase is its first day, it goes on.
    pub to: f64,
    /// Its name; may be empty.
    pub text: String,
}

/// Where the crosshair stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosshair {
    /// Day.
    pub day: f64,
    /// The day in words.
    pub text: String,
    /// Whether it stays.
    pub pinned: bool,
}

/// One coordinate system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Name above it, where there are several.
    pub heading: Option<(String, usize)>,
    /// Fans and medians, behind everything.
    pub fans: Vec<Fan>,
    /// Horizontal lines, such as goals.
    pub rules: Vec<Rule>,
    /// Interval of a stack's total at the end.
    pub whisker: Option<Whisker>,
    /// Parts of a stack from the lowest.
    pub areas: Vec<Area>,
    /// Curves that follow a slider.
    pub curves: Vec<Curve>,
    /// Values at the right edge or the crosshair.
    pub labels: Vec<Label>,
}

/// Quantile bands over the days.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// What it is, in the table.
    pub name: String,
    /// Whose.
    pub tint: Tint,
    /// Days of the points.
    pub days: Rc<[u32]>,
    /// Quantiles.
    pub bands: Rc<Bands>,
    /// Whether the bands are drawn, or the median alone.
    pub banded: bool,
    /// Whether fans of several plans cross, so that they need outlines.
    pub outlined: bool,
    /// Whether it belongs to an earlier state of the plan.
    pub dimmed: bool,
}

/// A horizontal line.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Height.
    pub value: f64,
    /// Last day of it.
    pub until: f64,
    /// What stands on it.
    pub text: String,
    /// Which side of it is good, if it is a goal.
    pub good: Option<Direction>,
}

/// Median and 90 % interval of a single number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whisker {
    /// The number.
    pub summary: Summary,
    /// Whether it belongs to an earlier state of the plan.
    pub dimmed: bool,
}

impl Whisker {
    pub(super) fn add_to(&self, sum: &mut Checksum) {
        let Summary { low, median, high } = self.summary;
        for value in [low, median, high, f64::from(u8::from(self.dimmed))] {
            sum.add(value);
        }
    }
}

/// A part of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// What it is, in the table.
    pub name: String,
    /// Which.
    pub tint: Tint,
    /// Days of the points.
    pub days: Rc<[u32]>,
    /// Lower edge.
    pub lower: Vec<f64>,
    /// Upper edge.
    pub upper: Vec<f64>,
}

/// A line with gaps where it is not defined.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is, in the table.
    pub name: String,
    /// Whose.
    pub tint: Tint,
    /// Days of the points.
    pub days: Rc<[u32]>,
    /// Values.
    pub values: Vec<Option<f64>>,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// How a curve is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The expected course, until the median takes its place.
    Expected,
    /// A line of its own.
    Line,
    /// A line that belongs to an earlier state of the plan.
    Dimmed,
    /// What a law predicts: thin and dashed.
    Law,
}

/// A value written beside its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Height of what it names at the right edge; it may be moved to make room.
    pub end: f64,
    /// Height at the crosshair, where a point marks it.
    pub marked: Option<f64>,
    /// The value and whose it is.
    pub text: String,
    /// Its 90 % interval.
    pub interval: Option<String>,
    /// Whose.
    pub tint: Tint,
    /// Whether it is the one the reader asked for.
    pub strong: bool,
}

/// The ladder as rows of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Rungs {
    /// Heads of the columns of text right of the bars.
    pub columns: [String; 3],
    /// Rows from the lowest rung.
    pub rows: Vec<RungRow>,
    /// What the two parts of a bar are: reached, and standing there.
    pub legend: [String; 2],
    /// Length that the axis always reaches.
    pub reach: f64,
}

/// One rung.
#[derive(Clone, Debug, PartialEq)]
pub struct RungRow {
    /// Its threshold in words.
    pub text: String,
    /// A bar per plan that has the rung.
    pub bars: Vec<RungBar>,
}

/// One rung of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct RungBar {
    /// Index of the plan.
    pub plan: usize,
    /// Times reached.
    pub reached: f64,
    /// Members who stand there at the end.
    pub standing: f64,
    /// 90 % interval of the times reached.
    pub whisker: Option<Whisker>,
    /// Text in the columns.
    pub cells: [String; 3],
}

/// Final values.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How the horizontal axis is written.
    pub style: Style,
    /// One per plan that has results.
    pub rows: Vec<OutcomeRow>,
    /// Goals, as vertical lines.
    pub goals: Vec<Rule>,
    /// Expected final values, drawn while the replicates are being computed.
    pub expected: Vec<(usize, f64)>,
    /// What a dot means.
    pub dots_text: String,
    /// What the bars are.
    pub bars_text: String,
    /// Values that the axis always holds.
    pub room: Vec<f64>,
}

/// Final values of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRow {
    /// Index of the plan.
    pub plan: usize,
    /// Its letter, where there are several.
    pub letter: Option<String>,
    /// Median and interval in words.
    pub text: String,
    /// All final values, sorted.
    pub finals: Rc<[f64]>,
    /// Twenty quantiles, each standing for 5 %.
    pub dots: Vec<f64>,
    /// Whether it belongs to an earlier state of the plan.
    pub dimmed: bool,
}

/// The same data as text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows; the first cell of each is its head.
    pub rows: Vec<Vec<String>>,
}
