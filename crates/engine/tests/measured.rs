//! Measures what `docs/model.md` states: run with `cargo test -p snowball-engine --test measured -- --nocapture`. The
//! assertions are loose; they say when a number of the document needs another look.

mod plans;

use plans::mean_and_sd;
use serde_json::Value;
use snowball_engine::plan::{Plan, TimeStep};
use snowball_engine::{Engine, Metric, Track};

/// A plan of a preset, names and notes left out.
fn preset(text: &str, index: usize) -> Plan {
    let mut value: Value = serde_json::from_str(text).expect("presets are JSON");
    let mut plan = value["plans"][index]["plan"].take();
    strip_names(&mut plan);
    plans::plan(plan)
}

/// Presets have names in every language, where a plan has one text.
fn strip_names(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !["name", "notes", "label"].contains(&key.as_str()));
            map.values_mut().for_each(strip_names);
        }
        Value::Array(list) => list.iter_mut().for_each(strip_names),
        _ => {}
    }
}

fn clinic(index: usize) -> Plan {
    preset(include_str!("../../../assets/library/presets/clinic.json"), index)
}

fn five_years() -> Plan {
    preset(include_str!("../../../assets/library/presets/five-year-plan.json"), 0)
}

fn values(tracks: &[Track], metric: Metric) -> Vec<f64> {
    tracks.iter().filter_map(|track| metric.last(track)).collect()
}

/// Quadrature of the sharing propensity: P(at least j referrals) by H classes against the negative binomial.
#[test]
fn error_of_the_sharing_classes() {
    println!("k     H   mean  P(>=1)   P(>=3)   P(>=5)   P(>=10)");
    let mut worst_chosen = 0.0f64;
    for (k, chosen) in [(3.0, 4), (1.0, 4), (0.5, 6), (0.3, 8), (0.2, 12), (0.1, 12)] {
        for classes in [4, 6, 8, 12] {
            for mean in [0.5, 2.0] {
                let nodes = gauss_laguerre(k, classes);
                let errors = [1u32, 3, 5, 10].map(|least| {
                    let exact = 1.0 - (0..least).map(|j| negative_binomial(j, k, mean)).sum::<f64>();
                    let mixed: f64 = nodes
                        .iter()
                        .map(|(at, weight)| weight * (1.0 - (0..least).map(|j| poisson(j, mean * at)).sum::<f64>()))
                        .sum();
                    mixed / exact - 1.0
                });
                let shown: Vec<String> = errors.iter().map(|error| format!("{:7.2}%", 100.0 * error)).collect();
                println!("{k:<4}  {classes:<3} {mean:<4}  {}", shown.join("  "));
                if classes == chosen && mean == 2.0 && k >= 0.3 {
                    worst_chosen = errors.iter().fold(worst_chosen, |worst, error| worst.max(error.abs()));
                }
            }
        }
    }
    println!("worst of the chosen classes, k of 0.3 and more, mean 2: {:.2} %", 100.0 * worst_chosen);
    assert!(worst_chosen < 0.08);
}

fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

fn negative_binomial(j: u32, k: f64, mean: f64) -> f64 {
    let j = f64::from(j);
    f64::exp(
        ln_gamma(j + k) - ln_gamma(k) - ln_gamma(j + 1.0) + k * (k / (k + mean)).ln() + j * (mean / (k + mean)).ln(),
    )
}

fn poisson(j: u32, mean: f64) -> f64 {
    let j = f64::from(j);
    if mean <= 0.0 { f64::from(u8::from(j == 0.0)) } else { f64::exp(j * mean.ln() - mean - ln_gamma(j + 1.0)) }
}

/// Nodes and weights of Gamma(shape k, mean 1) by another way than the engine's: roots of the generalised Laguerre
/// polynomial by bisection between sign changes, and weights from Christoffel's formula.
fn gauss_laguerre(k: f64, count: usize) -> Vec<(f64, f64)> {
    let a = k - 1.0;
    let orthonormal = |x: f64| {
        // Of the weight x^a e^(-x) / Γ(k): p0 = 1, and the three-term recurrence.
        let mut p = vec![1.0];
        let mut before = 0.0;
        for i in 0..count {
            let n = i as f64;
            let beside = |n: f64| (n * (n + a)).sqrt();
            let next = ((x - (2.0 * n + a + 1.0)) * p[i] - beside(n) * before) / beside(n + 1.0);
            before = p[i];
            p.push(next);
        }
        p
    };
    let last = |x: f64| orthonormal(x)[count];
    // Logarithmic grid: the first root of a small shape lies close to 0.
    let grid: Vec<f64> = (0..40_000).map(|i| f64::exp(-14.0 + 18.5 * f64::from(i) / 40_000.0)).collect();
    let mut nodes = Vec::new();
    for pair in grid.windows(2) {
        let (mut low, mut high) = (pair[0], pair[1]);
        if last(low).signum() == last(high).signum() {
            continue;
        }
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if last(middle).signum() == last(low).signum() { low = middle } else { high = middle }
        }
        let weight = 1.0 / orthonormal(low)[..count].iter().map(|p| p * p).sum::<f64>();
        nodes.push((low / k, weight));
    }
    assert_eq!(nodes.len(), count, "k {k}");
    assert!((nodes.iter().map(|(_, weight)| weight).sum::<f64>() - 1.0).abs() < 1e-9);
    nodes
}

