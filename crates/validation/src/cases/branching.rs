//! Cascades: extinction, sizes, growth in time.

use serde_json::json;
use snowball_engine::Metric;
use snowball_engine::theory::branching::{BirthDeath, Offspring, Progeny, Renewal};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::{Sample, chi_squared_chance};
use crate::world::{SEED, World};

/// What the cases allow an analytic path.
const EXACT: f64 = 1e-6;
/// A cascade of so many people dies out with a chance that no simulation can see.
const LARGE: f64 = 1e4;
/// How much 12 classes of sharers differ from a Gamma law in the chance to die out.
const CLASSES: f64 = 0.02;

pub(super) fn extinction_with_poisson_offspring(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, everybody lives for a day, and the trees of the agent engine; theory::branching, formula and simulation");
    for (m, q) in case.numbers("/inputs/m")?.into_iter().zip(case.numbers("/expected/q")?) {
        extinction(judge, &format!("m {m}"), m, f64::INFINITY, q, 0.0)?;
    }
    Ok(())
}

pub(super) fn extinction_with_unlike_sharers(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with unlike sharers, and the trees of the agent engine; theory::branching, formula and simulation");
    for (row, q) in case.rows("/inputs/cases")?.into_iter().zip(case.numbers("/expected/q")?) {
        let [r, k] = row[..] else { continue };
        extinction(judge, &format!("R {r}, k {k}"), r, k, q, CLASSES)?;
    }
    Ok(())
}

fn extinction(judge: &mut Judge, name: &str, mean: f64, k: f64, q: f64, known: f64) -> Result<(), Trouble> {
    let offspring = Offspring::negative_binomial(mean, k)?;
    judge.near(name, Way::Theory, offspring.extinction(1), q, EXACT);
    let runs = 50_000;
    judge.sampled(name, Way::Simulation, died(&offspring, 2000, runs)?, q);
    // As many generations as it takes until nearly all that die have died, and no more people than numbers can hold.
    let by = offspring.extinct_by(1, 110)?;
    let enough = by.iter().position(|dead| q - dead < 1e-4).unwrap_or(by.len() - 1);
    let world = World::generations(1.0, mean, k.min(1000.0), enough, &[])?;
    for runs in world.draw(2000, 0)? {
        judge.sampled_with(name, runs.way, runs.empty_on(enough)?, q, known + q - by[enough]);
    }
    // One by one, fewer generations, so that those who live do not become too many.
    let enough = by.iter().position(|dead| q - dead < 2e-3).unwrap_or(by.len() - 1);
    let dead = dead_trees(mean, k, enough)?;
    judge.sampled_with(name, Way::Agents, dead(enough), q, q - by[enough]);
    Ok(())
}

/// People whom the agent engine may follow for a check.
const FOLLOWED: f64 = 1e6;

/// Trees of a forest, as many as can be followed for some generations: the share of them that has died by a generation.
fn dead_trees(mean: f64, k: f64, generations: usize) -> Result<impl Fn(usize) -> Sample, Trouble> {
    let each: f64 = (0..=generations).map(|g| libm::pow(mean, g as f64)).sum();
    let seeds = (FOLLOWED / each).clamp(100.0, 10_000.0).floor();
    // A plan lasts for a week at least: who comes later shares nothing.
    let silence = json!([{"day": generations, "length": 7, "share": 0.0}]);
    let more = if generations < 7 { vec![("/events", silence)] } else { Vec::new() };
    let trees = World::generations(seeds, mean, k.min(1000.0), generations, &more)?.forest()?.trees();
    Ok(move |generation: usize| {
        Sample::share(trees.iter().filter(|tree| (tree.depth as usize) < generation).count(), trees.len())
    })
}

/// Sizes of the trees of a forest from many seeds.
fn tree_sizes(mean: f64, k: f64) -> Result<Vec<f64>, Trouble> {
    let forest = World::generations(100_000.0, mean, k, 60, &[])?.forest()?;
    Ok(forest.trees().iter().map(|tree| f64::from(tree.size)).collect())
}

/// Share of simulated cascades from one seed that die out.
fn died(offspring: &Offspring, generations: usize, runs: u64) -> Result<Sample, Trouble> {
    let progeny = Progeny { offspring: offspring.clone(), seeds: 1 };
    let mut died = 0;
    for run in 0..runs {
        died += usize::from(progeny.simulate(generations, LARGE, SEED, run)?.died);
    }
    Ok(Sample::share(died, runs as usize))
}

