//! Extra customers against extra money: the cost-effectiveness plane, and what to choose by what a customer is worth.

use std::rc::Rc;

use snowball_decide::plane::{Acceptance, Corners, Extra, Plane, Step, acceptability, frontier, mean_end};
use snowball_engine::plan::Quantity;
use snowball_engine::{Chance, Metric, Results, Summary};

use super::{Comparison, words};
use crate::i18n::{I18n, Style, Value};
use crate::view::charts::{Axis, Body, Cloud, Range, Still, Table, Tint, Xy, XyCurve, XyMark};
use crate::view::{difference, metrics};

/// Points of the acceptability curve, from a customer who is worth nothing on.
const WORTHS: u32 = 60;

/// Rows of its table.
const ROWS: usize = 12;

/// Points of a cloud that are drawn: more would hide each other.
const DRAWN: usize = 1000;

/// What extra customers cost, plans in the order of the comparison.
#[derive(Clone, Debug)]
pub struct Money {
    /// What each plan but the yardstick brings beyond it.
    pub planes: Vec<Option<Plane>>,
    /// Chances by what a customer is worth, from nothing to [`Money::top`].
    pub acceptance: Vec<Acceptance>,
    /// The efficient plans in order of their customers.
    pub steps: Vec<Step>,
    /// Largest worth that is drawn.
    pub top: f64,
    /// What a customer of the yardstick is worth, or else costs, in the median.
    pub worth: Option<(Metric, f64)>,
}

impl Money {
    pub(super) fn of(results: &[Rc<Results>]) -> Self {
        let median =
            |results: &Results, metric: Metric| Some(results.summary(metric)?.median).filter(|median| *median > 0.0);
        let known = |metric: Metric| results.iter().filter_map(move |results| median(results, metric));
        let most = known(Metric::Ltv).chain(known(Metric::Cac)).fold(0.0, f64::max);
        // Twice what a customer costs or brings, to a round number; something where nothing is known.
        let top = if most > 0.0 { Range::around([0.0, 2.0 * most]).high } else { 1.0 };
        let worths: Vec<f64> = (0..=WORTHS).map(|i| top * f64::from(i) / f64::from(WORTHS)).collect();
        let means: Vec<Extra> = results.iter().map(|results| mean_end(results)).collect();
        let of = |metric| Some((metric, median(results.first()?, metric)?));
        Self {
            planes: results.iter().skip(1).map(|other| Plane::of(&results[0], other)).collect(),
            acceptance: acceptability(results, &worths),
            steps: frontier(&means),
            top,
            worth: of(Metric::Ltv).or_else(|| of(Metric::Cac)),
        }
    }

    /// What a customer is taken to be worth unless the reader says otherwise: to three digits, as anyone would say it.
    #[must_use]
    pub fn default_worth(&self) -> f64 {
        self.worth.map_or(0.0, |(_, value)| rounded(value))
    }

    /// How a worth is entered.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        Quantity::money(1e9).slide(0.0, self.top)
    }

    /// Whether no replicate of any plan differs from the yardstick in customers or money.
    fn is_same(&self) -> bool {
        let nothing = |point: &Extra| point.customers == 0.0 && point.cost == 0.0;
        self.planes.iter().flatten().all(|plane| plane.points.iter().all(nothing))
    }

    /// The efficient plans from the smallest, each with the worth from which on it is chosen.
    fn chosen(&self) -> Vec<(usize, f64)> {
        match (self.steps.first(), self.acceptance.first().and_then(|first| first.choice)) {
            (Some(first), _) => {
                let next = self.steps.iter().map(|step| (step.to, step.marginal_cac));
                std::iter::once((first.from, 0.0)).chain(next).collect()
            }
            (None, choice) => choice.map(|plan| (plan, 0.0)).into_iter().collect(),
        }
    }

    /// Plans that are never chosen, whatever a customer is worth.
    pub(super) fn dominated(&self) -> Vec<usize> {
        let chosen = self.chosen();
        let plans = 0..=self.planes.len();
        plans.filter(|plan| !self.is_same() && chosen.iter().all(|(chosen, _)| chosen != plan)).collect()
    }
}

