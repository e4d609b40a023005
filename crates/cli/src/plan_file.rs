//! Reads a plan from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use snowball_engine::plan::{MAX_BYTES, Plan};

use crate::failure::Failure;

/// A plan as it was given.
pub struct PlanFile {
    /// The plan, what it leaves out at its defaults.
    pub plan: Plan,
    /// What stands in the file.
    pub text: String,
    /// Where it came from.
    pub source: String,
}

/// Reads and checks a plan; `-` is standard input.
pub fn read(path: &Path) -> Result<PlanFile, Failure> {
    let (source, text) = if path == Path::new("-") {
        ("standard input".to_owned(), read_text(io::stdin().lock()))
    } else {
        (path.display().to_string(), File::open(path).and_then(read_text))
    };
    let text = text.map_err(|error| Failure::System(source.clone(), error))?;
    match Plan::from_json(&text) {
        Ok(plan) => Ok(PlanFile { plan, text, source }),
        Err(problems) => Err(Failure::Plan(source, problems)),
    }
}

/// Reads a little more than a plan may have, so that a longer one is refused by the engine and an endless one ends.
/// What is not UTF-8 is not JSON either: it is replaced, and refused as a problem of the plan.
fn read_text(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(u64::from(MAX_BYTES) + 1).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
