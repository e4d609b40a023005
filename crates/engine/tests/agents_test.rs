//! Two arms in one world: what is assigned where, who moves whom, and a test of a plan against itself.

mod plans;

use plans::{bare, mean_and_sd, plan, with};
use serde_json::{Value, json};
use snowball_engine::{Arms, Assignment, Engine, FriendOffer, NEVER, NOBODY, TestError, Tested, Unknowns};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CLUSTERS: Assignment = Assignment::Cluster { clusters: 20, size_variation: 0.5, leakage: 0.2 };

fn engine(value: Value) -> Engine {
    Engine::new(&plan(value)).expect("a valid plan")
}

fn arms(assignment: Assignment, friend_offer: FriendOffer) -> Arms {
    Arms { assignment, friend_offer, second: 0.5 }
}

/// Everybody shares once, on the day after joining, and is gone; joiners are customers with a chance.
fn branching(share_rate: f64, acceptance: f64, conversion: f64) -> Engine {
    engine(with(
        bare(60),
        &[
            ("/acquisition/seeds", json!(4000.0)),
            ("/segments/0/share_rate", json!(share_rate)),
            ("/segments/0/acceptance", json!(acceptance)),
            ("/segments/0/purchase_conversion", json!(conversion)),
            // Who does not buy leaves at once; who buys shares the next day and is gone.
            ("/churn", json!({"rate": 1.0, "period": 1.0, "polarization": 0.0, "referred_ratio": 1.0})),
        ],
    ))
}

fn test_of(a: &Engine, b: &Engine, arms: Arms, replicate: u32) -> Tested {
    a.test(b, arms, Unknowns::Median, 5, replicate).expect("one world")
}

/// Friends by the arm of the sharer and their own.
fn friends(tested: &Tested) -> [[f64; 2]; 2] {
    let mut counts = [[0.0; 2]; 2];
    for person in 0..tested.forest.len() {
        let parent = tested.forest.parent[person];
        if parent != NOBODY {
            counts[usize::from(tested.arm[parent as usize])][usize::from(tested.arm[person])] += 1.0;
        }
    }
    counts
}

/// With the same plan in both arms, arms are but labels: the forest is that of the campaign.
#[test]
fn a_plan_against_itself_is_its_campaign() {
    let value = json!({"version": 1, "horizon_days": 40, "segments": [{"share_rate": {"low": 0.03, "high": 0.1}}],
        "acquisition": {"seeds": 500, "organic": 8},
        "ladder": {"per_referral": 40, "friend_reward": 20, "rungs": [{"threshold": 2, "bonus": 60}]},
        "phases": [{"from_day": 20, "patches": [{"op": "set", "path": "/ladder/per_referral", "value": 90}]}],
        "weather": {"sigma": 0.3}});
    let engine = engine(value);
    for assignment in [Assignment::Person, Assignment::Inherit, CLUSTERS] {
        for offer in [FriendOffer::Sharer, FriendOffer::Own] {
            let tested = engine.test(&engine, arms(assignment, offer), Unknowns::Drawn, 9, 3).expect("one world");
            assert_eq!(tested.forest, engine.forest(9, 3).expect("few people"), "{assignment:?}, {offer:?}");
            assert_eq!(tested.arm.len(), tested.forest.len());
        }
    }
    assert_eq!(
        engine.test(&engine, arms(CLUSTERS, FriendOffer::Own), Unknowns::Drawn, 9, 3),
        engine.test(&engine, arms(CLUSTERS, FriendOffer::Own), Unknowns::Drawn, 9, 3)
    );
}

#[test]
fn friends_go_where_the_assignment_sends_them() {
    let (a, b) = (branching(0.5, 1.0, 1.0), branching(0.8, 1.0, 1.0));
    let inherited = friends(&test_of(&a, &b, arms(Assignment::Inherit, FriendOffer::Sharer), 0));
    assert_eq!((inherited[0][1], inherited[1][0]), (0.0, 0.0), "nothing leaks: {inherited:?}");
    let by_coin = friends(&test_of(&a, &b, arms(Assignment::Person, FriendOffer::Sharer), 0));
    for row in by_coin {
        let all = row[0] + row[1];
        assert!((row[0] - all / 2.0).abs() < 5.0 * (all / 4.0).sqrt(), "{by_coin:?}");
    }
    // Of the friends of a community's members 20 % live elsewhere, about half of them in the other arm.
    let (mut away, mut total) = (0.0, 0.0);
    for replicate in 0..10 {
        let tested = test_of(&a, &b, arms(CLUSTERS, FriendOffer::Sharer), replicate);
        for person in 0..tested.forest.len() {
            let parent = tested.forest.parent[person];
            if parent != NOBODY {
                total += 1.0;
                away += f64::from(u8::from(tested.cluster[parent as usize] != tested.cluster[person]));
            }
        }
    }
    assert!((away / total - 0.2).abs() < 5.0 * (0.16 / total).sqrt(), "{away} of {total}");
}

