//! Presets: real campaigns as plans.

use snowball_engine::plan::Plan;

/// A preset.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Stable name.
    pub id: &'static str,
    /// Its plans: A, B, …
    pub plans: Vec<PresetPlan>,
}

/// A plan of a preset.
#[derive(Clone, Debug)]
pub struct PresetPlan {
    /// The plan.
    pub plan: Plan,
}

/// What the page opens with.
#[must_use]
pub fn default() -> Preset {
    Preset { id: "clinic", plans: vec![PresetPlan { plan: Plan::default() }] }
}

/// The preset of that name.
#[must_use]
pub fn by_id(id: &str) -> Option<Preset> {
    let preset = default();
    (preset.id == id).then_some(preset)
}
