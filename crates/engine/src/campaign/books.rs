//! What is noted of a campaign, whichever engine runs it: totals and stocks, new customers, money, and what is said of it.

use super::money::{Sales, Treasury, sell};
use super::record::Evening;
use super::reputation::Reputation;
use super::{Frame, Outcome, Step};
use crate::chance::Chance;
use crate::plan::Plan;
use crate::rates::{LAYERS, Rates, SOURCES, STAGES, Source, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

pub(crate) struct Books<'a> {
    plan: &'a Plan,
    pub all_rates: &'a [Rates],
    /// Index of the rates of the running step.
    pub rates_now: usize,
    pub treasury: Treasury,
    reputation: Reputation,
    /// Totals since the start, and stocks of the evening.
    now: [f64; Series::COUNT],
    /// New customers of this step by segment and source, and since the start.
    pub converted: Vec<[f64; SOURCES]>,
    converted_total: Vec<[f64; SOURCES]>,
    /// Referral intensity of the step per member, by segment and stage; for the reproduction number.
    pub intensity: Vec<[f64; STAGES]>,
}

impl<'a> Books<'a> {
    /// Empty ones; sharers are paid `delay` steps after the credit.
    pub fn new(frame: &Frame, plan: &'a Plan, all_rates: &'a [Rates], delay: usize) -> Self {
        let segments = frame.shape.segments;
        Self {
            plan,
            all_rates,
            rates_now: 0,
            treasury: Treasury::new(all_rates, plan, delay),
            reputation: Reputation::default(),
            now: [0.0; Series::COUNT],
            converted: vec![[0.0; SOURCES]; segments],
            converted_total: vec![[0.0; SOURCES]; segments],
            intensity: vec![[0.0; STAGES]; segments],
        }
    }

    pub fn begin_step(&mut self, rates_now: usize) {
        self.rates_now = rates_now;
        self.converted.fill([0.0; SOURCES]);
    }

    /// Cost and new customers so far. `without` are those of the same campaign without its programme, the campaign's own
    /// where it has none.
    pub fn end_step(&mut self, without: Option<Outcome>) -> Outcome {
        let sum = |all: &[Series]| all.iter().map(|&series| self.now(series)).sum::<f64>();
        let outcome = Outcome { cost: sum(Series::COSTS), customers: sum(Series::CUSTOMERS) };
        let reference = without.unwrap_or(outcome);
        self.set(Series::CostWithout, reference.cost);
        self.set(Series::CustomersWithout, reference.customers);
        outcome
    }

    pub fn now(&self, series: Series) -> f64 {
        self.now[series as usize]
    }

    pub fn add(&mut self, series: Series, amount: f64) {
        self.now[series as usize] += amount;
    }

    pub fn set(&mut self, series: Series, value: f64) {
        self.now[series as usize] = value;
    }

    /// What is to be seen this evening.
    pub fn evening(&self) -> Evening<'_> {
        Evening {
            now: &self.now,
            all_rates: self.all_rates,
            rates_now: self.rates_now,
            intensity: &self.intensity,
            converted: &self.converted_total,
            treasury: &self.treasury,
        }
    }

    /// Share of acceptance that is left after what was said against the campaign until last evening; `people` ever joined.
    pub fn goodwill(&self, rates: &Rates, people: f64) -> f64 {
        1.0 - self.reputation.sentiment(people, rates)
    }

    /// What is said by the evening; `people` ever joined.
    pub fn hear(&mut self, chance: &mut impl Chance, index: u32, rates: &Rates, people: f64) {
        let heard = self.reputation.hear(chance, index, rates, &self.converted);
        self.add(Series::Promoters, heard.promoters);
        self.add(Series::Detractors, heard.detractors);
        self.add(Series::CostCrises, heard.cost);
        self.set(Series::Sentiment, self.reputation.sentiment(people, rates));
        self.set(Series::NegativeVolume, self.reputation.volume(people));
    }

    /// Purchases of the step; `customers` of this morning as [`sell`] takes them.
    pub fn purchase(
        &mut self,
        chance: &mut impl Chance,
        index: u32,
        rates: &Rates,
        customers: &[[[f64; 2]; LAYERS.len()]],
    ) {
        chance.enter(index, Subsystem::Purchases);
        let Sales { of_seeds, of_new } = sell(chance, rates, customers, &self.converted);
        self.add(Series::Revenue, of_seeds + of_new);
        self.add(Series::Margin, (of_seeds + of_new) * rates.margin);
        self.add(Series::MarginNew, of_new * rates.margin);
        for (series, source) in Series::CUSTOMERS.iter().zip(Source::ALL) {
            self.add(*series, self.new_customers(source));
        }
        for (total, today) in self.converted_total.iter_mut().zip(&self.converted) {
            for (total, today) in total.iter_mut().zip(today) {
                *total += today;
            }
        }
    }

    /// New customers of this step who came in one way.
    fn new_customers(&self, source: Source) -> f64 {
        self.converted.iter().map(|segment| segment[source as usize]).sum()
    }

    /// Pays what falls due, and books the other costs of the step.
    pub fn pay_rewards(&mut self, chance: &mut impl Chance, index: u32, step: &Step, rates: &Rates) {
        chance.enter(index, Subsystem::Rewards);
        let friends = self.new_customers(Source::Referred);
        let days = f64::from(step.days);
        let paid = self.treasury.pay(chance, self.all_rates, self.rates_now, friends, days);
        self.add(Series::CostReferrer, paid.referrals);
        self.add(Series::CostFriend, paid.friends);
        self.add(Series::CostBonus, paid.bonuses);
        self.add(Series::CostFraud, paid.fakes);
        self.add(Series::CostEvents, step.event_cost);
        self.add(Series::CostProgramme, rates.daily_cost * days);
        if step.day == 0 {
            self.add(Series::CostProgramme, self.plan.ladder.fixed_cost.drawn());
        }
    }

    /// Notes who is present: `count` gives the people of a segment and stage, `groups` those open.
    pub fn count_stocks(&mut self, groups: f64, count: impl Fn(usize, Stage) -> f64) {
        for (series, stages) in [
            (Series::Leads, &[Stage::Lead, Stage::Queue][..]),
            (Series::Consults, &[Stage::Consult]),
            (Series::Edge, &[Stage::Edge]),
            (Series::Active, &[Stage::Active]),
            (Series::Core, &[Stage::Core]),
            (Series::Super, &[Stage::Super]),
            (Series::KocNew, &[Stage::KocNew]),
            (Series::KocKey, &[Stage::KocKey]),
        ] {
            let of_segment = |segment| stages.iter().map(|&stage| count(segment, stage)).sum::<f64>();
            let people = (0..self.converted.len()).map(of_segment).sum();
            self.set(series, people);
        }
        self.set(Series::Groups, groups);
        let liability = self.treasury.liability(self.all_rates, self.rates_now);
        self.set(Series::Liability, liability);
    }
}
