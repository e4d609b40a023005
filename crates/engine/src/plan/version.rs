//! Versions of the plan format, and the one place for migrations.

use serde_json::Value;

use super::field::Field as _;
use super::{Fault, Plan, Problem, Problems, note};

/// Version that this engine writes.
pub const VERSION: u32 = 1;

/// Brings a value of an older version to the current one.
pub(super) fn migrate(value: Value) -> Result<Value, Problems> {
    let fail = |path: &str, fault| Err(Problems(vec![Problem { path: path.to_owned(), fault }]));
    if !value.is_object() {
        return fail("", Fault::WrongType { needed: "object" });
    }
    match value.get("version").map(Value::as_u64) {
        None => fail("/version", Fault::NoVersion),
        Some(Some(1)) => Ok(value),
        // A later version adds its step here: version n to n + 1, one after the other.
        Some(Some(version)) if version > u64::from(VERSION) => {
            fail("/version", Fault::NewerVersion { newest: VERSION })
        }
        Some(_) => fail("/version", Fault::OutOfRange { got: 0.0, min: 1.0, max: f64::from(VERSION) }),
    }
}

/// The plan with every faulty place at its default: what can still be checked as a whole.
pub(super) fn without(value: &Value, problems: &[Problem]) -> Plan {
    let mut value = value.clone();
    // From the back, so that removing a list entry does not shift one that is still to be removed.
    for Problem { path, .. } in problems.iter().rev() {
        remove(&mut value, path);
    }
    let mut ignored = Vec::new();
    Plan::read(&value, &(), "", &mut ignored).unwrap_or_default()
}

/// Removes the field at a pointer; an end of a range or a list entry takes its whole parent with it.
fn remove(value: &mut Value, path: &str) {
    let Some((parent, name)) = path.rsplit_once('/') else {
        return;
    };
    let is_range_end = name == "low" || name == "high";
    match value.pointer_mut(parent) {
        Some(Value::Object(map)) if !is_range_end => {
            map.remove(name);
        }
        Some(_) => remove(value, parent),
        None => {}
    }
}

/// Notes a version that is not the current one in a plan built in memory.
pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    if plan.version != VERSION {
        note(problems, "/version", Fault::NewerVersion { newest: VERSION });
    }
}
