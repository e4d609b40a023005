//! The people of a campaign as counts per cell. A stage of a segment is a run of slabs, one per number of credited
//! referrals; a slab holds classes (for prospects their source, for customers origin and churn class) and within them
//! sharing classes. High counts of referrals are rare, so a stage reaches only up to its highest slab that anybody is in.

use std::mem;

use crate::chance::{Chance, Law, OUTCOMES, Raised};
use crate::rates::{ORIGINS, Origin, SOURCES, STAGES, Source, Stage};

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
    /// Runs of cells in a slab that differ only in sharing class.
    pub fn classes(self, stage: Stage) -> usize {
        if stage.is_prospect() { SOURCES } else { ORIGINS * self.churn }
    }

    /// Cells with the same number of credited referrals.
    pub fn slab(self, stage: Stage) -> usize {
        self.classes(stage) * self.sharing
    }

    /// Cell of a prospect.
    pub fn prospect(self, credited: usize, source: Source, sharing: usize) -> usize {
        (credited * SOURCES + source as usize) * self.sharing + sharing
    }

    /// Source of a prospect's cell.
    pub fn source_of(self, cell: usize) -> Source {
        Source::ALL[cell / self.sharing % SOURCES]
    }

    /// Cell of a customer.
    pub fn customer(self, credited: usize, origin: Origin, churn: usize, sharing: usize) -> usize {
        ((credited * ORIGINS + origin as usize) * self.churn + churn) * self.sharing + sharing
    }

    /// Credited referrals and sharing class of a cell.
    pub fn credited_and_sharing(self, stage: Stage, cell: usize) -> (usize, usize) {
        (cell / self.slab(stage), cell % self.sharing)
    }
}

/// People of one stage of one segment.
#[derive(Clone, Debug, Default)]
struct Crowd {
    /// Whole slabs, as many as anybody has reached.
    cells: Vec<f64>,
    /// Arrivals of this step; nothing else happens to them before the next.
    incoming: Vec<f64>,
    slab: usize,
    arrived: bool,
    count: f64,
}

