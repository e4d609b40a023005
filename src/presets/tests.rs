use std::collections::BTreeMap;
use std::path::Path;

use super::*;

#[test]
fn every_file_is_a_preset() {
    for file in FILES {
        let id = serde_json::from_str::<Value>(file).unwrap()["id"].clone();
        if let Err(error) = read(file) {
            panic!("{id}: {error}");
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("presets");
    let mut files: Vec<_> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().path().file_stem().unwrap().to_owned()).collect();
    files.sort();
    let mut ids: Vec<_> = all().iter().map(|preset| preset.id).collect();
    ids.sort_unstable();
    assert_eq!(files, ids, "files in presets/ and embedded presets");
}

#[test]
fn every_text_is_there_in_both_languages() {
    let check = |preset: &Preset, text: &Text| {
        assert!(!text.en.trim().is_empty() && !text.zh.trim().is_empty(), "{}: {text:?}", preset.id);
    };
    for preset in all() {
        check(preset, &preset.name);
        check(preset, &preset.summary);
        preset.plans.iter().for_each(|plan| check(preset, &plan.label));
        preset.figures.iter().for_each(|figure| {
            check(preset, &figure.what);
            figure.note.iter().for_each(|note| check(preset, note));
        });
        assert!(!preset.sources.is_empty() && !preset.plans.is_empty(), "{}", preset.id);
    }
}

#[test]
fn languages_differ_in_words_only() {
    for preset in all() {
        for open in &preset.plans {
            let numbers = |locale| {
                let mut all = Vec::new();
                open.in_language(locale).numbers(&mut |path, _, number| all.push((path.to_owned(), number)));
                all
            };
            assert_eq!(numbers(Locale::En), numbers(Locale::ZhCn), "{}", preset.id);
            assert_eq!(open.in_language(Locale::ZhCn).name, open.label.zh);
        }
    }
}

/// Every number that a preset's file writes into a plan has exactly one figure that says where it comes from, with the
/// same value; what is assumed is a range.
#[test]
fn every_number_has_its_origin() {
    for (preset, file) in all().iter().zip(FILES) {
        let file: Value = serde_json::from_str(file).unwrap();
        for (i, open) in preset.plans.iter().enumerate() {
            let mut origins = BTreeMap::new();
            for figure in preset.figures.iter().filter(|figure| figure.plans.is_empty() || figure.plans.contains(&i)) {
                for path in &figure.sets {
                    let twice = origins.insert(path.as_str(), figure).is_some();
                    assert!(!twice, "{}: plan {i}: {path} is set by two figures", preset.id);
                }
            }
            let mut written = BTreeMap::new();
            collect_numbers(&file["plans"][i]["plan"], "", &mut written);
            written.remove("/version");
            let without_origin: Vec<_> = written.keys().filter(|path| !origins.contains_key(path.as_str())).collect();
            assert!(without_origin.is_empty(), "{}: plan {i}: no figure sets {without_origin:?}", preset.id);
            let plan = serde_json::to_value(&open.plan).unwrap();
            for (path, figure) in origins {
                let number = written.get(path).copied();
                assert!(plan.pointer(path).is_some(), "{}: plan {i} has no {path}", preset.id);
                assert_eq!(number, Some(figure.value), "{}: plan {i}: {path}", preset.id);
                assert!(
                    figure.origin != Origin::Assumed || figure.value.is_range(),
                    "{}: {path} is assumed",
                    preset.id
                );
            }
        }
    }
}

/// Notes every number and range below a value with its JSON pointer.
fn collect_numbers(value: &Value, at: &str, numbers: &mut BTreeMap<String, Number>) {
    if let Ok(number) = Number::deserialize(value) {
        numbers.insert(at.to_owned(), number);
        return;
    }
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(name, value)| collect_numbers(value, &format!("{at}/{name}"), numbers))
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(i, entry)| collect_numbers(entry, &format!("{at}/{i}"), numbers));
        }
        _ => {}
    }
}

#[test]
fn figures_name_known_units_and_plans() {
    let i18n = crate::i18n::I18n::new(Locale::En);
    for preset in all() {
        for figure in &preset.figures {
            assert!(i18n.has(&format!("unit-{}", figure.unit)), "{}: unit {}", preset.id, figure.unit);
            assert!(figure.plans.iter().all(|&i| i < preset.plans.len()), "{}: {:?}", preset.id, figure.what);
        }
    }
}

#[test]
fn the_default_opens_on_two_plans_with_the_goals_of_its_source() {
    let clinic = default();
    assert_eq!((clinic.id, clinic.plans.len()), ("clinic", 2));
    assert!(by_id("clinic").is_some() && by_id("no such preset").is_none());
    for open in &clinic.plans {
        let thresholds: Vec<_> = open.plan.ladder.rungs.iter().map(|rung| rung.threshold).collect();
        assert_eq!(thresholds, [1, 3, 10]);
        assert_eq!(open.plan.goals.len(), 4);
    }
}
