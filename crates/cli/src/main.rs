//! `snowball`: the engine on the command line.
//!
//! The way through: [`args`] holds what was typed, each command's module turns it into work and output, and [`failure`]
//! into an exit code. No model and no statistics here: every number comes from the engine.

mod args;
mod compute;
mod failure;
mod plan_file;
mod report;
mod run;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser as _;

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Run(args) => run::run(&args),
    };
    done.map_or_else(|failure| failure.report(), |()| ExitCode::SUCCESS)
}
