//! Step (3): everyone present this morning shares; the friends who accept keep who invited them.

use rand::RngExt as _;

use super::points::Points;
use super::{Agents, Friend, TooManyPeople};
use crate::campaign::Step;
use crate::campaign::sharing::MOST_REFERRALS;
use crate::plan::Qualify;
use crate::rates::{Rates, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// Chances by number of credited referrals.
#[derive(Default)]
struct Motives {
    incentives: Vec<f64>,
    /// That an accepted invitation is fake.
    fakes: Vec<f64>,
}

/// What moves the members of each arm; the second is empty where nothing is tested.
type ArmMotives = [Motives; 2];

/// Mean accepted invitations per step of a member of each arm with propensity and incentive 1, by the arm whose offer the
/// friend sees.
type Bases = [[f64; 2]; 2];

/// Mean accepted invitations of a stage, and of these fake.
#[derive(Clone, Copy, Default)]
struct Invitations {
    all: f64,
    fake: f64,
}

impl Agents<'_> {
    /// Lets everybody share, and collects the friends who accepted.
    pub(super) fn share(
        &mut self,
        index: u32,
        step: &Step,
        rates: &Rates,
        weather: f64,
        susceptible: f64,
    ) -> Result<(), TooManyPeople> {
        self.enter(index, Subsystem::Sharing);
        let motives = self.motives(step, rates);
        let welcome = step.conversion * self.books.goodwill(rates, self.people.ever_joined() as f64);
        let mut points = Points::new(&mut self.coins);
        for segment in 0..rates.segments.len() {
            for stage in Stage::ALL {
                let activity = if stage.is_prospect() { 1.0 } else { self.groups.activity };
                let base = self.bases(rates, (segment, stage), welcome, susceptible, weather * step.share * activity);
                let mean = if base.iter().flatten().any(|&base| base > 0.0) {
                    self.share_of_stage(segment, stage, &base, &motives, &mut points)?
                } else {
                    Invitations::default()
                };
                let people = self.people.present(segment, stage).len();
                self.books.intensity[segment][stage as usize] = if people > 0 {
                    (mean.all - mean.fake) / people as f64
                } else {
                    base[0][0] * motives[0].incentives[0] * (1.0 - motives[0].fakes[0])
                };
            }
        }
        self.check_friends(index, rates, &motives);
        self.send_friends(index, rates);
        Ok(())
    }

    fn motives(&self, step: &Step, rates: &Rates) -> ArmMotives {
        let of = |step: &Step, rates: &Rates, cash: bool| Motives {
            incentives: rates.incentives(step.days_since_refresh(), cash),
            fakes: rates.fakes(cash),
        };
        match &self.second {
            None => [of(step, rates, self.books.treasury.has_cash(&rates.rewards)), Motives::default()],
            Some(second) => [
                of(step, rates, second.has_cash(0, rates)),
                of(second.calendar(), second.rates(), second.has_cash(1, second.rates())),
            ],
        }
    }

    /// Bases of a stage of a segment; `lift` is what the day multiplies all sharing by.
    fn bases(
        &self,
        rates: &Rates,
        (segment, stage): (usize, Stage),
        welcome: f64,
        susceptible: f64,
        lift: f64,
    ) -> Bases {
        let mut bases = [[0.0; 2]; 2];
        let Some(second) = &self.second else {
            let cash = self.books.treasury.has_cash(&rates.rewards);
            bases[0][0] = rates.segments[segment].invitations(stage, cash, welcome, susceptible) * lift;
            return bases;
        };
        let of_arm = [rates, second.rates()];
        for (sharer, row) in bases.iter_mut().enumerate() {
            for (friend, base) in row.iter_mut().enumerate() {
                let cash = second.has_cash(friend, of_arm[friend]);
                let offer = &of_arm[friend].segments[segment];
                *base =
                    of_arm[sharer].segments[segment].invitations_to(offer, stage, cash, welcome, susceptible) * lift;
            }
        }
        bases
    }

    /// Accepted invitations of the members of a stage, in `self.accepted`; gives their mean.
    fn share_of_stage(
        &mut self,
        segment: usize,
        stage: Stage,
        base: &Bases,
        motives: &ArmMotives,
        points: &mut Points,
    ) -> Result<Invitations, TooManyPeople> {
        let (limit, room) = (self.limit as usize, self.people.ever_joined() + self.pending.len());
        let people = &self.people;
        let mut sum = Invitations::default();
        for &member in people.present(segment, stage) {
            let i = member as usize;
            let credited = usize::from(people.credited[i]);
            let (motives, base_of_member) = match &self.second {
                None => (&motives[0], base[0][0]),
                Some(second) => (&motives[second.arm(member)], second.base(member, base)),
            };
            let mean =
                (base_of_member * motives.incentives[credited] * f64::from(people.sharing[i])).min(MOST_REFERRALS);
            sum.all += mean;
            sum.fake += mean * motives.fakes[credited];
            if !points.pass(mean) {
                let friends = points.within(mean, &mut self.coins);
                let friend = Friend { sharer: member, since: 0, segment: segment as u8, known: true, place: 0 };
                match &mut self.second {
                    None => self.accepted.extend(std::iter::repeat_n(friend, friends as usize)),
                    Some(second) => self
                        .accepted
                        .extend((0..friends).map(|_| Friend { place: second.place_of_friend(member, base), ..friend })),
                }
                if room + self.accepted.len() > limit {
                    return Err(TooManyPeople { limit: self.limit });
                }
            }
        }
        Ok(sum)
    }

    /// Takes fakes out of the friends who accepted. Some are checked; a fake that is not found is credited where nothing
    /// more than joining is asked of it.
    fn check_friends(&mut self, index: u32, rates: &Rates, motives: &ArmMotives) {
        let any_fakes = motives.iter().flat_map(|motives| &motives.fakes).any(|&fake| fake > 0.0);
        if !any_fakes && rates.checked * rates.check_cost <= 0.0 {
            return;
        }
        self.enter(index, Subsystem::Fraud);
        let (mut fakes, mut found, mut checks) = (0.0, 0.0, 0.0);
        // What somebody is credited today does not change what of today is fake.
        let mut uncaught = Vec::new();
        let mut accepted = std::mem::take(&mut self.accepted);
        accepted.retain(|friend| {
            let credited = self.people.credited[friend.sharer as usize];
            let fake = self.coin(motives[self.arm(friend.sharer)].fakes[usize::from(credited)]);
            let checked = self.coin(rates.checked);
            checks += f64::from(u8::from(checked));
            if fake {
                fakes += 1.0;
                if checked && self.coin(rates.detection) {
                    found += 1.0;
                } else {
                    uncaught.push(friend.sharer);
                }
            }
            !fake
        });
        self.accepted = accepted;
        for sharer in uncaught {
            let arm = self.arm(sharer);
            if self.qualify(arm) == Qualify::Join {
                let before = self.climb(sharer, arm);
                match &mut self.second {
                    Some(second) if arm == 1 => second.credit_fake(before),
                    _ => self.fakes[before] += 1.0,
                }
            }
        }
        self.books.add(Series::Fakes, fakes);
        self.books.add(Series::FakesCaught, found);
        self.books.add(Series::CostChecks, checks * rates.check_cost);
    }

    /// Spreads accepted friends, who so far have the segment of the sharer, over the segments, and notes whom tracking knows.
    fn send_friends(&mut self, index: u32, rates: &Rates) {
        self.enter(index, Subsystem::Friends);
        self.books.add(Series::Accepted, self.accepted.len() as f64);
        for friend in &mut self.accepted {
            friend.since = index as u16;
            friend.known = rates.coverage >= 1.0 || self.coins.random::<f64>() < rates.coverage;
            if rates.segments.len() > 1 && self.coins.random::<f64>() >= rates.homophily {
                friend.segment = segment_at(rates, self.coins.random());
            }
        }
    }

    /// Referral intensity before the first step, for the reproduction number of the start.
    pub(super) fn measure_intensity(&mut self, rates: &Rates, step: &Step) {
        let susceptible = (1.0 - rates.crowding * self.people.ever_joined() as f64).max(0.0);
        let cash = self.books.treasury.has_cash(&rates.rewards);
        let [Motives { incentives, fakes }, _] = self.motives(step, rates);
        let lift = incentives[0] * (1.0 - fakes[0]) * step.share;
        for (intensity, terms) in self.books.intensity.iter_mut().zip(&rates.segments) {
            for stage in Stage::ALL {
                intensity[stage as usize] = terms.invitations(stage, cash, step.conversion, susceptible) * lift;
            }
        }
    }
}

/// The segment that holds a place `u` in [0, 1) of the market.
fn segment_at(rates: &Rates, mut u: f64) -> u8 {
    for (segment, terms) in rates.segments.iter().enumerate() {
        u -= terms.market_share;
        if u < 0.0 {
            return segment as u8;
        }
    }
    (rates.segments.len() - 1) as u8
}
