//! Where output goes: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::Builder;

use crate::args::Out;
use crate::failure::Failure;

/// A place to write to that was found good before the work began.
pub enum Output {
    /// Standard output.
    Standard,
    /// A file to be written beside and put in place when it is whole.
    Replace(PathBuf),
    /// What cannot be replaced, such as a device or a named pipe.
    Stream(PathBuf),
}

impl Output {
    /// Looks at the place, so that a wrong one is told before a long computation.
    pub fn new(out: &Out) -> Result<Self, Failure> {
        let Some(path) = &out.out else {
            return Ok(Self::Standard);
        };
        let fails = |error| Failure::System(path.display().to_string(), error);
        match fs::metadata(path) {
            // A link stays a link, to the new file.
            Ok(there) if there.is_file() => fs::canonicalize(path).map(Self::Replace).map_err(fails),
            Ok(there) if there.is_dir() => Err(fails(io::ErrorKind::IsADirectory.into())),
            Ok(_) => Ok(Self::Stream(path.clone())),
            Err(_) => {
                fs::read_dir(folder(path)).map_err(fails)?;
                // A link to what is not there yet is written through.
                Ok(if path.is_symlink() { Self::Stream(path.clone()) } else { Self::Replace(path.clone()) })
            }
        }
    }

    /// Writes everything.
    pub fn write(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let (name, done) = match self {
            Self::Standard => ("standard output".to_owned(), buffered(io::stdout().lock(), write).map(drop)),
            Self::Replace(path) => (path.display().to_string(), replace(path, write)),
            Self::Stream(path) => {
                let file = fs::OpenOptions::new().write(true).create(true).truncate(true).open(path);
                (path.display().to_string(), file.and_then(|file| buffered(file, write)).map(drop))
            }
        };
        done.map_err(|error| Failure::System(name, error))
    }

    /// Writes a line of JSON.
    pub fn write_json(&self, value: &impl Serialize) -> Result<(), Failure> {
        self.write(|out| {
            serde_json::to_writer(&mut *out, value)?;
            out.write_all(b"\n")
        })
    }
}

/// Folder that a file is in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut builder = Builder::new();
    builder.prefix(".snowball-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file, less what the user's mask takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder(path))?;
    buffered(file, write)?.persist(path)?;
    Ok(())
}

fn buffered<W: Write>(to: W, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<W> {
    let mut out = BufWriter::new(to);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}
