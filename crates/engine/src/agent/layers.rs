//! Step (5): churn strikes and layers move. Each person at most once.

use rand::{Rng, RngExt as _};

use super::Agents;
use super::points::Points;
use crate::campaign::Step;
use crate::chance::Chance as _;
use crate::math;
use crate::rates::{LAYERS, MOVES, Rates, Stage, step_loss};
use crate::streams::Subsystem;
use crate::track::Series;

/// Above this chance a coin is thrown for everybody.
const MOST_RARE: f64 = 0.5;
/// Outcomes of a layer: churn, then its moves; the first move of the silent is that of a wake-up message.
const LOST: usize = 0;
const WOKEN: usize = 1;

/// A layer of a segment in a step.
#[derive(Clone, Copy)]
struct Layer {
    segment: usize,
    index: usize,
    stage: Stage,
}

impl Agents<'_> {
    /// Churn and migration of this morning's customers.
    pub(super) fn move_layers(&mut self, index: u32, step: &Step, rates: &Rates) {
        self.enter(index, Subsystem::Layers);
        let mut points = Points::new(&mut self.coins);
        for segment in 0..rates.segments.len() {
            let mut false_alarms = 0.0;
            for (index, stage) in LAYERS.into_iter().enumerate() {
                let layer = Layer { segment, index, stage };
                false_alarms += self.expected_false_alarms(rates, layer);
                self.move_layer(rates, step, layer, &mut points);
            }
            let false_alarms = self.dice.poisson(false_alarms);
            self.warn(rates, false_alarms);
        }
    }

    fn move_layer(&mut self, rates: &Rates, step: &Step, layer: Layer, points: &mut Points) {
        let Layer { segment, index, stage } = layer;
        let multipliers = self.multipliers(rates, layer);
        let mut stretches = rates.moves.between_layers[index].map(stretch);
        let woken = stretch(rates.wake_up.woken);
        let mut all_moves = stretches.iter().sum::<f64>();
        let mut present = self.people.take_present(segment, stage);
        let mut messages = 0;
        // Places of those who leave the layer, and by which outcome.
        let mut leaving: Vec<(usize, usize)> = Vec::new();
        for (place, &person) in present.iter().enumerate() {
            let i = person as usize;
            if stage == Stage::Edge {
                let silent = f64::from(step.day) - f64::from(self.people.silent_since[i]) >= rates.wake_up.after;
                messages += u32::from(silent);
                stretches[0] = if silent { woken } else { 0.0 };
                all_moves = stretches.iter().sum();
            }
            let multiplier = multipliers[usize::from(self.people.origin[i].is_invited())];
            let daily = f64::from(self.people.loss[i]);
            let x = rates.dt * daily * multiplier;
            if x <= MOST_RARE && points.pass(bound(x) + all_moves) {
                continue;
            }
            let about_to_leave = strikes_loss(x, || step_loss(daily, multiplier, rates.dt), points, &mut self.coins);
            if about_to_leave && !self.is_kept(rates) {
                leaving.push((place, LOST));
            } else if let Some(which) = stretches.iter().position(|&way| strikes(way, points, &mut self.coins)) {
                leaving.push((place, which + 1));
            }
        }
        self.books.add(Series::CostMessages, f64::from(messages) * rates.wake_up.cost);
        for (place, outcome) in leaving.into_iter().rev() {
            let person = present.swap_remove(place);
            self.people.leave(person, stage);
            if outcome == LOST {
                self.books.add(Series::Churned, 1.0);
            }
            if stage == Stage::Edge && outcome == WOKEN {
                self.books.add(Series::Woken, 1.0);
            }
            if let Some(to) = MOVES[index][outcome] {
                self.people.enter(person, to, self.evening);
            }
        }
        self.people.put_back(segment, stage, present);
    }

    /// Churn of a layer relative to the plan's without any warnings, by whether someone was invited.
    fn multipliers(&self, rates: &Rates, layer: Layer) -> [f64; 2] {
        rates.segments[layer.segment].churn_multiplier[layer.index].map(|kept| kept / (1.0 - rates.warning.kept))
    }

    /// Whether someone who is about to leave is noticed, and stays.
    fn is_kept(&mut self, rates: &Rates) -> bool {
        if rates.warning.recall <= 0.0 || !self.coin(rates.warning.recall) {
            return false;
        }
        self.warn(rates, 1.0);
        let stays = self.coin(rates.warning.saves);
        if stays {
            self.books.add(Series::Saved, 1.0);
        }
        stays
    }

    /// Mean number of warnings of people of a layer who would have stayed anyway.
    fn expected_false_alarms(&self, rates: &Rates, layer: Layer) -> f64 {
        if rates.warning.recall <= 0.0 {
            return 0.0;
        }
        let multipliers = self.multipliers(rates, layer);
        let losses = self.people.present(layer.segment, layer.stage).iter().map(|&person| {
            let i = person as usize;
            let multiplier = multipliers[usize::from(self.people.origin[i].is_invited())];
            step_loss(f64::from(self.people.loss[i]), multiplier, rates.dt)
        });
        losses.sum::<f64>() * rates.warning.recall * rates.warning.false_alarms
    }

    fn warn(&mut self, rates: &Rates, warnings: f64) {
        self.books.add(Series::Warned, warnings);
        self.books.add(Series::CostWarnings, warnings * rates.warning.cost);
    }
}

