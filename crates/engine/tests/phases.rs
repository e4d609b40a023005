//! Phases: what patches do, what they may not touch, and from which day.

mod plans;

use plans::{bare, plan, with};
use serde_json::{Value, json};
use snowball_engine::plan::{Fault, Plan};
use snowball_engine::{Engine, Metric, Series, Track};

fn phase(from_day: u32, patches: Value) -> Value {
    json!([{"from_day": from_day, "patches": patches}])
}

fn expected(value: Value) -> Track {
    Engine::new(&plan(value)).expect("a valid plan").expected()
}

/// Ten people a day until the patch holds.
fn arrivals(patches: Value) -> Track {
    expected(with(bare(20), &[("/acquisition/organic", json!(10.0)), ("/phases", phase(8, patches))]))
}

#[test]
fn patches_set_multiply_and_add_from_their_day_on() {
    for (patch, after) in [
        (json!([{"path": "/acquisition/organic", "value": 25.0}]), 25.0),
        (json!([{"path": "/acquisition/organic", "op": "set", "value": 25.0}]), 25.0),
        (json!([{"path": "/acquisition/organic", "op": "multiply", "value": 3.0}]), 30.0),
        (json!([{"path": "/acquisition/organic", "op": "add", "value": -4.0}]), 6.0),
        (
            json!([{"path": "/acquisition/organic", "op": "add", "value": 2.0},
                   {"path": "/acquisition/organic", "op": "multiply", "value": 2.0}]),
            24.0,
        ),
    ] {
        let track = arrivals(patch.clone());
        assert_eq!(track.at(Series::JoinedOrganic, 8), 80.0, "{patch}: days 0 to 7 are the old ones");
        assert!(
            (track.at(Series::JoinedOrganic, 9) - 80.0 - after).abs() < 1e-9,
            "{patch}: day 8 is the first new one"
        );
        assert!((track.at(Series::JoinedOrganic, 20) - 80.0 - 12.0 * after).abs() < 1e-9, "{patch}");
    }
}

#[test]
fn later_phases_build_on_earlier_ones() {
    let phases = json!([
        {"from_day": 5, "patches": [{"path": "/acquisition/organic", "op": "multiply", "value": 2.0}]},
        {"from_day": 10, "patches": [{"path": "/acquisition/organic", "op": "add", "value": 1.0}]}
    ]);
    let track = expected(with(bare(20), &[("/acquisition/organic", json!(10.0)), ("/phases", phases)]));
    assert_eq!(track.at(Series::JoinedOrganic, 20), 50.0 + 100.0 + 210.0);
}

#[test]
fn what_a_phase_may_not_change_is_refused() {
    for path in [
        "",
        "/",
        "/nowhere",
        "/version",
        "/horizon_days",
        "/time_step",
        "/start_date",
        "/goals",
        "/goals/0/value",
        "/events",
        "/phases",
        "/segments",
        "/segments/1/share_rate",
        "/acquisition",
        "/acquisition/seeds",
        "/sharing",
        "/sharing/classes",
        "/sharing/dispersion",
        "/churn",
        "/churn/rate",
        "/churn/classes",
        "/ladder/qualifies_on",
        "/ladder/fixed_cost",
        "/ladder/settlement_days",
        "/ladder/rungs/3/bonus",
        "/incentive/refresh_days",
        "/weather/weekdays/0",
    ] {
        let patches = phase(8, json!([{"path": "/acquisition/organic", "value": 1.0}, {"path": path, "value": 1.0}]));
        let plan = json!({"version": 1, "goals": [{}], "phases": patches,
            "weather": {"weekdays": [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]}});
        let problems = Plan::from_value(plan).unwrap_err().0;
        assert_eq!(problems.len(), 1, "{path}: {problems:?}");
        assert_eq!(problems[0].path, "/phases/0/patches/1/path", "{path}");
        assert_eq!(problems[0].fault, Fault::PatchTarget, "{path}");
    }
    for (path, value) in [
        ("/segments/0", json!({"share_rate": 0.1})),
        ("/layers", json!({})),
        ("/layers/core/share", json!({"low": 1.0, "high": 2.0})),
        ("/funnel/capacity", json!(5.0)),
        ("/funnel/capacity", json!(null)),
        ("/acquisition/channels", json!([{}, {}])),
        ("/market/size", json!(5000.0)),
    ] {
        let patched = json!({"version": 1, "phases": phase(8, json!([{"path": path, "value": value}]))});
        assert_eq!(Engine::new(&plan(patched)).unwrap().run(1, 0..1).tracks.len(), 1);
    }
}

