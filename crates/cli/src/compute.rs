//! Replicates on all cores.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use snowball_engine::{Engine, Results};

/// Replicates a thread takes at a time; no result depends on it.
const BATCH: u32 = 16;

/// Computes replicates 0 to `replicates` of a plan.
pub fn compute(engine: &Engine, seed: u64, replicates: u32, threads: Option<NonZeroUsize>) -> Results {
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let batches = replicates.div_ceil(BATCH);
    let next = AtomicU32::new(0);
    let results = Mutex::new(Results::new(engine));
    let work = || {
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            if batch >= batches {
                return;
            }
            let first = batch * BATCH;
            let computed = engine.run(seed, first..replicates.min(first + BATCH));
            results.lock().expect("no thread panics while it merges").merge(computed);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(batches as usize) {
            scope.spawn(work);
        }
        work();
    });
    results.into_inner().expect("no thread panics while it merges")
}
