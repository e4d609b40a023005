//! The ladder as the editor draws it.

use snowball_engine::Track;
use snowball_engine::plan::{Plan, Rung};

/// Most referrals that a rung may ask for.
pub const TOP: u32 = 20;
/// Referrals that the picture always has room for, so that it does not jump while a rung is dragged.
const ROOM: u32 = 12;

/// Where members stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Share of present members on each rung and on none above, "no rung yet" first.
    pub shares: Vec<f64>,
    /// Times each rung is reached, "no rung yet" first.
    pub reached: Vec<f64>,
}

impl Standing {
    /// As expected at the end, on the rungs of the plan itself. `thresholds` are those of the track's tallies: levers may have
    /// added rungs, and who stands on such a one stands on the plan's rung below it as well.
    #[must_use]
    pub fn of(expected: &Track, thresholds: &[u32], own: &[Rung]) -> Self {
        let all: f64 = expected.rungs.iter().map(|rung| rung.standing).sum();
        let (mut shares, mut reached) = (vec![0.0; own.len() + 1], vec![0.0; own.len() + 1]);
        for (tally, threshold) in expected.rungs.iter().zip(std::iter::once(0).chain(thresholds.iter().copied())) {
            let place = own.iter().take_while(|rung| rung.threshold <= threshold).count();
            shares[place] += if all > 0.0 { tally.standing / all } else { 0.0 };
            let is_own = place == 0 || own[place - 1].threshold == threshold;
            if is_own {
                reached[place] = tally.reached;
            }
        }
        Self { shares, reached }
    }
}

/// Referrals at the right end of the picture.
#[must_use]
pub fn width(rungs: &[Rung]) -> u32 {
    rungs.last().map_or(ROOM, |rung| (rung.threshold + 2).max(ROOM)).min(TOP)
}

/// Thresholds that a rung may have between its neighbours.
#[must_use]
pub fn limits(rungs: &[Rung], index: usize) -> (u32, u32) {
    let below = index.checked_sub(1).and_then(|below| rungs.get(below)).map_or(0, |rung| rung.threshold);
    let above = rungs.get(index + 1).map_or(TOP + 1, |rung| rung.threshold);
    (below + 1, above - 1)
}

/// Moves a rung as far as its neighbours let it.
pub fn move_rung(plan: &mut Plan, index: usize, threshold: u32) {
    let (low, high) = limits(&plan.ladder.rungs, index);
    if let Some(rung) = plan.ladder.rungs.get_mut(index) {
        rung.threshold = threshold.clamp(low, high);
    }
}

/// Adds a rung above the top one, or in the widest gap if there is no room above; nothing if there is none at all.
pub fn add_rung(plan: &mut Plan) {
    let rungs = &mut plan.ladder.rungs;
    let top = rungs.last().map_or(0, |rung| rung.threshold);
    let bonus = rungs.last().map_or(0.0.into(), |rung| rung.bonus);
    if top < TOP {
        let threshold = if top == 0 { 3 } else { (top + 3).min(TOP) };
        rungs.push(Rung { threshold, bonus, ..Rung::default() });
        return;
    }
    let gaps = (0..rungs.len()).map(|index| (limits(rungs, index).0, index));
    let widest = gaps.max_by_key(|(low, index)| rungs[*index].threshold - low);
    if let Some((low, index)) = widest.filter(|(low, index)| rungs[*index].threshold > *low) {
        let threshold = u32::midpoint(low, rungs[index].threshold - 1);
        rungs.insert(index, Rung { threshold, bonus: rungs[index].bonus, ..Rung::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(thresholds: &[u32]) -> Plan {
        let mut plan = Plan::default();
        plan.ladder.rungs = thresholds.iter().map(|&threshold| Rung { threshold, ..Rung::default() }).collect();
        plan
    }

    fn thresholds(plan: &Plan) -> Vec<u32> {
        plan.ladder.rungs.iter().map(|rung| rung.threshold).collect()
    }

    #[test]
    fn rungs_never_pass_each_other() {
        let mut plan = plan(&[1, 3, 10]);
        for (index, to, then) in [(1, 15, [1, 9, 10]), (1, 0, [1, 2, 10]), (2, 99, [1, 2, 20]), (0, 0, [1, 2, 20])] {
            move_rung(&mut plan, index, to);
            assert_eq!(thresholds(&plan), then);
        }
    }

    #[test]
    fn a_rung_of_a_lever_moves_no_other() {
        let tally = |reached, standing| snowball_engine::RungTally { reached, standing, paid: 0.0 };
        let mut expected = Track::default();
        expected.rungs = vec![tally(0.0, 50.0), tally(40.0, 12.5), tally(9.0, 12.5), tally(4.0, 25.0)];
        let standing = Standing::of(&expected, &[1, 3, 10], &plan(&[1, 10]).ladder.rungs);
        assert_eq!((standing.shares, standing.reached), (vec![0.5, 0.25, 0.25], vec![0.0, 40.0, 4.0]));
    }

    #[test]
    fn a_new_rung_is_always_valid() {
        for start in [&[][..], &[1, 3, 10], &[20], &[1, 2, 20]] {
            let mut plan = plan(start);
            for _ in 0..5 {
                add_rung(&mut plan);
                assert_eq!(plan.check(), Ok(()), "{:?}", thresholds(&plan));
            }
        }
    }
}
