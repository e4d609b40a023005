//! Levers: mechanisms that lie over a plan. What they change, when, and that off is as if they were not there.

mod plans;

use plans::{bare, drawn, expected, plan, with};
use serde_json::{Value, json};
use snowball_engine::plan::{Fault, Plan};
use snowball_engine::{Engine, Metric, Series, Track};

/// A campaign in which much happens, with levers.
fn world(levers: Value) -> Value {
    json!({
        "version": 1, "horizon_days": 40,
        "market": {"size": {"low": 40_000.0, "high": 90_000.0}},
        "segments": [
            {"market_share": 0.7, "share_rate": {"low": 0.02, "high": 0.05}, "first_purchase": 100.0},
            {"market_share": 0.3, "share_rate": 0.04, "acceptance": 0.1, "first_purchase": 300.0}
        ],
        "acquisition": {"seeds": 2000.0, "organic": 10.0, "channels": [{"spend": 500.0}, {"spend": 300.0, "cost_per_lead": 20.0}]},
        "ladder": {"per_referral": 20.0, "rungs": [{"threshold": 1, "bonus": 5.0}, {"threshold": 3, "bonus": 30.0}], "daily_cost": 50.0},
        "churn": {"rate": {"low": 0.05, "high": 0.2}},
        "levers": levers
    })
}

/// Everything but what the campaign without levers and programme came to.
fn own(tracks: &[Track]) -> Vec<f64> {
    let mut values = Vec::new();
    for track in tracks {
        for metric in Metric::ALL.iter().filter(|metric| !metric.as_str().contains("incremental")) {
            values.extend((0..track.points()).filter_map(|point| metric.at(track, point)));
        }
    }
    values
}

fn bits(tracks: &[Track]) -> Vec<u64> {
    tracks.iter().flat_map(Track::values).map(f64::to_bits).collect()
}

/// Replicates of both engines, and the mean path.
fn all(value: Value) -> Vec<Track> {
    let engine = Engine::new(&plan(value)).expect("a valid plan");
    let mut tracks = engine.run(5, 0..6).tracks;
    tracks.extend(engine.agents(5, 0..2).expect("few people").tracks);
    tracks.push(engine.expected());
    tracks
}

#[test]
fn a_lever_that_is_off_changes_no_bit() {
    let none = bits(&all(world(json!([]))));
    let off = json!([
        {"id": "a", "on": false, "effects": [{"path": "/segments/*/share_rate", "times": {"low": 2.0, "high": 3.0}, "plus": 1.0}]},
        {"on": false, "from_day": 7, "until_day": 12, "effects": [{"path": "/ladder/per_referral", "to": 90.0}],
         "adds": [{"to": "/events", "entry": {"day": 3, "share": 9.0}}]}
    ]);
    assert!(none == bits(&all(world(off))));
    let idle = json!([{"effects": [{"path": "/segments/*/share_rate", "times": 1.0, "plus": 0.0}]}]);
    assert!(none == bits(&all(world(idle))), "nor does one that multiplies by 1");
    let on = json!([{"effects": [{"path": "/segments/*/share_rate", "times": 1.01}]}]);
    assert!(none != bits(&all(world(on))));
}

/// What levers add stands there before any effect, so that the new channel too spends twice as much.
#[test]
fn a_lever_does_what_the_same_numbers_in_the_plan_do() {
    let levers = json!([
        {"effects": [
            {"path": "/segments/1/share_rate", "times": 1.5, "plus": 0.01},
            {"path": "/segments/*/first_purchase", "to": 150.0},
            {"path": "/acquisition/channels/*/spend", "times": 2.0},
            {"path": "/acquisition/budget", "times": 2.0},
            {"path": "/funnel/capacity", "to": 70.0},
            {"path": "/ladder/rungs/2/bonus", "plus": 15.0}
        ]},
        {"effects": [{"path": "/segments/*/first_purchase", "times": 2.0}],
         "adds": [{"to": "/events", "entry": {"day": 6, "length": 3, "share": 2.0, "cost": 99.0}},
                  {"to": "/ladder/rungs", "entry": {"threshold": 2, "bonus": 8.0}},
                  {"to": "/ladder/rungs", "entry": {"threshold": 1, "bonus": 4.0}},
                  {"to": "/acquisition/channels", "entry": {"spend": 70.0}}]}
    ]);
    let mut by_hand = world(json!([]));
    for (path, value) in [
        ("/segments/1/share_rate", json!(0.04 * 1.5 + 0.01)),
        ("/segments/0/first_purchase", json!(300.0)),
        ("/segments/1/first_purchase", json!(300.0)),
        ("/ladder/rungs/0/bonus", json!(9.0)),
        ("/ladder/rungs/1/bonus", json!(45.0)),
    ] {
        *by_hand.pointer_mut(path).expect("there") = value;
    }
    by_hand["acquisition"]["channels"] =
        json!([{"spend": 1000.0}, {"spend": 600.0, "cost_per_lead": 20.0}, {"spend": 140.0}]);
    by_hand["funnel"] = json!({"capacity": 70.0});
    by_hand["events"] = json!([{"day": 6, "length": 3, "share": 2.0, "cost": 99.0}]);
    by_hand["ladder"]["rungs"].as_array_mut().expect("a list").insert(1, json!({"threshold": 2, "bonus": 8.0}));
    assert!(own(&all(world(levers))) == own(&all(by_hand)));
}

