//! `snowball compare`: two to six plans with the same luck.

mod best;

use std::io::{self, Write};
use std::path::Path;

use best::{Best, best};
use serde::Serialize;
use snowball_engine::plan::Currency;
use snowball_engine::{Chance, Engine, Metric, Paired, Results, Summary};

use crate::args::{CompareArgs, Method, Reading};
use crate::compute::compute;
use crate::failure::Failure;
use crate::format::{self, short};
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;
use crate::report::{GoalReport, PerMetric};

/// Names of the plans in tables and files.
const LETTERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// The comparison. Described in `docs/output.md`.
#[derive(Serialize)]
struct Comparison<'a> {
    /// Version of the program.
    snowball: &'static str,
    engine: Method,
    currency: Currency,
    seed: u64,
    replicates: u32,
    plans: Vec<PlanReport<'a>>,
    /// Each other plan against the first.
    differences: Vec<Difference>,
    /// Chance of each plan to be the best, for metrics of which more or less is better.
    best: PerMetric<Option<Best>>,
}

#[derive(Serialize)]
struct PlanReport<'a> {
    /// A for the first, then B and so on.
    letter: &'static str,
    file: &'a str,
    /// Name of the plan.
    plan: &'a str,
    horizon_days: u32,
    goals: Vec<GoalReport<'a>>,
    summaries: PerMetric<Option<Summary>>,
}

#[derive(Serialize)]
struct Difference {
    /// The plan that is compared with A.
    letter: &'static str,
    metrics: PerMetric<MetricDifference>,
}

/// What a plan has more than A, replicate by replicate.
#[derive(Serialize)]
struct MetricDifference {
    /// Median and 90 % interval of the difference.
    difference: Option<Summary>,
    /// Chance that it has more than A; ties count half.
    chance_more: Option<Chance>,
    /// Replicates in which both define the metric.
    pairs: usize,
}

impl MetricDifference {
    fn of(a: &Results, b: &Results, metric: Metric) -> Self {
        let paired = Paired::of(a, b, metric);
        Self { difference: paired.summary(), chance_more: paired.chance_more(), pairs: paired.differences.len() }
    }
}

/// Does it.
pub fn compare(args: &CompareArgs) -> Result<(), Failure> {
    if args.plans.iter().filter(|path| *path == Path::new("-")).count() > 1 {
        return Err(Failure::Usage("standard input can be only one of the plans"));
    }
    if args.engine == Method::Expected {
        return Err(Failure::Usage("the expected path has no chance in it: compare with `cohort` or `agent`"));
    }
    let files = args.plans.iter().map(|path| plan_file::read(path)).collect::<Result<Vec<_>, _>>()?;
    let currency = files[0].plan.currency;
    if files.iter().any(|file| file.plan.currency != currency) {
        return Err(Failure::Usage("the plans have different currencies: their money cannot be compared"));
    }
    let output = Output::new(&args.out)?;
    let engines = files
        .iter()
        .map(|file| Engine::new(&file.plan).map_err(|problems| Failure::Plan(file.source.clone(), problems)))
        .collect::<Result<Vec<_>, _>>()?;
    let replicates = args.draws.replicates;
    let progress = Progress::new(u64::from(replicates) * engines.len() as u64, "replicates");
    let results = engines.iter().zip(&files).map(|(engine, file)| {
        compute(engine, args.engine, &args.draws, 0..replicates, &progress)
            .map_err(|problem| Failure::People(file.source.clone(), problem))
    });
    let results = results.collect::<Result<Vec<_>, _>>()?;
    drop(progress);
    let comparison = Comparison::new(&files, &results, args);
    match args.format {
        Reading::Json => output.write_json(&comparison),
        Reading::Table => output.write(|out| comparison.print(out)),
    }
}

impl<'a> Comparison<'a> {
    fn new(files: &'a [PlanFile], results: &[Results], args: &CompareArgs) -> Self {
        let plans = files.iter().zip(results).zip(LETTERS).map(|((file, results), letter)| PlanReport {
            letter,
            file: &file.source,
            plan: &file.plan.name,
            horizon_days: file.plan.horizon_days,
            goals: GoalReport::all(&file.plan, results),
            summaries: PerMetric::of(|metric| results.summary(metric)),
        });
        let differences = results.iter().zip(LETTERS).skip(1).map(|(other, letter)| Difference {
            letter,
            metrics: PerMetric::of(|metric| MetricDifference::of(&results[0], other, metric)),
        });
        Self {
            snowball: env!("CARGO_PKG_VERSION"),
            engine: args.engine,
            currency: files[0].plan.currency,
            seed: args.draws.seed,
            replicates: results[0].done(),
            plans: plans.collect(),
            differences: differences.collect(),
            best: PerMetric::of(|metric| best(results, metric)),
        }
    }

    /// The plans, then a line per metric and plan. A metric that is zero throughout is left out.
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        for PlanReport { letter, file, plan, horizon_days, .. } in &self.plans {
            writeln!(out, "{letter}  {plan} ({file}), {horizon_days} days")?;
        }
        writeln!(
            out,
            "\n{} replicates of seed {}, amounts in {}\n",
            self.replicates,
            self.seed,
            self.currency.as_str()
        )?;
        let header =
            vec!["metric", "plan", "median", "5 %", "95 %", "more than A", "5 %", "95 %", "chance more", "best"];
        let mut table = format::table(header);
        format::align_numbers(&mut table, 2);
        for &metric in Metric::ALL {
            let summaries = self.plans.iter().map(|plan| plan.summaries.get(metric));
            if summaries.clone().flatten().all(|summary| summary.low == 0.0 && summary.high == 0.0) {
                continue;
            }
            for (i, summary) in summaries.enumerate() {
                let against = i.checked_sub(1).map(|other| self.differences[other].metrics.get(metric));
                let best = self.best.get(metric).as_ref();
                let cells = [metric.as_str().to_owned(), LETTERS[i].to_owned()]
                    .into_iter()
                    .chain(figures(summary.as_ref()))
                    .chain(figures(against.and_then(|against| against.difference.as_ref())))
                    .chain([
                        percent(against.and_then(|against| against.chance_more)),
                        percent(best.and_then(|best| best.chances[i])),
                    ]);
                table.add_row(format::row(cells));
            }
        }
        format::print(&table, out)
    }
}

fn figures(summary: Option<&Summary>) -> [String; 3] {
    match summary {
        Some(Summary { low, median, high }) => [short(*median), short(*low), short(*high)],
        None => ["–"; 3].map(str::to_owned),
    }
}

fn percent(chance: Option<Chance>) -> String {
    chance.map_or_else(|| "–".to_owned(), |chance| format!("{:.0} %", chance.share * 100.0))
}
