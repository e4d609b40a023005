//! What must happen to the results when a plan changes in a way whose effect is known, over random plans.

mod plans;

use plans::{mean_and_sd, settled, small};
use snowball_engine::plan::{Number, Plan, Quantity, TimeStep, Unit};
use snowball_engine::{Engine, Metric, Series, Track};

const PLANS: u64 = 300;

fn engine(plan: &Plan) -> Engine {
    Engine::new(plan).unwrap_or_else(|problems| panic!("{problems}"))
}

fn expected(plan: &Plan) -> Track {
    engine(plan).expected()
}

fn set(plan: &mut Plan, path: &str, value: f64) {
    assert!(plan.set_number(path, Number::Value(value)), "{path}");
}

/// Random plans without ranges or phases.
fn plain(seed: u64) -> Plan {
    let mut plan = settled(small(seed));
    plan.phases.clear();
    plan
}

/// Takes away what makes one person's chances depend on how many others there are.
fn uncouple(plan: &mut Plan) {
    plan.market.limited = false;
    plan.funnel.capacity = None;
    plan.groups.size = None;
    plan.ladder.cap_per_day = None;
    plan.ladder.budget = None;
    plan.acquisition.revenue_share = None;
    set(plan, "/koc/quota", 0.0);
    set(plan, "/layers/dilution", 0.0);
    for segment in 0..plan.segments.len() {
        set(plan, &format!("/segments/{segment}/detractors"), 0.0);
    }
}

/// Everything that is recorded, by name and point.
fn recorded(track: &Track) -> impl Iterator<Item = (Series, usize, f64)> {
    ALL.iter().flat_map(move |&series| (0..track.points()).map(move |point| (series, point, track.at(series, point))))
}

const PEOPLE: [Series; 32] = [
    Series::JoinedPaid,
    Series::JoinedOrganic,
    Series::JoinedReferred,
    Series::JoinedKoc,
    Series::JoinedUntracked,
    Series::CustomersPaid,
    Series::CustomersOrganic,
    Series::CustomersReferred,
    Series::CustomersKoc,
    Series::CustomersUntracked,
    Series::Leads,
    Series::Consults,
    Series::Edge,
    Series::Active,
    Series::Core,
    Series::Super,
    Series::KocNew,
    Series::KocKey,
    Series::Accepted,
    Series::ConsultsHeld,
    Series::Churned,
    Series::Dropped,
    Series::Woken,
    Series::Fakes,
    Series::FakesCaught,
    Series::Promoters,
    Series::Detractors,
    Series::Sentiment,
    Series::NegativeVolume,
    Series::Warned,
    Series::Saved,
    Series::Groups,
];
const MONEY: [Series; 18] = [
    Series::CostMedia,
    Series::CostReferrer,
    Series::CostBonus,
    Series::CostFriend,
    Series::CostProgramme,
    Series::CostEvents,
    Series::CostMessages,
    Series::CostConsults,
    Series::CostFraud,
    Series::CostChecks,
    Series::CostKoc,
    Series::CostCrises,
    Series::CostWarnings,
    Series::CostGroups,
    Series::Liability,
    Series::Revenue,
    Series::Margin,
    Series::MarginNew,
];
const ALL: [Series; 50] = {
    let mut all = [Series::Reproduction; 50];
    let mut i = 0;
    while i < 50 {
        all[i] = if i < 32 { PEOPLE[i] } else { MONEY[i - 32] };
        i += 1;
    }
    all
};

#[track_caller]
fn alike(name: &str, a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance * (1.0 + a.abs().max(b.abs())), "{name}: {a} against {b}");
}

/// Means of drawn values are as near as chance lets them be: five standard errors of their difference.
#[track_caller]
fn near_each_other(name: &str, a: &[f64], b: &[f64]) {
    let ((mean_a, sd_a), (mean_b, sd_b)) = (mean_and_sd(a), mean_and_sd(b));
    let error = (sd_a * sd_a / a.len() as f64 + sd_b * sd_b / b.len() as f64).sqrt();
    assert!(
        (mean_a - mean_b).abs() <= 5.0 * error + 1e-6 * mean_a.abs(),
        "{name}: {mean_a} against {mean_b} ± {error}"
    );
}

/// Compares means of replicates of two plans that should have the same law.
fn same_law(name: &str, a: &Plan, b: &Plan) {
    let (a, b) = (engine(a).run(1, 0..300).tracks, engine(b).run(2, 0..300).tracks);
    for metric in [Metric::Joined, Metric::Customers, Metric::Members, Metric::Accepted, Metric::Churned, Metric::Spend]
    {
        let of = |tracks: &[Track]| tracks.iter().filter_map(|track| metric.last(track)).collect::<Vec<_>>();
        near_each_other(&format!("{name}: {}", metric.as_str()), &of(&a), &of(&b));
    }
}

