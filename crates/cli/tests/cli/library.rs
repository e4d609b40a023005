//! `snowball preset` and `snowball replicate`: the domain library.

use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_library::{library, replicate};

use crate::command::{refuse, succeed, text};

/// What a command prints.
fn printed(arguments: &[&str]) -> String {
    text(&succeed(arguments, "")).to_owned()
}

#[test]
fn the_list_names_every_preset() {
    let list = printed(&["preset"]);
    assert_eq!(list.lines().count(), library().presets.len() + 1);
    assert!(library().presets.iter().all(|preset| list.contains(&preset.id)));
}

/// Each plan of a preset goes from one command into the other, and is the one of the library.
#[test]
fn a_preset_is_a_plan_that_runs() {
    let clinic = library().preset("clinic").unwrap();
    for (i, open) in clinic.plans.iter().enumerate() {
        let number = (i + 1).to_string();
        let plan = printed(&["preset", "reward-ab-test", "--plan", &number]);
        assert_eq!(Plan::from_json(&plan).unwrap(), open.plan);
        let run: Value = serde_json::from_slice(&succeed(&["run", "-", "--replicates", "2"], &plan)).unwrap();
        assert_eq!(run["plan"], json!(open.label.en));
    }
    let chinese = printed(&["preset", "clinic", "--language", "zh"]);
    assert_eq!(Plan::from_json(&chinese).unwrap().name, clinic.plans[0].label.zh);
}

#[test]
fn replicated_numbers_are_the_librarys_for_any_number_of_threads() {
    let cases = ["home-cashback-fatigue", "renovation-diary"];
    let wanted: Vec<_> = cases.iter().flat_map(|case| replicate(library().preset_of(case).unwrap(), 3, 8)).collect();
    for threads in ["1", "3"] {
        let arguments = ["replicate", cases[0], cases[1], "--replicates", "8", "--seed", "3", "--threads", threads];
        let rows: Value =
            serde_json::from_slice(&succeed(&[&arguments[..], &["--format", "json"]].concat(), "")).unwrap();
        assert_eq!(rows, json!(wanted), "{threads} threads");
        let table = printed(&arguments);
        assert!(table.contains("home-cashback-fatigue") && table.contains("reported numbers:"), "{table}");
    }
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    for arguments in [&["preset", "clinik"][..], &["replicate", "clinik"]] {
        let said = refuse(arguments, "");
        assert!(said.contains("clinik") && said.contains("clinic"), "{said}");
    }
    let said = refuse(&["preset", "clinic", "--plan", "7"], "");
    assert!(said.contains("valid: 1 to 2"), "{said}");
}
