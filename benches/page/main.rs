//! The page measured in Chromium beside the engine on the machine itself: `cargo xtask bench` builds the page and runs
//! this over it. One table, ratios first; `--markdown FILE` also writes it as Markdown.
#![allow(clippy::print_stdout, reason = "prints its result")]

mod engine;
mod forest;
mod run;
mod slider;
mod start;
mod table;

#[path = "../../tests/e2e/actions.rs"]
#[allow(dead_code, reason = "the end-to-end tests use the rest")]
mod actions;
#[path = "../../tests/e2e/harness.rs"]
#[allow(dead_code, reason = "the end-to-end tests use the rest")]
mod harness;
#[path = "../../tests/e2e/native.rs"]
#[allow(dead_code, reason = "the end-to-end tests use the rest")]
mod native;
// Without a test harness its tests vanish, and what they import is left over.
#[allow(unused_imports, reason = "this target has no test harness")]
#[path = "../../xtask/src/static_server.rs"]
mod static_server;
#[path = "../../tests/e2e/weight.rs"]
mod weight;

use std::path::PathBuf;
use std::{env, fs};

use table::{Row, Table};

/// Rounds in which the machine and the browser take turns, so that both meet the same disturbances.
const ROUNDS: u64 = 3;

fn main() {
    let markdown = markdown_file();
    let plans = native::default_plans();

    let (mut native_ms, mut browser_ms) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        native_ms.push(engine::ms_per_replicate(&plans, round, native::REPLICATES));
        browser_ms.push(run::ms_per_replicate_of_one_worker(round));
    }
    let (native_ms, browser_ms) = (least(&native_ms), least(&browser_ms));
    let crowd = engine::crowd(&plans[0]);
    let start = start::measure();
    let walls = run::walls();
    let drag = slider::drag();
    let keys = slider::keys();
    let rows_ms = run::million_rows();
    let forest = forest::measure();
    let files = weight::weigh(&harness::dist());
    let whole = weight::total(&files);

    let ms = |value: f64| format!("{value:.2} ms");
    let both = |(p50, p95): (f64, f64)| format!("{p50:.1} / {p95:.1} ms");
    let rows = vec![
        Row::new("Chromium ÷ native, time of a replicate", format!("{:.2}", browser_ms / native_ms), "under 1.5"),
        Row::new("100 × the people ÷ the preset's, native", format!("{:.2}", crowd[1] / crowd[0]), "under 4"),
        Row::new("10,000 × the people ÷ the preset's, native", format!("{:.2}", crowd[2] / crowd[0]), "under 5"),
        Row::new("one replicate, native, one thread", ms(native_ms), ""),
        Row::new("one replicate, Chromium, one worker", ms(browser_ms), ""),
        Row::new("expected curve, native", ms(engine::expected_ms(&plans[0])), ""),
        Row::new(
            format!("1,000 replicates of plan A, Chromium, {} workers", walls.workers),
            format!("{:.2} s", walls.one / 1000.0),
            "2 s",
        ),
        Row::new(
            format!("1,000 replicates of plans A and B, Chromium, {} workers", walls.workers),
            format!("{:.2} s", walls.both / 1000.0),
            "",
        ),
        Row::new("the same right after opening the page", format!("{:.2} s", walls.first / 1000.0), ""),
        Row::new(
            format!("drag to paint, p50 / p95 of {}", drag.frames.len()),
            both(table::p50_p95(&drag.frames)),
            "17 / 20 ms",
        ),
        Row::new("drag to curves on the canvas, p50 / p95", both(table::p50_p95(&drag.marks)), ""),
        Row::new("long tasks while dragging (over 50 ms)", drag.long_tasks(), "none"),
        Row::new(
            format!("key to paint while the fan is computed, p50 / p95 of {}", keys.frames.len()),
            both(table::p50_p95(&keys.frames)),
            "",
        ),
        Row::new("key to curves on the canvas, p50 / p95", both(table::p50_p95(&keys.marks)), ""),
        Row::new("a table of a million rows is read", format!("{:.2} s", rows_ms / 1000.0), ""),
        Row::new(
            format!("forest of {} people, playing: frame, p50 / p95", forest.people),
            both(table::p50_p95(&forest.playing)),
            "17 / 17 ms",
        ),
        Row::new("the same, another day in every frame", both(table::p50_p95(&forest.scrubbing)), "17 / 34 ms"),
        Row::new("the same, from the question to the picture", format!("{:.0} ms", forest.ready), ""),
        Row::new("first shape on screen, cold cache", format!("{:.0} ms", start.shape), ""),
        Row::new("page ready, cold cache", format!("{:.0} ms", start.ready), ""),
        Row::new("first fan, cold cache", format!("{:.0} ms", start.fan), ""),
        Row::new("whole page, brotli", format!("{:.0} kB", whole.brotli as f64 / 1e3), "under 500 kB"),
        Row::new("whole page, gzip", format!("{:.0} kB", whole.gzip as f64 / 1e3), ""),
    ];
    let table = Table { machine: table::machine(&start.browser), rows, files };
    println!("\n{}", table.text());
    if let Some(file) = markdown {
        fs::write(&file, table.markdown())
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
        println!("written: {}", file.display());
    }
}

/// The least of several measurements of the same: everything that disturbs a measurement makes it longer.
fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Cargo adds `--bench` to what it is given.
fn markdown_file() -> Option<PathBuf> {
    let mut arguments = env::args_os().skip(1).skip_while(|argument| argument != "--markdown").skip(1);
    arguments.next().map(PathBuf::from)
}
