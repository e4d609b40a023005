//! The incentive ladder as a table over the number of referrals credited to a member.

use crate::math;
use crate::plan::{Fraud, Incentive, Kind, Ladder, LadderRule, MAX_REFERRALS, Number};
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
    let bonus = |rung: usize| {
        let own = extreme(ladder.rungs[rung].bonus, EXTREME);
        let before = |rung: usize| extreme(ladder.rungs[rung].bonus, 1.0 - EXTREME);
        own_part(ladder, rung, own, before)
    };
    let mut earned = 0.0;
    for referral in 0..MAX_REFERRALS {
        if earned >= cap {
            return Some(referral.max(top));
        }
        earned += per_referral + rung_at(ladder, referral + 1).map_or(0.0, bonus);
    }
    // Where nothing more is to be earned after the top rung, the cap does not bind.
    let repeats = ladder.rule == LadderRule::Repeating && earned > 0.0;
    (per_referral == 0.0 && !repeats).then_some(top)
}

/// What a rung adds: its own bonus, or where only the highest rung pays, what it exceeds the one before.
fn own_part(ladder: &Ladder, rung: usize, own: f64, bonus: impl Fn(usize) -> f64) -> f64 {
    match (ladder.rule, rung.checked_sub(1)) {
        (LadderRule::Highest, Some(before)) => (own - bonus(before)).max(0.0),
        _ => own,
    }
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
    /// Share of accepted invitations that are fake while rewards are paid.
    pub fake: f64,
}

