//! Retention, lifetime value, repeat purchases.

use serde_json::json;
use snowball_engine::theory::lifetime::{self, BetaGeometric, BgNbd, PurchaseHistory};
use snowball_engine::{Metric, Series};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::Sample;
use crate::world::{SEED, World, last};

/// CDNOW: repeat purchases of 2,357 customers; the summary table comes with `lifetimes` (MIT).
const CDNOW: &str = include_str!("../../data/cdnow_customers_summary.csv");

/// Days of a churn period in the plans here.
const PERIOD: usize = 10;

/// Customers of the first morning, who are lost by a law, over a number of periods.
fn cohort(law: &BetaGeometric, seeds: f64, periods: usize) -> Result<World, Trouble> {
    World::new(
        (periods * PERIOD) as u32,
        &[
            ("/churn/rate", json!(law.rate())),
            ("/churn/polarization", json!(law.polarization())),
            ("/churn/period", json!(PERIOD)),
            ("/acquisition/seeds", json!(seeds)),
        ],
    )
}

pub(super) fn survival(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, a cohort that churns; theory::lifetime");
    let seeds = 20_000.0;
    for name in ["high_end", "regular"] {
        let parameters = case.numbers(&format!("/inputs/{name}"))?;
        let law = BetaGeometric::new(parameters[0], parameters[1])?;
        let survival = case.numbers(&format!("/expected/S_{name}"))?;
        let world = cohort(&law, seeds, survival.len())?;
        let track = world.expected();
        let engines = world.draw(60, 10)?;
        for (&share, period) in survival.iter().zip(1usize..) {
            let quantity = format!("{name}, S({period})");
            judge.near(&quantity, Way::Theory, law.survival(period as u32), share, 1e-5);
            let alive = track.at(Series::Active, world.point(period * PERIOD)?) / seeds;
            judge.near(&quantity, Way::MeanPath, alive, share, 1e-5);
            for runs in &engines {
                let alive = runs.series_on(Series::Active, period * PERIOD)?;
                let alive: Vec<f64> = alive.iter().map(|alive| alive / seeds).collect();
                // Five decimals are printed.
                judge.sampled_with(&quantity, runs.way, Sample::of(&alive), share, 1e-5);
            }
        }
        if name == "high_end" {
            let retention = case.numbers("/expected/retention_high_end_t1_t7_t8")?;
            for (period, share) in [1usize, 7, 8].into_iter().zip(retention) {
                let quantity = format!("{name}, retention in period {period}");
                judge.near(&quantity, Way::Theory, law.retention(period as u32), share, 1e-5);
                let alive = |period: usize| Ok::<_, Trouble>(track.at(Series::Active, world.point(period * PERIOD)?));
                judge.near(&quantity, Way::MeanPath, alive(period)? / alive(period - 1)?, share, 2e-5);
            }
        }
    }
    Ok(())
}

pub(super) fn survival_fit(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::lifetime, maximum likelihood; campaign engine at the fitted parameters");
    let shares: Vec<f64> = case.numbers("/inputs/survival_pct_years_1_7")?.iter().map(|share| share / 100.0).collect();
    let fit = BetaGeometric::fit(&shares)?;
    judge.near("alpha", Way::Theory, fit.law.alpha(), case.number("/expected/alpha")?, 0.002);
    judge.near("beta", Way::Theory, fit.law.beta(), case.number("/expected/beta")?, 0.01);
    let likelihood = case.number("/expected/LL_per_customer")?;
    judge.near("log-likelihood per customer", Way::Theory, fit.log_likelihood, likelihood, 1e-5);
    let model = case.number("/expected/year12_model")?;
    let seeds = 20_000.0;
    let world = cohort(&fit.law, seeds, 12)?;
    // Three decimals are printed.
    judge.near(
        "still there after year 12",
        Way::MeanPath,
        last(&world.expected(), Metric::Members)? / seeds,
        model,
        5e-4,
    );
    for runs in world.draw(40, 10)? {
        let alive: Vec<f64> = runs.last(Metric::Members)?.iter().map(|members| members / seeds).collect();
        judge.sampled_with("still there after year 12", runs.way, Sample::of(&alive), model, 5e-4);
    }
    judge.note(format!("The customers themselves: {} after year 12.", case.number("/expected/year12_actual")?));
    Ok(())
}

