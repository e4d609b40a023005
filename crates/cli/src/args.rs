//! What can be typed. Help texts are the doc comments.

mod improve;

use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Parser, Subcommand, ValueEnum};
pub use improve::{Allowed, Goal, ImproveArgs};
use snowball_calibrate::read::Role;
use snowball_engine::{Assignment, Metric};

/// Simulate referral campaigns: growth and acquisition cost with honest uncertainty.
#[derive(Debug, Parser)]
// Terminals wrap. Whether clap would depends on what else is built with it, and it would break examples.
#[command(name = "snowball", version, after_help = EXIT_CODES, term_width = 0)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 something outside went wrong (a file cannot be read), 2 the plan, the shards or the command line are
wrong, 3 a case of the validation fails; every problem is listed on standard error.";

const RUN_EXAMPLES: &str = "\
Examples:
  snowball run plan.json --replicates 2000 --seed 7 | jq .summaries.cac
  snowball run plan.json --format parquet --out campaign.parquet
  snowball run plan.json --engine expected --format csv
  jq '.ladder.per_referral = 80' plan.json | snowball run -
  snowball run plan.json --from 1000 --replicates 1000 --format shard --out second.jsonl

The same plan, seed and replicates give the same bytes on every machine and for any number of threads, and the same
numbers as the page.";

const MERGE_EXAMPLES: &str = "\
Examples:
  snowball run plan.json --from 0    --replicates 1000 --format shard --out first.jsonl
  snowball run plan.json --from 1000 --replicates 1000 --format shard --out second.jsonl
  snowball merge first.jsonl second.jsonl

The last line prints, byte for byte, what `snowball run plan.json --replicates 2000` prints.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  snowball compare now.json two-sided.json
  snowball compare now.json two-sided.json --metric cac --until-settled
  snowball compare now.json a.json b.json --replicates 4000 --format json | jq .best.cac

Every plan meets the same luck: the same seed, replicate by replicate, so that differences are known far better than the
values themselves.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  snowball explain now.json --metric cac
  snowball explain now.json --against two-sided.json --willingness-to-pay 900
  snowball explain now.json --replicates 200 --points 64 --format json | jq .shares

Moves each unknown of the plan alone (tornado), shares out the variance to dice, weather and ignorance, and ignorance to the
unknowns (Sobol indices). Against other plans it tells what to measure first: the unknowns by what it is worth to know them
before deciding, and the pilot that would settle each.";

const IMPROVE_EXAMPLES: &str = "\
Examples:
  snowball improve now.json --aim cheapest --goal 3000 --cac 350 --chance 0.8 --save-best better.json
  snowball improve now.json --aim customers --budget 900000 --rungs 0..2 --rules cumulative --qualify purchase
  snowball improve now.json --aim cac --goal 3000 --free /acquisition/channels/0/spend=0..3000:100
  snowball improve now.json --aim cac --goal 3000 --state search.json
  snowball improve now.json --aim cac --goal 3000 --state search.json --resume

Searches on mean paths over draws of the plan's ranges, then simulates what it believes in on fresh random numbers: only these
are reported. Every part of the ladder varies unless it is held: `--rungs keep`, `--per-referral keep`, `--rules keep` and so on.";

const EXPLAIN_PLAN_EXAMPLES: &str = "\
Examples:
  snowball explain-plan plan.json | grep given
  snowball explain-plan plan.json --format json | jq '.[] | select(.value | type == \"object\") | .path'";

const SCHEMA_EXAMPLES: &str = "\
Example:
  snowball schema --out plan.schema.json

An editor that knows the schema completes and checks plans while they are typed.";

const VALIDATE_EXAMPLES: &str = "\
Examples:
  snowball validate
  snowball validate --format json | jq '.cases[] | select(.verdict != \"passed\") | .id'

Takes about a minute. The same numbers every time and on every machine.";

const REPLICATE_EXAMPLES: &str = "\
Examples:
  snowball replicate
  snowball replicate home-cashback-fatigue --replicates 1000
  snowball replicate --format json | jq '.[] | select(.verdict == \"not_reachable\") | .case'

Every reported number of the case catalogue beside its simulated median and 90 % interval.";

const PLAN_TEST_EXAMPLES: &str = "\
Examples:
  snowball plan-test now.json two-sided.json --by person --by inherit --by cluster:40:0.5:0.1
  snowball plan-test now.json two-sided.json --seeds 500,1000 --looks 4 --rule obrien-fleming
  snowball plan-test now.json two-sided.json --format json | jq .recommendation