/// The order of the list decides, and a number that is put in place forgets what was done to it before.
#[test]
fn levers_work_one_after_the_other() {
    let organic = |effects: Value| {
        let levers: Vec<_> = effects.as_array().expect("a list").iter().map(|e| json!({"effects": [e]})).collect();
        let world = with(bare(20), &[("/acquisition/organic", json!(10.0)), ("/levers", json!(levers))]);
        expected(world).at(Series::JoinedOrganic, 20) / 20.0
    };
    let path = "/acquisition/organic";
    for (effects, rate) in [
        (json!([{"path": path, "times": 3.0}, {"path": path, "plus": 2.0}]), 32.0),
        (json!([{"path": path, "plus": 2.0}, {"path": path, "times": 3.0}]), 36.0),
        (json!([{"path": path, "to": 5.0, "times": 3.0, "plus": 2.0}]), 17.0),
        (json!([{"path": path, "times": 3.0}, {"path": path, "to": 4.0}]), 4.0),
        (json!([{"path": path, "plus": -99.0}]), 0.0),
    ] {
        assert!((organic(effects.clone()) - rate).abs() < 1e-9, "{effects}");
    }
}

#[test]
fn a_window_opens_and_closes() {
    let lever = json!([{"from_day": 5, "until_day": 12, "effects": [
        {"path": "/acquisition/organic", "times": 3.0}, {"path": "/segments/0/churn", "times": 2.0}]}]);
    let phases = json!([
        {"from_day": 5, "patches": [{"path": "/acquisition/organic", "value": 30.0}, {"path": "/segments/0/churn", "value": 2.0}]},
        {"from_day": 12, "patches": [{"path": "/acquisition/organic", "value": 10.0}, {"path": "/segments/0/churn", "value": 1.0}]}
    ]);
    let base = with(bare(20), &[("/acquisition/organic", json!(10.0)), ("/churn/rate", json!(0.3))]);
    let levered = with(base.clone(), &[("/levers", lever)]);
    let track = expected(levered.clone());
    let daily: Vec<f64> = plans::gains(&track, Series::JoinedOrganic).into_iter().map(f64::round).collect();
    assert_eq!(daily, [[10.0; 5].to_vec(), [30.0; 7].to_vec(), [10.0; 8].to_vec()].concat());
    let phased = with(base, &[("/phases", phases)]);
    assert!(own(&[track]) == own(&[expected(phased.clone())]));
    assert!(own(&drawn(levered, 4)) == own(&drawn(phased, 4)));
}

/// Phases change the plan; levers lie over whatever they have made of it.
#[test]
fn levers_lie_over_phases() {
    let world = with(
        bare(20),
        &[
            ("/acquisition/organic", json!(10.0)),
            ("/phases", json!([{"from_day": 10, "patches": [{"path": "/acquisition/organic", "value": 40.0}]}])),
            ("/levers", json!([{"until_day": 15, "effects": [{"path": "/acquisition/organic", "times": 2.0}]}])),
        ],
    );
    let daily = plans::gains(&expected(world), Series::JoinedOrganic);
    let wanted = [[20.0; 10].to_vec(), [80.0; 5].to_vec(), [40.0; 5].to_vec()].concat();
    assert!(daily.iter().zip(&wanted).all(|(got, wanted)| (got - wanted).abs() < 1e-9), "{daily:?}");
}