pub(super) fn dead_by_generation(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises(
        "campaign engine, day by day, and the trees of the agent engine; theory::branching, formula and simulation",
    );
    let generations = case.numbers("/inputs/g")?;
    for (m, (_, expected)) in case.numbers("/inputs/m")?.into_iter().zip(case.named_rows("/expected")?) {
        let offspring = Offspring::poisson(m)?;
        let last = generations.iter().copied().fold(0.0, f64::max) as usize;
        let by = offspring.extinct_by(1, last)?;
        let world = World::generations(1.0, m, 1000.0, last, &[])?;
        let engines = world.draw(8000, 0)?;
        let dead = dead_trees(m, f64::INFINITY, last)?;
        for (&g, q) in generations.iter().zip(expected) {
            let name = format!("m {m}, g {g}");
            judge.near(&name, Way::Theory, by[g as usize], q, EXACT);
            judge.sampled(&name, Way::Simulation, died(&offspring, g as usize, 20_000)?, q);
            for runs in &engines {
                judge.sampled(&name, runs.way, runs.empty_on(g as usize)?, q);
            }
            judge.sampled(&name, Way::Agents, dead(g as usize), q);
        }
    }
    Ok(())
}

pub(super) fn total_size_with_poisson_offspring(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, everybody who joins, and the trees of the agent engine; theory::branching, formula and simulation");
    for m in case.numbers("/inputs/m")? {
        let expected = Size {
            law: case.numbers(&format!("/expected/{m}"))?,
            mean: case.number(&format!("/expected/mean/{m}"))?,
            variance: case.number(&format!("/expected/variance/{m}"))?,
        };
        total_size(judge, &format!("m {m}"), &Offspring::poisson(m)?, &expected, 0.05)?;
        let world = World::generations(1.0, m, 1000.0, 60, &[])?;
        for runs in world.draw(8000, 0)? {
            let totals: Vec<f64> = runs.last(Metric::Joined)?.iter().map(|joined| joined + 1.0).collect();
            judge.at_least(format!("m {m}, χ² chance"), runs.way, chance(&totals, &expected.law), LEAST_CHANCE);
            judge.sampled(format!("m {m}, mean"), runs.way, Sample::of(&totals), expected.mean);
        }
        let sizes = tree_sizes(m, 1000.0)?;
        judge.at_least(format!("m {m}, χ² chance"), Way::Agents, chance(&sizes, &expected.law), LEAST_CHANCE);
        judge.sampled(format!("m {m}, mean"), Way::Agents, Sample::of(&sizes), expected.mean);
    }
    Ok(())
}

pub(super) fn total_size_with_unlike_sharers(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with unlike sharers, and the trees of the agent engine; theory::branching, formula and simulation");
    let (r, k) = (case.number("/inputs/R")?, case.number("/inputs/k")?);
    let expected = Size {
        law: case.numbers("/expected/pmf")?,
        mean: case.number("/expected/mean")?,
        variance: case.number("/expected/variance")?,
    };
    total_size(judge, "", &Offspring::negative_binomial(r, k)?, &expected, 0.08)?;
    let world = World::generations(1.0, r, k, 60, &[])?;
    for runs in world.draw(20_000, 0)? {
        let totals: Vec<f64> = runs.last(Metric::Joined)?.iter().map(|joined| joined + 1.0).collect();
        judge.sampled("mean", runs.way, Sample::of(&totals), expected.mean);
        let alone = totals.iter().filter(|&&total| total == 1.0).count();
        judge.sampled_with("P(1)", runs.way, Sample::share(alone, totals.len()), expected.law[0], CLASSES);
    }
    let sizes = tree_sizes(r, k)?;
    judge.at_least("χ² chance", Way::Agents, chance(&sizes, &expected.law), LEAST_CHANCE);
    judge.sampled("mean", Way::Agents, Sample::of(&sizes), expected.mean);
    Ok(())
}

/// Simulated cascades per seed of the χ² test; with three seeds the million that the cases ask for.
const REPEATS: u64 = 334_000;

/// Law of the total size of a cascade.
struct Size {
    /// P(1), P(2), …
    law: Vec<f64>,
    mean: f64,
    variance: f64,
}

/// Below this chance of a larger χ², counts do not follow the law.
const LEAST_CHANCE: f64 = 1e-4;

fn total_size(
    judge: &mut Judge,
    name: &str,
    offspring: &Offspring,
    expected: &Size,
    spread: f64,
) -> Result<(), Trouble> {
    let name = |what: &str| if name.is_empty() { what.to_owned() } else { format!("{name}, {what}") };
    let progeny = Progeny { offspring: offspring.clone(), seeds: 1 };
    for (&probability, n) in expected.law.iter().zip(1..) {
        judge.near(name(&format!("P({n})")), Way::Theory, progeny.probability(n)?, probability, EXACT);
    }
    judge.near(name("mean"), Way::Theory, progeny.mean(), expected.mean, EXACT);
    judge.near(name("variance"), Way::Theory, progeny.variance(), expected.variance, EXACT);
    let mut all = Vec::new();
    for seed in 0..3 {
        let mut totals = Vec::new();
        for run in 0..REPEATS {
            totals.push(progeny.simulate(10_000, 1e9, SEED + seed, run)?.total);
        }
        let what = name(&format!("χ² chance, seed {}", seed + 1));
        judge.at_least(what, Way::Simulation, chance(&totals, &expected.law), LEAST_CHANCE);
        all.append(&mut totals);
    }
    let sample = Sample::of(&all);
    judge.sampled(name("mean"), Way::Simulation, sample, expected.mean);
    let variance = sample.deviation * sample.deviation;
    judge.near(name("variance"), Way::Simulation, variance, expected.variance, spread * expected.variance);
    Ok(())
}

