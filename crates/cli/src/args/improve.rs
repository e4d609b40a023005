//! What `snowball improve` takes.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::RangedU64ValueParser;
use snowball_decide::improve::{Amounts, CHANCE};
use snowball_engine::plan::{LadderRule, Qualify};

use super::{Draws, Out, Reading};

/// What `snowball improve` takes.
#[derive(Debug, clap::Args)]
pub struct ImproveArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    /// What is looked for.
    #[arg(long, value_enum)]
    pub aim: Goal,

    /// Most that all acquisition may cost; for `--aim customers`.
    #[arg(long, value_name = "X")]
    pub budget: Option<f64>,

    /// Fewest new customers; for `--aim cac` and `--aim cheapest`.
    #[arg(long, value_name = "N")]
    pub goal: Option<f64>,

    /// Most that a customer may cost; for `--aim cheapest`.
    #[arg(long, value_name = "X")]
    pub cac: Option<f64>,

    /// With which chance these limits must hold.
    #[arg(long, value_name = "P", default_value_t = CHANCE)]
    pub chance: f64,

    /// Rungs, fewest..most, or `keep`; up to 4, or as many as the plan has, if left out.
    #[arg(long, value_name = "N..M", value_parser = whole_span)]
    pub rungs: Option<Allowed<(u32, u32)>>,

    /// Thresholds of the rungs, lowest..highest.
    #[arg(long, value_name = "N..M", value_parser = whole_span)]
    pub thresholds: Option<Allowed<(u32, u32)>>,

    /// Bonus of a rung, low..high or low..high:step.
    #[arg(long, value_name = "LOW..HIGH[:STEP]", value_parser = span)]
    pub bonus: Option<Allowed<Amounts>>,

    /// Reward per referral, low..high or low..high:step, or `keep`.
    #[arg(long, value_name = "LOW..HIGH[:STEP]", value_parser = span)]
    pub per_referral: Option<Allowed<Amounts>>,

    /// Reward of the friend, low..high or low..high:step, or `keep`.
    #[arg(long, value_name = "LOW..HIGH[:STEP]", value_parser = span)]
    pub friend_reward: Option<Allowed<Amounts>>,

    /// Rules of payout to choose from (cumulative, highest, repeating), or `keep`; all if left out.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    pub rules: Vec<Allowed<LadderRule>>,

    /// When a referral may count (join, consult, purchase), or `keep`; all if left out.
    #[arg(long, value_name = "WHEN", value_delimiter = ',', value_parser = qualify)]
    pub qualify: Vec<Allowed<Qualify>>,

    /// Round all amounts of the ladder to this step; chosen by their size if left out.
    #[arg(long, value_name = "X")]
    pub step: Option<f64>,

    /// A number of the plan that varies too: /path=low..high or /path=low..high:step, a hundredth of the span if left out.
    #[arg(long, value_name = "/PATH=LOW..HIGH", value_parser = freed)]
    pub free: Vec<Spanned>,

    /// Candidates that live at a time.
    #[arg(long, value_name = "N", default_value_t = 32)]
    pub population: u32,

    /// Rounds of the search.
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub rounds: u32,

    /// Draws of the plan's ranges that every candidate is scored on; 1 takes their medians.
    #[arg(long, value_name = "N", default_value_t = 16)]
    pub scored_on: u32,

    /// Replicates of the plan that tell the search what dice and weather do.
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub pilot: u32,

    /// Points of the front that are confirmed.
    #[arg(long, value_name = "N", default_value_t = 9, value_parser = RangedU64ValueParser::<u32>::new())]
    pub points: u32,

    #[command(flatten)]
    pub draws: Draws,

    /// File for the plan with the best ladder.
    #[arg(long, value_name = "FILE")]
    pub save_best: Option<PathBuf>,

    /// File for the state of the search, written after every round.
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,

    /// Go on from the state file, if it is there; plan and options must be the same.
    #[arg(long, requires = "state")]
    pub resume: bool,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Reading::Table)]
    pub format: Reading,

    #[command(flatten)]
    pub out: Out,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Goal {
    /// Most customers under a budget.
    Customers,
    /// Least cost per customer for a number of customers.
    Cac,
    /// Cheapest ladder that brings a number of customers at a cost each.
    Cheapest,
}

/// What may be tried, or what the plan has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed<T> {
    /// As the plan has it.
    Keep,
    /// This.
    Try(T),
}

/// A freed number.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned {
    /// JSON pointer.
    pub path: String,
    /// Its values.
    pub values: Amounts,
}

/// Steps of a span that names none.
const STEPS: f64 = 100.0;

const SPAN: &str = "not a span; valid is low..high or low..high:step, such as 0..500:10";

fn keep<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Allowed<T>, String> {
    if text == "keep" { Ok(Allowed::Keep) } else { read(text).map(Allowed::Try) }
}

/// `low..high[:step]`; what is out of range, the search tells.
fn amounts(text: &str) -> Result<(f64, f64, Option<f64>), String> {
    let (span, step) = text.split_once(':').map_or((text, None), |(span, step)| (span, Some(step)));
    let read = || {
        let (low, high) = span.split_once("..")?;
        let step = step.map(str::parse).transpose().ok()?;
        Some((low.parse().ok()?, high.parse().ok()?, step))
    };
    read().ok_or_else(|| SPAN.to_owned())
}

/// The step of a ladder's amounts is settled later where none is given: 0 stands for that.
fn span(text: &str) -> Result<Allowed<Amounts>, String> {
    keep(text, |text| amounts(text).map(|(low, high, step)| Amounts { low, high, step: step.unwrap_or(0.0) }))
}

fn whole_span(text: &str) -> Result<Allowed<(u32, u32)>, String> {
    keep(text, |text| {
        let read = |(low, high): (&str, &str)| Some((low.parse().ok()?, high.parse().ok()?));
        let found = text.split_once("..").map_or_else(|| text.parse().ok().map(|n| (n, n)), read);
        found.ok_or_else(|| "not a span; valid is fewest..most, such as 0..4".to_owned())
    })
}

fn rule(text: &str) -> Result<Allowed<LadderRule>, String> {
    keep(text, |text| {
        let known: Vec<&str> = LadderRule::ALL.iter().map(|rule| rule.as_str()).collect();
        LadderRule::named(text).ok_or_else(|| format!("no such rule; valid: {}, keep", known.join(", ")))
    })
}

fn qualify(text: &str) -> Result<Allowed<Qualify>, String> {
    keep(text, |text| {
        let known: Vec<&str> = Qualify::ALL.iter().map(|when| when.as_str()).collect();
        Qualify::named(text).ok_or_else(|| format!("no such moment; valid: {}, keep", known.join(", ")))
    })
}

fn freed(text: &str) -> Result<Spanned, String> {
    let (path, span) = text.split_once('=').ok_or("valid is /path=low..high, such as /acquisition/organic=0..20")?;
    let (low, high, step) = amounts(span)?;
    let step = step.unwrap_or(if high > low { (high - low) / STEPS } else { 1.0 });
    Ok(Spanned { path: path.to_owned(), values: Amounts { low, high, step } })
}
