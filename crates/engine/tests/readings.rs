//! What is read off many replicates: quantiles, bands, chances, paired differences, each against a count by hand.

mod plans;

use plans::{bare, plan, with};
use serde_json::json;
use snowball_engine::{BAND_LEVELS, Chance, Engine, Metric, Paired, Results, Summary};

fn results(organic: f64, replicates: u32) -> Results {
    let goals = json!([{"metric": "joined", "value": 20.0}]);
    let changes = [("/acquisition/organic", json!(organic)), ("/goals", goals)];
    let engine = Engine::new(&plan(with(bare(10), &changes))).expect("a valid plan");
    let mut results = Results::new(&engine);
    results.merge(engine.run(3, 0..replicates));
    results
}

/// Linear between order statistics: the q-quantile of 0, 1, …, n stands at q·n.
#[test]
fn quantiles_are_linear_between_order_statistics() {
    let summary = |values: Vec<f64>| Summary::of(values).map(|s| [s.low, s.median, s.high]);
    let close = |got: Option<[f64; 3]>, wanted: [f64; 3]| {
        let got = got.expect("there are values");
        assert!(got.iter().zip(wanted).all(|(got, wanted)| (got - wanted).abs() < 1e-12), "{got:?} against {wanted:?}");
    };
    close(summary((0..=100).rev().map(f64::from).collect()), [5.0, 50.0, 95.0]);
    close(summary(vec![10.0, 20.0]), [10.5, 15.0, 19.5]);
    close(summary(vec![7.0]), [7.0, 7.0, 7.0]);
    assert_eq!(summary(Vec::new()), None);
}

#[test]
fn bands_are_quantiles_point_by_point() {
    let results = results(2.0, 41);
    assert_eq!(results.done(), 41);
    let bands = results.bands(Metric::Joined);
    for point in 0..results.days().len() {
        let mut values: Vec<f64> = results.tracks().filter_map(|(_, track)| Metric::Joined.at(track, point)).collect();
        values.sort_unstable_by(f64::total_cmp);
        for (level, band) in BAND_LEVELS.iter().zip(&bands.levels) {
            // 40 gaps between 41 values: every level of the bands falls on a value.
            assert_eq!(band[point], Some(values[(level * 40.0).round() as usize]), "{level} at {point}");
        }
    }
    // A share of nobody is not defined, and a point with too few values has no band.
    assert_eq!(results.bands(Metric::DealConversion).levels[3][0], None);
}

#[test]
fn chances_are_shares_with_their_error() {
    let results = results(2.0, 50);
    let met = results.finals(Metric::Joined).iter().filter(|joined| **joined >= 20.0).count();
    assert!(met > 10 && met < 40);
    let share = met as f64 / 50.0;
    let wanted = Chance { share, standard_error: (share * (1.0 - share) / 50.0).sqrt() };
    assert_eq!(results.goal_chance(0), Some(wanted));
    assert_eq!(results.goal_chance(1).map(|chance| chance.share), Some(0.0), "no such goal");
    assert_eq!(Chance::of(0, 0), None);
}

#[test]
fn paired_differences_are_of_the_same_replicate_and_ties_count_half() {
    let (a, b) = (results(2.0, 30), results(2.3, 20));
    let paired = Paired::of(&a, &b, Metric::Joined);
    let finals = |results: &Results| results.finals(Metric::Joined);
    let wanted: Vec<f64> = finals(&b).iter().zip(finals(&a)).map(|(b, a)| b - a).collect();
    assert_eq!(paired.differences, wanted);
    assert_eq!(wanted.len(), 20);
    let chance = Paired { differences: vec![1.0, 0.0, -1.0, 2.0] }.chance_more().expect("there are values");
    assert_eq!(chance.share, 0.625);
    assert!((chance.standard_error - (0.625f64 * 0.375 / 4.0).sqrt()).abs() < 1e-12);
}

/// A year's own numbers: what came in it over what was spent in it, and what is there at its end.
#[test]
fn a_year_is_read_between_its_ends() {
    let channel = json!([{"spend": 100.0, "cost_per_lead": 20.0}]);
    for step in ["day", "week"] {
        let changes = [("/acquisition/channels", channel.clone()), ("/time_step", json!(step))];
        let engine = Engine::new(&plan(with(bare(1825), &changes))).expect("a valid plan");
        let days = engine.grid();
        assert!(days.len() <= 126, "{} points", days.len());
        let ends: Vec<usize> = (1..=5u32)
            .map(|year| days.iter().position(|&day| day.abs_diff(365 * year) <= 3).expect("each year has its end"))
            .collect();
        let track = engine.expected();
        for pair in ends.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let grown = |metric: Metric| metric.at(&track, to).unwrap() - metric.at(&track, from).unwrap();
            assert_eq!(Metric::Spend.between(&track, from, to), Some(grown(Metric::Spend)));
            let cac = Metric::Cac.between(&track, from, to).unwrap();
            assert!((cac - grown(Metric::Spend) / grown(Metric::Customers)).abs() < 1e-9, "{cac}");
            assert_eq!(Metric::Members.between(&track, from, to), Metric::Members.at(&track, to));
        }
        let mut results = Results::new(&engine);
        results.merge(engine.run(3, 0..4));
        let spent = |from| results.summary_between(Metric::Spend, from, ends[1]).unwrap().median;
        assert!((spent(None) - spent(Some(ends[0])) * 2.0).abs() < 1000.0, "media alone, so much a day");
        assert_eq!(results.summary_between(Metric::CacReferral, Some(ends[0]), ends[1]), None, "nobody was referred");
    }
}
