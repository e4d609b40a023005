//! The people of a campaign as counts per cell. A stage of a segment is a run of slabs, one per number of credited
//! referrals; a slab holds origin, churn class and sharing class, from the slowest to the fastest index. High counts of
//! referrals are rare, so a stage is only ever looked at up to its highest slab that anybody has reached.

use crate::chance::{Moved, OUTCOMES, Raised};
use crate::rates::{ORIGINS, Origin, STAGES, Stage};

/// How many of each coordinate there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub segments: usize,
    pub churn: usize,
    pub sharing: usize,
    /// Credited referrals that are told apart: 0 … R, so R + 1.
    pub referrals: usize,
}

impl Shape {
    /// Runs of cells in a slab that differ only in sharing class: origins × churn classes.
    pub fn classes(self) -> usize {
        ORIGINS * self.churn
    }

    /// Cells with the same number of credited referrals.
    pub fn slab(self) -> usize {
        self.classes() * self.sharing
    }

    /// Origin of a cell.
    pub fn origin_of(self, cell: usize) -> usize {
        cell % self.slab() / (self.churn * self.sharing)
    }

    /// Cell of someone with no credited referrals.
    pub fn newcomer(self, origin: Origin, churn: usize, sharing: usize) -> usize {
        (origin as usize * self.churn + churn) * self.sharing + sharing
    }
}

/// People of one stage of one segment.
#[derive(Clone, Debug, Default)]
struct Crowd {
    cells: Vec<f64>,
    /// Arrivals of this step; nothing else happens to them before the next.
    incoming: Vec<f64>,
    /// Cells up to here have been reached, in both.
    used: usize,
    arrived: bool,
    count: f64,
}

impl Crowd {
    fn reach(&mut self, cell: usize, slab: usize) {
        if cell >= self.used {
            self.used = (cell / slab + 1) * slab;
        }
    }
}

/// Counts per cell.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub shape: Shape,
    crowds: Vec<Crowd>,
}

impl People {
    pub fn new(shape: Shape) -> Self {
        let size = shape.slab() * shape.referrals;
        let crowd = Crowd { cells: vec![0.0; size], incoming: vec![0.0; size], ..Crowd::default() };
        Self { shape, crowds: vec![crowd; shape.segments * STAGES] }
    }

    fn crowd(&self, segment: usize, stage: Stage) -> &Crowd {
        &self.crowds[segment * STAGES + stage as usize]
    }

    fn crowd_mut(&mut self, segment: usize, stage: Stage) -> &mut Crowd {
        &mut self.crowds[segment * STAGES + stage as usize]
    }

    /// Cells of a stage of a segment, whole slabs, up to the highest that anybody has reached.
    pub fn stage(&self, segment: usize, stage: Stage) -> &[f64] {
        let crowd = self.crowd(segment, stage);
        &crowd.cells[..crowd.used]
    }

    /// People of a stage of a segment.
    pub fn count(&self, segment: usize, stage: Stage) -> f64 {
        self.crowd(segment, stage).count
    }

    /// People of a stage of a segment who came in one way.
    pub fn count_of(&self, segment: usize, stage: Stage, origin: Origin) -> f64 {
        let run = self.shape.churn * self.shape.sharing;
        let start = origin as usize * run;
        self.stage(segment, stage).chunks_exact(self.shape.slab()).flat_map(|slab| &slab[start..start + run]).sum()
    }

    /// Moves members of a stage up by their qualified referrals at once: `next` gives the credited referrals after one
    /// more. Adds to `credits` how many members got one more at each number of credited referrals.
    pub fn climb(
        &mut self,
        segment: usize,
        stage: Stage,
        raised: &[Raised],
        next: impl Fn(usize) -> usize,
        credits: &mut [f64],
    ) {
        let slab = self.shape.slab();
        let crowd = self.crowd_mut(segment, stage);
        for &Raised { cell, before, referrals, members } in raised {
            let mut credited = before;
            for _ in 0..referrals {
                credits[credited] += members;
                credited = next(credited);
            }
            if credited != before {
                let to = cell - before * slab + credited * slab;
                crowd.cells[cell] = (crowd.cells[cell] - members).max(0.0);
                crowd.cells[to] += members;
                crowd.reach(to, slab);
            }
        }
    }

    /// Takes people who met an outcome out of a stage, and lets them into the stage where the outcome leads, if any, this
    /// evening. Gives how many met each outcome.
    pub fn transfer(
        &mut self,
        segment: usize,
        from: Stage,
        moved: &[Moved],
        to: [Option<Stage>; OUTCOMES],
    ) -> [f64; OUTCOMES] {
        let slab = self.shape.slab();
        let mut counts = [0.0; OUTCOMES];
        for (outcome, target) in to.into_iter().enumerate() {
            for Moved { cell, count, .. } in moved.iter().filter(|moved| moved.outcome == outcome) {
                counts[outcome] += count;
                if let Some(target) = target {
                    let crowd = self.crowd_mut(segment, target);
                    crowd.incoming[*cell] += count;
                    crowd.reach(*cell, slab);
                    crowd.arrived = true;
                }
            }
        }
        let crowd = self.crowd_mut(segment, from);
        for Moved { cell, count, .. } in moved {
            crowd.cells[*cell] = (crowd.cells[*cell] - count).max(0.0);
        }
        crowd.count = (crowd.count - counts.iter().sum::<f64>()).max(0.0);
        counts
    }

    /// Takes people out of a cell of a stage.
    pub fn remove(&mut self, segment: usize, stage: Stage, cell: usize, count: f64) {
        let crowd = self.crowd_mut(segment, stage);
        // Expectations may fall short of zero by a rounding error.
        crowd.cells[cell] = (crowd.cells[cell] - count).max(0.0);
        crowd.count = (crowd.count - count).max(0.0);
    }

