//! What can be typed. Help texts are the doc comments.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Parser, Subcommand, ValueEnum};

/// Simulate referral campaigns: growth and acquisition cost with honest uncertainty.
#[derive(Debug, Parser)]
#[command(name = "snowball", version, after_help = EXIT_CODES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 something outside went wrong (a file cannot be read), 2 the plan or the command line is wrong; every
problem is listed on standard error.";

const RUN_EXAMPLE: &str = "\
Example:
  snowball run plan.json --replicates 2000 --seed 7 | jq .summaries.cac

The same plan, seed and number of replicates give the same bytes on every machine and for any number of threads, and the
same numbers as the page.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simulate a plan and print what comes out.
    #[command(after_help = RUN_EXAMPLE)]
    Run(RunArgs),
}

/// What `snowball run` takes.
#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// The plan as JSON; `-` reads standard input.
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,

    /// How many campaigns to simulate, up to 100,000; each takes some 20 kB of memory.
    #[arg(long, value_name = "N", default_value = "1000", value_parser = RangedU64ValueParser::<u32>::new().range(1..=100_000))]
    pub replicates: u32,

    /// Seed of the random numbers; plans with the same seed can be compared replicate by replicate.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,

    /// Threads to compute with; all cores if left out. Changes no number.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// One JSON object: medians with 90 % intervals, chances of the goals, bands over time.
    Json,
}
