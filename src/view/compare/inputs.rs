//! The inputs in which plans differ, by the parts of the plan, as a table of words and numbers with their units.

use serde_json::Value;
use snowball_decide::differing::{Input, differing};
use snowball_engine::plan::{Currency, Number};

use super::Comparison;
use crate::i18n::{I18n, Style};
use crate::view::fields;

use crate::view::units::{self, Unit};

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Parts of the plan in their order.
    pub groups: Vec<Group>,
    /// Rows in all.
    pub count: usize,
}

/// A part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// Its inputs that differ.
    pub rows: Vec<InputRow>,
}

/// An input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputRow {
    /// JSON pointer.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// What each plan says, in the order of the comparison.
    pub values: Vec<String>,
}

/// Every input that differs.
#[must_use]
pub fn inputs(i18n: &I18n, comparison: &Comparison) -> Inputs {
    let plans: Vec<_> = comparison.plans.iter().map(|plan| (**plan).clone()).collect();
    let mut inputs = Inputs::default();
    for Input { path, values } in differing(&plans) {
        let values = values.iter().zip(&plans).map(|(value, plan)| match value {
            Some(value) => written(i18n, &path, value, plan.currency),
            None => i18n.text("charts-none"),
        });
        let (title, name) = named(i18n, &path);
        let row = InputRow { name, values: values.collect(), path };
        match inputs.groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => inputs.groups.push(Group { title, rows: vec![row] }),
        }
        inputs.count += 1;
    }
    inputs
}

impl Inputs {
    /// The first rows alone.
    #[must_use]
    pub fn first(&self, most: usize) -> Self {
        let mut left = most;
        let groups = self.groups.iter().map(|group| {
            let rows: Vec<_> = group.rows.iter().take(left).cloned().collect();
            left -= rows.len();
            Group { title: group.title.clone(), rows }
        });
        Self { groups: groups.filter(|group| !group.rows.is_empty()).collect(), count: self.count }
    }
}

/// The part of the plan that an input belongs to, and its name there.
pub(in crate::view) fn named(i18n: &I18n, path: &str) -> (String, String) {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let (section, inner) = match parts.as_slice() {
        [section, inner @ ..] if !inner.is_empty() => (*section, inner),
        _ => ("plan", parts.as_slice()),
    };
    // The deepest place on the way that the table of fields knows: below it are parts of what a mechanism adds.
    let known = (1..=parts.len()).rev().find_map(|depth| {
        let row = fields::row(&format!("/{}", parts[..depth].join("/")))?;
        Some((row, depth + inner.len() - parts.len()))
    });
    let index = |part: &str| part.parse::<u32>().ok().map(|index| index + 1);
    let mut names = Vec::new();
    let end = known.map_or(inner.len(), |(_, depth)| depth.saturating_sub(1));
    let mut list = section;
    for part in &inner[..end] {
        match index(part) {
            Some(number) => names.push(i18n.with(&format!("entry-{list}"), &[("number", number.into())])),
            None => {
                let group = format!("group-{part}");
                // A list is named by its entries.
                let is_list = inner[..end]
                    .iter()
                    .skip_while(|other| *other != part)
                    .nth(1)
                    .is_some_and(|next| index(next).is_some());
                if i18n.has(&group) && !is_list {
                    names.push(i18n.text(&group));
                }
            }
        }
        list = part;
    }
    let last = inner.last().copied().unwrap_or_default();
    match known {
        _ if list == "weekdays" => names.push(i18n.text(&format!("weekday-{last}"))),
        Some((row, depth)) => {
            let name = i18n.text(&row.key);
            names.push(match index(last).filter(|_| depth == inner.len()) {
                Some(number) => i18n.with("compare-input-entry", &[("name", name.into()), ("number", number.into())]),
                None => name,
            });
            names.extend(inner[depth..].iter().map(|part| (*part).to_owned()));
        }
        None => names.push(last.to_owned()),
    }
    let name = names
        .into_iter()
        .reduce(|part, field| i18n.with("lever-place", &[("part", part.into()), ("field", field.into())]));
    (i18n.text(&format!("group-{section}")), name.unwrap_or_default())
}

/// A value as it stands in a plan.
pub(in crate::view) fn written(i18n: &I18n, path: &str, value: &Value, currency: Currency) -> String {
    let row = fields::row(path);
    match value {
        Value::Null => {
            let own = row.map(|row| format!("none-{}", row.key)).filter(|key| i18n.has(key));
            match (own, row) {
                (Some(own), _) => i18n.text(&own),
                (None, Some(_)) => i18n.text("field-no-limit"),
                (None, None) => i18n.text("summary-off"),
            }
        }
        Value::Bool(on) => i18n.text(if *on { "field-on" } else { "summary-off" }),
        Value::String(text) => {
            let keys = [format!("choice-{text}"), format!("metric-{text}")];
            match keys.into_iter().find(|key| i18n.has(key)) {
                Some(key) => i18n.text(&key),
                None if text.is_empty() => i18n.text("charts-none"),
                None => text.clone(),
            }
        }
        _ => match (serde_json::from_value::<Number>(value.clone()), row.and_then(|row| row.quantity)) {
            (Ok(number), Some(quantity)) => Unit::new(i18n, &units::name(quantity.unit), currency).number(number),
            (Ok(Number::Value(value)), None) => i18n.number(value, Style::Decimal(6)),
            _ => value.to_string(),
        },
    }
}
