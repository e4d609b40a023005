//! Presets: campaigns of the catalogue as plans, each with what its source reports, what follows from that, and what had to
//! be assumed or chosen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use snowball_engine::plan::{Number, Plan};

use crate::lever::{Group, Lever, Origin};
use crate::replicate::Reported;
use crate::text::{Language, Text, translate};
use crate::{Unreadable, lever};

/// A campaign of the catalogue.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Stable name, also that of its file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// One paragraph: the story, the question, what the source leaves open.
    pub summary: Text,
    /// The cases it is made from; at least one.
    pub sources: Vec<CaseSource>,
    /// Its plans: A, B, …; at least one.
    pub plans: Vec<PresetPlan>,
    /// Where its numbers come from.
    pub figures: Vec<Figure>,
    /// What the source reports, to hold the simulation against.
    pub reported: Vec<Reported>,
}

/// A preset in a menu.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Stable name.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// Every preset that there is, whether or not the library has been loaded.
pub fn menu() -> &'static [Listed] {
    static MENU: LazyLock<Vec<Listed>> = LazyLock::new(|| {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/menu.json"))).unwrap_or_default()
    });
    &MENU
}

/// A case of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSource {
    /// Name of the case.
    pub case: String,
    /// Seed document that tells it.
    pub seed: String,
    /// Its sections there.
    pub section: String,
}

/// A plan of a preset.
#[derive(Clone, Debug)]
pub struct PresetPlan {
    /// What sets it apart from the preset's other plans; also its name.
    pub label: Text,
    /// The plan, its names in English.
    pub plan: Plan,
    chinese: Plan,
    /// The levers on it, in order, with what is set otherwise than in the library.
    pub levers: Vec<LeverUse>,
}

impl PresetPlan {
    /// The plan with its names in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &Plan {
        match language {
            Language::English => &self.plan,
            Language::Chinese => &self.chinese,
        }
    }
}

/// A lever of a preset.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeverUse {
    /// Which.
    pub lever: String,
    /// Parameters that are otherwise than in the library, by name.
    #[serde(default)]
    pub with: BTreeMap<String, Setting>,
    /// First day, instead of the lever's own.
    #[serde(default)]
    pub from_day: Option<u32>,
    /// Day from which it no longer holds, instead of the lever's own.
    #[serde(default)]
    pub until_day: Option<u32>,
}

/// Another value of a parameter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The value.
    pub value: Number,
    /// Where it comes from.
    pub origin: Origin,
    /// Figure or case that it is taken from.
    #[serde(default)]
    pub source: Option<String>,
    /// How it was derived.
    #[serde(default)]
    pub note: Option<Text>,
}

/// One number behind a preset.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it is.
    pub what: Text,
    /// The number, in the units of the plan: shares in [0, 1], times in days.
    pub value: Number,
    /// Name of its unit: `unit-…` in the translations.
    pub unit: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Figure, mechanism or case of the catalogue that it is taken from, if any.
    #[serde(default)]
    pub source: Option<String>,
    /// JSON pointers of what it sets in the plans; none for what a plan cannot set, such as a reported outcome.
    #[serde(default)]
    pub sets: Vec<String>,
    /// Indices of the plans it is set in; empty for all.
    #[serde(default)]
    pub plans: Vec<usize>,
    /// Conflicts in the source, or how it was derived.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A preset as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    name: Text,
    summary: Text,
    sources: Vec<CaseSource>,
    plans: Vec<WrittenPlan>,
    figures: Vec<Figure>,
    #[serde(default)]
    reported: Vec<Reported>,
}

/// A plan as a preset's file has it: any text in it may be given in both languages, as `{ "en": …, "zh": … }`, and levers
/// stand beside it by name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPlan {
    label: Text,
    plan: Value,
    #[serde(default)]
    levers: Vec<LeverUse>,
}

impl Preset {
    /// The case that a reported number belongs to.
    #[must_use]
    pub fn case_of<'a>(&'a self, reported: &'a Reported) -> &'a str {
        let first = || self.sources.first().map_or("", |source| source.case.as_str());
        reported.case.as_deref().unwrap_or_else(first)
    }

