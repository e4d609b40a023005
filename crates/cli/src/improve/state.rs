//! The state of a search in a file, so that it can go on another day.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use snowball_decide::improve::{Improver, Setting};

use crate::args::Out;
use crate::failure::Failure;
use crate::output::Output;

/// Where the state is kept.
pub struct StateFile {
    path: PathBuf,
    output: Output,
}

/// What stands in it.
#[derive(Serialize, Deserialize)]
struct State<T> {
    /// Version of the program: another one may search otherwise.
    snowball: String,
    improver: T,
}

impl StateFile {
    /// Looks at the place, so that a wrong one is told at once.
    pub fn new(path: &Path) -> Result<Self, Failure> {
        Ok(Self { path: path.to_owned(), output: Output::new(&Out { out: Some(path.to_owned()) })? })
    }

    /// The search that stands there; none where there is no file.
    pub fn read(&self, setting: &Setting) -> Result<Option<Improver>, Failure> {
        let source = self.path.display().to_string();
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::System(source, error)),
        };
        let refused = |why: String| Failure::State(source.clone(), why);
        let state: State<Improver> =
            serde_json::from_str(&text).map_err(|error| refused(format!("not the state of a search: {error}")))?;
        let own = env!("CARGO_PKG_VERSION");
        if state.snowball != own {
            return Err(refused(format!("written by snowball {}, and this is {own}: search anew", state.snowball)));
        }
        if state.improver.setting() != setting {
            return Err(refused("of another search: plan and options must be those it was begun with".to_owned()));
        }
        Ok(Some(state.improver))
    }

    /// Writes it down; the file is always whole.
    pub fn write(&self, improver: &Improver) -> Result<(), Failure> {
        self.output.write_json(&State { snowball: env!("CARGO_PKG_VERSION").to_owned(), improver })
    }
}