/// Chance of a larger χ² than that of total sizes against P(1), P(2), …, the rest being one class.
fn chance(totals: &[f64], law: &[f64]) -> f64 {
    let mut counts = vec![0; law.len() + 1];
    for &total in totals {
        counts[(total as usize - 1).min(law.len())] += 1;
    }
    let rest = 1.0 - law.iter().sum::<f64>();
    let law: Vec<f64> = law.iter().copied().chain([rest]).collect();
    chi_squared_chance(&counts, &law)
}

/// Steps of a mean delay in the campaign engine.
const STEPS: usize = 48;

pub(super) fn growth_with_delays(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::branching (renewal equation), formula and simulation; campaign engine with a response delay (exponential)");
    let delay = case.number("/inputs/mean_delay")?;
    let times = case.numbers("/inputs/t")?;
    let rows = [
        ("exp_0.8_alive", 0.8, 1, true),
        ("exp_0.8_ever", 0.8, 1, false),
        ("erlang2_0.8_ever", 0.8, 2, false),
        ("erlang2_1.5_ever", 1.5, 2, false),
    ];
    for (row, m, phases, alive) in rows {
        let renewal = Renewal::erlang(m, delay, phases)?;
        let offspring = Offspring::poisson(m)?;
        let expected = case.numbers(&format!("/expected/{row}"))?;
        // A growing cascade is followed member by member only while that takes no time.
        let followed: Vec<f64> = times.iter().copied().filter(|&time| m < 1.0 || time <= 10.0).collect();
        let mut runs = vec![Vec::new(); followed.len()];
        for run in 0..20_000 {
            let ages = renewal.simulate(&offspring, &followed, 1_000_000, SEED, run)?;
            for (values, size) in runs.iter_mut().zip(&ages.sizes) {
                values.push(if alive { size.alive } else { size.ever });
            }
        }
        for (i, (&time, &size)) in times.iter().zip(&expected).enumerate() {
            let got = renewal.at(time)?;
            let got = if alive { got.alive } else { got.ever };
            // Six decimals are printed.
            judge.near(format!("{row}, t {time}"), Way::Theory, got, size, EXACT);
            if let Some(values) = runs.get(i) {
                judge.sampled(format!("{row}, t {time}"), Way::Simulation, Sample::of(values), size);
            }
        }
    }
    let malthus = Renewal::erlang(1.5, delay, 2)?.malthusian();
    judge.near(
        "erlang2, m 1.5, Malthusian parameter",
        Way::Theory,
        malthus,
        case.number("/expected/erlang2_1.5_malthus")?,
        EXACT,
    );

    // A seed shares on its only day; a friend shares on the day after joining, which is from the next evening on. So the
    // time from one generation to the next is one day more than a geometric time, and that has the mean of STEPS days.
    let chance = 1.0 / (STEPS as f64 - 1.0);
    let median = -1.0 / libm::log2(1.0 - chance);
    let days = 20 * STEPS;
    let world = World::generations(1e6, 0.8, 1000.0, days, &[("/sharing/response_delay", json!(median))])?;
    let track = world.expected();
    for (&time, size) in times.iter().zip(case.numbers("/expected/exp_0.8_ever")?) {
        let ever = 1.0 + world.joined(&track, time as usize * STEPS)? / 1e6;
        judge.near(format!("exp_0.8_ever, t {time}"), Way::MeanPath, ever, size, 0.01 * size);
    }
    let seeds = 2000.0;
    let world = World::generations(seeds, 0.8, 1000.0, days, &[("/sharing/response_delay", json!(median))])?;
    for runs in world.draw(50, 20)? {
        for (&time, size) in times.iter().zip(case.numbers("/expected/exp_0.8_ever")?) {
            let ever: Vec<f64> =
                runs.on(Metric::Joined, time as usize * STEPS)?.iter().map(|joined| 1.0 + joined / seeds).collect();
            judge.sampled_with(format!("exp_0.8_ever, t {time}"), runs.way, Sample::of(&ever), size, 0.01 * size);
        }
    }
    judge.note(format!(
        "The campaign engine's delays are geometric, here with {STEPS} days for a mean delay, and are held to 1 %; it has no \
         Erlang delays."
    ));
    Ok(())
}

