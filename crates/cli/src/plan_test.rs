//! `snowball plan-test`: a live test of one plan against another, simulated before it is run.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use snowball_engine::plan::Currency;
use snowball_engine::{Assignment, FriendOffer, Unknowns};
use snowball_trial::classic::{Classic, Shares, classic};
use snowball_trial::report::{Advice, Known};
use snowball_trial::{Cell, Design, LookRule, Looks, Measure, Planner, Report};

use crate::args::{Boundaries, Counted, Draws, Offer, PlanTestArgs, Reading};
use crate::compute::evaluate;
use crate::failure::Failure;
use crate::format::{self, short};
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;

/// Days of a cycle of the operating calendar.
const CYCLE: u32 = snowball_trial::design::CYCLE_DAYS;

/// The planned test. Described in `docs/output.md`.
#[derive(Serialize)]
struct Planned<'a> {
    /// Version of the program.
    snowball: &'static str,
    currency: Currency,
    /// A and B.
    plans: [PlanReport<'a>; 2],
    /// What the formulas for independent people say of the shares that the longest test is about; none for other
    /// measures.
    classic: Option<Classic>,
    #[serde(flatten)]
    report: &'a Report,
    /// What the numbers say.
    words: Vec<String>,
}

#[derive(Serialize)]
struct PlanReport<'a> {
    letter: &'static str,
    file: &'a str,
    plan: &'a str,
}

/// Does it.
pub fn plan_test(args: &PlanTestArgs) -> Result<(), Failure> {
    if args.a == Path::new("-") && args.b == Path::new("-") {
        return Err(Failure::Usage("standard input can be only one of the plans"));
    }
    let files = [plan_file::read(&args.a)?, plan_file::read(&args.b)?];
    let output = Output::new(&args.out)?;
    let [a, b] = &files;
    let planner = Planner::new(&a.plan, &b.plan, design(args, a)).map_err(Failure::Trial)?;
    let draws = Draws { replicates: args.replicates, seed: args.seed, threads: args.threads };
    let progress = Progress::new(planner.runs() as u64, "tests");
    let outcomes = evaluate(planner.runs(), &draws, &progress, |run| planner.evaluate(run));
    drop(progress);
    let outcomes = outcomes.into_iter().collect::<Result<Vec<_>, _>>();
    let outcomes = outcomes.map_err(|problem| Failure::People(b.source.clone(), problem))?;
    let report = planner.analyse(&outcomes).map_err(Failure::Trial)?;
    let planned = Planned {
        snowball: env!("CARGO_PKG_VERSION"),
        currency: a.plan.currency,
        plans: [("A", a), ("B", b)].map(|(letter, file)| PlanReport {
            letter,
            file: &file.source,
            plan: &file.plan.name,
        }),
        classic: classic_of(&report),
        report: &report,
        words: words(&report),
    };
    match args.format {
        Reading::Json => output.write_json(&planned),
        Reading::Table => output.write(|out| print(&planned, out)),
    }
}

fn design(args: &PlanTestArgs, a: &PlanFile) -> Design {
    let cycles = || [1, 2, 4].into_iter().map(|n| n * CYCLE).filter(|&days| days <= a.plan.horizon_days).collect();
    let mut days: Vec<u32> = if args.days.is_empty() { cycles() } else { args.days.clone() };
    if days.is_empty() {
        days.push(a.plan.horizon_days);
    }
    Design {
        assignments: args.by.clone(),
        friend_offer: match args.friend_offer {
            Offer::Sharer => FriendOffer::Sharer,
            Offer::Own => FriendOffer::Own,
        },
        share_b: args.share_b,
        seeds: args.seeds.clone(),
        days,
        measure: match args.measure {
            Counted::CustomersPerStarter => Measure::CustomersPerStarter,
            Counted::ReferralsPerMember => Measure::ReferralsPerMember,
            Counted::Conversion => Measure::Conversion,
        },
        alpha: args.alpha,
        power: args.power,
        looks: Looks {
            count: args.looks,
            rule: match args.rule {
                Boundaries::Peeking => LookRule::Peeking,
                Boundaries::Pocock => LookRule::Pocock,
                Boundaries::ObrienFleming => LookRule::ObrienFleming,
            },
        },
        replicates: args.replicates,
        seed: args.seed,
        unknowns: if args.drawn { Unknowns::Drawn } else { Unknowns::Median },
    }
}

/// The formulas' answer for the shares of the longest test, where shares are what is measured and they differ.
fn classic_of(report: &Report) -> Option<Classic> {
    let Design { measure, alpha, power, looks, .. } = report.design;
    let longest = report.cells.iter().max_by_key(|cell| cell.days)?;
    let [baseline, variant] = longest.truth;
    if measure != Measure::Conversion {
        return None;
    }
    classic(Shares { baseline, variant, alpha, power, looks }).ok()
}

/// The way to assign as it is typed.
fn by(assignment: Assignment) -> String {
    match assignment {
        Assignment::Person => "person".to_owned(),
        Assignment::Inherit => "inherit".to_owned(),
        Assignment::Cluster { clusters, size_variation, leakage } => {
            format!("cluster:{clusters}:{size_variation}:{leakage}")
        }
    }
}

fn percent(share: f64) -> String {
    // Adding 0 makes −0 plain.
    format!("{:.1} %", (1000.0 * share).round() / 10.0 + 0.0)
}