Simulates the test itself, friends in the other arm included, and holds what it would measure against what is true: the
campaign in which everybody gets A, and that in which everybody gets B. The plans may differ in what a person is offered and
makes of it (ladder, incentive, sharing, acceptance, conversions), not in the world.";

const CALIBRATE_EXAMPLES: &str = "\
Examples:
  snowball calibrate plan.json pilot.csv --fit /segments/0/share_rate --fit /segments/0/acceptance
  snowball calibrate plan.json pilot.csv --map date=Tag --map customers=Neukunden --fit /acquisition/organic --hold-back 14
  snowball calibrate plan.json pilot.csv --fit /segments/0/share_rate --save learnt.json --format json
  snowball calibrate plan.json --coverage 200 --days 60 --observe customers,joined --fit /segments/0/share_rate

The table has a column of dates and a row for each day or week; encoding, separator, decimal sign and date format are found
out, or asked for where they could be two. With --coverage nothing is read: worlds are drawn from what the plan believes, and
the 90 % intervals that are learnt in them are held against the truth.";

const FIT_CURVE_EXAMPLES: &str = "\
Examples:
  snowball fit-curve sbg survival.csv --column Regular
  snowball fit-curve bass sales.csv --format json | jq .q

sbg: share of customers still there after 1, 2, … periods, in per cent, or their number, the start first. bass: adopters of
consecutive periods.";

const PRESET_EXAMPLES: &str = "\
Examples:
  snowball preset
  snowball preset clinic > now.json
  snowball preset clinic --plan 2 | snowball compare now.json -

A case of the catalogue names the preset that is made from it, too.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simulate a plan and print what comes out.
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArgs),
    /// Put shards of a run together: the same bytes as one run.
    #[command(after_help = MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Simulate two to six plans with the same luck and tell how they differ.
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(CompareArgs),
    /// Tell where the spread of a result comes from.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Search for a better ladder, and confirm it on fresh random numbers.
    #[command(after_help = IMPROVE_EXAMPLES)]
    Improve(Box<ImproveArgs>),
    /// Plan a live test of one plan against another: arms, people, days, and how often it tells the wrong thing.
    #[command(after_help = PLAN_TEST_EXAMPLES)]
    PlanTest(PlanTestArgs),
    /// Learn the unknowns of a plan from a table of what happened, with intervals, and forecast.
    #[command(after_help = CALIBRATE_EXAMPLES)]
    Calibrate(CalibrateArgs),
    /// Fit a curve of retention or adoption to a column of a table.
    #[command(after_help = FIT_CURVE_EXAMPLES)]
    FitCurve(FitCurveArgs),
    /// Hold the engines against published and closed-form results.
    #[command(after_help = VALIDATE_EXAMPLES)]
    Validate(ValidateArgs),
    /// Hold the presets of the library against what their sources report.
    #[command(after_help = REPLICATE_EXAMPLES)]
    Replicate(ReplicateArgs),
    /// Print a plan of the library, or the list of its presets.
    #[command(after_help = PRESET_EXAMPLES)]
    Preset(PresetArgs),
    /// List every value of a plan: unit, whether it is given or a default, and what it is.
    #[command(after_help = EXPLAIN_PLAN_EXAMPLES)]
    ExplainPlan(ExplainPlanArgs),
    /// Print the JSON Schema of a plan.
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(SchemaArgs),
}

/// What `snowball run` takes.
#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    #[command(flatten)]
    pub draws: Draws,

    /// How to simulate.
    #[arg(long, value_enum, default_value_t = Method::Cohort)]
    pub engine: Method,

    /// First replicate: N replicates are computed from this one on. For shards of a larger run.
    #[arg(long, value_name = "I", default_value_t = 0, value_parser = RangedU64ValueParser::<u32>::new().range(..=MOST_FROM))]
    pub from: u32,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,

    #[command(flatten)]
    pub out: Out,
}

/// Largest `--from`: results are kept by replicate index, so that a far one costs memory.
const MOST_FROM: u64 = 10_000_000;

/// Most replicates of a run.
pub const MOST_REPLICATES: u32 = 100_000;

