//! A set as it is kept: of a tab, or under a name.

use std::rc::Rc;

use serde_json::{Value, json};
use snowball_engine::plan::{Fault, Problem, Problems};

use super::Named;
use crate::state::{AppState, Chosen, Document, OpenPlan};

/// Version of the records that this page writes.
const VERSION: u64 = 1;

/// A set of plans as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// When it was last changed, in milliseconds since 1970; 0 if that is not known.
    pub time: u64,
    /// The name that it is kept under, if any; for a tab's set with the revision that the tab has seen last.
    pub named: Option<Named>,
    /// The plans.
    pub document: Document,
    /// What is chosen on the pages.
    pub chosen: Chosen,
}

impl Kept {
    /// What is open now.
    #[must_use]
    pub fn of(state: &AppState, time: u64) -> Self {
        let named = state.named.as_deref().cloned();
        Self { time, named, document: Document::of(state), chosen: state.chosen.clone() }
    }

    /// As JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let named = self.named.as_ref().map(|Named { id, name, revision }| json!([id, name, revision]));
        let set = serde_json::to_value(&self.document).unwrap_or_default();
        json!({ "v": VERSION, "t": self.time, "named": named, "chosen": self.chosen.to_value(), "set": set })
            .to_string()
    }

    /// Reads a record, or the text that pages before this one kept: a set of plans alone.
    ///
    /// # Errors
    /// Every problem of every plan, or that a later page wrote it.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let record = match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(record)) if record.contains_key("set") => record,
            _ => {
                let document = Document::from_json(text)?;
                return Ok(Self { time: 0, named: None, document, chosen: Chosen::default() });
            }
        };
        if record.get("v").and_then(Value::as_u64).is_none_or(|version| version > VERSION) {
            let fault = Fault::NewerVersion { newest: VERSION as u32 };
            return Err(Problems(vec![Problem { path: "/v".to_owned(), fault }]));
        }
        let named = record.get("named").and_then(|named| {
            let text = |i: usize| named.get(i)?.as_str().map(str::to_owned);
            Some(Named { id: text(0)?, name: text(1)?, revision: named.get(2)?.as_u64()? })
        });
        Ok(Self {
            time: time_of_record(&record),
            named,
            document: Document::from_json(&record.get("set").unwrap_or(&Value::Null).to_string())?,
            chosen: record.get("chosen").and_then(Chosen::from_value).unwrap_or_default(),
        })
    }

    /// Whether both hold the same set, whenever and under whatever name.
    #[must_use]
    pub fn holds_the_same(&self, other: &Self) -> bool {
        (&self.document, &self.chosen) == (&other.document, &other.chosen)
    }

    /// Whether it is the reader's own, and kept under no name: not a case as it was opened.
    #[must_use]
    pub fn is_own_work(&self) -> bool {
        let Document { plans, bases, preset, .. } = &self.document;
        let untouched = preset.is_some()
            && plans.iter().enumerate().all(|(slot, plan)| bases.get(slot).is_none_or(|base| base == plan));
        self.named.is_none() && !untouched
    }

    /// Opens it; what is expected of plans that are known already is not computed again.
    ///
    /// # Errors
    /// Every problem of every plan.
    pub fn open(self, known: &[OpenPlan]) -> Result<AppState, Problems> {
        let state = AppState::open_knowing(self.document, known)?;
        Ok(AppState { named: self.named.map(Rc::new), chosen: self.chosen, ..state })
    }
}

/// When a record was written, without reading its plans.
pub(super) fn time_of(text: &str) -> u64 {
    match serde_json::from_str(text) {
        Ok(Value::Object(record)) => time_of_record(&record),
        _ => 0,
    }
}

/// The name in a record, without reading its plans.
#[must_use]
pub fn name_of(text: &str) -> Option<String> {
    let record: Value = serde_json::from_str(text).ok()?;
    record.get("named")?.get(1)?.as_str().map(str::to_owned)
}

fn time_of_record(record: &serde_json::Map<String, Value>) -> u64 {
    record.get("t").and_then(Value::as_u64).unwrap_or(0)
}