/// A new offer is novel: a lever that changes the reward refreshes it when it begins and when it ends.
#[test]
fn a_lever_on_the_offer_makes_it_novel_again() {
    let fatigue = json!({"cash_lift": 1.0, "half_value": 10.0, "novelty_half_life": 3.0, "novelty_floor": 0.0});
    let tired = plans::mirror(30, &[("/incentive", fatigue), ("/ladder/per_referral", json!(10.0))]);
    let accepted = |path: &str| {
        let lever = json!([{"from_day": 15, "effects": [{"path": path, "times": 1.0}]}]);
        plans::gains(&expected(with(tired.clone(), &[("/levers", lever)])), Series::Accepted)
    };
    let (offer, other) = (accepted("/ladder/per_referral"), accepted("/ladder/daily_cost"));
    assert!(accepted("/ladder/rungs/*/status") == other, "without rungs nothing is offered anew");
    assert_eq!(offer[14], other[14]);
    assert!(offer[15] > 1.2 * other[15], "{} against {}", offer[15], other[15]);
}

/// A range of strengths is drawn for itself: log-normal, on top of whatever the number draws, and the same for a lever of
/// the same name wherever it stands.
#[test]
fn strengths_are_drawn() {
    let arrivals = |levers: Value| {
        let changes = [("/acquisition/organic", json!(100_000.0)), ("/levers", levers)];
        let tracks = drawn(with(bare(7), &changes), 512);
        tracks.iter().map(|track| track.at(Series::JoinedOrganic, 7) / 700_000.0).collect::<Vec<_>>()
    };
    let lever = |low: f64, high: f64| json!({"id": "more", "effects": [{"path": "/acquisition/organic", "times": {"low": low, "high": high}}]});
    let factors = arrivals(json!([lever(0.5, 2.0)]));
    let below = |line: f64| factors.iter().filter(|factor| **factor < line).count() as f64 / 512.0;
    for (line, share) in [(0.5, 0.05), (1.0, 0.5), (2.0, 0.95)] {
        assert!((below(line) - share).abs() < 0.01, "{} below {line}", below(line));
    }
    let other =
        json!({"id": "other", "effects": [{"path": "/segments/0/contacts", "times": {"low": 0.5, "high": 2.0}}]});
    assert!(factors == arrivals(json!([other, lever(0.5, 2.0)])), "its place in the list does not matter");
}

/// What levers add is judged against the campaign without them and without a programme.
#[test]
fn the_campaign_without_its_programme_has_no_levers() {
    let lever = json!([{"from_day": 4, "effects": [{"path": "/acquisition/organic", "times": 2.0}]}]);
    let (with_lever, without) = (all(world(lever)), all(world(json!([]))));
    for (with_lever, without) in with_lever.iter().zip(&without) {
        for series in [Series::CostWithout, Series::CustomersWithout] {
            for point in 0..without.points() {
                assert_eq!(with_lever.at(series, point), without.at(series, point), "{series:?}");
            }
        }
    }
}

