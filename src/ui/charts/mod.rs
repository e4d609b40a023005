//! Charts on canvases: values come ready from [`crate::view::charts`], this room turns them into pixels and lets the
//! reader point at them. [`ChartGrid`] is its door.

mod axes;
mod fan_work;
mod figure;
mod frame;
mod grid;
mod labels;
mod ladder;
mod marks;
mod observe;
mod outcome;
mod paint;
mod palette;
mod pointer;
mod save;
mod surface;
mod time;

pub use grid::ChartGrid;
