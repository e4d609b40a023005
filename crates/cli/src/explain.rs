//! `snowball explain`: where the spread of a result comes from.

mod decision;
mod print;

use std::path::Path;

use decision::{Decision, MapReport};
use serde::Serialize;
use snowball_decide::{DecideError, Objective, Share, Variance, indices, shares, tornado};
use snowball_engine::plan::{Currency, Plan};
use snowball_engine::{Engine, Metric, Unknown};

use crate::args::{ExplainArgs, Reading};
use crate::compute::evaluate;
use crate::failure::Failure;
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;

/// Where a result comes from. Described in `docs/output.md`.
#[derive(Serialize)]
struct Explanation<'a> {
    /// Version of the program.
    snowball: &'static str,
    file: &'a str,
    /// Name of the plan.
    plan: &'a str,
    currency: Currency,
    horizon_days: u32,
    metric: Metric,
    seed: u64,
    /// The metric with every unknown at its median, every draw its mean.
    expected: Option<f64>,
    /// Dice, weather, ignorance.
    shares: Shares,
    /// Spread of the mean path; none where the plan knows everything.
    indices: Option<Spread>,
    /// The one that moves the metric most comes first.
    unknowns: Vec<UnknownReport>,
    /// What to measure before deciding; none without other plans.
    decision: Option<Decision<'a>>,
    /// The two unknowns that matter most; none where the plan has no two.
    map: Option<MapReport>,
}

/// A result over the points of a design.
#[derive(Serialize)]
struct Spread {
    mean: f64,
    deviation: f64,
    /// Base points in which every run defines the metric.
    used: usize,
    /// Base points in all.
    points: usize,
}

/// First-order and total share of the variance.
#[derive(Clone, Copy, Serialize)]
struct Pair {
    first: Share,
    total: Share,
}

#[derive(Serialize)]
struct Shares {
    #[serde(flatten)]
    spread: Spread,
    dice: Pair,
    weather: Pair,
    ignorance: Pair,
}

#[derive(Serialize)]
struct UnknownReport {
    #[serde(flatten)]
    unknown: Unknown,
    #[serde(flatten)]
    bar: Ends,
    /// Share of the variance that ignorance causes.
    index: Option<Pair>,
}

/// The metric at both ends of an unknown.
#[derive(Serialize)]
struct Ends {
    at_low: Option<f64>,
    at_high: Option<f64>,
}

/// Does it.
pub fn explain(args: &ExplainArgs) -> Result<(), Failure> {
    let paths: Vec<&Path> = std::iter::once(&args.plan).chain(&args.against).map(|path| path.as_path()).collect();
    if paths.iter().filter(|path| **path == Path::new("-")).count() > 1 {
        return Err(Failure::Usage("standard input can be only one of the plans"));
    }
    let files = paths.into_iter().map(plan_file::read).collect::<Result<Vec<_>, _>>()?;
    let PlanFile { plan, source, .. } = &files[0];
    if files.iter().any(|file| file.plan.currency != plan.currency) {
        return Err(Failure::Usage("the plans have different currencies: their money cannot be compared"));
    }
    let output = Output::new(&args.out)?;
    let engines = files
        .iter()
        .map(|file| Engine::new(&file.plan).map_err(|problems| Failure::Plan(file.source.clone(), problems)))
        .collect::<Result<Vec<_>, _>>()?;
    let metric = args.metric.unwrap_or_else(|| default_metric(plan));
    let objective = Objective::Metric(metric);
    let decided_by = match args.willingness_to_pay {
        Some(willingness_to_pay) => Objective::NetBenefit { willingness_to_pay },
        None => objective,
    };
    let decision = match args.against.is_empty() {
        true => None,
        false => Some(decision::decide(args, &files, &engines, decided_by).map_err(Failure::Decide)?),
    };
    let shares = Shares::of(&shares_of(args, &engines[0], objective).map_err(Failure::Decide)?);
    let Moved { middle, unknowns, spread } = unknowns(args, &engines[0], objective).map_err(Failure::Decide)?;
    let matter: Vec<&Unknown> = match &decision {
        Some(decision) => decision.unknowns.iter().map(|worth| &worth.unknown).collect(),
        None => unknowns.iter().map(|report| &report.unknown).collect(),
    };
    let map = match matter[..] {
        [across, up, ..] => Some(decision::map(args, &engines, decided_by, [across, up]).map_err(Failure::Decide)?),
        _ => None,
    };
    let explanation = Explanation {
        snowball: env!("CARGO_PKG_VERSION"),
        file: source,
        plan: &plan.name,
        currency: plan.currency,
        horizon_days: plan.horizon_days,
        metric,
        seed: args.draws.seed,
        expected: middle,
        shares,
        indices: spread,
        unknowns,
        decision,
        map,
    };
    match args.format {
        Reading::Json => output.write_json(&explanation),
        Reading::Table => output.write(|out| explanation.print(out)),
    }
}

