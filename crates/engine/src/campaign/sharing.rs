//! Step (3): everyone present this morning shares; a qualified referral raises the sharer's count.

use super::{Campaign, Step};
use crate::chance::{Chance, Slab};
use crate::plan::Qualify;
use crate::rates::{Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Most accepted invitations of a member in a step, on average: far above anything real, it keeps a hostile plan from
/// costing more than it says.
pub(crate) const MOST_REFERRALS: f64 = 100.0;

/// Friends who accepted, by whether tracking knows their sharer.
pub(super) const TRACKS: usize = 2;
const TRACKED: usize = 0;
const UNTRACKED: usize = 1;

/// Mean accepted invitations of a stage.
#[derive(Clone, Copy, Debug, Default)]
struct Invitations {
    all: f64,
    /// Of these, fake.
    fake: f64,
}

impl<C: Chance> Campaign<'_, C> {
    /// Lets everybody share, credits qualified referrals, and collects the friends who accepted.
    pub(super) fn share(&mut self, index: u32, step: &Step, rates: &Rates, weather: f64, susceptible: f64) {
        self.chance.enter(index, Subsystem::Sharing);
        let cash = self.books.treasury.has_cash(&rates.rewards);
        let incentive = rates.incentives(step.days_since_refresh(), cash);
        let fake = rates.fakes(cash);
        let welcome = step.conversion * self.books.goodwill(rates, self.ever_joined);
        // A fake that no check finds is credited where nothing more than joining is asked of it.
        let caught = rates.checked * rates.detection;
        let credited_fakes = if rates.qualify == Qualify::Join { 1.0 - caught } else { 0.0 };
        let mut friends = vec![[0.0; TRACKS]; self.frame.shape.segments];
        for ((segment, terms), friends) in rates.segments.iter().enumerate().zip(&mut friends) {
            // Of the friends who will want a consultation, some will tire of waiting for it.
            let patience = if rates.qualify == Qualify::Join { 1.0 } else { self.patience };
            let qualifying = rates.qualifying(segment) * rates.tracked * patience;
            let credited = |fake: f64| (1.0 - fake) * qualifying + fake * credited_fakes;
            let (mut real, mut fakes) = (0.0, 0.0);
            for stage in Stage::ALL {
                let activity = if stage.is_prospect() { 1.0 } else { self.groups.activity };
                let base = terms.invitations(stage, cash, welcome, susceptible) * weather * step.share * activity;
                let people = self.people.count(segment, stage);
                let mean = if base > 0.0 && people > 0.0 {
                    self.mean_of_stage(segment, stage, base, &incentive, &fake, rates)
                } else {
                    Invitations::default()
                };
                self.books.intensity[segment][stage as usize] =
                    if people > 0.0 { (mean.all - mean.fake) / people } else { base * incentive[0] * (1.0 - fake[0]) };
                if mean.all <= 0.0 {
                    continue;
                }
                real += mean.all - mean.fake;
                fakes += mean.fake;
                for (means, &fake) in self.means.chunks_exact_mut(rates.sharing.len()).zip(&fake) {
                    means.iter_mut().for_each(|mean| *mean *= credited(fake));
                }
                self.raised.clear();
                let shape = self.frame.shape;
                let slab = Slab { classes: shape.classes(stage), sharing: shape.sharing, climbs: shape.referrals > 1 };
                let cells = self.people.stage(segment, stage);
                friends[TRACKED] += self.chance.raise(cells, &self.means, slab, &mut self.raised);
                let next = |credited: usize| rates.rewards.states[credited].next;
                self.people.climb(segment, stage, &self.raised, next, &mut self.credits);
            }
            for ((fakes, credits), &fake) in self.fakes.iter_mut().zip(&mut self.credits).zip(&fake) {
                *fakes = if fake * credited_fakes > 0.0 {
                    self.chance.binomial(*credits, fake * credited_fakes / credited(fake))
                } else {
                    0.0
                };
                *credits -= *fakes;
                friends[TRACKED] -= *fakes;
            }
            // Where the window closes step by step, waiting friends are known until it does.
            let known = if rates.window_steps.is_some() { rates.coverage } else { rates.tracked };
            friends[TRACKED] += self.chance.poisson(real * (known - qualifying));
            friends[UNTRACKED] += self.chance.poisson(real * (1.0 - known));
            let others = self.chance.poisson(fakes * (1.0 - credited_fakes));
            // Where joining is enough, only those who were caught are not credited.
            let found = if credited_fakes > 0.0 { others } else { self.chance.binomial(others, caught) };
            let all_fakes = others + self.fakes.iter().sum::<f64>();
            self.books.add(Series::Fakes, all_fakes);
            self.books.add(Series::FakesCaught, found);
            if rates.check_cost > 0.0 {
                let checks = self.chance.binomial(friends.iter().sum::<f64>() + all_fakes, rates.checked);
                self.books.add(Series::CostChecks, checks * rates.check_cost);
            }
            self.books.treasury.book(self.books.rates_now, &self.credits, &self.fakes);
            self.credits.fill(0.0);
        }
        self.send_friends(index, rates, &friends);
    }

    /// Fills `means` with the mean per member of each count and sharing class, and gives the sum over the stage.
    fn mean_of_stage(
        &mut self,
        segment: usize,
        stage: Stage,
        base: f64,
        incentive: &[f64],
        fake: &[f64],
        rates: &Rates,
    ) -> Invitations {
        let cells = self.people.stage(segment, stage);
        let slab = self.frame.shape.slab(stage);
        let classes = rates.sharing.len();
        self.means.clear();
        let mut sum = Invitations::default();
        for ((slab, lift), fake) in cells.chunks_exact(slab).zip(incentive).zip(fake) {
            let start = self.means.len();
            self.means.extend(rates.sharing.iter().map(|class| (base * lift * class.at).min(MOST_REFERRALS)));
            let means = &self.means[start..];
            let of_run = |run: &[f64]| run.iter().zip(means).map(|(members, mean)| members * mean).sum::<f64>();
            let all: f64 = slab.chunks_exact(classes).map(of_run).sum();
            sum.all += all;
            sum.fake += all * fake;
        }
        sum
    }

    /// Spreads accepted friends over the segments.
    fn send_friends(&mut self, index: u32, rates: &Rates, friends: &[[f64; TRACKS]]) {
        self.chance.enter(index, Subsystem::Friends);
        for (segment, friends) in friends.iter().enumerate() {
            self.books.add(Series::Accepted, friends.iter().sum());
            for (track, &friends) in friends.iter().enumerate() {
                let own = self.chance.binomial(friends, rates.homophily);
                self.accepted[segment][track] += own;
                let accepted = &mut self.accepted;
                let shares = rates.segments.iter().map(|segment| segment.market_share);
                self.chance.split(friends - own, shares, |segment, part| accepted[segment][track] += part);
            }
        }
    }

    /// Referral intensity before the first step, for the reproduction number of the start.
    pub(super) fn measure_intensity(&mut self, rates: &Rates, step: &Step) {
        let susceptible = (1.0 - rates.crowding * self.ever_joined).max(0.0);
        let cash = self.books.treasury.has_cash(&rates.rewards);
        let incentive = rates.incentives(step.days_since_refresh(), cash);
        let fake = rates.fakes(cash);
        let welcome = step.conversion * self.books.goodwill(rates, self.ever_joined);
        for (segment, terms) in rates.segments.iter().enumerate() {
            for stage in Stage::ALL {
                let base = terms.invitations(stage, cash, welcome, susceptible) * step.share;
                self.books.intensity[segment][stage as usize] = base * incentive[0] * (1.0 - fake[0]);
            }
        }
    }
}
