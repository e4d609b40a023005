//! Campaigns to open. The one that the page opens with is part of the program; the others come with the library, which is
//! loaded when somebody asks for it.

use std::sync::OnceLock;

use serde_json::Value;

pub use snowball_library::{Figure, Listed, Origin, Preset, PresetPlan, menu};
use snowball_library::{Library, Unreadable};

static DEFAULT: OnceLock<Preset> = OnceLock::new();

static LIBRARY: OnceLock<Library> = OnceLock::new();

/// What the page opens with.
#[must_use]
pub fn default() -> &'static Preset {
    DEFAULT.get_or_init(|| sound(Preset::read(default_file(), &[])))
}

/// Reads what the page opens with, `turn` being awaited between its parts.
pub async fn read_default_in_turns(turn: impl AsyncFn()) {
    let file = default_file();
    turn().await;
    let preset = sound(Preset::read_in_turns(file, &[], turn).await);
    DEFAULT.get_or_init(|| preset);
}

fn default_file() -> Value {
    serde_json::from_str(include_str!("../assets/library/presets/clinic.json")).unwrap_or_default()
}

fn sound(preset: Result<Preset, Unreadable>) -> Preset {
    preset.unwrap_or_else(|error| panic!("a test reads it: {error}"))
}

/// The library, once it has been loaded.
#[must_use]
pub fn library() -> Option<&'static Library> {
    #[cfg(test)]
    return Some(snowball_library::library());
    #[cfg(not(test))]
    LIBRARY.get()
}

/// Takes in the library's file; what is there already stays.
///
/// # Errors
/// If it is no such file.
pub fn install(text: &str) -> Result<&'static Library, Unreadable> {
    if let Some(library) = LIBRARY.get() {
        return Ok(library);
    }
    let library = Library::from_json(text)?;
    Ok(LIBRARY.get_or_init(|| library))
}

/// The preset of that name, if it is there yet.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Preset> {
    library().and_then(|library| library.preset(id)).or_else(|| Some(default()).filter(|preset| preset.id == id))
}

/// The lasting name of a preset, if there is one of that name, whether or not it is there yet.
#[must_use]
pub fn known(id: &str) -> Option<&'static str> {
    menu().iter().find(|listed| listed.id == id).map(|listed| listed.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_opens_on_two_plans_with_the_goals_of_its_source() {
        let clinic = default();
        assert_eq!((clinic.id.as_str(), clinic.plans.len()), ("clinic", 2));
        assert!(by_id("clinic").is_some() && by_id("no such preset").is_none());
        for open in &clinic.plans {
            let thresholds: Vec<_> = open.plan.ladder.rungs.iter().map(|rung| rung.threshold).collect();
            assert_eq!(thresholds, [1, 3, 10]);
            assert_eq!(open.plan.goals.len(), 4);
        }
    }

    #[test]
    fn the_menu_knows_every_preset() {
        let listed: Vec<_> = menu().iter().map(|listed| (&listed.id, &listed.name)).collect();
        let library = snowball_library::library();
        assert_eq!(listed, library.presets.iter().map(|preset| (&preset.id, &preset.name)).collect::<Vec<_>>());
        assert_eq!(known("clinic"), Some("clinic"));
        assert_eq!(known("no such preset"), None);
    }

    #[test]
    fn units_have_words() {
        let i18n = crate::i18n::I18n::new(crate::i18n::Locale::En);
        let library = snowball_library::library();
        let parameters = library.levers().flat_map(|lever| &lever.parameters).map(|parameter| &parameter.unit);
        let figures = library.presets.iter().flat_map(|preset| &preset.figures).map(|figure| &figure.unit);
        let reported = library.presets.iter().flat_map(|preset| &preset.reported).map(|reported| &reported.unit);
        let cases = library.cases.iter().flat_map(|case| &case.figures).map(|figure| &figure.unit);
        for unit in parameters.chain(figures).chain(reported).chain(cases) {
            assert!(i18n.has(&format!("unit-{unit}")), "unit {unit}");
        }
    }
}
