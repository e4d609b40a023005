//! Replicates on all cores.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use snowball_engine::{Batch, Engine, Results, TooManyPeople};

use crate::args::{Draws, Method};
use crate::progress::Progress;

/// Most replicates that a thread takes at a time; no result depends on it.
const MOST_AT_ONCE: u32 = 16;

/// More threads than any machine has cores for, and few enough for any to start.
const MOST_THREADS: usize = 1024;

/// Computes replicates of a plan.
///
/// # Errors
/// As [`simulate`].
pub fn compute(
    engine: &Engine,
    method: Method,
    draws: &Draws,
    replicates: Range<u32>,
    progress: &Progress,
) -> Result<Results, TooManyPeople> {
    let count = replicates.end - replicates.start;
    let cores = || thread::available_parallelism().ok();
    let threads = draws.threads.or_else(cores).map_or(1, NonZeroUsize::get).min(MOST_THREADS);
    // Small enough that no thread idles for long at the end.
    let at_once = (count / (8 * threads as u32)).clamp(1, MOST_AT_ONCE);
    let batches = count.div_ceil(at_once);
    let next = AtomicU32::new(0);
    let results = Mutex::new(Ok(Results::new(engine)));
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
            let mut results = results.lock().expect("no thread panics while it merges");
            match (computed, results.as_mut()) {
                (Ok(batch), Ok(results)) => results.merge(batch),
                (Err(problem), _) => {
                    *results = Err(problem);
                    // There is nothing left to do for anyone.
                    next.store(batches, Ordering::Relaxed);
                }
                (Ok(_), Err(_)) => {}
            }
            drop(results);
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
///
/// # Errors
/// If the agent engine would have to follow too many people.
pub fn simulate(engine: &Engine, method: Method, seed: u64, replicates: Range<u32>) -> Result<Batch, TooManyPeople> {
    match method {
        Method::Cohort => Ok(engine.run(seed, replicates)),
        Method::Agent => engine.agents(seed, replicates),
        Method::Expected => Ok(Batch { first: replicates.start, tracks: vec![engine.expected()] }),
    }
}
