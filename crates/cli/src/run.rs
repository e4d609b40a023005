//! `snowball run`: simulates a plan and prints what comes out.

use std::io::{self, Write as _};

use snowball_engine::Engine;

use crate::args::{Format, RunArgs};
use crate::compute::compute;
use crate::failure::Failure;
use crate::plan_file;
use crate::report::Report;

/// Does it.
pub fn run(args: &RunArgs) -> Result<(), Failure> {
    let plan = plan_file::read(&args.plan)?;
    let engine = Engine::new(&plan).map_err(|problems| Failure::Plan(args.plan.display().to_string(), problems))?;
    let results = compute(&engine, args.seed, args.replicates, args.threads);
    let report = Report::new(&plan, &engine, args.seed, &results);
    match args.format {
        Format::Json => print(&report),
    }
    .map_err(|error| Failure::System("standard output".to_owned(), error))
}

/// One line of JSON.
fn print(report: &Report) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, report)?;
    out.write_all(b"\n")?;
    out.flush()
}
