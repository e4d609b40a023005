//! The forest of referrals: it fits the track, and where only sharing happens it is the forest of a branching process.

mod plans;

use plans::{bare, mean_and_sd, plan, random, with};
use serde_json::{Value, json};
use snowball_engine::{Engine, Forest, NEVER, NOBODY, Origin, Series};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn engine(value: Value) -> Engine {
    Engine::new(&plan(value)).expect("a valid plan")
}

/// Everybody shares once, on the day after joining, with Poisson(mean) friends, and is gone.
fn branching(seeds: f64, mean: f64) -> Engine {
    engine(with(
        bare(60),
        &[
            ("/acquisition/seeds", json!(seeds)),
            ("/segments/0/share_rate", json!(mean)),
            ("/churn", json!({"rate": 1.0, "period": 1.0, "polarization": 0.0, "referred_ratio": 1.0})),
        ],
    ))
}

#[test]
fn the_forest_fits_the_track() {
    for seed in 0..30 {
        let engine = Engine::new(&random(seed)).expect("a valid plan");
        let (Ok(batch), Ok(forest)) = (engine.agents(9, 3..4), engine.forest(9, 3)) else {
            continue;
        };
        let track = &batch.tracks[0];
        for (point, &day) in engine.grid().iter().enumerate() {
            let forest = &forest;
            let joined = |origin: Origin| {
                (0..forest.len()).filter(move |&i| forest.origin[i] == origin && u32::from(forest.joined[i]) <= day)
            };
            let bought = |origin| joined(origin).filter(|&i| u32::from(forest.customer[i]) <= day);
            for (origin, all, customers) in [
                (Origin::Paid, Series::JoinedPaid, Series::CustomersPaid),
                (Origin::Organic, Series::JoinedOrganic, Series::CustomersOrganic),
                (Origin::Referred, Series::JoinedReferred, Series::CustomersReferred),
                (Origin::Koc, Series::JoinedKoc, Series::CustomersKoc),
                (Origin::Untracked, Series::JoinedUntracked, Series::CustomersUntracked),
            ] {
                assert_eq!(joined(origin).count() as f64, track.at(all, point), "plan {seed}, day {day}, {origin:?}");
                assert_eq!(
                    bought(origin).count() as f64,
                    track.at(customers, point),
                    "plan {seed}, day {day}, {origin:?}"
                );
            }
        }
        for person in 0..forest.len() {
            let (parent, joined) = (forest.parent[person], forest.joined[person]);
            assert_eq!(parent != NOBODY, forest.origin[person].is_invited());
            assert!(forest.customer[person] == NEVER || forest.customer[person] >= joined);
            if parent != NOBODY {
                let parent = parent as usize;
                let since = forest.joined[parent];
                assert!(parent < person && (since < joined), "plan {seed}: who joins today shares tomorrow");
            }
        }
    }
}

/// Seeds × mean^n people in generation n; cascade sizes follow the Borel law e^(−μn)(μn)^(n−1)/n! (Borel 1942).
#[test]
fn generations_are_a_galton_watson_process() {
    let (seeds, mean) = (2000.0, 0.7);
    let engine = branching(seeds, mean);
    let forests: Vec<Forest> = (0..40).map(|index| engine.forest(1, index).expect("few people")).collect();
    for generation in 0..6 {
        let sizes: Vec<f64> = forests
            .iter()
            .map(|forest| f64::from(forest.generation_sizes().get(generation).copied().unwrap_or_default()))
            .collect();
        let (got, sd) = mean_and_sd(&sizes);
        let wanted = seeds * f64::powi(mean, generation as i32);
        assert!(
            (got - wanted).abs() <= 5.0 * sd / 40f64.sqrt() + 1e-9,
            "generation {generation}: {got} against {wanted}"
        );
    }
    let trees: Vec<_> = forests.iter().flat_map(Forest::trees).collect();
    let all = trees.len() as f64;
    assert_eq!(all, 40.0 * seeds);
    let mut term = (-mean).exp();
    for size in 1..=12u32 {
        let share = trees.iter().filter(|tree| tree.size == size).count() as f64 / all;
        let error = (term * (1.0 - term) / all).sqrt();
        assert!((share - term).abs() < 5.0 * error, "size {size}: {share} against {term}");
        // Ratio of the law at n + 1 and n.
        let n = f64::from(size);
        term *= mean * (-mean).exp() * ((n + 1.0) / n).powf(n - 1.0);
    }
}

