//! The figures that were committed last and their budgets (`committed.json`), and what was measured beside them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// What the weight of all files is known by in the file.
pub const WEIGHT: &str = "page-brotli";
/// What the weight of the files before the first page is known by.
pub const FIRST_WEIGHT: &str = "first-brotli";

/// What is known of a figure. Less is better for every one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was committed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<f64>,
    /// What it may be at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// Whether a figure over its budget is a failure. Only of what is the same on every machine at every moment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must: bool,
}

/// Every figure by its name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    /// When and on what the last figures were measured.
    pub measured: String,
    /// By name.
    pub figures: BTreeMap<String, Figure>,
}

/// A figure against its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has none.
    Free,
    /// At most its budget.
    Within,
    /// Over it, or not measurable.
    Over,
}

impl Verdict {
    /// As it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "",
            Self::Within => "within",
            Self::Over => "OVER",
        }
    }
}

impl Figure {
    /// A measurement against the budget.
    pub fn judge(&self, value: f64) -> Verdict {
        match self.budget {
            None => Verdict::Free,
            Some(budget) if value <= budget => Verdict::Within,
            Some(_) => Verdict::Over,
        }
    }

    /// A measurement as a multiple of the last one; none without one, or if that was 0.
    pub fn ratio(&self, value: f64) -> Option<f64> {
        self.last.filter(|last| *last > 0.0).map(|last| value / last)
    }
}

impl Committed {
    /// Where the file stands.
    pub fn path() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/page/committed.json")
    }

    /// Reads the file.
    pub fn read() -> Self {
        let path = Self::path();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What is known of a figure; nothing of one that is new.
    pub fn figure(&self, name: &str) -> Figure {
        self.figures.get(name).copied().unwrap_or_default()
    }

    /// The same with new figures. Budgets stay, and so does what was not measured.
    #[must_use]
    pub fn updated<'a>(&self, measured: &str, values: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        let mut next = Self { measured: measured.to_owned(), ..self.clone() };
        for (name, value) in values.into_iter().filter(|(_, value)| value.is_finite()) {
            // As many digits as mean something.
            next.figures.entry(name.to_owned()).or_default().last = Some((value * 100.0).round() / 100.0);
        }
        next
    }

    /// A line a figure, so that a change of one is a change of one line.
    pub fn text(&self) -> String {
        let line = |(name, figure): (&String, &Figure)| format!("    {}: {}", json(name), json(figure));
        let lines: Vec<_> = self.figures.iter().map(line).collect();
        format!("{{\n  \"measured\": {},\n  \"figures\": {{\n{}\n  }}\n}}\n", json(&self.measured), lines.join(",\n"))
    }

    /// Writes the file.
    pub fn write(&self) -> io::Result<()> {
        fs::write(Self::path(), self.text())
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_judged_by_its_budget_and_told_beside_the_last_one() {
        let figure = Figure { last: Some(20.0), budget: Some(22.0), must: false };
        assert_eq!(
            [21.9, 22.0, 22.1].map(|value| figure.judge(value)),
            [Verdict::Within, Verdict::Within, Verdict::Over]
        );
        assert_eq!(figure.ratio(30.0), Some(1.5));
        // What could not be measured is no success.
        assert_eq!(figure.judge(f64::NAN), Verdict::Over);
        let new = Figure::default();
        assert_eq!((new.judge(1e9), new.ratio(1.0)), (Verdict::Free, None));
        // None before, such as no long task: there is no multiple of it.
        assert_eq!(Figure { last: Some(0.0), ..new }.ratio(3.0), None);
    }

    #[test]
    fn new_figures_leave_budgets_alone() {
        let figures = [
            ("a".to_owned(), Figure { last: Some(1.0), budget: Some(2.0), must: true }),
            ("b".to_owned(), Figure { last: Some(5.0), budget: None, must: false }),
        ];
        let before = Committed { measured: "then".to_owned(), figures: figures.into() };
        let after = before.updated("now", [("a", 1.23456), ("c", 7.0), ("b", f64::NAN)]);
        assert_eq!(after.measured, "now");
        assert_eq!(after.figure("a"), Figure { last: Some(1.23), budget: Some(2.0), must: true });
        assert_eq!(after.figure("b"), before.figure("b"));
        assert_eq!(after.figure("c").last, Some(7.0));
        assert_eq!(after.figure("unknown"), Figure::default());
        let read: Committed = serde_json::from_str(&after.text()).unwrap();
        assert_eq!(read, after);
        assert_eq!(after.text().lines().count(), 8, "{}", after.text());
    }

    #[test]
    fn the_committed_file_is_in_the_form_that_is_written() {
        let committed = Committed::read();
        assert_eq!(fs::read_to_string(Committed::path()).unwrap(), committed.text());
        let must: Vec<_> = committed.figures.iter().filter(|(_, figure)| figure.must).map(|(name, _)| name).collect();
        assert_eq!(must, [FIRST_WEIGHT, WEIGHT], "what depends on the machine fails nothing");
        assert!(must.iter().all(|name| committed.figure(name).budget.is_some()));
    }
}
