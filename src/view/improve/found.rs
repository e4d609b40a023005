//! What was found: the answer beside the plan as it is, and the front of customers against the cost of one.

use snowball_decide::improve::{Candidate, Confirmed, Estimate, Found, Report, Spread};
use snowball_engine::plan::{Currency, Plan};

use super::words;
use crate::i18n::{I18n, Style};
use crate::view::charts::{Axis, Body, Still, Table, Tint, Xy, XyCurve, XyMark};
use crate::view::metrics;

/// A plan that was tried, to be looked at and opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// Its ladder, a line for each part.
    pub ladder: Vec<String>,
    /// Customers, spending, cost of a customer: median and 90 % interval.
    pub figures: [(String, String); 3],
    /// Chance that the limits hold, and its Monte Carlo error.
    pub chance: (String, String),
    /// What the search believed; none of the plan as it is.
    pub believed: Option<String>,
    /// What it has more than the plan as it is.
    pub against: Option<String>,
    /// Whether no other point has more customers for no more each.
    pub unbeaten: bool,
    /// The plan; none where it is the one that is improved.
    pub plan: Option<Plan>,
}

/// The answer, the plan as it is, and the points of the front.
#[must_use]
pub fn offers(i18n: &I18n, base: &Plan, report: &Report) -> (Option<Offer>, Offer, Vec<Offer>) {
    let offer = |name: String, confirmed: &Confirmed| offer(i18n, base, name, confirmed);
    let best = report.best.as_ref().map(|best| offer(i18n.text("improve-found"), best));
    let points = report.frontier.iter().enumerate();
    let points = points.map(|(i, point)| offer(i18n.with("improve-point", &[("number", (i + 1).into())]), point));
    (best, offer(i18n.text("improve-as-it-is"), &report.base), points.collect())
}

fn offer(i18n: &I18n, base: &Plan, name: String, confirmed: &Confirmed) -> Offer {
    let currency = base.currency;
    let none = || (i18n.text("charts-none"), String::new());
    let figure = |spread: &Spread, style| metrics::interval(i18n, spread.summary, style);
    let fresh = &confirmed.fresh;
    let money = Style::Money(currency);
    let plan = confirmed.candidate.as_ref().map(|candidate| {
        let title = match base.name.as_str() {
            "" => name.clone(),
            plan => i18n.with("improve-plan-name", &[("plan", plan.into()), ("name", name.as_str().into())]),
        };
        Plan { name: title, ..candidate.plan(base) }
    });
    Offer {
        ladder: words::ladder(i18n, confirmed.candidate.as_ref(), currency),
        figures: [
            figure(&fresh.customers, Style::Count),
            figure(&fresh.spend, money),
            fresh.cac.as_ref().map_or_else(none, |cac| figure(cac, money)),
        ],
        chance: (metrics::chance(i18n, fresh.chance), i18n.number_to(fresh.chance.standard_error, Style::Share, 0.01)),
        believed: confirmed.search.as_ref().map(|estimate| words::believed(i18n, estimate, currency)),
        against: confirmed.against_base.as_ref().map(|against| words::against(i18n, against, currency)),
        unbeaten: confirmed.unbeaten,
        plan,
        name,
    }
}

/// A point of the front.
struct Point<'a> {
    candidate: Option<&'a Candidate>,
    /// Customers, cost of one: middle and interval.
    at: [f64; 2],
    across: Option<[f64; 2]>,
    up: Option<[f64; 2]>,
    cells: Vec<String>,
}