#[test]
fn faults_of_a_patch_stand_at_the_patch() {
    let of = |patch: Value| {
        let mut problems = Plan::from_value(json!({"version": 1, "phases": phase(8, json!([patch]))})).unwrap_err().0;
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems.remove(0)
    };
    let value = "/phases/0/patches/0/value";
    assert_eq!(of(json!({"path": "/funnel/impatience", "value": 1.5})).path, value);
    assert_eq!(of(json!({"path": "/funnel/impatience", "value": "often"})).path, value);
    assert_eq!(of(json!({"path": "/funnel/impatience", "op": "multiply", "value": 1e6})).path, value);
    let whole = "/phases/0/patches";
    let rungs = json!([{"threshold": 3}, {"threshold": 2}]);
    assert_eq!(of(json!({"path": "/ladder/rungs", "value": rungs})).path, whole);
    assert_eq!(of(json!({"path": "/segments/0/market_share", "value": 0.4})).path, whole);
    for factor in [json!("two"), json!({"low": 1.0, "high": 2.0}), json!(null)] {
        let problem = of(json!({"path": "/funnel/impatience", "op": "multiply", "value": factor}));
        assert_eq!(problem.path, "/phases/0/patches/0/path");
    }
    let phases = json!([{"from_day": 8, "patches": [{"path": "/market/size", "value": 9.0}]},
        {"from_day": 8, "patches": [{"path": "/market/size", "value": 9.0}]}]);
    let problems = Plan::from_value(json!({"version": 1, "phases": phases})).unwrap_err().0;
    assert_eq!(problems[0].path, "/phases/1/from_day");
}

/// A new ladder pays from its day on, what was credited before is paid by the old one, and its fixed fields stay.
#[test]
fn the_whole_ladder_can_be_replaced() {
    let changes = [
        ("/segments/0/share_rate", json!(0.01)),
        ("/acquisition/seeds", json!(1000.0)),
        ("/ladder/per_referral", json!(10.0)),
        ("/ladder/settlement_days", json!(3.0)),
        ("/ladder/fixed_cost", json!(500.0)),
        (
            "/phases",
            phase(
                10,
                json!([{"path": "/ladder", "value": {"per_referral": 40.0, "breakage": 0.0,
                "settlement_days": 0.0, "fixed_cost": 9999.0, "qualifies_on": "purchase"}}]),
            ),
        ),
    ];
    let mut world = bare(30);
    // Joiners do not share, so that every day has the same ten referrals.
    world["layers"]["active"]["share"] = json!(1.0);
    let track = expected(with(world, &changes));
    let accepted = |day: usize| track.at(Series::Accepted, day);
    let paid = |day: usize| Metric::SpendReferrer.at(&track, day).unwrap();
    assert_eq!(paid(3), 0.0, "nothing is due before the third evening after");
    for day in 4..=30 {
        let due = accepted(day - 3);
        let old = due.min(accepted(10));
        let expected = 10.0 * old + 40.0 * (due - old);
        assert!((paid(day) - expected).abs() < 1e-6, "day {day}: {} against {expected}", paid(day));
    }
    assert_eq!(Metric::SpendProgramme.last(&track), Some(500.0));
}

#[test]
fn a_delay_that_ends_with_a_phase_lets_everybody_through() {
    let changes = [
        ("/acquisition/organic", json!(10.0)),
        ("/funnel", json!({"consult_delay": 300.0, "purchase_delay": 300.0})),
        (
            "/phases",
            phase(
                10,
                json!([{"path": "/funnel/consult_delay", "value": 0.0},
                {"path": "/funnel/purchase_delay", "value": 0.0}, {"path": "/acquisition/organic", "value": 0.0}]),
            ),
        ),
    ];
    let track = expected(with(bare(14), &changes));
    assert!(track.at(Series::Leads, 10) > 90.0);
    assert_eq!(
        track.at(Series::Leads, 14) + track.at(Series::Consults, 14),
        0.0,
        "nobody is left in a funnel without delays"
    );
    assert!((Metric::Customers.last(&track).unwrap() - 100.0).abs() < 1e-9);
}

