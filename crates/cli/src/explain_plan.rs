//! `snowball explain-plan`: every value of a plan with its unit, whether it is given, and what it is.

use serde::Serialize;
use serde_json::Value;
use snowball_engine::plan::{Kind, Plan, Row, Unit, rows};

use crate::args::{ExplainPlanArgs, Reading};
use crate::failure::Failure;
use crate::output::Output;
use crate::{format, plan_file};

/// Characters of a text that are shown in the table.
const LONGEST_TEXT: usize = 40;

/// A value of a plan.
#[derive(Debug, Serialize)]
struct Explained {
    /// JSON pointer.
    path: String,
    /// As a plan has it: a number, a range, a text, a list that is empty.
    value: Value,
    unit: Option<Unit>,
    kind: Option<Kind>,
    /// Smallest and largest valid value.
    valid: Option<[f64; 2]>,
    source: Source,
    /// What it is.
    meaning: String,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Source {
    /// It stands in the plan's file.
    Given,
    /// It was left out.
    Default,
}

/// Does it.
pub fn explain_plan(args: &ExplainPlanArgs) -> Result<(), Failure> {
    let file = plan_file::read(&args.plan)?;
    let output = Output::new(&args.out)?;
    // What has been read as a plan is JSON.
    let given = serde_json::from_str(&file.text).unwrap_or_default();
    let values = Explainer::new(&file.plan, given).values();
    match args.format {
        Reading::Json => output.write_json(&values),
        Reading::Table => {
            let mut table = format::table(vec!["path", "value", "unit", "kind", "source", "meaning"]);
            for Explained { path, value, unit, kind, source, meaning, .. } in values {
                let cells = [path, shown(&value), words(unit), words(kind), words(source), meaning];
                table.add_row(format::row(cells));
            }
            output.write(|out| format::print(&table, out))
        }
    }
}

/// A plan beside the table of its fields.
struct Explainer {
    rows: Vec<Row>,
    schema: Value,
    /// The plan in full.
    plan: Value,
    /// As it was given.
    given: Value,
}

impl Explainer {
    fn new(plan: &Plan, given: Value) -> Self {
        Self { rows: rows(), schema: Plan::schema(), plan: serde_json::to_value(plan).unwrap_or_default(), given }
    }

    /// Every value, in the order of the table of fields, lists entry by entry.
    fn values(&self) -> Vec<Explained> {
        let mut values = Vec::new();
        self.walk(&self.rows, 0, "", &mut values);
        values
    }

    /// Explains rows whose paths begin alike up to `known` characters, which stand for the path `at` in this plan.
    fn walk(&self, rows: &[Row], known: usize, at: &str, values: &mut Vec<Explained>) {
        let mut rest = rows;
        while let Some(row) = rest.first() {
            let Some(star) = row.path[known..].find("/*") else {
                values.push(self.value(row, format!("{at}{}", &row.path[known..])));
                rest = &rest[1..];
                continue;
            };
            let inside = known + star + "/*".len();
            let of_list = rest.iter().take_while(|other| other.path.starts_with(&row.path[..inside])).count();
            let (of_list, after) = rest.split_at(of_list);
            rest = after;
            let list = format!("{at}{}", &row.path[known..known + star]);
            let length = self.plan.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
            if length == 0 {
                values.push(self.empty(&list, &row.path[..known + star]));
            }
            for i in 0..length {
                self.walk(of_list, inside, &format!("{list}/{i}"), values);
            }
        }
    }

    fn value(&self, row: &Row, path: String) -> Explained {
        let value = self.plan.pointer(&path).cloned().unwrap_or_default();
        let source = self.source(&path);
        let mut meaning = row.doc.to_owned();
        let mut quantity = row.quantity;
        if let Some(target) = path.strip_prefix("/phases/").and(path.strip_suffix("/value")) {
            // What a patch sets has the unit of what it changes; a factor has none.
            let text =
                |name: &str| self.plan.pointer(&format!("{target}/{name}")).and_then(Value::as_str).unwrap_or("");
            if let Some(changed) = self.row(text("path")) {
                quantity = changed.quantity.filter(|_| text("op") != "multiply");
                meaning = format!("{meaning} For: {}", changed.doc);
            }
        }
        Explained {
            path,
            value,
            unit: quantity.map(|quantity| quantity.unit),
            kind: quantity.map(|quantity| quantity.kind),
            valid: quantity.map(|quantity| [quantity.min, quantity.max]),
            source,
            meaning,
        }
    }

    /// A list without entries: its own description stands in the schema alone.
    fn empty(&self, path: &str, field: &str) -> Explained {
        let mut schema = &self.schema;
        for name in field.split('/').skip(1) {
            schema = if name == "*" { &schema["items"] } else { &schema["properties"][name] };
        }
        let meaning = schema["description"].as_str().unwrap_or_default().to_owned();
        let source = self.source(path);
        let path = path.to_owned();
        Explained { path, value: Value::Array(Vec::new()), unit: None, kind: None, valid: None, source, meaning }
    }

    fn source(&self, path: &str) -> Source {
        if self.given.pointer(path).is_some() { Source::Given } else { Source::Default }
    }

    /// The row of the table for a place in a plan.
    fn row(&self, path: &str) -> Option<&Row> {
        let field = path.split('/').map(|part| if part.parse::<u32>().is_ok() { "*" } else { part });
        let field = field.collect::<Vec<_>>().join("/");
        self.rows.iter().find(|row| row.path == field)
    }
}

/// A value in a table.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) if text.is_empty() => "none".to_owned(),
        Value::String(text) if text.chars().nth(LONGEST_TEXT).is_some() => {
            format!("{}…", text.chars().take(LONGEST_TEXT).collect::<String>().replace('\n', " "))
        }
        Value::String(text) => text.replace('\n', " "),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::Array(entries) if entries.is_empty() => "none".to_owned(),
        Value::Object(range) => match (range.get("low"), range.get("high")) {
            (Some(low), Some(high)) if range.len() == 2 => format!("{} to {}", shown(low), shown(high)),
            _ => value.to_string(),
        },
        other => other.to_string(),
    }
}

/// A unit, kind or source in words.
fn words(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text.replace('_', " "),
        _ => "–".to_owned(),
    }
}
