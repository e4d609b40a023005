//! The most expensive plans that are allowed: time and memory of a replicate. Printed, as machines differ:
//! `cargo test -p snowball-engine --test hostile -- --ignored --nocapture --test-threads 1`.

mod plans;

use std::time::Instant;

use plans::plan;
use serde_json::{Value, json};
use snowball_engine::{Engine, Metric};

/// As large as the format lets it be: everybody shares as much as can be, nobody is lost, and all cells fill up.
fn hostile(days: u32, seeds: f64, classes: (u32, u32), remembered: f64) -> Value {
    let segment = json!({"market_share": 1.0 / 6.0, "share_rate": 50.0, "contacts": 1e4, "acceptance": 1.0,
        "first_purchase": 100.0, "repeat_purchase": 10.0, "promoters": 0.3, "detractors": {"low": 0.1, "high": 0.2}});
    let event =
        |day: u32| json!({"day": day % days, "length": 1825, "share": 1.01, "conversion": 1.0, "arrivals": 1.01});
    let channel = json!({"spend": 1e6, "cost_per_lead": {"low": 1.0, "high": 2.0}, "max_leads": 1e6});
    let phase = |day: u32| json!({"from_day": day + 1, "patches": [{"path": "/segments/0/share_rate", "value": 40.0}]});
    json!({
        "version": 1, "horizon_days": days, "time_step": "day", "market": {"limited": false},
        "segments": vec![segment; 6],
        "acquisition": {"seeds": seeds, "seeds_core": 0.5, "organic": seeds / 100.0, "channels": vec![channel; 12]},
        "sharing": {"dispersion": 0.2, "classes": classes.0, "response_delay": 3.0, "homophily": 0.5},
        "ladder": {"qualifies_on": "join", "per_referral": 1.0, "cap_per_member": remembered, "settlement_days": 365.0},
        "tracking": {"coverage": 0.9, "window": 300.0},
        "funnel": {"consult_delay": 5.0, "purchase_delay": 5.0, "capacity": seeds.min(1e8), "impatience": 0.01},
        "layers": {"core_to_super": 0.2, "active_to_edge": 0.2, "wake_up_messages": 8.0, "wake_up_after": 365.0},
        "koc": {"quota": seeds / 100.0, "start": seeds / 1000.0, "recruit": 0.5, "posts_new": 100.0},
        "churn": {"rate": 0.02, "polarization": 0.3, "classes": classes.1, "warning_recall": 0.5},
        "groups": {"size": 100.0},
        "events": (0..40).map(event).collect::<Vec<_>>(),
        "phases": (0..20.min(days - 1)).map(phase).collect::<Vec<_>>()
    })
}

/// Counts beyond 2⁵³ would not be whole numbers any more: growth and arrivals beyond all bounds end at 10¹⁰ people.
#[test]
fn no_plan_has_more_people_than_can_be_counted() {
    for limited in [false, true] {
        let mut value = hostile(20, 1e9, (2, 1), 3.0);
        value["market"] = json!({"limited": limited, "size": 1e10});
        value["events"] = json!(vec![json!({"day": 3, "length": 9, "arrivals": 100.0, "share": 100.0}); 40]);
        value["koc"] = json!({"start": 1e7, "posts_new": 100.0, "views": 1e8, "views_spread": 3.0, "conversion": 1.0});
        let engine = Engine::new(&plan(value)).expect("allowed");
        for track in [engine.expected(), engine.run(1, 0..1).tracks.remove(0)] {
            assert!(track.values().all(f64::is_finite));
            let last = track.points() - 1;
            let everybody =
                Metric::Joined.last(&track).unwrap_or_default() + Metric::Members.at(&track, 0).unwrap_or_default();
            assert!(everybody > 9.9e9 && everybody <= 1e10, "{everybody} people by point {last}");
        }
    }
}

/// Peak memory of this process in MB, where the system tells.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|kb| kb.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

#[test]
#[ignore = "measures"]
fn the_worst_plan_allowed() {
    for (days, seeds, classes, remembered) in [
        (10, 1e4, (12, 8), 63.0),
        (10, 1e9, (1, 1), 1.0),
        (10, 1e9, (12, 8), 10.0),
        (10, 1e9, (12, 8), 63.0),
        (27, 1e9, (12, 8), 63.0),
        (390, 1e9, (5, 4), 20.0),
    ] {
        let engine = Engine::new(&plan(hostile(days, seeds, classes, remembered))).expect("allowed");
        let start = Instant::now();
        let track = engine.run(1, 0..1).tracks.remove(0);
        let replicate = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let mean = engine.expected();
        let expected = start.elapsed().as_secs_f64();
        assert!(track.values().chain(mean.values()).all(f64::is_finite));
        println!(
            "{days} days, {seeds:e} seeds, {classes:?} classes, {remembered} referrals: {replicate:.2} s a replicate, \
             {expected:.2} s the mean path, peak {:.0} MB",
            peak()
        );
    }
}
