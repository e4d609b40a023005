//! Mechanisms of the catalogue as levers: parameters with their origin, and what they do to a plan.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use snowball_engine::Metric;
use snowball_engine::plan::{self, Addition, Effect, Number};

use crate::formula::{Formula, Settings};
use crate::text::{Language, Text};

/// A group of mechanisms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name.
    pub group: Text,
    /// Its mechanisms, in the order of the catalogue.
    pub levers: Vec<Lever>,
}

/// How a mechanism is modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// State of its own in the engine; the lever sets its numbers.
    Kernel,
    /// Changes numbers that are there.
    Lever,
    /// Changes no number that the model has.
    NotModelled,
}

/// A mechanism of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lever {
    /// Its name in the catalogue.
    pub id: String,
    /// How it is modelled.
    pub kind: Kind,
    /// What it is called.
    pub name: Text,
    /// What it is.
    pub what: Text,
    /// Where the sources speak of it.
    pub sources: Vec<Source>,
    /// What it depends on.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// When it holds; the whole campaign if left out.
    #[serde(default)]
    window: Option<Window>,
    #[serde(default)]
    effects: Vec<WrittenEffect>,
    #[serde(default)]
    adds: Vec<WrittenAddition>,
    /// Numbers of a plan that must be above 0 for it to do anything.
    #[serde(default)]
    pub needs: Vec<String>,
    /// What it moves, by what the catalogue says that it moves.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// What the catalogue says that it moves, and the model does not.
    #[serde(default)]
    pub unmoved: Vec<Unmoved>,
    /// Rules that it touches.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Why it is not modelled.
    #[serde(default)]
    pub reason: Option<Text>,
}

/// Where a source speaks of something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Seed document.
    pub seed: String,
    /// Sections there.
    pub section: String,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The source says it.
    Reported,
    /// It follows from what the source says.
    Derived,
    /// Nobody measured it: a range.
    Assumed,
    /// A decision of whoever runs the campaign, such as a budget: no unknown, and not in the source.
    Chosen,
}

/// Something that a lever depends on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name in formulas.
    pub id: String,
    /// What it is.
    pub name: Text,
    /// Its unit: `unit-…` in the translations.
    pub unit: String,
    /// Value, or range where nobody measured it.
    pub value: Number,
    /// Least and greatest that make sense.
    pub limits: [f64; 2],
    /// Where the value comes from.
    pub origin: Origin,
    /// Figure or case that it is taken from.
    #[serde(default)]
    pub source: Option<String>,
    /// How it was derived, ambiguities.
    #[serde(default)]
    pub note: Option<Text>,
}

impl Parameter {
    /// Law of its range, as for the numbers of a plan.
    #[must_use]
    pub fn kind(&self) -> plan::Kind {
        let [low, high] = self.limits;
        if low < 0.0 {
            plan::Kind::Signed
        } else if self.unit.starts_with("share") && high <= 1.0 {
            plan::Kind::Probability
        } else {
            plan::Kind::Positive
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Window {
    from: Formula,
    #[serde(default)]
    days: Option<Formula>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEffect {
    path: String,
    to: Option<Formula>,
    times: Option<Formula>,
    plus: Option<Formula>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAddition {
    to: String,
    entry: Map<String, Value>,
}

/// Something that a lever moves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// What the catalogue calls it.
    pub catalogue: String,
    /// What shows it.
    #[serde(deserialize_with = "metric")]
    pub metric: Metric,
    /// Where it goes.
    pub direction: Way,
}

/// Where a metric goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It rises.
    Up,
    /// It falls.
    Down,
}

/// Something that a lever should move and does not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unmoved {
    /// What the catalogue calls it.
    pub catalogue: String,
    /// Why.
    pub why: Text,
}

/// A rule of law or ethics that a lever may touch.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What to heed.
    pub rule: Text,
}

impl Lever {
    /// Every formula in it.
    fn formulas(&self) -> Vec<Formula> {
        let effects = self.effects.iter().flat_map(|effect| [&effect.to, &effect.times, &effect.plus]);
        let window = self.window.iter().flat_map(|window| [Some(&window.from), window.days.as_ref()]).flatten();
        let adds = self.adds.iter().flat_map(|add| add.entry.values());
        let added = adds.filter_map(|value| Formula::try_from(value).ok());
        effects.flatten().chain(window).cloned().chain(added).collect()
    }

