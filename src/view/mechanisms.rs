//! Which optional mechanisms a plan uses: one that is off shows its switch alone.

use snowball_engine::plan::{Number, Plan};

/// Whether a number that switches a mechanism on is zero; a range never is.
#[must_use]
pub fn is_off(number: Number) -> bool {
    number == Number::Value(0.0)
}

/// Whether there is a KOC programme.
#[must_use]
pub fn koc(plan: &Plan) -> bool {
    !is_off(plan.koc.quota) || !is_off(plan.koc.start)
}

/// Whether any persona has dissatisfied customers.
#[must_use]
pub fn detractors(plan: &Plan) -> bool {
    plan.segments.iter().any(|segment| !is_off(segment.detractors))
}

/// Whether anything is said against the campaign.
#[must_use]
pub fn reputation(plan: &Plan) -> bool {
    detractors(plan) || !is_off(plan.reputation.crisis_rate)
}