/// What a plan is about: the metric of its first goal, or new customers.
pub fn default_metric(plan: &Plan) -> Metric {
    plan.goals.first().map_or(Metric::Customers, |goal| goal.metric)
}

fn shares_of(args: &ExplainArgs, engine: &Engine, objective: Objective) -> Result<Variance, DecideError> {
    let design = shares::Design::new(args.draws.replicates, args.draws.seed)?;
    let progress = Progress::new(design.runs() as u64, "dice, weather, ignorance");
    let results = evaluate(design.runs(), &args.draws, &progress, |run| objective.of(&design.evaluate(engine, run)));
    design.analyse(&results)
}

/// What the unknowns do.
struct Moved {
    /// Middle of the tornado.
    middle: Option<f64>,
    unknowns: Vec<UnknownReport>,
    /// What the indices share out.
    spread: Option<Spread>,
}

/// The tornado's bars with the indices.
fn unknowns(args: &ExplainArgs, engine: &Engine, objective: Objective) -> Result<Moved, DecideError> {
    let design = tornado::Design::new(engine);
    let progress = Progress::new(design.runs() as u64, "unknowns, one by one");
    let results = evaluate(design.runs(), &args.draws, &progress, |run| design.evaluate(engine, objective, run));
    drop(progress);
    let tornado = design.analyse(&results);
    let variance = match indices::Design::new(engine, args.points, args.draws.seed) {
        Ok(design) => {
            let progress = Progress::new(design.runs() as u64, "unknowns together");
            let evaluate_run = |run| design.evaluate(engine, objective, run);
            Some(design.analyse(&evaluate(design.runs(), &args.draws, &progress, evaluate_run))?)
        }
        Err(DecideError::NoUnknowns) => None,
        Err(error) => return Err(error),
    };
    let all = engine.unknowns();
    let report = |bar: &tornado::Bar| UnknownReport {
        unknown: all[bar.unknown].clone(),
        bar: Ends { at_low: bar.at_low, at_high: bar.at_high },
        index: variance.as_ref().map(|variance| Pair::of(variance, bar.unknown)),
    };
    let reports = tornado.bars.iter().map(report).collect();
    Ok(Moved { middle: tornado.middle, unknowns: reports, spread: variance.as_ref().map(Spread::of) })
}

impl Spread {
    fn of(variance: &Variance) -> Self {
        let &Variance { mean, deviation, used, points, .. } = variance;
        Self { mean, deviation, used, points }
    }
}

impl Pair {
    fn of(variance: &Variance, input: usize) -> Self {
        Self { first: variance.first[input], total: variance.total[input] }
    }
}

impl Shares {
    fn of(variance: &Variance) -> Self {
        let pair = |source: shares::Source| Pair::of(variance, source as usize);
        Self {
            spread: Spread::of(variance),
            dice: pair(shares::Source::Dice),
            weather: pair(shares::Source::Weather),
            ignorance: pair(shares::Source::Ignorance),
        }
    }
}
