//! Step (5): churn strikes and layers move. Each person at most once.

use super::Campaign;
use crate::chance::Chance;
use crate::rates::{LAYERS, MOVES, Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl<C: Chance> Campaign<'_, C> {
    /// Churn and migration of this morning's customers. Outcome 0 is churn in every layer, the others are its moves.
    pub(super) fn move_layers(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Layers);
        for (segment, terms) in rates.segments.iter().enumerate() {
            // Messages go to all who are silent this morning.
            self.add(Series::CostMessages, self.people.count(segment, Stage::Edge) * rates.wake_up_cost);
            let losses = if rates.warning.right > 0.0 { self.expected_losses(rates, segment) } else { 0.0 };
            for (layer, moves) in LAYERS.into_iter().zip(MOVES) {
                let law = &terms.laws[layer as usize];
                let counts = self.people.scatter(self.chance, segment, layer, law, |people, cell, outcome, count| {
                    if let Some(to) = moves[outcome] {
                        people.receive(segment, to, cell, count);
                    }
                });
                self.add(Series::Churned, counts[0]);
                if layer == Stage::Edge {
                    self.add(Series::Woken, counts[1]);
                }
            }
            self.warn(rates, losses);
        }
    }

    /// Customers of a segment whom this step is expected to lose, in spite of the warnings.
    fn expected_losses(&self, rates: &Rates, segment: usize) -> f64 {
        let of_layer = |layer: Stage| {
            let law = &rates.segments[segment].laws[layer as usize];
            let runs = self.people.stage(segment, layer).chunks_exact(law.sharing).zip(law.classes.iter().cycle());
            runs.map(|(run, class)| run.iter().sum::<f64>() * class.of_spared[0]).sum::<f64>()
        };
        LAYERS.map(of_layer).iter().sum()
    }

    /// Books the warnings of a step; whom they save is in the law of churn already.
    fn warn(&mut self, rates: &Rates, losses: f64) {
        let right = self.chance.poisson(losses * rates.warning.right);
        let false_alarms = self.chance.poisson(losses * rates.warning.right * rates.warning.false_alarms);
        self.add(Series::Warned, right + false_alarms);
        let saved = self.chance.binomial(right, rates.warning.saves);
        self.add(Series::Saved, saved);
        self.add(Series::CostWarnings, (right + false_alarms) * rates.warning.cost);
    }
}
