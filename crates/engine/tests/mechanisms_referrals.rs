//! Fraud, tracking, reputation and alarms, each against its rule computed by hand, in worlds where only it acts.

mod plans;

use plans::{bare, close, drawn, expected, gains, mean_and_sd, mirror, near, plan, sum, with};
use serde_json::{Value, json};
use snowball_engine::{Alert, Engine, Metric, Results, Series, Track};

/// Ten invitations a day are accepted, and a referral is worth `value` to the sharer: with half the lift at 100, h = 1/3 at
/// 50 and 1/2 at the reference of 100.
fn frauds(value: f64, changes: &[(&str, Value)]) -> Value {
    let world = mirror(
        10,
        &[
            ("/sharing/response_delay", json!(0.0)),
            ("/incentive/half_value", json!(100.0)),
            ("/ladder/per_referral", json!(value)),
            ("/fraud", json!({"rate": 0.3, "reference": 100.0, "checked": 0.5, "detection": 0.6, "check_cost": 2.0})),
        ],
    );
    with(world, changes)
}

#[test]
fn fakes_are_as_common_as_the_value_of_a_referral_makes_them() {
    for (value, rate, share) in
        [(50.0, 0.3, 0.2), (100.0, 0.3, 0.3), (300.0, 0.3, 0.45), (300.0, 0.9, 1.0), (0.0, 0.3, 0.0)]
    {
        let track = expected(frauds(value, &[("/fraud/rate", json!(rate))]));
        for day in 0..10 {
            close(&format!("fakes at {value}"), gains(&track, Series::Fakes)[day], 10.0 * share);
            close(&format!("real ones at {value}"), gains(&track, Series::Accepted)[day], 10.0 * (1.0 - share));
            // Fakes never join.
            close(&format!("joined at {value}"), gains(&track, Series::JoinedReferred)[day], 10.0 * (1.0 - share));
        }
    }
    let tracks = drawn(frauds(50.0, &[]), 400);
    let totals = |series: Series| tracks.iter().map(|track| track.at(series, 10)).collect::<Vec<_>>();
    near("fakes", &totals(Series::Fakes), 20.0);
    near("real ones", &totals(Series::Accepted), 80.0);
    near("found", &totals(Series::FakesCaught), 6.0);
    near("checks", &totals(Series::CostChecks), 100.0);
    near("rewards of fakes", &totals(Series::CostFraud), 14.0 * 50.0);
    near("rewards", &totals(Series::CostReferrer), 80.0 * 50.0);
}

/// Fakes bring nobody: the reproduction number counts the real friends alone, before the first day and on every other.
#[test]
fn fakes_do_not_reproduce() {
    let path = |rate: f64| {
        let changes = [
            ("/acquisition/seeds", json!(1000.0)),
            ("/segments/0/share_rate", json!(0.02)),
            ("/incentive/half_value", json!(100.0)),
            ("/ladder/per_referral", json!(100.0)),
            ("/fraud", json!({"rate": rate, "reference": 100.0, "checked": 1.0, "detection": 1.0})),
        ];
        expected(with(bare(20), &changes))
    };
    let (honest, fraud) = (path(0.0), path(0.3));
    for point in 0..=20 {
        let [honest, fraud] = [&honest, &fraud].map(|track| Metric::R.at(track, point).expect("R"));
        close(&format!("R after {point} days"), fraud, 0.7 * honest);
    }
}

/// Where joining is enough, those whom no check finds (1 − 0.5·0.6) are paid; where more is asked for, none is.
#[test]
fn a_fake_earns_only_where_joining_is_enough_and_no_check_finds_it() {
    for (qualifies_on, paid_for) in [("join", 1.4), ("consult", 0.0), ("purchase", 0.0)] {
        let changes = [("/ladder/qualifies_on", json!(qualifies_on)), ("/ladder/breakage", json!(0.25))];
        let track = expected(frauds(50.0, &changes));
        for day in 0..10 {
            let gain = |series| gains(&track, series)[day];
            close(qualifies_on, gain(Series::Fakes), 2.0);
            close(qualifies_on, gain(Series::FakesCaught), 0.6);
            // Half of all ten are checked, real or not.
            close(qualifies_on, gain(Series::CostChecks), 10.0);
            close(qualifies_on, gain(Series::CostFraud), paid_for * 50.0 * 0.75);
            close(qualifies_on, gain(Series::CostReferrer), if paid_for > 0.0 { 8.0 * 50.0 * 0.75 } else { 0.0 });
        }
    }
}

