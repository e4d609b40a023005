//! Diffusion in a market.

use serde_json::json;
use snowball_engine::Metric;
use snowball_engine::theory::bass::{Bass, Fit};
use snowball_engine::theory::branching::Offspring;

use crate::case::{Case, Trouble};
use crate::judge::{ERRORS, Judge};
use crate::report::Way;
use crate::sample::Sample;
use crate::world::World;

/// Sales of clothes dryers, 1949 to 1961: the series of the case, which it names and does not list.
const DRYERS: &str = include_str!("../../data/clothes_dryers.csv");
/// Sales of room air conditioners, 1949 to 1961, which DF-04 takes over from DF-02.
const ROOM_AC: &str = include_str!("../../data/room_air_conditioners.csv");

/// A Bass diffusion as a plan: those who come by themselves are organic, the others referred; members stay and keep
/// inviting. With one step a period, this **is** the discrete recursion; with many, nearly the continuous curve.
fn market(bass: &Bass, steps: usize, periods: usize) -> Result<World, Trouble> {
    let per_step = |rate: f64| rate / steps as f64;
    World::new(
        (steps * periods) as u32,
        &[
            ("/market", json!({"limited": true, "size": bass.market(), "overlap": 1.0})),
            ("/acquisition/organic", json!(per_step(bass.innovation()) * bass.market())),
            ("/segments/0/share_rate", json!(per_step(bass.imitation()))),
        ],
    )
}

pub(super) fn bass_curve(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises(
        "theory::bass, continuous and discrete; campaign engine, a market with organic arrivals and sharing",
    );
    let bass = Bass::new(case.number("/inputs/p")?, case.number("/inputs/q")?, 100_000.0)?;
    let continuous = case.numbers("/expected/F_continuous")?;
    let discrete = case.numbers("/expected/F_discrete_recursion")?;
    let (coarse, steps) = (market(&bass, 1, discrete.len())?, 96);
    let fine = market(&bass, steps, continuous.len())?;
    let recursion = bass.discrete(discrete.len())?;
    let (coarse_path, fine_path) = (coarse.expected(), fine.expected());
    let (coarse_runs, fine_runs) = (coarse.draw(200, 20)?, fine.draw(30, 0)?);
    for (t, (&smooth, &stepped)) in continuous.iter().zip(&discrete).enumerate() {
        let year = t + 1;
        let (smooth_name, stepped_name) = (format!("F({year}), continuous"), format!("F({year}), discrete"));
        judge.near(&smooth_name, Way::Theory, bass.share(year as f64), smooth, 1e-5);
        judge.near(&stepped_name, Way::Theory, recursion[year], stepped, 1e-5);
        let share = |joined: f64| joined / bass.market();
        judge.near(&stepped_name, Way::MeanPath, share(coarse.joined(&coarse_path, year)?), stepped, 1e-5);
        // 96 steps a year leave a 96th of the difference between the two curves, which is at most 7 points.
        let left = (smooth - stepped).abs() / steps as f64 * 1.5 + 1e-5;
        judge.near(&smooth_name, Way::MeanPath, share(fine.joined(&fine_path, year * steps)?), smooth, left);
        for (runs, name, day, expected, known) in coarse_runs
            .iter()
            .map(|runs| (runs, &stepped_name, year, stepped, 1e-5))
            .chain(fine_runs.iter().map(|runs| (runs, &smooth_name, year * steps, smooth, left)))
        {
            let shares: Vec<f64> = runs.on(Metric::Joined, day)?.into_iter().map(share).collect();
            judge.sampled_with(name, runs.way, Sample::of(&shares), expected, known);
        }
    }
    let peak = bass.peak_time().unwrap_or_default();
    judge.near("peak time", Way::Theory, peak, case.number("/expected/peak_time")?, 1e-5);
    judge.near("F at the peak", Way::Theory, bass.share(peak), case.number("/expected/F_at_peak")?, 1e-5);
    judge.near("peak rate", Way::Theory, bass.rate(peak), case.number("/expected/peak_rate")?, 1e-5);
    let mean = case.number("/expected/mean_adoption_time")?;
    judge.near("mean adoption time", Way::Theory, bass.mean_time().unwrap_or_default(), mean, 1e-5);
    // The rate is greatest there, judged by the curve itself and not by the formula.
    let day = fastest_day(&fine, continuous.len() * steps)? / steps as f64;
    judge.near("peak time", Way::MeanPath, day, case.number("/expected/peak_time")?, 0.05);
    Ok(())
}

