//! What is learnt, in worlds of which the truth is known. The table of 200 worlds is in `docs/calibration.md`.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use snowball_calibrate::coverage::{simulated, world};
use snowball_calibrate::forecast::Forecaster;
use snowball_calibrate::posterior::Warning;
use snowball_calibrate::read::{Column, Role, Series};
use snowball_calibrate::{Answer, CalibrateError, Fit, Model, Spec, Stage, solve};
use snowball_engine::plan::{Number, Plan};

const SHARING: &str = "/segments/0/share_rate";
const BUYING: &str = "/segments/0/purchase_conversion";
const ORGANIC: &str = "/acquisition/organic";

fn small() -> Plan {
    Plan::from_json(include_str!("data/small.json")).unwrap()
}

fn spec(parameters: &[&str]) -> Spec {
    Spec {
        parameters: parameters.iter().map(ToString::to_string).collect(),
        roles: vec![Role::Customers, Role::Joined, Role::Referrals],
        effort: 96,
        ..Spec::default()
    }
}

/// A smaller version of the coverage table: 90 % of 72 intervals, five standard errors either way.
#[test]
fn intervals_hold_the_truth() {
    let found: Vec<_> = (0..24).map(|i| world(&small(), &spec(&[SHARING, BUYING, ORGANIC]), 60, i).unwrap()).collect();
    let held = found.iter().flat_map(|world| &world.parameters).filter(|parameter| parameter.holds()).count();
    assert!((held as f64 / 72.0 - 0.9).abs() < 5.0 * (0.09f64 / 72.0).sqrt(), "{held} of 72");
    // And they are narrow: the data say something.
    let left: f64 =
        found.iter().flat_map(|world| &world.parameters).map(|parameter| parameter.left).sum::<f64>() / 72.0;
    assert!(left < 0.35, "{left}");
    // The right plan is not called a poor fit.
    assert!(found.iter().filter(|world| world.rarity < 0.01).count() <= 3);
}

#[test]
fn what_cannot_be_told_is_said() {
    let mut plan = small();
    plan.set_number("/segments/0/first_purchase", Number::Range { low: 100.0, high: 400.0 });
    let truth = spec(&[SHARING, "/segments/0/acceptance", "/segments/0/first_purchase"]);
    let series = simulated(&plan, &truth, 60, &[0.4, 0.0, 0.0], 9).unwrap();
    let found = solve(&plan, &series, &truth).unwrap();
    let together = found.warnings.iter().any(|warning| {
        matches!(warning, Warning::OnlyTogether { a, b, correlation } if a == SHARING && b == "/segments/0/acceptance" && *correlation < -0.9)
    });
    assert!(together, "shares and their acceptance act as one: {:?}", found.warnings);
    let unknown = Warning::NotIdentified { path: "/segments/0/first_purchase".to_owned() };
    assert!(found.warnings.contains(&unknown), "{:?}", found.warnings);
    let learnt = &found.parameters[2];
    let near = |a: f64, b: f64| (a / b).ln().abs() < 0.25;
    assert!(near(learnt.low, learnt.prior[0]) && near(learnt.high, learnt.prior[1]), "{learnt:?}");
}

#[test]
fn a_plan_that_cannot_bring_it_is_a_poor_fit() {
    let plan = small();
    let spec = spec(&[SHARING, BUYING]);
    let mut series = simulated(&plan, &spec, 60, &[0.0, 0.0], 4).unwrap();
    // In the last three weeks ten times as many join, but nobody says so to the plan.
    for value in &mut series.columns[1].values[39..] {
        *value = value.map(|value| 10.0 * value + 30.0);
    }
    let found = solve(&plan, &series, &spec).unwrap();
    assert!(found.warnings.iter().any(|warning| matches!(warning, Warning::PoorFit { .. })), "{:?}", found.goodness);
}