/// A fake that is not found climbs the ladder like a friend: with no checks the rungs and the sum of what is paid are those
/// of a world without fraud, and the share of it that fakes earn is a loss.
#[test]
fn fakes_that_nobody_finds_climb_like_friends() {
    let ladder = [
        ("/ladder/rungs", json!([{"threshold": 1, "bonus": 20.0}, {"threshold": 2, "bonus": 100.0}])),
        ("/fraud/checked", json!(0.0)),
        ("/segments/0/share_rate", json!(20.0)),
    ];
    let with_fraud = expected(frauds(50.0, &ladder));
    let without = expected(with(frauds(50.0, &ladder), &[("/fraud/rate", json!(0.0))]));
    // Fewer friends stand on no rung.
    for (a, b) in with_fraud.rungs.iter().zip(&without.rungs).skip(1) {
        close("standing", a.standing, b.standing);
        close("reached", a.reached, b.reached);
    }
    assert!(with_fraud.at(Series::CostFraud, 10) > 1000.0);
    let paid = [Series::CostReferrer, Series::CostBonus, Series::CostFraud];
    close("paid", sum(&with_fraud, &paid, 10), sum(&without, &paid, 10));
    // A fifth of an invitation a day: worth 50 + 20 to who has none, 50 + 100 to who has one, 50 to all others.
    let fake = |value: f64| 0.3 * value / (value + 100.0) / 0.5;
    let (one, two) = (1.0 - f64::exp(-0.2), 1.0 - 1.2 * f64::exp(-0.2));
    let first = 1000.0 * (one * fake(70.0) + two * fake(150.0) + (0.2 - one - two) * fake(50.0));
    close("first day", gains(&with_fraud, Series::Fakes)[0], first);
}

#[test]
fn rewards_of_fakes_are_within_the_reward_budget_and_end_with_it() {
    let changes = [("/ladder/budget", json!(2000.0)), ("/acquisition/seeds", json!(5000.0))];
    for track in drawn(frauds(50.0, &changes), 20) {
        close("paid", sum(&track, &[Series::CostReferrer, Series::CostFraud], 10), 2000.0);
        assert!(track.at(Series::CostFraud, 10) > 0.0);
        // The money is gone on the first evening or on the second.
        let fakes = gains(&track, Series::Fakes);
        assert!(fakes[0] > 0.0 && fakes[2..].iter().all(|fakes| *fakes == 0.0), "{fakes:?}");
    }
}

