//! Time of what the page waits for, on plan A of the default preset: `cargo bench -p snowball-engine`.
//!
//! A replicate is measured over the first hundred replicates of seed 1 in turn, since each draws other ranges and has
//! other people to look after.

use std::cell::Cell;

use divan::{Bencher, black_box};
use serde_json::Value;
use snowball_engine::plan::{Number, Plan, Unit};
use snowball_engine::{Batch, Engine, Metric, Results};

/// Replicates that the measured ones are taken from.
const OF: u32 = 100;

const SEED: u64 = 1;

fn main() {
    divan::main();
}

#[divan::bench(args = [1.0, 100.0, 10_000.0])]
fn replicate(bencher: Bencher, people: f64) {
    let engine = engine(&times(&plan_a(), people));
    let next = Cell::new(0);
    bencher.bench_local(|| {
        let index = next.replace((next.get() + 1) % OF);
        black_box(engine.run(SEED, index..index + 1))
    });
}

#[divan::bench]
fn expected(bencher: Bencher) {
    let engine = engine(&plan_a());
    bencher.bench_local(|| black_box(engine.expected()));
}

#[divan::bench]
fn compile(bencher: Bencher) {
    let plan = plan_a();
    bencher.bench_local(|| engine(black_box(&plan)));
}

#[divan::bench]
fn read(bencher: Bencher) {
    let text = plan_a().to_json();
    bencher.bench_local(|| Plan::from_json(black_box(&text)));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn merge_1000(bencher: Bencher) {
    let engine = engine(&plan_a());
    let batches = batches(&engine);
    bencher.with_inputs(|| batches.clone()).bench_local_values(|batches| {
        let mut results = Results::new(&engine);
        batches.into_iter().for_each(|batch| results.merge(batch));
        results
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn bands_of_1000(bencher: Bencher) {
    let engine = engine(&plan_a());
    let mut results = Results::new(&engine);
    batches(&engine).into_iter().for_each(|batch| results.merge(batch));
    bencher.bench_local(|| black_box(results.bands(Metric::Cac)));
}

/// A thousand replicates as workers return them. The same hundred ten times over: to merge and to sort costs the same.
fn batches(engine: &Engine) -> Vec<Batch> {
    let Batch { tracks, .. } = engine.run(SEED, 0..OF);
    (0..1000 / OF).map(|i| Batch { first: i * OF, tracks: tracks.clone() }).collect()
}

fn engine(plan: &Plan) -> Engine {
    Engine::new(plan).expect("the preset is valid, and so are its multiples")
}

/// Plan A of the default preset, its names in English.
fn plan_a() -> Plan {
    let preset: Value =
        serde_json::from_str(include_str!("../../../assets/library/presets/clinic.json")).expect("presets are JSON");
    Plan::from_value(in_english(&preset["plans"][0]["plan"])).expect("presets are valid")
}

/// A value of a preset file with the English text in place of each text in two languages.
fn in_english(value: &Value) -> Value {
    match value {
        Value::Object(map) if map.len() == 2 && map.contains_key("en") && map.contains_key("zh") => map["en"].clone(),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), in_english(value))).collect(),
        Value::Array(entries) => entries.iter().map(in_english).collect(),
        other => other.clone(),
    }
}

/// The same campaign among so many times the people: everything that counts people or is spent on all of them.
fn times(plan: &Plan, factor: f64) -> Plan {
    let mut plan = plan.clone();
    plan.numbers_mut(&mut |path, quantity, number| {
        let counts = matches!(quantity.unit, Unit::People | Unit::PeoplePerDay | Unit::ConsultsPerDay);
        let pays = path.starts_with("/acquisition/") && matches!(quantity.unit, Unit::MoneyPerDay);
        if counts || pays {
            *number = match *number {
                Number::Value(value) => Number::Value(value * factor),
                Number::Range { low, high } => Number::Range { low: low * factor, high: high * factor },
            };
        }
    });
    plan
}
