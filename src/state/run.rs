//! The Monte Carlo run as the user sees it.

/// How far the run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunStatus {
    /// Waiting for the control to come to rest.
    Idle,
    /// Computing.
    Running,
    /// Every plan has the replicates wanted.
    Done,
    /// Stopped by the user.
    Stopped,
}

impl RunStatus {
    /// Stable name, for attributes and style sheets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// The Monte Carlo run over all open plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Changes whenever what is to be computed does; what arrives under an older number is dropped.
    pub id: u64,
    /// How far it is.
    pub status: RunStatus,
    /// Replicates that every open plan has.
    pub done: u32,
    /// Replicates wanted of every open plan.
    pub total: u32,
    /// Workers computing; 0 = the page computes by itself, or none has reported yet.
    pub workers: u32,
    /// Whether no worker could be kept alive, so that the page has to compute by itself.
    pub alone: bool,
    /// Wall time of the last finished run in milliseconds.
    pub ms: Option<f64>,
}
