//! Plans for tests: small worlds with a closed form, and random valid plans.

#![allow(dead_code, reason = "each test binary uses a part")]

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};
use snowball_engine::plan::{Kind, Number, Patch, PatchOp, Phase, Plan, Quantity};
use snowball_engine::{Engine, Metric, Series, Track};

/// Reads a plan that must be valid.
pub fn plan(value: Value) -> Plan {
    Plan::from_value(value).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A world in which only what a test names happens: everybody alike, no weather, no layers' moves, joiners are customers
/// at once, sharing is one contact who accepts for sure, nothing lifts it, and nobody is lost.
pub fn bare(horizon_days: u32) -> Value {
    let same = json!({"share": 1.0, "trust": 1.0, "churn": 1.0, "purchases": 0.0});
    json!({
        "version": 1,
        "horizon_days": horizon_days,
        "time_step": "day",
        "market": {"limited": false},
        "segments": [{"share_rate": 0.0, "contacts": 1.0, "acceptance": 1.0}],
        "acquisition": {"seeds": 0.0, "seeds_core": 0.0},
        "sharing": {"dispersion": 1000.0, "response_delay": 0.0},
        "incentive": {"cash_lift": 0.0, "friend_lift": 0.0, "fairness_lift": 0.0, "gradient": 0.0},
        "ladder": {"qualifies_on": "join", "settlement_days": 0.0, "breakage": 0.0},
        "layers": {
            "edge": same, "active": same, "core": same,
            "edge_to_active": 0.0, "active_to_edge": 0.0, "active_to_core": 0.0, "core_to_active": 0.0
        },
        "churn": {"rate": 0.0, "polarization": 0.0, "referred_ratio": 1.0},
        "weather": {"sigma": 0.0}
    })
}

/// Sets the value at a JSON pointer, whose parent must exist.
pub fn with(mut plan: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        let (parent, name) = path.rsplit_once('/').expect("a pointer");
        plan.pointer_mut(parent).expect("the parent exists")[name] = value.clone();
    }
    plan
}

/// The mean path of a plan that must be valid.
pub fn expected(value: Value) -> Track {
    Engine::new(&plan(value)).expect("a valid plan").expected()
}

/// Replicates of a plan that must be valid.
pub fn drawn(value: Value, replicates: u32) -> Vec<Track> {
    Engine::new(&plan(value)).expect("a valid plan").run(20_261_121, 0..replicates).tracks
}

/// Fails unless both are the same up to rounding and the flows that the mean path leaves out.
#[track_caller]
pub fn close(what: &str, got: f64, wanted: f64) {
    assert!((got - wanted).abs() <= 1e-6 * (1.0 + wanted.abs()), "{what}: {got} against {wanted}");
}

/// Fails unless the mean of drawn values is within five standard errors of what it should be.
#[track_caller]
pub fn near(what: &str, values: &[f64], wanted: f64) {
    let (mean, sd) = mean_and_sd(values);
    let error = sd / (values.len() as f64).sqrt();
    assert!((mean - wanted).abs() <= 5.0 * error + 1e-9, "{what}: {mean} ± {error} against {wanted}");
}

/// What a series gained on each recorded step.
pub fn gains(track: &Track, series: Series) -> Vec<f64> {
    (1..track.points()).map(|point| track.at(series, point) - track.at(series, point - 1)).collect()
}

/// A thousand members who alone share, once a day each, and whose friends are too many to exhaust: accepted invitations
/// are the mirror of what lifts sharing.
pub fn mirror(days: u32, changes: &[(&str, Value)]) -> Value {
    let mut world = with(bare(days), &[("/acquisition/seeds", json!(1000.0)), ("/segments/0/share_rate", json!(1.0))]);
    world["layers"]["lead"] = json!({"share": 0.0});
    // Friends join late, so that they do not share themselves.
    world["sharing"]["response_delay"] = json!(365.0);
    world["segments"][0]["acceptance"] = json!(0.01);
    // Those who do join stay leads, who do not share, or leave.
    world["funnel"] = json!({"consult_delay": 365.0});
    world["segments"][0]["consult_conversion"] = json!(0.0);
    with(world, changes)
}