#[test]
fn untracked_friends_come_but_are_seen_as_organic_and_earn_nobody_anything() {
    let changes = [
        ("/tracking", json!({"coverage": 0.6})),
        ("/ladder/per_referral", json!(50.0)),
        ("/ladder/friend_reward", json!(20.0)),
        ("/acquisition/seeds", json!(1000.0)),
        ("/segments/0/share_rate", json!(0.01)),
    ];
    let track = expected(with(bare(20), &changes));
    for day in 0..20 {
        // Everybody who comes is a customer at once and shares from the next day on.
        let accepted = 10.0 * 1.01f64.powi(day as i32);
        let gain = |series| gains(&track, series)[day];
        close("accepted", gain(Series::Accepted), accepted);
        close("tracked", gain(Series::CustomersReferred), 0.6 * accepted);
        close("untracked", gain(Series::CustomersUntracked), 0.4 * accepted);
        close("rewards", gain(Series::CostReferrer), 0.6 * accepted * 50.0);
        close("friends' rewards", gain(Series::CostFriend), 0.6 * accepted * 20.0);
    }
    let total = 1000.0 * (1.01f64.powi(20) - 1.0);
    close("organic, as far as is seen", Metric::CustomersOrganic.last(&track).unwrap(), 0.4 * total);
    close("referral share, as far as is seen", Metric::ReferralShare.last(&track).unwrap(), 0.6);
    close("referral share", Metric::ReferralShareTrue.last(&track).unwrap(), 1.0);
    // Nobody climbs by friends who are not seen.
    let reached = |coverage: f64| {
        let rungs = json!([{"threshold": 1, "bonus": 5.0}]);
        let seen = [("/ladder/rungs", rungs), ("/tracking/coverage", json!(coverage))];
        expected(with(with(bare(20), &changes), &seen)).rungs[1].reached
    };
    assert_eq!(reached(0.0), 0.0);
    // 1,000 members of the first day alone: 1 − e^(−20·0.01·coverage) of them reach it.
    assert!(reached(0.6) > 1000.0 * (1.0 - f64::exp(-0.12)) && reached(0.6) < reached(1.0));
    let tracks = drawn(with(bare(20), &changes), 300);
    let of = |f: &dyn Fn(&Track) -> f64| tracks.iter().map(f).collect::<Vec<_>>();
    near("untracked", &of(&|t| t.at(Series::JoinedUntracked, 20)), 0.4 * total);
    near("tracked", &of(&|t| t.at(Series::JoinedReferred, 20)), 0.6 * total);
    for track in &tracks {
        assert_eq!(track.at(Series::CostReferrer, 20), 50.0 * track.at(Series::JoinedReferred, 20));
    }
}

/// Where nothing rewards sharing, growth and losses do not depend on what tracking sees.
#[test]
fn untracked_friends_share_and_churn_like_tracked_ones() {
    let path = |coverage: f64| {
        let changes = [
            ("/tracking", json!({"coverage": coverage})),
            ("/acquisition/seeds", json!(1000.0)),
            ("/segments/0/share_rate", json!(0.02)),
            ("/churn", json!({"rate": 0.4, "polarization": 0.2, "referred_ratio": 0.3})),
        ];
        expected(with(bare(60), &changes))
    };
    let (all, few) = (path(1.0), path(0.25));
    for point in 1..=60 {
        for metric in [Metric::Members, Metric::Joined, Metric::Churned, Metric::R, Metric::ReferralShareTrue] {
            close(metric.as_str(), metric.at(&few, point).unwrap(), metric.at(&all, point).unwrap());
        }
        close("seen", Metric::ReferralShare.at(&few, point).unwrap(), 0.25);
    }
}

/// A friend joins on one of the days after accepting, half of them by the median: a window of w days sees 1 − 2^(−w/m).
#[test]
fn a_window_sees_those_who_join_within_it() {
    for (median, window, seen) in [
        (3.0, Some(3.0), 0.5),
        (3.0, Some(6.0), 0.75),
        (3.0, Some(6.9), 0.75),
        (5.0, Some(1.0), 1.0 - 0.5f64.powf(0.2)),
        (5.0, Some(0.0), 0.0),
        (0.0, Some(0.0), 1.0),
        (5.0, None, 1.0),
    ] {
        for step in ["day", "week"] {
            let changes = [
                ("/tracking", json!({"coverage": 0.8, "window": window})),
                ("/sharing/response_delay", json!(median)),
                ("/ladder/per_referral", json!(1.0)),
                ("/time_step", json!(step)),
            ];
            let track = expected(mirror(70, &changes));
            let name = format!("window {window:?}, median {median}, by {step}");
            let last = track.points() - 1;
            let dt = if step == "day" { 1.0 } else { 7.0 };
            // What is paid tells what is seen of the friends who are expected to have joined.
            let delay = if median > 0.0 { 1.0 / (dt * (1.0 - 0.5f64.powf(1.0 / median))).min(1.0) } else { 0.0 };
            let credited = Metric::RewardExposure.last(&track).unwrap();
            let expected_to_be_in = track.at(Series::Accepted, last - delay.round() as usize);
            close(&name, credited, 0.8 * seen * expected_to_be_in);
            let joined = track.at(Series::JoinedReferred, last);
            if step == "day" {
                // Friends who accepted on a day have had so many evenings to join, and the window to be known.
                let known = |(day, accepted): (usize, &f64)| {
                    let evenings = ((last - 1 - day) as f64).min(window.map_or(f64::INFINITY, f64::floor));
                    accepted * if median > 0.0 { 1.0 - 0.5f64.powf(evenings / median) } else { 1.0 }
                };
                close(&name, joined, 0.8 * gains(&track, Series::Accepted).iter().enumerate().map(known).sum::<f64>());
            } else {
                let all = sum(&track, &[Series::JoinedReferred, Series::JoinedUntracked], last);
                close(&name, joined, 0.8 * seen * all);
            }
        }
    }
}

