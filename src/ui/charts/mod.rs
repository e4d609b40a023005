//! Charts: values come ready from [`crate::view::charts`], this room turns them into pixels, or into SVG for files and paper, and
//! lets the reader point at them. [`ChartGrid`], [`StillFigure`],
//! [`ForestFigure`] and [`PaperCharts`] are its doors.

mod axes;
mod bars;
mod colours;
mod easel;
mod fan_work;
mod figure;
mod forest;
mod frame;
mod grid;
mod guesses;
mod heat;
mod labels;
mod ladder;
mod marks;
mod observe;
mod outcome;
mod paint;
mod palette;
mod paper;
mod pointer;
mod save;
mod slide;
mod still;
mod surface;
mod time;
mod xy;

pub use colours::{Read, use_colours};
pub use forest::{ForestFigure, Play, prefers_no_motion};
pub use grid::ChartGrid;
pub use paper::PaperCharts;
pub use slide::SlideFigure;
pub use still::StillFigure;
