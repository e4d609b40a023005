//! What plan B has more than plan A, under the same luck.

use std::rc::Rc;

use snowball_engine::plan::Currency;
use snowball_engine::{Chance, Metric, Paired, Results, Summary};

use super::metrics;
use crate::i18n::{Alike, I18n, Style};
use crate::state::FIRST_PASS;

/// The difference in one metric, B − A.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// What is compared.
    pub metric: Metric,
    /// Median with the 90 % interval.
    pub summary: Summary,
    /// Chance that B is better: has more customers, or a lower cost.
    pub better: Chance,
}

/// What is compared; [`Metric::as_str`] is its name in attributes.
pub const COMPARED: [Metric; 3] = [Metric::Customers, Metric::Cac, Metric::Spend];

/// A difference in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What B has more or less, such as "320 more customers".
    pub main: String,
    /// The 90 % interval, signed.
    pub interval: String,
    /// The chance that B is better.
    pub chance: String,
}

/// How a difference of a metric is written: that of two shares in points.
#[must_use]
pub fn style(metric: Metric, currency: Currency) -> Style {
    match metrics::style(metric, currency) {
        Style::Share => Style::Points,
        style => style,
    }
}

/// A difference with its sign; what is nothing, or written as nothing, has none.
#[must_use]
pub fn signed(i18n: &I18n, value: f64, style: Style, alike: Alike) -> String {
    let size = i18n.number_alike(value.abs(), style, alike);
    if !size.contains(|c: char| ('1'..='9').contains(&c)) {
        return size;
    }
    i18n.with(if value < 0.0 { "difference-less" } else { "difference-more" }, &[("value", size.into())])
}

/// A median difference and its 90 % interval, signed, with no more digits than the interval supports.
#[must_use]
pub fn interval(i18n: &I18n, summary: Summary, style: Style) -> (String, String) {
    let alike = metrics::alike([&summary]);
    let [low, median, high] =
        [summary.low, summary.median, summary.high].map(|value| signed(i18n, value, style, alike));
    (median, i18n.with("difference-ends", &[("low", low.into()), ("high", high.into())]))
}

/// The differences there are; none while either plan has too few replicates.
#[must_use]
pub fn differences(a: &Rc<Results>, b: &Rc<Results>) -> Vec<Difference> {
    if a.done().min(b.done()) < FIRST_PASS {
        return Vec::new();
    }
    let difference = |metric| {
        let paired = Paired::of(a, b, metric);
        let more = paired.chance_more()?;
        let better = match metric {
            Metric::Customers => more,
            _ => Chance { share: 1.0 - more.share, ..more },
        };
        Some(Difference { metric, summary: paired.summary()?, better })
    };
    COMPARED.into_iter().filter_map(difference).collect()
}

impl Difference {
    /// In words, with the letters of the two plans.
    #[must_use]
    pub fn words(&self, i18n: &I18n, currency: Currency, a: char, b: char) -> Words {
        let Summary { low, median, high } = self.summary;
        let style = metrics::style(self.metric, currency);
        let alike = metrics::alike([&self.summary]);
        let size = |value: f64| i18n.number_alike(value.abs(), style, alike);
        let signed = |value: f64| {
            let sign = if value < 0.0 { "difference-less" } else { "difference-more" };
            i18n.with(sign, &[("value", size(value).into())])
        };
        let way = if median > 0.0 {
            "more"
        } else if median < 0.0 {
            "less"
        } else {
            "same"
        };
        let letters = [("a", a.to_string()), ("b", b.to_string())];
        let mut values: Vec<_> = letters.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
        values.extend([
            ("way", way.into()),
            ("value", size(median).into()),
            ("low", signed(low).into()),
            ("high", signed(high).into()),
            ("chance", metrics::chance(i18n, self.better).into()),
        ]);
        let name = self.metric.as_str();
        Words {
            main: i18n.with(&format!("difference-{name}"), &values),
            interval: i18n.with("difference-interval", &values),
            chance: i18n.with(&format!("difference-{name}-chance"), &values),
        }
    }
}