impl Crowd {
    fn reach(&mut self, cell: usize) {
        if cell >= self.cells.len() {
            let size = (cell / self.slab + 1) * self.slab;
            self.cells.resize(size, 0.0);
            self.incoming.resize(size, 0.0);
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
        let crowds = (0..shape.segments).flat_map(|_| Stage::ALL.map(|stage| shape.slab(stage)));
        Self { shape, crowds: crowds.map(|slab| Crowd { slab, ..Crowd::default() }).collect() }
    }

    fn crowd(&self, segment: usize, stage: Stage) -> &Crowd {
        &self.crowds[segment * STAGES + stage as usize]
    }

    fn crowd_mut(&mut self, segment: usize, stage: Stage) -> &mut Crowd {
        &mut self.crowds[segment * STAGES + stage as usize]
    }

    /// Cells of a stage of a segment, whole slabs, up to the highest that anybody has reached.
    pub fn stage(&self, segment: usize, stage: Stage) -> &[f64] {
        &self.crowd(segment, stage).cells
    }

    /// People of a stage of a segment.
    pub fn count(&self, segment: usize, stage: Stage) -> f64 {
        self.crowd(segment, stage).count
    }

    /// People of a stage of a segment this evening: who is left of this morning's, and who came in.
    pub fn this_evening(&self, segment: usize, stage: Stage) -> f64 {
        let crowd = self.crowd(segment, stage);
        crowd.count + if crowd.arrived { crowd.incoming.iter().sum() } else { 0.0 }
    }

    /// Customers of a layer of a segment who came in one way.
    pub fn count_of(&self, segment: usize, layer: Stage, origin: Origin) -> f64 {
        let run = self.shape.churn * self.shape.sharing;
        let start = origin as usize * run;
        self.stage(segment, layer).chunks_exact(self.shape.slab(layer)).flat_map(|slab| &slab[start..start + run]).sum()
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
        let crowd = self.crowd_mut(segment, stage);
        let slab = crowd.slab;
        for &Raised { cell, before, referrals, members } in raised {
            let mut credited = before;
            for _ in 0..referrals {
                credits[credited] += members;
                credited = next(credited);
            }
            if credited != before {
                let to = cell - before * slab + credited * slab;
                crowd.reach(to);
                crowd.cells[cell] = (crowd.cells[cell] - members).max(0.0);
                crowd.cells[to] += members;
            }
        }
    }

    /// Lets everybody of a stage meet the outcomes of a law. Who meets one leaves the stage and is handed to `moved` with
    /// the cell and the outcome; nobody can be moved to the stage that is left. Gives how many met each outcome.
    pub fn scatter(
        &mut self,
        chance: &mut impl Chance,
        segment: usize,
        from: Stage,
        law: &Law,
        mut moved: impl FnMut(&mut Self, usize, usize, f64),
    ) -> [f64; OUTCOMES] {
        let mut counts = [0.0; OUTCOMES];
        if self.count(segment, from) > 0.0 {
            let mut crowd = mem::take(self.crowd_mut(segment, from));
            chance.scatter(&mut crowd.cells, law, |cell, outcome, count| {
                counts[outcome] += count;
                moved(self, cell, outcome, count);
            });
            crowd.count = (crowd.count - counts.iter().sum::<f64>()).max(0.0);
            *self.crowd_mut(segment, from) = crowd;
        }
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
        let crowd = self.crowd_mut(segment, stage);
        crowd.reach(cell);
        crowd.incoming[cell] += count;
        crowd.arrived = true;
    }

    /// Evening: who came in is there.
    pub fn settle(&mut self) {
        for crowd in self.crowds.iter_mut().filter(|crowd| crowd.arrived) {
            crowd.count = 0.0;
            for (cell, incoming) in crowd.cells.iter_mut().zip(&mut crowd.incoming) {
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
    use crate::mean::Mean;

    const SHAPE: Shape = Shape { segments: 2, churn: 2, sharing: 3, referrals: 4 };

    #[test]
    fn cells_lie_as_the_shape_says() {
        assert_eq!((SHAPE.slab(Stage::Lead), SHAPE.slab(Stage::Core)), (SOURCES * 3, ORIGINS * 6));
        let mut seen = [0; 2];
        for credited in 0..4 {
            for sharing in 0..3 {
                for source in Source::ALL {
                    let cell = SHAPE.prospect(credited, source, sharing);
                    seen[0] += 1;
                    assert_eq!(SHAPE.source_of(cell), source);
                    assert_eq!(SHAPE.credited_and_sharing(Stage::Lead, cell), (credited, sharing));
                }
                for origin in Origin::ALL {
                    for churn in 0..2 {
                        let cell = SHAPE.customer(credited, origin, churn, sharing);
                        seen[1] += 1;
                        assert!(cell < (credited + 1) * SHAPE.slab(Stage::Core));
                        assert_eq!(SHAPE.credited_and_sharing(Stage::Core, cell), (credited, sharing));
                    }
                }
            }
        }
        assert_eq!(seen, [SHAPE.slab(Stage::Lead) * 4, SHAPE.slab(Stage::Core) * 4]);
    }

    #[test]
    fn who_comes_is_there_in_the_evening() {
        let mut people = People::new(SHAPE);
        assert_eq!(people.stage(1, Stage::Lead), &[] as &[f64], "nobody has been here");
        people.receive(1, Stage::Lead, 5, 7.0);
        assert_eq!(people.count(1, Stage::Lead), 0.0);
        people.settle();
        assert_eq!((people.count(1, Stage::Lead), people.stage(1, Stage::Lead)[5]), (7.0, 7.0));
        assert_eq!(people.stage(1, Stage::Lead).len(), SHAPE.slab(Stage::Lead), "one slab is enough");
        assert_eq!(people.count(0, Stage::Lead), 0.0);
        people.settle();
        assert_eq!(people.count(1, Stage::Lead), 7.0, "nobody comes twice");
    }

    #[test]
    fn scatter_keeps_everybody_and_tells_who_met_what() {
        let mut people = People::new(SHAPE);
        let acquired = SHAPE.customer(0, Origin::Acquired, 0, 0);
        let seed = SHAPE.customer(1, Origin::Seed, 1, 2);
        people.receive(0, Stage::Active, acquired, 10.0);
        people.receive(0, Stage::Active, seed, 20.0);
        people.settle();
        let law = Law::new(vec![[0.1, 0.5, 0.0, 0.0]], SHAPE.sharing);
        let counts = people.scatter(&mut Mean, 0, Stage::Active, &law, |people, cell, outcome, count| {
            if outcome == 1 {
                people.receive(0, Stage::Core, cell, count);
            }
        });
        assert_eq!(counts, [3.0, 13.5, 0.0, 0.0]);
        assert_eq!(people.count(0, Stage::Active), 13.5);
        assert_eq!(people.count(0, Stage::Core), 0.0, "who moves today moves no further");
        people.settle();
        assert_eq!(people.count(0, Stage::Core), 13.5);
        assert_eq!(people.count_of(0, Stage::Core, Origin::Seed), 9.0);
        assert_eq!(people.count_of(0, Stage::Active, Origin::Acquired), 4.5);
        people.remove(0, Stage::Active, acquired, 4.5);
        assert_eq!(people.count(0, Stage::Active), 9.0);
    }

    /// Three members with two referrals and one with five climb the states of their ladder; every credit is counted where
    /// it was earned.
    #[test]
    fn climb_credits_every_referral_once() {
        let mut people = People::new(SHAPE);
        let cell = SHAPE.customer(0, Origin::Acquired, 1, 1);
        let slab = SHAPE.slab(Stage::Core);
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
            people.stage(0, Stage::Core).get(cell + credited * slab).copied().unwrap_or_default()
        };
        assert_eq!([0, 1, 2, 3].map(|credited| at(&people, credited)), [6.0, 0.0, 3.0, 1.0]);
        assert_eq!(people.count(0, Stage::Core), 10.0);
        assert_eq!(people.count_of(0, Stage::Core, Origin::Acquired), 10.0, "in every slab");
        // A counter that restarts: from two credited, one more leads back to none.
        let raised = [Raised { cell: cell + 2 * slab, before: 2, referrals: 1, members: 3.0 }];
        let mut credits = [0.0; 4];
        people.climb(0, Stage::Core, &raised, |credited| (credited + 1) % 3, &mut credits);
        assert_eq!((credits, at(&people, 0), at(&people, 2)), ([0.0, 0.0, 3.0, 0.0], 9.0, 0.0));
    }
}