    /// Names of parameters that its formulas use, declared or not.
    #[must_use]
    pub fn used(&self) -> Vec<String> {
        self.formulas().iter().flat_map(Formula::parameters).map(str::to_owned).collect()
    }

    /// It as the lever of a plan of so many days, with other values for some parameters.
    #[must_use]
    pub fn in_plan(&self, values: &BTreeMap<String, Number>, horizon_days: u32, language: Language) -> plan::Lever {
        let mut settings = Settings::new();
        for parameter in &self.parameters {
            let value = values.get(&parameter.id).copied().unwrap_or(parameter.value);
            settings.insert(&parameter.id, (parameter.kind(), value));
        }
        let day =
            |formula: &Formula| formula.median(&settings).round().clamp(0.0, f64::from(horizon_days) - 1.0) as u32;
        let from_day = self.window.as_ref().map_or(0, |window| day(&window.from));
        let until_day = self.window.as_ref().and_then(|window| window.days.as_ref()).map_or(0, |days| {
            let until = f64::from(from_day) + days.median(&settings).round().max(1.0);
            if until < f64::from(horizon_days) { until as u32 } else { 0 }
        });
        let effects = self.effects.iter().map(|effect| {
            let number =
                |formula: &Option<Formula>, kind| formula.as_ref().map(|formula| formula.evaluate(&settings, kind));
            let (to, times) = (number(&effect.to, kind_of(&effect.path)), number(&effect.times, plan::Kind::Positive));
            // The engine too takes a summand for log-normal where it is positive.
            let plus = number(&effect.plus, plan::Kind::Positive);
            Effect { path: effect.path.clone(), to, times, plus }
        });
        let adds = self.adds.iter().map(|add| {
            let field = |name: &str| {
                let kind = kind_of(&format!("{}/*/{name}", add.to));
                entered(name, &add.entry[name], &settings, kind, language)
            };
            let mut entry = add.entry.clone();
            entry.iter_mut().for_each(|(name, value)| *value = field(name));
            Addition { to: add.to.clone(), entry: Value::Object(entry) }
        });
        plan::Lever {
            id: self.id.clone(),
            name: self.name.get(language).to_owned(),
            on: true,
            from_day,
            until_day,
            effects: effects.collect(),
            adds: adds.collect(),
        }
    }
}

/// Law of the ranges of a plan's number.
fn kind_of(path: &str) -> plan::Kind {
    static KINDS: LazyLock<BTreeMap<String, plan::Kind>> = LazyLock::new(|| {
        let mut kinds = BTreeMap::new();
        let rows = plan::rows().into_iter();
        kinds.extend(rows.filter_map(|row| row.quantity.map(|quantity| (row.path, quantity.kind))));
        kinds
    });
    KINDS.get(path).copied().unwrap_or(plan::Kind::Positive)
}

/// Fields of entries that are whole numbers.
const WHOLE: [&str; 3] = ["day", "length", "threshold"];

/// A field of an added entry: words in the language, formulas computed, everything else as it stands.
fn entered(name: &str, value: &Value, settings: &Settings<'_>, kind: plan::Kind, language: Language) -> Value {
    if let Some(text) = Text::of(value) {
        return text.get(language).into();
    }
    match Formula::try_from(value) {
        Ok(formula) if WHOLE.contains(&name) => Value::from(formula.median(settings).round().max(0.0) as u32),
        Ok(Formula::Constant(_)) | Err(_) => value.clone(),
        Ok(formula) => serde_json::to_value(formula.evaluate(settings, kind)).unwrap_or_default(),
    }
}

fn metric<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Metric, D::Error> {
    let name = String::deserialize(deserializer)?;
    Metric::named(&name).ok_or_else(|| serde::de::Error::custom(format!("no metric {name}")))
}
