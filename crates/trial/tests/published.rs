//! Published sizes and false alarms through the planner's own classic answers: AB-01, AB-02, AB-05, AB-08 of the
//! catalogue.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use snowball_engine::theory::testing::VarianceRule;
use snowball_trial::classic::{Classic, Shares, classic, peeking};
use snowball_trial::{LookRule, Looks};

fn answers(baseline: f64, variant: f64, power: f64, looks: Looks) -> Classic {
    classic(Shares { baseline, variant, alpha: 0.05, power, looks }).unwrap()
}

fn size(found: &Classic, rule: VarianceRule) -> f64 {
    found.sizes.iter().find(|size| size.rule == rule).unwrap().people_per_arm
}

const ONE: Looks = Looks { count: 1, rule: LookRule::Pocock };

#[test]
fn sizes_of_two_shares() {
    for (baseline, variant, power, pooled, unpooled) in [
        (0.2, 0.25, 0.8, 1093.74, 1090.99),
        (0.2, 0.25, 0.9, 1463.71, 1460.53),
        (0.1, 0.12, 0.8, 3840.85, 3838.10),
        (0.05, 0.06, 0.8, 8157.73, 8154.99),
        (0.02, 0.022, 0.8, 80681.38, 80678.63),
    ] {
        let found = answers(baseline, variant, power, ONE);
        assert!((size(&found, VarianceRule::Pooled) - pooled).abs() < 0.01);
        assert!((size(&found, VarianceRule::Unpooled) - unpooled).abs() < 0.01);
        for size in &found.sizes {
            assert!((size.detectable - variant).abs() < 1e-9, "{size:?}");
        }
    }
    for (baseline, more, power, people) in
        [(0.2, 0.05, 0.8, 1030.22), (0.2, 0.05, 0.9, 1390.08), (0.05, 0.01, 0.8, 7663.0), (0.5, 0.05, 0.8, 1567.42)]
    {
        assert!((size(&answers(baseline, baseline + more, power, ONE), VarianceRule::Baseline) - people).abs() < 0.01);
    }
    // A fall is as hard to see as the rise of the complement.
    let (fall, rise) = (answers(0.3, 0.2, 0.8, ONE), answers(0.7, 0.8, 0.8, ONE));
    assert!((size(&fall, VarianceRule::Pooled) - size(&rise, VarianceRule::Pooled)).abs() < 1e-6);
    assert!((fall.sizes[0].detectable - 0.2).abs() < 1e-9);
}

#[test]
fn looks_at_one_growing_sample_are_not_independent() {
    for (looks, growing) in [(1, 0.05), (2, 0.0831), (3, 0.1073), (4, 0.1262), (5, 0.1417), (10, 0.1934), (20, 0.2479)]
    {
        assert!((peeking(looks, 0.05).unwrap() - growing).abs() < 1e-4, "{looks}");
    }
    for (looks, wrong, right) in [(2, 0.0975, 0.0831), (5, 0.2262, 0.1417), (10, 0.4013, 0.1934), (20, 0.6415, 0.2479)]
    {
        let found = answers(0.2, 0.25, 0.8, Looks { count: looks, rule: LookRule::Peeking }).looks;
        assert!((found.false_alarms - right).abs() < 1e-4 && (found.peeking - right).abs() < 1e-4);
        assert!((found.independent - wrong).abs() < 1e-4);
    }
}

/// Inflation factors for five looks at 5 % and 80 % (Jennison and Turnbull 2000, tables 2.2 and 2.4): Pocock 1.229,
/// O'Brien and
/// Fleming 1.028; last boundaries 2.413 and 2.040.
#[test]
fn group_sequential_tests_are_those_of_the_tables() {
    for (rule, inflation, last) in [(LookRule::Pocock, 1.229, 2.413), (LookRule::ObrienFleming, 1.028, 2.040)] {
        let found = answers(0.2, 0.25, 0.8, Looks { count: 5, rule });
        assert!((found.looks.inflation - inflation).abs() < 1.5e-3, "{:?}", found.looks);
        assert!((found.looks.boundaries[4] - last).abs() < 1e-3, "{:?}", found.looks);
        assert!((found.looks.false_alarms - 0.05).abs() < 1e-6);
        let most = found.looks.inflation * size(&found, VarianceRule::Pooled);
        assert!((found.looks.most_people_per_arm - most).abs() < 1e-9);
        assert!(found.looks.expected < 0.85 && found.looks.expected_without_difference > 0.95, "{:?}", found.looks);
    }
}
