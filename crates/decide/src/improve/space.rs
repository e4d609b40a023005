//! What may vary, and within which limits.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{Kind, LadderRule, Number, Patch, Plan, Qualify};

/// What may vary. A part that is left out stays as the plan has it, ranges among it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// Rungs.
    pub rungs: Option<Rungs>,
    /// Reward of the sharer for every qualified referral.
    pub per_referral: Option<Amounts>,
    /// Reward of the friend.
    pub friend_reward: Option<Amounts>,
    /// Rules among which is chosen; at least one.
    pub rules: Vec<LadderRule>,
    /// When a referral may count; at least one.
    pub qualifies_on: Vec<Qualify>,
    /// Numbers of the plan that vary too.
    pub free: Vec<Free>,
}

/// Amounts that people would write: `low`, `low` + `step`, … up to `high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amounts {
    /// Least.
    pub low: f64,
    /// Most.
    pub high: f64,
    /// Distance of one to the next, above 0.
    pub step: f64,
}

/// How the rungs may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rungs {
    /// Fewest rungs.
    pub fewest: u32,
    /// Most rungs.
    pub most: u32,
    /// Least threshold, at least 1.
    pub lowest: u32,
    /// Largest threshold.
    pub highest: u32,
    /// Bonus of a rung.
    pub bonus: Amounts,
    /// Whether a later rung pays at least what the one before does.
    pub rising: bool,
}

/// A number of the plan that varies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Free {
    /// JSON pointer.
    pub path: String,
    /// Its values.
    pub values: Amounts,
}

/// Rungs that are tried where the plan has fewer.
const RUNGS: u32 = 4;
/// Highest threshold that is tried where the plan has no higher; a higher one makes a campaign longer to simulate.
const HIGHEST: u32 = 10;
/// Steps in the span of an amount, about.
const STEPS: f64 = 20.0;

impl Space {
    /// The whole ladder of a plan: amounts up to about twice the largest of the plan's own rewards and of the reward at which
    /// half of the lift by cash is reached, in steps that people would write.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let ladder = &plan.ladder;
        let median = |number: Number| number.median(Kind::Positive);
        let half = median(plan.incentive.half_value);
        let amounts = |own: f64, lowest: bool| {
            let step = nice(2.0 * own.max(half) / STEPS);
            // A rung without a bonus would be a goal for nothing.
            let low = if lowest { step } else { 0.0 };
            Amounts { low, high: (2.0 * own.max(half) / step).ceil().max(1.0) * step, step }
        };
        let largest = ladder.rungs.iter().map(|rung| median(rung.bonus)).fold(0.0, f64::max);
        let top = ladder.rungs.last().map_or(0, |rung| rung.threshold);
        let own = ladder.rungs.len() as u32;
        let needed = needed_rungs(plan);
        let rungs = Rungs {
            fewest: needed.min(own),
            most: own.max(RUNGS),
            lowest: 1,
            highest: top.max(HIGHEST),
            bonus: amounts(largest, true),
            rising: true,
        };
        Self {
            rungs: Some(rungs),
            per_referral: Some(amounts(median(ladder.per_referral), false)),
            friend_reward: Some(amounts(median(ladder.friend_reward), false)),
            rules: LadderRule::ALL.to_vec(),
            qualifies_on: Qualify::ALL.to_vec(),
            free: Vec::new(),
        }
    }
}

/// Rungs that phases and levers name by their place, and that must be there for them.
pub(crate) fn needed_rungs(plan: &Plan) -> u32 {
    let patches = plan.phases.iter().flat_map(|phase| phase.patches.iter().map(|Patch { path, .. }| path));
    let effects =
        plan.levers.iter().filter(|lever| lever.on).flat_map(|lever| &lever.effects).map(|effect| &effect.path);
    let place = |path: &String| path.strip_prefix("/ladder/rungs/")?.split('/').next()?.parse::<u32>().ok();
    patches.chain(effects).filter_map(place).map(|place| place.saturating_add(1)).max().unwrap_or(0)
}

/// 1 or 5 times a power of ten: the largest that is at most the given one.
pub(crate) fn nice(step: f64) -> f64 {
    let exponent = libm::floor(libm::log10(step.max(1e-9)));
    let unit = libm::pow(10.0, exponent);
    // A hair above, since the power of ten is rounded.
    if 5.0 * unit <= step * (1.0 + 1e-12) { 5.0 * unit } else { unit }
}

impl Amounts {
    /// One value only.
    #[must_use]
    pub fn only(value: f64) -> Self {
        Self { low: value, high: value, step: 1.0 }
    }

    /// How many there are.
    pub(crate) fn levels(&self) -> u32 {
        ((self.high - self.low) / self.step + 1e-9).floor().clamp(0.0, f64::from(u32::MAX - 1)) as u32 + 1
    }

    /// The amount of a level, as it would be written: not 0.30000000000000004.
    pub(crate) fn at(&self, level: u32) -> f64 {
        let value = self.low + f64::from(level) * self.step;
        let digits = 1e9 / libm::pow(10.0, libm::ceil(libm::log10(value.abs().max(1.0))));
        ((value * digits).round() / digits).clamp(self.low, self.high)
    }

    /// The level nearest to a value.
    pub(crate) fn nearest(&self, value: f64) -> u32 {
        let level = ((value - self.low) / self.step).round();
        level.clamp(0.0, f64::from(self.levels() - 1)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_those_that_people_write() {
        for (step, expected) in
            [(17.0, 10.0), (20.0, 10.0), (0.07, 0.05), (999.0, 500.0), (100.0, 100.0), (0.001, 0.001)]
        {
            assert!((nice(step) - expected).abs() < 1e-12 * expected, "{step}: {}", nice(step));
        }
    }

    #[test]
    fn amounts_are_round() {
        let amounts = Amounts { low: 0.1, high: 0.75, step: 0.1 };
        assert_eq!(amounts.levels(), 7);
        assert_eq!(amounts.at(2), 0.3);
        assert_eq!((amounts.nearest(0.34), amounts.nearest(9.0), amounts.nearest(-1.0)), (2, 6, 0));
        assert_eq!(Amounts::only(7.0).levels(), 1);
        let large = Amounts { low: 0.0, high: 2e6, step: 1e5 };
        assert_eq!((large.levels(), large.at(13)), (21, 1.3e6));
    }

    #[test]
    fn the_default_space_holds_the_plans_own_ladder() {
        let plan: Plan = serde_json::from_value(serde_json::json!({"version": 1, "ladder": {"per_referral": 1000.0,
            "rungs": [{"threshold": 2, "bonus": 50.0}, {"threshold": 15, "bonus": {"low": 300, "high": 900}}]},
            "phases": [{"from_day": 9, "patches": [{"path": "/ladder/rungs/1/bonus", "op": "multiply", "value": 2}]}]}))
        .unwrap();
        let space = Space::of(&plan);
        let rungs = space.rungs.unwrap();
        assert_eq!((rungs.fewest, rungs.most, rungs.highest), (2, 4, 15), "the phase needs the second rung");
        assert_eq!(space.per_referral, Some(Amounts { low: 0.0, high: 2000.0, step: 100.0 }));
        assert_eq!(rungs.bonus, Amounts { low: 50.0, high: 1050.0, step: 50.0 });
        assert_eq!(space.friend_reward, Some(Amounts { low: 0.0, high: 600.0, step: 10.0 }));
    }
}