    /// Lets people into a cell of a stage this evening.
    pub fn receive(&mut self, segment: usize, stage: Stage, cell: usize, count: f64) {
        let slab = self.shape.slab();
        let crowd = self.crowd_mut(segment, stage);
        crowd.incoming[cell] += count;
        crowd.reach(cell, slab);
        crowd.arrived = true;
    }

    /// Evening: who came in is there.
    pub fn settle(&mut self) {
        for crowd in self.crowds.iter_mut().filter(|crowd| crowd.arrived) {
            crowd.count = 0.0;
            for (cell, incoming) in crowd.cells[..crowd.used].iter_mut().zip(&mut crowd.incoming) {
                *cell += *incoming;
                *incoming = 0.0;
                crowd.count += *cell;
            }
            crowd.arrived = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { segments: 2, churn: 2, sharing: 3, referrals: 4 };

    #[test]
    fn cells_lie_as_the_shape_says() {
        assert_eq!((SHAPE.classes(), SHAPE.slab()), (8, 24));
        for (origin, index) in [(Origin::Paid, 0), (Origin::Organic, 1), (Origin::Referred, 2), (Origin::Seed, 3)] {
            for churn in 0..2 {
                for sharing in 0..3 {
                    let cell = SHAPE.newcomer(origin, churn, sharing);
                    assert!(cell < SHAPE.slab());
                    assert_eq!(SHAPE.origin_of(cell), index);
                    assert_eq!(SHAPE.origin_of(cell + 2 * SHAPE.slab()), index, "in every slab");
                }
            }
        }
    }

    #[test]
    fn who_comes_is_there_in_the_evening() {
        let mut people = People::new(SHAPE);
        assert_eq!(people.stage(1, Stage::Lead), &[] as &[f64], "nobody has been here");
        people.receive(1, Stage::Lead, 5, 7.0);
        assert_eq!(people.count(1, Stage::Lead), 0.0);
        people.settle();
        assert_eq!((people.count(1, Stage::Lead), people.stage(1, Stage::Lead)[5]), (7.0, 7.0));
        assert_eq!(people.stage(1, Stage::Lead).len(), SHAPE.slab(), "one slab is enough");
        assert_eq!(people.count(0, Stage::Lead), 0.0);
        people.settle();
        assert_eq!(people.count(1, Stage::Lead), 7.0, "nobody comes twice");
    }

    #[test]
    fn transfer_keeps_everybody_and_tells_who_met_what() {
        let mut people = People::new(SHAPE);
        let paid = SHAPE.newcomer(Origin::Paid, 0, 0);
        let seed = SHAPE.newcomer(Origin::Seed, 1, 2);
        people.receive(0, Stage::Active, paid, 10.0);
        people.receive(0, Stage::Active, seed, 20.0);
        people.settle();
        let moved = [
            Moved { cell: paid, outcome: 0, count: 3.0 },
            Moved { cell: seed, outcome: 1, count: 4.0 },
            Moved { cell: seed, outcome: 2, count: 5.0 },
        ];
        let counts = people.transfer(0, Stage::Active, &moved, [None, Some(Stage::Core), Some(Stage::Edge)]);
        assert_eq!(counts, [3.0, 4.0, 5.0]);
        assert_eq!(people.count(0, Stage::Active), 18.0);
        assert_eq!(people.count(0, Stage::Core), 0.0, "who moves today moves no further");
        people.settle();
        assert_eq!((people.count(0, Stage::Core), people.count(0, Stage::Edge)), (4.0, 5.0));
        assert_eq!(people.count_of(0, Stage::Core, Origin::Seed), 4.0);
        assert_eq!(people.count_of(0, Stage::Active, Origin::Paid), 7.0);
        people.remove(0, Stage::Active, paid, 7.0);
        assert_eq!(people.count(0, Stage::Active), 11.0);
    }

    /// Three members with two referrals and one with five climb the states of their ladder; every credit is counted where
    /// it was earned.
    #[test]
    fn climb_credits_every_referral_once() {
        let mut people = People::new(SHAPE);
        let cell = SHAPE.newcomer(Origin::Organic, 1, 1);
        people.receive(0, Stage::Core, cell, 10.0);
        people.settle();
        let raised = [
            Raised { cell, before: 0, referrals: 2, members: 3.0 },
            Raised { cell, before: 0, referrals: 5, members: 1.0 },
        ];
        let mut credits = [0.0; 4];
        people.climb(0, Stage::Core, &raised, |credited| (credited + 1).min(3), &mut credits);
        assert_eq!(credits, [4.0, 4.0, 1.0, 2.0]);
        let at = |people: &People, credited: usize| {
            people.stage(0, Stage::Core).get(cell + credited * SHAPE.slab()).copied().unwrap_or_default()
        };
        assert_eq!([0, 1, 2, 3].map(|credited| at(&people, credited)), [6.0, 0.0, 3.0, 1.0]);
        assert_eq!(people.count(0, Stage::Core), 10.0);
        assert_eq!(people.count_of(0, Stage::Core, Origin::Organic), 10.0, "in every slab");
        // A counter that restarts: from two credited, one more leads back to none.
        let raised = [Raised { cell: cell + 2 * SHAPE.slab(), before: 2, referrals: 1, members: 3.0 }];
        let mut credits = [0.0; 4];
        people.climb(0, Stage::Core, &raised, |credited| (credited + 1) % 3, &mut credits);
        assert_eq!((credits, at(&people, 0), at(&people, 2)), ([0.0, 0.0, 3.0, 0.0], 9.0, 0.0));
    }
}