impl RewardTable {
    /// Table of a drawn ladder, for `referrals` remembered referrals.
    pub fn new(ladder: &Ladder, incentive: &Incentive, fraud: &Fraud, referrals: u32) -> Self {
        let of = |number: Number| number.drawn();
        let cap = ladder.cap_per_member.map_or(f64::INFINITY, of);
        let per_referral = of(ladder.per_referral);
        let top = ladder.rungs.last().map_or(0, |rung| rung.threshold);
        // Without a cap the counter of a repeating ladder restarts and forgets; with one, all credits are remembered.
        let wraps = ladder.rule == LadderRule::Repeating && top > 0 && cap.is_infinite();
        let full_bonus = |rung: usize| of(ladder.rungs[rung].bonus);
        let bonus_of = |rung: usize| own_part(ladder, rung, full_bonus(rung), full_bonus);
        let half_value = of(incentive.half_value);
        let fraud_per_lift = of(fraud.rate) / saturating(of(fraud.reference), half_value);
        let mut earned = 0.0;
        let states = (0..=referrals)
            .map(|credited| {
                let at = counter(ladder, credited);
                let reaches = rung_at(ladder, credited + 1);
                // The last state stands for all that follow: with a cap, those in which nothing more is paid.
                let cap = if credited == referrals && cap.is_finite() { earned } else { cap };
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
                let lift = of(incentive.cash_lift) * saturating(value, half_value);
                RewardState {
                    referral,
                    bonus,
                    reaches,
                    cash_lift: lift * gradient,
                    status_lift: status * gradient,
                    next: if wraps { (at + 1) % top } else { (credited + 1).min(referrals) } as usize,
                    standing: passed,
                    fake: (fraud_per_lift * saturating(value, half_value)).min(1.0),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Rung;

    fn ladder(rule: LadderRule, rungs: &[(u32, f64)]) -> Ladder {
        let rung = |&(threshold, bonus)| Rung { threshold, bonus: Number::Value(bonus), ..Rung::default() };
        Ladder { rule, rungs: rungs.iter().map(rung).collect(), ..Ladder::default() }
    }

    fn table(ladder: &Ladder) -> RewardTable {
        let incentive = Incentive {
            cash_lift: Number::Value(2.0),
            half_value: Number::Value(100.0),
            gradient: Number::Value(0.5),
            gradient_shape: Number::Value(2.0),
            ..Incentive::default()
        };
        RewardTable::new(ladder, &incentive, &Fraud::default(), remembered_referrals(ladder).expect("near enough"))
    }

    /// What a member is paid for the first `count` referrals, one by one.
    fn payments(ladder: &Ladder, count: usize) -> Vec<f64> {
        let table = table(ladder);
        let mut at = 0;
        let pay = |_| {
            let state = table.states[at];
            at = state.next;
            state.referral + state.bonus
        };
        (0..count).map(pay).collect()
    }

    #[test]
    fn each_rule_pays_what_it_says() {
        let rungs = [(1, 50.0), (3, 300.0), (4, 200.0)];
        let pays = |rule, expected: &[f64]| {
            let ladder = Ladder { per_referral: Number::Value(10.0), ..ladder(rule, &rungs) };
            assert_eq!(payments(&ladder, expected.len()), expected, "{rule:?}");
        };
        pays(LadderRule::Cumulative, &[60.0, 10.0, 310.0, 210.0, 10.0, 10.0]);
        // The fourth rung's bonus is below the third's: nothing to add.
        pays(LadderRule::Highest, &[60.0, 10.0, 260.0, 10.0, 10.0, 10.0]);
        pays(LadderRule::Repeating, &[60.0, 10.0, 310.0, 210.0, 60.0, 10.0, 310.0, 210.0, 60.0]);
    }

    #[test]
    fn a_cap_per_member_is_met_exactly_by_every_rule() {
        for rule in LadderRule::ALL {
            for (cap, per_referral) in [(0.0, 10.0), (95.0, 10.0), (150.0, 10.0), (333.0, 7.0), (60.0, 0.0), (9.0, 0.0)]
            {
                let ladder = Ladder {
                    per_referral: Number::Value(per_referral),
                    cap_per_member: Some(Number::Value(cap)),
                    ..ladder(*rule, &[(1, 50.0), (2, 60.0)])
                };
                let all: f64 = payments(&ladder, 300).iter().sum();
                // Without a reward per referral two of the rules end below the cap.
                let most = match (per_referral > 0.0, rule) {
                    (false, LadderRule::Cumulative) => 110.0,
                    (false, LadderRule::Highest) => 60.0,
                    _ => f64::INFINITY,
                };
                assert_eq!(all, cap.min(most), "{rule:?}, cap {cap}, per referral {per_referral}");
            }
        }
    }

    #[test]
    fn how_much_must_be_remembered() {
        let rungs = [(2, 50.0), (5, 60.0)];
        assert_eq!(remembered_referrals(&ladder(LadderRule::Cumulative, &[])), Some(0));
        assert_eq!(remembered_referrals(&ladder(LadderRule::Repeating, &rungs)), Some(5));
        let capped = |rule, cap: f64, per_referral: f64| Ladder {
            per_referral: Number::Value(per_referral),
            cap_per_member: Some(Number::Value(cap)),
            ..ladder(rule, &rungs)
        };
        // 10 + (10 + 50) + 10 + 10 + (10 + 60) = 160 after five.
        assert_eq!(remembered_referrals(&capped(LadderRule::Cumulative, 180.0, 10.0)), Some(7));
        // 10 + (10 + 50) + 10 + 10 + (10 + 10) = 110 after five.
        assert_eq!(remembered_referrals(&capped(LadderRule::Highest, 180.0, 10.0)), Some(12));
        assert_eq!(remembered_referrals(&capped(LadderRule::Cumulative, 1e6, 0.0)), Some(5), "the cap never binds");
        assert_eq!(remembered_referrals(&capped(LadderRule::Cumulative, 1e6, 1.0)), None, "too far");
        assert_eq!(remembered_referrals(&capped(LadderRule::Repeating, 1e6, 0.0)), None, "too far");
        let nothing = Ladder { cap_per_member: Some(Number::Value(5.0)), ..ladder(LadderRule::Repeating, &[]) };
        assert_eq!(remembered_referrals(&nothing), Some(0), "nothing is ever earned");
    }

    /// V_r and G_r by hand: per referral 10; rungs at 2 (bonus 60) and 5 (bonus 90); η = 2, v_half = 100, g = 0.5, γ = 2.
    #[test]
    fn value_of_the_next_referral_and_goal_gradient() {
        let ladder =
            Ladder { per_referral: Number::Value(10.0), ..ladder(LadderRule::Cumulative, &[(2, 60.0), (5, 90.0)]) };
        let table = table(&ladder);
        for (credited, value, gradient) in [
            (0, 10.0 + 60.0 / 2.0, 1.0),
            (1, 10.0 + 60.0, 1.0 + 0.5 / 4.0),
            (2, 10.0 + 90.0 / 3.0, 1.0),
            (3, 10.0 + 90.0 / 2.0, 1.0 + 0.5 / 9.0),
            (4, 10.0 + 90.0, 1.0 + 0.5 * 4.0 / 9.0),
            (5, 10.0, 1.0),
        ] {
            let lift = 2.0 * value / (value + 100.0) * gradient;
            let got = table.states[credited].cash_lift;
            assert!((got - lift).abs() < 1e-12, "{credited}: {got} against {lift}");
        }
        let standing: Vec<usize> = table.states.iter().map(|state| state.standing).collect();
        assert_eq!(standing, [0, 0, 1, 1, 1, 2]);
        let reaches: Vec<_> = table.states.iter().map(|state| state.reaches).collect();
        assert_eq!(reaches, [None, Some(0), None, None, Some(1), None]);
    }

    #[test]
    fn what_a_cap_leaves_is_all_that_moves_a_member() {
        let ladder = Ladder {
            per_referral: Number::Value(40.0),
            cap_per_member: Some(Number::Value(100.0)),
            ..ladder(LadderRule::Cumulative, &[])
        };
        let lifts: Vec<f64> = table(&ladder).states.iter().map(|state| state.cash_lift).collect();
        for (lift, value) in lifts.iter().zip([40.0, 40.0, 20.0, 0.0]) {
            assert!((lift - 2.0 * saturating(value, 100.0)).abs() < 1e-12, "{lifts:?}");
        }
        assert_eq!(lifts.len(), 4);
    }

    #[test]
    fn fairness_compares_what_both_sides_get() {
        for (sharer, friend, share) in [(100.0, 0.0, 0.0), (100.0, 25.0, 0.25), (100.0, 400.0, 1.0), (0.0, 5.0, 1.0)] {
            let mut ladder = ladder(LadderRule::Cumulative, &[]);
            (ladder.per_referral, ladder.friend_reward) = (Number::Value(sharer), Number::Value(friend));
            assert!((table(&ladder).fairness - 0.35 * share).abs() < 1e-12);
        }
    }

    /// A phase may put a repeating ladder in the place of a longer one: members keep the place they have on it.
    #[test]
    fn a_repeating_ladder_takes_over_from_a_longer_one() {
        let repeating = ladder(LadderRule::Repeating, &[(1, 5.0), (3, 20.0)]);
        let table = RewardTable::new(&repeating, &Incentive::default(), &Fraud::default(), 10);
        // Seven credited: two rounds and one more, so the next is the second of the round, then the third pays.
        let seventh = table.states[7];
        assert_eq!((seventh.bonus, seventh.next), (0.0, 2));
        assert_eq!(table.states[2].bonus, 20.0);
        // Three credited: a round is over, the next referral opens another.
        assert_eq!((table.states[3].bonus, table.states[3].next), (5.0, 1));
    }
}
