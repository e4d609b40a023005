//! Step (5): churn strikes and layers move. Each person at most once.

use super::Campaign;
use crate::chance::Chance;
use crate::rates::{Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl<C: Chance> Campaign<'_, C> {
    /// Churn and migration of this morning's customers. Outcome 0 is churn in every layer, the others are the moves of
    /// the layer's law.
    pub(super) fn move_layers(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Layers);
        for (segment, terms) in rates.segments.iter().enumerate() {
            // Messages go to all who are silent this morning.
            self.add(Series::CostMessages, self.people.count(segment, Stage::Edge) * rates.wake_up_cost);
            for (layer, [first, second]) in [
                (Stage::Edge, [Stage::Active, Stage::Active]),
                (Stage::Active, [Stage::Core, Stage::Edge]),
                (Stage::Core, [Stage::Active, Stage::Active]),
            ] {
                self.scatter(segment, layer, terms);
                let [churned, woken, _] =
                    self.people.transfer(segment, layer, &self.moved, [None, Some(first), Some(second)]);
                self.add(Series::Churned, churned);
                if layer == Stage::Edge {
                    self.add(Series::Woken, woken);
                }
            }
        }
    }
}
