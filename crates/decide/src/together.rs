//! The same luck in several plans: replicates by their number, where every plan has them. Some may be missing while a run goes on.

use std::borrow::Borrow;

use snowball_engine::{Results, Track};

/// For every replicate that all plans have, its tracks in the order of the plans.
pub(crate) fn together<R: Borrow<Results>>(results: &[R]) -> impl Iterator<Item = Vec<&Track>> {
    let (first, others) = match results.split_first() {
        Some((first, others)) => (Some(first.borrow()), others),
        None => (None, results),
    };
    first.into_iter().flat_map(Results::tracks).filter_map(move |(replicate, track)| {
        let rest = others.iter().map(|other| other.borrow().track(replicate));
        std::iter::once(Some(track)).chain(rest).collect()
    })
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::Plan;
    use snowball_engine::{Engine, Metric};

    use super::*;

    #[test]
    fn only_replicates_that_all_have_and_each_beside_its_own() {
        let engine = Engine::new(&Plan::default()).unwrap();
        let part = |from: u32, to: u32| {
            let mut results = Results::new(&engine);
            results.merge(engine.run(1, from..to));
            results
        };
        let plans = [part(0, 12), part(4, 20), part(2, 9)];
        let rows: Vec<_> = together(&plans).collect();
        assert_eq!(rows.len(), 5);
        for row in rows {
            let joined: Vec<_> = row.iter().map(|track| Metric::Joined.last(track)).collect();
            assert!(joined.iter().all(|value| *value == joined[0]), "{joined:?}");
        }
        assert_eq!(together::<Results>(&[]).count(), 0);
    }
}
