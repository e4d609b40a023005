//! The project's commands: `cargo xtask serve | build | test | bench | screenshots`. Everything else is a detail of these.
#![allow(clippy::print_stdout, reason = "a command line speaks on standard output")]

mod bench;
mod browser;
mod lighthouse;
mod native;
mod page;
mod post_build;
mod process;
mod screenshots;
mod serve;
mod single_file;
mod split;
mod static_server;
mod test;
mod tidy;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--open]   set up what is missing, build the page, serve it on this machine
  build [--single-file]       build the page into dist/, for any static server under any path; --single-file also
                              writes dist-single/snowball.html, the whole page in one file that opens without a server
  test [--only A,B] [--list]  everything that has to hold, with a summary at the end
  bench [--markdown FILE] [--update] [--as-built]
                              measure the engine and the page, each figure beside the one committed last and its budget;
                              --markdown also writes the table, --update commits the figures to
                              benches/page/committed.json, --as-built takes what is in dist/
  lighthouse [--as-built]     Lighthouse's scores on a desktop and a throttled phone, beside those committed last;
                              --as-built takes what is in dist/
  screenshots [--out DIR]     pictures of the page: those of the README into docs/screenshots, or all of them into DIR
  tools                       only set up the build tools
  single-file                 only write dist-single/snowball.html, from what is in dist/

Called by Trunk:
  post-build                  finish a page in Trunk's staging folder
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let Some(command) = arguments.next()? else {
        print!("{HELP}");
        return Ok(());
    };
    match command {
        Long("help") | Short('h') => print!("{HELP}"),
        Value(name) => match name.string()?.as_str() {
            "serve" => {
                let mut port = serve::DEFAULT_PORT;
                let mut open = false;
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("port") => port = arguments.value()?.parse().context("--port takes a number")?,
                        Long("open") => open = true,
                        other => return Err(other.unexpected().into()),
                    }
                }
                serve::serve(port, open)?;
            }
            "build" => {
                let mut single = false;
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("single-file") => single = true,
                        other => return Err(other.unexpected().into()),
                    }
                }
                page::build()?;
                if single {
                    single_file::build()?;
                }
            }
            "single-file" => {
                no_more(&mut arguments)?;
                single_file::build()?;
            }
            "test" => {
                let mut only = Vec::new();
                let mut list = false;
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("only") => only.extend(arguments.value()?.string()?.split(',').map(str::to_owned)),
                        Long("list") => list = true,
                        other => return Err(other.unexpected().into()),
                    }
                }
                test::test(&only, list)?;
            }
            "bench" => {
                let mut wish = bench::Wish::default();
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("markdown") => wish.markdown = Some(PathBuf::from(arguments.value()?)),
                        Long("update") => wish.update = true,
                        Long("as-built") => wish.as_built = true,
                        other => return Err(other.unexpected().into()),
                    }
                }
                bench::bench(&wish)?;
            }
            "lighthouse" => {
                let mut build = true;
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("as-built") => build = false,
                        other => return Err(other.unexpected().into()),
                    }
                }
                lighthouse::run(build)?;
            }
            "screenshots" => {
                let mut out = None;
                while let Some(argument) = arguments.next()? {
                    match argument {
                        Long("out") => out = Some(PathBuf::from(arguments.value()?)),
                        other => return Err(other.unexpected().into()),
                    }
                }
                screenshots::take(out.as_deref())?;
            }
            "tools" => {
                no_more(&mut arguments)?;
                tools::ensure()?;
            }
            "post-build" => {
                no_more(&mut arguments)?;
                post_build::run()?;
            }
            other => bail!("there is no command {other:?}\n\n{HELP}"),
        },
        other => return Err(other.unexpected().into()),
    }
    Ok(())
}

fn no_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}
