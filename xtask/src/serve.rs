//! Builds the page and serves it on this machine.

use std::thread;

use anyhow::{Context as _, Result};

use crate::page;
use crate::process::{command, root, succeeds};
use crate::static_server::StaticServer;

/// Port when none is given.
pub const DEFAULT_PORT: u16 = 8080;

/// Serves until interrupted.
pub fn serve(port: u16, open: bool) -> Result<()> {
    page::build()?;
    let server = StaticServer::start(&root().join("dist"), "/", port)
        .with_context(|| format!("cannot serve on port {port}; `--port N` takes another, 0 any free one"))?;
    let url = server.url();
    println!("\n  Snowball is at {url}\n  Ctrl+C ends it.");
    if open && !open_in_browser(&url) {
        println!("  No browser could be opened from here: open the address by hand.");
    }
    loop {
        thread::park();
    }
}

fn open_in_browser(url: &str) -> bool {
    let mut command = if cfg!(target_os = "macos") {
        command("open")
    } else if cfg!(windows) {
        let mut shell = command("cmd");
        shell.args(["/C", "start", ""]);
        shell
    } else {
        command("xdg-open")
    };
    succeeds(command.arg(url))
}
