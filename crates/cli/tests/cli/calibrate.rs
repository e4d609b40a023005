//! `snowball calibrate` and `snowball fit-curve`.

use std::fs;

use serde_json::Value;
use snowball_calibrate::Spec;
use snowball_calibrate::coverage::simulated;
use snowball_calibrate::read::Role;
use snowball_engine::plan::{Number, Plan};

use crate::command::{file, folder, path, refuse, succeed, text};

/// A pilot in which two numbers are not known.
pub const PILOT: &str = r#"{
    "version": 1,
    "name": "Pilot",
    "start_date": "2026-03-01",
    "horizon_days": 40,
    "segments": [{ "share_rate": { "low": 0.01, "high": 0.08 }, "contacts": 3, "acceptance": 0.15 }],
    "acquisition": { "seeds": 300, "organic": { "low": 3, "high": 20 } },
    "weather": { "sigma": 0.2 }
}"#;

pub const FIT: [&str; 6] = ["--fit", "/segments/0/share_rate", "--fit", "/acquisition/organic", "--effort", "64"];

/// What the pilot brought: sharing 0.6 deviations above its middle, organic arrivals half a deviation below.
pub fn data() -> String {
    let spec = Spec {
        parameters: vec![FIT[1].to_owned(), FIT[3].to_owned()],
        roles: vec![Role::Customers, Role::Referrals],
        ..Spec::default()
    };
    let series = simulated(&Plan::from_json(PILOT).unwrap(), &spec, 40, &[0.6, -0.5], 5).unwrap();
    let rows = (0..40).map(|day| {
        let of = |column: usize| series.columns[column].values[day].unwrap();
        let date = snowball_engine::calendar::written(20_513 + day as i64);
        // Spreadsheets in China.
        format!("{date};{};{}\n", of(0), of(1))
    });
    format!("日期;新客户;邀请数\n{}", rows.collect::<String>())
}

#[test]
fn what_happened_is_learnt_and_saved() {
    let table = file("pilot.csv", data().as_bytes());
    let saved = folder("calibrate").join("learnt.json");
    let arguments = [&["calibrate", "-", path(&table)], &FIT[..], &["--hold-back", "10", "--format", "json"]].concat();
    let printed = succeed(&[&arguments[..], &["--save", path(&saved)]].concat(), PILOT);
    let found: Value = serde_json::from_slice(&printed).unwrap();
    assert_eq!(printed, succeed(&[&arguments[..], &["--threads", "1"]].concat(), PILOT));
    assert_eq!(
        (&found["data"]["start"], &found["data"]["rows"], &found["learnt"]),
        (&"2026-03-01".into(), &40.into(), &30.into())
    );
    let saved = Plan::from_json(&fs::read_to_string(saved).unwrap()).unwrap();
    for (i, pointer) in [FIT[1], FIT[3]].iter().enumerate() {
        let learnt = &found["parameters"][i];
        let of = |name: &str| learnt[name].as_f64().unwrap();
        assert_eq!(saved.number(pointer).unwrap().1, Number::Range { low: of("low"), high: of("high") });
        assert!(of("left") < 0.6, "{learnt}");
    }
    // 3 to 20 at half a deviation below the middle.
    let organic = |name: &str| found["parameters"][1][name].as_f64().unwrap();
    assert!(organic("low") < 6.5 && organic("high") > 5.5, "{}", found["parameters"]);
}

#[test]
fn the_table_can_be_read() {
    let table = file("pilot-table.csv", data().as_bytes());
    let printed = succeed(&[&["calibrate", "-", path(&table)], &FIT[..]].concat(), PILOT);
    let printed = text(&printed);
    assert!(printed.contains("40 rows from 2026-03-01, 40 periods of 1 day(s) learnt from"), "{printed}");
    assert!(printed.contains("/segments/0/share_rate") && printed.contains("fit: rarity"), "{printed}");
}

#[test]
fn bad_tables_and_parameters_are_refused() {
    let bad = file("pilot-bad.csv", "date,customers\n2026-03-01,5\n2026-03-01,x\n".as_bytes());
    let refused = refuse(&[&["calibrate", "-", path(&bad)], &FIT[..]].concat(), PILOT);
    assert_eq!(
        refused,
        format!(
            "snowball: {}: 2 problems in the table:\n  row 3, customers: \"x\" is no number; valid: 1234.5 or 1,234.5, or nothing \
             where it is not known\n  row 3, date: 2026-03-01 stands in row 2 already; leave one, or ask for rows of a date to be added up\n",
            path(&bad)
        )
    );
    let table = file("pilot-refused.csv", data().as_bytes());
    let with = |more: &[&str]| refuse(&[&["calibrate", "-", path(&table)], more].concat(), PILOT);
    assert!(with(&["--fit", "/segments/9/share_rate"]).contains("/segments/9/share_rate: the plan has no such number"));
    assert!(
        with(&["--fit", FIT[1], "--map", "date=Tag"]).contains("Tag: no such column; there are: 日期, 新客户, 邀请数")
    );
    assert!(with(&["--fit", FIT[1], "--map", "datum=Tag"]).contains("no such role; valid: date, customers"));
    refuse(&["calibrate", "-", "--fit", FIT[1]], PILOT);
}

#[test]
fn coverage_is_held_against_the_truth() {
    let arguments = [&["calibrate", "-", "--coverage", "3", "--days", "30", "--hold-back", "7"], &FIT[..]].concat();
    let found: Value =
        serde_json::from_slice(&succeed(&[&arguments[..], &["--format", "json"]].concat(), PILOT)).unwrap();
    assert_eq!((found["worlds"].as_u64(), found["parameters"].as_array().map(Vec::len)), (Some(3), Some(2)));
    let shares = |name: &str| found["parameters"][0][name].as_f64().unwrap();
    assert!((shares("covered") + shares("below") + shares("above") - 1.0).abs() < 1e-12);
    assert!(text(&succeed(&arguments, PILOT)).starts_with("3 worlds, 30 days: 90 % intervals that hold the truth\n"));
}

#[test]
fn curves_come_from_columns() {
    let table = file("survival.csv", b"Year;High End\n1;86,9\n2;74,3\n3;65,3\n4;59,3\n5;55,1\n6;51,7\n7;49,1\n");
    let printed = succeed(&["fit-curve", "sbg", path(&table), "--format", "json"], "");
    let found: Value = serde_json::from_slice(&printed).unwrap();
    assert!((found["alpha"].as_f64().unwrap() - 0.668_09).abs() < 0.002);
    assert!(text(&succeed(&["fit-curve", "sbg", path(&table)], "")).starts_with("alpha 0.668"));
    let refused = refuse(&["fit-curve", "bass", path(&table), "--column", "Low End"], "");
    assert!(refused.contains("Low End: no such column; there are: Year, High End"), "{refused}");
}
