//! The Cascade page as data: one replicate person by person, where everybody is on the canvas, what stands in words and charts
//! beside it on any evening, and the way from a person to who began it. Every number is the engine's.

mod charts;
mod colour;
mod grove;
mod lens;
mod pack;
mod person;
mod radial;
mod raster;
#[cfg(test)]
mod tests;
mod told;

pub use colour::{Colour, Entry, HOLLOW, legend};
pub use grove::{Grove, Placing};
pub use lens::{DOT, Lens};
pub use person::{Step, Walk, heading, path, walk};
pub use raster::{Raster, Rgb, Stamp};
pub use told::{Told, Top, evening, tell};

use crate::state::{AppState, StudyRun};
use crate::study::{Reading, Study};
use std::rc::Rc;

use snowball_engine::Forest;

/// What the page asks for.
#[must_use]
pub fn study(state: &AppState, replicate: u32) -> Study {
    Study::Cascade { seed: state.seed, replicate }
}

/// The forest of a study, once it is there.
#[must_use]
pub fn forest(run: &StudyRun) -> Option<&Rc<Forest>> {
    match run.reading.as_deref()? {
        Reading::Forest(forest) => Some(forest),
        _ => None,
    }
}