#[test]
fn dissatisfied_voices_keep_friends_from_accepting_by_the_formula() {
    let (promoters, detractors, negativity, memory) = (0.3, 0.2, 2.0, 9.0);
    let changes = [
        ("/segments/0/promoters", json!(promoters)),
        ("/segments/0/detractors", json!(detractors)),
        ("/reputation", json!({"negativity": negativity, "memory": memory})),
        ("/acquisition/seeds", json!(1000.0)),
        ("/acquisition/organic", json!(30.0)),
        ("/segments/0/share_rate", json!(0.05)),
    ];
    let track = expected(with(bare(40), &changes));
    let (mut people, mut voices, mut z) = (1000.0, 0.0, 0.0);
    for day in 0..40 {
        let accepted = people * 0.05 * (1.0 - z);
        close(&format!("accepted on day {day}"), gains(&track, Series::Accepted)[day], accepted);
        let new = accepted + 30.0;
        people += new;
        voices = voices * f64::exp(-1.0 / memory) + detractors * new;
        z = 1.0 - f64::exp(-negativity * voices / people);
        close(&format!("voices after day {day}"), track.at(Series::NegativeVolume, day + 1), voices);
        close(&format!("sentiment after day {day}"), track.at(Series::Sentiment, day + 1), z);
        close(&format!("promoters on day {day}"), gains(&track, Series::Promoters)[day], promoters * new);
        close(&format!("detractors on day {day}"), gains(&track, Series::Detractors)[day], detractors * new);
    }
    assert!(z > 0.1, "{z}");
    close("net promoter score", Metric::Nps.last(&track).unwrap(), 0.1);
    let tracks = drawn(with(bare(40), &changes[..5]), 300);
    let promoters: Vec<f64> = tracks.iter().map(|track| track.at(Series::Promoters, 40)).collect();
    near("promoters drawn", &promoters, 0.3 * 1200.0);
    // Poisson by thinning: variance is the mean.
    let squares: Vec<f64> = promoters.iter().map(|promoters| (promoters - 360.0).powi(2)).collect();
    near("their variance", &squares, 360.0);
}

#[test]
fn crises_come_at_their_rate_have_their_size_and_fade_the_slower_the_later_the_answer() {
    let reputation = json!({"crisis_rate": 73.05, "crisis_size": 0.3, "crisis_spread": 0.8, "crisis_half_life": 4.0,
        "response": 3.0, "response_doubling": 2.0, "crisis_cost": 7.0});
    let changes = [("/reputation", reputation), ("/acquisition/seeds", json!(1000.0))];
    let tracks = drawn(with(bare(50), &changes), 200);
    let (mut sizes, mut counts) = (Vec::new(), Vec::new());
    // 4 days, and 1.5 times as many again by waiting.
    let left = 0.5f64.powf(1.0 / 10.0);
    for track in &tracks {
        let costs = gains(track, Series::CostCrises);
        counts.push(costs.iter().sum::<f64>() / 7.0);
        let force = |point: usize| -(1.0 - track.at(Series::Sentiment, point)).ln();
        for (day, cost) in costs.iter().enumerate() {
            let new = force(day + 1) - left * force(day);
            close("voices", track.at(Series::NegativeVolume, day + 1), 1000.0 * force(day + 1));
            match cost / 7.0 {
                0.0 => assert!(new.abs() < 1e-9, "{new} without a crisis"),
                1.0 => sizes.push(new.ln()),
                _ => assert!(new > 0.0),
            }
        }
    }
    near("crises", &counts, 10.0);
    let squares: Vec<f64> = counts.iter().map(|count| (count - 10.0).powi(2)).collect();
    near("variance of crises", &squares, 10.0);
    near("logarithm of the size", &sizes, 0.3f64.ln());
    let squares: Vec<f64> = sizes.iter().map(|size| (size - 0.3f64.ln()).powi(2)).collect();
    near("its variance", &squares, 0.64);
}

