//! One number that stands for every bit of what was simulated: whoever computes the same replicates of the same plan gets the same.

use crate::checksum::Checksum;
use crate::results::Results;
use crate::track::Track;

/// Raised whenever a plan gives other numbers than before, which the golden numbers in `tests/repeatable.rs` show. It stands in
/// links, so that one made earlier can say why it does not reproduce.
pub const MODEL: u32 = 1;

/// Version and model of this engine, such as `0.1.0+1`.
#[must_use]
pub fn release() -> String {
    format!("{}+{MODEL}", env!("CARGO_PKG_VERSION"))
}

/// A number that may be missing is a word that says so, and then the number.
fn add_maybe(sum: &mut Checksum, value: Option<f64>) {
    sum.mix(u64::from(value.is_some()));
    sum.add(value.unwrap_or(0.0));
}

fn add_track(sum: &mut Checksum, track: &Track) {
    sum.mix(track.points() as u64);
    track.places().iter().for_each(|place| sum.mix(u64::from(*place)));
    track.values().for_each(|value| sum.add(value));
    sum.mix(track.rungs.len() as u64);
    for rung in &track.rungs {
        [rung.reached, rung.standing, rung.paid].into_iter().for_each(|value| sum.add(value));
    }
    add_maybe(sum, track.ltv);
    add_maybe(sum, track.payback_day);
    sum.mix(track.goals_met.len() as u64);
    track.goals_met.iter().for_each(|met| sum.mix(u64::from(*met)));
    track.alerts.iter().for_each(|day| add_maybe(sum, day.map(f64::from)));
}

impl Results {
    /// Fingerprint of the first so many replicates: of every recorded bit, in the order of the replicates, whatever the order
    /// in which they came. `None` while one of them is missing, and of none.
    #[must_use]
    pub fn fingerprint(&self, replicates: u32) -> Option<u64> {
        let mut sum = Checksum::new();
        for replicate in 0..replicates {
            add_track(&mut sum, self.track(replicate)?);
        }
        (replicates > 0).then_some(sum.sum())
    }

    /// How many replicates there are from the first on without a gap.
    #[must_use]
    pub fn unbroken(&self) -> u32 {
        (0..).take_while(|replicate| self.track(*replicate).is_some()).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::plan::Plan;
    use crate::results::Batch;

    fn simulated(batches: &[std::ops::Range<u32>]) -> Results {
        let engine = Engine::new(&Plan::default()).unwrap();
        let mut results = Results::new(&engine);
        batches.iter().for_each(|range| results.merge(engine.run(3, range.clone())));
        results
    }

    #[test]
    fn order_of_work_does_not_matter_and_gaps_are_seen() {
        let (whole, parts) = (simulated(&[0..4, 4..6]), simulated(&[4..6, 0..3, 3..4]));
        assert!(whole.fingerprint(6).is_some());
        for replicates in 0..=7 {
            assert_eq!(whole.fingerprint(replicates), parts.fingerprint(replicates));
        }
        assert_eq!((whole.fingerprint(0), whole.fingerprint(7)), (None, None));
        assert_ne!(whole.fingerprint(5), whole.fingerprint(6));
        let gap = simulated(&[0..2, 3..6]);
        assert_eq!((gap.unbroken(), gap.fingerprint(2), gap.fingerprint(3)), (2, whole.fingerprint(2), None));
    }

    /// Everything that a track holds counts, and so does where it stands.
    #[test]
    fn any_change_of_any_number_changes_it() {
        let engine = Engine::new(&Plan::default()).unwrap();
        let tracks = engine.run(3, 0..3).tracks;
        let of = |tracks: Vec<Track>| {
            let mut results = Results::new(&engine);
            results.merge(Batch { first: 0, tracks });
            results.fingerprint(3).unwrap()
        };
        let sound = of(tracks.clone());
        let spoil = |change: &dyn Fn(&mut Vec<Track>)| {
            let mut tracks = tracks.clone();
            change(&mut tracks);
            of(tracks)
        };
        let json = serde_json::to_value(&tracks[1]).unwrap();
        let mut moved = json.clone();
        let value = moved.pointer_mut("/recorded/values/5").unwrap();
        *value = f64::from_bits(value.as_f64().unwrap().to_bits() ^ 1).into();
        let moved: Track = serde_json::from_value(moved).unwrap();
        let spoilt = [
            spoil(&|tracks| tracks[1] = moved.clone()),
            spoil(&|tracks| tracks.swap(0, 2)),
            spoil(&|tracks| tracks[2].rungs[0].paid += 1.0),
            spoil(&|tracks| tracks[2].ltv = None),
            spoil(&|tracks| tracks[0].payback_day = Some(1.5)),
            spoil(&|tracks| tracks[0].goals_met.push(true)),
            spoil(&|tracks| tracks[0].alerts[3] = Some(4)),
        ];
        for (what, spoilt) in spoilt.iter().enumerate() {
            assert_ne!(*spoilt, sound, "change {what}");
        }
    }
}