/// Members whose propensity is Gamma with shape k have negative binomial numbers of friends, without classes.
#[test]
fn friends_of_seeds_are_negative_binomial() {
    let (k, mean) = (0.5, 2.0);
    let days = 20;
    let engine = engine(with(
        bare(days),
        &[
            ("/acquisition/seeds", json!(20_000.0)),
            ("/segments/0/share_rate", json!(mean / f64::from(days))),
            ("/sharing/dispersion", json!(k)),
            ("/segments/0/consult_conversion", json!(0.0)),
            ("/layers/lead", json!({"share": 0.0})),
        ],
    ));
    let forest = engine.forest(1, 0).expect("few people");
    let friends = &forest.referrals()[..20_000];
    let mut term = (k / (k + mean)).powf(k);
    for j in 0..15u32 {
        let share = friends.iter().filter(|&&friends| friends == j).count() as f64 / 20_000.0;
        assert!((share - term).abs() < 5.0 * (term / 20_000.0).sqrt(), "{j} friends: {share} against {term}");
        term *= (k + f64::from(j)) / f64::from(j + 1) * mean / (k + mean);
    }
    let (top, all) = (forest.share_of_top(0.1).expect("referrals"), forest.share_of_top(1.0).expect("referrals"));
    assert!(top > 0.5 && all == 1.0, "{top}");
}

#[test]
fn an_agent_replicate_depends_on_its_index_alone() {
    for seed in [3, 5, 8] {
        let engine = Engine::new(&random(seed)).expect("a valid plan");
        let whole = engine.agents(42, 0..6).expect("few people");
        for index in 0..6 {
            assert_eq!(
                engine.agents(42, index..index + 1).expect("few people").tracks[0],
                whole.tracks[index as usize]
            );
        }
    }
}

/// However large a plan is, it costs a clean refusal and no memory.
#[test]
fn too_many_people_are_refused() {
    let huge = |changes: &[(&str, Value)]| engine(with(bare(30), changes)).forest(1, 0);
    assert!(huge(&[("/acquisition/seeds", json!(1e9))]).is_err());
    assert!(huge(&[("/acquisition/organic", json!(1e7))]).is_err());
    let explosive = [
        ("/acquisition/seeds", json!(100_000.0)),
        ("/segments/0/share_rate", json!(50.0)),
        ("/segments/0/contacts", json!(1e4)),
        ("/sharing/response_delay", json!(300.0)),
    ];
    let refused = huge(&explosive).expect_err("a hundred friends a day each");
    assert_eq!(refused.limit, Engine::MOST_AGENTS);
    // A market that is full costs nothing, whoever knocks.
    let full = json!({"size": 500.0, "overlap": 1.0});
    let forest = huge(&[("/acquisition/organic", json!(1e7)), ("/market", full)]).expect("five hundred people");
    assert_eq!(forest.len(), 500);
    // Who asks for fewer is refused earlier, and else gets the same.
    let some =
        engine(with(bare(30), &[("/acquisition/seeds", json!(1000.0)), ("/segments/0/share_rate", json!(0.05))]));
    let whole = some.forest(1, 0).expect("few people");
    assert_eq!(some.forest_of(999, 1, 0).map_err(|refused| refused.limit), Err(999));
    assert_eq!(some.forest_of(100_000, 1, 0), Ok(whole));
}

/// The same bits on every target; see `repeatable.rs` for what a failure means.
#[test]
fn golden_forests_on_every_target() {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut take = |value: u64| hash = (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3);
    for seed in 200..212 {
        let engine = Engine::new(&random(seed)).expect("a valid plan");
        let forest = engine.forest(7, 1).expect("few people");
        forest.parent.iter().for_each(|&parent| take(u64::from(parent)));
        forest.joined.iter().chain(&forest.customer).for_each(|&day| take(u64::from(day)));
        for tree in forest.trees() {
            take(tree.structural_virality.unwrap_or(-1.0).to_bits());
        }
        for track in engine.agents(7, 1..2).expect("few people").tracks {
            track.values().for_each(|value| take(value.to_bits()));
        }
    }
    assert_eq!(hash, GOLDEN, "new value: {hash:#x}");
}

const GOLDEN: u64 = 0x439c_c930_1da2_581b;
