//! The result, to be read.

use std::fmt::Write as _;
use std::{fs, thread};

use crate::weight::{Weight, total};

/// A line: what was measured, what came of it, what was aimed at.
pub struct Row {
    what: String,
    value: String,
    aim: &'static str,
}

impl Row {
    pub fn new(what: impl Into<String>, value: String, aim: &'static str) -> Self {
        Self { what: what.into(), value, aim }
    }
}

/// Everything that was measured.
pub struct Table {
    pub machine: String,
    pub rows: Vec<Row>,
    pub files: Vec<Weight>,
}

impl Table {
    /// For a terminal.
    pub fn text(&self) -> String {
        let width = |cell: fn(&Row) -> &str| self.rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
        let (what, value) = (width(|row| &row.what), width(|row| &row.value));
        let mut text = format!("{}\n\n", self.machine);
        for row in &self.rows {
            let aim = if row.aim.is_empty() { String::new() } else { format!("  (aim: {})", row.aim) };
            let _ = writeln!(text, "{:what$}  {:>value$}{aim}", row.what, row.value);
        }
        let _ = writeln!(text, "\n{:>9} {:>9} {:>9}", "bytes", "gzip", "brotli");
        for file in self.files.iter().chain([&total(&self.files)]) {
            let _ = writeln!(text, "{:>9} {:>9} {:>9}  {}", file.plain, file.gzip, file.brotli, file.name);
        }
        text
    }

    /// For `docs/benchmarks.md`.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "# Benchmarks\n\nWritten by `cargo xtask bench --markdown docs/benchmarks.md`. {}.\n\n\
             | measured | result | aim |\n| --- | ---: | ---: |\n",
            self.machine
        );
        for row in &self.rows {
            let _ = writeln!(text, "| {} | {} | {} |", row.what, row.value, row.aim);
        }
        text.push_str("\n| file | bytes | gzip | brotli |\n| --- | ---: | ---: | ---: |\n");
        for file in self.files.iter().chain([&total(&self.files)]) {
            let _ = writeln!(text, "| {} | {} | {} | {} |", file.name, file.plain, file.gzip, file.brotli);
        }
        text
    }
}

/// What it was measured on.
pub fn machine(browser: &str) -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name =
        processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    format!("{}, {cores} cores, {browser}", name.unwrap_or("Unknown processor").trim())
}

/// Median and 95 % point.
pub fn p50_p95(values: &[f64]) -> (f64, f64) {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let index = (share * values.len() as f64).ceil() as usize;
        values.get(index.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    };
    (at(0.5), at(0.95))
}
