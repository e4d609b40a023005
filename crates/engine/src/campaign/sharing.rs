//! Step (3): everyone present this morning shares; a qualified referral raises the sharer's count.

use super::{Campaign, Step};
use crate::chance::{Chance, Slab};
use crate::rates::{Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Most accepted invitations of a member in a step, on average: far above anything real, it keeps a hostile plan from
/// costing more than it says.
pub(crate) const MOST_REFERRALS: f64 = 100.0;

impl<C: Chance> Campaign<'_, C> {
    /// Lets everybody share, credits qualified referrals, and collects the friends who accepted.
    pub(super) fn share(&mut self, index: u32, step: &Step, rates: &Rates, weather: f64, susceptible: f64) {
        self.chance.enter(index, Subsystem::Sharing);
        let incentive = self.incentives(step, rates);
        let lifted = weather * step.share;
        let shape = self.frame.shape;
        let slab = Slab { classes: shape.classes(), sharing: shape.sharing, climbs: shape.referrals > 1 };
        // Friends who accept, by segment of the sharer; first those that qualify and raise a count.
        let mut friends = vec![0.0; self.frame.shape.segments];
        for (segment, friends) in friends.iter_mut().enumerate() {
            let qualifying = rates.qualifying(segment);
            let mut unqualified = 0.0;
            for stage in Stage::ALL {
                let base = self.base_rate(rates, segment, stage, step, susceptible) * lifted;
                let people = self.people.count(segment, stage);
                let mean = if base > 0.0 && people > 0.0 {
                    self.mean_of_stage(segment, stage, base, &incentive, rates)
                } else {
                    0.0
                };
                self.intensity[segment][stage as usize] =
                    if people > 0.0 { mean / people } else { base * incentive[0] };
                if mean <= 0.0 {
                    continue;
                }
                unqualified += mean * (1.0 - qualifying);
                for value in &mut self.means {
                    *value *= qualifying;
                }
                self.raised.clear();
                let cells = self.people.stage(segment, stage);
                *friends += self.chance.raise(cells, &self.means, slab, &mut self.raised);
                let next = |credited: usize| rates.rewards.states[credited].next;
                self.people.climb(segment, stage, &self.raised, next, &mut self.credits);
            }
            *friends += self.chance.poisson(unqualified);
        }
        self.book_credits(rates);
        self.send_friends(index, rates, &friends);
    }

    /// I_r of the step for each number of credited referrals.
    fn incentives(&self, step: &Step, rates: &Rates) -> Vec<f64> {
        rates.incentives(step.days_since_refresh(), self.treasury.has_cash(&rates.rewards))
    }

    /// Mean accepted invitations per step of a member of a stage with propensity 1 and incentive 1, weather aside.
    fn base_rate(&self, rates: &Rates, segment: usize, stage: Stage, step: &Step, susceptible: f64) -> f64 {
        let cash = self.treasury.has_cash(&rates.rewards);
        rates.segments[segment].invitations(stage, cash, step.conversion, susceptible)
    }

    /// Fills `means` with the mean per member of each count and sharing class, and gives the sum over the stage.
    fn mean_of_stage(&mut self, segment: usize, stage: Stage, base: f64, incentive: &[f64], rates: &Rates) -> f64 {
        let cells = self.people.stage(segment, stage);
        let slab = self.frame.shape.slab();
        self.means.clear();
        let mut total = 0.0;
        for (slab, lift) in cells.chunks_exact(slab).zip(incentive) {
            let means = rates.sharing.iter().map(|class| (base * lift * class.at).min(MOST_REFERRALS));
            total += slab
                .chunks_exact(rates.sharing.len())
                .flat_map(|run| run.iter().zip(means.clone()))
                .map(|(members, mean)| members * mean)
                .sum::<f64>();
            self.means.extend(means);
        }
        total
    }

    /// Books the credits of the step: rungs reached, and rewards that will fall due.
    fn book_credits(&mut self, rates: &Rates) {
        self.treasury.book(rates, self.rates_now, &self.credits);
        self.credits.fill(0.0);
    }

    /// Spreads accepted friends over the segments.
    fn send_friends(&mut self, index: u32, rates: &Rates, friends: &[f64]) {
        self.chance.enter(index, Subsystem::Friends);
        for (segment, &friends) in friends.iter().enumerate() {
            self.add(Series::Accepted, friends);
            let own = self.chance.binomial(friends, rates.homophily);
            self.accepted[segment] += own;
            let accepted = &mut self.accepted;
            let shares = rates.segments.iter().map(|segment| segment.market_share);
            self.chance.split(friends - own, shares, |segment, part| accepted[segment] += part);
        }
    }

    /// Referral intensity before the first step, for the reproduction number of the start.
    pub(super) fn measure_intensity(&mut self, rates: &Rates, step: &Step) {
        let susceptible = (1.0 - rates.crowding * self.ever_joined).max(0.0);
        let incentive = self.incentives(step, rates);
        for segment in 0..self.frame.shape.segments {
            for stage in Stage::ALL {
                let base = self.base_rate(rates, segment, stage, step, susceptible) * step.share;
                self.intensity[segment][stage as usize] = base * incentive[0];
            }
        }
    }
}