/// Where nobody stands in another's way, twice as many seeds are twice as much of everything that follows from them.
#[test]
fn twice_the_seeds_are_twice_the_people() {
    for seed in 0..PLANS {
        let mut plan = plain(seed);
        uncouple(&mut plan);
        plan.acquisition.channels.clear();
        set(&mut plan, "/acquisition/organic", 0.0);
        set(&mut plan, "/koc/start", 0.0);
        for path in ["/ladder/fixed_cost", "/ladder/daily_cost", "/reputation/crisis_cost"] {
            set(&mut plan, path, 0.0);
        }
        plan.events.clear();
        let once = expected(&plan);
        let seeds = plans::value_of(&plan, "/acquisition/seeds");
        set(&mut plan, "/acquisition/seeds", 2.0 * seeds);
        let twice = expected(&plan);
        // The one thing that people still share is the world: nobody joins beyond 10¹⁰.
        if Metric::Joined.last(&twice).is_some_and(|joined| joined > 1e9) {
            continue;
        }
        for ((series, point, one), (_, _, two)) in recorded(&once).zip(recorded(&twice)) {
            let factor = if series == Series::Sentiment { 1.0 } else { 2.0 };
            // Voices of a crisis are counted in people too.
            alike(&format!("plan {seed}, {series:?} at {point}"), two, factor * one, 1e-9);
        }
    }
}

#[test]
fn twice_the_seeds_are_twice_the_mean_of_replicates() {
    for seed in 0..6 {
        let mut plan = plain(seed);
        uncouple(&mut plan);
        plan.acquisition.channels.clear();
        set(&mut plan, "/acquisition/organic", 0.0);
        set(&mut plan, "/koc/start", 0.0);
        set(&mut plan, "/acquisition/seeds", 50.0);
        let once = engine(&plan).run(1, 0..400).tracks;
        set(&mut plan, "/acquisition/seeds", 100.0);
        let twice = engine(&plan).run(2, 0..400).tracks;
        for metric in [Metric::Joined, Metric::Customers, Metric::Members, Metric::Churned, Metric::SpendReferrer] {
            let of = |tracks: &[Track], factor: f64| -> Vec<f64> {
                tracks.iter().filter_map(|track| metric.last(track)).map(|value| factor * value).collect()
            };
            near_each_other(&format!("plan {seed}, {}", metric.as_str()), &of(&twice, 1.0), &of(&once, 2.0));
        }
    }
}

/// Invitations accepted on the first step, fakes included.
fn first_step(plan: &Plan) -> f64 {
    let track = expected(plan);
    track.at(Series::Accepted, 1) + track.at(Series::Fakes, 1)
}

/// Multiplies the numbers at some paths, where there are any.
fn scaled(plan: &Plan, factor: f64, what: impl Fn(&str, &Quantity) -> bool) -> Plan {
    let mut plan = plan.clone();
    plan.numbers_mut(&mut |path, quantity, number| {
        if what(path, quantity)
            && let Number::Value(value) = number
        {
            *value *= factor;
        }
    });
    plan
}

/// All rewards together, and each alone where it cannot become unfair to the friend: what the sharer gets above the
/// friend's reward lowers the lift by fairness, which is meant.
#[test]
fn a_higher_reward_never_lowers_the_chance_to_share() {
    let rewards = |path: &str| {
        ["/ladder/per_referral", "/ladder/friend_reward", "/ladder/cap_per_member"].contains(&path)
            || path.ends_with("/bonus")
    };
    let mut more = 0;
    for seed in 0..PLANS {
        let mut plan = plain(seed);
        plan.market.limited = false;
        let before = first_step(&plan);
        for factor in [1.01, 1.5, 4.0] {
            let after = first_step(&scaled(&plan, factor, |path, _| rewards(path)));
            assert!(after >= before * (1.0 - 1e-12), "plan {seed}, rewards × {factor}: {after} below {before}");
            let friend = first_step(&scaled(&plan, factor, |path, _| path == "/ladder/friend_reward"));
            assert!(friend >= before * (1.0 - 1e-12), "plan {seed}, friend's × {factor}: {friend} below {before}");
            more += u32::from(after > before * 1.0001);
        }
        let mut unfair = plan.clone();
        set(&mut unfair, "/incentive/fairness_lift", 0.0);
        unfair.ladder.cap_per_member = None;
        let before = first_step(&unfair);
        for path in ["/ladder/per_referral", "/ladder/rungs/0/bonus"] {
            let after = first_step(&scaled(&unfair, 2.0, |at, _| at == path));
            assert!(after >= before * (1.0 - 1e-12), "plan {seed}, {path} doubled: {after} below {before}");
        }
    }
    assert!(more > PLANS as u32, "rewards move people in most plans");
}

