//! What the library's files say, held against what they have to be and against the engine.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use snowball_engine::plan::{Number, Plan};
use snowball_engine::{Engine, Track};
use snowball_library::{Kind, Language, Lever, Origin, Text, Way, library};

/// A campaign in which every part of the model is at work.
fn ground() -> Plan {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ground.json");
    Plan::from_json(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// The ground with a lever, and with whatever else the lever asks for.
fn with(lever: &Lever) -> Plan {
    let plan = ground();
    let levers = vec![lever.in_plan(&BTreeMap::new(), plan.horizon_days, Language::English)];
    Plan { levers, ..plan }
}

fn modelled() -> impl Iterator<Item = &'static Lever> {
    library().levers().filter(|lever| lever.kind != Kind::NotModelled)
}

fn engine(plan: &Plan) -> Engine {
    Engine::new(plan).unwrap_or_else(|problems| panic!("{:?}: {problems}", plan.levers.first().map(|lever| &lever.id)))
}

fn replicates(plan: &Plan) -> Vec<Track> {
    engine(plan).run(11, 0..12).tracks
}

#[test]
fn every_lever_works_on_the_ground() {
    let wrong = modelled()
        .filter_map(|lever| Engine::new(&with(lever)).err().map(|problems| format!("{}: {problems}", lever.id)));
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mechanism_of_the_catalogue_is_there() {
    let all: Vec<_> = library().levers().collect();
    assert_eq!(all.len(), 162);
    let ids: BTreeSet<_> = all.iter().map(|lever| &lever.id).collect();
    assert_eq!(ids.len(), 162, "each once");
    assert_eq!(library().groups.len(), 11);
    for lever in &all {
        assert!(!lever.sources.is_empty(), "{}", lever.id);
        match lever.kind {
            Kind::NotModelled => assert!(lever.reason.is_some() && lever.parameters.is_empty(), "{}", lever.id),
            Kind::Kernel | Kind::Lever => assert!(lever.reason.is_none() && !lever.moves.is_empty(), "{}", lever.id),
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let check = |at: &str, text: &Text| {
        assert!(!text.en.trim().is_empty() && !text.zh.trim().is_empty(), "{at}: {text:?}");
        assert!(text.zh.chars().any(|c| c > '\u{2e7f}') || text.zh == text.en, "{at}: {text:?} is not Chinese");
    };
    let library = library();
    for group in &library.groups {
        check("group", &group.group);
    }
    for lever in library.levers() {
        check(&lever.id, &lever.name);
        check(&lever.id, &lever.what);
        lever.reason.iter().for_each(|reason| check(&lever.id, reason));
        lever.unmoved.iter().for_each(|unmoved| check(&lever.id, &unmoved.why));
        for parameter in &lever.parameters {
            check(&lever.id, &parameter.name);
            parameter.note.iter().for_each(|note| check(&lever.id, note));
        }
    }
    for warning in &library.warnings {
        check(&warning.id, &warning.name);
        check(&warning.id, &warning.rule);
    }
    for case in &library.cases {
        check(&case.id, &case.name);
        check(&case.id, &case.happened);
        case.figures.iter().for_each(|figure| check(&figure.id, &figure.what));
    }
    for conflict in &library.conflicts {
        check(&conflict.id, &conflict.what);
        check(&conflict.id, &conflict.reading);
    }
    for preset in &library.presets {
        check(&preset.id, &preset.name);
        check(&preset.id, &preset.summary);
        preset.plans.iter().for_each(|plan| check(&preset.id, &plan.label));
        for figure in &preset.figures {
            check(&preset.id, &figure.what);
            figure.note.iter().for_each(|note| check(&preset.id, note));
        }
        for reported in &preset.reported {
            check(&preset.id, &reported.what);
            reported.why.iter().for_each(|why| check(&preset.id, why));
        }
    }
}

#[test]
fn parameters_are_used_and_say_where_they_come_from() {
    for lever in library().levers() {
        let used: BTreeSet<_> = lever.used().into_iter().collect();
        let declared: BTreeSet<_> = lever.parameters.iter().map(|parameter| parameter.id.clone()).collect();
        assert_eq!(used, declared, "{}: parameters in formulas, and declared", lever.id);
        for parameter in &lever.parameters {
            let at = format!("{}: {}", lever.id, parameter.id);
            let [least, most] = parameter.limits;
            let (low, high) = match parameter.value {
                Number::Value(value) => (value, value),
                Number::Range { low, high } => (low, high),
            };
            assert!(least <= low && low <= high && high <= most, "{at}: {low} to {high} within {least} to {most}");
            if parameter.value.is_range() {
                assert!(low < high && parameter.kind().admits_range(low, high), "{at}: {low} to {high}");
            }
            match parameter.origin {
                Origin::Assumed => assert!(parameter.value.is_range(), "{at}: what is assumed is a range"),
                Origin::Chosen => assert!(!parameter.value.is_range(), "{at}: what is chosen is known"),
                Origin::Reported | Origin::Derived => {}
            }
        }
    }
}

#[test]
fn references_lead_somewhere() {
    let library = library();
    let warnings: BTreeSet<_> = library.warnings.iter().map(|warning| warning.id.as_str()).collect();
    for lever in library.levers() {
        for warning in &lever.warnings {
            assert!(warnings.contains(warning.as_str()), "{}: {warning}", lever.id);
        }
    }
    for case in &library.cases {
        for mechanism in &case.mechanisms {
            assert!(library.lever(mechanism).is_some(), "{}: {mechanism}", case.id);
        }
    }
    for conflict in &library.conflicts {
        for case in &conflict.cases {
            assert!(library.case(case).is_some(), "{}: {case}", conflict.id);
        }
    }
    for preset in &library.presets {
        for source in &preset.sources {
            assert!(library.case(&source.case).is_some(), "{}: {}", preset.id, source.case);
        }
        for reported in &preset.reported {
            assert_eq!(reported.unknown_metrics(), Vec::<&str>::new(), "{}", preset.id);
            let [least, most] = reported.accepts;
            assert!(least <= most, "{}: {}", preset.id, reported.what.en);
            assert!(reported.measure.is_some() || reported.why.is_some(), "{}: {}", preset.id, reported.what.en);
        }
    }
}

#[test]
fn every_case_with_figures_to_replicate_has_a_preset() {
    let library = library();
    assert_eq!(library.cases.len(), 104);
    let graded: Vec<_> = library.cases.iter().filter(|case| ["A", "B"].contains(&case.grade.as_str())).collect();
    assert_eq!(graded.len(), 41);
    for case in graded {
        let preset = library.preset_of(&case.id);
        assert!(
            preset.is_some_and(|preset| !preset.reported.is_empty()),
            "{} has no preset that is held against it",
            case.id
        );
    }
}

/// Every lever that is modelled moves what it says, where it says, with everything else equal under the same random numbers:
/// the mean over replicates, and the mean path.
#[test]
fn levers_move_what_they_say() {
    let base = ground();
    let (tracks, mean) = (replicates(&base), engine(&base).expected());
    let mut wrong = Vec::new();
    for lever in modelled() {
        let plan = with(lever);
        let (moved, moved_mean) = (replicates(&plan), engine(&plan).expected());
        for expected in &lever.moves {
            let value = |track| expected.metric.last(track).unwrap_or(f64::NAN);
            let differences: Vec<f64> = tracks.iter().zip(&moved).map(|(a, b)| value(b) - value(a)).collect();
            let count = differences.len() as f64;
            let drawn = differences.iter().sum::<f64>() / count;
            let squares = differences.iter().map(|difference| (difference - drawn).powi(2)).sum::<f64>();
            let error = (squares / count / (count - 1.0)).sqrt();
            let expected_difference = value(&moved_mean) - value(&mean);
            let up = expected.direction == Way::Up;
            let clear = 1e-4 * value(&mean).abs();
            let along = |difference: f64| if up { difference } else { -difference };
            // Some replicates may go the other way; their mean may not, beyond its error.
            if along(expected_difference) <= clear || along(drawn) < -3.0 * error {
                wrong.push(format!(
                    "{}: {} should go {:?}: {} by {expected_difference:.4} (mean path), {drawn:.4} ± {error:.4} (drawn)",
                    lever.id,
                    expected.metric.as_str(),
                    expected.direction,
                    value(&mean)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Switched off, no lever changes a bit.
#[test]
fn levers_that_are_off_change_nothing() {
    let bits = |plan: &Plan| -> Vec<u64> {
        let engine = Engine::new(plan).unwrap();
        let tracks = engine.run(3, 0..2).tracks;
        tracks.iter().chain([&engine.expected()]).flat_map(Track::values).map(f64::to_bits).collect()
    };
    let base = ground();
    let without = bits(&base);
    let all: Vec<_> = modelled().map(|lever| with(lever).levers.remove(0)).collect();
    for some in all.chunks(40) {
        let levers = some.iter().cloned().map(|lever| snowball_engine::plan::Lever { on: false, ..lever }).collect();
        assert_eq!(bits(&Plan { levers, ..base.clone() }), without);
    }
}

/// Everything that the catalogue says a mechanism moves is moved or said not to be.
#[test]
fn what_the_catalogue_says_is_answered() {
    let priorities: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("moves.json")).expect("outputs by mechanism");
    for lever in modelled() {
        let answered: BTreeSet<_> = lever
            .moves
            .iter()
            .map(|moved| &moved.catalogue)
            .chain(lever.unmoved.iter().map(|unmoved| &unmoved.catalogue))
            .collect();
        for output in &priorities[&lever.id] {
            assert!(answered.contains(output), "{}: {output}", lever.id);
        }
    }
}

/// Every number that a preset's file writes into a plan has exactly one figure that says where it comes from, with the same
/// value; what is assumed is a range. Settings of levers alike.
#[test]
fn every_number_of_a_preset_has_its_origin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/library/presets");
    let mut wrong = Vec::new();
    for preset in &library().presets {
        let file = std::fs::read_to_string(folder.join(format!("{}.json", preset.id))).expect("named as its file");
        let file: Value = serde_json::from_str(&file).unwrap();
        for (i, open) in preset.plans.iter().enumerate() {
            let mut origins = BTreeMap::new();
            for figure in preset.figures.iter().filter(|figure| figure.plans.is_empty() || figure.plans.contains(&i)) {
                for path in &figure.sets {
                    if origins.insert(path.as_str(), figure).is_some() {
                        wrong.push(format!("{}: plan {i}: {path} is set by two figures", preset.id));
                    }
                }
            }
            let mut written = BTreeMap::new();
            collect_numbers(&file["plans"][i]["plan"], "", &mut written);
            written.remove("/version");
            for path in written.keys().filter(|path| !origins.contains_key(path.as_str())) {
                wrong.push(format!("{}: plan {i}: no figure sets {path}", preset.id));
            }
            for (path, figure) in origins {
                if written.get(path) != Some(&figure.value) {
                    wrong.push(format!("{}: plan {i}: {path} is {:?} there", preset.id, written.get(path)));
                }
                if figure.origin == Origin::Assumed && !figure.value.is_range() {
                    wrong.push(format!("{}: {path} is assumed and no range", preset.id));
                }
            }
            for used in &open.levers {
                for (name, setting) in &used.with {
                    if setting.origin == Origin::Assumed && !setting.value.is_range() {
                        wrong.push(format!("{}: {} of {} is assumed and no range", preset.id, name, used.lever));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Notes every number and range below a value with its JSON pointer.
fn collect_numbers(value: &Value, at: &str, numbers: &mut BTreeMap<String, Number>) {
    if let Ok(number) = serde_json::from_value(value.clone()) {
        numbers.insert(at.to_owned(), number);
        return;
    }
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(name, value)| collect_numbers(value, &format!("{at}/{name}"), numbers));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(i, entry)| collect_numbers(entry, &format!("{at}/{i}"), numbers));
        }
        _ => {}
    }
}

#[test]
fn languages_differ_in_words_only() {
    for preset in &library().presets {
        for open in &preset.plans {
            let numbers = |language| {
                let mut all = Vec::new();
                open.in_language(language).numbers(&mut |path, _, number| all.push((path.to_owned(), number)));
                all
            };
            assert_eq!(numbers(Language::English), numbers(Language::Chinese), "{}", preset.id);
            assert_eq!(open.in_language(Language::Chinese).name, open.label.zh);
        }
    }
}
