//! A progress bar on a terminal, nothing anywhere else.

use std::borrow::Cow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the replicates are. It is drawn on standard error, and only if that is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for that many replicates in all.
    pub fn new(replicates: u64, what: impl Into<Cow<'static, str>>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(replicates), ProgressDrawTarget::stderr()).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta} left") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Counts replicates that are done.
    pub fn advance(&self, replicates: u32) {
        self.0.inc(u64::from(replicates));
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
