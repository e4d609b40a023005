//! A plan without what its reader fills in, for where every character counts.

use serde_json::{Map, Value};

use super::{Plan, field::Field as _};

impl Plan {
    /// The plan as a JSON value without what [`Plan::from_value`] fills in by its defaults. Read again it is the same plan, bit by
    /// bit. The version is always there.
    #[must_use]
    pub fn to_short_value(&self) -> Value {
        let whole = self.to_value();
        let empty = Self::default().to_value();
        let mut ignored = Vec::new();
        // An entry of a list that says nothing is what the entries of the list leave out.
        let bare = Self::read(&bared(&whole, false), &(), "", &mut ignored).map(|plan| plan.to_value());
        let mut short = without(&whole, &empty, bare.as_ref()).unwrap_or_else(|| Value::Object(Map::new()));
        short["version"] = self.version.into();
        // A plan that were not read back as itself is better long than wrong.
        let same = Self::from_value(short.clone()).is_ok_and(|read| read == *self);
        if same { short } else { whole }
    }
}

/// Whether an object is a range, which has no part that could be left out.
fn is_range(map: &Map<String, Value>) -> bool {
    map.len() == 2 && map.contains_key("low") && map.contains_key("high")
}

/// The value with every object in a list emptied.
fn bared(value: &Value, entry: bool) -> Value {
    match value {
        Value::Object(map) if entry && !is_range(map) => Value::Object(Map::new()),
        Value::Object(map) => {
            let mut map = map.clone();
            map.values_mut().for_each(|value| *value = bared(value, false));
            Value::Object(map)
        }
        Value::Array(list) => list.iter().map(|value| bared(value, true)).collect(),
        other => other.clone(),
    }
}

/// What of a value is not in `empty`; nothing if all is. `bare` is the value with emptied entries, filled in.
fn without(value: &Value, empty: &Value, bare: Option<&Value>) -> Option<Value> {
    match (value, empty) {
        _ if value == empty => None,
        (Value::Object(map), Value::Object(known)) if !is_range(map) && !is_range(known) => {
            let mut left = map.clone();
            left.retain(|name, value| {
                let bare = bare.and_then(|bare| bare.get(name));
                let Some(empty) = known.get(name) else { return true };
                let short = without(value, empty, bare);
                let stays = short.is_some();
                *value = short.unwrap_or_default();
                stays
            });
            Some(Value::Object(left))
        }
        (Value::Array(list), _) => {
            let entry = |(i, value): (usize, &Value)| match bare.and_then(|bare| bare.get(i)) {
                Some(bare) if value.is_object() => {
                    without(value, bare, None).unwrap_or_else(|| Value::Object(Map::new()))
                }
                _ => value.clone(),
            };
            Some(list.iter().enumerate().map(entry).collect())
        }
        _ => Some(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_left_out_is_what_is_filled_in() {
        assert_eq!(Plan::default().to_short_value(), json!({ "version": 1 }));
        let text = json!({
            "version": 1, "name": "A", "horizon_days": 50,
            "segments": [{ "market_share": 0.5, "share_rate": { "low": 0.01, "high": 0.05 } }, { "market_share": 0.5 }],
            "ladder": { "rungs": [{ "threshold": 1, "bonus": 20.0 }, { "threshold": 5, "bonus": 0.0 }] },
            "goals": [{ "metric": "customers", "value": 500.0 }],
        });
        let plan = Plan::from_value(text).unwrap();
        let short = plan.to_short_value();
        assert_eq!(Plan::from_value(short.clone()).unwrap(), plan);
        assert_eq!(short["segments"][0]["share_rate"], json!({ "low": 0.01, "high": 0.05 }), "ranges stay whole");
        assert_eq!(short["ladder"].as_object().map(Map::len), Some(1), "{short}");
        assert!(short.to_string().len() * 8 < plan.to_value().to_string().len(), "{short}");
    }
}