/// Means of one generation by hand: sharers share as their arm does, friends accept as theirs or the sharer's, and buy as
/// their own.
#[test]
fn each_arm_has_its_own_offer() {
    let (a, b) = (branching(0.5, 0.4, 0.6), branching(0.9, 0.8, 0.9));
    for (offer, wanted) in [
        (FriendOffer::Sharer, [[0.5 * 0.4 / 2.0; 2], [0.9 * 0.8 / 2.0; 2]]),
        (FriendOffer::Own, [[0.5 * 0.4 / 2.0, 0.5 * 0.8 / 2.0], [0.9 * 0.4 / 2.0, 0.9 * 0.8 / 2.0]]),
    ] {
        let mut rows: Vec<[[f64; 2]; 2]> = Vec::new();
        let mut bought = [[0.0; 2]; 2];
        for replicate in 0..20 {
            let tested = test_of(&a, &b, arms(Assignment::Person, offer), replicate);
            let forest = &tested.forest;
            let (mut seeds, mut first) = ([0.0; 2], [[0.0; 2]; 2]);
            for person in 0..forest.len() {
                let arm = usize::from(tested.arm[person]);
                match forest.parent[person] {
                    NOBODY => seeds[arm] += 1.0,
                    parent => {
                        bought[arm][0] += f64::from(u8::from(forest.customer[person] != NEVER));
                        bought[arm][1] += 1.0;
                        if forest.parent[parent as usize] == NOBODY {
                            first[usize::from(tested.arm[parent as usize])][arm] += 1.0;
                        }
                    }
                }
            }
            rows.push([0, 1].map(|sharer| first[sharer].map(|friends| friends / seeds[sharer])));
        }
        for (sharer, of_sharer) in wanted.iter().enumerate() {
            for (friend, &wanted) in of_sharer.iter().enumerate() {
                let values: Vec<f64> = rows.iter().map(|row| row[sharer][friend]).collect();
                let (mean, sd) = mean_and_sd(&values);
                let error = sd / (values.len() as f64).sqrt();
                assert!((mean - wanted).abs() < 4.0 * error, "{offer:?}, {sharer} → {friend}: {mean} against {wanted}");
            }
        }
        for (arm, conversion) in [0.6f64, 0.9].into_iter().enumerate() {
            let [customers, all] = bought[arm];
            let error = (conversion * (1.0 - conversion) / all).sqrt();
            assert!((customers / all - conversion).abs() < 5.0 * error, "{offer:?}, arm {arm}: {customers} of {all}");
        }
    }
}

/// Each arm pays by its own ladder, from its own purse.
#[test]
fn each_arm_pays_its_own_rewards() {
    let paying = |amount: f64| {
        let mut value =
            with(bare(60), &[("/acquisition/seeds", json!(2000.0)), ("/segments/0/share_rate", json!(0.5))]);
        value["churn"] = json!({"rate": 1.0, "period": 1.0, "polarization": 0.0, "referred_ratio": 1.0});
        value["ladder"]["per_referral"] = json!(amount);
        engine(value)
    };
    let (a, b) = (paying(10.0), paying(30.0));
    let tested = test_of(&a, &b, arms(Assignment::Person, FriendOffer::Sharer), 1);
    let [from_a, from_b] = friends(&tested).map(|row| row[0] + row[1]);
    let paid = tested.rewards.last().copied().unwrap_or_default();
    assert_eq!(paid, [10.0 * from_a, 30.0 * from_b]);
}

#[test]
fn plans_of_two_worlds_are_refused() {
    let of = |changes: &[(&str, Value)]| engine(with(bare(60), changes));
    let a = of(&[]);
    let b =
        of(&[("/acquisition/organic", json!(3.0)), ("/weather/sigma", json!(0.2)), ("/ladder/per_referral", json!(9))]);
    let refused = a.test(&b, arms(Assignment::Person, FriendOffer::Own), Unknowns::Median, 1, 0);
    let paths = vec!["/acquisition/organic".to_owned(), "/weather/sigma".to_owned()];
    assert_eq!(refused, Err(TestError::Worlds { paths }));
    // What a phase does later counts as well.
    let later = of(&[(
        "/phases",
        json!([{"from_day": 9, "patches": [{"op": "set", "path": "/acquisition/organic", "value": 4}]}]),
    )]);
    assert_eq!(a.differs_in_world(&later), ["/acquisition/organic"]);
    assert!(a.differs_in_world(&of(&[("/segments/0/acceptance", json!(0.5))])).is_empty());
}
