//! Steps (6) and (7): purchases, and rewards that fall due, within their caps.

use std::collections::VecDeque;

use super::Step;
use crate::calendar::DAYS_OF_A_YEAR;
use crate::chance::Chance;
use crate::ladder::RewardTable;
use crate::math;
use crate::plan::{Number, Plan};
use crate::rates::{LAYERS, Rates, SOURCES, steps};

/// Rewards that fall due in one step, each with the index of the rates under which it was credited.
#[derive(Clone, Debug, Default)]
struct Due {
    /// Credits by referrals credited before, for real friends and for fakes.
    credits: Vec<f64>,
    fakes: Vec<f64>,
    credits_rates: usize,
    /// Friends' rewards.
    friends: f64,
    friends_rates: usize,
}

/// Money claimed, by what it is for.
#[derive(Clone, Debug, Default)]
struct Claims {
    referrals: f64,
    /// By rung.
    bonuses: Vec<f64>,
    friends: f64,
    /// Everything for fakes.
    fakes: f64,
}

impl Claims {
    fn total(&self) -> f64 {
        self.referrals + self.bonuses.iter().sum::<f64>() + self.friends + self.fakes
    }

    fn scale(&mut self, factor: f64) {
        self.referrals *= factor;
        self.fakes *= factor;
        self.friends *= factor;
        for bonus in &mut self.bonuses {
            *bonus *= factor;
        }
    }
}

/// What is owed, what was spent, what may still be spent.
#[derive(Debug)]
pub(crate) struct Treasury {
    /// By step of payment, the next first.
    due: VecDeque<Due>,
    /// Steps from credit to payment, for sharers and friends.
    delay: usize,
    friend_delay: usize,
    /// Claimed and waiting because of a cap per day.
    waiting: Claims,
    paid: f64,
    media_by_channel: Vec<f64>,
    media: f64,
    /// Campaign year, and what was spent on media in it.
    year: u32,
    media_of_year: f64,
    /// Members who reached a rung, among credits that fell due; and bonus paid for it.
    rung_reached: Vec<f64>,
    pub rung_paid: Vec<f64>,
}

impl Treasury {
    /// Nothing owed yet; sharers are paid `delay` steps after the credit.
    pub fn new(rates: &[Rates], plan: &Plan, delay: usize) -> Self {
        let first = rates.first();
        let most = |of: fn(&Rates) -> usize| rates.iter().map(of).max().unwrap_or(0);
        let rungs = most(|rates| rates.rewards.rungs);
        Self {
            due: VecDeque::new(),
            delay,
            friend_delay: first.map_or(0, |rates| steps(of(plan.ladder.settlement_days), rates.dt)),
            waiting: Claims { bonuses: vec![0.0; rungs], ..Claims::default() },
            paid: 0.0,
            media_by_channel: vec![0.0; most(|rates| rates.channels.len())],
            media: 0.0,
            year: 0,
            media_of_year: 0.0,
            rung_reached: vec![0.0; rungs],
            rung_paid: vec![0.0; rungs],
        }
    }

    fn due_in(&mut self, delay: usize) -> &mut Due {
        while self.due.len() <= delay {
            self.due.push_back(Due::default());
        }
        &mut self.due[delay]
    }

    fn credit_friends(&mut self, rates: usize, friends: f64) {
        let due = self.due_in(self.friend_delay);
        due.friends_rates = rates;
        due.friends += friends;
    }

    /// Whether rewards can still be paid, so that they still move people.
    pub fn has_cash(&self, table: &RewardTable) -> bool {
        table.pays && self.paid < table.budget
    }

    /// Buys media for the step, channel by channel, within the caps; `revenue` is that of the campaign so far.
    pub fn buy_media(&mut self, rates: &Rates, step: &Step, revenue: f64) -> Vec<Media> {
        let days = f64::from(step.days);
        // The year in which the middle of the step lies, so that a year ends on the evening nearest to its end.
        let year = (step.day + (step.days - 1) / 2) / DAYS_OF_A_YEAR;
        if year != self.year {
            (self.year, self.media_of_year) = (year, 0.0);
        }
        let cap = match rates.revenue_share {
            None => rates.media_budget,
            Some(share) if rates.media_budget.is_finite() => rates.media_budget + share * revenue,
            Some(share) => share * revenue,
        };
        let of_year = rates.yearly_budgets.get(year as usize).copied().unwrap_or(f64::INFINITY);
        let dearer = math::pow(1.0 + rates.inflation, f64::from(step.day) / f64::from(DAYS_OF_A_YEAR));
        let mut bought = Vec::with_capacity(rates.channels.len());
        for (by_channel, channel) in self.media_by_channel.iter_mut().zip(&rates.channels) {
            let left = (channel.budget - *by_channel).min(cap - self.media).min(of_year - self.media_of_year).max(0.0);
            let spent = (channel.spend_per_day * days).min(left);
            *by_channel += spent;
            self.media += spent;
            self.media_of_year += spent;
            bought.push(Media { spent, leads: channel.leads(spent, days, dearer) });
        }
        bought
    }

    /// Times each rung was reached by what has qualified.
    pub fn rungs_reached(&self, all: &[Rates]) -> Vec<f64> {
        let mut reached = self.rung_reached.clone();
        for due in self.due.iter().take(self.friend_delay) {
            add_reached(&mut reached, due, all);
        }
        reached
    }

