//! The Method page as data: its texts, and the results of the validation as this build brings them.

use serde::Deserialize;
use snowball_engine::plan::Unit;

use super::charts::Table;
use super::field_text;
use crate::i18n::I18n;

/// The model in short, a paragraph each.
pub const MODEL: [&str; 5] =
    ["method-model-day", "method-model-people", "method-model-chance", "method-model-expected", "method-model-seed"];

/// What is assumed, a point each.
pub const ASSUMPTIONS: [&str; 6] = [
    "method-assume-cash",
    "method-assume-market",
    "method-assume-media",
    "method-assume-qualify",
    "method-assume-voices",
    "method-assume-constant",
];

/// How plans are compared, a point each, with its source.
pub const COMPARE: [&str; 6] = [
    "method-compare-luck",
    "method-compare-settled",
    "method-compare-best",
    "method-compare-plane",
    "method-compare-ratio",
    "method-compare-choice",
];

/// How a result is explained, a point each, with its source.
pub const EXPLAIN: [&str; 6] = [
    "method-explain-kinds",
    "method-explain-tornado",
    "method-explain-sobol",
    "method-explain-worth",
    "method-explain-pilot",
    "method-explain-map",
];

/// How a better ladder is searched for, a point each, with its source.
pub const IMPROVE: [&str; 3] = ["method-improve-search", "method-improve-fresh", "method-improve-limits"];

/// What a live test would find, a point each, with its source.
pub const TEST: [&str; 8] = [
    "method-test-world",
    "method-test-assignment",
    "method-test-truth",
    "method-test-left",
    "method-test-robust",
    "method-test-sizes",
    "method-test-looks",
    "method-test-limits",
];

/// How one campaign is followed person by person, a point each, with its source.
pub const CASCADE: [&str; 6] = [
    "method-cascade-one",
    "method-cascade-people",
    "method-cascade-sizes",
    "method-cascade-virality",
    "method-cascade-top",
    "method-cascade-picture",
];

/// How a plan learns from a table, a point each, with its source.
pub const CALIBRATE: [&str; 7] = [
    "method-calibrate-read",
    "method-calibrate-search",
    "method-calibrate-noise",
    "method-calibrate-fit",
    "method-calibrate-honest",
    "method-calibrate-scores",
    "method-calibrate-curves",
];

/// Where the model ends, a point each.
pub const LIMITS: [&str; 5] =
    ["method-limit-numbers", "method-limit-chance", "method-limit-people", "method-limit-weeks", "method-limit-law"];

/// Significant digits of a number in the table.
const DIGITS: i32 = 5;

/// The results of `snowball validate` that this page was built with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Report {
    /// Every case, in a fixed order.
    pub cases: Vec<Case>,
}

/// One case of the validation, by the comparison that came nearest to its limit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Case {
    /// Its short name, such as `BR-01`.
    pub id: String,
    /// What is checked.
    pub title: String,
    /// Where the expectation comes from.
    pub source: String,
    /// `passed`, `failed` or `not_expressible`.
    pub verdict: String,
    /// How many comparisons were made.
    pub checks: usize,
    /// What is compared.
    pub quantity: String,
    /// The value of the case.
    pub expected: Option<f64>,
    /// The value of the product.
    pub got: Option<f64>,
    /// Monte Carlo standard error of the product's value, if it was simulated.
    pub standard_error: Option<f64>,
    /// What a reader should know, such as why a case is not expressible.
    pub notes: Vec<String>,
}

impl Report {
    /// Reads the file that the build wrote; nothing if it is no such file.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// How many cases pass, in words.
    #[must_use]
    pub fn sum(&self, i18n: &I18n) -> String {
        let passed = self.cases.iter().filter(|case| case.verdict == "passed").count();
        let checks: usize = self.cases.iter().map(|case| case.checks).sum();
        let values = [("passed", passed.into()), ("total", self.cases.len().into()), ("checks", checks.into())];
        i18n.with("method-validation-sum", &values)
    }

    /// The cases as a table, each with the check that came nearest to its limit.
    #[must_use]
    pub fn table(&self, i18n: &I18n) -> Table {
        const HEAD: [&str; 7] = [
            "method-case",
            "method-source",
            "method-check",
            "method-expected",
            "method-got",
            "method-error",
            "method-verdict",
        ];
        let none = || i18n.text("charts-none");
        let row = |case: &Case| {
            let number = |value: Option<f64>| value.map_or_else(none, figure);
            let verdict = i18n.text(&format!("method-verdict-{}", case.verdict));
            let why = case.notes.first().filter(|_| case.verdict != "passed");
            vec![
                format!("{} {}", case.id, case.title),
                case.source.clone(),
                if case.quantity.is_empty() { none() } else { case.quantity.clone() },
                number(case.expected),
                number(case.got),
                number(case.standard_error),
                why.iter().fold(verdict, |verdict, why| format!("{verdict}: {why}")),
            ]
        };
        Table { head: HEAD.map(|key| i18n.text(key)).to_vec(), rows: self.cases.iter().map(row).collect() }
    }
}

/// A number with as many digits as a reader can use.
fn figure(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let step = 10f64.powi(number.abs().log10().floor() as i32 + 1 - DIGITS);
    field_text::show((number / step).round() * step, Unit::One)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    const FILE: &str = r#"{ "cases": [
        { "id": "BR-01", "title": "Extinction", "source": "Harris 1963", "verdict": "passed", "checks": 3,
          "quantity": "q, m = 1.5", "way": "agent engine", "expected": 0.41718836, "got": 0.4181,
          "standard_error": 0.00045, "notes": ["m = 1 is left out"] },
        { "id": "NW-01", "title": "Cascade", "source": "Kempe 2003", "verdict": "not_expressible", "checks": 0,
          "quantity": "", "way": "", "expected": null, "got": null, "standard_error": null,
          "notes": ["no such network"] } ] }"#;

    #[test]
    fn the_results_of_this_build_are_read() {
        let report = Report::from_json(include_str!("../../assets/data/validation.json")).unwrap();
        assert!(report.cases.len() >= 38);
        let i18n = I18n::new(Locale::ZhCn);
        assert_eq!(report.table(&i18n).rows.len(), report.cases.len());
    }

    #[test]
    fn a_case_is_shown_by_its_closest_check() {
        let report = Report::from_json(FILE).unwrap();
        let table = report.table(&I18n::new(Locale::En));
        let first = ["BR-01 Extinction", "Harris 1963", "q, m = 1.5", "0.41719", "0.4181", "0.00045", "passed"];
        assert_eq!(table.rows[0], first);
        assert_eq!(table.rows[1][2..], ["–", "–", "–", "–", "not expressible: no such network"]);
        assert_eq!(table.head.len(), first.len());
        assert_eq!(
            report.sum(&I18n::new(Locale::En)),
            "1 of 2 cases pass, by 3 checks. Each is shown by the check that came nearest to its limit."
        );
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in ["", "<!doctype html>", "{}", r#"{"cases":[{}]}"#] {
            assert_eq!(Report::from_json(text), None, "{text}");
        }
    }
}
