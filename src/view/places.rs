//! The fields of a plan that are no plain numbers, by JSON pointer: caps that may be left out, whole numbers, texts,
//! switches and choices. So one control serves all fields of its sort.

use snowball_engine::Metric;
use snowball_engine::plan::{
    Currency, Direction, Effect, LadderRule, Number, PatchOp, Plan, Problem, Qualify, TimeStep,
};

/// A pointer's parts, indices read as numbers.
struct Parts<'a> {
    pattern: String,
    indices: Vec<usize>,
    path: &'a str,
}

fn parts(path: &str) -> Parts<'_> {
    let indices = path.split('/').filter_map(|part| part.parse().ok()).collect();
    Parts { pattern: super::fields::pattern(path), indices, path }
}

impl Parts<'_> {
    fn pattern(&self) -> &str {
        self.pattern.strip_prefix('/').unwrap_or(self.path)
    }

    fn first(&self) -> usize {
        self.indices.first().copied().unwrap_or(usize::MAX)
    }

    fn second(&self) -> usize {
        self.indices.get(1).copied().unwrap_or(usize::MAX)
    }
}

/// A number that may be left out: no cap, no limit.
pub fn optional_mut<'a>(plan: &'a mut Plan, path: &str) -> Option<&'a mut Option<Number>> {
    let parts = parts(path);
    Some(match parts.pattern() {
        "acquisition/budget" => &mut plan.acquisition.budget,
        "acquisition/revenue_share" => &mut plan.acquisition.revenue_share,
        "acquisition/channels/*/budget" => &mut plan.acquisition.channels.get_mut(parts.first())?.budget,
        "ladder/cap_per_member" => &mut plan.ladder.cap_per_member,
        "ladder/cap_per_day" => &mut plan.ladder.cap_per_day,
        "ladder/budget" => &mut plan.ladder.budget,
        "tracking/window" => &mut plan.tracking.window,
        "funnel/capacity" => &mut plan.funnel.capacity,
        "groups/size" => &mut plan.groups.size,
        "levers/*/effects/*/to" => &mut effect(plan, &parts)?.to,
        "levers/*/effects/*/times" => &mut effect(plan, &parts)?.times,
        "levers/*/effects/*/plus" => &mut effect(plan, &parts)?.plus,
        _ => return None,
    })
}

fn effect<'a>(plan: &'a mut Plan, parts: &Parts<'_>) -> Option<&'a mut Effect> {
    plan.levers.get_mut(parts.first())?.effects.get_mut(parts.second())
}

/// A whole number: days, thresholds, counts of classes.
pub fn whole_mut<'a>(plan: &'a mut Plan, path: &str) -> Option<&'a mut u32> {
    let parts = parts(path);
    Some(match parts.pattern() {
        "horizon_days" => &mut plan.horizon_days,
        "sharing/classes" => &mut plan.sharing.classes,
        "churn/classes" => &mut plan.churn.classes,
        "alerts/new_days" => &mut plan.alerts.new_days,
        "alerts/active_weeks" => &mut plan.alerts.active_weeks,
        "ladder/rungs/*/threshold" => &mut plan.ladder.rungs.get_mut(parts.first())?.threshold,
        "incentive/refresh_days/*" => plan.incentive.refresh_days.get_mut(parts.first())?,
        "events/*/day" => &mut plan.events.get_mut(parts.first())?.day,
        "events/*/length" => &mut plan.events.get_mut(parts.first())?.length,
        "phases/*/from_day" => &mut plan.phases.get_mut(parts.first())?.from_day,
        "goals/*/by_day" => &mut plan.goals.get_mut(parts.first())?.by_day,
        "levers/*/from_day" => &mut plan.levers.get_mut(parts.first())?.from_day,
        "levers/*/until_day" => &mut plan.levers.get_mut(parts.first())?.until_day,
        _ => return None,
    })
}

/// A text.
pub fn text_mut<'a>(plan: &'a mut Plan, path: &str) -> Option<&'a mut String> {
    let parts = parts(path);
    Some(match parts.pattern() {
        "name" => &mut plan.name,
        "notes" => &mut plan.notes,
        "start_date" => &mut plan.start_date,
        "segments/*/name" => &mut plan.segments.get_mut(parts.first())?.name,
        "acquisition/channels/*/name" => &mut plan.acquisition.channels.get_mut(parts.first())?.name,
        "events/*/name" => &mut plan.events.get_mut(parts.first())?.name,
        "phases/*/name" => &mut plan.phases.get_mut(parts.first())?.name,
        "phases/*/patches/*/path" => {
            let phase = plan.phases.get_mut(parts.first())?;
            &mut phase.patches.get_mut(parts.second())?.path
        }
        "levers/*/name" => &mut plan.levers.get_mut(parts.first())?.name,
        _ => return None,
    })
}

/// A switch.
pub fn flag_mut<'a>(plan: &'a mut Plan, path: &str) -> Option<&'a mut bool> {
    let parts = parts(path);
    Some(match parts.pattern() {
        "market/limited" => &mut plan.market.limited,
        "incentive/status_tires" => &mut plan.incentive.status_tires,
        "levers/*/on" => &mut plan.levers.get_mut(parts.first())?.on,
        _ => return None,
    })
}

/// A choice: what is chosen, and all that can be, as they are written in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub now: &'static str,
    /// Everything that can be chosen.
    pub all: Vec<&'static str>,
}