/// When most people join on the mean path: the top of the parabola through the increments around the largest one.
fn fastest_day(world: &World, days: usize) -> Result<f64, Trouble> {
    let track = world.expected();
    let recorded: Vec<(f64, f64)> =
        (0..=days).filter_map(|day| Some((day as f64, world.joined(&track, day).ok()?))).collect();
    // The last interval may be shorter than the others.
    let rates: Vec<(f64, f64)> = recorded
        .windows(2)
        .map(|pair| (f64::midpoint(pair[0].0, pair[1].0), (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)))
        .collect();
    let top = (1..rates.len().saturating_sub(2)).max_by(|&a, &b| rates[a].1.total_cmp(&rates[b].1));
    let top = top.ok_or_else(|| Trouble::Unmeasured("peak".to_owned()))?;
    let (before, at, after) = (rates[top - 1].1, rates[top].1, rates[top + 1].1);
    let width = rates[top + 1].0 - rates[top].0;
    Ok(rates[top].0 + width * 0.5 * (before - after) / (before - 2.0 * at + after))
}

pub(super) fn bass_fit(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::bass, nonlinear least squares; campaign engine at the fitted parameters");
    let sales = case.numbers("/inputs/sales_1949_61")?;
    let Fit { bass, r_squared } = Bass::fit(&sales)?;
    let expected = |name: &str| case.number(&format!("/expected/{name}"));
    for (name, got, share) in
        [("p", bass.innovation(), 0.02), ("q", bass.imitation(), 0.01), ("m", bass.market(), 0.01)]
    {
        judge.near(name, Way::Theory, got, expected(name)?, share * expected(name)?);
    }
    judge.near("R²", Way::Theory, r_squared, expected("R2")?, 1e-3);
    judge.near("peak time", Way::Theory, bass.peak_time().unwrap_or_default(), expected("peak_time")?, 0.02);
    let steps = 72;
    let world = market(&bass, steps, sales.len())?;
    let track = world.expected();
    let mean = sales.iter().sum::<f64>() / sales.len() as f64;
    let (mut left, mut all) = (0.0, 0.0);
    for (year, sold) in sales.iter().enumerate() {
        let joined = world.joined(&track, (year + 1) * steps)? - world.joined(&track, year * steps)?;
        left += (sold - joined) * (sold - joined);
        all += (sold - mean) * (sold - mean);
    }
    judge.near("R²", Way::MeanPath, 1.0 - left / all, expected("R2")?, 5e-3);
    judge.near(
        "peak time",
        Way::MeanPath,
        fastest_day(&world, sales.len() * steps)? / steps as f64,
        expected("peak_time")?,
        0.1,
    );
    Ok(())
}

