//! What was learnt: the parameters before and after, what was to be expected beside what happened, and how good the forecast was.

use snowball_calibrate::forecast::Forecaster;
use snowball_calibrate::posterior::Band;
use snowball_calibrate::read::{Role, Series};
use snowball_calibrate::{Posterior, Spec};
use snowball_engine::plan::{Currency, Plan};

use crate::i18n::{Alike, I18n, Style};
use crate::view::charts::{Axis, Body, Cloud, Still, Table, Tint, Xy, XyBand, XyCurve};
use crate::view::{fields, levers, units};

/// A parameter before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct LearntRow {
    /// JSON pointer.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// 90 % interval of what was believed before.
    pub before: String,
    /// Median after.
    pub median: String,
    /// 90 % interval after.
    pub interval: String,
    /// How much of the spread is left.
    pub left: String,
}

/// Every parameter before and after.
#[must_use]
pub fn learnt(i18n: &I18n, plan: &Plan, posterior: &Posterior) -> Vec<LearntRow> {
    let row = |learnt: &snowball_calibrate::posterior::Learnt| {
        let quantity = fields::row(&learnt.path).and_then(|row| row.quantity);
        let name = quantity.map_or_else(|| "one".to_owned(), |quantity| units::name(quantity.unit));
        let unit = units::Unit::new(i18n, &name, plan.currency);
        let [low, high] = learnt.prior;
        let (median, interval) = unit.simulated(learnt.low, learnt.median, learnt.high);
        LearntRow {
            path: learnt.path.clone(),
            name: levers::place(i18n, &learnt.path),
            before: unit.interval(rounded(low), rounded(high)),
            median,
            interval,
            left: i18n.number_to(learnt.left, Style::Share, 0.01),
        }
    };
    posterior.parameters.iter().map(row).collect()
}

/// Three digits, which is more than anybody knows.
fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

fn style(role: Role, currency: Currency) -> Style {
    if role.is_money() { Style::Money(currency) } else { Style::Count }
}

/// How good the forecast of what was held back was, beside what anybody could have said; none if nothing was.
#[must_use]
pub fn scores(i18n: &I18n, currency: Currency, posterior: &Posterior) -> Option<Table> {
    if posterior.scores.is_empty() {
        return None;
    }
    let row = |scores: &snowball_calibrate::forecast::Scores| {
        let by = match scores.by {
            Forecaster::Plan => "calibrate-by-plan",
            Forecaster::LastWeek => "calibrate-by-week",
            Forecaster::Trend => "calibrate-by-trend",
        };
        let style = style(scores.role, currency);
        vec![
            super::role(i18n, scores.role),
            i18n.text(by),
            i18n.number(scores.crps, style),
            i18n.number(scores.interval, style),
            i18n.number_to(scores.covered, Style::Share, 0.01),
        ]
    };
    let head = [
        "calibrate-column",
        "calibrate-forecast-by",
        "calibrate-crps",
        "calibrate-interval-score",
        "calibrate-covered",
    ];
    let rows = posterior.scores.iter().map(row).collect();
    Some(Table { head: head.map(|key| i18n.text(key)).to_vec(), rows })
}

/// Of each column what happened, and what was to be expected.
#[must_use]
pub fn bands(i18n: &I18n, currency: Currency, series: &Series, spec: &Spec, posterior: &Posterior) -> Vec<Still> {
    posterior.bands.iter().map(|band| still(i18n, currency, series, spec, posterior, band)).collect()
}

const fn chart_name(role: Role) -> &'static str {
    match role {
        Role::Date => "calibrate-date",
        Role::Customers => "calibrate-customers",
        Role::CustomersPaid => "calibrate-customers_paid",
        Role::CustomersOrganic => "calibrate-customers_organic",
        Role::CustomersReferred => "calibrate-customers_referred",
        Role::CustomersKoc => "calibrate-customers_koc",
        Role::Joined => "calibrate-joined",
        Role::Referrals => "calibrate-referrals",
        Role::Rewards => "calibrate-rewards",
        Role::Spend => "calibrate-spend",
    }
}

fn still(i18n: &I18n, currency: Currency, series: &Series, spec: &Spec, posterior: &Posterior, band: &Band) -> Still {
    let style = style(band.role, currency);
    // The first day of a campaign is day 1 for people.
    let day = |period: usize| f64::from(series.first + period as u32 * series.period + 1);
    let area = |[low, high]: [usize; 2], strength| XyBand {
        tint: Tint::Series(0),
        strength,
        points: band.quantiles.iter().enumerate().map(|(i, levels)| [day(i), levels[low], levels[high]]).collect(),
    };
    let median = XyCurve {
        name: None,
        tint: Tint::Series(0),
        dashed: false,
        dotted: false,
        guide: false,
        points: band.quantiles.iter().enumerate().map(|(i, levels)| [day(i), levels[2]]).collect(),
    };
    let known = || band.observed.iter().enumerate().filter_map(|(i, value)| value.map(|value| (i, value)));
    let held = posterior.learnt < band.quantiles.len();
    let rule = (day(posterior.learnt) - 0.5 * f64::from(series.period), i18n.text("calibrate-held-back"));
    let title = i18n.with("calibrate-band-title", &[("name", super::role(i18n, band.role).into())]);
    let subtitle = i18n.text(if series.period == 7 { "calibrate-band-weeks" } else { "calibrate-band-days" });
    let xy = Xy {
        across: Axis {
            title: i18n.text("calibrate-axis-day"),
            style: Style::Decimal(0),
            hold: Vec::new(),
            logarithmic: false,
        },
        up: Axis { title: super::role(i18n, band.role), style, hold: vec![0.0], logarithmic: false },
        clouds: Vec::new(),
        curves: vec![median],
        bands: vec![area([0, 4], 0.18), area([1, 3], 0.25)],
        dots: vec![Cloud { tint: Tint::Ink, points: known().map(|(i, value)| [day(i), value]).collect() }],
        marks: Vec::new(),
        rules: if held { vec![rule] } else { Vec::new() },
        corners: Default::default(),
    };
    let head = ["calibrate-date", "calibrate-observed", "calibrate-expected", "calibrate-between"];
    let rows = band.quantiles.iter().enumerate().map(|(i, levels)| {
        let alike = Alike::of(&[levels[0], levels[2], levels[4]], None);
        let observed = band.observed.get(i).copied().flatten();
        vec![
            i18n.date(&series.start, series.first + i as u32 * series.period),
            observed.map_or_else(|| i18n.text("charts-none"), |value| i18n.number(value, style)),
            i18n.number_alike(levels[2], style, alike),
            i18n.interval(levels[0], levels[4], style, alike),
        ]
    });
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let inside = |from: usize, to: usize| {
        let days = known().filter(move |(i, _)| (from..to).contains(i));
        let held: Vec<bool> =
            days.map(|(i, value)| band.quantiles[i][0] <= value && value <= band.quantiles[i][4]).collect();
        (held.iter().filter(|&&inside| inside).count(), held.len())
    };
    let (learnt_in, learnt) = inside(0, posterior.learnt);
    let (later_in, later) = inside(posterior.learnt, band.quantiles.len());
    let key = if spec.hold_back > 0 && held { "calibrate-band-said-held" } else { "calibrate-band-said" };
    let words = i18n.with(
        key,
        &[("inside", learnt_in.into()), ("known", learnt.into()), ("later", later_in.into()), ("held", later.into())],
    );
    Still::new(chart_name(band.role), title, subtitle, Body::Xy(xy), &words, table).noted(Some(words))
}
