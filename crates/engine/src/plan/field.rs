//! How a plan's fields are read, walked and listed. [`section!`] declares a struct and its table rows in one place.

use std::ops::RangeInclusive;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Fault, Kind, Number, Plan, Problem, Quantity};

/// One row of the table of fields, for documents and tests.
#[derive(Clone, Debug)]
pub struct Row {
    /// JSON pointer with `*` for the place in a list.
    pub path: String,
    /// Section and field, `ladder-per_referral`: the key of its name in the translations.
    pub key: String,
    /// What it is, in English, from the source.
    pub doc: &'static str,
    /// Description of the number, or nothing for text, choices and switches.
    pub quantity: Option<Quantity>,
}

/// Anything that can stand in a plan.
pub trait Field: Sized {
    /// What the table says of it.
    type Spec: 'static;

    /// Reads it, noting every problem; `None` where the value cannot be used.
    fn read(value: &Value, spec: &Self::Spec, at: &str, problems: &mut Vec<Problem>) -> Option<Self>;

    /// Like [`Field::read`], with `base` for what a part leaves out.
    fn read_over(
        value: &Value,
        spec: &Self::Spec,
        _base: &Self,
        at: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        Self::read(value, spec, at, problems)
    }

    /// Calls `visit` for every number at and below `at`, in a fixed order.
    fn numbers(&self, _spec: &Self::Spec, _at: &str, _visit: &mut dyn FnMut(&str, &Quantity, Number)) {}

    /// Like [`Field::numbers`], letting `visit` change them.
    fn numbers_mut(&mut self, _spec: &Self::Spec, _at: &str, _visit: &mut dyn FnMut(&str, &Quantity, &mut Number)) {}

    /// Appends the rows of the table for this type.
    fn rows(spec: &Self::Spec, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>);

    /// JSON Schema of what [`Field::read_over`] takes; `base` is what a part leaves out, the type's own default if there
    /// is none. Anything at all unless a type says more.
    fn schema(_spec: &Self::Spec, _base: Option<&Self>) -> Value {
        json!({})
    }
}

impl Plan {
    /// JSON Schema (2020-12) of a plan, from the table of fields. `x-unit` and `x-kind` stand beside each number. It knows
    /// every field with its type and limits; what holds between fields (sums, order, days within the campaign) only
    /// [`Plan::from_json`] checks.
    #[must_use]
    pub fn schema() -> Value {
        let mut schema =
            described(<Self as Field>::schema(&(), None), "A referral campaign as Snowball reads it.", &());
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        schema["title"] = "Snowball plan".into();
        schema["required"] = json!(["version"]);
        schema
    }
}

/// A schema with what the field is and, save for a section, whose fields have their own, what it is when left out.
pub(crate) fn described(mut schema: Value, doc: &str, default: &impl Serialize) -> Value {
    schema["description"] = doc.into();
    if schema.get("properties").is_none() {
        schema["default"] = serde_json::to_value(default).unwrap_or_default();
    }
    schema
}

/// Notes a problem.
pub(crate) fn note(problems: &mut Vec<Problem>, path: &str, fault: Fault) {
    problems.push(Problem { path: path.to_owned(), fault });
}

fn wrong_type<T>(problems: &mut Vec<Problem>, at: &str, needed: &'static str) -> Option<T> {
    note(problems, at, Fault::WrongType { needed });
    None
}

fn row(at: &str, key: &str, doc: &'static str, quantity: Option<Quantity>, rows: &mut Vec<Row>) {
    rows.push(Row { path: at.to_owned(), key: key.to_owned(), doc, quantity });
}

impl Field for Number {
    type Spec = Quantity;

    fn read(value: &Value, spec: &Quantity, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut inside = |number: f64, path: &str| {
            // Written so that NaN counts as outside.
            let inside = spec.min <= number && number <= spec.max;
            if !inside {
                note(problems, path, Fault::OutOfRange { got: number, min: spec.min, max: spec.max });
            }
            inside
        };
        match value {
            Value::Number(number) => {
                let number = number.as_f64()?;
                inside(number, at).then_some(Self::Value(number))
            }
            Value::Object(map) => {
                let (low, high) = (map.get("low").and_then(Value::as_f64), map.get("high").and_then(Value::as_f64));
                let (Some(low), Some(high), 2) = (low, high, map.len()) else {
                    return wrong_type(problems, at, "number");
                };
                let both = inside(low, &format!("{at}/low")) & inside(high, &format!("{at}/high"));
                if !both {
                    None
                } else if low >= high {
                    note(problems, at, Fault::RangeReversed);
                    None
                } else if spec.kind.admits_range(low, high) {
                    Some(Self::Range { low, high })
                } else {
                    note(problems, at, Fault::RangeAtEdge);
                    None
                }
            }
            _ => wrong_type(problems, at, "number"),
        }
    }

