//! § 4: a replicate depends on plan, seed and index alone; merging is exact and knows no order; the same bits natively
//! and on wasm.

mod plans;

use plans::random;
use snowball_engine::{Engine, Metric, Results};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn bits(results: &Results) -> Vec<u64> {
    results
        .tracks()
        .flat_map(|(_, track)| {
            let rungs = track.rungs.iter().flat_map(|rung| [rung.reached, rung.standing, rung.paid]);
            let ends = [track.ltv.unwrap_or(-1.0), track.payback_day.unwrap_or(-1.0)];
            track.values().chain(rungs).chain(ends).map(f64::to_bits).collect::<Vec<_>>()
        })
        .collect()
}

/// Work split into chunks of a size, dealt to a number of workers, and merged in the order in which they finish.
fn split(engine: &Engine, chunk: u32, workers: u32) -> Results {
    let mut results = Results::new(engine);
    let chunks: Vec<u32> = (0..28).step_by(chunk as usize).collect();
    for worker in (0..workers).rev() {
        for &first in chunks.iter().filter(|&&first| first / chunk % workers == worker) {
            results.merge(engine.run(42, first..(first + chunk).min(28)));
        }
    }
    results
}

#[test]
fn any_number_of_workers_gives_the_same_bits() {
    for seed in [1, 2, 3] {
        let engine = Engine::new(&random(seed)).unwrap();
        let whole = split(&engine, 28, 1);
        assert_eq!(whole.done(), 28);
        for (chunk, workers) in [(1, 1), (1, 2), (3, 7), (5, 2), (7, 7)] {
            let parts = split(&engine, chunk, workers);
            assert_eq!(bits(&whole), bits(&parts), "chunks of {chunk} for {workers} workers");
            assert_eq!(whole.bands(Metric::Customers), parts.bands(Metric::Customers));
        }
    }
}

#[test]
fn a_batch_that_comes_twice_counts_once() {
    let engine = Engine::new(&random(4)).unwrap();
    let mut results = Results::new(&engine);
    results.merge(engine.run(1, 0..4));
    results.merge(engine.run(1, 2..6));
    assert_eq!(results.done(), 6);
    assert_eq!(results.finals(Metric::Joined).len(), 6);
}

/// FNV-1a over the bits of everything that is recorded.
fn digest(values: impl IntoIterator<Item = u64>) -> (u32, u64) {
    values.into_iter().fold((0, 0xcbf2_9ce4_8422_2325), |(count, hash), value| {
        let hash = value
            .to_le_bytes()
            .iter()
            .fold(hash, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
        (count + 1, hash)
    })
}

/// What this catches: a logarithm of the standard library instead of `libm`'s, a `usize` in a result, an order that
/// depends on the target, a change of a sampler. If it fails on one target only, the targets differ: mend that. If it
/// fails on both after a wanted change of the model, take the new number and mark the changelog "result-changing".
#[test]
fn golden_bits_on_every_target() {
    let all = (100..112).flat_map(|seed| {
        let engine = Engine::new(&random(seed)).unwrap();
        let mut results = Results::new(&engine);
        results.merge(engine.run(7, 0..3));
        let expected = engine.expected();
        bits(&results).into_iter().chain(expected.values().map(f64::to_bits)).collect::<Vec<_>>()
    });
    let got = digest(all);
    assert_eq!(got, GOLDEN, "new value: {got:#x?}");
}

const GOLDEN: (u32, u64) = (0x58e4, 0xab1a_a749_adc9_dedc);