#[test]
fn the_forecast_is_scored_beside_naive_ones() {
    let plan = small();
    let spec = Spec { hold_back: 14, ..spec(&[SHARING, BUYING, ORGANIC]) };
    let series = simulated(&plan, &spec, 60, &[0.8, 0.3, -0.5], 2).unwrap();
    let found = solve(&plan, &series, &spec).unwrap();
    assert_eq!((found.learnt, found.bands.len(), found.bands[0].quantiles.len()), (46, 3, 60));
    let of = |role, by| found.scores.iter().find(|scores| (scores.role, scores.by) == (role, by)).unwrap();
    let mut better = 0;
    for role in [Role::Customers, Role::Joined, Role::Referrals] {
        let plan = of(role, Forecaster::Plan);
        assert_eq!(plan.periods, 14);
        assert!(plan.covered >= 0.6, "{plan:?}");
        let naive = of(role, Forecaster::LastWeek).crps.min(of(role, Forecaster::Trend).crps);
        better += u32::from(plan.crps < 1.2 * naive);
    }
    assert!(better >= 2, "{:?}", found.scores);
    // What is held back is not looked at.
    let mut other = series;
    for column in &mut other.columns {
        column.values[46..].fill(Some(1e6));
    }
    assert_eq!(solve(&plan, &other, &spec).unwrap().parameters, found.parameters);
}

/// Stopped anywhere, sent, taken up again, evaluated in any order: the same bits.
#[test]
fn a_search_travels() {
    let plan = small();
    let spec = Spec { effort: 64, ..spec(&[SHARING, ORGANIC]) };
    let series = simulated(&plan, &spec, 40, &[0.2, -0.2], 1).unwrap();
    let model = Model::new(&plan, &series, &spec).unwrap();
    let mut fit = Fit::new(&plan, &series, &spec).unwrap();
    assert_eq!(fit.finish(), Err(CalibrateError::Unfinished));
    while fit.stage() != Stage::Done {
        fit = serde_json::from_str(&serde_json::to_string(&fit).unwrap()).unwrap();
        let mut answers: Vec<Answer> = fit.ask().iter().rev().map(|piece| model.evaluate(piece)).collect();
        answers.reverse();
        let wanted = answers.len();
        assert_eq!(fit.tell(&answers[1..]), Err(CalibrateError::Answers { got: wanted - 1, wanted }));
        fit.tell(&answers).unwrap();
        let (done, all) = fit.progress();
        assert!(done <= all);
    }
    assert_eq!(fit.finish().unwrap(), solve(&plan, &series, &spec).unwrap());
}

#[test]
fn what_was_learnt_goes_back_into_the_plan() {
    let plan = small();
    let spec = Spec { effort: 64, ..spec(&[SHARING, "/segments/0/contacts"]) };
    let series = simulated(&plan, &spec, 60, &[0.5, 0.0], 3).unwrap();
    let found = solve(&plan, &series, &spec).unwrap();
    let learnt = found.apply(&plan);
    learnt.check().unwrap();
    for parameter in &found.parameters {
        let (_, number) = learnt.number(&parameter.path).unwrap();
        assert_eq!(number, Number::Range { low: parameter.low, high: parameter.high });
        assert!(parameter.low < parameter.median && parameter.median < parameter.high);
    }
    assert_eq!(learnt.acquisition, plan.acquisition);
    // Together the two are known far better than either: every draw keeps their product.
    let products: Vec<f64> = found.draws.iter().map(|draw| (draw[0] * draw[1]).ln()).collect();
    let singles: Vec<f64> = found.draws.iter().map(|draw| draw[0].ln()).collect();
    let spread = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt()
    };
    assert!(spread(&products) < 0.5 * spread(&singles), "{} {}", spread(&products), spread(&singles));
}

#[test]
fn what_cannot_be_learnt_is_refused() {
    let plan = small();
    let series = simulated(&plan, &spec(&[SHARING]), 30, &[0.0], 1).unwrap();
    let message = |spec: &Spec, series: &Series| Fit::new(&plan, series, spec).unwrap_err().to_string();
    assert!(
        message(&spec(&["/segments/0/sharerate"]), &series)
            .starts_with("/segments/0/sharerate: the plan has no such number")
    );
    assert!(message(&spec(&["/churn/polarization", "/ladder/friend_reward"]), &series).contains("cannot be a range"));
    assert!(message(&spec(&[]), &series).starts_with("parameters: 0; valid: 1 to 8"));
    assert!(
        message(&Spec { hold_back: 25, ..spec(&[SHARING]) }, &series)
            .starts_with("known values of a column before those held back: 5;")
    );
    let money = Series { columns: vec![Column { role: Role::Spend, values: vec![Some(1.0); 30] }], ..series };
    assert!(message(&spec(&[SHARING]), &money).ends_with("it has: spend"));
}