/// A range that a phase leaves alone is one unknown; one that it sets anew is another.
#[test]
fn a_range_is_shared_between_phases_unless_set_anew() {
    let run = |patch: Value| {
        let changes =
            [("/acquisition/organic", json!({"low": 50.0, "high": 200.0})), ("/phases", phase(10, json!([patch])))];
        Engine::new(&plan(with(bare(20), &changes))).unwrap().run(3, 0..200).tracks
    };
    let halves = |track: &Track| {
        let first = track.at(Series::JoinedOrganic, 10);
        (first, track.at(Series::JoinedOrganic, 20) - first)
    };
    let correlation = |tracks: &[Track]| {
        let points: Vec<_> = tracks.iter().map(halves).collect();
        let n = points.len() as f64;
        let mean = |f: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / n;
        let (a, b) = (mean(&|p| p.0), mean(&|p| p.1));
        let covariance = mean(&|p| (p.0 - a) * (p.1 - b));
        covariance / (mean(&|p| (p.0 - a).powi(2)) * mean(&|p| (p.1 - b).powi(2))).sqrt()
    };
    let same = run(json!({"path": "/market/overlap", "value": 1.5}));
    assert!(correlation(&same) > 0.98, "{}", correlation(&same));
    let scaled = run(json!({"path": "/acquisition/organic", "op": "multiply", "value": 2.0}));
    assert!(correlation(&scaled) > 0.98);
    let ratio: f64 = scaled.iter().map(|track| halves(track).1 / halves(track).0).sum::<f64>() / 200.0;
    assert!((ratio - 2.0).abs() < 0.02, "{ratio}");
    // 200 points: |r| of two unrelated unknowns is below 0.33 but once in a million.
    let anew = run(json!({"path": "/acquisition/organic", "value": {"low": 50.0, "high": 200.0}}));
    assert!(correlation(&anew).abs() < 0.33, "{}", correlation(&anew));
}

/// Large and hostile plans are answered, or refused, in a time that a person can wait for, and never by a panic.
#[test]
fn hostile_sizes_are_bounded() {
    let ladder = json!({"rungs": (1..=10).map(|i| json!({"threshold": 2 * i,
        "bonus": {"low": 1.0, "high": 2.0}, "status": {"low": 0.1, "high": 0.2}})).collect::<Vec<_>>(),
        "per_referral": {"low": 1.0, "high": 2.0}});
    let phases: Vec<_> = (1..=20)
        .map(|i| {
            let mut patches = vec![json!({"path": "/ladder", "value": ladder})];
            patches.resize(11, json!({"path": "/market/size", "op": "multiply", "value": 1.01}));
            json!({"from_day": i, "patches": patches})
        })
        .collect();
    let value = json!({"version": 1, "horizon_days": 30, "phases": phases, "acquisition": {"seeds": 50.0},
        "segments": (0..6).map(|_| json!({"market_share": 1.0 / 6.0})).collect::<Vec<_>>()});
    let engine = Engine::new(&plan(value)).unwrap();
    assert_eq!(engine.run(1, 0..2).tracks.len(), 2);

    // A billion seeds, churn classes of which one hardly leaves and one leaves at once, a queue of millions.
    let changes = [
        ("/acquisition", json!({"seeds": 1e9, "channels": [{"spend": 1e9, "cost_per_lead": 100.0, "max_leads": 1e9}]})),
        ("/churn", json!({"rate": 0.5, "polarization": 0.9, "period": 1.0})),
        ("/funnel", json!({"capacity": 300.0})),
        ("/market", json!({"limited": true, "size": 1.03e9})),
    ];
    let engine = Engine::new(&plan(with(bare(10), &changes))).unwrap();
    for track in engine.run(1, 0..2).tracks {
        assert_eq!(track.at(Series::ConsultsHeld, 10), 3000.0);
        let ever = 1e9 + Metric::Joined.last(&track).unwrap();
        assert_eq!(ever, 1.03e9, "the market is full to the last");
    }
}