pub(super) fn margin_multiple(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::lifetime; campaign engine, lifetime value with constant retention");
    let discounts = case.numbers("/inputs/i")?;
    for (r, row) in case.numbers("/inputs/r")?.into_iter().zip(case.rows("/expected/table")?) {
        for (&i, multiple) in discounts.iter().zip(row) {
            let name = format!("r {r}, i {i}");
            judge.near(&name, Way::Theory, lifetime::margin_multiple(r, i, 0.0)?, multiple, 1e-3);
            // The engine pays by the day: of a multiple m, a year's margin later counts m/(1 + m) of one now, and a
            // day's the 365.25th root of that.
            let per_day = 100.0 / 12.0 / 30.4375;
            let by_day = |multiple: f64| {
                let stay = libm::pow(multiple / (1.0 + multiple), 1.0 / 365.25);
                // The first margin, one day from now, is discounted and not yet thinned.
                per_day * stay / (1.0 - stay) / libm::pow(r, 1.0 / 365.25)
            };
            let world = World::new(
                30,
                &[
                    ("/churn/rate", json!(1.0 - r)),
                    ("/churn/period", json!(365.25)),
                    ("/acquisition/organic", json!(10.0)),
                    ("/segments/0/repeat_purchase", json!(100.0)),
                    ("/layers/active/purchases", json!(1.0 / 12.0)),
                    ("/money/margin", json!(1.0)),
                    ("/money/discount", json!(i)),
                ],
            )?;
            let allowed = by_day(multiple + 1e-3) - by_day(multiple);
            judge.near(
                format!("{name}, by the day"),
                Way::MeanPath,
                last(&world.expected(), Metric::Ltv)?,
                by_day(multiple),
                allowed,
            );
        }
    }
    Ok(())
}

pub(super) fn repeat_purchases(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::lifetime, formula, simulation, and maximum likelihood on the CDNOW data");
    let model = BgNbd {
        r: case.number("/inputs/r")?,
        alpha: case.number("/inputs/alpha")?,
        a: case.number("/inputs/a")?,
        b: case.number("/inputs/b")?,
    };
    let times = case.numbers("/inputs/t_weeks")?;
    let mut counts = vec![Vec::new(); times.len()];
    for run in 0..100_000 {
        for (counts, purchases) in counts.iter_mut().zip(model.simulate(&times, SEED, run)?) {
            counts.push(f64::from(purchases));
        }
    }
    for ((&time, expected), counts) in times.iter().zip(case.numbers("/expected/E[X(t)]")?).zip(&counts) {
        let name = format!("purchases by week {time}");
        judge.near(&name, Way::Theory, model.expected_purchases(time)?, expected, 1e-4);
        // Four decimals are printed.
        judge.sampled_with(&name, Way::Simulation, Sample::of(counts), expected, 5e-5);
    }
    // The test of `lifetimes` that this figure comes from rounds the parameters to three decimals.
    let rounded = |value: f64| libm::round(value * 1e3) / 1e3;
    let rounded = BgNbd { r: rounded(model.r), alpha: rounded(model.alpha), a: rounded(model.a), b: rounded(model.b) };
    let none = case.number("/expected/P(X(39)=0)")?;
    judge.near("no purchase by week 39, parameters rounded", Way::Theory, rounded.none_by(39.0), none, 1e-6);
    let runs = 100_000;
    let mut quiet = 0;
    for run in 0..runs {
        quiet += usize::from(rounded.simulate(&[39.0], SEED + 1, run)?[0] == 0);
    }
    let quiet = Sample::share(quiet, runs as usize);
    judge.sampled("no purchase by week 39, parameters rounded", Way::Simulation, quiet, none);
    judge.note(format!(
        "P(X(39)=0) holds at the parameters rounded to three decimals, as the test it comes from has them; at the case's own \
         it is {:.6}.",
        model.none_by(39.0)
    ));
    let fit = BgNbd::fit(&cdnow()?)?.model;
    for (name, got, expected) in
        [("r", fit.r, model.r), ("alpha", fit.alpha, model.alpha), ("a", fit.a, model.a), ("b", fit.b, model.b)]
    {
        judge.near(format!("{name} of CDNOW"), Way::Theory, got, expected, 1e-3 * expected);
    }
    judge.note("The campaign engine has no BG/NBD law: its customers buy at the rate of their layer and are lost by time, not by purchase.");
    Ok(())
}

fn cdnow() -> Result<Vec<PurchaseHistory>, Trouble> {
    let history = |(line, text): (usize, &str)| {
        let numbers: Option<Vec<f64>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[_, purchases, last, observed]) => Ok(PurchaseHistory { purchases, last, observed }),
            _ => Err(Trouble::Data(line + 1)),
        }
    };
    CDNOW.lines().enumerate().skip(1).map(history).collect()
}
