//! Charts on canvases: values come ready from [`crate::view::charts`], this room turns them into pixels and lets the
//! reader point at them. [`ChartGrid`], [`StillFigure`] and [`ForestFigure`] are its doors.

mod axes;
mod bars;
mod easel;
mod fan_work;
mod figure;
mod forest;
mod frame;
mod grid;
mod heat;
mod labels;
mod ladder;
mod marks;
mod observe;
mod outcome;
mod paint;
mod palette;
mod pointer;
mod save;
mod still;
mod surface;
mod time;
mod xy;

pub use forest::{ForestFigure, Play};
pub use grid::ChartGrid;
pub use still::StillFigure;
