//! `snowball`: the engine on the command line.
//!
//! The way through: [`args`] holds what was typed, each command's module turns it into work and output, and [`failure`]
//! into an exit code. No model here: every number of a campaign comes from the engine.

mod args;
mod calibrate;
mod compare;
mod compute;
mod explain;
mod explain_plan;
mod failure;
mod fit_curve;
mod format;
mod improve;
mod merge;
mod output;
mod plan_file;
mod plan_test;
mod preset;
mod progress;
mod provenance;
mod replicate;
mod report;
mod run;
mod schema;
mod shard;
mod table;
mod validate;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser as _;

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Run(args) => run::run(&args),
        Command::Merge(args) => merge::merge(&args),
        Command::Compare(args) => compare::compare(&args),
        Command::Calibrate(args) => calibrate::calibrate(&args),
        Command::FitCurve(args) => fit_curve::fit_curve(&args),
        Command::PlanTest(args) => plan_test::plan_test(&args),
        Command::Validate(args) => validate::validate(&args),
        Command::Replicate(args) => replicate::replicate(&args),
        Command::Preset(args) => preset::preset(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Improve(args) => improve::improve(&args),
        Command::ExplainPlan(args) => explain_plan::explain_plan(&args),
        Command::Schema(args) => schema::schema(&args),
    };
    done.map_or_else(|failure| failure.report(), |()| ExitCode::SUCCESS)
}
