//! Runs the simulation: in workers if possible, else on the page's own thread. [`use_runner`] keeps it in step with the
//! state; what it finds comes back as actions that carry the number of their run.

mod crew;
mod inline;
mod lane;
mod pool;
mod use_runner;

use gloo::utils::window;
pub use use_runner::use_runner;

use crate::state::{StudyWork, Work};

/// Something that can do the work of a run.
trait Runner {
    /// Does this work in place of any other.
    fn start(&self, work: Work);

    /// Does nothing more of the run; what is under way is not reported.
    fn stop(&self);

    /// Does a study when the run leaves time for it, after those that came before.
    fn study(&self, study: StudyWork);

    /// Leaves all studies but these.
    fn keep_studies(&self, ids: &[u64]);
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