    fn numbers(&self, spec: &Quantity, at: &str, visit: &mut dyn FnMut(&str, &Quantity, Number)) {
        visit(at, spec, *self);
    }

    fn numbers_mut(&mut self, spec: &Quantity, at: &str, visit: &mut dyn FnMut(&str, &Quantity, &mut Number)) {
        visit(at, spec, self);
    }

    fn rows(spec: &Quantity, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        row(at, key, doc, Some(*spec), rows);
    }

    fn schema(spec: &Quantity, _: Option<&Self>) -> Value {
        number_schema(spec, false)
    }
}

/// A value or a range, and `null` where the number may be left out.
fn number_schema(spec: &Quantity, optional: bool) -> Value {
    let value = json!({ "type": "number", "minimum": spec.min, "maximum": spec.max });
    let mut end = value.clone();
    // A range must lie inside the support of its law, see `Kind::admits_range`.
    if spec.kind != Kind::Signed && spec.min <= 0.0 {
        end["exclusiveMinimum"] = 0.into();
    }
    if spec.kind == Kind::Probability && spec.max >= 1.0 {
        end["exclusiveMaximum"] = 1.into();
    }
    let range = json!({
        "type": "object",
        "description": "A range: its 5 % and 95 % points.",
        "properties": { "low": end, "high": end },
        "required": ["low", "high"],
        "additionalProperties": false,
    });
    let mut choices = vec![value, range];
    if optional {
        choices.push(json!({ "type": "null" }));
    }
    json!({ "anyOf": choices, "x-unit": spec.unit, "x-kind": spec.kind })
}

/// A number that may be left out (`null`): no cap, no limit.
impl Field for Option<Number> {
    type Spec = Quantity;

    fn read(value: &Value, spec: &Quantity, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        if value.is_null() { Some(None) } else { Number::read(value, spec, at, problems).map(Some) }
    }

    fn numbers(&self, spec: &Quantity, at: &str, visit: &mut dyn FnMut(&str, &Quantity, Number)) {
        if let Some(number) = self {
            visit(at, spec, *number);
        }
    }

    fn numbers_mut(&mut self, spec: &Quantity, at: &str, visit: &mut dyn FnMut(&str, &Quantity, &mut Number)) {
        if let Some(number) = self {
            visit(at, spec, number);
        }
    }

    fn rows(spec: &Quantity, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        row(at, key, doc, Some(*spec), rows);
    }

    fn schema(spec: &Quantity, _: Option<&Self>) -> Value {
        number_schema(spec, true)
    }
}

/// Plain whole numbers: days, thresholds, counts of classes.
impl Field for u32 {
    type Spec = RangeInclusive<u32>;

    fn read(value: &Value, spec: &Self::Spec, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let Some(number) = value.as_f64() else {
            return wrong_type(problems, at, "whole");
        };
        let whole = value.as_u64().and_then(|whole| u32::try_from(whole).ok()).filter(|whole| spec.contains(whole));
        if whole.is_none() {
            let (min, max) = (f64::from(*spec.start()), f64::from(*spec.end()));
            if number >= min && number <= max {
                return wrong_type(problems, at, "whole");
            }
            note(problems, at, Fault::OutOfRange { got: number, min, max });
        }
        whole
    }

    fn rows(_: &Self::Spec, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        row(at, key, doc, None, rows);
    }

    fn schema(spec: &Self::Spec, _: Option<&Self>) -> Value {
        json!({ "type": "integer", "minimum": spec.start(), "maximum": spec.end() })
    }
}

impl Field for bool {
    type Spec = ();

    fn read(value: &Value, (): &(), at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        value.as_bool().or_else(|| wrong_type(problems, at, "flag"))
    }

    fn rows((): &(), at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        row(at, key, doc, None, rows);
    }

    fn schema((): &(), _: Option<&Self>) -> Value {
        json!({ "type": "boolean" })
    }
}

/// Text of at most the given number of characters.
impl Field for String {
    type Spec = u32;

    fn read(value: &Value, most: &u32, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(problems, at, "text");
        };
        check_length(text.chars().count(), &(0..=*most), at, problems).then(|| text.to_owned())
    }

    fn rows(_: &u32, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        row(at, key, doc, None, rows);
    }

    fn schema(most: &u32, _: Option<&Self>) -> Value {
        json!({ "type": "string", "maxLength": most })
    }
}

