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
    more(Results::new(engine), engine, method, draws, replicates, progress)
}

/// Computes more replicates of a plan.
///
/// # Errors
/// As [`simulate`].
pub fn more(
    known: Results,
    engine: &Engine,
    method: Method,
    draws: &Draws,
    replicates: Range<u32>,
    progress: &Progress,
) -> Result<Results, TooManyPeople> {
    let count = replicates.end - replicates.start;
    let threads = threads(draws);
    // Small enough that no thread idles for long at the end.
    let at_once = (count / (8 * threads as u32)).clamp(1, MOST_AT_ONCE);
    let batches = count.div_ceil(at_once);
    let next = AtomicU32::new(0);
    let results = Mutex::new(Ok(known));
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

/// Evaluates the runs of a design; the results are in the order of the runs, whoever computes them.
pub fn evaluate<T: Send + Sync>(
    runs: usize,
    draws: &Draws,
    progress: &Progress,
    result: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let mut results: Vec<Option<T>> = Vec::new();
    results.resize_with(runs, || None);
    let threads = threads(draws);
    // Small enough that no thread idles for long at the end.
    let at_once = (runs / (8 * threads)).clamp(1, MOST_AT_ONCE as usize);
    let pieces = Mutex::new(results.chunks_mut(at_once).enumerate());
    let work = || {
        loop {
            let piece = pieces.lock().expect("no thread panics while it takes a piece").next();
            let Some((number, piece)) = piece else {
                return;
            };
            for (i, place) in piece.iter_mut().enumerate() {
                *place = Some(result(number * at_once + i));
            }
            progress.advance(piece.len() as u32);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(runs) {
            scope.spawn(work);
        }
        work();
    });
    results.into_iter().flatten().collect()
}

fn threads(draws: &Draws) -> usize {
    let cores = || thread::available_parallelism().ok();
    draws.threads.or_else(cores).map_or(1, NonZeroUsize::get).min(MOST_THREADS)
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
