//! Steps (6) and (7): purchases, and rewards that fall due. Orders and claims of people alike are drawn together, which is
//! as exact as one by one.

use super::{Agents, of};
use crate::campaign::Step;
use crate::campaign::money::{Sales, sell};
use crate::rates::{LAYERS, Rates, Source};
use crate::streams::Subsystem;
use crate::track::Series;

impl Agents<'_> {
    /// Purchases of the step.
    pub(super) fn purchase(&mut self, index: u32, rates: &Rates, customers: &[[[f64; 2]; LAYERS.len()]]) {
        self.enter(index, Subsystem::Purchases);
        let Sales { of_seeds, of_new } = sell(&mut self.dice, rates, customers, &self.converted);
        self.add(Series::Revenue, of_seeds + of_new);
        self.add(Series::Margin, (of_seeds + of_new) * rates.margin);
        self.add(Series::MarginNew, of_new * rates.margin);
        for (total, today) in self.converted_total.iter_mut().zip(&self.converted) {
            for (total, today) in total.iter_mut().zip(today) {
                *total += today;
            }
        }
        for (series, source) in Series::CUSTOMERS.iter().zip(Source::ALL) {
            self.add(*series, self.new_customers(source));
        }
    }

    /// New customers of this step who came in one way.
    fn new_customers(&self, source: Source) -> f64 {
        self.converted.iter().map(|segment| segment[source as usize]).sum()
    }

    /// Books the credits of the step, pays what falls due, and books the other costs.
    pub(super) fn pay_rewards(&mut self, index: u32, step: &Step, rates: &Rates) {
        self.enter(index, Subsystem::Rewards);
        self.treasury.book(self.rates_now, &self.credits, &self.fakes);
        self.credits.fill(0.0);
        self.fakes.fill(0.0);
        let friends = self.new_customers(Source::Referred);
        let days = f64::from(step.days);
        let paid = self.treasury.pay(&mut self.dice, self.all_rates, self.rates_now, friends, days);
        self.add(Series::CostReferrer, paid.referrals);
        self.add(Series::CostFriend, paid.friends);
        self.add(Series::CostBonus, paid.bonuses);
        self.add(Series::CostFraud, paid.fakes);
        self.add(Series::CostEvents, step.event_cost);
        self.add(Series::CostProgramme, rates.daily_cost * days);
        if step.day == 0 {
            self.add(Series::CostProgramme, of(self.plan.ladder.fixed_cost));
        }
    }
}
