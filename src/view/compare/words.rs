//! What a comparison says, in words: statements, what is settled, and what the numbers do not mean.

use snowball_decide::plane::Ratio;
use snowball_decide::settle::{Judged, Verdict};
use snowball_decide::statement::Statement;
use snowball_engine::{Chance, Metric, Summary};

use super::Comparison;
use crate::i18n::{I18n, Style, Value};
use crate::state::{FIRST_PASS, most_replicates};
use crate::view::{difference, metrics};

/// The paragraph that stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is better, and how sure that is.
    pub lead: Vec<String>,
    /// What the extra customers cost.
    pub money: Vec<String>,
    /// What the numbers do not mean.
    pub limits: Vec<String>,
}

/// Two plans, and whether it is settled which is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Indices of the two open plans.
    pub slots: [usize; 2],
    /// Whether it is settled.
    pub settled: bool,
    /// In words.
    pub words: String,
}

/// The paragraph.
#[must_use]
pub fn answer(i18n: &I18n, comparison: &Comparison) -> Answer {
    let say = Words { i18n, comparison };
    let mut answer = Answer { lead: Vec::new(), money: Vec::new(), limits: Vec::new() };
    answer.lead.extend(say.best());
    for statement in &comparison.statements {
        let place = match statement {
            Statement::Wins { .. } | Statement::TooClose { .. } | Statement::Same { .. } => &mut answer.lead,
            Statement::Buys { .. } | Statement::Dominates { .. } => &mut answer.money,
            Statement::Conditional { .. } | Statement::Lengths { .. } | Statement::Currencies { .. } => {
                &mut answer.limits
            }
        };
        place.push(say.statement(statement));
    }
    answer.limits.push(i18n.text("compare-limit-often"));
    answer
}

/// What is settled, pair by pair.
#[must_use]
pub fn pairs(i18n: &I18n, comparison: &Comparison) -> Vec<Pair> {
    let say = Words { i18n, comparison };
    comparison.judged.iter().map(|judged| say.pair(judged)).collect()
}

/// A chance with its Monte Carlo error; what was hardly ever or nearly always so has none that could be told.
pub(super) fn chance(i18n: &I18n, chance: Chance) -> String {
    let share = metrics::chance(i18n, chance);
    if !(0.005..0.995).contains(&chance.share) {
        return share;
    }
    let error = i18n.number_to(chance.standard_error, Style::Points, 0.001);
    i18n.with("compare-chance", &[("chance", share.into()), ("error", error.into())])
}

/// "About so many more": two digits, and never too few.
pub(super) fn about(more: u64) -> u64 {
    let mut step = 1;
    while more / step >= 100 {
        step *= 10;
    }
    more.div_ceil(step) * step
}

struct Words<'a> {
    i18n: &'a I18n,
    comparison: &'a Comparison,
}

