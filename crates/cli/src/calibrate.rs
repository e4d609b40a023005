//! `snowball calibrate`: a plan's unknowns from a table of what happened.

use std::fs;
use std::io::{self, Write};

use serde::Serialize;
use snowball_calibrate::coverage::{self, World};
use snowball_calibrate::forecast::Forecaster;
use snowball_calibrate::posterior::Warning;
use snowball_calibrate::read::{self, DateFormat, Duplicates, Note, Options, Role, Start};
use snowball_calibrate::{Fit, Model, Posterior, Spec, Stage};
use snowball_engine::plan::Currency;

use crate::args::{CalibrateArgs, Dates, DayZero, Draws, Out, Reading};
use crate::compute::evaluate;
use crate::failure::Failure;
use crate::fit_curve::decimal;
use crate::format::{self, short};
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;

/// What was learnt. Described in `docs/output.md`.
#[derive(Serialize)]
struct Learnt<'a> {
    /// Version of the program.
    snowball: &'static str,
    plan: &'a str,
    currency: Currency,
    data: DataReport<'a>,
    #[serde(flatten)]
    posterior: &'a Posterior,
    /// What the numbers say.
    words: Vec<String>,
}

#[derive(Serialize)]
struct DataReport<'a> {
    file: &'a str,
    rows: u64,
    /// Day 0, the day on which the first period begins, and days of a period.
    start: &'a str,
    first: u32,
    period: u32,
    /// How it was read.
    options: &'a Options,
    notes: &'a [Note],
}

/// How often intervals hold the truth. Described in `docs/output.md`.
#[derive(Serialize)]
struct Coverage<'a> {
    snowball: &'static str,
    plan: &'a str,
    worlds: u32,
    days: u32,
    effort: u32,
    seed: u64,
    parameters: Vec<ParameterCoverage<'a>>,
    /// Worlds in which the plan would be called a poor fit although it made the data.
    rare: f64,
    /// Share of the held-back days inside of their 90 % intervals; none if none were.
    forecast: Option<f64>,
}

#[derive(Serialize)]
struct ParameterCoverage<'a> {
    path: &'a str,
    /// Share of the worlds whose 90 % interval holds the truth, and its standard error.
    covered: f64,
    error: f64,
    /// Share of the worlds in which the truth lies below the interval, and above.
    below: f64,
    above: f64,
    /// Mean standard deviation after over that before.
    left: f64,
}

/// Does it.
pub fn calibrate(args: &CalibrateArgs) -> Result<(), Failure> {
    let file = plan_file::read(&args.plan)?;
    let output = Output::new(&args.out)?;
    let spec = Spec {
        parameters: args.fit.clone(),
        roles: args.observe.clone(),
        hold_back: args.hold_back,
        effort: args.effort,
        seed: args.seed,
    };
    let draws = Draws { replicates: 1, seed: args.seed, threads: args.threads };
    match (&args.data, args.coverage) {
        (_, Some(worlds)) => cover(args, &file, spec, worlds, &draws, &output),
        (Some(data), None) => {
            let source = data.display().to_string();
            let save = args.save.clone().map(|out| Output::new(&Out { out: Some(out) })).transpose()?;
            let bytes = fs::read(data).map_err(|error| Failure::System(source.clone(), error))?;
            let plan = &file.plan;
            let reading = read::read(&bytes, &options(args), &plan.start_date, plan.horizon_days)
                .map_err(|problems| Failure::Table(source.clone(), problems))?;
            let posterior = learn(&file, &reading.series, &spec, &draws)?;
            let learnt = Learnt {
                snowball: env!("CARGO_PKG_VERSION"),
                plan: &plan.name,
                currency: plan.currency,
                data: DataReport {
                    file: &source,
                    rows: reading.rows,
                    start: &reading.series.start,
                    first: reading.series.first,
                    period: reading.series.period,
                    options: &reading.options,
                    notes: &reading.notes,
                },
                posterior: &posterior,
                words: words(&posterior, &reading.notes),
            };
            if let Some(save) = save {
                let learnt = posterior.apply(plan).to_json();
                save.write(|out| writeln!(out, "{learnt}"))?;
            }
            match args.format {
                Reading::Json => output.write_json(&learnt),
                Reading::Table => output.write(|out| print(&learnt, out)),
            }
        }
        (None, None) => Err(Failure::Usage("a table is needed, or --coverage")),
    }
}

