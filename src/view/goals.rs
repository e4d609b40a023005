//! Goals of a plan that belong together: several lines for the same metric and day are its base, target and challenge value,
//! in order of strictness.

use snowball_decide::order::in_order;
use snowball_engine::plan::{Direction, Goal, Plan};

use super::metrics;

/// Which of the values of an indicator a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// The least that is wanted.
    Base,
    /// What is aimed at.
    Target,
    /// What would be outstanding.
    Challenge,
}

impl Tier {
    /// All of them, from the least strict.
    pub const ALL: [Self; 3] = [Self::Base, Self::Target, Self::Challenge];
}

/// Goals for the same metric and day.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Day after whose evening it is judged; the length of the campaign for goals of its end.
    pub day: u32,
    /// Indices of its goals in the plan, from the least strict, each with what it is.
    pub goals: Vec<(usize, Tier)>,
}

impl Indicator {
    /// Indices of the goals of a tier.
    pub fn of_tier(&self, tier: Tier) -> impl Iterator<Item = usize> {
        self.goals.iter().filter(move |(_, of)| *of == tier).map(|(index, _)| *index)
    }
}

/// The day after whose evening a goal is judged.
#[must_use]
pub fn day(plan: &Plan, goal: &Goal) -> u32 {
    if goal.by_day == 0 { plan.horizon_days } else { goal.by_day.min(plan.horizon_days) }
}

/// The line of a goal, at the median of its range if it is one.
#[must_use]
pub fn line(goal: &Goal) -> f64 {
    goal.value.median(metrics::goal_quantity(goal.metric).kind)
}

/// The goals of a plan by metric, in the order in which they are named first, and then by day.
#[must_use]
pub fn indicators(plan: &Plan) -> Vec<Indicator> {
    let kind = |index: usize| (plan.goals[index].metric, plan.goals[index].direction);
    let first = |index: usize| (0..=index).find(|&other| kind(other) == kind(index)).unwrap_or(index);
    let strictness = |index: usize| match plan.goals[index].direction {
        Direction::AtLeast => line(&plan.goals[index]),
        Direction::AtMost => -line(&plan.goals[index]),
    };
    let place = |index: usize| (first(index), day(plan, &plan.goals[index]));
    let order =
        in_order(plan.goals.len(), &|a, b| place(a).cmp(&place(b)).then(strictness(a).total_cmp(&strictness(b))));
    let groups = order.chunk_by(|&a, &b| place(a) == place(b));
    groups
        .map(|group| {
            let last = group.len() - 1;
            let tier = |at: usize| match at {
                // A single line is what is aimed at; of two, the second asks for more.
                0 if last > 1 => Tier::Base,
                at if at == last && last > 0 => Tier::Challenge,
                _ => Tier::Target,
            };
            let goals = group.iter().enumerate().map(|(at, &index)| (index, tier(at))).collect();
            Indicator { day: place(group[0]).1, goals }
        })
        .collect()
}

/// Indices of the goals that are targets: one or more of each indicator, where base and challenge values would be noise.
#[must_use]
pub fn targets(plan: &Plan) -> Vec<usize> {
    let mut all: Vec<usize> =
        indicators(plan).iter().flat_map(|indicator| indicator.of_tier(Tier::Target).collect::<Vec<_>>()).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use snowball_engine::Metric;

    use super::*;

    fn goal(metric: Metric, direction: Direction, value: f64, by_day: u32) -> Goal {
        Goal { metric, direction, value: value.into(), by_day }
    }

    #[test]
    fn lines_for_the_same_day_are_base_target_and_challenge() {
        use Direction::{AtLeast, AtMost};
        let mut plan = Plan { horizon_days: 730, ..Plan::default() };
        plan.goals = vec![
            goal(Metric::Joined, AtLeast, 100.0, 365),
            goal(Metric::Cac, AtMost, 400.0, 0),
            goal(Metric::Joined, AtLeast, 120.0, 365),
            goal(Metric::Joined, AtLeast, 500.0, 730),
            goal(Metric::Cac, AtMost, 300.0, 730),
            goal(Metric::Cac, AtMost, 350.0, 0),
            goal(Metric::Joined, AtLeast, 80.0, 365),
            goal(Metric::Joined, AtLeast, 600.0, 730),
        ];
        let found = indicators(&plan);
        let lines: Vec<Vec<(f64, Tier)>> = found
            .iter()
            .map(|indicator| indicator.goals.iter().map(|&(index, tier)| (line(&plan.goals[index]), tier)).collect())
            .collect();
        use Tier::{Base, Challenge, Target};
        assert_eq!(lines[0], [(80.0, Base), (100.0, Target), (120.0, Challenge)]);
        assert_eq!(lines[1], [(500.0, Target), (600.0, Challenge)]);
        assert_eq!(lines[2], [(400.0, Base), (350.0, Target), (300.0, Challenge)]);
        assert_eq!(found.iter().map(|indicator| indicator.day).collect::<Vec<_>>(), [365, 730, 730]);
        assert_eq!(targets(&plan), [0, 3, 5]);
    }
}