    /// Reads a preset, its levers taken from the groups.
    ///
    /// # Errors
    /// What is wrong with it, under its name.
    pub fn read(value: Value, groups: &[Group]) -> Result<Self, Unreadable> {
        let (mut written, fail) = Written::of(value)?;
        let plans = std::mem::take(&mut written.plans).into_iter().map(|plan| plan.read(groups));
        let plans: Vec<_> = plans.collect::<Result<_, _>>().map_err(&fail)?;
        Self::of(written, plans, fail)
    }

    /// The same, `turn` being awaited between its parts: for a thread that has to answer meanwhile.
    ///
    /// # Errors
    /// As [`Preset::read`].
    pub async fn read_in_turns(value: Value, groups: &[Group], turn: impl AsyncFn()) -> Result<Self, Unreadable> {
        let (mut written, fail) = Written::of(value)?;
        let mut plans = Vec::with_capacity(written.plans.len());
        for written in std::mem::take(&mut written.plans) {
            turn().await;
            let plan = written.in_language(groups, Language::English).map_err(&fail)?;
            turn().await;
            let chinese = written.in_language(groups, Language::Chinese).map_err(&fail)?;
            plans.push(PresetPlan { label: written.label, plan, chinese, levers: written.levers });
        }
        turn().await;
        Self::of(written, plans, fail)
    }

    fn of(written: Written, plans: Vec<PresetPlan>, fail: impl Fn(String) -> Unreadable) -> Result<Self, Unreadable> {
        let Written { id, name, summary, sources, figures, reported, .. } = written;
        if let Some(wrong) = reported.iter().find(|reported| reported.plans().any(|plan| plan >= plans.len())) {
            return Err(fail(format!("there is no such plan: {}", wrong.what.en)));
        }
        Ok(Self { id, name, summary, sources, plans, figures, reported })
    }
}

impl Written {
    /// The file, and how a fault of it is told.
    fn of(value: Value) -> Result<(Self, impl Fn(String) -> Unreadable), Unreadable> {
        let entry = value.get("id").and_then(Value::as_str).unwrap_or("preset").to_owned();
        let fail = move |problem: String| Unreadable { entry: entry.clone(), problem };
        match serde_json::from_value(value) {
            Ok(written) => Ok((written, fail)),
            Err(error) => Err(fail(error.to_string())),
        }
    }
}

impl WrittenPlan {
    fn read(self, groups: &[Group]) -> Result<PresetPlan, String> {
        let plan = self.in_language(groups, Language::English)?;
        let chinese = self.in_language(groups, Language::Chinese)?;
        Ok(PresetPlan { label: self.label, plan, chinese, levers: self.levers })
    }

    fn in_language(&self, groups: &[Group], language: Language) -> Result<Plan, String> {
        let base = Plan::from_value(translate(&self.plan, language)).map_err(|problems| problems.to_string())?;
        let mut levers = Vec::with_capacity(self.levers.len());
        for used in &self.levers {
            let lever = groups.iter().flat_map(|group| &group.levers).find(|lever| lever.id == used.lever);
            let lever = lever.ok_or_else(|| format!("no lever {}", used.lever))?;
            levers.push(used.in_plan(lever, base.horizon_days, language)?);
        }
        let plan = Plan { name: self.label.get(language).to_owned(), levers, ..base };
        // It was read whole; only levers can have made it invalid, and they are the same in every language.
        if language == Language::English && !plan.levers.is_empty() {
            plan.check().map_err(|problems| problems.to_string())?;
        }
        Ok(plan)
    }
}

impl LeverUse {
    fn in_plan(
        &self,
        lever: &Lever,
        horizon_days: u32,
        language: Language,
    ) -> Result<snowball_engine::plan::Lever, String> {
        if lever.kind == lever::Kind::NotModelled {
            return Err(format!("{} is not modelled", self.lever));
        }
        let unknown = |name: &&String| lever.parameters.iter().all(|parameter| parameter.id != **name);
        if let Some(name) = self.with.keys().find(unknown) {
            return Err(format!("{} has no parameter {name}", self.lever));
        }
        let mut values = BTreeMap::new();
        values.extend(self.with.iter().map(|(name, setting)| (name.clone(), setting.value)));
        let mut used = lever.in_plan(&values, horizon_days, language);
        used.from_day = self.from_day.unwrap_or(used.from_day);
        used.until_day = self.until_day.unwrap_or(used.until_day);
        Ok(used)
    }
}
