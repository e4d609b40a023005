//! `snowball schema`: the JSON Schema of a plan.

use snowball_engine::plan::Plan;

use crate::args::SchemaArgs;
use crate::failure::Failure;
use crate::output::Output;

/// Does it.
pub fn schema(args: &SchemaArgs) -> Result<(), Failure> {
    Output::new(&args.out)?.write(|out| {
        serde_json::to_writer_pretty(&mut *out, &Plan::schema())?;
        out.write_all(b"\n")
    })
}
