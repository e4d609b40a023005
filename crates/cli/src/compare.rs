//! `snowball compare`: two to six plans with the same luck.

mod money;
mod words;

use std::io::{self, Write};
use std::path::Path;

use money::{AcceptanceReport, PlaneReport, StepReport};
use serde::Serialize;
use snowball_decide::best::{Best, best};
use snowball_decide::differing::{Input, differing};
use snowball_decide::settle::{Rule, Settled, advantages, settled};
use snowball_decide::statement::statements;
use snowball_decide::{Better, Objective};
use snowball_engine::plan::{Currency, Plan};
use snowball_engine::{Chance, Engine, Metric, Paired, Results, Summary};

use crate::args::{CompareArgs, MOST_REPLICATES, Method, Reading};
use crate::compute::more;
use crate::explain::default_metric;
use crate::explain_plan::shown;
use crate::failure::Failure;
use crate::format::{self, short};
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;
use crate::report::{GoalReport, PerMetric};

/// Names of the plans in tables and files.
pub const LETTERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// The comparison. Described in `docs/output.md`.
#[derive(Serialize)]
struct Comparison<'a> {
    /// Version of the program.
    snowball: &'static str,
    engine: Method,
    currency: Currency,
    seed: u64,
    replicates: u32,
    /// What the words are about, and what is settled.
    metric: Metric,
    plans: Vec<PlanReport<'a>>,
    /// Inputs that are not the same in all plans.
    inputs: Vec<Input>,
    /// Each other plan against the first.
    differences: Vec<Difference>,
    /// Chance of each plan to be the best, for metrics of which more or less is better.
    best: PerMetric<Option<Best>>,
    /// Chance of each plan to have the largest net benefit, by what a customer is worth.
    acceptability: Vec<AcceptanceReport>,
    /// Marginal CAC from each efficient plan to the next larger one.
    frontier: Vec<StepReport>,
    /// What the numbers say, and what they do not.
    words: Vec<String>,
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
    /// Extra customers against extra cost.
    plane: Option<PlaneReport>,
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
    /// Whether it is settled that it is better; none for metrics of which neither end is good.
    settled: Option<Settled>,
}

impl MetricDifference {
    fn of(a: &Results, b: &Results, metric: Metric, rule: Rule) -> Self {
        let paired = Paired::of(a, b, metric);
        Self {
            difference: paired.summary(),
            chance_more: paired.chance_more(),
            pairs: paired.differences.len(),
            settled: advantages(a, b, metric).and_then(|advantages| rule.judge(&advantages)),
        }
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
    let metric = chosen_metric(args, &files[0].plan)?;
    let rule = Rule::new(looks(args), (engines.len() * (engines.len() - 1) / 2) as u32);
    let results = simulated(args, &files, &engines, metric, rule)?;
    let comparison = Comparison::new(&files, &engines, &results, args, metric, rule);
    match args.format {
        Reading::Json => output.write_json(&comparison),
        Reading::Table => output.write(|out| comparison.print(out)),
    }
}

/// What the words are about.
fn chosen_metric(args: &CompareArgs, first: &Plan) -> Result<Metric, Failure> {
    match args.metric {
        Some(metric) => Objective::Metric(metric).better().map(|_| metric).map_err(Failure::Decide),
        None => {
            Ok(Some(default_metric(first)).filter(|metric| Better::of(*metric).is_some()).unwrap_or(Metric::Customers))
        }
    }
}

/// How often the replicates are looked at: once, or at every doubling.
fn looks(args: &CompareArgs) -> u32 {
    if args.until_settled { 1 + MOST_REPLICATES.div_ceil(args.draws.replicates).next_power_of_two().ilog2() } else { 1 }
}

/// Replicates of every plan: as many as were asked for, or as many as settle it.
fn simulated(
    args: &CompareArgs,
    files: &[PlanFile],
    engines: &[Engine],
    metric: Metric,
    rule: Rule,
) -> Result<Vec<Results>, Failure> {
    let mut results: Vec<Results> = engines.iter().map(Results::new).collect();
    let (mut done, mut goal) = (0, args.draws.replicates);
    loop {
        let progress = Progress::new(u64::from(goal - done) * engines.len() as u64, "replicates");
        let plans = results.into_iter().zip(engines).zip(files);
        let computed = plans.map(|((known, engine), file)| {
            more(known, engine, args.engine, &args.draws, done..goal, &progress)
                .map_err(|problem| Failure::People(file.source.clone(), problem))
        });
        results = computed.collect::<Result<_, _>>()?;
        if !args.until_settled || goal == MOST_REPLICATES || settled(&results, metric, rule) {
            return Ok(results);
        }
        done = goal;
        goal = goal.saturating_mul(2).min(MOST_REPLICATES);
    }
}

impl<'a> Comparison<'a> {
    fn new(
        files: &'a [PlanFile],
        engines: &[Engine],
        results: &[Results],
        args: &CompareArgs,
        metric: Metric,
        rule: Rule,
    ) -> Self {
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
            metrics: PerMetric::of(|metric| MetricDifference::of(&results[0], other, metric, rule)),
            plane: PlaneReport::of(&results[0], other),
        });
        let bare: Vec<Plan> = files.iter().map(|file| file.plan.clone()).collect();
        let statements = statements(&bare, engines, results, metric, rule);
        let currency = files[0].plan.currency;
        Self {
            snowball: env!("CARGO_PKG_VERSION"),
            engine: args.engine,
            currency,
            seed: args.draws.seed,
            replicates: results[0].done(),
            metric,
            plans: plans.collect(),
            inputs: differing(&bare),
            differences: differences.collect(),
            best: PerMetric::of(|metric| best(results, metric)),
            acceptability: AcceptanceReport::all(results),
            frontier: StepReport::all(results),
            words: statements.iter().map(|statement| words::english(statement, currency)).collect(),
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
        self.words.iter().try_for_each(|sentence| writeln!(out, "{sentence}"))?;
        writeln!(out)?;
        if !self.inputs.is_empty() {
            let letters = LETTERS[..self.plans.len()].iter().copied();
            let mut table = format::table(std::iter::once("what differs").chain(letters).collect());
            for Input { path, values } in &self.inputs {
                let values = values.iter().map(|value| value.as_ref().map_or_else(|| "–".to_owned(), shown));
                table.add_row(format::row(std::iter::once(path.clone()).chain(values)));
            }
            format::print(&table, out)?;
            writeln!(out)?;
        }
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
        format::print(&table, out)?;
        money::print(self, out)
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
