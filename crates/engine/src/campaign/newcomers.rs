//! Steps (2) and (9): who comes without being invited, and who enters this evening.

use std::collections::VecDeque;

use super::money::Media;
use super::sharing::TRACKS;
use super::{Campaign, Step};
use crate::chance::Chance;
use crate::plan::Number;
use crate::rates::{MOST_PEOPLE, Origin, Rates, SOURCES, Source, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Friends who accepted and have not joined yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiting {
    /// Those whom tracking still knows, by the steps since they accepted; all in one place where the window has no end.
    known: VecDeque<f64>,
    unknown: f64,
}

impl Waiting {
    /// Lets those in whose response delay ends in this step, and takes in who accepted; gives who came, known and unknown.
    fn join(&mut self, chance: &mut impl Chance, rates: &Rates, accepted: [f64; TRACKS]) -> [f64; TRACKS] {
        let mut came = [0.0; TRACKS];
        let Some(p) = rates.response else {
            // A phase may have taken the delay away.
            came = [accepted[0] + self.known.drain(..).sum::<f64>(), accepted[1] + self.unknown];
            self.unknown = 0.0;
            return came;
        };
        let mut wait = |people: &mut f64| {
            let come = chance.binomial(*people, p);
            *people -= come;
            come
        };
        came[0] = self.known.iter_mut().map(&mut wait).sum();
        came[1] = wait(&mut self.unknown);
        self.known.push_front(accepted[0]);
        self.unknown += accepted[1];
        match rates.window_steps {
            Some(steps) => {
                while self.known.len() > steps {
                    self.unknown += self.known.pop_back().unwrap_or_default();
                }
            }
            None => {
                let all = self.known.drain(..).sum();
                self.known.push_front(all);
            }
        }
        came
    }
}

impl<C: Chance> Campaign<'_, C> {
    /// Seeds and first KOCs: customers of the first morning.
    pub(super) fn plant_seeds(&mut self, rates: &Rates) {
        self.chance.enter(0, Subsystem::Seeds);
        let of = |number: Number| number.drawn();
        let seeds = self.chance.whole(of(self.plan.acquisition.seeds).min(rates.market));
        let core_share = of(self.plan.acquisition.seeds_core);
        self.ever_joined += seeds;
        for (segment, count) in self.by_market_share(rates, seeds).into_iter().enumerate() {
            let core = self.chance.binomial(count, core_share);
            self.enter_layer(rates, segment, Stage::Core, core);
            self.enter_layer(rates, segment, Stage::Active, count - core);
        }
        let kocs = self.chance.whole(rates.koc.start.min(rates.market - self.ever_joined));
        self.ever_joined += kocs;
        for (segment, count) in self.by_market_share(rates, kocs).into_iter().enumerate() {
            self.enter_layer(rates, segment, Stage::KocNew, count);
        }
        self.people.settle();
    }

    /// Paid and organic arrivals; media spending stops exactly at its caps.
    pub(super) fn draw_arrivals(&mut self, index: u32, step: &Step, rates: &Rates, susceptible: f64) {
        self.chance.enter(index, Subsystem::Arrivals);
        let mut paid = 0.0;
        let revenue = self.books.now(Series::Revenue);
        for Media { spent, leads } in self.books.treasury.buy_media(rates, step, revenue) {
            self.books.add(Series::CostMedia, spent);
            paid += self.chance.poisson((leads * step.arrivals).min(MOST_PEOPLE));
        }
        let organic = self.chance.poisson((rates.organic * susceptible * step.arrivals).min(MOST_PEOPLE));
        self.arrive(rates, Source::Paid, paid);
        self.arrive(rates, Source::Organic, organic);
    }

    /// Spreads arrivals over the segments.
    pub(super) fn arrive(&mut self, rates: &Rates, source: Source, people: f64) {
        for (segment, part) in self.by_market_share(rates, people).into_iter().enumerate() {
            self.arrivals[segment][source as usize] += part;
        }
    }

    /// Arrivals and friends whose response delay ended become leads, or go further at once where a delay is 0.
    pub(super) fn let_newcomers_in(&mut self, index: u32, rates: &Rates) {
        self.chance.enter(index, Subsystem::Newcomers);
        for ((waiting, accepted), arrivals) in self.waiting.iter_mut().zip(&self.accepted).zip(&mut self.arrivals) {
            let [known, unknown] = waiting.join(self.chance, rates, *accepted);
            arrivals[Source::Referred as usize] += known;
            arrivals[Source::Untracked as usize] += unknown;
        }
        self.keep_within_market(rates);
        let arrivals = std::mem::take(&mut self.arrivals);
        for (source, &series) in Series::JOINED.iter().enumerate() {
            let joined: f64 = arrivals.iter().map(|segment| segment[source]).sum();
            self.books.add(series, joined);
            self.ever_joined += joined;
        }
        if rates.moves.consult.is_some() {
            for (segment, source, count) in each(&arrivals) {
                self.enter_funnel(rates, segment, Stage::Lead, source, count);
            }
        } else {
            self.decide_at_once(rates, &arrivals);
        }
        self.arrivals = arrivals;
    }

    /// Without a delay before the consultation, newcomers decide on the spot; staff hold what they can.
    fn decide_at_once(&mut self, rates: &Rates, arrivals: &[[f64; SOURCES]]) {
        let mut willing = Vec::new();
        for (segment, source, count) in each(arrivals) {
            let for_it = self.chance.binomial(count, rates.segments[segment].consult_conversion);
            self.books.add(Series::Dropped, count - for_it);
            willing.push((segment, source, for_it));
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
        for ((segment, source, count), served) in willing.into_iter().zip(served) {
            self.hold_consultations(rates, served);
            self.enter_funnel(rates, segment, Stage::Queue, source, count - served);
            if rates.moves.purchase.is_some() {
                self.enter_funnel(rates, segment, Stage::Consult, source, served);
                continue;
            }
            let bought = self.chance.binomial(served, rates.segments[segment].purchase_conversion);
            self.books.add(Series::Dropped, served - bought);
            let mut parts = Vec::new();
            let classes = rates.sharing.iter().map(|class| class.weight);
            self.chance.split(bought, classes, |class, part| parts.push((class, part)));
            for (class, part) in parts {
                self.welcome(rates, segment, source, 0, class, part);
            }
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
        self.arrivals.fill([0.0; SOURCES]);
        for taken in taken {
            self.arrivals[taken.cell / SOURCES][taken.cell % SOURCES] = taken.count;
        }
    }

    fn by_market_share(&mut self, rates: &Rates, people: f64) -> Vec<f64> {
        let mut parts = vec![0.0; self.frame.shape.segments];
        let shares = rates.segments.iter().map(|segment| segment.market_share);
        self.chance.split(people, shares, |segment, part| parts[segment] += part);
        parts
    }

    /// Newcomers of all sharing classes enter a stage of the funnel.
    fn enter_funnel(&mut self, rates: &Rates, segment: usize, stage: Stage, source: Source, count: f64) {
        let (people, classes) = (&mut self.people, rates.sharing.iter().map(|class| class.weight));
        self.chance.split(count, classes, |class, part| {
            let cell = people.shape.prospect(0, source, class);
            people.receive(segment, stage, cell, part);
        });
    }

    /// Seeds of all latent classes enter a layer.
    fn enter_layer(&mut self, rates: &Rates, segment: usize, layer: Stage, count: f64) {
        let classes = rates.churn.iter().flat_map(|churn| rates.sharing.iter().map(|s| churn.weight * s.weight));
        let (people, sharing) = (&mut self.people, rates.sharing.len());
        self.chance.split(count, classes, |class, part| {
            let cell = people.shape.customer(0, Origin::Seed, class / sharing, class % sharing);
            people.receive(segment, layer, cell, part);
        });
    }
}

/// Segment, source and count of everybody who came.
fn each(arrivals: &[[f64; SOURCES]]) -> impl Iterator<Item = (usize, Source, f64)> {
    arrivals.iter().enumerate().flat_map(|(segment, counts)| {
        Source::ALL.into_iter().zip(counts).map(move |(source, &count)| (segment, source, count))
    })
}
