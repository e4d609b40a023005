//! The same campaigns on the machine itself: what the page must show to the last bit.

use std::collections::BTreeMap;

use snowball::i18n::Locale;
use snowball::presets;
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric, Paired, Results, Summary};

use crate::actions::Exact;

/// Seed and replicates that the page opens with.
pub const SEED: u64 = 1;
pub const REPLICATES: u32 = 1000;

/// Headline cards and what they show.
const CARDS: [(&str, Metric); 6] = [
    ("customers", Metric::Customers),
    ("cac", Metric::Cac),
    ("referral-share", Metric::ReferralShare),
    ("r", Metric::R),
    ("spend", Metric::Spend),
    ("ltv-cac", Metric::LtvCac),
];

/// Standard normal 95 % point, as the page rounds it for the interval of a chance.
const Z95: f64 = 1.645;

/// The plans that the page opens with, in English.
pub fn default_plans() -> Vec<Plan> {
    presets::default().plans.iter().map(|plan| plan.in_language(Locale::En.into()).clone()).collect()
}

/// Simulates a plan.
pub fn simulate(plan: &Plan, seed: u64, replicates: u32) -> Results {
    let engine = Engine::new(plan).expect("the plan is valid");
    let mut results = Results::new(&engine);
    results.merge(engine.run(seed, 0..replicates));
    results
}

/// The headline cards of a plan.
pub fn cards(results: &Results) -> BTreeMap<String, Exact> {
    let mut cards: BTreeMap<_, _> = CARDS
        .iter()
        .map(|(name, metric)| {
            let summary = results.summary(*metric).expect("every headline number of the preset is defined");
            ((*name).to_owned(), exact(summary))
        })
        .collect();
    let chance = results.goal_chance(0).expect("there are replicates");
    let reach = Z95 * chance.standard_error;
    let goal = Exact::new(chance.share, (chance.share - reach).max(0.0), (chance.share + reach).min(1.0));
    cards.insert("goal".to_owned(), goal);
    cards
}

/// The paired differences of two plans.
pub fn differences(a: &Results, b: &Results) -> BTreeMap<String, Exact> {
    [Metric::Customers, Metric::Cac, Metric::Spend]
        .into_iter()
        .map(|metric| {
            let summary = Paired::of(a, b, metric).summary().expect("the plans have replicates in common");
            (metric.as_str().to_owned(), exact(summary))
        })
        .collect()
}

fn exact(Summary { low, median, high }: Summary) -> Exact {
    Exact::new(median, low, high)
}
