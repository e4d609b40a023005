//! Time and memory of the agent engine per number of people: `cargo bench -p snowball-engine --bench agent`.
//!
//! A campaign of 90 days in which a tenth of the people are seeds and the others come evenly over the days, with all layers,
//! churn, sharing propensities and a ladder; nobody is counted twice by a run without the programme.

use std::mem::size_of;

use divan::{AllocProfiler, Bencher, black_box};
use serde_json::json;
use snowball_engine::Engine;
use snowball_engine::plan::Plan;

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 10, sample_size = 1)]
fn replicate(bencher: Bencher, people: u32) {
    let engine = engine(people);
    bencher.bench_local(|| black_box(engine.forest(1, 0).expect("few enough")));
}

#[divan::bench(args = [100_000], sample_count = 10, sample_size = 1)]
fn trees(bencher: Bencher, people: u32) {
    let forest = engine(people).forest(1, 0).expect("few enough");
    bencher.bench_local(|| black_box(forest.trees()));
}

/// A campaign that comes to about so many people.
fn engine(people: u32) -> Engine {
    let people = f64::from(people);
    let plan = json!({
        "version": 1, "horizon_days": 90, "market": {"limited": false},
        "segments": [{"share_rate": 0.02, "contacts": 2.0, "acceptance": 0.05}],
        "acquisition": {"seeds": 0.1 * people, "organic": 0.009 * people},
        "funnel": {"consult_delay": 3.0, "purchase_delay": 5.0},
        "ladder": {"per_referral": 50.0, "rungs": [{"threshold": 3, "bonus": 200.0}]}
    });
    let plan = Plan::from_value(plan).expect("a valid plan");
    let engine = Engine::new(&plan).expect("a valid plan");
    let forest = engine.forest(1, 0).expect("few enough");
    let bytes = size_of::<u32>() + 2 * size_of::<u16>() + 2;
    eprintln!("{} people, forest of {} kB", forest.len(), forest.len() * bytes / 1000);
    engine
}
