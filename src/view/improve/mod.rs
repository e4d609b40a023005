//! The Improve page as data: what is asked for, and what was found in words, charts and tables.

mod found;
mod kept;
#[cfg(test)]
mod tests;
mod words;

use std::rc::Rc;

pub use found::{Offer, front, offers};
pub use kept::CHOICE;
use serde::{Deserialize, Serialize};
use snowball_decide::improve::{Aim, Amounts, CHANCE, Effort, Free, Problem, Setting, Space};
use snowball_engine::Metric;
use snowball_engine::plan::{LadderRule, Plan, Qualify, Quantity};
pub use words::{believed, ladder, note, problem, verdict, wanted};

use super::fields;
use crate::state::{AppState, OpenPlan, Pace};

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AimKind {
    /// Most customers under a budget.
    Customers,
    /// Least CAC for a goal.
    Cac,
    /// The cheapest ladder that reaches a goal at a cost.
    #[default]
    Cheapest,
}

impl AimKind {
    /// Every aim, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Cheapest, Self::Customers, Self::Cac];

    /// Its name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Cac => "cac",
            Self::Cheapest => "cheapest",
        }
    }

    /// Message that says it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Customers => "improve-aim-customers",
            Self::Cac => "improve-aim-cac",
            Self::Cheapest => "improve-aim-cheapest",
        }
    }
}

/// What a pace means for the search.
fn effort(pace: Pace) -> Effort {
    let normal = Effort::default();
    match pace {
        Pace::Quick => Effort { population: 20, rounds: 15, draws: 8, pilot: 32, replicates: 200, points: 5 },
        Pace::Normal => normal,
        Pace::Thorough => Effort { population: 48, rounds: 80, draws: 32, pilot: 128, replicates: 1000, ..normal },
    }
}

/// What the reader asks for, for one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// The plan.
    pub plan: Rc<Plan>,
    /// What is looked for.
    pub aim: AimKind,
    /// Most that may be spent.
    pub budget: f64,
    /// Fewest customers.
    pub goal: f64,
    /// Most that a customer may cost.
    pub cac: f64,
    /// With which chance that must hold.
    pub chance: f64,
    /// What may vary.
    pub space: Space,
    /// How long it may take.
    pub pace: Pace,
}

impl Wish {
    /// What the page opens with: limits near what the plan is expected to come to, and its whole ladder free.
    #[must_use]
    pub fn of(open: &OpenPlan) -> Self {
        let last =
            |metric: Metric, other: f64| metric.last(&open.expected).filter(|value| *value > 0.0).unwrap_or(other);
        Self {
            plan: open.plan.clone(),
            aim: AimKind::default(),
            budget: written(last(Metric::Spend, 10_000.0)),
            goal: written(last(Metric::Customers, 100.0)).max(1.0),
            cac: written(last(Metric::Cac, 100.0)),
            chance: CHANCE,
            space: Space::of(&open.plan),
            pace: Pace::default(),
        }
    }

    /// What the search is asked.
    #[must_use]
    pub fn setting(&self, seed: u64) -> Setting {
        let aim = match self.aim {
            AimKind::Customers => Aim::Customers { budget: self.budget },
            AimKind::Cac => Aim::Cac { goal: self.goal },
            AimKind::Cheapest => Aim::Cheapest { goal: self.goal, cac: self.cac },
        };
        let plan = (*self.plan).clone();
        Setting { plan, aim, chance: self.chance, space: self.space.clone(), effort: effort(self.pace), seed }
    }

    /// Everything that is wrong with it.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.setting(0).check().err().map_or_else(Vec::new, |problems| problems.0)
    }

    /// Frees a number of the plan within its slider's span or around its value.
    pub fn free(&mut self, path: &str) {
        let Some((quantity, number)) = self.plan.number(path) else { return };
        let middle = number.median(quantity.kind);
        let (low, high) = match number {
            snowball_engine::plan::Number::Range { low, high } => (low, high),
            snowball_engine::plan::Number::Value(_) if middle > 0.0 => (0.5 * middle, 2.0 * middle),
            snowball_engine::plan::Number::Value(_) => (0.0, 1.0),
        };
        let (low, high) = (low.clamp(quantity.min, quantity.max), high.clamp(quantity.min, quantity.max));
        let step = written((high - low).max(f64::MIN_POSITIVE) / 20.0);
        let values = Amounts { low: written(low), high: written(high), step };
        self.space.free.push(Free { path: path.to_owned(), values });
    }

    /// Numbers of the plan that could be freed too, by path.
    #[must_use]
    pub fn free_paths(&self) -> Vec<String> {
        let taken = |path: &str| {
            path.starts_with("/ladder/rungs/")
                || ["/ladder/per_referral", "/ladder/friend_reward"].contains(&path)
                || path.starts_with("/goals/")
                || path.starts_with("/phases/")
                || path.starts_with("/levers/")
                || self.space.free.iter().any(|free| free.path == path)
        };
        fields::numbers(&self.plan).into_keys().filter(|path| !taken(path)).collect()
    }

    /// How a freed number is entered.
    #[must_use]
    pub fn quantity(&self, path: &str) -> Option<Quantity> {
        self.plan.number(path).map(|(quantity, _)| quantity)
    }
}

/// A choice put among others, or taken out of them.
pub fn toggle<T: Copy + PartialEq>(all: &[T], chosen: &mut Vec<T>, one: T, on: bool) {
    // In the order of the menu, whatever was switched first.
    *chosen = all.iter().copied().filter(|other| if *other == one { on } else { chosen.contains(other) }).collect();
}

/// Rules of payment, and events that a referral may count on.
pub const RULES: &[LadderRule] = LadderRule::ALL;
/// Events that a referral may count on.
pub const QUALIFY: &[Qualify] = Qualify::ALL;

/// Two digits, as people write limits.
fn written(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

/// The wish that the page shows: what the reader has chosen, or else what it opens with.
#[must_use]
pub fn wish(state: &AppState) -> Wish {
    let open = state.active_plan();
    state.chosen.get(CHOICE).and_then(|text| Wish::from_text(text, open)).unwrap_or_else(|| Wish::of(open))
}