impl Words<'_> {
    fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.i18n.with(key, values)
    }

    fn letter(&self, place: usize) -> Value<'static> {
        self.comparison.letter(place).into()
    }

    fn name(&self, metric: Metric) -> Value<'static> {
        self.i18n.text(&format!("metric-{}", metric.as_str())).into()
    }

    fn money(&self, amount: f64) -> String {
        let style = self.comparison.style(0, Metric::Spend);
        self.i18n.number(amount, style)
    }

    /// A median difference with its interval; nothing where the plans share no replicate that defines it.
    fn spread(&self, metric: Metric, plan: usize, over: usize, summary: Option<Summary>) -> Option<String> {
        let style = difference::style(metric, self.comparison.plans[plan].currency);
        let (median, ends) = difference::interval(self.i18n, summary?, style);
        let values =
            [("plan", self.letter(plan)), ("over", self.letter(over)), ("value", median.into()), ("ends", ends.into())];
        Some(self.say("compare-says-spread", &values))
    }

    /// Which of several plans is the best most often; two are compared with each other anyway.
    fn best(&self) -> Option<String> {
        let (metric, plans) = (self.comparison.metric, self.comparison.slots.len());
        let compared = self.comparison.compared.iter().find(|compared| compared.metric == metric)?;
        let chances = &compared.best.as_ref().filter(|_| plans > 2)?.chances;
        let chances = chances.iter().enumerate().filter_map(|(place, chance)| Some((place, (*chance)?)));
        let (place, share) = chances.reduce(|best, next| if next.1.share > best.1.share { next } else { best })?;
        let values = [
            ("plan", self.letter(place)),
            ("metric", self.name(metric)),
            ("plans", plans.into()),
            ("chance", chance(self.i18n, share).into()),
        ];
        Some(self.say("compare-says-best", &values))
    }

    fn statement(&self, statement: &Statement) -> String {
        match statement {
            Statement::Wins { metric, plan, over, chance: share, difference, settled, more } => {
                let values = [
                    ("plan", self.letter(*plan)),
                    ("over", self.letter(*over)),
                    ("metric", self.name(*metric)),
                    ("chance", chance(self.i18n, *share).into()),
                ];
                let wins = self.say(if share.share > 0.5 { "compare-says-wins" } else { "compare-says-even" }, &values);
                let sure = match settled {
                    true => self.i18n.text("compare-says-settled"),
                    false => self.say("compare-says-open", &[("more", about(*more).into())]),
                };
                self.all([Some(wins), self.spread(*metric, *plan, *over, *difference), Some(sure)])
            }
            Statement::TooClose { metric, plans: [a, b], chance: share, difference } => {
                let values = [
                    ("a", self.letter(*a)),
                    ("b", self.letter(*b)),
                    ("metric", self.name(*metric)),
                    ("chance", chance(self.i18n, *share).into()),
                ];
                let close = self.say("compare-says-close", &values);
                self.all([Some(close), self.spread(*metric, *b, *a, *difference), None])
            }
            Statement::Same { metric, plans: [a, b], more } => {
                let values = [("a", self.letter(*a)), ("b", self.letter(*b)), ("metric", self.name(*metric))];
                let open = (*more > 0).then(|| self.say("compare-says-open", &[("more", about(*more).into())]));
                self.all([Some(self.say("compare-says-same", &values)), open, None])
            }
            Statement::Buys { plan, over, customers, cost, incremental_cac } => {
                let mut values = vec![
                    ("plan", self.letter(*plan)),
                    ("over", self.letter(*over)),
                    ("count", customers.round().into()),
                    ("customers", self.i18n.number(*customers, Style::Count).into()),
                    ("cost", self.money(*cost).into()),
                ];
                let Some(Ratio { value, low, high }) = *incremental_cac else {
                    return self.say("compare-says-buys-unclear", &values);
                };
                let style = self.comparison.style(0, Metric::Cac);
                let (each, interval) = metrics::interval(self.i18n, Summary { low, median: value, high }, style);
                values.extend([("each", each.into()), ("interval", interval.into())]);
                self.say("compare-says-buys", &values)
            }
            Statement::Dominates { plan, over, customers, saving } => {
                let values = [
                    ("plan", self.letter(*plan)),
                    ("over", self.letter(*over)),
                    ("count", customers.round().into()),
                    ("customers", self.i18n.number(*customers, Style::Count).into()),
                    ("saving", self.money(*saving).into()),
                ];
                self.say(
                    match (*customers == 0.0, *saving == 0.0) {
                        (true, _) => "compare-says-saves",
                        (false, true) => "compare-says-wins-free",
                        (false, false) => "compare-says-dominates",
                    },
                    &values,
                )
            }
            Statement::Lengths { days } => {
                let days = days.iter().map(|days| self.i18n.number(f64::from(*days), Style::Count));
                self.say("compare-says-lengths", &[("days", self.each(days).into())])
            }
            Statement::Currencies { currencies } => {
                let currencies =
                    currencies.iter().map(|currency| self.i18n.text(&format!("choice-{}", currency.as_str())));
                self.say("compare-says-currencies", &[("currencies", self.each(currencies).into())])
            }
            Statement::Conditional { unknowns } => {
                let unknowns = unknowns.iter().map(|count| self.i18n.number(*count as f64, Style::Count));
                self.say("compare-says-conditional", &[("unknowns", self.each(unknowns).into())])
            }
        }
    }

    /// A value of each plan, each with its letter.
    fn each(&self, values: impl Iterator<Item = String>) -> String {
        let one = |(place, value): (usize, String)| {
            self.say("charts-label-plan", &[("plan", self.letter(place)), ("value", value.into())])
        };
        let list =
            |before: String, next| self.say("compare-list", &[("before", before.into()), ("next", Value::from(next))]);
        values.enumerate().map(one).reduce(list).unwrap_or_default()
    }

    /// Sentences one after the other.
    fn all(&self, sentences: [Option<String>; 3]) -> String {
        let next = |before: String, next: String| {
            self.say("compare-sentences", &[("before", before.into()), ("next", next.into())])
        };
        sentences.into_iter().flatten().reduce(next).unwrap_or_default()
    }

    fn pair(&self, judged: &Judged) -> Pair {
        let Judged { a, b, settled } = *judged;
        let slots = [self.comparison.slots[a], self.comparison.slots[b]];
        let mut values = vec![("a", self.letter(a)), ("b", self.letter(b))];
        let Some(settled) = settled else {
            return Pair { slots, settled: false, words: self.say("compare-pair-undefined", &values) };
        };
        values.push(("chance", chance(self.i18n, settled.chance).into()));
        let key = match settled.verdict {
            Verdict::Better => "compare-pair-better",
            Verdict::Worse => "compare-pair-worse",
            Verdict::TooClose => "compare-pair-close",
            Verdict::Same if settled.is_settled() => "compare-pair-same",
            Verdict::Same | Verdict::Open => {
                let most = most_replicates(self.comparison.slots.len());
                let beyond = u64::from(self.comparison.replicates) + settled.more > u64::from(most);
                values.push(("more", about(settled.more).into()));
                values.push(("most", most.into()));
                if beyond { "compare-pair-beyond" } else { "compare-pair-open" }
            }
        };
        Pair { slots, settled: settled.is_settled(), words: self.say(key, &values) }
    }
}

/// Why there is nothing to be said yet.
#[must_use]
pub fn waiting(i18n: &I18n, done: u32) -> String {
    i18n.with("compare-waiting", &[("done", done.into()), ("least", FIRST_PASS.into())])
}
