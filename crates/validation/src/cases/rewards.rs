//! What ladders, levels and caps cost.

use serde_json::json;
use snowball_engine::Metric;
use snowball_engine::theory::branching::{Offspring, Progeny};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::Sample;
use crate::world::{World, last};

const EXACT: f64 = 1e-6;
/// R of the ladder's case, which names its offspring in words.
const LADDER_MEAN: f64 = 0.5;

pub(super) fn ladder(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with a ladder, cumulative and highest only; theory::branching");
    let seeds = case.number("/inputs/seeds")?;
    let tiers = case.rows("/inputs/tiers")?;
    let offspring = Offspring::poisson(LADDER_MEAN)?;
    let reach = case.numbers("/expected/P_reach")?;
    let rungs: Vec<_> = tiers.iter().map(|tier| json!({"threshold": tier[0] as u32, "bonus": tier[1]})).collect();
    let total = Progeny { offspring: offspring.clone(), seeds: seeds as u32 }.mean();
    judge.near("members", Way::Theory, total, case.number("/expected/total_members")?, EXACT);
    for (rule, name) in [("cumulative", "cost_per_member"), ("highest", "cost_per_member_if_only_top_tier_paid")] {
        let per_member = case.number(&format!("/expected/{name}"))?;
        let more = [("/ladder/rungs", json!(rungs)), ("/ladder/rule", json!(rule))];
        let world = World::generations(seeds, LADDER_MEAN, 1000.0, 60, &more)?;
        let track = world.expected();
        let joined = last(&track, Metric::Joined)?;
        let cost = last(&track, Metric::SpendBonus)?;
        judge.near(format!("cost per member, {rule}"), Way::MeanPath, cost / (seeds + joined), per_member, 1e-5);
        if rule == "cumulative" {
            judge.near("members", Way::MeanPath, seeds + joined, case.number("/expected/total_members")?, 1e-3);
            judge.near("cost", Way::MeanPath, cost, case.number("/expected/total_cost")?, 0.05);
            let per_signup = case.number("/expected/cost_per_referred_signup")?;
            judge.near("cost per referred signup", Way::MeanPath, cost / joined, per_signup, 1e-4);
            for (i, (&share, tier)) in reach.iter().zip(&tiers).enumerate() {
                let name = format!("share who reach {}", tier[0]);
                judge.near(&name, Way::Theory, offspring.at_least(tier[0] as u32), share, EXACT);
                let reached = track.rungs.get(i + 1).map_or(0.0, |rung| rung.reached);
                judge.near(&name, Way::MeanPath, reached / (seeds + joined), share, EXACT);
            }
            let theory: f64 = tiers.iter().map(|tier| tier[1] * offspring.at_least(tier[0] as u32)).sum();
            judge.near("cost per member, cumulative", Way::Theory, theory, per_member, EXACT);
        }
        for runs in world.draw(2000, 200)? {
            let costs = Sample::of(&runs.last(Metric::SpendBonus)?);
            judge.sampled(
                format!("cost, {rule}"),
                runs.way,
                costs,
                per_member * case.number("/expected/total_members")?,
            );
            let members: Vec<f64> = runs.last(Metric::Joined)?.iter().map(|joined| joined + seeds).collect();
            judge.sampled(
                format!("members, {rule}"),
                runs.way,
                Sample::of(&members),
                case.number("/expected/total_members")?,
            );
        }
    }
    Ok(())
}

pub(super) fn levels(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, people of each generation; theory::branching");
    let seeds = 10_000.0;
    for (i, expected) in case.numbers("/expected/per_member")?.into_iter().enumerate() {
        let r = case.number(&format!("/inputs/cases/{i}/R"))?;
        let levels = case.numbers(&format!("/inputs/cases/{i}/levels"))?;
        let name = format!("per member, R {r}");
        let offspring = Offspring::poisson(r)?;
        let theory: f64 = levels.iter().zip(1..).map(|(pay, level)| pay * offspring.generation_mean(level)).sum();
        judge.near(&name, Way::Theory, theory, expected, EXACT);
        // Generation l below a seed joins on day l; what is due to seeds is due to everybody in the long run.
        let world = World::generations(seeds, r, 1000.0, levels.len(), &[])?;
        let track = world.expected();
        let mut got = 0.0;
        for (level, pay) in levels.iter().enumerate() {
            got += pay * (world.joined(&track, level + 1)? - world.joined(&track, level)?) / seeds;
        }
        judge.near(&name, Way::MeanPath, got, expected, EXACT);
        for runs in world.draw(500, 50)? {
            let mut payouts = vec![0.0; runs.tracks().len()];
            for (level, pay) in levels.iter().enumerate() {
                let (after, before) = (runs.on(Metric::Joined, level + 1)?, runs.on(Metric::Joined, level)?);
                for (payout, (after, before)) in payouts.iter_mut().zip(after.iter().zip(&before)) {
                    *payout += pay * (after - before) / seeds;
                }
            }
            judge.sampled(&name, runs.way, Sample::of(&payouts), expected);
        }
    }
    judge.note("The engine pays for direct referrals only: commissions by level are applied here to the generations that it simulates.");
    Ok(())
}

pub(super) fn cap(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with a cap per member and unlike sharers; theory::branching");
    let cap = case.number("/inputs/cap")?;
    let seeds = 10_000.0;
    for (mean, expected) in case.numbers("/inputs/geometric_mean")?.into_iter().zip(case.numbers("/expected/rewarded")?)
    {
        let name = format!("rewarded, mean {mean}");
        judge.near(&name, Way::Theory, Offspring::geometric(mean)?.capped_mean(cap as u32)?, expected, EXACT);
        // Only the seeds, who are core, share; a reward is 1.
        let more = [
            ("/acquisition/seeds_core", json!(1.0)),
            ("/layers/active/share", json!(0.0)),
            ("/ladder/per_referral", json!(1.0)),
            ("/ladder/cap_per_member", json!(cap)),
        ];
        let world = World::generations(seeds, mean, 1.0, 7, &more)?;
        let got = last(&world.expected(), Metric::SpendReferrer)? / seeds;
        // Twelve classes of sharers stand for the Gamma law, but in the agent engine, which draws it.
        let classes = 0.005 * expected;
        judge.near(&name, Way::MeanPath, got, expected, classes);
        for runs in world.draw(200, 20)? {
            let rewards: Vec<f64> = runs.last(Metric::SpendReferrer)?.iter().map(|paid| paid / seeds).collect();
            let known = if runs.way == Way::Agents { 0.0 } else { classes };
            judge.sampled_with(&name, runs.way, Sample::of(&rewards), expected, known);
        }
    }
    Ok(())
}
