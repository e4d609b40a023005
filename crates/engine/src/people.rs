//! The people of a campaign as counts per cell. Cells with equal rates lie side by side: segment, stage, origin, churn
//! class, sharing class, credited referrals, from the slowest to the fastest index.

use std::ops::Range;

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
    /// Cells that differ only in sharing class and credited referrals.
    pub fn inner(self) -> usize {
        self.sharing * self.referrals
    }

    /// Cells of one origin.
    fn origin(self) -> usize {
        self.churn * self.inner()
    }

    /// Cells of a stage of a segment.
    pub fn stage(self) -> usize {
        ORIGINS * self.origin()
    }

    /// Where they lie.
    pub fn stage_range(self, segment: usize, stage: Stage) -> Range<usize> {
        let start = (segment * STAGES + stage as usize) * self.stage();
        start..start + self.stage()
    }

    /// Where the cells of one origin and churn class lie within a stage.
    pub fn class_range(self, origin: usize, churn: usize) -> Range<usize> {
        let start = origin * self.origin() + churn * self.inner();
        start..start + self.inner()
    }

    /// Origin of a cell within a stage.
    pub fn origin_of(self, cell: usize) -> usize {
        cell / self.origin()
    }

    /// Credited referrals of a cell within a stage.
    pub fn referrals_of(self, cell: usize) -> usize {
        cell % self.referrals
    }

    fn cells(self) -> usize {
        self.segments * STAGES * self.stage()
    }
}

/// Counts per cell: those present, and those who will be in a cell from this evening on.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub shape: Shape,
    cells: Vec<f64>,
    /// Arrivals of this step; nothing else happens to them before the next.
    incoming: Vec<f64>,
}

impl People {
    pub fn new(shape: Shape) -> Self {
        Self {
            shape,
            cells: vec![0.0; shape.cells()],
            incoming: vec![0.0; shape.cells()],
        }
    }

    /// Cells of a stage of a segment.
    pub fn stage(&self, segment: usize, stage: Stage) -> &[f64] {
        &self.cells[self.shape.stage_range(segment, stage)]
    }

    /// The same, to change.
    pub fn stage_mut(&mut self, segment: usize, stage: Stage) -> &mut [f64] {
        let range = self.shape.stage_range(segment, stage);
        &mut self.cells[range]
    }

    /// People of a stage of a segment.
    pub fn count(&self, segment: usize, stage: Stage) -> f64 {
        self.stage(segment, stage).iter().sum()
    }

    /// Takes people out of a cell of a stage.
    pub fn remove(&mut self, segment: usize, stage: Stage, cell: usize, count: f64) {
        let place = &mut self.stage_mut(segment, stage)[cell];
        // Expectations may fall short of zero by a rounding error.
        *place = (*place - count).max(0.0);
    }

    /// Lets people into a cell of a stage this evening.
    pub fn receive(&mut self, segment: usize, stage: Stage, cell: usize, count: f64) {
        let start = self.shape.stage_range(segment, stage).start;
        self.incoming[start + cell] += count;
    }

    /// Lets newcomers of an origin into a stage this evening, with no referrals credited yet.
    pub fn receive_new(
        &mut self,
        segment: usize,
        stage: Stage,
        origin: Origin,
        churn: usize,
        sharing: usize,
        count: f64,
    ) {
        let cell =
            self.shape.class_range(origin as usize, churn).start + sharing * self.shape.referrals;
        self.receive(segment, stage, cell, count);
    }

    /// Evening: who came in is there.
    pub fn settle(&mut self) {
        for (cell, incoming) in self.cells.iter_mut().zip(&mut self.incoming) {
            *cell += *incoming;
            *incoming = 0.0;
        }
    }
}
