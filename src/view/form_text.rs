//! What is set in the form of a page as a text, which is kept among the choices of the set: so it outlives a change of the page
//! and a reload, and goes into links. `docs/share.md` describes the texts.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Version of the texts. A text of another one is as none.
const VERSION: u64 = 1;

/// Largest number that a form takes from outside; its fields take less.
const LARGEST: f64 = 1e15;

/// A form as a text; `form` has fields by name.
#[must_use]
pub fn write(form: &impl Serialize) -> Option<String> {
    let Ok(Value::Object(mut map)) = serde_json::to_value(form) else { return None };
    map.insert("v".to_owned(), VERSION.into());
    Some(Value::Object(map).to_string())
}

/// A form from untrusted text; none unless all of it can be read.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let Ok(Value::Object(mut map)) = serde_json::from_str(text) else { return None };
    let known = map.remove("v").and_then(|version| version.as_u64()) == Some(VERSION);
    let form = Value::Object(map);
    (known && is_small(&form)).then(|| serde_json::from_value(form).ok()).flatten()
}

/// Whether no number is beyond all that a form could ask for.
fn is_small(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(|number| number.abs() <= LARGEST),
        Value::Array(list) => list.iter().all(is_small),
        Value::Object(map) => map.values().all(is_small),
        _ => true,
    }
}
