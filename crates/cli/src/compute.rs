//! Replicates on all cores.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use snowball_engine::{Batch, Engine, Results};

use crate::args::{Draws, Method};
use crate::progress::Progress;

/// Most replicates that a thread takes at a time; no result depends on it.
const MOST_AT_ONCE: u32 = 16;

/// Computes replicates of a plan.
pub fn compute(engine: &Engine, method: Method, draws: &Draws, replicates: Range<u32>, progress: &Progress) -> Results {
    let threads = draws.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let count = replicates.end - replicates.start;
    // Small enough that no thread idles for long at the end.
    let at_once = (count / (8 * threads as u32)).clamp(1, MOST_AT_ONCE);
    let batches = count.div_ceil(at_once);
    let next = AtomicU32::new(0);
    let results = Mutex::new(Results::new(engine));
    let work = || {
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            if batch >= batches {
                return;
            }
            let first = replicates.start + batch * at_once;
            let range = first..replicates.end.min(first + at_once);
            let done = range.end - range.start;
            let computed = simulate(engine, method, draws.seed, range);
            results.lock().expect("no thread panics while it merges").merge(computed);
            progress.advance(done);
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

/// Computes replicates on this thread; the mean path is one track whatever is asked for.
pub fn simulate(engine: &Engine, method: Method, seed: u64, replicates: Range<u32>) -> Batch {
    match method {
        Method::Cohort => engine.run(seed, replicates),
        Method::Expected => Batch { first: replicates.start, tracks: vec![engine.expected()] },
    }
}