/// A segment cut into two that are alike is the segment.
#[test]
fn two_segments_that_are_alike_are_one() {
    let cut = |plan: &Plan| {
        let mut two = plan.clone();
        two.segments.insert(0, plan.segments[0].clone());
        let share = plans::value_of(plan, "/segments/0/market_share");
        set(&mut two, "/segments/0/market_share", 0.3 * share);
        set(&mut two, "/segments/1/market_share", 0.7 * share);
        // Who belongs to a segment can tell whether a friend of his does; with two alike it must not matter.
        two
    };
    for seed in 0..PLANS {
        let mut plan = plain(seed);
        plan.segments.truncate(1);
        set(&mut plan, "/segments/0/market_share", 1.0);
        let (one, two) = (expected(&plan), expected(&cut(&plan)));
        for ((series, point, one), (_, _, two)) in recorded(&one).zip(recorded(&two)) {
            alike(&format!("plan {seed}, {series:?} at {point}"), two, one, 1e-6);
        }
    }
    for seed in 0..8 {
        let mut plan = plain(seed);
        plan.segments.truncate(1);
        set(&mut plan, "/segments/0/market_share", 1.0);
        same_law(&format!("plan {seed}"), &plan, &cut(&plan));
    }
}

#[test]
fn the_order_of_segments_does_not_matter() {
    let turned = |plan: &Plan| {
        let mut turned = plan.clone();
        turned.segments.rotate_left(1);
        turned
    };
    let mut several = 0;
    for seed in 0..PLANS {
        let plan = plain(seed);
        several += u32::from(plan.segments.len() > 1);
        let (one, two) = (expected(&plan), expected(&turned(&plan)));
        for ((series, point, one), (_, _, two)) in recorded(&one).zip(recorded(&two)) {
            alike(&format!("plan {seed}, {series:?} at {point}"), two, one, 1e-9);
        }
    }
    assert!(several > 100);
    for seed in (0..PLANS).filter(|&seed| plain(seed).segments.len() > 1).take(8) {
        same_law(&format!("plan {seed}"), &plain(seed), &turned(&plain(seed)));
    }
}

/// In another unit of money: a power of two, so that no rounding moves anybody.
#[test]
fn another_unit_of_money_changes_no_person() {
    let money =
        |_: &str, quantity: &Quantity| matches!(quantity.unit, Unit::Money | Unit::MoneyPerDay | Unit::MoneyPerMonth);
    for seed in 0..PLANS {
        let mut plan = plain(seed);
        plan.goals.clear();
        let dear = scaled(&plan, 128.0, money);
        let (a, b) = (engine(&plan), engine(&dear));
        let mut pairs = vec![(a.expected(), b.expected())];
        pairs.extend(a.run(seed, 0..2).tracks.into_iter().zip(b.run(seed, 0..2).tracks));
        for (a, b) in pairs {
            for ((series, point, a), (_, _, b)) in recorded(&a).zip(recorded(&b)) {
                let factor = if MONEY.contains(&series) { 128.0 } else { 1.0 };
                assert_eq!(b, factor * a, "plan {seed}, {series:?} at {point}");
            }
            assert_eq!(b.ltv, a.ltv.map(|ltv| 128.0 * ltv), "plan {seed}");
            assert_eq!(b.payback_day, a.payback_day, "plan {seed}");
        }
        // In cents, where roundings may differ: the mean path.
        let cents = scaled(&plan, 100.0, money);
        for ((series, point, a), (_, _, b)) in recorded(&expected(&plan)).zip(recorded(&expected(&cents))) {
            let factor = if MONEY.contains(&series) { 100.0 } else { 1.0 };
            // Where the margin of nobody is a rounding error, another rounding makes another one.
            alike(&format!("plan {seed}, {series:?} at {point}"), b, factor * a, 1e-6);
        }
    }
}

