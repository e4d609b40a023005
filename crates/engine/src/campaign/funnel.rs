//! Step (4): leads decide about a consultation, those after one about buying. Staff can hold so many consultations; the
//! rest wait and lose patience.

use super::{Campaign, Step};
use crate::chance::{Chance, Taken};
use crate::math;
use crate::rates::{Rates, Source, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Outcomes of a prospect's law.
const GOES_ON: usize = 0;

impl<C: Chance> Campaign<'_, C> {
    /// Consultations that may begin in this step: whole ones, the fraction carried over. And how many of those who queue
    /// today would have the patience to wait.
    pub(super) fn open_consultations(&mut self, step: &Step, rates: &Rates) {
        if rates.capacity.is_finite() {
            self.slots_given += rates.capacity * f64::from(step.days);
            self.slots = self.chance.whole(self.slots_given);
            self.slots_given -= self.slots;
            let waiting: f64 = (0..rates.segments.len()).map(|segment| self.people.count(segment, Stage::Queue)).sum();
            // Where no consultation is ever held, nobody's turn comes.
            self.patience = if rates.capacity > 0.0 {
                let steps = waiting / (rates.capacity * f64::from(step.days));
                math::pow(1.0 - rates.moves.impatience, steps)
            } else {
                0.0
            };
        } else {
            self.slots = f64::INFINITY;
            self.patience = 1.0;
        }
    }

    /// Moves this morning's leads and consults.
    pub(super) fn move_funnel(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Funnel);
        for segment in 0..rates.segments.len() {
            for Taken { cell, count } in self.decide(rates, segment, Stage::Consult) {
                self.become_customers(rates, segment, cell, count);
            }
        }
        self.serve_queue(rates);
        self.decide_consultations(rates);
    }

    /// Takes out of a stage who decides today; those who decide for going on are given back, the others leave.
    fn decide(&mut self, rates: &Rates, segment: usize, stage: Stage) -> Vec<Taken> {
        let mut willing = Vec::new();
        let law = &rates.segments[segment].laws[stage as usize];
        let counts = self.people.scatter(self.chance, segment, stage, law, |_, cell, outcome, count| {
            if outcome == GOES_ON {
                willing.push(Taken { cell, count });
            }
        });
        self.books.add(Series::Dropped, counts.iter().sum::<f64>() - counts[GOES_ON]);
        willing
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
            let law = &terms.laws[Stage::Queue as usize];
            let lost = self.people.scatter(self.chance, segment, Stage::Queue, law, |_, _, _, _| {});
            self.books.add(Series::Dropped, lost.iter().sum());
        }
    }

    fn decide_consultations(&mut self, rates: &Rates) {
        let mut willing = Vec::new();
        for segment in 0..rates.segments.len() {
            willing.extend(self.decide(rates, segment, Stage::Lead).into_iter().map(|taken| (segment, taken)));
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
        self.become_customers(rates, segment, cell, bought);
        self.books.add(Series::Dropped, count - bought);
    }

    /// Books consultations.
    pub(super) fn hold_consultations(&mut self, rates: &Rates, count: f64) {
        self.slots -= count;
        self.books.add(Series::ConsultsHeld, count);
        self.books.add(Series::CostConsults, count * rates.consult_cost);
    }

    /// Prospects of a cell buy for the first time.
    fn become_customers(&mut self, rates: &Rates, segment: usize, cell: usize, count: f64) {
        let (credited, sharing) = self.frame.shape.credited_and_sharing(Stage::Lead, cell);
        let source = self.frame.shape.source_of(cell);
        self.welcome(rates, segment, source, credited, sharing, count);
    }

    /// New customers with so many credited referrals and of a sharing class: active or, as growth dilutes activity, silent.
    pub(super) fn welcome(
        &mut self,
        rates: &Rates,
        segment: usize,
        source: Source,
        credited: usize,
        sharing: usize,
        count: f64,
    ) {
        if count <= 0.0 {
            return;
        }
        self.books.converted[segment][source as usize] += count;
        let active = self.chance.binomial(count, rates.starts_active(self.ever_joined));
        for (layer, count) in [(Stage::Active, active), (Stage::Edge, count - active)] {
            let (people, churn) = (&mut self.people, rates.churn.iter().map(|class| class.weight));
            self.chance.split(count, churn, |churn, part| {
                let cell = people.shape.customer(credited, source.origin(), churn, sharing);
                people.receive(segment, layer, cell, part);
            });
        }
    }
}