/// Which replicates are drawn, and on how many threads.
#[derive(Debug, clap::Args)]
pub struct Draws {
    /// How many campaigns to simulate, up to 100,000; each takes some 20 kB of memory.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = RangedU64ValueParser::<u32>::new().range(1..=u64::from(MOST_REPLICATES)))]
    pub replicates: u32,

    /// Seed of the random numbers; plans with the same seed can be compared replicate by replicate.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,

    /// Threads to compute with; all cores if left out. Changes no number.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// Where output goes.
#[derive(Debug, clap::Args)]
pub struct Out {
    /// File to write instead of standard output; it appears whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What `snowball merge` takes.
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// Files written by `snowball run --format shard`, in any order; together they must hold every replicate once.
    #[arg(value_name = "SHARD", required = true)]
    pub shards: Vec<PathBuf>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball compare` takes.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Plans as JSON, `-` for one from standard input; the others are compared with the first.
    #[arg(value_name = "PLAN.json", num_args = 2..=6, required = true)]
    pub plans: Vec<PathBuf>,

    /// Metric that the words are about, and that is settled; that of the first plan's first goal if left out, and new
    /// customers where that has no good end.
    #[arg(long, value_name = "M", value_parser = metric)]
    pub metric: Option<Metric>,

    /// Go on, twice as many replicates at a time, until it is settled which plan is better, or 100,000 replicates are done.
    #[arg(long)]
    pub until_settled: bool,

    #[command(flatten)]
    pub draws: Draws,

    /// How to simulate: `cohort` or `agent`.
    #[arg(long, value_enum, default_value_t = Method::Cohort)]
    pub engine: Method,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball explain` takes.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    /// Metric to explain; that of the plan's first goal if left out, and new customers without goals.
    #[arg(long, value_name = "M", value_parser = metric)]
    pub metric: Option<Metric>,

    /// Plans to decide against: what to measure before, and a map of where the choice flips to the first of them.
    #[arg(long, value_name = "PLAN2.json", num_args = 1..=5)]
    pub against: Vec<PathBuf>,

    /// What one more customer is worth: decide by that × customers − cost in the place of the metric.
    #[arg(long, value_name = "X", requires = "against", allow_negative_numbers = true, value_parser = worth)]
    pub willingness_to_pay: Option<f64>,

    /// Cells along each side of the map.
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = RangedU64ValueParser::<u32>::new().range(2..=200))]
    pub cells: u32,

    #[command(flatten)]
    pub draws: Draws,

    /// Base points of the Sobol indices, best a power of two; each takes as many mean paths as the plan has unknowns, and two.
    #[arg(long, value_name = "N", default_value_t = 128, value_parser = RangedU64ValueParser::<u32>::new().range(16..=65_536))]
    pub points: u32,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball plan-test` takes.
#[derive(Debug, clap::Args)]
pub struct PlanTestArgs {
    /// The plan that runs now, as JSON; `-` reads standard input. It is the world of the test.
    #[arg(value_name = "A.json")]
    pub a: PathBuf,

    /// The plan that is tested against it.
    #[arg(value_name = "B.json")]
    pub b: PathBuf,

    /// How people come into an arm: `person` (a coin for everybody), `inherit` (friends belong to the arm of who invited
    /// them), or `cluster:COUNT:VARIATION:LEAKAGE` (whole communities; deviation of their sizes over the mean; share of
    /// friends who live in another). May be given several times.
    #[arg(long, value_name = "HOW", value_parser = assignment, default_values = ["person", "inherit"])]
    pub by: Vec<Assignment>,

    /// Whose friend's reward and acceptance decide about an invitation into the other arm.
    #[arg(long, value_enum, default_value_t = Offer::Sharer)]
    pub friend_offer: Offer,

    /// Share of the people who are assigned to B; of communities it is half.
    #[arg(long, value_name = "X", default_value_t = 0.5)]
    pub share_b: f64,

    /// Seeds of both arms together, each number of them.
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_values_t = [500, 1000, 2000])]
    pub seeds: Vec<u32>,

    /// Days of the test, each length; two-week cycles if left out, as far as the plans go.
    #[arg(long, value_name = "N,…", value_delimiter = ',')]
    pub days: Vec<u32>,

    /// What is counted.
    #[arg(long, value_enum, default_value_t = Counted::CustomersPerStarter)]
    pub measure: Counted,

    /// Chance of a false alarm, two-sided, in all looks together.
    #[arg(long, value_name = "X", default_value_t = 0.05)]
    pub alpha: f64,

    /// Wanted chance to find the better plan.
    #[arg(long, value_name = "X", default_value_t = 0.8)]
    pub power: f64,

    /// How often the test is looked at, its end included.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub looks: u32,

    /// By which boundaries, if it is looked at more than once.
    #[arg(long, value_enum, default_value_t = Boundaries::ObrienFleming)]
    pub rule: Boundaries,

    /// Draw the plans' ranges anew in every test, in the place of their medians.
    #[arg(long)]
    pub drawn: bool,

    /// Simulated tests per way to assign and number of seeds.
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub replicates: u32,

    /// Seed of the random numbers.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,

    /// Threads to compute with; all cores if left out. Changes no number.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball calibrate` takes.
