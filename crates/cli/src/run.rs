//! `snowball run`: simulates a plan and prints what comes out.

use std::io::{self, IsTerminal as _};

use snowball_engine::{Engine, Results};

use crate::args::{Format, Method, RunArgs};
use crate::compute::compute;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Progress;
use crate::provenance::Provenance;
use crate::report::{ExpectedReport, Report};
use crate::table::{self, Table};
use crate::{plan_file, shard};

/// Does it.
pub fn run(args: &RunArgs) -> Result<(), Failure> {
    check_terminal(args.format, args.out.out.is_none())?;
    if args.engine == Method::Expected && args.format == Format::Shard {
        return Err(Failure::Usage("the expected path is not made of replicates: there is nothing to merge"));
    }
    let file = plan_file::read(&args.plan)?;
    let output = Output::new(&args.out)?;
    let engine = Engine::new(&file.plan).map_err(|problems| Failure::Plan(file.source.clone(), problems))?;
    if args.engine == Method::Expected {
        let provenance = Provenance::new(&file.plan, args.engine, args.draws.seed, 0, 0);
        return print_expected(&provenance, &engine, args.format, &output);
    }
    let provenance = Provenance::new(&file.plan, args.engine, args.draws.seed, args.from, args.draws.replicates);
    let progress = Progress::new(u64::from(args.draws.replicates), "replicates");
    let results = compute(&engine, args.engine, &args.draws, args.replicates(), &progress);
    drop(progress);
    let results = results.map_err(|problem| Failure::People(file.source, problem))?;
    print(&provenance, &engine, &results, args.format, &output)
}

/// Refuses what no terminal can show.
pub fn check_terminal(format: Format, to_standard_output: bool) -> Result<(), Failure> {
    if format == Format::Parquet && to_standard_output && io::stdout().is_terminal() {
        return Err(Failure::Usage("a Parquet file is not for a terminal: name a file with --out"));
    }
    Ok(())
}

/// Prints results in a format.
pub fn print(
    provenance: &Provenance,
    engine: &Engine,
    results: &Results,
    format: Format,
    output: &Output,
) -> Result<(), Failure> {
    match format {
        Format::Json => output.write_json(&Report::new(provenance, engine, results)),
        Format::Csv => output.write(|out| table::csv::write(&Table::of(results), out)),
        Format::Parquet => output.write(|out| table::parquet::write(&Table::of(results), provenance, out)),
        Format::Shard => output.write(|out| shard::write(provenance, results, out)),
    }
}

/// Prints the expected path alone: the same formats, the same columns, no replicate.
fn print_expected(provenance: &Provenance, engine: &Engine, format: Format, output: &Output) -> Result<(), Failure> {
    let track = engine.expected();
    let table = Table::expected(engine, &track);
    match format {
        Format::Csv => output.write(|out| table::csv::write(&table, out)),
        Format::Parquet => output.write(|out| table::parquet::write(&table, provenance, out)),
        Format::Json | Format::Shard => output.write_json(&ExpectedReport::new(provenance, engine, &track)),
    }
}
