//! Presets: campaigns of the case catalogue as plans, each with what its source reports, what follows from that, and
//! what had to be assumed or chosen. Data: `presets/*.json`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use snowball_engine::plan::{Number, Plan, Problems};

use crate::i18n::Locale;

/// Preset files in the order of the menu; the first is what the page opens with.
const FILES: [&str; 5] = [
    include_str!("../presets/clinic.json"),
    include_str!("../presets/home-cashback-fatigue.json"),
    include_str!("../presets/home-honour-redesign.json"),
    include_str!("../presets/wom-partner-plan.json"),
    include_str!("../presets/five-year-plan.json"),
];

static PRESETS: LazyLock<Vec<Preset>> =
    LazyLock::new(|| FILES.iter().map(|file| read(file).expect("a test reads every embedded preset")).collect());

fn read(file: &'static str) -> serde_json::Result<Preset> {
    serde_json::from_str(file)
}

/// Every preset, in the order of the menu.
#[must_use]
pub fn all() -> &'static [Preset] {
    &PRESETS
}

/// What the page opens with.
#[must_use]
pub fn default() -> &'static Preset {
    &PRESETS[0]
}

/// The preset of that name.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// A campaign of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Stable name, also that of its file.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// One paragraph: the story, the question, what the source leaves open.
    pub summary: Text,
    /// The cases it is made from; at least one.
    pub sources: Vec<Source>,
    /// Its plans: A, B, …; at least one.
    pub plans: Vec<PresetPlan>,
    /// Where its numbers come from, and what the source reports beside them.
    pub figures: Vec<Figure>,
}

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Text {
    /// The words in a language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::ZhCn => &self.zh,
        }
    }
}

/// A case of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name of the case.
    pub case: String,
    /// Seed document that tells it.
    pub seed: String,
    /// Its sections there.
    pub section: String,
}

/// A plan of a preset.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "WrittenPlan")]
pub struct PresetPlan {
    /// What sets it apart from the preset's other plans; also its name.
    pub label: Text,
    /// The plan, its names in English.
    pub plan: Plan,
    chinese: Plan,
}

impl PresetPlan {
    /// The plan with its names in a language.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> &Plan {
        match locale {
            Locale::En => &self.plan,
            Locale::ZhCn => &self.chinese,
        }
    }
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The source says it.
    Reported,
    /// It follows from what the source says.
    Derived,
    /// Nobody measured it: a range in the plan.
    Assumed,
    /// A decision of whoever runs the campaign, such as a budget: no unknown, and not in the source.
    Chosen,
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

/// A plan as a preset's file has it: any text in it may be given in both languages, as `{ "en": …, "zh": … }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPlan {
    label: Text,
    plan: Value,
}

impl TryFrom<WrittenPlan> for PresetPlan {
    type Error = Problems;

    fn try_from(written: WrittenPlan) -> Result<Self, Problems> {
        let WrittenPlan { label, plan } = written;
        let read = |locale| {
            let plan = Plan::from_value(translate(&plan, locale))?;
            Ok(Plan { name: label.get(locale).to_owned(), ..plan })
        };
        let (plan, chinese) = (read(Locale::En)?, read(Locale::ZhCn)?);
        Ok(Self { label, plan, chinese })
    }
}

/// The value with every text that is given in both languages in one of them.
fn translate(value: &Value, locale: Locale) -> Value {
    match value {
        Value::Object(map) => match Text::deserialize(value) {
            Ok(text) => text.get(locale).into(),
            Err(_) => map.iter().map(|(name, value)| (name.clone(), translate(value, locale))).collect(),
        },
        Value::Array(entries) => entries.iter().map(|entry| translate(entry, locale)).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
