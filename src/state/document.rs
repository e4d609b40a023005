//! The open plans as text: what is kept in the browser, exported as a set, and imported.

use serde::Serialize;
use serde_json::Value;
use snowball_engine::plan::{Fault, MAX_BYTES, Plan, Problem, Problems};

use super::{AppState, Deck, MAX_PLANS};
use crate::i18n::Locale;
use crate::presets::Preset;

/// Most bytes of a set: each plan may come with the one that a reset goes back to.
const MAX_SET_BYTES: u32 = MAX_BYTES * 2 * MAX_PLANS as u32;

/// A set of plans, with what is needed to see the same numbers again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// The plans, A first; at least one.
    pub plans: Vec<Plan>,
    /// What a reset of each goes back to; a plan without an entry goes back to itself.
    pub bases: Vec<Plan>,
    /// Index of the plan whose controls are shown.
    pub active: usize,
    /// Seed of the run, if the set says one.
    pub seed: Option<u64>,
    /// Replicates wanted, if the set says so.
    pub replicates: Option<u32>,
    /// Name of the preset the plans came from.
    pub preset: Option<String>,
    /// The slides, if they are others than every set has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deck: Option<Deck>,
}

impl Document {
    /// What is open now.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        Self {
            plans: state.plans.iter().map(|open| (*open.plan).clone()).collect(),
            bases: state.plans.iter().map(|open| (*open.base).clone()).collect(),
            active: state.active,
            seed: Some(state.seed),
            replicates: Some(state.replicates),
            preset: state.preset.map(str::to_owned),
            deck: state.deck.if_changed(),
        }
    }

    /// The plans of a preset, their names in a language.
    #[must_use]
    pub fn of_preset(preset: &Preset, locale: Locale) -> Self {
        Self {
            plans: preset.plans.iter().map(|plan| plan.in_language(locale.into()).clone()).collect(),
            preset: Some(preset.id.clone()),
            ..Self::empty()
        }
    }

    /// As JSON text, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a set of plans, or a plan alone, from untrusted JSON text.
    ///
    /// # Errors
    /// Every problem of every plan, each with its path.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let got = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if got > MAX_SET_BYTES {
            return Err(problem("", Fault::Length { got, min: 2, max: MAX_SET_BYTES }));
        }
        // A text that is no JSON at all is left to the plan's own reader, which says where it breaks off.
        let Ok(Value::Object(mut set)) = serde_json::from_str(text) else {
            return Self::of_one(text);
        };
        let Some(plans) = set.remove("plans") else {
            return Self::of_one(text);
        };
        let Value::Array(plans) = plans else {
            return Err(problem("/plans", Fault::WrongType { needed: "list" }));
        };
        let (got, max) = (u32::try_from(plans.len()).unwrap_or(u32::MAX), MAX_PLANS as u32);
        if !(1..=max).contains(&got) {
            return Err(problem("/plans", Fault::Length { got, min: 1, max }));
        }
        let plans = read_all(plans, "/plans")?;
        let whole = |name: &str| set.get(name).and_then(Value::as_u64);
        let active = whole("active").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(plans.len() - 1);
        let (seed, replicates) = (whole("seed"), whole("replicates").and_then(|n| u32::try_from(n).ok()));
        let preset = set.get("preset").and_then(Value::as_str).map(str::to_owned);
        // Bases only serve the reset: without good ones the plans still open.
        let bases = match set.remove("bases") {
            Some(Value::Array(bases)) => read_all(bases, "/bases").unwrap_or_default(),
            _ => Vec::new(),
        };
        let deck = set.get("deck").and_then(Deck::from_value);
        Ok(Self { plans, bases, active, seed, replicates, preset, deck })
    }

    /// A set without plans, to be filled.
    pub(crate) fn empty() -> Self {
        Self { plans: Vec::new(), bases: Vec::new(), active: 0, seed: None, replicates: None, preset: None, deck: None }
    }

    fn of_one(text: &str) -> Result<Self, Problems> {
        Ok(Self { plans: vec![Plan::from_json(text)?], ..Self::empty() })
    }
}

/// Reads plans, gathering the problems of all; `at` is where their list stands.
pub(super) fn read_all(values: Vec<Value>, at: &str) -> Result<Vec<Plan>, Problems> {
    let (mut plans, mut problems) = (Vec::new(), Vec::new());
    for (i, value) in values.into_iter().enumerate() {
        match Plan::from_value(value) {
            Ok(plan) => plans.push(plan),
            Err(Problems(found)) => problems.extend(
                found.into_iter().map(|problem| Problem { path: format!("{at}/{i}{}", problem.path), ..problem }),
            ),
        }
    }
    if problems.is_empty() { Ok(plans) } else { Err(Problems(problems)) }
}

fn problem(path: &str, fault: Fault) -> Problems {
    Problems(vec![Problem { path: path.to_owned(), fault }])
}
