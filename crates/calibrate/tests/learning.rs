//! What is learnt, in worlds of which the truth is known.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use serde_json::json;
use snowball_calibrate::coverage::world;
use snowball_calibrate::{Spec};
use snowball_calibrate::read::Role;
use snowball_engine::plan::Plan;

/// A small campaign with weather, in which three numbers are not known.
fn small() -> Plan {
    Plan::from_value(json!({
        "version": 1, "horizon_days": 60,
        "market": {"size": 100_000.0},
        "segments": [{"share_rate": {"low": 0.01, "high": 0.06}, "contacts": 3.0, "acceptance": 0.15,
            "purchase_conversion": {"low": 0.15, "high": 0.5}}],
        "acquisition": {"seeds": 400.0, "organic": {"low": 4.0, "high": 20.0}},
        "ladder": {"per_referral": 50.0, "rungs": [{"threshold": 3, "bonus": 100.0}]},
        "weather": {"sigma": 0.25, "persistence": 0.5}
    }))
    .unwrap()
}

fn spec() -> Spec {
    Spec {
        parameters: vec!["/segments/0/share_rate".into(), "/segments/0/purchase_conversion".into(), "/acquisition/organic".into()],
        roles: vec![Role::Customers, Role::Joined, Role::Referrals],
        ..Spec::default()
    }
}

#[test]
fn timing() {
    let start = std::time::Instant::now();
    let n: u32 = std::env::var("N").map_or(20, |n| n.parse().unwrap());
    let all: Vec<_> = std::thread::scope(|scope| {
        let t: Vec<_> = (0..2).map(|k| scope.spawn(move || (0..n).filter(|i| i % 2 == k).map(|i| world(&small(), &spec(), 60, i).unwrap()).collect::<Vec<_>>())).collect();
        t.into_iter().flat_map(|t| t.join().unwrap()).collect()
    });
    let mut held = [0; 3];
    let mut left = [0.0; 3];
    let mut low = [0; 3];
    for world in &all {
        for (k, c) in world.parameters.iter().enumerate() { held[k] += u32::from(c.holds()); low[k] += u32::from(c.truth < c.low); left[k] += c.left / f64::from(n); }
    }
    println!("{held:?} of {n} (below {low:?}) left {left:?} {:?}", start.elapsed());
}
