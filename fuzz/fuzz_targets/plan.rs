//! Any text is read as a plan or refused with its faults; what is read comes back as it went out, and where it is small it
//! runs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use snowball_engine::Engine;
use snowball_engine::plan::{Kind, Plan};

/// Plans within these bounds are simulated too: some milliseconds each.
fn is_small(plan: &Plan) -> bool {
    let seeds = plan.acquisition.seeds.median(Kind::Positive);
    plan.horizon_days <= 14
        && plan.segments.len() <= 2
        && plan.sharing.classes == 1
        && plan.churn.classes == 1
        && seeds <= 1000.0
}

fuzz_target!(|text: &str| {
    let Ok(plan) = Plan::from_json(text) else { return };
    let again = Plan::from_json(&plan.to_json()).expect("a valid plan is written as one");
    assert_eq!(plan, again);
    if is_small(&plan) {
        let engine = Engine::new(&plan).expect("a valid plan");
        for track in engine.run(1, 0..1).tracks.iter().chain([&engine.expected()]) {
            assert!(track.values().all(f64::is_finite));
        }
    }
});
