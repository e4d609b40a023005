//! What other tools would say of a plan: the growth laws of the field for the K that the plan's own mean path shows.

use serde::Serialize;

use crate::engine::Engine;
use crate::metric::Metric;
use crate::plan::{Kind, Number};
use crate::rates::MONTH;
use crate::theory::growth::{Growth, GrowthLaw};
use crate::track::{Series, Track};

/// Predictions of each law for the same K.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GrowthLaws {
    /// K: invitations accepted per member in the first cycle on the mean path.
    pub k: f64,
    /// Days of a cycle: a month, or the whole campaign if that is shorter.
    pub cycle_days: f64,
    /// People who joined since the start by each law, seeds not counted, at each point of the engine's grid. A law that
    /// cannot be followed here is left out, as Bass's without a market.
    pub curves: Vec<(GrowthLaw, Vec<f64>)>,
}

impl GrowthLaws {
    /// For a plan and its [`Engine::expected`] track; `None` where nobody is there to invite.
    ///
    /// The laws know no rewards, no losses and no fatigue: they start from the members of the first day together with
    /// those whom the first cycle brings by itself; Bass's has these come for ever.
    #[must_use]
    pub fn of(engine: &Engine, expected: &Track) -> Option<Self> {
        let grid = engine.grid();
        let days = *grid.last()?;
        let cycle = (1..grid.len()).find(|&point| f64::from(grid[point]) >= MONTH).unwrap_or(grid.len() - 1);
        let cycle_days = f64::from(grid[cycle]);
        let members: f64 = (0..cycle).filter_map(|point| Metric::Members.at(expected, point)).sum::<f64>();
        let members = members / cycle as f64;
        if members <= 0.0 || cycle_days <= 0.0 {
            return None;
        }
        let k = expected.at(Series::Accepted, cycle) / members;
        let by_itself: f64 = [Series::JoinedPaid, Series::JoinedOrganic, Series::JoinedKoc]
            .map(|series| expected.at(series, cycle))
            .iter()
            .sum();
        let start = Metric::Members.at(expected, 0)?;
        let market = engine.market();
        let market = market.limited.then(|| median(market.size));
        let curve = |law: GrowthLaw| {
            let bass = matches!(law, GrowthLaw::Bass | GrowthLaw::BassDiscrete);
            let growth = Growth {
                k,
                cycle_days,
                seeds: if bass { start } else { start + by_itself },
                market,
                innovation: market.map_or(0.0, |market| (by_itself / cycle_days / market).min(1.0)),
            };
            let all = growth.curve(law, days).ok()?;
            Some((law, grid.iter().map(|&day| all[day as usize] - start).collect()))
        };
        Some(Self { k, cycle_days, curves: GrowthLaw::ALL.into_iter().filter_map(curve).collect() })
    }
}

fn median(number: Number) -> f64 {
    number.median(Kind::Positive)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::plan::Plan;

    /// A world without end in which every member brings 0.02 people a day and nobody leaves: our own mean path is the
    /// law of members who keep inviting, and the one-shot law falls behind it.
    #[test]
    fn our_own_path_is_the_first_law_where_nothing_else_happens() {
        let same = json!({"share": 1.0, "trust": 1.0, "churn": 1.0, "purchases": 0.0});
        let plan = Plan::from_value(json!({
            "version": 1, "horizon_days": 120, "market": {"limited": false},
            "segments": [{"share_rate": 0.02, "contacts": 1.0, "acceptance": 1.0}],
            "acquisition": {"seeds": 1000.0, "seeds_core": 0.0},
            "sharing": {"dispersion": 1000.0, "response_delay": 0.0},
            "incentive": {"fairness_lift": 0.0, "gradient": 0.0, "cash_lift": 0.0},
            "layers": {"edge": same, "active": same, "core": same, "edge_to_active": 0.0, "active_to_edge": 0.0,
                "active_to_core": 0.0, "core_to_active": 0.0},
            "churn": {"rate": 0.0, "polarization": 0.0}, "weather": {"sigma": 0.0}
        }))
        .expect("a valid plan");
        let engine = Engine::new(&plan).expect("a valid plan");
        let expected = engine.expected();
        let laws = GrowthLaws::of(&engine, &expected).expect("there are members");
        let last = |law| laws.curves.iter().find(|(found, _)| *found == law).and_then(|(_, values)| values.last());
        let own = Metric::Joined.last(&expected).expect("joined");
        let continuous = last(GrowthLaw::Continuous).expect("no market is needed");
        // Daily steps against a moment: (1.02)^120 against e^2.4.
        assert!((own / continuous - 1.0).abs() < 0.05, "{own} against {continuous}");
        assert!(last(GrowthLaw::OneShot).is_some_and(|one_shot| *one_shot < 0.4 * own));
        assert_eq!(last(GrowthLaw::Bass), None, "without a market");
    }

    #[test]
    fn nobody_there_is_no_law() {
        let plan = Plan::from_value(json!({"version": 1, "acquisition": {"seeds": 0.0}})).expect("a valid plan");
        let engine = Engine::new(&plan).expect("a valid plan");
        assert_eq!(GrowthLaws::of(&engine, &engine.expected()), None);
    }
}
