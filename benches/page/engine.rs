//! The engine on the machine itself, on one thread.

use std::hint::black_box;
use std::time::Instant;

use snowball_engine::Engine;
use snowball_engine::plan::{Number, Plan, Unit};

use crate::least;

/// How many times the people of the preset.
const CROWDS: [f64; 3] = [1.0, 100.0, 10_000.0];

/// Milliseconds of a replicate, on average over all plans.
pub fn ms_per_replicate(plans: &[Plan], seed: u64, replicates: u32) -> f64 {
    let engines: Vec<_> = plans.iter().map(compile).collect();
    let begin = Instant::now();
    for engine in &engines {
        black_box(engine.run(seed, 0..replicates));
    }
    millis(begin) / (f64::from(replicates) * engines.len() as f64)
}

/// Milliseconds of a replicate among 1, 100 and 10,000 times the people.
pub fn crowd(plan: &Plan) -> [f64; 3] {
    let engines = CROWDS.map(|factor| compile(&times(plan, factor)));
    let of = |engine: &Engine| {
        let begin = Instant::now();
        black_box(engine.run(1, 0..200));
        millis(begin) / 200.0
    };
    let rounds = [(); 3].map(|()| engines.each_ref().map(of));
    [0, 1, 2].map(|crowd| least(&rounds.map(|round| round[crowd])))
}

/// Milliseconds of the expected track.
pub fn expected_ms(plan: &Plan) -> f64 {
    let engine = compile(plan);
    let rounds = [(); 50].map(|()| {
        let begin = Instant::now();
        black_box(engine.expected());
        millis(begin)
    });
    least(&rounds)
}

/// The same campaign among so many times the people: everything that counts people or is spent on all of them.
fn times(plan: &Plan, factor: f64) -> Plan {
    let mut plan = plan.clone();
    plan.numbers_mut(&mut |path, quantity, number| {
        let counts = matches!(quantity.unit, Unit::People | Unit::PeoplePerDay | Unit::ConsultsPerDay);
        let pays = path.starts_with("/acquisition/") && quantity.unit == Unit::MoneyPerDay;
        if counts || pays {
            *number = match *number {
                Number::Value(value) => Number::Value(value * factor),
                Number::Range { low, high } => Number::Range { low: low * factor, high: high * factor },
            };
        }
    });
    plan
}

fn compile(plan: &Plan) -> Engine {
    Engine::new(plan).expect("the preset is valid, and so are its multiples")
}

fn millis(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1e3
}
