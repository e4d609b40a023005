//! What to measure before deciding between plans, and a map of the two unknowns that matter most.

use serde::Serialize;
use snowball_decide::information::{Information, Sample, Worth};
use snowball_decide::{DecideError, Objective, grid};
use snowball_engine::{Engine, Unknown};

use crate::args::ExplainArgs;
use crate::compare::LETTERS;
use crate::compute::evaluate;
use crate::plan_file::PlanFile;
use crate::progress::Progress;

/// A choice between plans, and what it is worth to know more.
#[derive(Serialize)]
pub struct Decision<'a> {
    /// Metric, or net benefit.
    pub by: &'static str,
    pub willingness_to_pay: Option<f64>,
    pub plans: Vec<Contender<'a>>,
    /// The plan with the best mean.
    pub choice: &'static str,
    /// Value of knowing everything, dice and weather included.
    pub evpi: f64,
    /// Chance that another plan turns out to be the best.
    pub regret: f64,
    pub replicates: usize,
    /// What is worth most to know comes first.
    pub unknowns: Vec<Worth>,
}

/// A plan among which is chosen.
#[derive(Serialize)]
pub struct Contender<'a> {
    pub letter: &'static str,
    pub file: &'a str,
    /// Name of the plan.
    pub plan: &'a str,
    pub mean: f64,
}

/// A result over two unknowns.
#[derive(Serialize)]
pub struct MapReport {
    /// Across, and up.
    pub paths: [String; 2],
    /// Values along each side.
    values: [Vec<f64>; 2],
    #[serde(flatten)]
    map: grid::Map,
}

/// How objectives are called.
pub fn name(objective: Objective) -> &'static str {
    match objective {
        Objective::Metric(metric) => metric.as_str(),
        Objective::NetBenefit { .. } => "net_benefit",
    }
}

/// Simulates every plan and asks what each unknown is worth.
pub fn decide<'a>(
    args: &ExplainArgs,
    files: &'a [PlanFile],
    engines: &[Engine],
    objective: Objective,
) -> Result<Decision<'a>, DecideError> {
    objective.better()?;
    let (seed, replicates) = (args.draws.seed, args.draws.replicates);
    let progress = Progress::new(u64::from(replicates) * engines.len() as u64, "plans");
    let result = |engine: &Engine, i: u32| objective.of(&engine.run(seed, i..i + 1).tracks[0]);
    let results: Vec<Vec<Option<f64>>> = engines
        .iter()
        .map(|engine| evaluate(replicates as usize, &args.draws, &progress, |run| result(engine, run as u32)))
        .collect();
    drop(progress);
    let sample = Sample::new(&engines.iter().collect::<Vec<_>>(), objective, &results, seed)?;
    let progress = Progress::new(sample.unknowns() as u64, "unknowns");
    let worths = evaluate(sample.unknowns(), &args.draws, &progress, |unknown| sample.worth(unknown));
    let Information { choice, means, evpi, regret, replicates, unknowns } = sample.analyse(objective, worths);
    let contender = |((file, mean), letter): ((&'a PlanFile, f64), _)| Contender {
        letter,
        file: &file.source,
        plan: &file.plan.name,
        mean,
    };
    Ok(Decision {
        by: name(objective),
        willingness_to_pay: args.willingness_to_pay,
        plans: files.iter().zip(means).zip(LETTERS).map(contender).collect(),
        choice: LETTERS[choice],
        evpi,
        regret,
        replicates,
        unknowns,
    })
}

/// A map of the first plan, or of what the second has more, over two unknowns.
pub fn map(
    args: &ExplainArgs,
    engines: &[Engine],
    objective: Objective,
    [across, up]: [&Unknown; 2],
) -> Result<MapReport, DecideError> {
    let design = grid::Design::new(args.cells as usize, args.cells as usize)?;
    let paths = [across.path.as_str(), up.path.as_str()];
    let progress = Progress::new(design.runs() as u64, "map");
    let results = evaluate(design.runs(), &args.draws, &progress, |run| match engines {
        [a, b, ..] => design.difference([a, b], objective, paths, run),
        _ => engines.first().and_then(|engine| design.evaluate(engine, objective, paths, run)),
    });
    let map = design.analyse(&results);
    let values = |unknown: &Unknown, quantiles: &[f64]| {
        quantiles.iter().map(|u| unknown.kind.quantile(unknown.low, unknown.high, *u)).collect()
    };
    let values = [values(across, &map.quantiles[0]), values(up, &map.quantiles[1])];
    Ok(MapReport { paths: paths.map(str::to_owned), values, map })
}