/// Customers against the cost of one: fresh figures once there are any, until then what the search believes.
#[must_use]
pub fn front(i18n: &I18n, currency: Currency, report: Option<&Report>, found: &[Found]) -> Still {
    let title = i18n.text("improve-front-title");
    let subtitle =
        i18n.text(if report.is_some() { "improve-front-subtitle" } else { "improve-front-subtitle-believed" });
    let points: Vec<Point> = match report {
        Some(report) => report.frontier.iter().filter_map(|point| of_confirmed(i18n, currency, point)).collect(),
        None => found.iter().filter_map(|found| of_found(i18n, currency, found)).collect(),
    };
    if points.is_empty() {
        return Still::empty("front", title, subtitle, i18n.text("improve-front-empty"));
    }
    let mark = |point: &Point, tint, text: String, strong| XyMark {
        at: point.at,
        across: point.across,
        up: point.up,
        tint,
        text,
        strong,
    };
    let numbered = |i: usize| if report.is_some() { (i + 1).to_string() } else { String::new() };
    let mut marks: Vec<XyMark> =
        points.iter().enumerate().map(|(i, point)| mark(point, Tint::Series(0), numbered(i), false)).collect();
    if let Some(report) = report {
        let named = [
            (Some(&report.base), "improve-as-it-is", Tint::Soft),
            (report.best.as_ref(), "improve-found", Tint::Series(4)),
        ];
        for (confirmed, key, tint) in named {
            marks.extend(
                confirmed
                    .and_then(|confirmed| of_confirmed(i18n, currency, confirmed))
                    .map(|point| mark(&point, tint, i18n.text(key), true)),
            );
        }
    }
    let line = XyCurve {
        name: None,
        tint: Tint::Series(0),
        dashed: report.is_none(),
        dotted: false,
        guide: false,
        points: points.iter().map(|point| point.at).collect(),
    };
    let axis = |key: &str, style| Axis { title: i18n.text(key), style, hold: Vec::new(), logarithmic: false };
    let xy = Xy {
        across: axis("improve-axis-customers", Style::Count),
        up: axis("improve-axis-cac", Style::Money(currency)),
        clouds: Vec::new(),
        curves: vec![line],
        marks,
        bands: Vec::new(),
        dots: Vec::new(),
        rules: Vec::new(),
        corners: Default::default(),
    };
    let head = ["improve-point-head", "metric-customers", "metric-cac", "metric-spend", "improve-ladder"];
    let rows = points.iter().enumerate().map(|(i, point)| {
        let ladder = words::ladder(i18n, point.candidate, currency).join(" · ");
        std::iter::once((i + 1).to_string()).chain(point.cells.iter().cloned()).chain([ladder]).collect()
    });
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let ends = [&points[0], &points[points.len() - 1]].map(|point| point.cells.clone());
    let words = i18n.with(
        "improve-front-said",
        &[
            ("count", points.len().into()),
            ("few", ends[0][0].as_str().into()),
            ("cheap", ends[0][1].as_str().into()),
            ("many", ends[1][0].as_str().into()),
            ("dear", ends[1][1].as_str().into()),
        ],
    );
    Still::new("front", title, subtitle, Body::Xy(xy), &words, table)
}

fn of_confirmed<'a>(i18n: &I18n, currency: Currency, confirmed: &'a Confirmed) -> Option<Point<'a>> {
    let (customers, spend, cac) = (&confirmed.fresh.customers, &confirmed.fresh.spend, confirmed.fresh.cac.as_ref()?);
    let ends = |spread: &Spread| Some([spread.summary.low, spread.summary.high]);
    let text = |spread: &Spread, style| {
        let (median, interval) = metrics::interval(i18n, spread.summary, style);
        format!("{median} ({interval})")
    };
    let money = Style::Money(currency);
    Some(Point {
        candidate: confirmed.candidate.as_ref(),
        at: [customers.summary.median, cac.summary.median],
        across: ends(customers),
        up: ends(cac),
        cells: vec![text(customers, Style::Count), text(cac, money), text(spend, money)],
    })
}

fn of_found<'a>(i18n: &I18n, currency: Currency, found: &'a Found) -> Option<Point<'a>> {
    let Estimate { customers, spend, .. } = found.estimate;
    let cac = found.estimate.means().cac()?;
    let money = |amount: f64| i18n.number(amount, Style::Money(currency));
    Some(Point {
        candidate: Some(&found.candidate),
        at: [customers, cac],
        across: None,
        up: None,
        cells: vec![i18n.number(customers, Style::Count), money(cac), money(spend)],
    })
}
