//! The result, to be read.

use std::fmt::Write as _;
use std::{fs, thread};

use crate::committed::{Committed, Verdict};
use crate::weight::{Weight, total};

/// What a figure is measured in.
#[derive(Clone, Copy)]
pub enum In {
    /// Milliseconds, with decimals.
    Ms(usize),
    /// Seconds.
    Seconds,
    /// Thousands of bytes.
    Kilobytes,
    /// A ratio.
    Times,
    /// How many.
    Count,
}

impl In {
    fn write(self, value: f64) -> String {
        match self {
            Self::Ms(decimals) => format!("{value:.decimals$} ms"),
            Self::Seconds => format!("{value:.2} s"),
            Self::Kilobytes => format!("{value:.0} kB"),
            Self::Times => format!("{value:.2}"),
            Self::Count => format!("{value:.0}"),
        }
    }
}

/// A line: what was measured, and what came of it.
pub struct Row {
    /// Its name in the file of committed figures.
    pub name: &'static str,
    what: String,
    /// What came of it, in its unit.
    pub value: f64,
    unit: In,
}

impl Row {
    pub fn new(name: &'static str, what: impl Into<String>, value: f64, unit: In) -> Self {
        Self { name, what: what.into(), value, unit }
    }
}

/// Everything that was measured.
pub struct Table {
    pub machine: String,
    pub rows: Vec<Row>,
    pub files: Vec<Weight>,
}

/// Heads of the columns.
const HEAD: [&str; 6] = ["measured", "figure", "committed last", "ratio", "budget", ""];

impl Table {
    /// The rows as texts, each beside what was committed last and its budget.
    fn cells(&self, committed: &Committed) -> Vec<[String; 6]> {
        let row = |row: &Row| {
            let figure = committed.figure(row.name);
            let write = |value: Option<f64>| value.map(|value| row.unit.write(value)).unwrap_or_default();
            let last = figure.last.map_or_else(|| "none".to_owned(), |last| row.unit.write(last));
            let ratio = figure.ratio(row.value).map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            let verdict = figure.judge(row.value).as_str().to_owned();
            [row.what.clone(), row.unit.write(row.value), last, ratio, write(figure.budget), verdict]
        };
        self.rows.iter().map(row).collect()
    }

    /// For a terminal.
    pub fn text(&self, committed: &Committed) -> String {
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.cells(committed));
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let [what, value, last, ratio, budget, _] = [0, 1, 2, 3, 4, 5].map(width);
        let mut text = format!("{}\ncommitted last: {}\n\n", self.machine, committed.measured);
        for [a, b, c, d, e, f] in &lines {
            let line = format!("{a:what$}  {b:>value$}  {c:>last$}  {d:>ratio$}  {e:>budget$}  {f}");
            let _ = writeln!(text, "{}", line.trim_end());
        }
        let _ = writeln!(text, "\n{:>9} {:>9} {:>9}", "bytes", "gzip", "brotli");
        for file in self.files.iter().chain([&total(&self.files)]) {
            let _ = writeln!(text, "{:>9} {:>9} {:>9}  {}", file.plain, file.gzip, file.brotli, file.name);
        }
        text
    }

    /// For a document.
    pub fn markdown(&self, committed: &Committed) -> String {
        let mut text = format!(
            "# Benchmarks\n\nWritten by `cargo xtask bench --markdown FILE`. {}.\n\n\
             | {} |\n| --- | ---: | ---: | ---: | ---: | --- |\n",
            self.machine,
            HEAD.join(" | ")
        );
        for row in self.cells(committed) {
            let _ = writeln!(text, "| {} |", row.join(" | "));
        }
        text.push_str("\n| file | bytes | gzip | brotli |\n| --- | ---: | ---: | ---: |\n");
        for file in self.files.iter().chain([&total(&self.files)]) {
            let _ = writeln!(text, "| {} | {} | {} | {} |", file.name, file.plain, file.gzip, file.brotli);
        }
        text
    }

    /// What is over its budget, in words, and whether that is a failure.
    pub fn over(&self, committed: &Committed) -> (Vec<String>, bool) {
        let over: Vec<_> =
            self.rows.iter().filter(|row| committed.figure(row.name).judge(row.value) == Verdict::Over).collect();
        let say = |row: &&Row| {
            let figure = committed.figure(row.name);
            let budget = row.unit.write(figure.budget.unwrap_or(f64::NAN));
            let must = if figure.must { ": must not be" } else { "" };
            format!("{}: {}, more than {budget}{must}", row.what, row.unit.write(row.value))
        };
        (over.iter().map(say).collect(), over.iter().any(|row| committed.figure(row.name).must))
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
