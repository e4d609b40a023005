//! Step (4): leads decide about a consultation, those after one about buying. Staff can hold so many consultations; the
//! rest wait and lose patience.

use super::{Campaign, Step};
use crate::chance::{Chance, Moved, OUTCOMES, Taken};
use crate::rates::{ORIGINS, Rates, SegmentRates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl<C: Chance> Campaign<'_, C> {
    /// Consultations that may begin in this step: whole ones, the fraction carried over.
    pub(super) fn open_consultations(&mut self, step: &Step, rates: &Rates) {
        if rates.capacity.is_finite() {
            self.slots_given += rates.capacity * f64::from(step.days);
            self.slots = self.chance.whole(self.slots_given);
            self.slots_given -= self.slots;
        } else {
            self.slots = f64::INFINITY;
        }
    }

    /// Moves this morning's leads and consults.
    pub(super) fn move_funnel(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Funnel);
        self.decide_purchases(rates);
        self.serve_queue(rates);
        self.decide_consultations(rates);
    }

    fn decide_purchases(&mut self, rates: &Rates) {
        for (segment, terms) in rates.segments.iter().enumerate() {
            self.scatter(segment, Stage::Consult, terms);
            for Moved { cell, count, .. } in self.moved.iter().filter(|moved| moved.outcome == 0) {
                self.converted[segment][self.frame.shape.origin_of(*cell)] += count;
            }
            let to = [Some(Stage::Active), None, None];
            let [_, dropped, _] = self.people.transfer(segment, Stage::Consult, &self.moved, to);
            self.add(Series::Dropped, dropped);
        }
    }

    /// Those who wait come first; then the impatient among the rest leave.
    fn serve_queue(&mut self, rates: &Rates) {
        let segments = self.frame.shape.segments;
        let waiting: Vec<f64> = (0..segments).map(|segment| self.people.count(segment, Stage::Queue)).collect();
        let total: f64 = waiting.iter().sum();
        if total <= 0.0 {
            return;
        }
        let mut served = Vec::new();
        self.chance.pick(&waiting, self.slots.min(total), &mut served);
        for Taken { cell: segment, count } in served {
            let mut taken = Vec::new();
            self.chance.pick(self.people.stage(segment, Stage::Queue), count, &mut taken);
            for Taken { cell, count } in taken {
                self.people.remove(segment, Stage::Queue, cell, count);
                self.begin_consultation(rates, segment, cell, count);
            }
        }
        for (segment, terms) in rates.segments.iter().enumerate() {
            self.scatter(segment, Stage::Queue, terms);
            let [lost, ..] = self.people.transfer(segment, Stage::Queue, &self.moved, [None; OUTCOMES]);
            self.add(Series::Dropped, lost);
        }
    }

    fn decide_consultations(&mut self, rates: &Rates) {
        let mut willing = Vec::new();
        for (segment, terms) in rates.segments.iter().enumerate() {
            self.scatter(segment, Stage::Lead, terms);
            let for_it = self.moved.iter().filter(|moved| moved.outcome == 0);
            willing.extend(for_it.map(|&Moved { cell, count, .. }| (segment, Taken { cell, count })));
            let [_, dropped, _] = self.people.transfer(segment, Stage::Lead, &self.moved, [None; OUTCOMES]);
            self.add(Series::Dropped, dropped);
        }
        let counts: Vec<f64> = willing.iter().map(|(_, taken)| taken.count).collect();
        let total: f64 = counts.iter().sum();
        if total <= self.slots {
            for (segment, Taken { cell, count }) in willing {
                self.begin_consultation(rates, segment, cell, count);
            }
            return;
        }
        let mut served = Vec::new();
        self.chance.pick(&counts, self.slots, &mut served);
        for Taken { cell: i, count } in served {
            willing[i].1.count -= count;
            self.begin_consultation(rates, willing[i].0, willing[i].1.cell, count);
        }
        for (segment, Taken { cell, count }) in willing {
            self.people.receive(segment, Stage::Queue, cell, count);
        }
    }

    /// Someone comes to a consultation; where the purchase takes no time it is decided on the spot.
    fn begin_consultation(&mut self, rates: &Rates, segment: usize, cell: usize, count: f64) {
        self.hold_consultations(rates, count);
        if rates.moves.purchase.is_some() {
            self.people.receive(segment, Stage::Consult, cell, count);
            return;
        }
        let bought = self.chance.binomial(count, rates.segments[segment].purchase_conversion);
        self.people.receive(segment, Stage::Active, cell, bought);
        self.converted[segment][self.frame.shape.origin_of(cell)] += bought;
        self.add(Series::Dropped, count - bought);
    }

    /// Books consultations.
    pub(super) fn hold_consultations(&mut self, rates: &Rates, count: f64) {
        self.slots -= count;
        self.add(Series::ConsultsHeld, count);
        self.add(Series::CostConsults, count * rates.consult_cost);
    }

    /// Lets everybody of a stage meet the outcomes of its law; `self.moved` then holds who met which.
    pub(super) fn scatter(&mut self, segment: usize, stage: Stage, terms: &SegmentRates) {
        self.moved.clear();
        if self.people.count(segment, stage) > 0.0 {
            self.chance.scatter(self.people.stage(segment, stage), &terms.laws[stage as usize], &mut self.moved);
        }
    }

    /// New customers of this step, by origin.
    pub(super) fn new_customers(&self) -> [f64; ORIGINS] {
        self.converted.iter().fold([0.0; ORIGINS], |sum, segment| std::array::from_fn(|o| sum[o] + segment[o]))
    }
}
