//! The plan: everything that a campaign is, as data. Its sections are declared with their table rows, so that validation,
//! sliders, tooltips and documents have one source ([`rows`]).
//!
//! A field that is left out takes its default. Names and units: `docs/plan.md`.

mod check;
mod course;
pub(crate) mod field;
mod number;
mod patch;
mod problem;
mod sections;
mod short;
mod version;

pub(crate) use check::MAX_REFERRALS;
pub(crate) use course::{By, Change, Moment};
pub use field::Row;
pub(crate) use field::choice;
use field::{Field as _, note};
pub use number::{Kind, Number, Quantity, Unit};
pub use patch::{Patch, PatchOp};
pub use problem::{Fault, Problem, Problems};
pub use sections::*;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
pub use version::VERSION;

/// Most bytes of a plan's JSON; a longer text is refused before it is parsed.
pub const MAX_BYTES: u32 = 1 << 20;

impl Plan {
    /// Reads a plan from untrusted JSON text.
    ///
    /// # Errors
    /// Every problem found, each with its path and what would be valid.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let got = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if got > MAX_BYTES {
            let fault = Fault::Length { got, min: 2, max: MAX_BYTES };
            return Err(Problems(vec![Problem { path: String::new(), fault }]));
        }
        let value = serde_json::from_str(text).map_err(|error| {
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let fault = Fault::Syntax { line: place(error.line()), column: place(error.column()) };
            Problems(vec![Problem { path: String::new(), fault }])
        })?;
        Self::from_value(value)
    }

    /// Reads a plan from a JSON value of this or an older version.
    ///
    /// # Errors
    /// As [`Plan::from_json`].
    pub fn from_value(value: Value) -> Result<Self, Problems> {
        let value = version::migrate(value)?;
        let mut problems = Vec::new();
        let plan = Self::read(&value, &(), "", &mut problems);
        // A plan with faulty fields is checked as a whole too: its faulty fields stand at their defaults there, and what
        // the checks find at or below a fault already noted is left out.
        let whole = plan.unwrap_or_else(|| version::without(&value, &problems));
        let mut more = Vec::new();
        check::check(&whole, &mut more);
        more.retain(|new| !problems.iter().any(|old| check::follows(new, old)));
        problems.append(&mut more);
        if problems.is_empty() { Ok(whole) } else { Err(Problems(problems)) }
    }

    /// The plan as JSON text, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Checks a plan that was built or changed in memory.
    ///
    /// # Errors
    /// As [`Plan::from_json`].
    pub fn check(&self) -> Result<(), Problems> {
        // JSON has no such numbers: they would be read as left out.
        let mut problems = Vec::new();
        self.numbers(&mut |path, quantity, number| {
            let ends = match number {
                Number::Value(value) => [value, value],
                Number::Range { low, high } => [low, high],
            };
            if let Some(&got) = ends.iter().find(|end| !end.is_finite()) {
                note(&mut problems, path, Fault::OutOfRange { got, min: quantity.min, max: quantity.max });
            }
        });
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        Self::from_value(self.to_value()).map(|_| ())
    }

    /// The plan as a JSON value.
    pub(crate) fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Calls `visit` with path, table row and value of every number, in a fixed order.
    pub fn numbers(&self, visit: &mut dyn FnMut(&str, &Quantity, Number)) {
        field::Field::numbers(self, &(), "", visit);
    }

    /// Like [`Plan::numbers`], letting `visit` change them.
    pub fn numbers_mut(&mut self, visit: &mut dyn FnMut(&str, &Quantity, &mut Number)) {
        field::Field::numbers_mut(self, &(), "", visit);
    }

    /// Description and value of the number at a JSON pointer.
    #[must_use]
    pub fn number(&self, path: &str) -> Option<(Quantity, Number)> {
        let mut found = None;
        self.numbers(&mut |at, quantity, number| {
            if at == path {
                found = Some((*quantity, number));
            }
        });
        found
    }

    /// Sets the number at a JSON pointer; tells whether there is one.
    pub fn set_number(&mut self, path: &str, value: Number) -> bool {
        let mut found = false;
        self.numbers_mut(&mut |at, _, number| {
            if at == path {
                *number = value;
                found = true;
            }
        });
        found
    }
}

impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// The table of every field of a plan.
#[must_use]
pub fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    Plan::rows(&(), "", "", "", &mut rows);
    rows
}