/// Each way to turn a mechanism off leaves a plan without it, whatever its other numbers say, bit for bit.
#[test]
fn a_mechanism_that_is_off_is_one_that_is_absent() {
    let plain_defaults = Plan::default();
    type Change<'a> = (&'a str, &'a dyn Fn(&mut Plan), &'a dyn Fn(&mut Plan));
    let no_change = |_: &mut Plan| ();
    let changes: [Change; 14] = [
        (
            "fraud",
            &|plan| {
                set(plan, "/fraud/rate", 0.0);
                set(plan, "/fraud/check_cost", 0.0);
            },
            &|plan| plan.fraud = plain_defaults.fraud.clone(),
        ),
        (
            "tracking",
            &|plan| {
                set(plan, "/tracking/coverage", 1.0);
                plan.tracking.window = Some(Number::Value(3.0));
                set(plan, "/sharing/response_delay", 0.0);
            },
            &|plan| plan.tracking.window = None,
        ),
        (
            "reputation",
            &|plan| {
                set(plan, "/reputation/crisis_rate", 0.0);
                for segment in 0..plan.segments.len() {
                    set(plan, &format!("/segments/{segment}/detractors"), 0.0);
                }
            },
            &|plan| plan.reputation = plain_defaults.reputation.clone(),
        ),
        (
            "KOCs",
            &|plan| {
                set(plan, "/koc/quota", 0.0);
                set(plan, "/koc/start", 0.0);
            },
            &|plan| {
                plan.koc = plain_defaults.koc.clone();
                plan.layers.koc_new = plain_defaults.layers.koc_new.clone();
                plan.layers.koc_key = plain_defaults.layers.koc_key.clone();
            },
        ),
        ("groups", &|plan| plan.groups.size = None, &|plan| plan.groups = plain_defaults.groups.clone()),
        ("dilution", &|plan| set(plan, "/layers/dilution", 0.0), &|plan| {
            plan.layers.dilution_from = plain_defaults.layers.dilution_from;
        }),
        ("super users", &|plan| set(plan, "/layers/core_to_super", 0.0), &|plan| {
            plan.layers.super_users = plain_defaults.layers.super_users.clone();
            plan.layers.super_to_core = plain_defaults.layers.super_to_core;
        }),
        ("messages", &|plan| set(plan, "/layers/wake_up_messages", 0.0), &|plan| {
            plan.layers.wake_up_after = plain_defaults.layers.wake_up_after;
            plan.layers.wake_up_success = plain_defaults.layers.wake_up_success;
            plan.layers.wake_up_cost = plain_defaults.layers.wake_up_cost;
        }),
        ("warnings", &|plan| set(plan, "/churn/warning_recall", 0.0), &|plan| {
            plan.churn.warning_precision = plain_defaults.churn.warning_precision;
            plan.churn.warning_saves = plain_defaults.churn.warning_saves;
            plan.churn.warning_cost = plain_defaults.churn.warning_cost;
        }),
        (
            "budgets",
            &|plan| {
                plan.acquisition.budget = Some(Number::Value(1000.0));
                plan.acquisition.revenue_share = Some(Number::Value(0.0));
                plan.acquisition.yearly.clear();
            },
            &|plan| plan.acquisition.revenue_share = None,
        ),
        ("capacity", &|plan| plan.funnel.capacity = None, &|plan| {
            plan.funnel.capacity = Some(Number::Value(1e8));
            plan.funnel.impatience = plain_defaults.funnel.impatience;
        }),
        (
            "weather",
            &|plan| {
                set(plan, "/weather/sigma", 0.0);
                set(plan, "/weather/persistence", 0.99);
            },
            &|plan| plan.weather.persistence = plain_defaults.weather.persistence,
        ),
        ("a phase that changes nothing", &no_change, &|plan| {
            let value = plans::value_of(plan, "/segments/0/share_rate");
            plan.phases = plans::plan(serde_json::json!({"version": 1, "phases": [
                {"from_day": 3, "patches": [{"path": "/segments/0/share_rate", "value": value}]}
            ]}))
            .phases;
        }),
        ("an event that changes nothing", &|plan| plan.events.clear(), &|plan| {
            plan.events = plans::plan(serde_json::json!({"version": 1, "events": [{"day": 2, "length": 3}]})).events;
        }),
    ];
    for seed in 0..PLANS {
        for (name, off, absent) in &changes {
            let mut a = plain(seed);
            off(&mut a);
            let mut b = a.clone();
            absent(&mut b);
            let (a, b) = (engine(&a), engine(&b));
            assert_eq!(a.expected(), b.expected(), "plan {seed}: {name}");
            assert_eq!(a.run(seed, 0..1), b.run(seed, 0..1), "plan {seed}: {name}");
        }
    }
}

