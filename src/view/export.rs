//! What is exported of the open plans: the tables of results, whose columns are the engine's.

use snowball_engine::Metric;
use snowball_tables::{self as tables, Simulated, Table};

use super::charts::growth_metrics;
use super::files::file_name;
use super::letters::letter;
use crate::state::AppState;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A row per plan and day.
    Course,
    /// A row per replicate.
    Replicates,
}

impl Export {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Course, Self::Replicates];

    /// Its name in files and attributes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Course => "days",
            Self::Replicates => "campaigns",
        }
    }

    /// Message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Course => "export-days",
            Self::Replicates => "export-campaigns",
        }
    }

    /// Name of its file.
    #[must_use]
    pub fn file(self, state: &AppState) -> String {
        format!("snowball-{}-{}.csv", file_name(&state.active_plan().plan.name), self.as_str())
    }

    /// The table.
    #[must_use]
    pub fn table(self, state: &AppState) -> Table {
        let plans = simulated(state);
        match self {
            Self::Course => tables::course(&plans, state.seed, &chosen(state)),
            Self::Replicates => tables::replicates(&plans, state.seed),
        }
    }
}

/// Whether there is something to export: replicates of every plan as it is now.
#[must_use]
pub fn is_ready(state: &AppState) -> bool {
    state.plans.iter().all(|open| open.results.done() > 0)
}

fn simulated(state: &AppState) -> Vec<Simulated<'_>> {
    let one = |(slot, open)| {
        let open: &crate::state::OpenPlan = open;
        Simulated {
            letter: letter(slot),
            plan: &open.plan,
            engine: &open.engine,
            expected: &open.expected,
            results: &open.results,
        }
    };
    state.plans.iter().enumerate().map(one).collect()
}

/// What growth is measured by, and what goals are about.
fn chosen(state: &AppState) -> Vec<Metric> {
    let goals = state.plans.iter().flat_map(|open| open.plan.goals.iter().map(|goal| goal.metric));
    growth_metrics(state).into_iter().chain(goals).collect()
}
