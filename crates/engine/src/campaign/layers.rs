//! Step (5): churn strikes and layers move. Each person at most once.

use std::collections::VecDeque;

use super::Campaign;
use crate::chance::Chance;
use crate::rates::{LAYERS, MOVES, Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Outcome of the silent whom a message has reached.
const WOKEN: usize = 1;

/// Customers who fell silent too short a time ago for a message.
#[derive(Clone, Debug, Default)]
pub(super) struct NewlySilent {
    /// By step, the last one last, as many as are still silent.
    fell: VecDeque<f64>,
    /// Silent customers after yesterday's moves.
    left: f64,
}

impl NewlySilent {
    /// Takes in who fell silent yesterday; gives how many of all silent customers it is too early to write to.
    fn morning(&mut self, silent: f64, rates: &Rates) -> f64 {
        let steps = (rates.wake_up.after / rates.dt).ceil() as usize;
        self.fell.push_back((silent - self.left).max(0.0));
        while self.fell.len() > steps {
            self.fell.pop_front();
        }
        self.fell.iter().sum::<f64>().min(silent)
    }

    /// Of the silent customers whom no message woke, `left` are silent still; the others were lost or came back by
    /// themselves, newly silent ones as likely as any.
    fn evening(&mut self, not_woken: f64, left: f64) {
        self.left = left;
        if not_woken > 0.0 {
            self.fell.iter_mut().for_each(|fell| *fell *= left / not_woken);
        }
    }
}

impl<C: Chance> Campaign<'_, C> {
    /// Churn and migration of this morning's customers. Outcome 0 is churn in every layer, the others are its moves.
    pub(super) fn move_layers(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Layers);
        for (segment, terms) in rates.segments.iter().enumerate() {
            let silent = self.people.count(segment, Stage::Edge);
            let reached = silent - self.newly_silent[segment].morning(silent, rates);
            self.books.add(Series::CostMessages, reached * rates.wake_up.cost);
            // Where nobody has to wait for a message, the law of the rates holds as it is.
            let edge = (rates.wake_up.after > 0.0 && silent > 0.0)
                .then(|| terms.laws[Stage::Edge as usize].with(WOKEN, rates.wake_up.woken * reached / silent));
            let losses = if rates.warning.right > 0.0 { self.expected_losses(rates, segment) } else { 0.0 };
            for (layer, moves) in LAYERS.into_iter().zip(MOVES) {
                let own = &terms.laws[layer as usize];
                let law = edge.as_ref().filter(|_| layer == Stage::Edge).unwrap_or(own);
                let counts = self.people.scatter(self.chance, segment, layer, law, |people, cell, outcome, count| {
                    if let Some(to) = moves[outcome] {
                        people.receive(segment, to, cell, count);
                    }
                });
                self.books.add(Series::Churned, counts[0]);
                if layer == Stage::Edge {
                    self.books.add(Series::Woken, counts[WOKEN]);
                    let left = self.people.count(segment, Stage::Edge);
                    self.newly_silent[segment].evening(silent - counts[WOKEN], left);
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
        self.books.add(Series::Warned, right + false_alarms);
        let saved = self.chance.binomial(right, rates.warning.saves);
        self.books.add(Series::Saved, saved);
        self.books.add(Series::CostWarnings, (right + false_alarms) * rates.warning.cost);
    }
}