/// Alarms are looked at and change nothing.
#[test]
fn rules_of_alarm_change_no_number() {
    for seed in 0..PLANS {
        let a = plain(seed);
        let mut b = a.clone();
        b.alerts = Plan::default().alerts;
        let (a, mut b) = (engine(&a).run(seed, 0..1), engine(&b).run(seed, 0..1));
        b.tracks[0].alerts = a.tracks[0].alerts;
        assert_eq!(a, b, "plan {seed}");
    }
}

/// Steps of a week against days, where a week changes little: on average within
/// two per cent and rarely off by more than ten.
#[test]
fn weeks_are_close_to_days() {
    let mut worst: Vec<(f64, String)> = Vec::new();
    let mut errors = std::collections::BTreeMap::<&str, Vec<f64>>::new();
    for seed in 0..PLANS {
        let mut plan = plain(seed);
        plan.horizon_days = 182;
        plan.events.clear();
        plan.incentive.refresh_days.clear();
        plan.market.limited = false;
        plan.ladder.cap_per_day = None;
        plan.funnel.capacity = None;
        plan.groups.size = None;
        plan.acquisition.revenue_share = None;
        for segment in 0..plan.segments.len() {
            // Few referrals per member and week.
            for (path, most) in [("share_rate", 0.003), ("contacts", 5.0), ("acceptance", 0.1), ("detractors", 0.1)] {
                let path = format!("/segments/{segment}/{path}");
                let value = plans::value_of(&plan, &path).min(most);
                set(&mut plan, &path, value);
            }
        }
        // Nothing happens several times a week to one person, and nothing grows many times over.
        plan.numbers_mut(&mut |path, quantity, number| {
            let Number::Value(value) = number else { return };
            let most = match quantity.unit {
                Unit::SharePerMonth | Unit::SharePerPeriod => 0.2,
                Unit::SharePerDay => 0.05,
                _ if path.starts_with("/layers") && path.ends_with("/share") => 2.0,
                _ => return,
            };
            *value = value.min(most);
        });
        for (path, least, most) in [
            ("/acquisition/seeds", 500.0, 5000.0),
            ("/acquisition/organic", 0.0, 20.0),
            ("/sharing/response_delay", 3.0, 10.0),
            ("/funnel/consult_delay", 3.0, 10.0),
            ("/funnel/purchase_delay", 3.0, 10.0),
            ("/incentive/cash_lift", 0.0, 2.0),
            ("/incentive/gradient", 0.0, 1.0),
            ("/incentive/novelty_half_life", 30.0, 1000.0),
            ("/churn/period", 30.0, 365.0),
            ("/reputation/memory", 30.0, 1000.0),
            ("/reputation/crisis_half_life", 10.0, 1000.0),
            ("/layers/dilution_from", 1000.0, 1e9),
            // Posts can bring a hundred times as many as there are, from a handful of people.
            ("/koc/conversion", 0.0, 1e-6),
        ] {
            let value = plans::value_of(&plan, path).clamp(least, most);
            set(&mut plan, path, value);
        }
        let mut by = |step| {
            plan.time_step = step;
            expected(&plan)
        };
        let (daily, weekly) = (by(TimeStep::Day), by(TimeStep::Week));
        // Growth by generations multiplies the error of one: weeks are not for campaigns that explode.
        let last = daily.points() - 1;
        let uninvited = daily.at(Series::JoinedPaid, last) + daily.at(Series::JoinedOrganic, last);
        if uninvited < 0.5 * Metric::Joined.last(&daily).unwrap_or_default() {
            continue;
        }
        for metric in
            [Metric::Joined, Metric::Customers, Metric::Members, Metric::Churned, Metric::Spend, Metric::Revenue]
        {
            let (Some(day), Some(week)) = (metric.last(&daily), metric.last(&weekly)) else { continue };
            if day > 1.0 {
                errors.entry(metric.as_str()).or_default().push(week / day - 1.0);
                worst.push(((week / day - 1.0).abs(), format!("plan {seed}: {} {day} and {week}", metric.as_str())));
            }
        }
    }
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (metric, errors) in &errors {
        let (mean, sd) = mean_and_sd(errors);
        println!(
            "{metric:<10} week against day: {:+.2} % ± {:.2} over {} plans",
            100.0 * mean,
            100.0 * sd,
            errors.len()
        );
    }
    println!("{:#?}", &worst[..6]);
    assert!(worst[0].0 < 0.5, "{:?}", worst[0]);
    for (metric, errors) in errors {
        let (mean, sd) = mean_and_sd(&errors);
        assert!(mean.abs() < 0.025 && sd < 0.06, "{metric}: {mean} ± {sd}");
    }
}
