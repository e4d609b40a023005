//! Step (4): leads decide about a consultation, those after one about buying, each for himself.

use rand::RngExt as _;

use super::Agents;
use super::forest::Origin;
use crate::campaign::Step;
use crate::chance::Chance as _;
use crate::plan::Qualify;
use crate::rates::{Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl Agents<'_> {
    /// Consultations that may begin in this step: whole ones, the fraction carried over.
    pub(super) fn open_consultations(&mut self, step: &Step, rates: &Rates) {
        if rates.capacity.is_finite() {
            self.slots_given += rates.capacity * f64::from(step.days);
            self.slots = self.slots_given.floor();
            self.slots_given -= self.slots;
        } else {
            self.slots = f64::INFINITY;
        }
    }

    /// Moves this morning's leads and consults.
    pub(super) fn move_funnel(&mut self, index: u32, rates: &Rates) {
        self.enter(index, Subsystem::Funnel);
        self.decide_purchases(rates);
        self.serve_queue(rates);
        self.decide_consultations(rates);
    }

    fn decide_purchases(&mut self, rates: &Rates) {
        for segment in 0..rates.segments.len() {
            for person in self.pick_out(segment, Stage::Consult, rates.moves.purchase.unwrap_or(1.0)) {
                self.decide_purchase(rates, person);
            }
        }
    }

    /// Those who wait come first; then the impatient among the rest leave.
    fn serve_queue(&mut self, rates: &Rates) {
        let waiting: Vec<u32> =
            (0..rates.segments.len()).flat_map(|segment| self.people.take_present(segment, Stage::Queue)).collect();
        let (served, rest) = self.serve(waiting);
        for person in served {
            self.people.leave(person, Stage::Queue);
            self.begin_consultation(rates, person);
        }
        for segment in 0..rates.segments.len() {
            let of_segment =
                rest.iter().copied().filter(|&person| usize::from(self.people.segment[person as usize]) == segment);
            self.people.put_back(segment, Stage::Queue, of_segment.collect());
            let lost = self.pick_out(segment, Stage::Queue, rates.moves.impatience).len();
            self.books.add(Series::Dropped, lost as f64);
        }
    }

    fn decide_consultations(&mut self, rates: &Rates) {
        let mut willing = Vec::new();
        for segment in 0..rates.segments.len() {
            for person in self.pick_out(segment, Stage::Lead, rates.moves.consult.unwrap_or(1.0)) {
                let chance = self.terms(person).consult_conversion;
                if self.coin(chance) {
                    willing.push(person);
                } else {
                    self.books.add(Series::Dropped, 1.0);
                }
            }
        }
        self.consult_or_wait(rates, willing);
    }

    /// Who wants a consultation comes to one as long as there are free ones, and waits otherwise.
    pub(super) fn consult_or_wait(&mut self, rates: &Rates, willing: Vec<u32>) {
        let (served, waiting) = self.serve(willing);
        for person in served {
            self.begin_consultation(rates, person);
        }
        for person in waiting {
            self.people.enter(person, Stage::Queue, self.evening);
        }
    }

    /// As many as can be served, each equally likely, and the others.
    fn serve(&mut self, mut people: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        if people.len() as f64 <= self.slots {
            return (people, Vec::new());
        }
        let served = self.draw_out(&mut people, self.slots as usize);
        (served, people)
    }

    /// Someone comes to a consultation; where the purchase takes no time it is decided on the spot.
    fn begin_consultation(&mut self, rates: &Rates, person: u32) {
        self.slots -= 1.0;
        self.books.add(Series::ConsultsHeld, 1.0);
        self.books.add(Series::CostConsults, rates.consult_cost);
        self.progress(person, Qualify::Consult);
        if rates.moves.purchase.is_some() {
            self.people.enter(person, Stage::Consult, self.evening);
        } else {
            self.decide_purchase(rates, person);
        }
    }

    /// Someone buys and is a customer from tomorrow on, or leaves.
    fn decide_purchase(&mut self, rates: &Rates, person: u32) {
        let i = person as usize;
        let segment = usize::from(self.people.segment[i]);
        let chance = self.terms(person).purchase_conversion;
        if !self.coin(chance) {
            self.books.add(Series::Dropped, 1.0);
            return;
        }
        if let Some(source) = self.people.origin[i].source() {
            self.books.converted[segment][source as usize] += 1.0;
        }
        self.people.customer[i] = self.evening;
        if let Some(second) = self.second.as_mut().filter(|_| self.people.origin[i] == Origin::Referred) {
            second.note_purchase(person, self.people.parent[i]);
        }
        self.progress(person, Qualify::Purchase);
        // As growth dilutes activity, some are silent from the start.
        let active = self.coin(rates.starts_active(self.people.ever_joined() as f64));
        self.people.enter(person, if active { Stage::Active } else { Stage::Edge }, self.evening);
    }

    /// Takes out of a stage whoever moves on, with the same chance for everybody.
    fn pick_out(&mut self, segment: usize, stage: Stage, chance: f64) -> Vec<u32> {
        let mut people = self.people.take_present(segment, stage);
        let count = self.dice.binomial(people.len() as f64, chance);
        let taken = self.draw_out(&mut people, count as usize);
        self.people.put_back(segment, stage, people);
        for &person in &taken {
            self.people.leave(person, stage);
        }
        taken
    }

    /// Draws `count` of some out of them, each equally likely.
    pub(super) fn draw_out<T>(&mut self, all: &mut Vec<T>, count: usize) -> Vec<T> {
        if count >= all.len() {
            return std::mem::take(all);
        }
        let coins = &mut self.coins;
        // A number of 32 bits, so that it does not depend on the target's word.
        (0..count).map(|_| all.swap_remove(coins.random_range(0..all.len() as u32) as usize)).collect()
    }

    pub(super) fn coin(&mut self, chance: f64) -> bool {
        chance >= 1.0 || self.coins.random::<f64>() < chance
    }
}
