//! Curves that need no plan, beside the numbers that they were fitted to.

use snowball_calibrate::curves::{Curve, CurveError, Family, fit_curve, observed};
use snowball_engine::theory::TheoryError;

use super::words;
use crate::i18n::{I18n, Style, Value};
use crate::state::Pilot;
use crate::view::charts::{Axis, Body, Cloud, Still, Table, Tint, Xy, XyCurve};

/// A fitted curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// What it says.
    pub words: Vec<String>,
    /// Its parameters.
    pub table: Table,
    /// The curve and what it was fitted to.
    pub still: Still,
}

/// Fits a curve to a column of the table; or says why there is none, a line for each problem.
///
/// # Errors
/// The problems in words, and how many more there are.
pub fn fitted(i18n: &I18n, pilot: &Pilot, family: Family) -> Result<Fitted, (Vec<String>, u64)> {
    let column = pilot.column.as_deref();
    let decimal = pilot.options.decimal;
    let failed = |error: CurveError| match error {
        CurveError::Table(problems) => {
            (problems.problems.iter().map(|one| words::problem(i18n, one)).collect(), problems.more)
        }
        CurveError::Theory(error) => (vec![refused(i18n, &error)], 0),
    };
    let curve = fit_curve(family, &pilot.bytes, column, decimal).map_err(failed)?;
    let points = observed(family, &pilot.bytes, column, decimal).map_err(|problems| failed(problems.into()))?;
    Ok(draw(i18n, &curve, &points))
}

fn refused(i18n: &I18n, error: &TheoryError) -> String {
    match error {
        TheoryError::Count { got, min, max, .. } => {
            let number = |count: u64| Value::from(i18n.number(count as f64, Style::Decimal(0)));
            i18n.with("calibrate-curve-count", &[("got", number(*got)), ("min", number(*min)), ("max", number(*max))])
        }
        TheoryError::OutOfRange { .. } | TheoryError::NoSolution { .. } => {
            i18n.with("calibrate-curve-none", &[("reason", error.to_string().into())])
        }
    }
}

fn draw(i18n: &I18n, curve: &Curve, points: &[f64]) -> Fitted {
    let number =
        |value: f64| i18n.number_to(value, Style::Decimal(6), 10f64.powi(value.abs().log10().floor() as i32 - 3));
    let share = |value: f64| i18n.number_to(value, Style::Share, 0.001);
    let count = |value: f64| i18n.number(value, Style::Count);
    let (name, rows, said, values, style) = match curve {
        Curve::Sbg { alpha, beta, log_likelihood, rate, polarization, survival } => {
            let later = survival.last().copied().unwrap_or_default();
            let said = i18n.with(
                "calibrate-sbg-said",
                &[
                    ("rate", share(*rate).into()),
                    ("polarization", number(*polarization).into()),
                    ("periods", survival.len().into()),
                    ("left", share(later).into()),
                ],
            );
            let rows = vec![
                ("calibrate-sbg-rate", share(*rate)),
                ("calibrate-sbg-polarization", number(*polarization)),
                ("calibrate-sbg-alpha", number(*alpha)),
                ("calibrate-sbg-beta", number(*beta)),
                ("calibrate-sbg-likelihood", number(*log_likelihood)),
            ];
            ("curve-sbg", rows, said, survival, Style::Share)
        }
        Curve::Bass { p, q, m, r_squared, peak, sales } => {
            let peak = peak.map_or_else(|| i18n.text("charts-none"), &number);
            let said = i18n.with(
                "calibrate-bass-said",
                &[
                    ("market", count(*m).into()),
                    ("peak", peak.as_str().into()),
                    ("explained", share(*r_squared).into()),
                ],
            );
            let rows = vec![
                ("calibrate-bass-p", number(*p)),
                ("calibrate-bass-q", number(*q)),
                ("calibrate-bass-m", count(*m)),
                ("calibrate-bass-peak", peak),
                ("calibrate-bass-explained", share(*r_squared)),
            ];
            ("curve-bass", rows, said, sales, Style::Count)
        }
    };
    let at = |i: usize| i as f64 + 1.0;
    let line = XyCurve {
        name: None,
        tint: Tint::Series(0),
        dashed: false,
        dotted: false,
        guide: false,
        points: values.iter().enumerate().map(|(i, &value)| [at(i), value]).collect(),
    };
    let observed = points.iter().enumerate().map(|(i, &value)| [at(i), value]).collect();
    let up = i18n.text(if name == "curve-sbg" { "calibrate-axis-left" } else { "calibrate-axis-sales" });
    let xy = Xy {
        across: Axis {
            title: i18n.text("calibrate-axis-period"),
            style: Style::Decimal(0),
            hold: Vec::new(),
            logarithmic: false,
        },
        up: Axis { title: up, style, hold: vec![0.0], logarithmic: false },
        clouds: Vec::new(),
        curves: vec![line],
        bands: Vec::new(),
        dots: vec![Cloud { tint: Tint::Ink, points: observed }],
        marks: Vec::new(),
        rules: vec![(points.len() as f64 + 0.5, i18n.text("calibrate-forecast"))],
        corners: Default::default(),
    };
    let write = |value: f64| if style == Style::Share { share(value) } else { i18n.number(value, style) };
    let periods = values.iter().enumerate().map(|(i, &value)| {
        let known = points.get(i).map_or_else(|| i18n.text("charts-none"), |&value| write(value));
        vec![i18n.number(at(i), Style::Decimal(0)), known, write(value)]
    });
    let head = ["calibrate-axis-period", "calibrate-observed", "calibrate-curve"];
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: periods.collect() };
    let title = i18n.text(if name == "curve-sbg" { "calibrate-sbg-title" } else { "calibrate-bass-title" });
    let still = Still::new(name, title, i18n.text("calibrate-curve-subtitle"), Body::Xy(xy), &said, table);
    let head = ["calibrate-parameter", "calibrate-value"].map(|key| i18n.text(key)).to_vec();
    let rows = rows.into_iter().map(|(key, value)| vec![i18n.text(key), value]).collect();
    Fitted { words: vec![said], table: Table { head, rows }, still }
}
