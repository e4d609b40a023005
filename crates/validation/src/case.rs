//! A case as it stands in the file: inputs and expected values are looked up by JSON pointer.

use serde::Deserialize;
use snowball_engine::TooManyPeople;
use snowball_engine::plan::Problems;
use snowball_engine::theory::TheoryError;
use thiserror::Error;

use crate::data::{Data, Fields};

/// One case.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Case {
    pub id: String,
    pub category: String,
    pub title: String,
    pub source: String,
    pub tolerance: String,
    inputs: Data,
    expected: Data,
}

/// Why a case could not be judged to the end.
#[derive(Debug, Error)]
pub(crate) enum Trouble {
    #[error("the cases cannot be read: {0}")]
    Cases(#[from] serde_json::Error),
    #[error("no check is written for this case")]
    Unknown,
    #[error("the case has no {what} at {pointer}")]
    Missing { what: &'static str, pointer: String },
    #[error("{0}")]
    Theory(#[from] TheoryError),
    #[error("{0}")]
    Plan(#[from] Problems),
    #[error("{0}")]
    Agents(#[from] TooManyPeople),
    #[error("the run has no {0}")]
    Unmeasured(String),
    #[error("line {0} of the data cannot be read")]
    Data(usize),
}

impl Case {
    pub fn read_all(text: &str) -> Result<Vec<Self>, Trouble> {
        Ok(serde_json::from_str(text)?)
    }

    /// The case with expected values that are wrong.
    #[cfg(test)]
    pub fn wrong(mut self) -> Self {
        self.expected.scale(1.3);
        self
    }

    /// Value at a pointer below `/inputs` or `/expected`.
    fn at<'a, T>(
        &'a self,
        pointer: &str,
        what: &'static str,
        read: impl Fn(&'a Data) -> Option<T>,
    ) -> Result<T, Trouble> {
        let found = match pointer.strip_prefix("/inputs") {
            Some(rest) => self.inputs.pointer(rest),
            None => pointer.strip_prefix("/expected").and_then(|rest| self.expected.pointer(rest)),
        };
        found.and_then(read).ok_or_else(|| Trouble::Missing { what, pointer: pointer.to_owned() })
    }

    pub fn number(&self, pointer: &str) -> Result<f64, Trouble> {
        self.at(pointer, "number", Data::number)
    }

    pub fn numbers(&self, pointer: &str) -> Result<Vec<f64>, Trouble> {
        self.at(pointer, "list of numbers", Data::numbers)
    }

    pub fn rows(&self, pointer: &str) -> Result<Vec<Vec<f64>>, Trouble> {
        self.at(pointer, "table", |data| data.list()?.iter().map(Data::numbers).collect())
    }

    /// Names and numbers of an object, in the order of the file.
    pub fn named(&self, pointer: &str) -> Result<Vec<(&str, f64)>, Trouble> {
        self.object(pointer, Data::number)
    }

    /// Names and lists of numbers of an object, in the order of the file.
    pub fn named_rows(&self, pointer: &str) -> Result<Vec<(&str, Vec<f64>)>, Trouble> {
        self.object(pointer, Data::numbers)
    }

    pub fn text(&self, pointer: &str) -> Result<&str, Trouble> {
        self.at(pointer, "text", Data::text)
    }

    /// Names of an object, in the order of the file.
    pub fn names(&self, pointer: &str) -> Result<Vec<&str>, Trouble> {
        Ok(self.object(pointer, |_| Some(()))?.into_iter().map(|(name, ())| name).collect())
    }

    fn object<T>(&self, pointer: &str, read: impl Fn(&Data) -> Option<T>) -> Result<Vec<(&str, T)>, Trouble> {
        self.at(pointer, "object", |data| match data {
            Data::Object(Fields(fields)) => {
                fields.iter().map(|(name, value)| Some((name.as_str(), read(value)?))).collect()
            }
            _ => None,
        })
    }
}