/// How large random plans are.
struct Size {
    days: std::ops::RangeInclusive<u32>,
    people: std::ops::Range<f64>,
    /// Most classes of sharing and churn; 0 leaves them to the plan.
    classes: [u32; 2],
    /// Whether there are phases, caps per member, and numbers at the ends of their sliders.
    odd: bool,
}

/// A random valid plan: every number somewhere on its slider, one in six a range, lists of random length.
pub fn random(seed: u64) -> Plan {
    of_size(seed, &Size { days: 7..=50, people: 100.0..3000.0, classes: [0, 0], odd: false })
}

/// A random valid plan that takes about a millisecond: like [`random`], but short, of few people in few classes; numbers
/// often at the ends of their sliders, phases, and caps per member.
pub fn small(seed: u64) -> Plan {
    of_size(seed, &Size { days: 7..=14, people: 1.0..400.0, classes: [3, 2], odd: true })
}

fn of_size(seed: u64, size: &Size) -> Plan {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let segments = rng.random_range(1..=3usize);
    let horizon = rng.random_range(size.days.clone());
    let list = |count: usize| vec![json!({}); count];
    let thresholds: Vec<u32> = {
        let mut all: Vec<u32> = (0..rng.random_range(0..4)).map(|_| rng.random_range(1..=12)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let choice = |rng: &mut Xoshiro256PlusPlus, of: &[&str]| json!(of[rng.random_range(0..of.len())]);
    let mut value = json!({
        "version": 1,
        "horizon_days": horizon,
        "time_step": choice(&mut rng, &["day", "day", "week"]),
        "segments": list(segments),
        "acquisition": {"channels": list(rng.random_range(0..3)), "yearly": list(rng.random_range(0..2))},
        "events": (0..rng.random_range(0..3)).map(|_| json!({
            "day": rng.random_range(0..horizon), "length": rng.random_range(1..9)
        })).collect::<Vec<_>>(),
        "ladder": {
            "rule": choice(&mut rng, &["cumulative", "highest", "repeating"]),
            "qualifies_on": choice(&mut rng, &["join", "consult", "purchase"]),
            "rungs": thresholds.iter().map(|threshold| json!({"threshold": threshold})).collect::<Vec<_>>()
        },
        "goals": [{"metric": "customers", "value": 100.0}]
    });
    for (path, chance) in [
        ("/acquisition/budget", 0.3),
        ("/acquisition/revenue_share", 0.2),
        ("/ladder/budget", 0.3),
        ("/ladder/cap_per_day", 0.3),
        ("/funnel/capacity", 0.3),
        ("/tracking/window", 0.3),
        ("/groups/size", 0.3),
    ] {
        if rng.random_bool(chance) {
            let (parent, name) = path.rsplit_once('/').expect("a pointer");
            if value.pointer(parent).is_none() {
                value[&parent[1..]] = json!({});
            }
            value.pointer_mut(parent).expect("just made")[name] = json!(1.0);
        }
    }
    for segment in 0..segments {
        value["segments"][segment]["market_share"] = json!(1.0 / segments as f64);
    }
    let mut plan = plan(value);
    plan.numbers_mut(&mut |path, quantity, number| {
        if !path.ends_with("/market_share") && !path.starts_with("/goals") {
            *number = if size.odd && rng.random_bool(0.05) {
                Number::Value(if rng.random() { quantity.min } else { quantity.slider.1 })
            } else {
                somewhere(&mut rng, quantity)
            };
        }
        if path == "/acquisition/seeds" || path == "/market/size" {
            // Large enough to be interesting, small enough for hundreds of plans.
            let room =
                if size.odd && path == "/market/size" { [1.0, 10.0, 100.0][rng.random_range(0..3)] } else { 1.0 };
            *number = Number::Value((room * rng.random_range(size.people.clone())).round());
        }
    });
    if size.odd {
        plan.sharing.classes = rng.random_range(1..=size.classes[0]);
        plan.churn.classes = rng.random_range(1..=size.classes[1]);
    }
    for segment in &mut plan.segments {
        let promoters = segment.promoters.median(Kind::Probability);
        segment.detractors = Number::Value(segment.detractors.median(Kind::Probability).min(1.0 - promoters));
    }
    if size.odd {
        let plain = plan.clone();
        add_phases(&mut plan, &mut rng);
        if rng.random_bool(0.2) {
            plan.ladder.cap_per_member = Some(Number::Value(rng.random_range(0.0..3000.0)));
        }
        // A cap may be too distant for what a referral earns, in the plan or in one of its phases.
        if plan.check().is_ok() {
            return plan;
        }
        plan = plain;
    }
    plan.check().unwrap_or_else(|problems| panic!("seed {seed}: {problems}"));
    plan
}

/// Up to two phases that set up to three numbers each.
fn add_phases(plan: &mut Plan, rng: &mut Xoshiro256PlusPlus) {
    const KEPT: [&str; 13] = [
        "/acquisition/seeds",
        "/churn/rate",
        "/churn/polarization",
        "/churn/period",
        "/sharing/dispersion",
        "/ladder/fixed_cost",
        "/ladder/settlement_days",
        "/events",
        "/goals",
        "/weather/weekdays",
        // Numbers that must fit to others.
        "/market_share",
        "promoters",
        "detractors",
    ];
    let mut places = Vec::new();
    plan.numbers(&mut |path, quantity, _| {
        if !KEPT.iter().any(|kept| path.contains(kept)) {
            places.push((path.to_owned(), *quantity));
        }
    });
    let mut day = 0;
    for _ in 0..rng.random_range(0..=2) {
        day += rng.random_range(1..plan.horizon_days);
        if day >= plan.horizon_days {
            return;
        }
        let mut patch = || {
            let (path, quantity) = &places[rng.random_range(0..places.len())];
            Patch { path: path.clone(), op: PatchOp::Set, value: json!(somewhere(rng, quantity)) }
        };
        let patches = (0..3).map(|_| patch()).collect();
        plan.phases.push(Phase { from_day: day, patches, ..Phase::default() });
    }
}

/// The same plan with every range at its median.
pub fn settled(mut plan: Plan) -> Plan {
    plan.numbers_mut(&mut |_, quantity, number| *number = Number::Value(number.median(quantity.kind)));
    plan
}

fn somewhere(rng: &mut Xoshiro256PlusPlus, quantity: &Quantity) -> Number {
    let (low, high) = quantity.slider;
    // Squared, so that small values are as usual as in real plans.
    let mut at = || low + (high - low) * rng.random::<f64>().powi(2);
    let (a, b) = (at(), at());
    let (low, high) = (a.min(b), a.max(b));
    let inside = low > quantity.min && high < quantity.max && quantity.kind.admits_range(low, high);
    if inside && low < high && rng.random_bool(1.0 / 6.0) { Number::Range { low, high } } else { Number::Value(a) }
}

/// Value of a number that is not a range.
pub fn value_of(plan: &Plan, path: &str) -> f64 {
    plan.number(path).map_or(f64::NAN, |(_, number)| number.median(Kind::Signed))
}

/// Mean and standard error of a metric's final values.
pub fn mean_and_error(tracks: &[Track], metric: Metric) -> (f64, f64) {
    let values: Vec<f64> = tracks.iter().filter_map(|track| metric.last(track)).collect();
    let (mean, sd) = mean_and_sd(&values);
    (mean, sd / (values.len() as f64).sqrt())
}

/// Mean and standard deviation.
pub fn mean_and_sd(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0)).sqrt())
}

/// Sum of some series at a point.
pub fn sum(track: &Track, series: &[Series], point: usize) -> f64 {
    series.iter().map(|&series| track.at(series, point)).sum()
}
