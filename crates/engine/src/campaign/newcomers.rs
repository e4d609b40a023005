//! Steps (2) and (9): who comes without being invited, and who enters this evening.

use super::money::Media;
use super::{Campaign, Step};
use crate::chance::Chance;
use crate::plan::{Kind, Number};
use crate::rates::{ORIGINS, Origin, Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl<C: Chance> Campaign<'_, C> {
    /// Seeds: customers of the first morning.
    pub(super) fn plant_seeds(&mut self, rates: &Rates) {
        self.chance.enter(0, Subsystem::Seeds);
        let of = |number: Number| number.median(Kind::Signed);
        let seeds = self.chance.whole(of(self.plan.acquisition.seeds).min(rates.market));
        let core_share = of(self.plan.acquisition.seeds_core);
        self.ever_joined += seeds;
        for (segment, count) in self.by_market_share(rates, seeds).into_iter().enumerate() {
            let core = self.chance.binomial(count, core_share);
            self.enter_stage(rates, segment, Stage::Core, Origin::Seed, core);
            self.enter_stage(rates, segment, Stage::Active, Origin::Seed, count - core);
        }
        self.people.settle();
    }

    /// Paid and organic arrivals; media spending stops exactly at its caps.
    pub(super) fn draw_arrivals(&mut self, index: u32, step: &Step, rates: &Rates, susceptible: f64) {
        self.chance.enter(index, Subsystem::Arrivals);
        let mut paid = 0.0;
        for Media { spent, leads } in self.treasury.buy_media(rates, f64::from(step.days)) {
            self.add(Series::CostMedia, spent);
            paid += self.chance.poisson(leads * step.arrivals);
        }
        let organic = self.chance.poisson(rates.organic * susceptible * step.arrivals);
        for (origin, people) in [(Origin::Paid, paid), (Origin::Organic, organic)] {
            for (segment, part) in self.by_market_share(rates, people).into_iter().enumerate() {
                self.arrivals[segment][origin as usize] += part;
            }
        }
    }

    /// Arrivals and friends whose response delay ended become leads, or go further at once where a delay is 0.
    pub(super) fn let_newcomers_in(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Newcomers);
        for segment in 0..self.frame.shape.segments {
            let accepted = self.accepted[segment];
            let (came, still_pending) = match rates.response {
                None => (self.pending[segment] + accepted, 0.0),
                Some(p) => {
                    let came = self.chance.binomial(self.pending[segment], p);
                    (came, self.pending[segment] - came + accepted)
                }
            };
            self.pending[segment] = still_pending;
            self.arrivals[segment][Origin::Referred as usize] += came;
        }
        self.keep_within_market(rates);
        let arrivals = std::mem::take(&mut self.arrivals);
        for (origin, series) in [
            (Origin::Paid, Series::JoinedPaid),
            (Origin::Organic, Series::JoinedOrganic),
            (Origin::Referred, Series::JoinedReferred),
        ] {
            let joined: f64 = arrivals.iter().map(|segment| segment[origin as usize]).sum();
            self.add(series, joined);
            self.ever_joined += joined;
        }
        if rates.moves.consult.is_some() {
            for (segment, origin, count) in each(&arrivals) {
                self.enter_stage(rates, segment, Stage::Lead, origin, count);
            }
        } else {
            self.decide_at_once(rates, &arrivals);
        }
        self.arrivals = arrivals;
    }

    /// Without a delay before the consultation, newcomers decide on the spot; staff hold what they can.
    fn decide_at_once(&mut self, rates: &Rates, arrivals: &[[f64; ORIGINS]]) {
        let mut willing = Vec::new();
        for (segment, origin, count) in each(arrivals) {
            let for_it = self.chance.binomial(count, rates.segments[segment].consult_conversion);
            self.add(Series::Dropped, count - for_it);
            willing.push((segment, origin, for_it));
        }
        let counts: Vec<f64> = willing.iter().map(|(_, _, count)| *count).collect();
        let total: f64 = counts.iter().sum();
        let mut served = vec![0.0; counts.len()];
        if total <= self.slots {
            served.clone_from(&counts);
        } else {
            let mut taken = Vec::new();
            self.chance.pick(&counts, self.slots, &mut taken);
            for taken in taken {
                served[taken.cell] = taken.count;
            }
        }
        for ((segment, origin, count), served) in willing.into_iter().zip(served) {
            self.hold_consultations(rates, served);
            self.enter_stage(rates, segment, Stage::Queue, origin, count - served);
            if rates.moves.purchase.is_some() {
                self.enter_stage(rates, segment, Stage::Consult, origin, served);
                continue;
            }
            let bought = self.chance.binomial(served, rates.segments[segment].purchase_conversion);
            self.add(Series::Dropped, served - bought);
            self.converted[segment][origin as usize] += bought;
            self.enter_stage(rates, segment, Stage::Active, origin, bought);
        }
    }

    /// Nobody can join beyond the reachable market: who is too many stays away, each equally likely.
    fn keep_within_market(&mut self, rates: &Rates) {
        let free = self.chance.whole((rates.market - self.ever_joined).max(0.0));
        let counts: Vec<f64> = self.arrivals.iter().flatten().copied().collect();
        if counts.iter().sum::<f64>() <= free {
            return;
        }
        let mut taken = Vec::new();
        self.chance.pick(&counts, free, &mut taken);
        self.arrivals.fill([0.0; ORIGINS]);
        for taken in taken {
            self.arrivals[taken.cell / ORIGINS][taken.cell % ORIGINS] = taken.count;
        }
    }

    fn by_market_share(&mut self, rates: &Rates, people: f64) -> Vec<f64> {
        let mut parts = vec![0.0; self.frame.shape.segments];
        let shares = rates.segments.iter().map(|segment| segment.market_share);
        self.chance.split(people, shares, |segment, part| parts[segment] = part);
        parts
    }

    /// Spreads people over the latent classes of a stage they enter.
    fn enter_stage(&mut self, rates: &Rates, segment: usize, stage: Stage, origin: Origin, count: f64) {
        if count <= 0.0 {
            return;
        }
        let classes = rates.churn.iter().flat_map(|churn| rates.sharing.iter().map(|s| churn.weight * s.weight));
        let (people, sharing) = (&mut self.people, rates.sharing.len());
        self.chance.split(count, classes, |class, part| {
            let cell = people.shape.newcomer(origin, class / sharing, class % sharing);
            people.receive(segment, stage, cell, part);
        });
    }
}

/// Segment, origin and count of everybody who came.
fn each(arrivals: &[[f64; ORIGINS]]) -> impl Iterator<Item = (usize, Origin, f64)> {
    arrivals.iter().enumerate().flat_map(|(segment, counts)| {
        let origins = [Origin::Paid, Origin::Organic, Origin::Referred].into_iter();
        origins.zip(counts).map(move |(origin, &count)| (segment, origin, count))
    })
}