fn check_length(length: usize, spec: &RangeInclusive<u32>, at: &str, problems: &mut Vec<Problem>) -> bool {
    let got = u32::try_from(length).unwrap_or(u32::MAX);
    let fits = spec.contains(&got);
    if !fits {
        note(problems, at, Fault::Length { got, min: *spec.start(), max: *spec.end() });
    }
    fits
}

/// A list of at least and at most the given numbers of entries.
impl<T: Entry> Field for Vec<T> {
    type Spec = RangeInclusive<u32>;

    fn read(value: &Value, spec: &Self::Spec, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let Some(entries) = value.as_array() else {
            return wrong_type(problems, at, "list");
        };
        if !check_length(entries.len(), spec, at, problems) {
            return None;
        }
        // Every entry is read even after a failed one, so that all problems are found.
        let read: Vec<_> = entries
            .iter()
            .enumerate()
            .map(|(i, entry)| T::read(entry, T::SPEC, &format!("{at}/{i}"), problems))
            .collect();
        read.into_iter().collect()
    }

    fn numbers(&self, _: &Self::Spec, at: &str, visit: &mut dyn FnMut(&str, &Quantity, Number)) {
        for (i, entry) in self.iter().enumerate() {
            entry.numbers(T::SPEC, &format!("{at}/{i}"), visit);
        }
    }

    fn numbers_mut(&mut self, _: &Self::Spec, at: &str, visit: &mut dyn FnMut(&str, &Quantity, &mut Number)) {
        for (i, entry) in self.iter_mut().enumerate() {
            entry.numbers_mut(T::SPEC, &format!("{at}/{i}"), visit);
        }
    }

    fn rows(_: &Self::Spec, at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        T::rows(T::SPEC, &format!("{at}/*"), key, doc, rows);
    }

    fn schema(spec: &Self::Spec, _: Option<&Self>) -> Value {
        let items = T::schema(T::SPEC, None);
        json!({ "type": "array", "items": items, "minItems": spec.start(), "maxItems": spec.end() })
    }
}

/// What may stand in a list.
pub trait Entry: Field {
    /// Its fixed description.
    const SPEC: &'static Self::Spec;
}

impl Entry for u32 {
    const SPEC: &'static RangeInclusive<u32> = &(0..=1825);
}

impl Entry for Number {
    const SPEC: &'static Quantity = &Quantity::times(20.0).slide(0.0, 3.0);
}

/// Reads the fields of an object; shared by every section.
pub(crate) struct Reader<'a> {
    /// The object.
    pub map: &'a Map<String, Value>,
    /// Where it stands.
    pub at: &'a str,
    /// Whether any field failed.
    pub failed: bool,
}

impl<'a> Reader<'a> {
    /// Starts reading an object and notes every field that is not among `known`.
    pub fn open(value: &'a Value, at: &'a str, known: &[&str], problems: &mut Vec<Problem>) -> Option<Self> {
        let Some(map) = value.as_object() else {
            return wrong_type(problems, at, "object");
        };
        let mut failed = false;
        for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
            let known = known.iter().map(|&name| name.to_owned()).collect();
            note(problems, &format!("{at}/{name}"), Fault::UnknownField { known });
            failed = true;
        }
        Some(Self { map, at, failed })
    }

    /// Reads one field; a missing one takes its default.
    #[inline(never)]
    pub fn field<T: Field>(&mut self, name: &str, spec: &T::Spec, default: T, problems: &mut Vec<Problem>) -> T {
        let Some(value) = self.map.get(name) else {
            return default;
        };
        let read = T::read_over(value, spec, &default, &below(self.at, name), problems);
        self.failed |= read.is_none();
        read.unwrap_or(default)
    }
}

// What a section does with each of its fields. Never inlined: with more than a hundred fields that would be a tenth of the
// page's program.

/// Where a field of an object stands.
#[inline(never)]
fn below(at: &str, name: &str) -> String {
    [at, name].join("/")
}

#[inline(never)]
pub(crate) fn numbers_of<T: Field>(
    field: &T,
    spec: &T::Spec,
    at: &str,
    name: &str,
    visit: &mut dyn FnMut(&str, &Quantity, Number),
) {
    field.numbers(spec, &below(at, name), visit);
}

#[inline(never)]
pub(crate) fn numbers_mut_of<T: Field>(
    field: &mut T,
    spec: &T::Spec,
    at: &str,
    name: &str,
    visit: &mut dyn FnMut(&str, &Quantity, &mut Number),
) {
    field.numbers_mut(spec, &below(at, name), visit);
}

#[inline(never)]
pub(crate) fn rows_of<T: Field>(
    spec: &T::Spec,
    (at, name): (&str, &str),
    key: &str,
    doc: &'static str,
    rows: &mut Vec<Row>,
) {
    T::rows(spec, &below(at, name), key, doc, rows);
}

