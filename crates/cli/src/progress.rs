//! A progress bar on a terminal, nothing anywhere else.

use std::borrow::Cow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the work is. It is drawn on standard error, and only if that is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for that many pieces of work in all: replicates, or cases.
    pub fn new(pieces: u64, what: impl Into<Cow<'static, str>>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(pieces), ProgressDrawTarget::stderr()).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta} left") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// None at all: for work that is counted elsewhere.
    pub fn silent() -> Self {
        Self(ProgressBar::hidden())
    }

    /// Says how far it is of how much, and what is done now.
    pub fn at(&self, done: u64, whole: u64, what: impl Into<Cow<'static, str>>) {
        self.0.set_length(whole);
        self.0.set_position(done);
        self.0.set_message(what);
    }

    /// Counts pieces that are done.
    pub fn advance(&self, pieces: u32) {
        self.0.inc(u64::from(pieces));
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
