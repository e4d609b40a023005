//! What the reader has chosen on the pages, by name: it outlives a change of the page, is kept, and goes into links. A page reads what
//! it knows and takes its own default for all else.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Value, json};

/// Most choices that are taken from outside.
const MOST: usize = 64;

/// Most bytes of a name, and of what is chosen under it, that are taken from outside. What is set in a form is one text, in which each
/// number of a plan may stand.
const LONGEST_NAME: usize = 256;
const LONGEST: usize = 16_384;

/// Start of the names of forms: what is asked of the plans of the set.
const FORM: &str = "form-";

/// Choices by name. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Rc<BTreeMap<String, String>>);

impl Chosen {
    /// What is chosen, if anything.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Makes or forgets a choice; tells whether it differs.
    pub(super) fn set(&mut self, name: &str, value: Option<String>) -> bool {
        if self.get(name) == value.as_deref() {
            return false;
        }
        let map = Rc::make_mut(&mut self.0);
        match value {
            Some(value) => map.insert(name.to_owned(), value),
            None => map.remove(name),
        };
        true
    }

    /// Without what was set in forms: what fits the plans of one set may fit no others.
    pub(super) fn without_forms(&self) -> Self {
        let mut others = BTreeMap::clone(&self.0);
        others.retain(|name, _| !name.starts_with(FORM));
        Self(Rc::new(others))
    }

    /// As a JSON object; none if nothing is chosen.
    #[must_use]
    pub fn to_value(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| json!(*self.0))
    }

    /// From untrusted JSON: an object of texts, as far as they are of reasonable number and length.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let entry = |(name, value): (&String, &Value)| {
            let value = value.as_str().filter(|value| value.len() <= LONGEST && name.len() <= LONGEST_NAME)?;
            Some((name.clone(), value.to_owned()))
        };
        let mut all = BTreeMap::new();
        all.extend(value.as_object()?.iter().filter_map(entry).take(MOST));
        Some(Self(Rc::new(all)))
    }
}