/// A crisis keeps friends away by exactly what the sentiment of the evening before says.
#[test]
fn acceptance_falls_by_the_sentiment_of_the_evening_before() {
    let reputation = json!({"crisis_rate": 20.0, "crisis_size": 0.5});
    let track = expected(mirror(30, &[("/reputation", reputation)]));
    for day in 0..30 {
        let before = track.at(Series::Sentiment, day);
        close(&format!("day {day}"), gains(&track, Series::Accepted)[day], 10.0 * (1.0 - before));
    }
    assert!(track.at(Series::Sentiment, 30) > 0.1);
}

fn fired(value: Value, alert: Alert) -> Option<u32> {
    expected(value).alerts[alert as usize]
}

/// `organic` arrivals a day, and others from a day on.
fn arrivals(organic: f64, later: &[(u32, f64)], changes: &[(&str, Value)]) -> Value {
    let phase = |&(day, organic): &(u32, f64)| json!({"from_day": day, "patches": [{"path": "/acquisition/organic", "value": organic}]});
    let phases = later.iter().map(phase).collect::<Vec<_>>();
    let world = with(bare(28), &[("/acquisition/organic", json!(organic)), ("/phases", json!(phases))]);
    with(world, changes)
}

#[test]
fn few_new_members_raise_an_alarm_on_the_day_the_rule_says() {
    let new =
        |later: &[(u32, f64)], rules: Value| fired(arrivals(100.0, later, &[("/alerts", rules)]), Alert::NewMembers);
    // Half of the week before on days 12 and 13: the evening of day 13 is 14 days after the start.
    assert_eq!(new(&[(12, 50.0)], json!({})), Some(14));
    assert_eq!(new(&[(12, 50.0)], json!({"new_days": 3})), Some(15));
    assert_eq!(new(&[(12, 50.0)], json!({"new_days": 1})), Some(13));
    assert_eq!(new(&[(12, 51.0)], json!({})), None);
    assert_eq!(new(&[(12, 51.0)], json!({"new_drop": 0.4})), Some(14));
    // The mean is that of the seven days before the fall began, not before each day of it.
    assert_eq!(new(&[(12, 50.0)], json!({"new_days": 9})), Some(21));
    // One bad day is none of two, and belongs to the measure from then on.
    assert_eq!(new(&[(12, 10.0), (13, 100.0)], json!({})), None);
    // Days 0 to 6 are the first measure, (6·100 + 40)/7; days 7 and 8 are less than half of it.
    assert_eq!(new(&[(6, 40.0)], json!({})), Some(9));
    // Where less than one came a day, none is no fall.
    assert_eq!(fired(arrivals(0.9, &[(12, 0.0)], &[]), Alert::NewMembers), None);
    assert_eq!(fired(arrivals(1.1, &[(12, 0.0)], &[]), Alert::NewMembers), Some(14));
    // By weeks: a step is a week, and the rule wants eight of them to measure by.
    let weeks = arrivals(100.0, &[(70, 50.0)], &[("/time_step", json!("week")), ("/horizon_days", json!(120))]);
    assert_eq!(fired(weeks, Alert::NewMembers), Some(84));
}