fn rounded(worth: f64) -> f64 {
    let digits = 2 - worth.abs().log10().floor() as i32;
    if worth == 0.0 || !worth.is_finite() { 0.0 } else { (worth * 10f64.powi(digits)).round() / 10f64.powi(digits) }
}

/// Both charts, and what to choose.
#[derive(Clone, Debug)]
pub struct Planes {
    /// The plane.
    pub plane: Rc<Still>,
    /// The acceptability curve.
    pub acceptability: Rc<Still>,
    /// What to choose by what a customer is worth, a sentence each.
    pub choice: Vec<String>,
}

/// The charts of a comparison where a customer is worth so much; nothing where currencies differ.
#[must_use]
pub fn planes(i18n: &I18n, comparison: &Comparison, worth: f64) -> Option<Planes> {
    let money = comparison.money.as_ref()?;
    let say = Say { i18n, comparison, money, worth };
    let choice = say.choice();
    Some(Planes { plane: Rc::new(say.plane()), acceptability: Rc::new(say.acceptability(&choice)), choice })
}

struct Say<'a> {
    i18n: &'a I18n,
    comparison: &'a Comparison,
    money: &'a Money,
    worth: f64,
}

impl Say<'_> {
    fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.i18n.with(key, values)
    }

    fn style(&self) -> Style {
        self.comparison.style(0, Metric::Spend)
    }

    fn amount(&self, amount: f64) -> String {
        self.i18n.number(amount, self.style())
    }

    fn tint(&self, place: usize) -> Tint {
        Tint::Plan(self.comparison.slots[place])
    }

    fn list(&self, parts: impl Iterator<Item = String>) -> String {
        let next = |before: String, next: String| {
            self.say("compare-list", &[("before", before.into()), ("next", next.into())])
        };
        parts.reduce(next).unwrap_or_default()
    }

    /// Plans but the yardstick, with their places.
    fn others(&self) -> impl Iterator<Item = (usize, &Plane)> {
        let planes = self.money.planes.iter().enumerate();
        planes.filter_map(|(other, plane)| Some((other + 1, plane.as_ref()?)))
    }

    fn plane(&self) -> Still {
        let yardstick = self.comparison.letter(0);
        let title = self.say("compare-plane-title", &[("plan", yardstick.as_str().into())]);
        let values = [("plan", yardstick.as_str().into()), ("worth", self.amount(self.worth).into())];
        let subtitle = self.say("compare-plane-subtitle", &values);
        let drawn =
            |plane: &Plane| plane.points.iter().take(DRAWN).map(|point| [point.customers, point.cost]).collect();
        let clouds = self.others().map(|(place, plane)| Cloud { tint: self.tint(place), points: drawn(plane) });
        let reach =
            self.others().flat_map(|(_, plane)| &plane.points).map(|point| point.customers.abs()).fold(1.0, f64::max);
        // Twice as far as any point: it leaves the axes on both sides.
        let ends = [-2.0 * reach, 2.0 * reach].map(|customers| [customers, self.worth * customers]);
        let line =
            XyCurve { name: None, tint: Tint::Ink, dashed: true, dotted: false, guide: true, points: ends.to_vec() };
        let marks = self.others().map(|(place, plane)| XyMark {
            at: [plane.customers, plane.cost],
            across: None,
            up: None,
            tint: self.tint(place),
            text: self.comparison.letter(place),
            strong: true,
        });
        let axis = |key, style| Axis {
            title: self.say(key, &[("plan", yardstick.as_str().into())]),
            style,
            hold: vec![0.0],
            logarithmic: false,
        };
        let xy = Xy {
            across: axis("compare-plane-customers", Style::Count),
            up: axis("compare-plane-cost", self.style()),
            clouds: clouds.collect(),
            curves: vec![line],
            marks: marks.collect(),
            bands: Vec::new(),
            dots: Vec::new(),
            rules: Vec::new(),
            corners: self.corners(),
        };
        let words = self.list(self.others().map(|(place, plane)| self.lies(place, plane)));
        let most = self.others().map(|(_, plane)| plane.points.len()).max().unwrap_or(0);
        let note =
            (most > DRAWN).then(|| self.say("compare-plane-drawn", &[("drawn", DRAWN.into()), ("all", most.into())]));
        Still::new("plane", title, subtitle, Body::Xy(xy), &words, self.plane_table()).noted(note)
    }

    /// What the corners mean, with their chances where there is one plan in them.
    fn corners(&self) -> [Option<String>; 4] {
        let keys = [
            "compare-corner-fewer-dearer",
            "compare-corner-more-dearer",
            "compare-corner-fewer-cheaper",
            "compare-corner-more-cheaper",
        ];
        let mut others = self.others();
        let chances = match (others.next(), others.next()) {
            (Some((_, plane)), None) => in_corners(&plane.corners),
            _ => [None; 4],
        };
        std::array::from_fn(|corner| {
            let name = self.i18n.text(keys[corner]);
            Some(match chances[corner] {
                Some(chance) => {
                    let chance = metrics::chance(self.i18n, chance);
                    self.say("compare-corner", &[("name", name.into()), ("chance", chance.into())])
                }
                None => name,
            })
        })
    }

    fn lies(&self, place: usize, plane: &Plane) -> String {
        let style = Style::Count;
        let alike = metrics::alike([]);
        let values = [
            ("plan", self.comparison.letter(place).into()),
            ("customers", difference::signed(self.i18n, plane.customers, style, alike).into()),
            ("cost", difference::signed(self.i18n, plane.cost, self.style(), alike).into()),
        ];
        self.say("compare-plane-mean", &values)
    }

    fn plane_table(&self) -> Table {
        let head = [
            "compare-table-plan",
            "compare-plane-head-customers",
            "compare-plane-head-cost",
            "compare-plane-head-each",
            "compare-corner-more-dearer",
            "compare-corner-more-cheaper",
            "compare-corner-fewer-dearer",
            "compare-corner-fewer-cheaper",
        ];
        let none = || self.i18n.text("charts-none");
        let rows = self.others().map(|(place, plane)| {
            let alike = metrics::alike([]);
            let [fewer_dearer, more_dearer, fewer, more] = in_corners(&plane.corners);
            // A quotient below 0 is no price.
            let each = plane.incremental_cac.filter(|_| plane.cost > 0.0).map_or_else(none, |ratio| {
                let summary = Summary { low: ratio.low, median: ratio.value, high: ratio.high };
                let (value, interval) = metrics::interval(self.i18n, summary, self.style());
                self.say("charts-summary-value", &[("value", value.into()), ("interval", interval.into())])
            });
            let corner = |chance: Option<Chance>| chance.map_or_else(none, |chance| words::chance(self.i18n, chance));
            vec![
                self.comparison.letter(place),
                difference::signed(self.i18n, plane.customers, Style::Count, alike),
                difference::signed(self.i18n, plane.cost, self.style(), alike),
                each,
                corner(more_dearer),
                corner(more),
                corner(fewer_dearer),
                corner(fewer),
            ]
        });
        Table { head: head.map(|key| self.i18n.text(key)).to_vec(), rows: rows.collect() }
    }

    fn acceptability(&self, choice: &[String]) -> Still {
        let title = self.i18n.text("compare-accept-title");
        let subtitle = self.i18n.text("compare-accept-subtitle");
        let acceptance = &self.money.acceptance;
        let plans = 0..self.comparison.slots.len();
        let share = |at: &Acceptance, place: usize| Some(at.chances.get(place).copied().flatten()?.share);
        let curves = plans.clone().map(|place| XyCurve {
            name: Some(self.comparison.letter(place)),
            tint: self.tint(place),
            dashed: false,
            dotted: false,
            guide: false,
            points: acceptance.iter().filter_map(|at| Some([at.willingness_to_pay, share(at, place)?])).collect(),
        });
        let xy = Xy {
            across: Axis {
                title: self.i18n.text("compare-accept-worth"),
                style: self.style(),
                hold: vec![0.0],
                logarithmic: false,
            },
            up: Axis {
                title: self.i18n.text("compare-accept-chance"),
                style: Style::Share,
                hold: vec![0.0, 1.0],
                logarithmic: false,
            },
            clouds: Vec::new(),
            curves: curves.collect(),
            marks: Vec::new(),
            bands: Vec::new(),
            dots: Vec::new(),
            rules: vec![(self.worth, self.amount(self.worth))],
            corners: [None, None, None, None],
        };
        let head = std::iter::once(self.i18n.text("compare-accept-worth"))
            .chain(plans.clone().map(|place| self.comparison.letter(place)))
            .chain(std::iter::once(self.i18n.text("compare-accept-choice")));
        let none = || self.i18n.text("charts-none");
        let rows = acceptance.iter().step_by(acceptance.len().div_ceil(ROWS).max(1)).map(|at| {
            let chances =
                at.chances.iter().map(|chance| chance.map_or_else(none, |chance| words::chance(self.i18n, chance)));
            std::iter::once(self.amount(at.willingness_to_pay))
                .chain(chances)
                .chain(std::iter::once(at.choice.map_or_else(none, |plan| self.comparison.letter(plan))))
                .collect()
        });
        let table = Table { head: head.collect(), rows: rows.collect() };
        let words = choice.iter().cloned().reduce(|before, next| self.sentences(before, next)).unwrap_or_default();
        Still::new("acceptability", title, subtitle, Body::Xy(xy), &words, table)
    }

    fn sentences(&self, before: String, next: String) -> String {
        self.say("compare-sentences", &[("before", before.into()), ("next", next.into())])
    }

    /// What to choose: by what a customer is worth, and at the worth that was chosen.
    fn choice(&self) -> Vec<String> {
        if self.money.is_same() {
            return vec![self.i18n.text("compare-choice-same")];
        }
        let chosen = self.money.chosen();
        let mut sentences = Vec::new();
        match chosen.as_slice() {
            [] => {}
            [(plan, _)] => {
                sentences.push(self.say("compare-choice-one", &[("plan", self.comparison.letter(*plan).into())]));
            }
            all => {
                let parts = all.iter().enumerate().map(|(at, (plan, from))| {
                    let plan = ("plan", self.comparison.letter(*plan).into());
                    match (at, all.get(1)) {
                        (0, Some((_, until))) => {
                            self.say("compare-choice-until", &[plan, ("worth", self.amount(*until).into())])
                        }
                        _ => self.say("compare-choice-from", &[plan, ("worth", self.amount(*from).into())]),
                    }
                });
                sentences.push(self.say("compare-choice", &[("list", self.list(parts).into())]));
            }
        }
        if let [at] = acceptability(&self.comparison.results, &[self.worth]).as_slice() {
            let parts = at.chances.iter().enumerate().filter_map(|(place, chance)| {
                let value = words::chance(self.i18n, (*chance)?);
                let values = [("plan", self.comparison.letter(place).into()), ("value", value.into())];
                Some(self.say("charts-label-plan", &values))
            });
            let values = [("worth", self.amount(self.worth).into()), ("list", self.list(parts).into())];
            sentences.push(self.say("compare-choice-at", &values));
        }
        sentences
    }
}

/// Upper left, upper right, lower left, lower right.
fn in_corners(corners: &Corners) -> [Option<Chance>; 4] {
    let Corners { more_and_dearer, more_and_not_dearer, not_more_and_dearer, not_more_and_not_dearer } = *corners;
    [not_more_and_dearer, more_and_dearer, not_more_and_not_dearer, more_and_not_dearer]
}
