//! The incentive ladder as a table over the number of referrals credited to a member.

use crate::math;
use crate::plan::{Incentive, Kind, Ladder, LadderRule, MAX_REFERRALS, Number};
use crate::rates::saturating;

/// How many credited referrals must be remembered per member: up to the top rung, and up to where a cap per member is
/// reached; `None` if that is further than the engine remembers.
pub(crate) fn remembered_referrals(ladder: &Ladder) -> Option<u32> {
    let top = ladder.rungs.last().map_or(0, |rung| rung.threshold);
    let Some(cap) = ladder.cap_per_member else {
        return Some(top);
    };
    // The slowest way to the cap decides: the largest cap and the smallest rewards that their ranges allow.
    let extreme = |number: Number, u: f64| match number {
        Number::Value(value) => value,
        Number::Range { low, high } => Kind::Positive.quantile(low, high, u),
    };
    let cap = extreme(cap, 1.0 - EXTREME);
    let per_referral = extreme(ladder.per_referral, EXTREME);
    let mut earned = 0.0;
    for referral in 0..MAX_REFERRALS {
        if earned >= cap {
            return Some(referral.max(top));
        }
        let bonus = rung_at(ladder, referral + 1).map_or(0.0, |rung| extreme(ladder.rungs[rung].bonus, EXTREME));
        earned += per_referral + bonus;
    }
    // Nothing more to earn after the top rung: the cap does not bind.
    (per_referral == 0.0 && ladder.rule != LadderRule::Repeating).then_some(top)
}

/// Quantile of a range that is taken for its end.
const EXTREME: f64 = 1e-6;

/// Index of the rung that the given number of credited referrals, at least 1, reaches exactly.
fn rung_at(ladder: &Ladder, referrals: u32) -> Option<usize> {
    let counted = counter(ladder, referrals - 1) + 1;
    ladder.rungs.iter().position(|rung| rung.threshold == counted)
}

/// Referrals on the current way up the ladder, of all that are credited.
fn counter(ladder: &Ladder, credited: u32) -> u32 {
    match (ladder.rule, ladder.rungs.last()) {
        (LadderRule::Repeating, Some(top)) => credited % top.threshold,
        _ => credited,
    }
}

/// What a member with r credited referrals is offered, paid, and moved by; one entry per r = 0 … R.
#[derive(Clone, Debug)]
pub(crate) struct RewardTable {
    pub states: Vec<RewardState>,
    /// Lift of sharing by fairness, with and without cash.
    pub fairness: f64,
    pub friend_reward: f64,
    /// Share of the rewards that is claimed.
    pub claimed: f64,
    pub cap_per_day: f64,
    pub budget: f64,
    /// Rungs of the ladder.
    pub rungs: usize,
    /// Whether anything is paid at all.
    pub pays: bool,
}

/// One entry of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RewardState {
    /// Reward for the next qualified referral.
    pub referral: f64,
    /// Bonus that the next qualified referral brings.
    pub bonus: f64,
    /// Rung that the next qualified referral reaches.
    pub reaches: Option<usize>,
    /// Lift by cash, goal gradient included: η·h(V)·G.
    pub cash_lift: f64,
    /// Lift by titles and honours, goal gradient included.
    pub status_lift: f64,
    /// State after the next qualified referral.
    pub next: usize,
    /// Rungs passed on the current way up.
    pub standing: usize,
}

impl RewardTable {
    /// Table of a drawn ladder, for `referrals` remembered referrals.
    pub fn new(ladder: &Ladder, incentive: &Incentive, referrals: u32) -> Self {
        let of = |number: Number| number.median(Kind::Signed);
        let cap = ladder.cap_per_member.map_or(f64::INFINITY, of);
        let per_referral = of(ladder.per_referral);
        let top = ladder.rungs.last().map_or(0, |rung| rung.threshold);
        // Without a cap the counter of a repeating ladder restarts and forgets; with one, all credits are remembered.
        let wraps = ladder.rule == LadderRule::Repeating && top > 0 && cap.is_infinite();
        let bonus_of = |rung: usize| {
            let own = of(ladder.rungs[rung].bonus);
            match ladder.rule {
                LadderRule::Highest if rung > 0 => (own - of(ladder.rungs[rung - 1].bonus)).max(0.0),
                _ => own,
            }
        };
        let mut earned = 0.0;
        let states = (0..=referrals)
            .map(|credited| {
                let at = counter(ladder, credited);
                let reaches = rung_at(ladder, credited + 1);
                let referral = per_referral.min(cap - earned);
                let bonus = reaches.map_or(0.0, bonus_of).min(cap - earned - referral);
                earned += referral + bonus;
                let passed = ladder.rungs.iter().filter(|rung| rung.threshold <= at).count();
                let ahead = ladder.rungs.get(passed);
                let below = passed.checked_sub(1).map_or(0, |rung| ladder.rungs[rung].threshold);
                let gradient = ahead.map_or(1.0, |rung| {
                    let way = f64::from(at - below) / f64::from(rung.threshold - below);
                    1.0 + of(incentive.gradient) * math::pow(way, of(incentive.gradient_shape))
                });
                let to_go = ahead.map_or(0.0, |rung| bonus_of(passed) / f64::from(rung.threshold - at));
                let value = (referral + to_go).min(cap - earned + referral + bonus);
                let status = ahead.or(ladder.rungs.last()).map_or(0.0, |rung| of(rung.status));
                let lift = of(incentive.cash_lift) * saturating(value, of(incentive.half_value));
                RewardState {
                    referral,
                    bonus,
                    reaches,
                    cash_lift: lift * gradient,
                    status_lift: status * gradient,
                    next: if wraps && credited + 1 >= top { 0 } else { (credited + 1).min(referrals) as usize },
                    standing: passed,
                }
            })
            .collect::<Vec<_>>();
        let friend_reward = of(ladder.friend_reward);
        // The friend compares what both sides get per referral; the bonus of a rung is the sharer's own affair.
        let fairness = match (friend_reward > 0.0, per_referral > 0.0) {
            (false, _) => 0.0,
            (true, false) => 1.0,
            (true, true) => (friend_reward / per_referral).min(1.0),
        };
        let pays = friend_reward > 0.0 || states.iter().any(|state| state.referral + state.bonus > 0.0);
        Self {
            states,
            fairness: of(incentive.fairness_lift) * fairness,
            friend_reward,
            claimed: 1.0 - of(ladder.breakage),
            cap_per_day: ladder.cap_per_day.map_or(f64::INFINITY, of),
            budget: ladder.budget.map_or(f64::INFINITY, of),
            rungs: ladder.rungs.len(),
            pays,
        }
    }
}