#[test]
fn a_rise_of_negative_voices_raises_an_alarm_of_its_level() {
    // Five voices a day for ten days that nobody forgets, then more on the eleventh: 50, then 50 + more.
    let both = |more: f64, rules: Value| {
        let forgetful = json!({"memory": 3650.0});
        let changes = [("/alerts", rules), ("/segments/0/detractors", json!(0.5)), ("/reputation", forgetful)];
        let track = expected(arrivals(10.0, &[(10, 2.0 * more), (11, 0.0)], &changes));
        (track.alerts[Alert::NegativeLevel1 as usize], track.alerts[Alert::NegativeLevel2 as usize])
    };
    assert_eq!(both(24.0, json!({})), (None, None));
    assert_eq!(both(26.0, json!({})), (Some(11), None));
    assert_eq!(both(51.0, json!({})), (Some(11), Some(11)));
    assert_eq!(both(51.0, json!({"negative_least": 102.0})), (None, None));
    assert_eq!(both(26.0, json!({"negative_level_1": 0.6, "negative_level_2": 0.4})), (None, Some(11)));
    // With no least number the first voices of all are a rise.
    assert_eq!(both(0.0, json!({"negative_least": 0.0})), (Some(1), Some(1)));
}

#[test]
fn a_falling_active_rate_raises_an_alarm_at_a_week_s_end() {
    // From day 7 on a fifth of the active fall silent in a week: 1, 0.8, 0.64, … at the ends of weeks.
    let monthly = 1.0 - 0.8f64.powf(30.4375 / 7.0);
    let phases = json!([{"from_day": 7, "patches": [{"path": "/layers/active_to_edge", "value": monthly}]}]);
    let rate = |rules: Value, step: &str| {
        let changes = [
            ("/alerts", rules),
            ("/phases", phases.clone()),
            ("/acquisition/seeds", json!(1000.0)),
            ("/time_step", json!(step)),
        ];
        fired(with(bare(42), &changes), Alert::ActiveRate)
    };
    for step in ["day", "week"] {
        assert_eq!(rate(json!({}), step), Some(21), "by {step}");
        assert_eq!(rate(json!({"active_weeks": 1}), step), Some(14), "by {step}");
        assert_eq!(rate(json!({"active_weeks": 4}), step), Some(35), "by {step}");
        assert_eq!(rate(json!({"active_drop": 0.19}), step), Some(21), "by {step}");
        assert_eq!(rate(json!({"active_drop": 0.21}), step), None, "by {step}");
    }
}

/// The chance by a day is the share of replicates in which the rule has fired by then.
#[test]
fn chances_of_alarms_count_replicates() {
    let changes = [("/segments/0/detractors", json!(0.5)), ("/alerts", json!({"negative_least": 3.0, "new_days": 1}))];
    let engine = Engine::new(&plan(arrivals(3.0, &[], &changes))).unwrap();
    let mut results = Results::new(&engine);
    results.merge(engine.run(5, 0..200));
    for alert in Alert::ALL {
        let chances = results.alert_chances(alert);
        assert_eq!(chances.len(), 29);
        for (chance, day) in chances.iter().zip(results.days()) {
            let by = |track: &Track| track.alerts[alert as usize].is_some_and(|fired| fired <= *day);
            let share = results.tracks().filter(|(_, track)| by(track)).count() as f64 / 200.0;
            let chance = chance.unwrap();
            assert_eq!(chance.share, share, "{alert:?} by day {day}");
            close("its error", chance.standard_error, (share * (1.0 - share) / 200.0).sqrt());
        }
        assert!(alert == Alert::ActiveRate || chances[28].unwrap().share > 0.3, "{alert:?} fires now and then");
    }
    assert_eq!(results.alert_chances(Alert::ActiveRate)[28].unwrap().share, 0.0);
    let (mean, _) = mean_and_sd(&results.finals(Metric::Joined));
    assert!((mean - 84.0).abs() < 5.0 * (84.0f64 / 200.0).sqrt());
}