fn options(args: &CalibrateArgs) -> Options {
    Options {
        decimal: args.decimal.map(decimal),
        dates: args.dates.map(|dates| match dates {
            Dates::Ymd => DateFormat::YearMonthDay,
            Dates::Dmy => DateFormat::DayMonthYear,
            Dates::Mdy => DateFormat::MonthDayYear,
            Dates::Chinese => DateFormat::Chinese,
        }),
        columns: args.map.iter().map(|(role, column)| (column.clone(), *role)).collect(),
        start: match args.start {
            DayZero::Plan => Start::Plan,
            DayZero::FirstRow => Start::FirstRow,
        },
        duplicates: if args.sum { Duplicates::Sum } else { Duplicates::Refuse },
        totals: args.totals,
        ..Options::default()
    }
}

/// Searches on all cores.
fn learn(file: &PlanFile, series: &read::Series, spec: &Spec, draws: &Draws) -> Result<Posterior, Failure> {
    let model = Model::new(&file.plan, series, spec).map_err(Failure::Calibrate)?;
    let mut fit = Fit::new(&file.plan, series, spec).map_err(Failure::Calibrate)?;
    let (_, generations) = fit.progress();
    let progress = Progress::new(generations * u64::from(spec.effort), "paths");
    while fit.stage() != Stage::Done {
        let pieces = fit.ask();
        let answers = evaluate(pieces.len(), draws, &progress, |piece| model.evaluate(&pieces[piece]));
        fit.tell(&answers).map_err(Failure::Calibrate)?;
    }
    fit.finish().map_err(Failure::Calibrate)
}