/// Steps of a week against steps of a day, on the mean path.
#[test]
fn weekly_against_daily_steps() {
    let shown = [
        Metric::Joined,
        Metric::Customers,
        Metric::ReferralShare,
        Metric::Members,
        Metric::Spend,
        Metric::Cac,
        Metric::Margin,
        Metric::Ltv,
        Metric::R,
    ];
    for (name, mut plan) in [("clinic A", clinic(0)), ("five years", five_years())] {
        let mut track = |step| {
            plan.time_step = step;
            Engine::new(&plan).unwrap().expected()
        };
        let (daily, weekly) = (track(TimeStep::Day), track(TimeStep::Week));
        for metric in shown {
            let (day, week) = (metric.last(&daily).unwrap(), metric.last(&weekly).unwrap());
            println!(
                "{name}: {:<15} day {day:>14.4}  week {week:>14.4}  {:+.2} %",
                metric.as_str(),
                100.0 * (week / day - 1.0)
            );
            assert!((week / day - 1.0).abs() < 0.15, "{name}, {}", metric.as_str());
        }
    }
}

/// Flows that the expected track leaves out: a check of its sums, which would miss people.
#[test]
fn expected_track_against_the_mean_of_replicates_on_the_presets() {
    use snowball_engine::plan::Number;
    for (name, mut plan) in [("clinic A", clinic(0)), ("five years", five_years())] {
        // Every range at its median, as the expected track takes it; no weather, whose mean is 1.
        plan.numbers_mut(&mut |_, quantity, number| *number = Number::Value(number.median(quantity.kind)));
        let engine = Engine::new(&plan).unwrap();
        let expected = engine.expected();
        let tracks = engine.run(1, 0..60).tracks;
        for metric in [Metric::Joined, Metric::Customers, Metric::Spend, Metric::SpendBonus] {
            let (mean, sd) = mean_and_sd(&values(&tracks, metric));
            let wanted = metric.last(&expected).unwrap();
            let error = 100.0 * sd / mean / 60f64.sqrt();
            println!(
                "{name}: {:<15} expected {wanted:>12.1}  mean {mean:>12.1}  {:+.2} % (± {error:.2})",
                metric.as_str(),
                100.0 * (mean / wanted - 1.0)
            );
            assert!((mean / wanted - 1.0).abs() < 0.05, "{name}, {}", metric.as_str());
        }
    }
}

/// Common random numbers: variance of B − A with the same seed against different seeds, clinic preset.
#[test]
fn common_random_numbers() {
    let (a, b) = (Engine::new(&clinic(0)).unwrap(), Engine::new(&clinic(1)).unwrap());
    let replicates = 200;
    let run = |engine: &Engine, seed| engine.run(seed, 0..replicates).tracks;
    let (a, same, other) = (run(&a, 1), run(&b, 1), run(&b, 2));
    for metric in [Metric::Joined, Metric::Customers, Metric::Cac, Metric::Spend] {
        let variance = |b: &[Track]| {
            let differences: Vec<f64> = values(&a, metric).iter().zip(values(b, metric)).map(|(a, b)| b - a).collect();
            let (_, sd) = mean_and_sd(&differences);
            sd * sd
        };
        let ratio = variance(&same) / variance(&other);
        println!("{:<10} Var(B - A): common / independent {ratio:.3}", metric.as_str());
        assert!(ratio < 0.6, "{}", metric.as_str());
    }
}

/// What each kind of chance contributes to the spread of the clinic's customers.
#[test]
fn three_kinds_of_chance() {
    use snowball_engine::plan::Number;
    let spread = |ranges: bool, weather: bool| {
        let mut plan = clinic(0);
        plan.numbers_mut(&mut |path, quantity, number| {
            if path == "/weather/sigma" && !weather {
                *number = Number::Value(0.0);
            } else if !ranges {
                *number = Number::Value(number.median(quantity.kind));
            }
        });
        let tracks = Engine::new(&plan).unwrap().run(1, 0..150).tracks;
        let (mean, sd) = mean_and_sd(&values(&tracks, Metric::Customers));
        sd / mean
    };
    let (dice, weather, all) = (spread(false, false), spread(false, true), spread(true, true));
    println!("customers, sd over mean: dice {dice:.4}, dice and weather {weather:.4}, all {all:.4}");
    assert!(dice < weather && weather < all);
}
