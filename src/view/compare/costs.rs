//! What each extra customer costs: over the replicates, as a ratio of means, and at the margin from plan to plan.

use std::rc::Rc;

use snowball_decide::plane::{Plane, Ratio, Step};
use snowball_engine::plan::Direction;
use snowball_engine::{Chance, Metric, Summary};

use super::{Comparison, Money};
use crate::i18n::{I18n, Style, Value};
use crate::view::charts::{Body, Outcome, OutcomeRow, Rule, Still, Table, quantile_dots};
use crate::view::metrics;

/// Share of a row that is left out of the picture at either end: where hardly any customers are extra, the quotient says
/// nothing, and would squeeze all else. It is less than what a dot stands for, so that no dot is lost.
const TAIL: f64 = 0.025;

/// Incremental and marginal CAC.
#[derive(Clone, Debug)]
pub struct Costs {
    /// Extra cost per extra customer over the replicates.
    pub chart: Rc<Still>,
    /// The same as a ratio of means, a sentence per plan.
    pub means: Vec<String>,
    /// From each efficient plan to the next, and who is never chosen.
    pub margins: Vec<String>,
}

/// The costs of a comparison; nothing where currencies differ.
#[must_use]
pub fn costs(i18n: &I18n, comparison: &Comparison, worth: f64) -> Option<Costs> {
    let money = comparison.money.as_ref()?;
    let say = Say { i18n, comparison, money };
    let larger = say.larger();
    Some(Costs {
        chart: Rc::new(say.chart(&larger, worth)),
        means: larger.iter().map(|pair| say.mean(pair)).collect(),
        margins: say.margins(),
    })
}

/// Two plans, the one with more customers in the mean first.
struct Pair {
    plan: usize,
    over: usize,
    plane: Plane,
}

impl Pair {
    /// Whether the extra customers cost anything in the mean: a quotient below 0 is no price.
    fn has_price(&self) -> bool {
        self.plane.cost > 0.0
    }
}

struct Say<'a> {
    i18n: &'a I18n,
    comparison: &'a Comparison,
    money: &'a Money,
}

