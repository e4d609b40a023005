//! What wears off.

use serde_json::json;
use snowball_engine::theory::lifetime::share_left;

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::world::World;

pub(super) fn half_lives(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, novelty of a reward; theory::lifetime");
    let left = case.named("/expected/share_of_clicks_left_after_24h_if_exponential")?;
    for ((channel, hours), (_, expected)) in case.named("/inputs/half_life_hours")?.into_iter().zip(left) {
        judge.near(channel, Way::Theory, share_left(hours, 24.0)?, expected, 1e-4);
        // Only the seeds, who are core, share, and more so while the reward is new: what is left of the lift on the
        // second day is what is left of the novelty.
        let world = World::new(
            7,
            &[
                ("/acquisition/seeds", json!(1e6)),
                ("/acquisition/seeds_core", json!(1.0)),
                ("/layers/active/share", json!(0.0)),
                ("/segments/0/share_rate", json!(1.0)),
                ("/incentive/cash_lift", json!(1.0)),
                ("/incentive/novelty_half_life", json!(hours / 24.0)),
                ("/incentive/novelty_floor", json!(0.0)),
                ("/ladder/per_referral", json!(100.0)),
            ],
        )?;
        let track = world.expected();
        let joined = |day: usize| world.joined(&track, day);
        let lift = |friends: f64| friends / 1e6 - 1.0;
        let share = lift(joined(2)? - joined(1)?) / lift(joined(1)?);
        judge.near(channel, Way::MeanPath, share, expected, 1e-4);
    }
    Ok(())
}