fn cover(
    args: &CalibrateArgs,
    file: &PlanFile,
    mut spec: Spec,
    worlds: u32,
    draws: &Draws,
    output: &Output,
) -> Result<(), Failure> {
    if spec.roles.is_empty() {
        spec.roles = coverage::default_roles();
    }
    if spec.roles.contains(&Role::Date) {
        return Err(Failure::Usage("dates are not learnt from: name other columns to observe"));
    }
    let days = args.days.min(file.plan.horizon_days);
    let progress = Progress::new(u64::from(worlds), "worlds");
    let found =
        evaluate(worlds as usize, draws, &progress, |world| coverage::world(&file.plan, &spec, days, world as u32));
    drop(progress);
    let found: Vec<World> = found.into_iter().collect::<Result<_, _>>().map_err(Failure::Calibrate)?;
    let n = f64::from(worlds);
    let share = |count: usize| count as f64 / n;
    let parameters = spec.parameters.iter().enumerate().map(|(i, path)| {
        let all = || found.iter().map(|world| world.parameters[i]);
        let covered = share(all().filter(|parameter| parameter.holds()).count());
        ParameterCoverage {
            path,
            covered,
            error: (covered * (1.0 - covered) / n).sqrt(),
            below: share(all().filter(|parameter| parameter.truth < parameter.low).count()),
            above: share(all().filter(|parameter| parameter.truth > parameter.high).count()),
            left: all().map(|parameter| parameter.left).sum::<f64>() / n,
        }
    });
    let forecasts: Vec<f64> = found.iter().flat_map(|world| world.forecast.iter().copied()).collect();
    let report = Coverage {
        snowball: env!("CARGO_PKG_VERSION"),
        plan: &file.plan.name,
        worlds,
        days,
        effort: spec.effort,
        seed: spec.seed,
        parameters: parameters.collect(),
        rare: share(found.iter().filter(|world| world.rarity < 0.05).count()),
        forecast: (!forecasts.is_empty()).then(|| forecasts.iter().sum::<f64>() / forecasts.len() as f64),
    };
    match args.format {
        Reading::Json => output.write_json(&report),
        Reading::Table => output.write(|out| print_coverage(&report, out)),
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn print_coverage(report: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} worlds, {} days: 90 % intervals that hold the truth", report.worlds, report.days)?;
    let mut table = format::table(vec!["parameter", "covered", "±", "truth below", "truth above", "spread left"]);
    for parameter in &report.parameters {
        table.add_row(format::row([
            parameter.path.to_owned(),
            percent(parameter.covered),
            percent(parameter.error),
            percent(parameter.below),
            percent(parameter.above),
            percent(parameter.left),
        ]));
    }
    format::align_numbers(&mut table, 1);
    format::print(&table, out)?;
    writeln!(out, "worlds called rarer than 5 %: {}", percent(report.rare))?;
    report.forecast.map_or(Ok(()), |covered| writeln!(out, "held-back days inside: {}", percent(covered)))
}

fn words(posterior: &Posterior, notes: &[Note]) -> Vec<String> {
    let mut words: Vec<String> = notes.iter().map(ToString::to_string).collect();
    for warning in &posterior.warnings {
        words.push(match warning {
            Warning::NotIdentified { path } => format!("{path}: the data say next to nothing of it; it stays what was believed."),
            Warning::OnlyTogether { a, b, correlation } => format!(
                "{a} and {b} can be told only together (correlation {correlation:.2}): as two ranges of a plan they say less than they do here."
            ),
            Warning::FarFromPrior { path } => {
                format!("{path}: the data say what the plan held to be very unlikely; look at one of them.")
            }
            Warning::PoorFit { rarity } => format!(
                "No values of these parameters make the plan bring what happened: of its own campaigns {} stray as far. Something else is different.",
                percent(*rarity)
            ),
            Warning::FewDraws { effective } => {
                format!("All rests on {effective:.0} draws: intervals are rough; raise the effort.")
            }
        });
    }
    for scores in posterior.scores.iter().filter(|scores| scores.by == Forecaster::Plan) {
        let others = posterior.scores.iter().filter(|other| other.role == scores.role && other.by != Forecaster::Plan);
        let best = others.map(|other| other.crps).fold(f64::INFINITY, f64::min);
        words.push(format!(
            "{}: {} of {} held-back periods inside the 90 % band; score {} against {} of the best naive forecast.",
            scores.role.as_str(),
            (scores.covered * scores.periods as f64).round(),
            scores.periods,
            short(scores.crps),
            short(best)
        ));
    }
    words
}

fn print(learnt: &Learnt, out: &mut dyn Write) -> io::Result<()> {
    let posterior = learnt.posterior;
    let data = &learnt.data;
    writeln!(
        out,
        "{}: {} rows from {}, {} periods of {} day(s) learnt from",
        data.file, data.rows, data.start, posterior.learnt, data.period
    )?;
    let mut table = format::table(vec!["parameter", "before", "", "low", "median", "high", "spread left"]);
    for parameter in &posterior.parameters {
        table.add_row(format::row([
            parameter.path.clone(),
            short(parameter.prior[0]),
            short(parameter.prior[1]),
            short(parameter.low),
            short(parameter.median),
            short(parameter.high),
            percent(parameter.left),
        ]));
    }
    format::align_numbers(&mut table, 1);
    format::print(&table, out)?;
    writeln!(
        out,
        "fit: rarity {}; {:.0} effective draws of {}",
        percent(posterior.goodness.rarity),
        posterior.effective,
        posterior.evaluated
    )?;
    learnt.words.iter().try_for_each(|word| writeln!(out, "{word}"))
}