/// Calls `$act` on the place that holds a choice, whatever its type.
macro_rules! at_choice {
    ($plan:expr, $path:expr, $get:ident, $act:ident) => {{
        let parts = parts($path);
        match parts.pattern() {
            "currency" => $act!(Currency, $plan.currency),
            "time_step" => $act!(TimeStep, $plan.time_step),
            "ladder/rule" => $act!(LadderRule, $plan.ladder.rule),
            "ladder/qualifies_on" => $act!(Qualify, $plan.ladder.qualifies_on),
            "goals/*/metric" => $act!(Metric, $plan.goals.$get(parts.first())?.metric),
            "goals/*/direction" => $act!(Direction, $plan.goals.$get(parts.first())?.direction),
            "phases/*/patches/*/op" => {
                $act!(PatchOp, $plan.phases.$get(parts.first())?.patches.$get(parts.second())?.op)
            }
            _ => None,
        }
    }};
}

/// The choice at a path.
#[must_use]
pub fn choice(plan: &Plan, path: &str) -> Option<Choice> {
    macro_rules! read {
        ($Type:ty, $place:expr) => {
            Some(Choice { now: $place.as_str(), all: <$Type>::ALL.iter().map(|choice| choice.as_str()).collect() })
        };
    }
    at_choice!(plan, path, get, read)
}

/// Chooses; nothing if there is no such choice.
pub fn set_choice(plan: &mut Plan, path: &str, to: &str) -> Option<()> {
    macro_rules! write {
        ($Type:ty, $place:expr) => {{
            $place = <$Type>::named(to)?;
            Some(())
        }};
    }
    at_choice!(plan, path, get_mut, write)
}

/// What is wrong with a plan after a change, at or below a path.
#[must_use]
pub fn problem_after(plan: &Plan, path: &str, change: impl FnOnce(&mut Plan)) -> Option<Problem> {
    let mut plan = plan.clone();
    change(&mut plan);
    let problems = plan.check().err()?.0;
    // A change that breaks something elsewhere, such as the order of phases, is shown where it was made.
    let own = problems.iter().position(|problem| problem.path.starts_with(path)).unwrap_or(0);
    problems.into_iter().nth(own)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use snowball_engine::plan::{Addition, Channel, Event, Fault, Goal, Lever, Patch, Phase, Rung, YearBudget, rows};

    use super::*;

    /// A plan with one entry in every list.
    fn full() -> Plan {
        let mut plan = Plan::default();
        plan.acquisition.channels.push(Channel::default());
        plan.acquisition.yearly.push(YearBudget::default());
        plan.ladder.rungs.push(Rung::default());
        plan.incentive.refresh_days.push(30);
        plan.events.push(Event::default());
        let path = "/ladder/per_referral".to_owned();
        let patch = Patch { path, op: PatchOp::Set, value: Value::from(500.0) };
        plan.phases.push(Phase { patches: vec![patch], ..Phase::default() });
        plan.goals.push(Goal::default());
        let effect = Effect { path: "/churn/rate".to_owned(), ..Effect::default() };
        let addition = Addition { to: "/events".to_owned(), entry: serde_json::json!({}) };
        let lever = Lever { effects: vec![effect], adds: vec![addition], ..Lever::default() };
        plan.levers.push(lever);
        plan
    }

    #[test]
    fn every_field_can_be_reached_by_some_control() {
        // The version cannot be edited; what a patch puts in place has an editor of its own; where a lever acts comes from the
        // library.
        let special = [
            "/version",
            "/phases/*/patches/*/value",
            "/levers/*/id",
            "/levers/*/effects/*/path",
            "/levers/*/adds/*/to",
            "/levers/*/adds/*/entry",
        ];
        for row in rows().iter().filter(|row| !special.contains(&row.path.as_str())) {
            let path = row.path.replace('*', "0");
            let mut plan = full();
            let is_weekday = path == "/weather/weekdays/0";
            let reached = is_weekday
                || plan.number(&path).is_some()
                || optional_mut(&mut plan, &path).is_some()
                || whole_mut(&mut plan, &path).is_some()
                || text_mut(&mut plan, &path).is_some()
                || flag_mut(&mut plan, &path).is_some()
                || choice(&plan, &path).is_some();
            assert!(reached, "{}", row.path);
        }
    }

    #[test]
    fn choices_are_set_by_name() {
        let mut plan = full();
        assert_eq!(set_choice(&mut plan, "/goals/0/metric", "cac"), Some(()));
        assert_eq!(choice(&plan, "/goals/0/metric").map(|choice| choice.now), Some("cac"));
        assert_eq!(set_choice(&mut plan, "/ladder/rule", "none"), None);
        assert_eq!(set_choice(&mut plan, "/goals/7/metric", "cac"), None);
    }

    #[test]
    fn a_bad_change_says_what_would_be_valid() {
        let problem = problem_after(&full(), "/horizon_days", |plan| plan.horizon_days = 3);
        let problem = problem.expect("three days are too few");
        assert_eq!(problem.path, "/horizon_days");
        assert_eq!(problem.fault, Fault::OutOfRange { got: 3.0, min: 7.0, max: 1825.0 });
        assert_eq!(problem_after(&full(), "/horizon_days", |plan| plan.horizon_days = 40), None);
    }
}