/// Days of the campaign engine for one unit of time.
const DAYS: usize = 96;

pub(super) fn birth_and_death(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with churn and sharing, many days for a unit of time; theory::branching, formula and simulation");
    let (birth, death) = (case.number("/inputs/birth")?, case.number("/inputs/death")?);
    let start = case.number("/inputs/start")?;
    let times = case.numbers("/inputs/t")?;
    let process = BirthDeath::new(birth, death, 0.0, start as u32)?;
    let limit = case.number("/expected/limit")?;
    judge.near("in the end", Way::Theory, process.extinction(), limit, EXACT);
    let runs = 50_000;
    let mut dead = vec![0; times.len()];
    for run in 0..runs {
        for (dead, members) in dead.iter_mut().zip(process.simulate(&times, 1000, SEED, run)?) {
            *dead += usize::from(members == 0);
        }
    }
    let rate = |rate: f64| rate / DAYS as f64;
    let changes = [
        ("/segments/0/share_rate", json!(rate(birth))),
        ("/churn/rate", json!(rate(death))),
        ("/churn/period", json!(1.0)),
        ("/acquisition/seeds", json!(start)),
    ];
    let last = times.iter().copied().fold(0.0, f64::max) as usize;
    let world = World::new((last * DAYS) as u32, &changes)?;
    let engines = world.draw(1000, 500)?;
    for ((&time, q), dead) in times.iter().zip(case.numbers("/expected/P_extinct")?).zip(dead) {
        let name = format!("by t {time}");
        judge.near(&name, Way::Theory, process.extinct_by(time)?, q, EXACT);
        judge.sampled(&name, Way::Simulation, Sample::share(dead, runs as usize), q);
        for runs in &engines {
            // A day is no instant: about half a day's rates.
            judge.sampled_with(&name, runs.way, runs.empty_on(time as usize * DAYS)?, q, rate(birth + death) / 2.0);
        }
    }
    Ok(())
}

/// Days of a month in BR-15; few, since the mean is that of continuous time on every day.
const MONTH: f64 = 10.0;

pub(super) fn base_with_referral_churn_and_inflow(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with organic arrivals, churn and sharing; theory::branching, formula");
    let inflow = case.number("/inputs/inflow_per_month")?;
    let referral = case.number("/inputs/referrals_per_active_per_month")?;
    let churn = case.number("/inputs/churn_per_month")?;
    let process = BirthDeath::new(referral, churn, inflow, case.number("/inputs/start")? as u32)?;
    // The daily rates whose discrete mean is the continuous one on every day.
    let growth = libm::exp((referral - churn) / MONTH);
    let stay = libm::exp(-churn / MONTH);
    let changes = [
        ("/segments/0/share_rate", json!(growth - stay)),
        ("/acquisition/organic", json!(inflow / (churn - referral) * (1.0 - growth))),
        ("/churn/rate", json!(1.0 - libm::exp(-churn))),
        ("/churn/period", json!(MONTH)),
    ];
    for (months, mean) in case.numbers("/inputs/t_months")?.into_iter().zip(case.numbers("/expected/mean")?) {
        let name = format!("mean, month {months}");
        let population = process.at(months)?;
        judge.near(&name, Way::Theory, population.mean, mean, 1e-3);
        let world = World::new((months * MONTH) as u32, &changes)?;
        judge.near(&name, Way::MeanPath, crate::world::last(&world.expected(), Metric::Members)?, mean, EXACT * mean);
        let deviation = case.number(&format!("/expected/sd_at_{months}")).ok();
        for runs in world.draw(if deviation.is_some() { 2500 } else { 300 }, if months <= 12.0 { 100 } else { 10 })? {
            let sample = Sample::of(&runs.last(Metric::Members)?);
            judge.sampled(&name, runs.way, sample, mean);
            if let Some(deviation) = deviation.filter(|_| runs.tracks().len() >= 1000) {
                judge.near(format!("sd, month {months}"), runs.way, sample.deviation, deviation, 0.05 * deviation);
            }
        }
        if let Some(deviation) = deviation {
            judge.near(format!("sd, month {months}"), Way::Theory, population.variance.sqrt(), deviation, 1e-3);
        }
    }
    if let Some(steady) = process.stationary() {
        judge.near("steady mean", Way::Theory, steady.mean, case.number("/expected/steady_mean")?, 1e-3);
        judge.near("steady sd", Way::Theory, steady.variance.sqrt(), case.number("/expected/steady_sd")?, 1e-3);
    }
    judge.note("Replicates: 2,500 where the standard deviation is judged, 300 elsewhere.");
    Ok(())
}
