//! Where a spread comes from, on plans of which that is known.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use serde_json::{Value, json};
use snowball_decide::{Objective, Variance, indices, shares, tornado};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric};

const JOINED: Objective = Objective::Metric(Metric::Joined);

/// Arrivals alone, or with sharing.
fn engine(organic: Value, share_rate: Value, sigma: f64, seeds: f64) -> Engine {
    let plan = json!({"version": 1, "horizon_days": 20, "market": {"size": 1e9}, "segments": [{"share_rate": share_rate}],
        "acquisition": {"seeds": seeds, "organic": organic}, "weather": {"sigma": sigma}});
    Engine::new(&Plan::from_value(plan).unwrap()).unwrap()
}

fn shares_of(engine: &Engine, points: u32) -> Variance {
    let design = shares::Design::new(points, 3).unwrap();
    let results: Vec<_> = (0..design.runs()).map(|run| JOINED.of(&design.evaluate(engine, run))).collect();
    design.analyse(&results).unwrap()
}

#[test]
fn without_ranges_nothing_is_ignorance_and_without_weather_nothing_is_weather() {
    let found = shares_of(&engine(json!(5.0), json!(0.1), 0.0, 500.0), 64);
    let [dice, weather, ignorance] = [0, 1, 2].map(|i| found.total[i]);
    assert_eq!((weather.value, ignorance.value), (0.0, 0.0));
    assert_eq!((found.first[1].value, found.first[2].value), (0.0, 0.0));
    assert!((dice.low..=dice.high).contains(&1.0) && found.first[0].high > 0.9, "{found:?}");
}

/// Relative dice fall with the root of the people; ranges and weather do not.
#[test]
fn in_a_huge_market_dice_are_small() {
    let found = shares_of(&engine(json!(5.0), json!({"low": 0.05, "high": 0.2}), 0.5, 1e6), 128);
    assert!(found.total[0].value < 0.01, "{found:?}");
    assert!(found.first[2].value > 0.5, "{found:?}");
    let weather = shares_of(&engine(json!(5.0), json!(0.1), 0.5, 1e6), 128);
    assert!(
        weather.first[1].low > 0.6 && weather.total[0].value < 0.02 && weather.total[2].value == 0.0,
        "{weather:?}"
    );
}

/// Nobody shares: joined is arrivals, days × organic, log-normal by hand: deviation over mean √(e^(s²) − 1).
#[test]
fn a_log_normal_number_of_arrivals_by_hand() {
    let engine = engine(json!({"low": 50.0, "high": 200.0}), json!(0.0), 0.0, 0.0);
    let design = indices::Design::new(&engine, 1024, 2).unwrap();
    let results: Vec<_> = (0..design.runs()).map(|run| design.evaluate(&engine, JOINED, run)).collect();
    let found = design.analyse(&results).unwrap();
    let s = 4f64.ln() / (2.0 * 1.644_853_626_951_472_6);
    let relative = ((s * s).exp() - 1.0).sqrt();
    assert!((found.deviation / found.mean - relative).abs() < 0.01 * relative, "{found:?}");
    assert!((found.total[0].value - 1.0).abs() < 0.02 && (found.first[0].value - 1.0).abs() < 0.02, "{found:?}");
    let tornado = tornado_of(&engine);
    let bar = tornado.bars[0];
    // A market of 10⁹ is not quite endless.
    assert!((bar.at_high.unwrap() / bar.at_low.unwrap() - 4.0).abs() < 1e-4, "{bar:?}");
    assert_eq!(tornado.middle, JOINED.of(&engine.expected()));
}

fn tornado_of(engine: &Engine) -> tornado::Tornado {
    let design = tornado::Design::new(engine);
    let results: Vec<_> = (0..design.runs()).map(|run| design.evaluate(engine, JOINED, run)).collect();
    design.analyse(&results)
}

/// A range that touches nothing has a bar without width and no share; the pieces may be computed in any order.
#[test]
fn what_does_not_matter_has_no_share() {
    let plan = json!({"version": 1, "horizon_days": 20, "segments": [{"share_rate": 0.0, "first_purchase": {"low": 10.0, "high": 90.0}}],
        "acquisition": {"seeds": 50, "organic": {"low": 5.0, "high": 9.0}}});
    let engine = Engine::new(&Plan::from_value(plan).unwrap()).unwrap();
    let bars = tornado_of(&engine).bars;
    assert_eq!(engine.unknowns()[bars[0].unknown].path, "/acquisition/organic");
    assert_eq!(bars[1].width(), Some(0.0));
    let design = indices::Design::new(&engine, 32, 2).unwrap();
    let mut results: Vec<_> = (0..design.runs()).rev().map(|run| design.evaluate(&engine, JOINED, run)).collect();
    results.reverse();
    let found = design.analyse(&results).unwrap();
    assert_eq!(found.total[bars[1].unknown].value, 0.0);
    let known = engine_without_ranges();
    assert!(indices::Design::new(&known, 32, 2).is_err());
}

fn engine_without_ranges() -> Engine {
    engine(json!(5.0), json!(0.1), 0.0, 10.0)
}