    /// Rewards for what has qualified, still likely to be claimed, and not yet paid.
    pub fn liability(&self, all: &[Rates], now: usize) -> f64 {
        let owed = |due: &Due| -> f64 {
            let table = &all[due.credits_rates].rewards;
            let credits = due.credits.iter().zip(&due.fakes).zip(&table.states);
            let sharers = credits.map(|((real, fakes), state)| (real + fakes) * (state.referral + state.bonus));
            let friends = &all[due.friends_rates].rewards;
            sharers.sum::<f64>() * table.claimed + due.friends * friends.friend_reward * friends.claimed
        };
        // What is due later than a settlement from now has been credited ahead of the friend.
        let owed = self.due.iter().take(self.friend_delay).map(owed).sum::<f64>() + self.waiting.total();
        owed.min((all[now].rewards.budget - self.paid).max(0.0))
    }

    /// Notes credits of a step, whose rewards will fall due. `credits` are those of members by the
    /// referrals credited to them before, `fakes` those for fake friends.
    pub fn book(&mut self, rates_now: usize, credits: &[f64], fakes: &[f64]) {
        for (before, (&real, &fakes)) in credits.iter().zip(fakes).enumerate() {
            if real + fakes <= 0.0 {
                continue;
            }
            let due = self.due_in(self.delay);
            due.credits_rates = rates_now;
            if due.credits.len() <= before {
                due.credits.resize(before + 1, 0.0);
                due.fakes.resize(before + 1, 0.0);
            }
            due.credits[before] += real;
            due.fakes[before] += fakes;
        }
    }

    /// Pays what falls due in the step, within its caps, after noting friends who bought for the first time.
    pub fn pay(&mut self, chance: &mut impl Chance, all: &[Rates], now: usize, friends: f64, days: f64) -> Paid {
        let table = &all[now].rewards;
        if table.friend_reward > 0.0 && friends > 0.0 {
            self.credit_friends(now, friends);
        }
        let mut claims = std::mem::take(&mut self.waiting);
        self.claim(chance, all, &mut claims);
        let total = claims.total();
        let budget_left = (table.budget - self.paid).max(0.0);
        let paid = total.min(table.cap_per_day * days).min(budget_left);
        let share = if total > 0.0 { paid / total } else { 0.0 };
        for (total, bonus) in self.rung_paid.iter_mut().zip(&claims.bonuses) {
            *total += bonus * share;
        }
        self.paid += paid;
        let parts = Paid {
            referrals: claims.referrals * share,
            bonuses: claims.bonuses.iter().sum::<f64>() * share,
            friends: claims.friends * share,
            fakes: claims.fakes * share,
        };
        // What a day's cap holds back waits; what the campaign's budget cannot pay is refused.
        claims.scale(if paid < budget_left { 1.0 - share } else { 0.0 });
        self.waiting = claims;
        parts
    }

    /// Adds what is claimed of the rewards due in this step.
    fn claim(&mut self, chance: &mut impl Chance, all: &[Rates], claims: &mut Claims) {
        let Some(due) = self.due.pop_front() else {
            return;
        };
        add_reached(&mut self.rung_reached, &due, all);
        let table = &all[due.credits_rates].rewards;
        for (state, &credits) in table.states.iter().zip(&due.credits).filter(|(_, credits)| **credits > 0.0) {
            if state.referral > 0.0 {
                claims.referrals += state.referral * chance.binomial(credits, table.claimed);
            }
            if let (Some(rung), true) = (state.reaches, state.bonus > 0.0) {
                claims.bonuses[rung] += state.bonus * chance.binomial(credits, table.claimed);
            }
        }
        for (state, &fakes) in table.states.iter().zip(&due.fakes).filter(|(_, fakes)| **fakes > 0.0) {
            claims.fakes += (state.referral + state.bonus) * chance.binomial(fakes, table.claimed);
        }
        let table = &all[due.friends_rates].rewards;
        claims.friends += table.friend_reward * chance.binomial(due.friends, table.claimed);
    }
}

/// Adds the rungs that credits reach.
fn add_reached(reached: &mut [f64], due: &Due, all: &[Rates]) {
    let states = &all[due.credits_rates].rewards.states;
    for ((credits, fakes), state) in due.credits.iter().zip(&due.fakes).zip(states) {
        if let Some(rung) = state.reaches {
            reached[rung] += credits + fakes;
        }
    }
}

/// Rewards paid in a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paid {
    pub referrals: f64,
    pub bonuses: f64,
    pub friends: f64,
    /// Of all kinds, for fake friends.
    pub fakes: f64,
}

/// Media of a channel in a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Media {
    pub spent: f64,
    /// Mean leads, calendar aside.
    pub leads: f64,
}

/// Revenue of a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sales {
    pub of_seeds: f64,
    pub of_new: f64,
}

/// Repeat purchases of this morning's customers, given by segment, layer, and whether seeds or others, and first purchases
/// of today's new ones, by segment and source.
pub(crate) fn sell(
    chance: &mut impl Chance,
    rates: &Rates,
    customers: &[[[f64; 2]; LAYERS.len()]],
    converted: &[[f64; SOURCES]],
) -> Sales {
    let mut sales = Sales { of_seeds: 0.0, of_new: 0.0 };
    for ((terms, customers), converted) in rates.segments.iter().zip(customers).zip(converted) {
        let mut orders = [0.0; 2];
        for (people, rate) in customers.iter().zip(terms.purchases) {
            for (orders, people) in orders.iter_mut().zip(people) {
                *orders += chance.poisson(people * rate);
            }
        }
        let mut spend = |orders: f64, mean: f64| {
            let some = orders > 0.0 && mean > 0.0;
            if some { chance.gamma(orders * rates.order_shape, mean / rates.order_shape) } else { 0.0 }
        };
        sales.of_seeds += spend(orders[0], terms.repeat_purchase);
        sales.of_new += spend(orders[1], terms.repeat_purchase) + spend(converted.iter().sum(), terms.first_purchase);
    }
    sales
}

fn of(number: Number) -> f64 {
    number.drawn()
}
