//! Step (5): churn strikes, then layers move. Each person at most once.

use super::Campaign;
use crate::chance::{Chance, Taken};
use crate::rates::{LAYERS, ORIGINS, Origin, Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl<C: Chance> Campaign<'_, C> {
    /// Churn and migration of this morning's customers.
    pub(super) fn move_layers(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Layers);
        for segment in 0..self.frame.shape.segments {
            for (layer, stage) in LAYERS.into_iter().enumerate() {
                let before = self.people.count(segment, stage);
                if before <= 0.0 {
                    continue;
                }
                if stage == Stage::Edge {
                    // Messages go to all who are silent this morning.
                    self.add(Series::CostMessages, before * rates.wake_up_cost);
                }
                self.churn(segment, layer, stage, rates);
                match stage {
                    Stage::Edge => {
                        let woken = self.migrate(segment, stage, Stage::Active, rates.woken);
                        self.add(Series::Woken, woken);
                        self.migrate(segment, stage, Stage::Active, rates.edge_to_active);
                    }
                    Stage::Active => {
                        self.migrate(segment, stage, Stage::Core, rates.active_to_core);
                        self.migrate(segment, stage, Stage::Edge, rates.active_to_edge);
                    }
                    _ => {
                        self.migrate(segment, stage, Stage::Active, rates.core_to_active);
                    }
                }
            }
        }
    }

    fn churn(&mut self, segment: usize, layer: usize, stage: Stage, rates: &Rates) {
        let shape = self.frame.shape;
        let mut lost = 0.0;
        for origin in 0..ORIGINS {
            let hazards = &rates.segments[segment].churn[layer]
                [usize::from(origin == Origin::Referred as usize)];
            for (class, &hazard) in hazards.iter().enumerate() {
                let range = shape.class_range(origin, class);
                let cells = &mut self.people.stage_mut(segment, stage)[range];
                self.taken.clear();
                self.chance.thin(cells, hazard, &mut self.taken);
                for Taken { cell, count } in &self.taken {
                    cells[*cell] = (cells[*cell] - count).max(0.0);
                    lost += count;
                }
            }
        }
        self.add(Series::Churned, lost);
    }

    /// Moves people to another layer with probability `p` and tells how many.
    fn migrate(&mut self, segment: usize, from: Stage, to: Stage, p: f64) -> f64 {
        self.take(segment, from, p);
        let mut moved = 0.0;
        for Taken { cell, count } in self.drain_taken(segment, from) {
            self.people.receive(segment, to, cell, count);
            moved += count;
        }
        moved
    }
}
