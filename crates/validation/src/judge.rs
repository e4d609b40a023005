//! Collects the checks of a case.

use crate::case::{Case, Trouble};
use crate::report::{CaseReport, Check, Comparison, Verdict, Way};
use crate::sample::Sample;

/// Errors of the run that a simulated value may be off by, as the cases ask.
pub(crate) const ERRORS: f64 = 4.0;

/// The checks of a case so far.
#[derive(Default)]
pub(crate) struct Judge {
    exercised: String,
    checks: Vec<Check>,
    notes: Vec<String>,
}

impl Judge {
    /// Says what of the product the case exercises.
    pub fn exercises(&mut self, what: &str) {
        what.clone_into(&mut self.exercised);
    }

    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// A value that may be off by `allowed`.
    pub fn near(&mut self, quantity: impl Into<String>, way: Way, got: f64, expected: f64, allowed: f64) {
        self.add(quantity.into(), way, got, expected, None, Comparison::Within(allowed));
    }

    /// A simulated value that may be off by 4 of its own standard errors.
    pub fn sampled(&mut self, quantity: impl Into<String>, way: Way, sample: Sample, expected: f64) {
        self.sampled_with(quantity, way, sample, expected, 0.0);
    }

    /// The same, and by a known difference, such as that of a day from an instant.
    pub fn sampled_with(&mut self, quantity: impl Into<String>, way: Way, sample: Sample, expected: f64, known: f64) {
        let comparison = Comparison::Within(ERRORS * sample.error + known);
        self.add(quantity.into(), way, sample.mean, expected, Some(sample.error), comparison);
    }

    /// A simulated value whose tolerance the case gives.
    pub fn sampled_within(
        &mut self,
        quantity: impl Into<String>,
        way: Way,
        sample: Sample,
        expected: f64,
        allowed: f64,
    ) {
        self.add(quantity.into(), way, sample.mean, expected, Some(sample.error), Comparison::Within(allowed));
    }

    /// A value that must not be smaller.
    pub fn at_least(&mut self, quantity: impl Into<String>, way: Way, got: f64, least: f64) {
        self.add(quantity.into(), way, got, least, None, Comparison::AtLeast);
    }

    fn add(
        &mut self,
        quantity: String,
        way: Way,
        got: f64,
        expected: f64,
        standard_error: Option<f64>,
        comparison: Comparison,
    ) {
        let passed = match comparison {
            Comparison::Within(allowed) => (got - expected).abs() <= allowed,
            Comparison::AtLeast => got >= expected,
        };
        self.checks.push(Check { quantity, way, expected, got, standard_error, comparison, passed });
    }

    /// The report, with what kept the case from being judged to its end, if anything did.
    pub fn report(mut self, case: &Case, trouble: Option<Trouble>) -> CaseReport {
        let whole = trouble.is_none();
        self.notes.extend(trouble.map(|trouble| trouble.to_string()));
        let passed = whole && !self.checks.is_empty() && self.checks.iter().all(|check| check.passed);
        let verdict = match (passed, whole && self.checks.is_empty() && !self.notes.is_empty()) {
            (true, _) => Verdict::Passed,
            // Without a check there is a reason, or it is a failure.
            (false, true) => Verdict::NotExpressible,
            (false, false) => Verdict::Failed,
        };
        CaseReport::of(case, self.exercised, verdict, self.checks, self.notes)
    }
}
