//! The Method page as data: its texts, and the results of the validation as this build brings them.

use serde::Deserialize;
use serde_json::Value;
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

/// Where the model ends, a point each.
pub const LIMITS: [&str; 5] =
    ["method-limit-numbers", "method-limit-chance", "method-limit-tree", "method-limit-weeks", "method-limit-law"];

/// Significant digits of a number in the table.
const DIGITS: i32 = 5;

/// What `snowball validate` wrote when this page was built.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Report {
    /// Every case, in a fixed order.
    pub cases: Vec<Case>,
}

/// One case of the validation. What the page does not show is left out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Case {
    /// Its short name, such as `BR-01`.
    pub id: String,
    /// What is checked.
    pub title: String,
    /// Where the expectation comes from.
    pub source: String,
    /// What should come out: a number, several, or words.
    pub expected: Value,
    /// What came out.
    pub got: Value,
    /// Monte Carlo standard error of what came out, where there is one.
    #[serde(default)]
    pub standard_error: Value,
    /// `passed`, `failed` or `not_expressible`.
    pub verdict: String,
    /// Why it is not expressible.
    #[serde(default)]
    pub reason: Option<String>,
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
        i18n.with("method-validation-sum", &[("passed", passed.into()), ("total", self.cases.len().into())])
    }

    /// The cases as a table.
    #[must_use]
    pub fn table(&self, i18n: &I18n) -> Table {
        let head = ["method-case", "method-source", "method-expected", "method-got", "method-error", "method-verdict"];
        let row = |case: &Case| {
            let verdict = i18n.text(&format!("method-verdict-{}", case.verdict));
            vec![
                format!("{} {}", case.id, case.title),
                case.source.clone(),
                words(i18n, &case.expected),
                words(i18n, &case.got),
                words(i18n, &case.standard_error),
                case.reason.iter().fold(verdict, |verdict, reason| format!("{verdict}: {reason}")),
            ]
        };
        Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: self.cases.iter().map(row).collect() }
    }
}

/// A value of the report as it is read.
fn words(i18n: &I18n, value: &Value) -> String {
    match value {
        Value::Null => i18n.text("charts-none"),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(|value| words(i18n, value)).collect::<Vec<_>>().join(" · "),
        other => match other.as_f64() {
            Some(0.0) => "0".to_owned(),
            Some(number) => {
                let step = 10f64.powi(number.abs().log10().floor() as i32 + 1 - DIGITS);
                field_text::show((number / step).round() * step, Unit::One)
            }
            None => other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    const FILE: &str = r#"{ "engine": "0.1.0", "cases": [
        { "id": "BR-01", "title": "Extinction", "source": "Harris 1963", "exercises": "engine", "expected": [0.82386586, 1],
          "got": 0.8241, "standard_error": 0.00045, "tolerance": "4 SE", "verdict": "passed" },
        { "id": "NW-01", "title": "Cascade", "source": "Kempe 2003", "exercises": "-", "expected": "3 nodes",
          "got": null, "tolerance": "-", "verdict": "not_expressible", "reason": "no networks" } ] }"#;

    #[test]
    fn a_report_becomes_a_table() {
        let report = Report::from_json(FILE).unwrap();
        let table = report.table(&I18n::new(Locale::En));
        assert_eq!(table.head.len(), 6);
        let first = ["BR-01 Extinction", "Harris 1963", "0.82387 · 1", "0.8241", "0.00045", "passed"];
        assert_eq!(table.rows[0], first);
        assert_eq!(table.rows[1][2..], ["3 nodes", "–", "–", "not expressible: no networks"]);
        assert_eq!(report.sum(&I18n::new(Locale::En)), "1 of 2 cases pass.");
        assert_eq!(report.sum(&I18n::new(Locale::ZhCn)), "2 个案例中 1 个通过。");
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in ["", "<!doctype html>", "{}", r#"{"cases":[{}]}"#] {
            assert_eq!(Report::from_json(text), None, "{text}");
        }
    }
}
