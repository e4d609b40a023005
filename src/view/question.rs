//! The question line: what is being simulated, in words, and the answer.

use snowball_engine::Metric;
use snowball_engine::plan::{Currency, Direction, Goal};

use super::cards::is_ready;
use super::letters::letter;
use super::years::nearest_point;
use super::{goals, metrics};
use crate::i18n::I18n;
use crate::state::{AppState, OpenPlan};

/// A question with the answer of each plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question in words.
    pub text: String,
    /// What each plan answers, the active plan first.
    pub answers: Vec<Answer>,
}

/// What a plan answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Index of the plan.
    pub plan: usize,
    /// The answer in words.
    pub text: String,
    /// Chance that the goal is met; none while there are too few replicates.
    pub chance: Option<f64>,
}

/// The first goal of the active plan, or how far it will grow if it has none.
#[must_use]
pub fn question(i18n: &I18n, state: &AppState) -> Question {
    match state.active_plan().plan.goals.first() {
        Some(goal) => goal_question(i18n, state, goal),
        None => growth_question(i18n, state),
    }
}

/// The targets of the active plan but the first goal, each as a short statement; base and challenge values stand on the page
/// by year.
#[must_use]
pub fn other_goals(i18n: &I18n, state: &AppState) -> Vec<Question> {
    let open = state.active_plan();
    let goals = goals::targets(&open.plan).into_iter().filter(|&index| index > 0);
    goals
        .map(|index| {
            let goal = &open.plan.goals[index];
            let answers = plans(state).filter_map(|(index, open)| {
                let place = open.plan.goals.iter().position(|other| other == goal)?;
                let chance = is_ready(open).then(|| open.results.goal_chance(place)).flatten();
                // The place is kept, so that nothing moves when the chances come.
                let text = chance.map_or_else(|| "…".to_owned(), |chance| metrics::chance(i18n, chance));
                Some(Answer { plan: index, text, chance: chance.map(|chance| chance.share) })
            });
            Question { text: statement(i18n, open, goal), answers: answers.collect() }
        })
        .collect()
}

/// A goal as a short statement.
#[must_use]
pub fn statement(i18n: &I18n, open: &OpenPlan, goal: &Goal) -> String {
    // The end is in the question already.
    let at_end = goal.by_day == 0 || goal.by_day == open.plan.horizon_days;
    let key = match (goal.direction, at_end) {
        (Direction::AtLeast, true) => "goal-at-least",
        (Direction::AtLeast, false) => "goal-at-least-by",
        (Direction::AtMost, true) => "goal-at-most",
        (Direction::AtMost, false) => "goal-at-most-by",
    };
    fill(i18n, key, open, goal)
}

fn goal_question(i18n: &I18n, state: &AppState, goal: &Goal) -> Question {
    let open = state.active_plan();
    let own = format!("question-{}-{}", goal.metric.as_str(), goal.direction.as_str());
    let key = if i18n.has(&own) { own } else { format!("question-any-{}", goal.direction.as_str()) };
    let alone = state.plans.len() == 1;
    let answers = plans(state).filter_map(|(index, open)| {
        let place = open.plan.goals.iter().position(|other| other == goal)?;
        let name = letter(index).to_string();
        let chance = is_ready(open).then(|| open.results.goal_chance(place)).flatten();
        let text = match chance {
            Some(chance) => {
                let words = metrics::chance(i18n, chance);
                let key = if alone { "answer-alone" } else { "answer" };
                i18n.with(key, &[("chance", words.into()), ("plan", name.into())])
            }
            None => {
                let value = value_at(open, goal.metric, goal.by_day);
                expected_answer(i18n, goal.metric, value, open.plan.currency, &name, alone)
            }
        };
        Some(Answer { plan: index, text, chance: chance.map(|chance| chance.share) })
    });
    Question { text: fill(i18n, &key, open, goal), answers: answers.collect() }
}

fn growth_question(i18n: &I18n, state: &AppState) -> Question {
    let open = state.active_plan();
    let date = i18n.date(&open.plan.start_date, open.plan.horizon_days);
    let alone = state.plans.len() == 1;
    let answers = plans(state).map(|(index, open)| {
        let (metric, currency) = (Metric::Customers, open.plan.currency);
        let name = letter(index).to_string();
        let summary = is_ready(open).then(|| open.results.summary(metric)).flatten();
        let text = match summary {
            Some(summary) => {
                let style = metrics::style(metric, currency);
                let (median, interval) = metrics::interval(i18n, summary, style);
                let key = if alone { "answer-growth-alone" } else { "answer-growth" };
                let values = [("value", median.into()), ("interval", interval.into()), ("plan", name.into())];
                i18n.with(key, &values)
            }
            None => expected_answer(i18n, metric, metric.last(&open.expected), currency, &name, alone),
        };
        Answer { plan: index, text, chance: None }
    });
    Question { text: i18n.with("question-growth", &[("date", date.into())]), answers: answers.collect() }
}

fn expected_answer(
    i18n: &I18n,
    metric: Metric,
    value: Option<f64>,
    currency: Currency,
    plan: &str,
    alone: bool,
) -> String {
    let value = match value {
        Some(value) => i18n.number(value, metrics::style(metric, currency)),
        None => i18n.text("card-undefined"),
    };
    let key = if alone { "answer-expected-alone" } else { "answer-expected" };
    i18n.with(key, &[("value", value.into()), ("plan", plan.into())])
}

/// The plans, the active one first.
fn plans(state: &AppState) -> impl Iterator<Item = (usize, &OpenPlan)> {
    let rest = (0..state.plans.len()).filter(|index| *index != state.active);
    std::iter::once(state.active).chain(rest).map(|index| (index, &state.plans[index]))
}

/// The expected value by the evening of a day; 0 is the end.
fn value_at(open: &OpenPlan, metric: Metric, by_day: u32) -> Option<f64> {
    let day = if by_day == 0 { open.plan.horizon_days } else { by_day };
    let point = nearest_point(open.engine.grid(), day);
    (point < open.expected.points()).then(|| metric.at(&open.expected, point)).flatten()
}

fn fill(i18n: &I18n, key: &str, open: &OpenPlan, goal: &Goal) -> String {
    let plan = &open.plan;
    let quantity = metrics::goal_quantity(goal.metric);
    let value = goal.value.median(quantity.kind);
    let day = if goal.by_day == 0 { plan.horizon_days } else { goal.by_day };
    let values = [
        ("name", i18n.text(&format!("metric-{}", goal.metric.as_str())).into()),
        ("value", i18n.number(value, metrics::style(goal.metric, plan.currency)).into()),
        ("date", i18n.date(&plan.start_date, day).into()),
    ];
    i18n.with(key, &values)
}