#[derive(Debug, clap::Args)]
pub struct CalibrateArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    /// The table (CSV); not with --coverage.
    #[arg(value_name = "DATA.csv", required_unless_present = "coverage", conflicts_with = "coverage")]
    pub data: Option<PathBuf>,

    /// A number of the plan to learn, as `explain-plan` lists them; up to eight.
    #[arg(long, value_name = "POINTER", required = true)]
    pub fit: Vec<String>,

    /// What a column is; guessed by the columns' names if none is given. Roles: date, customers, customers_paid,
    /// customers_organic, customers_referred, customers_koc, joined, referrals, rewards, spend.
    #[arg(long, value_name = "ROLE=COLUMN", value_parser = mapping)]
    pub map: Vec<(Role, String)>,

    /// Columns to learn from; every one if left out.
    #[arg(long, value_name = "ROLE,…", value_delimiter = ',', value_parser = role)]
    pub observe: Vec<Role>,

    /// Last days of the table that are held back, to score the forecast.
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    pub hold_back: u32,

    /// Which row is day 0 of the campaign.
    #[arg(long, value_enum, default_value_t = DayZero::Plan)]
    pub start: DayZero,

    /// Format of the dates; found out if left out.
    #[arg(long, value_enum)]
    pub dates: Option<Dates>,

    /// Decimal sign; found out if left out.
    #[arg(long, value_enum)]
    pub decimal: Option<DecimalSign>,

    /// Add up the rows of a date.
    #[arg(long)]
    pub sum: bool,

    /// Columns hold totals since the start.
    #[arg(long)]
    pub totals: bool,

    /// Mean paths a generation, and simulated campaigns a round of noise.
    #[arg(long, value_name = "N", default_value_t = 256)]
    pub effort: u32,

    /// Hold the intervals against the truth in so many simulated worlds.
    #[arg(long, value_name = "WORLDS", value_parser = RangedU64ValueParser::<u32>::new().range(1..=100_000))]
    pub coverage: Option<u32>,

    /// Days of the data of a world.
    #[arg(long, value_name = "N", default_value_t = 60, requires = "coverage", value_parser = RangedU64ValueParser::<u32>::new().range(8..=1825))]
    pub days: u32,

    /// Seed of the random numbers.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,

    /// Threads to compute with; all cores if left out. Changes no number.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,

    /// File for the plan with what was learnt as its ranges.
    #[arg(long, value_name = "FILE", conflicts_with = "coverage")]
    pub save: Option<PathBuf>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball fit-curve` takes.
#[derive(Debug, clap::Args)]
pub struct FitCurveArgs {
    /// Which curve.
    #[arg(value_enum)]
    pub family: CurveFamily,

    /// The table (CSV).
    #[arg(value_name = "DATA.csv")]
    pub data: PathBuf,

    /// Column; the last if left out.
    #[arg(long, value_name = "NAME")]
    pub column: Option<String>,

    /// Decimal sign; found out if left out.
    #[arg(long, value_enum)]
    pub decimal: Option<DecimalSign>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// A curve without a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CurveFamily {
    /// Retention: shifted beta-geometric.
    Sbg,
    /// Adoption: Bass.
    Bass,
}

/// Which row is day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DayZero {
    /// The plan's first day, if it has one.
    Plan,
    /// The first row.
    FirstRow,
}

/// Formats of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// 2026-03-05
    Ymd,
    /// 05.03.2026
    Dmy,
    /// 3/5/2026
    Mdy,
    /// 2026年3月5日
    Chinese,
}

/// Decimal signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DecimalSign {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// A role by its name.
fn role(name: &str) -> Result<Role, String> {
    Role::named(name.trim()).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("no such role; valid: {}", names.join(", "))
    })
}

/// A role and a column.
fn mapping(text: &str) -> Result<(Role, String), String> {
    let (name, column) = text.split_once('=').ok_or("valid is ROLE=COLUMN")?;
    Ok((role(name)?, column.to_owned()))
}

/// Whose offer a friend from the other arm sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Offer {
    /// That of the sharer's arm.
    Sharer,
    /// That of the friend's own arm.
    Own,
}

/// What a test counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Counted {
    /// New customers of the arm per person who was assigned without being invited.
    CustomersPerStarter,
    /// Friends who joined through members of the arm, per member.
    ReferralsPerMember,
    /// Customers among the people of the arm who joined.
    Conversion,
}

/// Boundaries of repeated looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Boundaries {
    /// Each look as if it were the only one: false alarms add up.
    Peeking,
    /// One boundary for all looks.
    Pocock,
    /// High boundaries first.
    ObrienFleming,
}

/// A way to assign.
fn assignment(text: &str) -> Result<Assignment, String> {
    let wrong = || "not a way to assign; valid: person, inherit, cluster:COUNT:VARIATION:LEAKAGE".to_owned();
    let mut parts = text.split(':');
    match (parts.next(), parts.collect::<Vec<_>>().as_slice()) {
        (Some("person"), []) => Ok(Assignment::Person),
        (Some("inherit"), []) => Ok(Assignment::Inherit),
        (Some("cluster"), [clusters, variation, leakage]) => {
            let number = |text: &str| text.parse::<f64>().ok();
            match (clusters.parse().ok(), number(variation), number(leakage)) {
                (Some(clusters), Some(size_variation), Some(leakage)) => {
                    Ok(Assignment::Cluster { clusters, size_variation, leakage })
                }
                _ => Err(wrong()),
            }
        }
        _ => Err(wrong()),
    }
}

/// What a customer is worth.
fn worth(text: &str) -> Result<f64, String> {
    let found = text.parse().ok().filter(|worth: &f64| worth.is_finite() && *worth >= 0.0);
    found.ok_or_else(|| "not an amount; valid is 0 or more".to_owned())
}

/// A metric by its name.
fn metric(name: &str) -> Result<Metric, String> {
    Metric::named(name).ok_or_else(|| {
        let names: Vec<&str> = Metric::ALL.iter().map(|metric| metric.as_str()).collect();
        format!("no such metric; valid: {}", names.join(", "))
    })
}

/// What `snowball explain-plan` takes.
#[derive(Debug, clap::Args)]
pub struct ExplainPlanArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball validate` takes.
#[derive(Debug, clap::Args)]
pub struct ValidateArgs {
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball replicate` takes.
#[derive(Debug, clap::Args)]
pub struct ReplicateArgs {
    /// Cases or presets; all if left out.
    #[arg(value_name = "CASE")]
    pub cases: Vec<String>,

    #[command(flatten)]
    pub draws: Draws,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What `snowball preset` takes.
#[derive(Debug, clap::Args)]
pub struct PresetArgs {
    /// Preset or case; the list of all presets if left out.
    #[arg(value_name = "PRESET")]
    pub preset: Option<String>,

    /// Which of its plans, from 1.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    pub plan: u8,

    /// Language of the names in it.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub language: Language,

    #[command(flatten)]
    pub out: Out,
}

/// A language of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// What `snowball schema` takes.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    #[command(flatten)]
    pub out: Out,
}

/// How a plan is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Counts of like people; the engine of the page.
    Cohort,
    /// Person by person, up to 2,000,000 people: slower, exact where counts approximate, and with other dice.
    Agent,
    /// The mean path alone: no chance, every range at its median. Seed and replicates do not matter.
    Expected,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object: medians with 90 % intervals, chances of the goals, bands over time.
    Json,
    /// A table with a line per replicate and day and a column per metric.
    Csv,
    /// The same table as a Parquet file, with plan and seed in its metadata.
    Parquet,
    /// Every replicate in full, for `snowball merge`.
    Shard,
}

/// How what is meant for people is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reading {
    /// A table to read.
    Table,
    /// JSON.
    Json,
}

impl RunArgs {
    /// Indices of the replicates.
    pub fn replicates(&self) -> Range<u32> {
        self.from..self.from + self.draws.replicates
    }
}
