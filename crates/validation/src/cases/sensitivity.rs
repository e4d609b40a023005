//! Sensitivity indices.

use std::f64::consts::PI;

use serde_json::json;
use snowball_engine::Metric;
use snowball_engine::theory::sensitivity::{Design, Indices};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::world::{World, last};

const SEED: u64 = 1;
/// Tolerance of the cases.
const TOLERANCE: f64 = 0.02;

/// Mean, variance and indices against those of the case.
fn compare(case: &Case, judge: &mut Judge, way: Way, indices: &Indices) -> Result<(), Trouble> {
    if let Ok(mean) = case.number("/expected/mean") {
        judge.near("mean", way, indices.mean, mean, TOLERANCE);
    }
    let variance = case.number("/expected/variance")?;
    judge.near("variance", way, indices.variance, variance, TOLERANCE * variance);
    for (order, field, got) in [("first", "S1", &indices.first), ("total", "ST", &indices.total)] {
        for ((input, expected), index) in case.numbers(&format!("/expected/{field}"))?.iter().enumerate().zip(got) {
            judge.near(format!("{order} order, input {}", input + 1), way, index.value, *expected, TOLERANCE);
        }
    }
    for pair in &indices.pairs {
        let (a, b) = (pair.inputs.0 + 1, pair.inputs.1 + 1);
        if let Ok(expected) = case.number(&format!("/expected/S{a}{b}")) {
            judge.near(format!("inputs {a} and {b} together"), way, pair.index, expected, TOLERANCE);
        }
    }
    Ok(())
}

/// Constants of the Ishigami function in SA-01, which names them in its title.
const ISHIGAMI: (f64, f64) = (7.0, 0.1);

pub(super) fn ishigami(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::sensitivity, indices from scrambled Sobol points");
    let (a, b) = ISHIGAMI;
    let indices = Design::new(3, 1 << 14, SEED)?.with_pairs().evaluate(0, |u| {
        let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        let second = libm::sin(x[1]);
        libm::sin(x[0]) * (1.0 + b * x[2] * x[2] * x[2] * x[2]) + a * second * second
    })?;
    compare(case, judge, Way::Simulation, &indices)
}

pub(super) fn g_function(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::sensitivity, indices from scrambled Sobol points");
    let a = case.numbers("/inputs/a")?;
    let indices = Design::new(a.len(), 1 << 13, SEED)?
        .evaluate(0, |u| u.iter().zip(&a).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product())?;
    compare(case, judge, Way::Simulation, &indices)
}

/// Base points over the campaign engine, each evaluation of which compiles a plan.
const PLANS: u32 = 1 << 9;

pub(super) fn invites_and_conversion(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::sensitivity, over the product itself and over the mean path of the campaign engine");
    let range = |field: &str| {
        let text = case.text(&format!("/inputs/{field}"))?;
        let ends = text.trim_start_matches("U(").trim_end_matches(')').split_once(',');
        let ends =
            ends.and_then(|(low, high)| Some((low.trim().parse::<f64>().ok()?, high.trim().parse::<f64>().ok()?)));
        ends.ok_or_else(|| Trouble::Unmeasured(format!("range of {field}")))
    };
    let (invites, conversion) = (range("invites")?, range("conversion")?);
    let at = |(low, high): (f64, f64), u: f64| low + (high - low) * u;
    let design = |points| Design::new(2, points, SEED).map(Design::with_pairs);
    let product = design(1 << 13)?.evaluate(0, |u| at(invites, u[0]) * at(conversion, u[1]))?;
    compare(case, judge, Way::Simulation, &product)?;
    let design = design(PLANS)?;
    let mut friends = Vec::with_capacity(design.runs());
    for run in 0..design.runs() {
        let u = design.point(run);
        // Only the seed, who is core, shares, and on one day.
        let more = [
            ("/acquisition/seeds_core", json!(1.0)),
            ("/layers/active/share", json!(0.0)),
            ("/segments/0/contacts", json!(at(invites, u[0]))),
            ("/segments/0/acceptance", json!(at(conversion, u[1]))),
        ];
        let world = World::generations(1.0, 1.0, 1000.0, 7, &more)?;
        friends.push(last(&world.expected(), Metric::Accepted)?);
    }
    compare(case, judge, Way::MeanPath, &design.analyse(&friends, 0)?)?;
    judge.note(format!("Over the engine with {PLANS} base points: every evaluation is a campaign."));
    Ok(())
}