/// Declares a section of the plan: the struct, its defaults and its rows of the table.
macro_rules! section {
    ($(#[doc = $about:literal])+ pub struct $Name:ident $key:literal {
        $($(#[doc = $doc:literal])+ $field:ident: $Type:ty = $default:expr, $spec:expr;)+
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $Name {
            $($(#[doc = $doc])+ pub $field: $Type,)+
        }

        impl Default for $Name {
            fn default() -> Self {
                Self { $($field: $default.into(),)+ }
            }
        }

        impl $crate::plan::field::Entry for $Name {
            const SPEC: &'static () = &();
        }

        impl $crate::plan::field::Field for $Name {
            type Spec = ();

            fn read(
                value: &serde_json::Value,
                (): &(),
                at: &str,
                problems: &mut Vec<$crate::plan::Problem>,
            ) -> Option<Self> {
                <Self as $crate::plan::field::Field>::read_over(value, &(), &Self::default(), at, problems)
            }

            fn read_over(
                value: &serde_json::Value,
                (): &(),
                base: &Self,
                at: &str,
                problems: &mut Vec<$crate::plan::Problem>,
            ) -> Option<Self> {
                let known = [$(stringify!($field)),+];
                let mut reader = $crate::plan::field::Reader::open(value, at, &known, problems)?;
                let read = Self { $($field: reader.field(stringify!($field), &$spec, base.$field.clone(), problems),)+ };
                (!reader.failed).then_some(read)
            }

            fn numbers(&self, (): &(), at: &str, visit: &mut dyn FnMut(&str, &$crate::plan::Quantity, $crate::plan::Number)) {
                $($crate::plan::field::numbers_of(&self.$field, &$spec, at, stringify!($field), visit);)+
            }

            fn numbers_mut(
                &mut self,
                (): &(),
                at: &str,
                visit: &mut dyn FnMut(&str, &$crate::plan::Quantity, &mut $crate::plan::Number),
            ) {
                $($crate::plan::field::numbers_mut_of(&mut self.$field, &$spec, at, stringify!($field), visit);)+
            }

            fn rows((): &(), at: &str, _: &str, _: &'static str, rows: &mut Vec<$crate::plan::field::Row>) {
                $($crate::plan::field::rows_of::<$Type>(
                    &$spec,
                    (at, stringify!($field)),
                    concat!($key, "-", stringify!($field)),
                    const { concat!($($doc),+).trim_ascii() },
                    rows,
                );)+
            }

            fn schema((): &(), base: Option<&Self>) -> serde_json::Value {
                let base = base.cloned().unwrap_or_default();
                let mut properties = serde_json::Map::new();
                $(
                    let schema = <$Type as $crate::plan::field::Field>::schema(&$spec, Some(&base.$field));
                    let schema = $crate::plan::field::described(schema, concat!($($doc),+).trim_ascii(), &base.$field);
                    properties.insert(stringify!($field).to_owned(), schema);
                )+
                serde_json::json!({ "type": "object", "properties": properties, "additionalProperties": false })
            }
        }
    };
}

/// Declares a choice: an enum whose variants are written in snake case.
macro_rules! choice {
    ($(#[doc = $about:literal])+ pub enum $Name:ident { $($(#[doc = $doc:literal])+ $Variant:ident = $text:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $Name {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $Variant,)+
        }

        impl $Name {
            /// Every choice, in the order of the documents.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// How it is written in a plan.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $text),+ }
            }

            /// The choice that is written so.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().find(|choice| choice.as_str() == text).copied()
            }
        }

        impl $crate::plan::field::Field for $Name {
            type Spec = ();

            fn read(
                value: &serde_json::Value,
                (): &(),
                at: &str,
                problems: &mut Vec<$crate::plan::Problem>,
            ) -> Option<Self> {
                let found = value.as_str().and_then(Self::named);
                if found.is_none() {
                    let choices = Self::ALL.iter().map(|choice| choice.as_str().to_owned()).collect();
                    $crate::plan::field::note(problems, at, $crate::plan::Fault::NotAChoice { choices });
                }
                found
            }

            fn rows((): &(), at: &str, key: &str, doc: &'static str, rows: &mut Vec<$crate::plan::field::Row>) {
                rows.push($crate::plan::field::Row { path: at.to_owned(), key: key.to_owned(), doc, quantity: None });
            }

            fn schema((): &(), _: Option<&Self>) -> serde_json::Value {
                let choices = vec![$(
                    serde_json::json!({ "const": $text, "description": concat!($($doc),+).trim_ascii() })
                ),+];
                serde_json::json!({ "oneOf": choices })
            }
        }
    };
}

pub(crate) use {choice, section};