pub(super) fn bass_regression(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::bass, regression of Bass 1969");
    for (name, data) in [("room_ac", ROOM_AC), ("dryers", DRYERS)] {
        let bass = Bass::fit_linear(&sales(data)?)?.bass;
        for (field, got) in [("p", bass.innovation()), ("q", bass.imitation()), ("m", bass.market())] {
            let expected = case.number(&format!("/expected/{name}/{field}"))?;
            judge.near(format!("{name}, {field}"), Way::Theory, got, expected, 1e-3 * expected);
        }
        // Data made by the campaign engine at these parameters, one step a year, must give them back.
        let world = market(&bass, 1, 13)?;
        let track = world.expected();
        let joined = (0..=13).map(|year| world.joined(&track, year)).collect::<Result<Vec<_>, _>>()?;
        let made: Vec<f64> = joined.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let again = Bass::fit_linear(&made)?.bass;
        for (field, got) in [("p", again.innovation()), ("q", again.imitation()), ("m", again.market())] {
            let expected = case.number(&format!("/expected/{name}/{field}"))?;
            judge.near(format!("{name}, {field}, from simulated sales"), Way::MeanPath, got, expected, 1e-3 * expected);
        }
    }
    judge.note("The case names the series of clothes dryers without listing it; it stands in data/clothes_dryers.csv, from the public data set of Lilien and Rangaswamy.");
    Ok(())
}

/// Second column of a table of years and sales.
fn sales(data: &str) -> Result<Vec<f64>, Trouble> {
    let sold = |(line, text): (usize, &str)| {
        let number = text.split(',').nth(1).and_then(|sold| sold.trim().parse().ok());
        number.ok_or(Trouble::Data(line + 1))
    };
    data.lines().enumerate().skip(1).map(sold).collect()
}

pub(super) fn bass_peaks(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::bass; campaign engine, the day on which most people join");
    let peaks = case.numbers("/expected/peak_time")?;
    for ((name, parameters), expected) in case.named_rows("/inputs/p_q_m")?.into_iter().zip(peaks) {
        let [p, q, m] = parameters[..] else { continue };
        // In thousands, so that the market is one of people.
        let bass = Bass::new(p, q, m * 1000.0)?;
        judge.near(name, Way::Theory, bass.peak_time().unwrap_or_default(), expected, 0.01);
        let years = (expected * 1.6).ceil() as usize;
        let steps = 1800 / years;
        let peak = fastest_day(&market(&bass, steps, years)?, steps * years)? / steps as f64;
        judge.near(name, Way::MeanPath, peak, expected, 0.02 * expected);
    }
    Ok(())
}

/// Seeds of a simulated market; few, so that they hardly change the final size.
const SEEDS: f64 = 5.0;

pub(super) fn final_size(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, a closed market; theory::branching (the same equation)");
    // Days stand for instants, so daily hazards are small; where little happens, they may be larger.
    let hazards = [0.15, 0.10, 0.05, 0.03, 0.02, 0.02, 0.015];
    let tolerance = 0.01f64;
    for ((r, z), hazard) in case.numbers("/inputs/R0")?.into_iter().zip(case.numbers("/expected/z")?).zip(hazards) {
        let name = format!("R {r}");
        judge.near(&name, Way::Theory, 1.0 - Offspring::poisson(r)?.extinction(1), z, 1e-5);
        let world = |market: f64| {
            World::new(
                1500,
                &[
                    ("/market", json!({"limited": true, "size": market, "overlap": 1.0})),
                    ("/segments/0/share_rate", json!(r * hazard)),
                    ("/acquisition/seeds", json!(SEEDS)),
                    ("/churn/rate", json!(hazard)),
                    ("/churn/period", json!(1.0)),
                ],
            )
        };
        let market = 1e6;
        let path = world(market)?;
        judge.near(&name, Way::MeanPath, (path.joined(&path.expected(), 1500)? + SEEDS) / market, z, 0.004);
        let market = 20_000.0;
        for runs in world(market)?.draw(100, 40)? {
            let sizes: Vec<f64> = runs.last(Metric::Joined)?.iter().map(|joined| (joined + SEEDS) / market).collect();
            // Those that take off come near the final size, the others stay far below it.
            let taken: Vec<f64> = sizes.into_iter().filter(|size| *size > z / 3.0).collect();
            let sample = Sample::of(&taken);
            judge.sampled_within(&name, runs.way, sample, z, tolerance.max(ERRORS * sample.error));
        }
    }
    judge.note("Simulated in a market of 20,000 with 5 seeds, where it takes off; within 0.01 or 4 errors.");
    Ok(())
}
