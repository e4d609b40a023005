//! The headline numbers of a plan.

use snowball_engine::plan::Currency;
use snowball_engine::{Chance, Metric, Summary};

use super::metrics;
use crate::i18n::{Alike, I18n, Style};
use crate::state::{FIRST_PASS, OpenPlan};

/// A headline card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// Stable name, for attributes.
    pub id: &'static str,
    /// What is shown; the chance that the first goal is met if it is no metric.
    pub metric: Option<Metric>,
}

/// Every card, in order.
pub const CARDS: [Card; 7] = [
    Card { id: "customers", metric: Some(Metric::Customers) },
    Card { id: "cac", metric: Some(Metric::Cac) },
    Card { id: "referral-share", metric: Some(Metric::ReferralShare) },
    Card { id: "r", metric: Some(Metric::R) },
    Card { id: "spend", metric: Some(Metric::Spend) },
    Card { id: "ltv-cac", metric: Some(Metric::LtvCac) },
    Card { id: "goal", metric: None },
];

/// What is known of a headline number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// From replicates.
    Interval(Summary),
    /// From replicates: how often the goal was met.
    Chance(Chance),
    /// From the mean path, while there are too few replicates.
    Expected(f64),
    /// Whether the mean path meets the goal, while there are too few replicates.
    ExpectedMet(bool),
    /// Not defined, such as a CAC without customers.
    Undefined,
    /// The plan has no goal.
    NoGoal,
}

/// A reading in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The number itself.
    pub main: String,
    /// Its interval, or what kind of number it is.
    pub detail: String,
}

/// The headline numbers of a plan, in the order of [`CARDS`].
#[must_use]
pub fn readings(open: &OpenPlan) -> [Reading; CARDS.len()] {
    CARDS.map(|card| match card.metric {
        Some(metric) => reading(open, metric),
        None => goal_reading(open),
    })
}

/// What plans show on a card, their numbers written alike.
#[must_use]
pub fn lines(i18n: &I18n, card: Card, shown: &[(Reading, Currency)]) -> Vec<(Option<Summary>, Words)> {
    let summaries: Vec<_> = shown.iter().filter_map(|(reading, _)| reading.summary()).collect();
    let alike = match card.metric {
        Some(_) => metrics::alike(&summaries),
        // Chances are told in whole per cent.
        None => Alike::of(&[], Some(0.01)),
    };
    let line = |&(reading, currency): &(Reading, Currency)| {
        (reading.summary(), reading.words(i18n, card.metric, currency, alike))
    };
    shown.iter().map(line).collect()
}

/// Whether there are enough replicates of the present plan to speak of medians and chances.
#[must_use]
pub fn is_ready(open: &OpenPlan) -> bool {
    open.results.done() >= FIRST_PASS
}

fn reading(open: &OpenPlan, metric: Metric) -> Reading {
    let known = if is_ready(open) {
        open.results.summary(metric).map(Reading::Interval)
    } else {
        metric.last(&open.expected).map(Reading::Expected)
    };
    known.unwrap_or(Reading::Undefined)
}

fn goal_reading(open: &OpenPlan) -> Reading {
    if open.plan.goals.is_empty() {
        return Reading::NoGoal;
    }
    let known = if is_ready(open) {
        open.results.goal_chance(0).map(Reading::Chance)
    } else {
        open.expected.goals_met.first().copied().map(Reading::ExpectedMet)
    };
    known.unwrap_or(Reading::Undefined)
}

impl Reading {
    /// Median with the 90 % interval (of a chance: of its Monte Carlo error), in full digits, for attributes.
    #[must_use]
    pub fn summary(self) -> Option<Summary> {
        match self {
            Self::Interval(summary) => Some(summary),
            Self::Chance(Chance { share, standard_error }) => {
                /// Standard normal 95 % point.
                const Z95: f64 = 1.645;
                let reach = Z95 * standard_error;
                let (low, high) = ((share - reach).max(0.0), (share + reach).min(1.0));
                Some(Summary { low, median: share, high })
            }
            _ => None,
        }
    }

    /// As it stands on the card, written like the numbers of the other plans.
    #[must_use]
    pub fn words(self, i18n: &I18n, metric: Option<Metric>, currency: Currency, alike: Alike) -> Words {
        let style = metric.map_or(Style::Share, |metric| metrics::style(metric, currency));
        let (main, detail) = match self {
            Self::Interval(summary) => metrics::interval_alike(i18n, summary, style, alike),
            Self::Chance(chance) => {
                let interval = self.summary().map(|summary| metrics::interval_alike(i18n, summary, style, alike).1);
                (metrics::chance(i18n, chance), interval.unwrap_or_default())
            }
            Self::Expected(value) => (i18n.number(value, style), i18n.text("card-expected")),
            Self::ExpectedMet(met) => {
                let key = if met { "card-expected-met" } else { "card-expected-missed" };
                (i18n.text(key), i18n.text("card-expected"))
            }
            Self::Undefined => (i18n.text("card-undefined"), String::new()),
            Self::NoGoal => (i18n.text("card-undefined"), i18n.text("card-no-goal")),
        };
        Words { main, detail }
    }
}
