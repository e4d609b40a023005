//! § 5.6, first half: the mean of many replicates is the expected track where the market is large and nothing caps.

mod plans;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use plans::{mean_and_error, plan};
use serde_json::json;
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric};

/// A campaign with every mechanism that is linear in people: layers, funnel with delays, ladder, unlike sharers, events.
fn campaign(seeds: f64, market: f64) -> serde_json::Value {
    json!({
        "version": 1,
        "horizon_days": 60,
        "market": {"limited": true, "size": market, "overlap": 1.3},
        "segments": [
            {"market_share": 0.6, "share_rate": 0.05, "contacts": 4.0, "acceptance": 0.08,
             "consult_conversion": 0.5, "purchase_conversion": 0.4, "first_purchase": 900.0, "repeat_purchase": 300.0},
            {"market_share": 0.4, "share_rate": 0.03, "contacts": 6.0, "acceptance": 0.05,
             "consult_conversion": 0.3, "purchase_conversion": 0.6, "first_purchase": 700.0, "churn": 1.4}
        ],
        "acquisition": {"seeds": seeds, "organic": seeds / 100.0,
            "channels": [{"spend": seeds, "cost_per_lead": 40.0, "max_leads": seeds / 10.0}]},
        "sharing": {"dispersion": 0.7},
        "funnel": {"consult_delay": 3.0, "purchase_delay": 4.0, "consult_cost": 20.0},
        "layers": {"wake_up_messages": 2.0},
        "ladder": {"per_referral": 50.0, "friend_reward": 30.0, "qualifies_on": "purchase", "daily_cost": 100.0,
            "rungs": [{"threshold": 1, "bonus": 20.0}, {"threshold": 3, "bonus": 100.0, "status": 0.2},
                      {"threshold": 8, "bonus": 500.0}]},
        "events": [{"day": 20, "length": 3, "share": 2.0, "arrivals": 1.5, "cost": 4000.0}],
        "weather": {"sigma": 0.0}
    })
}

#[test]
fn the_mean_of_replicates_is_the_expected_track() {
    let engine = Engine::new(&plan(campaign(20_000.0, 3e6))).unwrap();
    let expected = engine.expected();
    let drawn = engine.run(11, 0..60).tracks;
    for metric in Metric::ALL {
        let (Some(wanted), (mean, error)) = (metric.last(&expected), mean_and_error(&drawn, *metric)) else { continue };
        // Ratios of small differences are noisy; the programme's own effect is checked through its two parts.
        if [Metric::CacIncremental, Metric::Payback].contains(metric) {
            continue;
        }
        let tolerance = (0.01 * wanted.abs()).max(4.0 * error);
        assert!((mean - wanted).abs() <= tolerance, "{}: {mean} ± {error} against {wanted}", metric.as_str());
    }
    for (metric, most) in [(Metric::Joined, 0.01), (Metric::Customers, 0.01), (Metric::Spend, 0.01), (Metric::R, 0.01)]
    {
        let (mean, _) = mean_and_error(&drawn, metric);
        let wanted = metric.last(&expected).unwrap();
        assert!((mean / wanted - 1.0).abs() < most, "{}: {mean} against {wanted}", metric.as_str());
    }
}

/// Crowded cells are drawn one by one, thinly filled ones by person: both ways have the same mean.
#[test]
fn small_and_large_campaigns_scale() {
    let mean = |seeds: f64, replicates: u32| {
        let engine = Engine::new(&plan(campaign(seeds, 1e9))).unwrap();
        mean_and_error(&engine.run(5, 0..replicates).tracks, Metric::Customers)
    };
    let (small, small_error) = mean(200.0, 800);
    let (large, large_error) = mean(200_000.0, 10);
    let (large, large_error) = (large / 1000.0, large_error / 1000.0);
    let error = 4.0 * (small_error.powi(2) + large_error.powi(2)).sqrt();
    assert!((small - large).abs() < error, "{small} against {large} ± {error}");
}

#[test]
fn in_turns_it_is_the_same_to_the_bit() {
    for plan in
        [Plan::default(), Plan { horizon_days: 7, ..Plan::default() }, Plan { horizon_days: 365, ..Plan::default() }]
    {
        let engine = Engine::new(&plan).unwrap();
        let turns = std::cell::Cell::new(0);
        let path = pin!(engine.expected_in_turns(async || turns.set(turns.get() + 1)));
        let Poll::Ready(track) = path.poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("it waits for nothing but its turns")
        };
        assert_eq!(track, engine.expected());
        assert!(turns.get() >= plan.horizon_days.div_ceil(30), "{}", turns.get());
    }
}