fn known(known: Known) -> String {
    format!("{} ± {}", short(known.value), short(known.error))
}

fn words(report: &Report) -> Vec<String> {
    let cell = report.recommended();
    let (seeds, days, how) = (cell.seeds, cell.days, by(cell.by));
    let effect = format!("{} against {} {}", short(cell.truth[1]), short(cell.truth[0]), unit(report.design.measure));
    let mut words = vec![match report.recommendation.advice {
        Advice::Run => format!(
            "Run it by {how} with {seeds} seeds for {days} days: it finds the better plan with {} and picks the worse one with {}.",
            percent(cell.power.value),
            percent(cell.wrong.value)
        ),
        Advice::RunBiased => format!(
            "By {how} with {seeds} seeds for {days} days it finds the better plan with {}, but measures {} of the true \
             difference: trust its sign, not its size.",
            percent(cell.power.value),
            cell.bias.map_or("an unknown share".to_owned(), |bias| percent(bias.value))
        ),
        Advice::TooSmall => {
            let needed = cell.seeds_needed.filter(|needed| needed.is_finite() && *needed < 1e9);
            let more = needed.map_or(String::new(), |needed| format!("; about {needed:.0} seeds would"));
            format!(
                "No test of the grid finds the better plan with {}: the best, by {how} with {seeds} seeds for {days} days, \
                 does with {}{more}.",
                percent(report.design.power),
                percent(cell.power.value)
            )
        }
        Advice::NoDifference => {
            "The plans do not differ enough to be told apart even if everybody got them: there is nothing to \
             test."
                .to_owned()
        }
    }];
    words.push(format!("True by then: B {effect}, if everybody got it."));
    if let Some(least) = cell.detectable {
        let share = cell.detectable_share.map_or(String::new(), |share| format!(" ({} of A)", percent(share)));
        words.push(format!("Smallest difference that this test can see: {}{share}.", short(least)));
    }
    let worst = report.cells.iter().max_by(|a, b| a.false_alarms_naive.value.total_cmp(&b.false_alarms_naive.value));
    if let Some(cell) = worst.filter(|cell| cell.false_alarms_naive.value > 2.0 * report.design.alpha) {
        words.push(format!(
            "A calculator that takes people as independent would see a difference that is not there in {} of the tests by {}.",
            percent(cell.false_alarms_naive.value),
            by(cell.by)
        ));
    }
    let astray = |cell: &&Cell| cell.bias.is_some_and(|bias| (bias.value - 1.0).abs() > 0.1 + 2.0 * bias.error);
    if let Some(cell) = report.cells.iter().rfind(astray) {
        let left = cell.bias.map_or(0.0, |bias| bias.value);
        words.push(format!(
            "By {} the arms infect each other: after {} days {} of the true difference is measured.",
            by(cell.by),
            cell.days,
            percent(left)
        ));
    }
    words
}

fn unit(measure: Measure) -> &'static str {
    match measure {
        Measure::CustomersPerStarter => "new customers per starter",
        Measure::ReferralsPerMember => "friends per member",
        Measure::Conversion => "of those who joined buy",
    }
}

fn print(planned: &Planned, out: &mut dyn Write) -> io::Result<()> {
    for PlanReport { letter, file, plan } in &planned.plans {
        writeln!(out, "{letter}  {file}  {plan}")?;
    }
    writeln!(out)?;
    let report = planned.report;
    let mut table = format::table(vec![
        "by",
        "seeds",
        "days",
        "true B − A",
        "measured",
        "of it",
        "power",
        "wrong",
        "false alarms",
        "naive",
        "smallest seen",
        "clumped",
        "days used",
        "seeds needed",
    ]);
    for cell in &report.cells {
        table.add_row(format::row([
            by(cell.by),
            cell.seeds.to_string(),
            cell.days.to_string(),
            known(cell.effect),
            known(cell.measured),
            cell.bias.map_or_else(|| "–".to_owned(), |bias| percent(bias.value)),
            percent(cell.power.value),
            percent(cell.wrong.value),
            percent(cell.false_alarms.value),
            percent(cell.false_alarms_naive.value),
            cell.detectable.map_or_else(|| "–".to_owned(), short),
            format!("{}×", short(cell.design_effect)),
            short(cell.expected_days),
            cell.seeds_needed.map_or_else(|| "–".to_owned(), |needed| format!("{needed:.0}")),
        ]));
    }
    format::align_numbers(&mut table, 1);
    format::print(&table, out)?;
    writeln!(out)?;
    if report.design.looks.count > 1 {
        writeln!(
            out,
            "{} looks: boundaries of |z| {}; peeking would raise {} false alarms to {}.",
            report.design.looks.count,
            report.looks.boundaries.iter().map(|z| format!("{z:.3}")).collect::<Vec<_>>().join(", "),
            percent(report.design.alpha),
            percent(report.looks.peeking)
        )?;
    }
    if let Some(classic) = &planned.classic {
        let sizes =
            classic.sizes.iter().map(|size| format!("{:?} {:.0}", size.rule, size.people_per_arm).to_lowercase());
        writeln!(
            out,
            "Formula for independent people, per arm by variance rule: {}.",
            sizes.collect::<Vec<_>>().join(", ")
        )?;
    }
    planned.words.iter().try_for_each(|word| writeln!(out, "{word}"))
}
