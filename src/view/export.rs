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

#[cfg(test)]
mod tests {
    use snowball_tables::{Cell, Column, HEADLINES};

    use super::*;
    use crate::i18n::Locale;
    use crate::state::Action;
    use crate::state::keeping::Opening;
    use crate::view::cards::CARDS;

    #[test]
    fn headlines_are_those_of_the_cards() {
        let cards: Vec<Metric> = CARDS.into_iter().filter_map(|card| card.metric).collect();
        assert_eq!(cards, HEADLINES);
    }

    #[test]
    fn what_is_exported_is_what_the_engine_gave() {
        let state = AppState::start(Opening::Nothing, Locale::ZhCn, &[]);
        assert!(!is_ready(&state));
        let plans = state.plans.iter().enumerate();
        let batches = plans.map(|(slot, open)| (slot, open.engine.run(state.seed, 0..20))).collect();
        let run = state.run.id;
        let state = state.update(Action::Batches { run, batches }).unwrap();
        assert!(is_ready(&state));
        let table = Export::Course.table(&state);
        let column = |name: &str| table.columns.iter().position(|column| column.head() == name).expect("a column");
        let days = state.plans[0].engine.grid().len();
        let last = &table.rows[days - 1];
        let summary = state.plans[0].results.summary(Metric::Joined).unwrap();
        assert_eq!(last[column("joined_p50 [people]")], Cell::Number(summary.median));
        assert_eq!(last[column("joined_p05 [people]")], Cell::Number(summary.low));
        // What a goal is about has its bands too.
        assert_eq!(state.plans[0].plan.goals[3].metric, Metric::DealConversion);
        assert!(table.columns.iter().any(|column| column.name == "deal_conversion_p95"));
        let heads: Vec<String> = Export::Replicates.table(&state).columns.iter().map(Column::head).collect();
        assert!(["A_cac [CNY]", "B_goal_4_met [0/1]"].iter().all(|head| heads.iter().any(|other| other == head)));
        assert_eq!(Export::Replicates.table(&state).rows.len(), 20);
        assert!(Export::Course.file(&state).ends_with("days.csv"));
    }
}