impl Say<'_> {
    fn style(&self) -> Style {
        self.comparison.style(0, Metric::Cac)
    }

    fn pair<'v>(&self, pair: &Pair) -> [(&'v str, Value<'v>); 2] {
        [("plan", self.comparison.letter(pair.plan).into()), ("over", self.comparison.letter(pair.over).into())]
    }

    /// The yardstick and each other plan, unless they have equally many customers.
    fn larger(&self) -> Vec<Pair> {
        let planes = self.money.planes.iter().enumerate();
        let pair = |(other, plane): (usize, &Option<Plane>)| {
            let (place, plane) = (other + 1, plane.as_ref()?);
            if plane.customers > 0.0 {
                Some(Pair { plan: place, over: 0, plane: plane.clone() })
            } else if plane.customers < 0.0 {
                Some(Pair { plan: 0, over: place, plane: plane.turned()? })
            } else {
                None
            }
        };
        planes.filter_map(pair).collect()
    }

    fn chart(&self, pairs: &[Pair], worth: f64) -> Still {
        let (title, subtitle) = (self.i18n.text("compare-cost-title"), self.i18n.text("compare-cost-subtitle"));
        let rows: Vec<(OutcomeRow, String)> =
            pairs.iter().filter(|pair| pair.has_price()).filter_map(|pair| self.row(pair)).collect();
        let shares = pairs.iter().filter(|pair| pair.has_price()).filter_map(|pair| self.share(pair));
        let note = shares.reduce(|before, next| {
            self.i18n.with("compare-sentences", &[("before", before.into()), ("next", next.into())])
        });
        if rows.is_empty() {
            return Still::empty("incremental", title, subtitle, self.i18n.text("compare-cost-none"));
        }
        let head =
            std::iter::once(self.i18n.text("charts-table-chance")).chain(rows.iter().map(|(_, name)| name.clone()));
        let dots = rows.iter().map(|(row, _)| row.dots.len()).min().unwrap_or(0);
        let cells = (0..dots).map(|dot| {
            let chance = self.i18n.number((dot as f64 + 0.5) / dots as f64, Style::Share);
            let values = rows.iter().map(|(row, _)| self.i18n.number(row.dots[dot], self.style()));
            std::iter::once(chance).chain(values).collect()
        });
        let table = Table { head: head.collect(), rows: cells.collect() };
        let text = self.i18n.with("compare-cost-worth", &[("worth", self.i18n.number(worth, self.style()).into())]);
        let rows: Vec<OutcomeRow> = rows.into_iter().map(|(row, _)| row).collect();
        let list = |before: String, next: String| {
            self.i18n.with("compare-list", &[("before", before.into()), ("next", next.into())])
        };
        let words = rows.iter().map(|row| row.text.clone()).reduce(list).unwrap_or_default();
        let outcome = Outcome {
            style: self.style(),
            rows,
            goals: vec![Rule { value: worth, until: f64::INFINITY, text, good: Some(Direction::AtMost) }],
            expected: Vec::new(),
            dots_text: self.i18n.text("charts-outcome-dots"),
            bars_text: self.i18n.text("compare-cost-bars"),
            room: Vec::new(),
        };
        Still::new("incremental", title, subtitle, Body::Outcome(outcome), &words, table).noted(note)
    }

    /// How many of the replicates these are.
    fn share(&self, pair: &Pair) -> Option<String> {
        let points = &pair.plane.points;
        let share = Chance::of(points.iter().filter(|point| point.customers > 0.0).count(), points.len())?;
        let mut values = self.pair(pair).to_vec();
        values.push(("share", metrics::chance(self.i18n, share).into()));
        Some(self.i18n.with("compare-cost-share", &values))
    }

    /// The replicates in which a plan has more customers.
    fn row(&self, pair: &Pair) -> Option<(OutcomeRow, String)> {
        let mut finals = pair.plane.cacs_where_more();
        finals.sort_unstable_by(f64::total_cmp);
        let summary = pair.plane.cac_where_more?;
        let (value, interval) = metrics::interval(self.i18n, summary, self.style());
        let mut values = self.pair(pair).to_vec();
        values.extend([("value", value.into()), ("interval", interval.into())]);
        let row = OutcomeRow {
            plan: self.comparison.slots[pair.plan],
            letter: Some(self.comparison.letter(pair.plan)),
            text: self.i18n.with("compare-cost-row", &values),
            dots: quantile_dots(&finals),
            finals: middle(&finals).into(),
            dimmed: self.comparison.stale,
        };
        Some((row, self.i18n.with("compare-cost-pair", &self.pair(pair))))
    }

    fn mean(&self, pair: &Pair) -> String {
        let mut values = self.pair(pair).to_vec();
        if !pair.has_price() {
            return self.i18n.with("compare-cost-mean-free", &values);
        }
        let Some(Ratio { value, low, high }) = pair.plane.incremental_cac else {
            return self.i18n.with("compare-cost-mean-unclear", &values);
        };
        let (each, interval) = metrics::interval(self.i18n, Summary { low, median: value, high }, self.style());
        values.extend([("each", each.into()), ("interval", interval.into())]);
        self.i18n.with("compare-cost-mean", &values)
    }

    fn margins(&self) -> Vec<String> {
        let step = |step: &Step| {
            let values = [
                ("from", self.comparison.letter(step.from).into()),
                ("to", self.comparison.letter(step.to).into()),
                ("each", self.i18n.number(step.marginal_cac, self.style()).into()),
            ];
            self.i18n.with("compare-margin", &values)
        };
        let never = |plan: usize| self.i18n.with("compare-dominated", &[("plan", self.comparison.letter(plan).into())]);
        self.money.steps.iter().map(step).chain(self.money.dominated().into_iter().map(never)).collect()
    }
}

/// Sorted values without their tails.
fn middle(sorted: &[f64]) -> &[f64] {
    let tail = (sorted.len() as f64 * TAIL) as usize;
    sorted.get(tail..sorted.len() - tail).unwrap_or(sorted)
}
