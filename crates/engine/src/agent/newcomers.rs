//! Steps (2) and (9): who comes without being invited, and who enters this evening.

use rand_distr::{Beta, Distribution as _, Gamma};

use super::forest::{NOBODY, Origin};
use super::people::Newcomer;
use super::{Agents, Friend, TooManyPeople, of, stream_of_people};
use crate::campaign::Step;
use crate::campaign::money::Media;
use crate::chance::{Chance as _, Taken};
use crate::plan::{Plan, Qualify};
use crate::rates::{ChurnLaw, Rates, SOURCES, Source, Stage, daily_loss};
use crate::streams::Subsystem;
use crate::track::Series;

/// From here on everybody is alike in sharing, as the plan's table of fields says.
const ALIKE: f64 = 1000.0;

/// The laws of the latent propensities, and whose they are.
#[derive(Debug)]
pub(super) struct Traits {
    seed: u64,
    replicate: u32,
    sharing: Option<Gamma<f64>>,
    churn: Result<Beta<f64>, f64>,
    period: f64,
}

impl Traits {
    pub fn new(plan: &Plan, rates: &Rates, seed: u64, replicate: u32) -> Self {
        let k = rates.dispersion;
        let churn = match rates.churn_law {
            ChurnLaw::Same(rate) => Err(rate),
            ChurnLaw::Beta(alpha, beta) => Beta::new(alpha, beta).map_err(|_| alpha / (alpha + beta)),
        };
        let sharing = if k < ALIKE { Gamma::new(k, 1.0 / k).ok() } else { None };
        Self { seed, replicate, sharing, churn, period: of(plan.churn.period) }
    }

    /// Sharing propensity, and chance per day to be lost, of a person. They depend on the person's number alone, so that
    /// two plans give the same seeds the same temper.
    fn draw(&self, person: u32) -> (f64, f64) {
        let mut rng = stream_of_people(self.seed, self.replicate, person, Subsystem::Traits);
        let sharing = self.sharing.map_or(1.0, |gamma| gamma.sample(&mut rng));
        let theta = match &self.churn {
            Ok(beta) => beta.sample(&mut rng).clamp(0.0, 1.0),
            Err(rate) => *rate,
        };
        (sharing, daily_loss(theta, self.period))
    }
}

