//! A view from untrusted JSON: what is not there or of another kind is either said, with its path, or has no meaning.

use serde_json::{Map, Value};
use snowball_engine::plan::{Fault, Plan, Problem, Problems};

use super::{Fingerprint, Link, LinkFault};
use crate::state::document::read_all;
use crate::state::{Chosen, Deck, Display, Document, MAX_PLANS};

/// The names of the parts.
const KNOWN: [&str; 12] = ["e", "p", "a", "s", "n", "c", "f", "r", "k", "x", "d", "t"];

/// Problems gathered so far.
struct Reader {
    map: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Reader {
    fn note(&mut self, path: &str, fault: Fault) {
        self.problems.push(Problem { path: path.to_owned(), fault });
    }

    /// A part of a kind; a part of another kind is a problem.
    fn part<T>(&mut self, name: &str, needed: &'static str, get: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.map.get(name)?;
        let found = get(value);
        if found.is_none() {
            self.note(&format!("/{name}"), Fault::WrongType { needed });
        }
        found
    }

    fn whole(&mut self, name: &str) -> Option<u64> {
        self.part(name, "whole", Value::as_u64)
    }

    fn text(&mut self, name: &str) -> Option<String> {
        self.part(name, "text", |value| value.as_str().map(str::to_owned))
    }
}

impl Link {
    /// Reads a view from untrusted JSON text.
    ///
    /// # Errors
    /// [`LinkFault::Content`] with every problem.
    pub fn from_json(text: &str) -> Result<Self, LinkFault> {
        Self::read(text).map_err(LinkFault::Content)
    }

    fn read(text: &str) -> Result<Self, Problems> {
        let one = |fault| Problems(vec![Problem { path: String::new(), fault }]);
        let value: Value = serde_json::from_str(text).map_err(|error| {
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            one(Fault::Syntax { line: place(error.line()), column: place(error.column()) })
        })?;
        let Value::Object(map) = value else { return Err(one(Fault::WrongType { needed: "object" })) };
        let mut reader = Reader { map, problems: Vec::new() };
        let unknown: Vec<_> = reader.map.keys().filter(|name| !KNOWN.contains(&name.as_str())).cloned().collect();
        for name in unknown {
            reader.note(&format!("/{name}"), Fault::UnknownField { known: KNOWN.map(str::to_owned).to_vec() });
        }
        let (plans, formats) = plans(&mut reader);
        let max = plans.len().saturating_sub(1);
        let active = reader.whole("a").map_or(0, |active| usize::try_from(active).unwrap_or(usize::MAX));
        if active > max && reader.problems.is_empty() {
            reader.note("/a", Fault::OutOfRange { got: active as f64, min: 0.0, max: max as f64 });
        }
        let (seed, replicates) = (reader.whole("s"), reader.whole("n").map(|n| u32::try_from(n).unwrap_or(u32::MAX)));
        let (engine, preset, page) = (reader.text("e"), reader.text("c"), reader.text("r"));
        let fingerprints = reader.part("f", "list", fingerprints).unwrap_or_default();
        let chosen = reader.part("k", "object", Chosen::from_value).unwrap_or_default();
        let pinned = reader.whole("x").and_then(|point| usize::try_from(point).ok());
        let deck = reader.part("t", "object", Deck::from_value).map(|deck| deck.without_guesses());
        let display = reader.part("d", "object", Display::from_value).unwrap_or_default();
        if !reader.problems.is_empty() {
            return Err(Problems(reader.problems));
        }
        let document = Document { plans, bases: Vec::new(), active, seed, replicates, preset, deck };
        let (engine, page) = (engine.unwrap_or_default(), page.unwrap_or_default());
        Ok(Self { engine, document, fingerprints, formats, page, chosen, pinned, display })
    }
}

/// The plans, and the version that each was written in.
fn plans(reader: &mut Reader) -> (Vec<Plan>, Vec<u32>) {
    let Some(list) = reader.part("p", "list", |value| value.as_array().cloned()) else {
        if !reader.map.contains_key("p") {
            reader.note("/p", Fault::WrongType { needed: "list" });
        }
        return Default::default();
    };
    let (got, max) = (u32::try_from(list.len()).unwrap_or(u32::MAX), MAX_PLANS as u32);
    if !(1..=max).contains(&got) {
        reader.note("/p", Fault::Length { got, min: 1, max });
        return Default::default();
    }
    let version = |plan: &Value| plan.get("version").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let formats = list.iter().map(|plan| version(plan).unwrap_or(0)).collect();
    match read_all(list, "/p") {
        Ok(plans) => (plans, formats),
        Err(Problems(found)) => {
            reader.problems.extend(found);
            Default::default()
        }
    }
}

/// What is no fingerprint counts as one that fits nothing rather than as none.
fn fingerprints(value: &Value) -> Option<Vec<Option<Fingerprint>>> {
    let one = |value: &Value| {
        if value.is_null() {
            return Some(None);
        }
        let replicates = u32::try_from(value.get(0)?.as_u64()?).ok()?;
        let hash = u64::from_str_radix(value.get(1)?.as_str()?, 16).ok()?;
        Some(Some(Fingerprint { replicates, hash }))
    };
    value.as_array()?.iter().map(one).collect()
}
