//! The incentive ladder as a table over the number of referrals credited to a member.

use crate::plan::{Kind, Ladder, LadderRule, MAX_REFERRALS, Number};

/// How many credited referrals must be remembered per member: up to the top rung, and up to where a cap per member is
/// reached; `None` if that is further than the engine remembers.
pub(crate) fn remembered_referrals(ladder: &Ladder) -> Option<u32> {
    let top = ladder.rungs.last().map_or(0, |rung| rung.threshold);
    let Some(cap) = ladder.cap_per_member else { return Some(top) };
    // The slowest way to the cap decides: the largest cap and the smallest rewards that their ranges allow.
    let low = |number: Number| match number {
        Number::Value(value) => value,
        Number::Range { low, high } => Kind::Positive.quantile(low, high, 0.001),
    };
    let cap = match cap {
        Number::Value(value) => value,
        Number::Range { low, high } => Kind::Positive.quantile(low, high, 0.999),
    };
    let mut earned = 0.0;
    for referral in 0..MAX_REFERRALS {
        if earned >= cap {
            return Some(referral.max(top));
        }
        let bonus = rung_reached(ladder, referral + 1).map_or(0.0, |rung| low(ladder.rungs[rung].bonus));
        earned += low(ladder.per_referral) + bonus;
    }
    // Nothing more to earn after the top rung: the cap does not bind.
    (low(ladder.per_referral) == 0.0 && ladder.rule != LadderRule::Repeating).then_some(top)
}

/// Index of the rung that the given number of credited referrals reaches exactly.
fn rung_reached(ladder: &Ladder, referrals: u32) -> Option<usize> {
    let top = ladder.rungs.last()?.threshold;
    let counted = match ladder.rule {
        LadderRule::Repeating => (referrals - 1) % top + 1,
        LadderRule::Cumulative | LadderRule::Highest => referrals,
    };
    ladder.rungs.iter().position(|rung| rung.threshold == counted)
}
