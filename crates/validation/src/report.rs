//! What a run of the cases says.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::case::{Case, Trouble};

/// All cases, in the order of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// One entry a case.
    pub cases: Vec<CaseReport>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReport {
    /// Its identity, such as `BR-01`.
    pub id: String,
    /// Its family.
    pub category: String,
    /// What it is about.
    pub title: String,
    /// Where its numbers come from.
    pub source: String,
    /// The tolerance that the case asks for, in its own words.
    pub tolerance: String,
    /// What of the product is exercised.
    pub exercised: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Every comparison made.
    pub checks: Vec<Check>,
    /// What the reader should know: parts that the product cannot express and why, known differences.
    pub notes: Vec<String>,
}

/// The outcome of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every check passed, and there is at least one.
    Passed,
    /// A check failed, or the case could not be run to its end.
    Failed,
    /// The product has nothing that could be held against the case; the notes say why.
    NotExpressible,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// What is compared.
    pub quantity: String,
    /// How the product came to its value.
    pub way: Way,
    /// The value of the case.
    pub expected: f64,
    /// The value of the product.
    pub got: f64,
    /// Monte Carlo standard error of the product's value, if it was simulated.
    pub standard_error: Option<f64>,
    /// How the two are compared.
    pub comparison: Comparison,
    /// Whether the product's value holds.
    pub passed: bool,
}

/// A case in a line: what its tightest check says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line<'a> {
    /// Its identity.
    pub id: &'a str,
    /// What it is about.
    pub title: &'a str,
    /// Where its numbers come from.
    pub source: &'a str,
    /// The outcome.
    pub verdict: Verdict,
    /// How many comparisons were made.
    pub checks: usize,
    /// What the one that came nearest to its limit compares, and by which way.
    pub quantity: &'a str,
    /// See [`Way::name`].
    pub way: &'a str,
    /// Its value of the case.
    pub expected: Option<f64>,
    /// Its value of the product.
    pub got: Option<f64>,
    /// Monte Carlo standard error of the product's value.
    pub standard_error: Option<f64>,
    /// What the reader should know.
    pub notes: &'a [String],
}

/// How a value is compared with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// At most this far from it.
    Within(f64),
    /// At least as large.
    AtLeast,
}

/// How the product came to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The campaign engine's mean path over a plan.
    MeanPath,
    /// Replicates of the cohort engine over a plan.
    Cohort,
    /// Replicates of the agent engine over a plan.
    Agents,
    /// A formula, a fit or an enumeration of the theory modules.
    Theory,
    /// A simulation of the theory modules.
    Simulation,
}

impl Way {
    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MeanPath => "mean path",
            Self::Cohort => "cohort engine",
            Self::Agents => "agent engine",
            Self::Theory => "theory",
            Self::Simulation => "simulation",
        }
    }
}

impl Verdict {
    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::NotExpressible => "not expressible",
        }
    }
}

impl CaseReport {
    /// The report of cases that cannot be read.
    pub(crate) fn unread(trouble: &Trouble) -> Self {
        Self {
            id: "cases".to_owned(),
            category: String::new(),
            title: String::new(),
            source: String::new(),
            tolerance: String::new(),
            exercised: String::new(),
            verdict: Verdict::Failed,
            checks: Vec::new(),
            notes: vec![trouble.to_string()],
        }
    }

    pub(crate) fn of(case: &Case, exercised: String, verdict: Verdict, checks: Vec<Check>, notes: Vec<String>) -> Self {
        Self {
            id: case.id.clone(),
            category: case.category.clone(),
            title: case.title.clone(),
            source: case.source.clone(),
            tolerance: case.tolerance.clone(),
            exercised,
            verdict,
            checks,
            notes,
        }
    }

    /// The check that came nearest to its limit, or failed by most; none without checks.
    #[must_use]
    pub fn tightest(&self) -> Option<&Check> {
        self.checks.iter().max_by(|a, b| a.strain().total_cmp(&b.strain()))
    }
}

impl Check {
    /// How much of its tolerance a check uses: above 1 it fails. For a lower bound, 0 or infinite.
    #[must_use]
    pub fn strain(&self) -> f64 {
        match self.comparison {
            Comparison::Within(allowed) if allowed > 0.0 => (self.got - self.expected).abs() / allowed,
            _ if self.passed => 0.0,
            _ => f64::INFINITY,
        }
    }
}

impl Report {
    /// Cases with a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.cases.iter().filter(|case| case.verdict == verdict).count()
    }

    /// Whether no case failed.
    #[must_use]
    pub fn all_passed(&self) -> bool {
        self.count(Verdict::Failed) == 0
    }

    /// A line a case, for a page.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.cases.iter().map(|case| {
            let tightest = case.tightest();
            Line {
                id: &case.id,
                title: &case.title,
                source: &case.source,
                verdict: case.verdict,
                checks: case.checks.len(),
                quantity: tightest.map_or("", |check| &check.quantity),
                way: tightest.map_or("", |check| check.way.name()),
                expected: tightest.map(|check| check.expected),
                got: tightest.map(|check| check.got),
                standard_error: tightest.and_then(|check| check.standard_error),
                notes: &case.notes,
            }
        })
    }

    /// Every check of every case as plain text for a terminal.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::new();
        for case in &self.cases {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:<6} {:<16} {}", case.id, case.verdict.name(), case.title);
            let _ = writeln!(text, "       source: {}", case.source);
            let _ = writeln!(text, "       judged: {}", case.exercised);
            let widest = case.checks.iter().map(|check| check.quantity.chars().count()).max().unwrap_or_default();
            for check in &case.checks {
                let error = check.standard_error.map_or_else(String::new, |error| format!(" ± {}", figure(error)));
                let limit = match check.comparison {
                    Comparison::Within(allowed) => format!("within {}", figure(allowed)),
                    Comparison::AtLeast => "at least".to_owned(),
                };
                let _ = writeln!(
                    text,
                    "       {} {:<widest$}  {:<13}  expected {:<12} got {}{error}  ({limit})",
                    if check.passed { "ok  " } else { "FAIL" },
                    check.quantity,
                    check.way.name(),
                    figure(check.expected),
                    figure(check.got),
                );
            }
            for note in &case.notes {
                let _ = writeln!(text, "       note: {note}");
            }
        }
        let checks: usize = self.cases.iter().map(|case| case.checks.len()).sum();
        let _ = writeln!(
            text,
            "{} cases: {} passed, {} failed, {} not expressible; {checks} checks",
            self.cases.len(),
            self.count(Verdict::Passed),
            self.count(Verdict::Failed),
            self.count(Verdict::NotExpressible),
        );
        text
    }
}

/// A number with as many digits as a reader can use.
#[must_use]
pub fn figure(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        "0".to_owned()
    } else if !(1e-4..1e7).contains(&size) {
        format!("{value:.3e}")
    } else if size >= 1000.0 {
        format!("{value:.2}")
    } else if size >= 10.0 {
        format!("{value:.4}")
    } else {
        format!("{value:.6}")
    }
}
