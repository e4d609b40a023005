//! A ladder that is tried, and the plan with it.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{LadderRule, Number, Plan, Qualify, Rung};

/// What is put in the place of what a plan has. What is left out stays as it is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// How the rungs pay.
    pub rule: LadderRule,
    /// When a referral counts.
    pub qualifies_on: Qualify,
    /// Reward of the sharer for every qualified referral.
    pub per_referral: Option<f64>,
    /// Reward of the friend.
    pub friend_reward: Option<f64>,
    /// Rungs, thresholds rising.
    pub rungs: Option<Vec<Step>>,
    /// Freed numbers.
    pub free: Vec<Freed>,
}

/// A rung that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Qualified referrals at which it is reached.
    pub threshold: u32,
    /// Bonus paid then.
    pub bonus: f64,
}

/// A number of the plan that is tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Freed {
    /// JSON pointer.
    pub path: String,
    /// Its value.
    pub value: f64,
}

impl Candidate {
    /// The plan with it. The title of the plan's first rung goes to the first rung that is tried, and so on; a further rung
    /// has none. Phases and levers stay, and do to it what they do. The plan is as valid as the candidate:
    /// [`snowball_engine::Engine::new`] tells, and every candidate of a report has been through it.
    #[must_use]
    pub fn plan(&self, base: &Plan) -> Plan {
        let mut plan = base.clone();
        plan.ladder.rule = self.rule;
        plan.ladder.qualifies_on = self.qualifies_on;
        if let Some(amount) = self.per_referral {
            plan.ladder.per_referral = Number::Value(amount);
        }
        if let Some(amount) = self.friend_reward {
            plan.ladder.friend_reward = Number::Value(amount);
        }
        if let Some(steps) = &self.rungs {
            let status = |i: usize| base.ladder.rungs.get(i).map_or(Rung::default().status, |rung| rung.status);
            let rung = |(i, step): (usize, &Step)| Rung {
                threshold: step.threshold,
                bonus: Number::Value(step.bonus),
                status: status(i),
            };
            plan.ladder.rungs = steps.iter().enumerate().map(rung).collect();
        }
        for Freed { path, value } in &self.free {
            plan.set_number(path, Number::Value(*value));
        }
        plan
    }
}
