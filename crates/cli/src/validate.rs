//! `snowball validate`: the engines held against results that are known.

use std::cell::Cell;

use snowball_validation::{Verdict, run};

use crate::args::{Reading, ValidateArgs};
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::Progress;

/// Does it.
pub fn validate(args: &ValidateArgs) -> Result<(), Failure> {
    let output = Output::new(&args.out)?;
    let bar = Cell::new(None::<(Progress, usize)>);
    let report = run(|done, of| {
        let (progress, before) = bar.take().unwrap_or_else(|| (Progress::new(of as u64, "validating"), 0));
        progress.advance((done - before) as u32);
        bar.set(Some((progress, done)));
    });
    drop(bar);
    match args.format {
        Reading::Table => output.write(|out| out.write_all(report.table().as_bytes()))?,
        Reading::Json => output.write_json(&report)?,
    }
    match report.count(Verdict::Failed) {
        0 => Ok(()),
        failed => Err(Failure::Validation(failed)),
    }
}
