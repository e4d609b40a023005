//! Planning of tests.

use snowball_engine::theory::testing::{Looks, TwoShares, VarianceRule, independent_false_alarms};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::Sample;
use crate::world::SEED;

/// Simulated tests per row.
const TESTS: u32 = 40_000;
/// How far the power of a test on whole people is from the normal approximation, at these sizes.
const APPROXIMATION: f64 = 0.005;

fn share(of: f64, tests: u32) -> Sample {
    Sample::share((of * f64::from(tests)).round() as usize, tests as usize)
}

pub(super) fn sample_size(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::testing, formula and simulated tests");
    for (rule, field) in [(VarianceRule::Pooled, "n"), (VarianceRule::Unpooled, "n_unpooled")] {
        for (row, n) in case.rows("/inputs/rows")?.into_iter().zip(case.numbers(&format!("/expected/{field}"))?) {
            let [baseline, variant, alpha, power] = row[..] else { continue };
            sized(judge, &TwoShares { baseline, variant, alpha, rule }, power, n)?;
        }
    }
    judge.note("The module names its variance rule: pooled (Fleiss), unpooled, or at the baseline (AB-02).");
    Ok(())
}

pub(super) fn sample_size_at_the_baseline(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::testing, formula and simulated tests");
    let sizes = case.numbers("/expected/n")?;
    for (row, &n) in case.rows("/inputs/rows")?.iter().zip(&sizes) {
        let [baseline, difference, alpha, power] = row[..] else { continue };
        let shares = TwoShares { baseline, variant: baseline + difference, alpha, rule: VarianceRule::Baseline };
        let name = format!("n, {baseline} + {difference}, power {power}");
        judge.near(name, Way::Theory, shares.people_per_arm(power)?, n, 0.01);
    }
    let row = &case.rows("/inputs/rows")?[0];
    let pooled = TwoShares { baseline: row[0], variant: row[0] + row[1], alpha: row[2], rule: VarianceRule::Pooled };
    let people = sizes[0].floor();
    let power = case.number("/expected/true_power_at_1030")?;
    judge.near(format!("power at {people}"), Way::Theory, pooled.power(people)?, power, 5e-4);
    let found = share(pooled.simulate(people as u32, TESTS, SEED)?, TESTS);
    judge.sampled_with(format!("power at {people}"), Way::Simulation, found, power, APPROXIMATION);
    Ok(())
}

fn sized(judge: &mut Judge, shares: &TwoShares, power: f64, n: f64) -> Result<(), Trouble> {
    let rule = match shares.rule {
        VarianceRule::Pooled => "pooled",
        VarianceRule::Unpooled => "unpooled",
        VarianceRule::Baseline => "baseline",
    };
    let name = format!("n, {} and {}, power {power}, {rule}", shares.baseline, shares.variant);
    judge.near(name, Way::Theory, shares.people_per_arm(power)?, n, 0.01);
    let found = share(shares.simulate(n.ceil() as u32, TESTS, SEED)?, TESTS);
    let name = format!("power at {}, {} and {}, {rule}", n.ceil(), shares.baseline, shares.variant);
    judge.sampled_with(name, Way::Simulation, found, power, APPROXIMATION);
    Ok(())
}

pub(super) fn peeking(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::testing, recursion and simulated tests");
    let alpha = case.number("/inputs/alpha")?;
    let tests = 100_000;
    for (looks, chance) in case.numbers("/inputs/looks")?.into_iter().zip(case.numbers("/expected/type1")?) {
        let name = format!("{looks} looks");
        let plan = Looks::peeking(looks as usize, alpha)?;
        // Four decimals are printed.
        judge.near(&name, Way::Theory, plan.false_alarms(), chance, 1e-4);
        let found = share(plan.simulate(0.0, tests, SEED)?, tests);
        judge.sampled_within(&name, Way::Simulation, found, chance, 0.003);
    }
    Ok(())
}

/// Level of AB-08, which names it in its formula.
const LEVEL: f64 = 0.05;

pub(super) fn looks_are_not_independent(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::testing, recursion and simulated tests");
    let (wrong, right) = (case.numbers("/expected/wrong")?, case.numbers("/expected/right")?);
    let tests = 100_000;
    for ((looks, right), wrong) in case.numbers("/inputs/looks")?.into_iter().zip(right).zip(wrong) {
        let name = format!("{looks} looks");
        let plan = Looks::peeking(looks as usize, LEVEL)?;
        judge.near(&name, Way::Theory, plan.false_alarms(), right, 1e-4);
        judge.sampled_within(&name, Way::Simulation, share(plan.simulate(0.0, tests, SEED + 1)?, tests), right, 0.003);
        let independent = independent_false_alarms(looks as u32, LEVEL)?;
        judge.near(format!("{looks} tests with nothing in common"), Way::Theory, independent, wrong, 1e-4);
    }
    judge.note("The product plans by the right row; the other has a name of its own and serves comparison.");
    Ok(())
}
