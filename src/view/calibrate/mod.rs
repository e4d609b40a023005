//! The Calibrate page as data: what is learnt from the reader's table, and what was found in words, charts and tables.

mod curve;
mod found;
#[cfg(test)]
mod tests;
mod words;

use std::rc::Rc;

use snowball_calibrate::Spec;
use snowball_calibrate::example;
use snowball_calibrate::read::{Reading, Role, Series};
use snowball_engine::plan::{Kind, Number, Plan};

pub use curve::{Fitted, fitted};
pub use found::{LearntRow, bands, learnt, scores};
pub use words::{dates, decimal, encoding, error, fit, note, problem, separator, warning};

use super::fields;
use crate::i18n::I18n;
use crate::state::{Lesson, Pace, Pilot};

/// Columns of the made-up table.
const EXAMPLE: [Role; 6] =
    [Role::CustomersPaid, Role::CustomersOrganic, Role::CustomersReferred, Role::Joined, Role::Referrals, Role::Spend];

/// Days of the made-up table.
const EXAMPLE_DAYS: u32 = 60;

/// Most numbers that are learnt at once.
pub const MOST_PARAMETERS: usize = 8;

/// Days held back by themselves, and how long a table must be for that.
const HELD_BACK: u32 = 14;
const LONG_ENOUGH: u32 = 42;

/// Shares of customers left after each year (Fader and Hardie 2007, segment High End), and sales of room air conditioners by
/// year (Srinivasan and Mason 1986).
pub const PUBLISHED: [(&str, &str); 2] = [
    (
        "calibrate-published-retention",
        "year,share left\n1,86.9%\n2,74.3%\n3,65.3%\n4,59.3%\n5,55.1%\n6,51.7%\n7,49.1%\n",
    ),
    (
        "calibrate-published-adoption",
        "year,sales in thousands\n1949,96\n1950,195\n1951,238\n1952,380\n1953,1045\n1954,1230\n1955,1267\n1956,1828\n1957,1586\n1958,1673\n1959,1800\n1960,1580\n1961,1500\n",
    ),
];

/// What a role is called.
#[must_use]
pub fn role(i18n: &I18n, role: Role) -> String {
    i18n.text(&format!("calibrate-role-{}", role.as_str()))
}

/// A table that the plan made up, as CSV.
///
/// # Errors
/// Why the plan cannot make one, in words.
pub fn made_up(i18n: &I18n, plan: &Plan, seed: u64) -> Result<String, String> {
    let heads: Vec<String> = std::iter::once(Role::Date).chain(EXAMPLE).map(|one| role(i18n, one)).collect();
    let made = example::table(plan, &EXAMPLE, &heads, EXAMPLE_DAYS, seed);
    made.map_err(|failed| error(i18n, &failed))
}

/// Ranges of the plan, by path: what nobody knows for sure.
#[must_use]
pub fn ranges(plan: &Plan) -> Vec<String> {
    let numbers = fields::numbers(plan).into_iter().filter(|(path, _)| learnable(path));
    numbers.filter(|(_, number)| matches!(number, Number::Range { .. })).map(|(path, _)| path).collect()
}

/// What is learnt unless the reader chooses otherwise: the ranges, as many as can be.
#[must_use]
pub fn ticked(pilot: &Pilot, plan: &Plan) -> Vec<String> {
    match &pilot.parameters {
        Some(chosen) => chosen.iter().filter(|path| plan.number(path).is_some()).cloned().collect(),
        None => ranges(plan).into_iter().take(MOST_PARAMETERS).collect(),
    }
}

/// Numbers that could be learnt too, by path.
#[must_use]
pub fn others(plan: &Plan, shown: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    plan.numbers(&mut |path, quantity, number| {
        let Number::Value(value) = number else { return };
        let free = match quantity.kind {
            Kind::Probability => 0.0 < value && value < 1.0,
            Kind::Positive => value > 0.0,
            Kind::Signed => true,
        };
        if free && learnable(path) && !shown.iter().any(|known| known == path) {
            all.push(path.to_owned());
        }
    });
    all
}

/// Goals decide nothing of a campaign; what changes within it would need a table of its own.
fn learnable(path: &str) -> bool {
    !["/goals/", "/phases/", "/levers/", "/events/"].iter().any(|list| path.starts_with(list))
}

/// Last days of a table that are held back: what the reader chose, or two weeks if there is enough.
#[must_use]
pub fn held_back(pilot: &Pilot, series: &Series) -> u32 {
    let days = series.end() - series.first;
    pilot.hold_back.unwrap_or(if days >= LONG_ENOUGH { HELD_BACK } else { 0 })
}

/// Mean paths a generation.
const fn effort(pace: Pace) -> u32 {
    match pace {
        Pace::Quick => 96,
        Pace::Normal => 256,
        Pace::Thorough => 1024,
    }
}

/// What the search is asked.
#[must_use]
pub fn lesson(pilot: &Pilot, plan: &Rc<Plan>, reading: &Reading, seed: u64) -> Lesson {
    let spec = Spec {
        parameters: ticked(pilot, plan),
        roles: Vec::new(),
        hold_back: held_back(pilot, &reading.series),
        effort: effort(pilot.pains),
        seed,
    };
    Lesson { plan: plan.clone(), series: reading.series.clone(), spec }
}
