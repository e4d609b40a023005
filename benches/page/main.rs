//! The page measured in Chromium beside the engine on the machine itself: `cargo xtask bench` builds the page and runs
//! this over it. One table, each figure beside the last one committed and its budget; `--markdown FILE` also writes it as
//! Markdown, `--update` commits the figures to `committed.json`. Fails if the page weighs more than its budget.
#![allow(clippy::print_stdout, reason = "prints its result")]

// Without a test harness its tests vanish, and what they import is left over.
#[allow(unused_imports, reason = "this target has no test harness")]
mod committed;
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
#[allow(unused_imports, reason = "this target has no test harness")]
#[path = "../../xtask/src/static_server.rs"]
mod static_server;
#[path = "../../tests/e2e/weight.rs"]
mod weight;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use committed::{Committed, FIRST_WEIGHT, WEIGHT};
use table::{In, Row, Table};

/// Rounds in which the machine and the browser take turns, so that both meet the same disturbances.
const ROUNDS: u64 = 3;

fn main() -> ExitCode {
    let markdown = markdown_file();
    let update = env::args_os().any(|argument| argument == "--update");
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
    let first = weight::total(&weight::fetched(&files, &start.fetched));

    let (drag_frames, drag_marks) = (table::p50_p95(&drag.frames), table::p50_p95(&drag.marks));
    let (key_frames, key_marks) = (table::p50_p95(&keys.frames), table::p50_p95(&keys.marks));
    let (playing, scrubbing) = (table::p50_p95(&forest.playing), table::p50_p95(&forest.scrubbing));
    let (people, workers, steps) = (forest.people, walls.workers, drag.frames.len());
    let rows = vec![
        Row::new("chromium-native", "Chromium ÷ native, time of a replicate", browser_ms / native_ms, In::Times),
        Row::new("people-100", "100 × the people ÷ the preset's, native", crowd[1] / crowd[0], In::Times),
        Row::new("people-10000", "10,000 × the people ÷ the preset's, native", crowd[2] / crowd[0], In::Times),
        Row::new("replicate-native", "one replicate, native, one thread", native_ms, In::Ms(2)),
        Row::new("replicate-chromium", "one replicate, Chromium, one worker", browser_ms, In::Ms(2)),
        Row::new("expected-native", "expected curve, native", engine::expected_ms(&plans[0]), In::Ms(2)),
        Row::new(
            "run-one",
            format!("1,000 replicates of plan A, Chromium, {workers} workers"),
            walls.one / 1e3,
            In::Seconds,
        ),
        Row::new("run-both", "the same of plans A and B", walls.both / 1e3, In::Seconds),
        Row::new("run-first", "the same right after opening the page", walls.first / 1e3, In::Seconds),
        Row::new("drag-paint-p50", format!("drag to paint, p50 of {steps}"), drag_frames.0, In::Ms(1)),
        Row::new("drag-paint-p95", "drag to paint, p95", drag_frames.1, In::Ms(1)),
        Row::new("drag-curves-p50", "drag to curves on the canvas, p50", drag_marks.0, In::Ms(1)),
        Row::new("drag-curves-p95", "drag to curves on the canvas, p95", drag_marks.1, In::Ms(1)),
        Row::new("drag-long", "long tasks while dragging (over 50 ms)", drag.long.len() as f64, In::Count),
        Row::new("drag-longest", "the longest of them", drag.longest(), In::Ms(0)),
        Row::new("key-paint-p50", "key to paint while the fan is computed, p50", key_frames.0, In::Ms(1)),
        Row::new("key-paint-p95", "key to paint while the fan is computed, p95", key_frames.1, In::Ms(1)),
        Row::new("key-curves-p50", "key to curves on the canvas, p50", key_marks.0, In::Ms(1)),
        Row::new("key-curves-p95", "key to curves on the canvas, p95", key_marks.1, In::Ms(1)),
        Row::new("rows-million", "a table of a million rows is read", rows_ms / 1e3, In::Seconds),
        Row::new("forest-play-p50", format!("forest of {people} people, playing: frame, p50"), playing.0, In::Ms(1)),
        Row::new("forest-play-p95", "forest, playing: frame, p95", playing.1, In::Ms(1)),
        Row::new("forest-scrub-p50", "forest, another day in every frame, p50", scrubbing.0, In::Ms(1)),
        Row::new("forest-scrub-p95", "forest, another day in every frame, p95", scrubbing.1, In::Ms(1)),
        Row::new("forest-ready", "forest, from the question to the picture", forest.ready, In::Ms(0)),
        Row::new("start-shape", "first shape on screen, cold cache", start.shape, In::Ms(0)),
        Row::new("start-ready", "page ready, cold cache", start.ready, In::Ms(0)),
        Row::new("start-fan", "first fan, cold cache", start.fan, In::Ms(0)),
        Row::new(FIRST_WEIGHT, "what comes before the first page, brotli", first.brotli as f64 / 1e3, In::Kilobytes),
        Row::new(WEIGHT, "whole page, brotli", whole.brotli as f64 / 1e3, In::Kilobytes),
        Row::new("page-gzip", "whole page, gzip", whole.gzip as f64 / 1e3, In::Kilobytes),
    ];
    let table = Table { machine: table::machine(&start.browser), rows, files };
    let committed = Committed::read();
    println!("\n{}", table.text(&committed));
    if let Some(file) = markdown {
        fs::write(&file, table.markdown(&committed))
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
        println!("written: {}", file.display());
    }
    let (over, failed) = table.over(&committed);
    match over.as_slice() {
        [] => println!("Every figure is within its budget."),
        over => println!("OVER BUDGET, {} of {}:\n  {}", over.len(), table.rows.len(), over.join("\n  ")),
    }
    if update {
        let values = table.rows.iter().map(|row| (row.name, row.value));
        committed.updated(&table.machine, values).write().expect("the file of figures can be written");
        println!("written: {}", Committed::path().display());
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
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
