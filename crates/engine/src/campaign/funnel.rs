//! Step (4): leads decide about a consultation, those after one about buying. Staff can hold so many consultations; the
//! rest wait and lose patience.

use super::{Campaign, Step};
use crate::chance::{Chance, Taken};
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
        let Some(decides) = rates.purchase else {
            return;
        };
        for (segment, rates) in rates.segments.iter().enumerate() {
            self.take(segment, Stage::Consult, decides * rates.purchase_conversion);
            for Taken { cell, count } in self.drain_taken(segment, Stage::Consult) {
                self.people.receive(segment, Stage::Active, cell, count);
                self.converted[segment][self.frame.shape.origin_of(cell)] += count;
            }
            self.drop_rest(segment, Stage::Consult, decides, rates.purchase_conversion);
        }
    }

    /// Those who wait come first; then the impatient among the rest leave.
    fn serve_queue(&mut self, rates: &Rates) {
        let segments = self.frame.shape.segments;
        let waiting: Vec<f64> = (0..segments)
            .map(|segment| self.people.count(segment, Stage::Queue))
            .collect();
        let total: f64 = waiting.iter().sum();
        if total <= 0.0 {
            return;
        }
        let mut served = Vec::new();
        self.chance
            .pick(&waiting, self.slots.min(total), &mut served);
        for Taken {
            cell: segment,
            count,
        } in served
        {
            self.taken.clear();
            self.chance.pick(
                self.people.stage(segment, Stage::Queue),
                count,
                &mut self.taken,
            );
            for Taken { cell, count } in self.drain_taken(segment, Stage::Queue) {
                self.begin_consultation(rates, segment, cell, count);
            }
        }
        for segment in 0..segments {
            self.take(segment, Stage::Queue, rates.impatience);
            let lost: f64 = self
                .drain_taken(segment, Stage::Queue)
                .iter()
                .map(|taken| taken.count)
                .sum();
            self.add(Series::Dropped, lost);
        }
    }

    fn decide_consultations(&mut self, rates: &Rates) {
        let Some(decides) = rates.consult else { return };
        let mut willing = Vec::new();
        for (
            segment,
            SegmentRates {
                consult_conversion, ..
            },
        ) in rates.segments.iter().enumerate()
        {
            self.take(segment, Stage::Lead, decides * consult_conversion);
            willing.extend(
                self.drain_taken(segment, Stage::Lead)
                    .into_iter()
                    .map(|taken| (segment, taken)),
            );
            self.drop_rest(segment, Stage::Lead, decides, *consult_conversion);
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
        if rates.purchase.is_some() {
            self.people.receive(segment, Stage::Consult, cell, count);
            return;
        }
        let bought = self
            .chance
            .binomial(count, rates.segments[segment].purchase_conversion);
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

    /// Those who decided against it leave. `decides` is the chance to decide at all, `converts` to decide for it, which
    /// has been taken out already.
    fn drop_rest(&mut self, segment: usize, stage: Stage, decides: f64, converts: f64) {
        let for_it = decides * converts;
        if for_it < 1.0 {
            self.take(segment, stage, decides * (1.0 - converts) / (1.0 - for_it));
            let lost: f64 = self
                .drain_taken(segment, stage)
                .iter()
                .map(|taken| taken.count)
                .sum();
            self.add(Series::Dropped, lost);
        }
    }

    /// Each person of a stage is taken with probability `p`.
    pub(super) fn take(&mut self, segment: usize, stage: Stage, p: f64) {
        self.taken.clear();
        self.chance
            .thin(self.people.stage(segment, stage), p, &mut self.taken);
    }

    /// Removes who was taken from the stage, and gives them.
    pub(super) fn drain_taken(&mut self, segment: usize, stage: Stage) -> Vec<Taken> {
        let taken = std::mem::take(&mut self.taken);
        for Taken { cell, count } in &taken {
            self.people.remove(segment, stage, *cell, *count);
        }
        taken
    }

    /// New customers of this step, by origin.
    pub(super) fn new_customers(&self) -> [f64; ORIGINS] {
        self.converted.iter().fold([0.0; ORIGINS], |sum, segment| {
            std::array::from_fn(|o| sum[o] + segment[o])
        })
    }
}