#[test]
fn what_a_lever_may_not_do_is_refused_with_its_place() {
    let problems = |lever: Value| {
        let problems = Plan::from_value(world(json!([lever.clone()]))).expect_err(&lever.to_string());
        let [problem] = &problems.0[..] else { panic!("{lever}: {problems}") };
        (problem.path.clone(), problem.fault.clone())
    };
    let effect = |path: &str| json!({"path": path, "times": 2.0});
    for path in [
        "",
        "/",
        "/nothing",
        "/horizon_days",
        "/name",
        "/segments",
        "/segments/7/churn",
        "/segments/*",
        "/market/limited",
        "/goals/0/value",
        "/levers/0/effects/0/times",
        "/ladder/rungs/0/threshold",
        "/ladder/rungs/5/bonus",
    ] {
        let found = problems(json!({"effects": [effect("/churn/rate"), effect(path)]}));
        assert_eq!(found, ("/levers/0/effects/1/path".to_owned(), Fault::PatchTarget), "{path}");
    }
    for path in ["/acquisition/seeds", "/churn/rate", "/ladder/fixed_cost"] {
        assert!(Plan::from_value(world(json!([{"effects": [effect(path)]}]))).is_ok(), "{path} for the whole campaign");
        let found = problems(json!({"from_day": 3, "effects": [effect(path)]}));
        assert_eq!(found, ("/levers/0/effects/0/path".to_owned(), Fault::PatchTarget), "{path} in a window");
    }
    for (lever, path) in [
        (json!({"effects": [{"path": "/churn/rate", "to": 2.0}]}), "/levers/0/effects/0/to"),
        (
            json!({"effects": [effect("/churn/rate"), {"path": "/segments/*/acceptance", "to": {"low": 0.0, "high": 0.5}}]}),
            "/levers/0/effects/1/to",
        ),
        (
            json!({"effects": [{"path": "/churn/rate", "times": {"low": 3.0, "high": 2.0}}]}),
            "/levers/0/effects/0/times",
        ),
        (json!({"adds": [{"to": "/segments", "entry": {}}]}), "/levers/0/adds/0/to"),
        (
            json!({"adds": [{"to": "/events", "entry": {"day": 3}}, {"to": "/acquisition/channels", "entry": {"spent": 3.0}}]}),
            "/levers/0/adds/1/entry",
        ),
        (json!({"adds": [{"to": "/events", "entry": 7}]}), "/levers/0/adds/0/entry"),
        (
            json!({"adds": [{"to": "/ladder/rungs", "entry": {"bonus": "much", "threshold": 3}}]}),
            "/levers/0/adds/0/entry",
        ),
        (json!({"effects": [{"path": "/segments/0/market_share", "times": 2.0}]}), "/levers"),
        (json!({"from_day": 40}), "/levers/0/from_day"),
        (json!({"from_day": 9, "until_day": 9}), "/levers/0/until_day"),
        (json!({"effect": []}), "/levers/0/effect"),
    ] {
        assert_eq!(problems(lever.clone()).0, path, "{lever}");
    }
}

/// A plan that would take hours is refused before it is run; one that is merely large is not.
#[test]
fn a_plan_too_large_to_simulate_is_refused() {
    let large = |days: u32, step: &str, threshold: u32| {
        let segment = json!({"market_share": 1.0 / 6.0});
        let sharing = json!({"dispersion": 0.2, "classes": 12});
        let ladder = json!({"rungs": [{"threshold": threshold}], "per_referral": 1.0});
        json!({"version": 1, "horizon_days": days, "time_step": step, "segments": vec![segment; 6], "sharing": sharing,
            "ladder": ladder, "churn": {"classes": 8}})
    };
    assert!(Plan::from_value(large(366, "week", 20)).is_ok());
    let mut hostile = large(1825, "day", 20);
    let problems = Plan::from_value(hostile.clone()).expect_err("22 million cells");
    let got = 1825.0 * 6.0 * 21.0 * 12.0 * 8.0;
    assert_eq!(problems.0[0].fault, Fault::TooLarge { got, max: 1e6 }, "{problems}");
    hostile["ladder"] = json!({});
    hostile["horizon_days"] = json!(1500);
    assert!(Plan::from_value(hostile).is_ok(), "without a ladder nothing is remembered");
}

/// What is not known can be asked for and set: ranges of the plan, then strengths of levers.
#[test]
fn unknowns_are_listed_once_and_can_be_set() {
    let lever = json!([{"id": "more", "from_day": 9, "effects": [{"path": "/acquisition/organic", "times": {"low": 0.5, "high": 2.0}}]}]);
    let engine = Engine::new(&plan(world(lever))).expect("a valid plan");
    let paths: Vec<_> = engine.unknowns().into_iter().map(|unknown| unknown.path).collect();
    assert_eq!(paths, ["/market/size", "/segments/0/share_rate", "/churn/rate", "/levers/0/effects/0/times"]);
    let own = |track: Track| -> Vec<f64> { track.values().collect() };
    assert!(own(engine.expected_at(&[])) == own(engine.expected()));
    assert!(own(engine.expected_at(&[0.5; 4])) == own(engine.expected()));
    // Ten people a day, from the tenth day on half or twice as many.
    let organic = |u: f64| engine.expected_at(&[0.5, 0.5, 0.5, u]).at(Series::JoinedOrganic, 40);
    let (low, middle, high) = (organic(0.05), organic(0.5), organic(0.95));
    assert!(low < 0.7 * middle && high > 1.6 * middle, "{low}, {middle}, {high}");
}