/// Stretch in which at least one point lies with the given chance: −ln(1 − p), infinite for 1.
fn stretch(chance: f64) -> f64 {
    -math::ln_1p(-chance)
}

fn strikes(stretch: f64, points: &mut Points, rng: &mut impl Rng) -> bool {
    stretch.is_infinite() || points.within(stretch, rng) > 0
}

/// Stretch for a chance p that is at most x ≤ 1/2: p ≤ x ≤ 1 − exp(−x(1 + x)).
fn bound(x: f64) -> f64 {
    x * (1.0 + x)
}

/// Whether churn strikes in a step. The chance is at most x = dt·daily·multiplier, so that where x is small the exact chance
/// needs to be computed only for the few who have a point in the stretch of the bound.
fn strikes_loss(x: f64, chance: impl Fn() -> f64, points: &mut Points, rng: &mut impl Rng) -> bool {
    if x > MOST_RARE {
        return rng.random::<f64>() < chance();
    }
    points.within(bound(x), rng) > 0 && rng.random::<f64>() * -math::exp_m1(-bound(x)) < chance()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::streams::stream;

    /// The shortcut over the bound gives the exact chance, for days and weeks, small and large hazards.
    #[test]
    fn churn_strikes_with_its_exact_chance() {
        let mut rng = stream(1, 0, 0, Subsystem::Layers);
        let mut points = Points::new(&mut rng);
        for (daily, multiplier, dt) in [
            (0.01, 1.0, 1.0),
            (0.2, 1.5, 1.0),
            (0.5, 1.0, 1.0),
            (0.4, 1.5, 1.0),
            (0.9, 2.0, 1.0),
            (0.02, 3.0, 7.0),
            (0.5, 0.5, 7.0),
        ] {
            let chance = step_loss(daily, multiplier, dt);
            let trials = 200_000;
            let x = dt * daily * multiplier;
            let strikes = (0..trials).filter(|_| strikes_loss(x, || chance, &mut points, &mut rng)).count();
            let (share, error) =
                (strikes as f64 / f64::from(trials), (chance * (1.0 - chance) / f64::from(trials)).sqrt());
            assert!(
                (share - chance).abs() <= 5.0 * error,
                "{daily} × {multiplier}, {dt} days: {share} against {chance}"
            );
        }
        assert!(strikes(stretch(1.0), &mut points, &mut rng), "what is sure happens");
        assert!(!strikes(stretch(0.0), &mut points, &mut rng), "what is impossible does not");
    }
}