impl Agents<'_> {
    /// Seeds and first KOCs: customers of the first morning.
    pub(super) fn plant_seeds(&mut self, rates: &Rates) -> Result<(), TooManyPeople> {
        self.enter(0, Subsystem::Seeds);
        let seeds = of(self.plan.acquisition.seeds).min(rates.market).floor();
        let kocs = rates.koc.start.min(rates.market - seeds).floor();
        self.make_room(seeds + kocs)?;
        let core_share = of(self.plan.acquisition.seeds_core);
        for (segment, count) in self.by_market_share(rates, seeds).into_iter().enumerate() {
            let core = self.dice.binomial(count, core_share);
            self.plant(segment, Stage::Core, core);
            self.plant(segment, Stage::Active, count - core);
        }
        for (segment, count) in self.by_market_share(rates, kocs).into_iter().enumerate() {
            self.plant(segment, Stage::KocNew, count);
        }
        self.people.settle();
        Ok(())
    }

    fn plant(&mut self, segment: usize, layer: Stage, count: f64) {
        for _ in 0..count as u64 {
            let person = self.join(NOBODY, segment as u8, Origin::Seed, None);
            self.people.enter(person, layer, 0);
            self.people.customer[person as usize] = 0;
        }
    }

    /// Paid and organic arrivals; media spending stops exactly at its caps.
    pub(super) fn draw_arrivals(&mut self, index: u32, step: &Step, rates: &Rates, susceptible: f64) {
        self.enter(index, Subsystem::Arrivals);
        let mut paid = 0.0;
        let revenue = self.books.now(Series::Revenue);
        for Media { spent, leads } in self.books.treasury.buy_media(rates, step, revenue) {
            self.books.add(Series::CostMedia, spent);
            paid += self.dice.poisson(leads * step.arrivals);
        }
        let organic = self.dice.poisson(rates.organic * susceptible * step.arrivals);
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
    pub(super) fn let_newcomers_in(&mut self, index: u32, rates: &Rates) -> Result<(), TooManyPeople> {
        self.enter(index, Subsystem::Newcomers);
        let mut friends = self.respond(rates);
        self.keep_within_market(rates, &mut friends);
        let uninvited: f64 = self.arrivals.iter().flatten().sum();
        self.make_room(uninvited + friends.len() as f64)?;
        let first = self.people.ever_joined() as u32;
        for segment in 0..rates.segments.len() {
            for origin in [Origin::Paid, Origin::Organic, Origin::Koc] {
                let count = origin.source().map_or(0.0, |source| self.arrivals[segment][source as usize]);
                for _ in 0..count as u64 {
                    self.join(NOBODY, segment as u8, origin, None);
                }
            }
        }
        for Friend { sharer, since, segment, known, place } in friends {
            let in_time = f64::from(index - u32::from(since)) <= (rates.window / rates.dt).floor();
            let origin = if known && in_time { Origin::Referred } else { Origin::Untracked };
            let friend = self.join(sharer, segment, origin, Some(place));
            self.progress(friend, Qualify::Join);
        }
        let mut willing = Vec::new();
        for person in first..self.people.ever_joined() as u32 {
            let chance = self.terms(person).consult_conversion;
            if rates.moves.consult.is_some() {
                self.people.enter(person, Stage::Lead, self.evening);
            } else if self.coin(chance) {
                willing.push(person);
            } else {
                self.books.add(Series::Dropped, 1.0);
            }
        }
        self.consult_or_wait(rates, willing);
        Ok(())
    }

    /// Friends who join this evening. Who accepts today joins tomorrow at the earliest, unless there is no delay at all.
    fn respond(&mut self, rates: &Rates) -> Vec<Friend> {
        let mut pending = std::mem::take(&mut self.pending);
        let friends = match rates.response {
            None => {
                pending.append(&mut self.accepted);
                std::mem::take(&mut pending)
            }
            Some(p) => {
                let came = self.dice.binomial(pending.len() as f64, p);
                self.draw_out(&mut pending, came as usize)
            }
        };
        pending.append(&mut self.accepted);
        self.pending = pending;
        friends
    }

    /// Nobody can join beyond the reachable market: who is too many stays away, each equally likely.
    fn keep_within_market(&mut self, rates: &Rates, friends: &mut Vec<Friend>) {
        let free = (rates.market - self.people.ever_joined() as f64).max(0.0).floor();
        let mut counts: Vec<f64> = self.arrivals.iter().flatten().copied().collect();
        counts.push(friends.len() as f64);
        if counts.iter().sum::<f64>() <= free {
            return;
        }
        let mut taken = Vec::new();
        self.dice.pick(&counts, free, &mut taken);
        self.arrivals.fill([0.0; SOURCES]);
        let mut come = 0.0;
        for Taken { cell, count } in taken {
            match self.arrivals.get_mut(cell / SOURCES) {
                Some(segment) => segment[cell % SOURCES] = count,
                None => come = count,
            }
        }
        *friends = self.draw_out(friends, come as usize);
    }

    fn by_market_share(&mut self, rates: &Rates, people: f64) -> Vec<f64> {
        let mut parts = vec![0.0; rates.segments.len()];
        let shares = rates.segments.iter().map(|segment| segment.market_share);
        self.dice.split(people, shares, |segment, part| parts[segment] += part);
        parts
    }

    /// Somebody joins, with a temper of his own; a friend in a test with the place that he has in it.
    fn join(&mut self, parent: u32, segment: u8, origin: Origin, place: Option<u16>) -> u32 {
        if let Some(second) = &mut self.second {
            second.join(place);
        }
        let (sharing, loss) = self.traits.draw(self.people.ever_joined() as u32);
        if let Some(source) = origin.source() {
            self.books.add(Series::JOINED[source as usize], 1.0);
        }
        self.people.add(Newcomer { parent, segment, origin, sharing, loss }, self.evening)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rates::Resolution;

    /// At the edges of what a plan can say too, tempers are numbers in their range, with the mean of their law.
    #[test]
    fn tempers_have_the_mean_of_their_law() {
        for (rate, polarization, dispersion) in [
            (0.08, 0.1, 1.0),
            (0.5, 0.9, 0.05),
            (1e-6, 0.9, 1000.0),
            (1.0 - 1e-6, 0.9, 3.0),
            (0.3, 1e-9, 999.0),
            (0.0, 0.5, 0.5),
            (1.0, 0.5, 0.5),
        ] {
            let plan = json!({"version": 1, "churn": {"rate": rate, "polarization": polarization, "period": 1.0},
                "sharing": {"dispersion": dispersion}});
            let plan = Plan::from_value(plan).expect("a valid plan");
            let resolution = Resolution { referrals: 0, sharing_classes: 1, churn_classes: 1 };
            let traits = Traits::new(&plan, &Rates::new(&plan, 1.0, resolution), 1, 0);
            let n = 50_000;
            let (mut sharing, mut loss) = (0.0, 0.0);
            for person in 0..n {
                let (g, daily) = traits.draw(person);
                assert!(
                    g.is_finite() && g >= 0.0 && (0.0..=1.0).contains(&daily),
                    "{rate}, {polarization}: {g}, {daily}"
                );
                sharing += g / f64::from(n);
                loss += daily / f64::from(n);
            }
            let error = 5.0 / f64::from(n).sqrt();
            assert!((sharing - 1.0).abs() <= error / f64::sqrt(dispersion), "k = {dispersion}: {sharing}");
            assert!(
                (loss - rate).abs() <= error * (rate * (1.0 - rate) * polarization).sqrt() + 1e-12,
                "{rate}: {loss}"
            );
        }
    }
}
