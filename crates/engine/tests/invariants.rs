//! `docs/model.md` § 5 over hundreds of random valid plans, and over ten thousand small ones: what must hold whatever the plan.

mod plans;

use plans::{bare, plan, random, small, sum, value_of, with};
use serde_json::json;
use snowball_engine::plan::{Number, Plan, Qualify};
use snowball_engine::{Alert, Engine, Metric, Paired, Results, Series, Track};

const PLANS: u64 = 300;
const SMALL_PLANS: u64 = 10_000;

const STOCKS: [Series; 8] = [
    Series::Leads,
    Series::Consults,
    Series::Edge,
    Series::Active,
    Series::Core,
    Series::Super,
    Series::KocNew,
    Series::KocKey,
];
const JOINED: [Series; 5] =
    [Series::JoinedPaid, Series::JoinedOrganic, Series::JoinedReferred, Series::JoinedKoc, Series::JoinedUntracked];
const LEFT: [Series; 2] = [Series::Churned, Series::Dropped];
/// Other whole numbers.
const COUNTED: [Series; 10] = [
    Series::Accepted,
    Series::ConsultsHeld,
    Series::Woken,
    Series::Fakes,
    Series::FakesCaught,
    Series::Promoters,
    Series::Detractors,
    Series::Warned,
    Series::Saved,
    Series::CustomersReferred,
];
/// Totals since the start that can only rise.
const RISING: [Series; 38] = [
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
    Series::Fakes,
    Series::FakesCaught,
    Series::Promoters,
    Series::Detractors,
    Series::Warned,
    Series::Saved,
    Series::Accepted,
    Series::ConsultsHeld,
    Series::Churned,
    Series::Dropped,
    Series::Woken,
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
    Series::Revenue,
    Series::Margin,
    Series::CustomersWithout,
];

/// What must hold of every track of a plan: people are conserved and whole and fit the market, money adds up, every value
/// is sound, and each mechanism keeps within its bounds.
fn check(plan: &Plan, track: &Track, drawn: bool, name: &str) {
    check_people(plan, track, drawn, name);
    check_money(plan, track, name);
    check_mechanisms(plan, track, name);
}

fn check_people(plan: &Plan, track: &Track, drawn: bool, name: &str) {
    let start = sum(track, &STOCKS, 0);
    for point in 0..track.points() {
        let present = sum(track, &STOCKS, point);
        let flows = sum(track, &JOINED, point) - sum(track, &LEFT, point);
        let error = (present - start - flows).abs();
        assert!(error <= if drawn { 0.0 } else { 1e-6 * (1.0 + present) }, "{name}, point {point}: off by {error}");
        for series in STOCKS.iter().chain(&JOINED).chain(&LEFT).chain(&COUNTED) {
            let value = track.at(*series, point);
            assert!(!drawn || value.fract() == 0.0, "{name}, point {point}: {series:?} is {value}");
        }
    }
    let last = track.points() - 1;
    let joined = sum(track, &JOINED, last);
    if plan.market.limited && stays(plan, "/market") {
        let market = value_of(plan, "/market/size");
        assert!(start + joined <= market * (1.0 + 1e-9), "{name}: {start} + {joined} people in a market of {market}");
    }
    let standing: f64 = track.rungs.iter().map(|rung| rung.standing).sum();
    let present = sum(track, &STOCKS, last);
    assert!((standing - present).abs() <= 1e-6 * (1.0 + present), "{name}: {standing} on rungs of {present}");
    // Who is invited accepted before, and who buys has joined.
    let slack = |value: f64| value * (1.0 + 1e-9) + 1e-6;
    for (less, more) in JOINED.iter().zip(Series::CUSTOMERS).map(|(joined, customers)| (*customers, *joined)) {
        assert!(track.at(less, last) <= slack(track.at(more, last)), "{name}: {less:?} above {more:?}");
    }
    let friends = sum(track, &[Series::JoinedReferred, Series::JoinedUntracked], last);
    assert!(friends <= slack(track.at(Series::Accepted, last)), "{name}: {friends} friends joined");
}

/// Whether a plan's numbers below a path are the same in all replicates and phases.
fn stays(plan: &Plan, path: &str) -> bool {
    let patched = plan.phases.iter().flat_map(|phase| &phase.patches).any(|patch| patch.path.starts_with(path));
    let mut ranges = false;
    plan.numbers(&mut |at, _, number| ranges |= at.starts_with(path) && number.is_range());
    !patched && !ranges
}

fn check_money(plan: &Plan, track: &Track, name: &str) {
    assert!(track.values().all(f64::is_finite), "{name}: not finite");
    for point in 0..track.points() {
        for series in RISING.iter().chain(&STOCKS).chain(&[Series::Liability, Series::Reproduction, Series::Groups]) {
            assert!(track.at(*series, point) >= 0.0, "{name}, point {point}: {series:?} is negative");
        }
        assert_eq!(Metric::Spend.at(track, point), Some(sum(track, Series::COSTS, point)), "{name}");
        if point > 0 {
            for series in RISING {
                assert!(track.at(series, point) >= track.at(series, point - 1), "{name}: {series:?} falls");
            }
        }
    }
    let last = track.points() - 1;
    let exposure = Metric::RewardExposure.last(track).unwrap_or_default();
    if plan.ladder.budget.is_some() && stays(plan, "/ladder/budget") {
        let budget = value_of(plan, "/ladder/budget");
        assert!(exposure <= budget * (1.0 + 1e-9), "{name}: {exposure} of {budget}");
    }
    let media = track.at(Series::CostMedia, last);
    if plan.acquisition.budget.is_some()
        && stays(plan, "/acquisition/budget")
        && stays(plan, "/acquisition/revenue_share")
    {
        let share =
            if plan.acquisition.revenue_share.is_some() { value_of(plan, "/acquisition/revenue_share") } else { 0.0 };
        let budget = value_of(plan, "/acquisition/budget") + share * track.at(Series::Revenue, last);
        assert!(media <= budget * (1.0 + 1e-9), "{name}: media budget");
    }
    if plan.acquisition.yearly.len() == 1 && plan.horizon_days <= 365 && stays(plan, "/acquisition/yearly") {
        let budget = value_of(plan, "/acquisition/yearly/0/amount");
        assert!(media <= budget * (1.0 + 1e-9), "{name}: media budget of the year");
    }
    let by_rung: f64 = track.rungs.iter().map(|rung| rung.paid).sum();
    let bonus = track.at(Series::CostBonus, last);
    assert!((by_rung - bonus).abs() <= 1e-6 * (1.0 + bonus), "{name}: rungs {by_rung}, bonus {bonus}");
    // Nobody is paid for more referrals than were accepted.
    let accepted = track.at(Series::Accepted, last) + track.at(Series::Fakes, last);
    for rung in &track.rungs {
        assert!(rung.reached <= accepted * (1.0 + 1e-9) + 1e-6, "{name}: rung reached {}", rung.reached);
    }
}

fn check_mechanisms(plan: &Plan, track: &Track, name: &str) {
    let last = track.points() - 1;
    let slack = |value: f64| value * (1.0 + 1e-9) + 1e-9;
    for point in 0..=last {
        let at = |series| track.at(series, point);
        assert!((0.0..=1.0).contains(&at(Series::Sentiment)), "{name}: sentiment {}", at(Series::Sentiment));
        assert!(at(Series::NegativeVolume) >= 0.0, "{name}");
        assert!(at(Series::FakesCaught) <= slack(at(Series::Fakes)), "{name}: more fakes found than there are");
        assert!(at(Series::Saved) <= slack(at(Series::Warned)), "{name}: more saved than warned of");
        let judged = at(Series::Promoters) + at(Series::Detractors);
        assert!(judged <= slack(sum(track, Series::CUSTOMERS, point)), "{name}: {judged} have an opinion");
        if stays(plan, "/koc") {
            let most = value_of(plan, "/koc/quota").max(value_of(plan, "/koc/start"));
            let kocs = at(Series::KocNew) + at(Series::KocKey);
            assert!(kocs <= slack(most), "{name}, point {point}: {kocs} KOCs in {most} places");
        }
    }
    if plan.ladder.qualifies_on != Qualify::Join {
        assert_eq!(track.at(Series::CostFraud, last), 0.0, "{name}: fakes do not come to a consultation");
    }
    let horizon = plan.horizon_days;
    assert!(track.alerts.iter().flatten().all(|day| (1..=horizon).contains(day)), "{name}: {:?}", track.alerts);
    if stays(plan, "/alerts")
        && value_of(plan, "/alerts/negative_level_1") <= value_of(plan, "/alerts/negative_level_2")
    {
        let [first, second] = [Alert::NegativeLevel1, Alert::NegativeLevel2].map(|alert| track.alerts[alert as usize]);
        assert!(second.is_none_or(|second| first.is_some_and(|first| first <= second)), "{name}: {:?}", track.alerts);
    }
}

#[test]
fn what_must_hold_holds_for_hundreds_of_plans() {
    for seed in 0..PLANS {
        let plan = random(seed);
        let engine = Engine::new(&plan).expect("random plans are valid");
        check(&plan, &engine.expected(), false, &format!("plan {seed}, expected"));
        for (i, track) in engine.run(seed, 0..2).tracks.iter().enumerate() {
            check(&plan, track, true, &format!("plan {seed}, replicate {i}"));
        }
    }
}

/// Short campaigns of few people in few classes, with optional numbers, ranges, phases, events, and numbers at the ends of
/// their sliders.
#[test]
fn what_must_hold_holds_for_ten_thousand_small_plans() {
    for seed in 0..SMALL_PLANS {
        let plan = small(seed);
        let engine = Engine::new(&plan).expect("small plans are valid");
        check(&plan, &engine.expected(), false, &format!("small plan {seed}, expected"));
        check(&plan, &engine.run(seed, 0..1).tracks[0], true, &format!("small plan {seed}, replicate"));
    }
}

#[test]
fn media_spending_stops_exactly_at_its_caps() {
    let channel = |budget: f64| json!({"spend": 1000.0, "cost_per_lead": 50.0, "budget": budget});
    let changes = [
        ("/acquisition/channels", json!([channel(3333.0), channel(20_000.0)])),
        ("/acquisition/budget", json!(10_000.0)),
    ];
    let engine = Engine::new(&plan(with(bare(30), &changes))).unwrap();
    for track in engine.run(1, 0..5).tracks {
        assert_eq!(Metric::SpendMedia.last(&track), Some(10_000.0));
    }
}

#[test]
fn reward_budget_is_spent_to_the_last_and_then_ends() {
    let changes = [
        ("/segments/0/share_rate", json!(0.2)),
        ("/acquisition/seeds", json!(500.0)),
        ("/ladder/per_referral", json!(30.0)),
        ("/ladder/budget", json!(5000.0)),
    ];
    let engine = Engine::new(&plan(with(bare(30), &changes))).unwrap();
    for track in engine.run(1, 0..5).tracks {
        assert_eq!(Metric::SpendReferrer.last(&track), Some(5000.0));
    }
}

#[test]
fn a_cap_per_member_pays_no_member_more() {
    // One member who never stops: 30 for each of the first three referrals, 10 for the fourth, then nothing.
    let changes = [
        ("/segments/0/share_rate", json!(1.0)),
        ("/layers/lead/share", json!(0.0)),
        ("/acquisition/seeds", json!(1.0)),
        ("/market", json!({"limited": true, "size": 60.0, "overlap": 1.0})),
        ("/ladder/per_referral", json!(30.0)),
        ("/ladder/cap_per_member", json!(100.0)),
    ];
    let mut world = bare(60);
    world["layers"]["lead"] = json!({"share": 0.0});
    let engine = Engine::new(&plan(with(world, &changes))).unwrap();
    for track in engine.run(1, 0..20).tracks {
        let members = 1.0 + Metric::Joined.last(&track).unwrap();
        assert!(Metric::SpendReferrer.last(&track).unwrap() <= 100.0 * members);
        assert!(Metric::SpendReferrer.last(&track).unwrap() >= 100.0, "the first member reaches the cap");
    }
}

/// § 5.4: with sharing off, growth is acquisition minus beta-geometric churn, exactly in expectation.
#[test]
fn without_sharing_growth_is_acquisition_minus_churn() {
    for seed in 0..PLANS {
        let source = random(seed);
        let (alpha, beta) = (0.5 + (seed % 7) as f64 / 4.0, 1.0 + (seed % 11) as f64);
        let period = 1.0 + (seed % 9) as f64;
        let days = 40u32;
        let changes = [
            ("/acquisition/seeds", json!(value_of(&source, "/acquisition/seeds"))),
            ("/acquisition/organic", json!(seed as f64 / 10.0)),
            ("/churn/rate", json!(alpha / (alpha + beta))),
            ("/churn/polarization", json!(1.0 / (alpha + beta + 1.0))),
            ("/churn/period", json!(period)),
            ("/churn/classes", json!(8)),
        ];
        let plan = plan(with(bare(days), &changes));
        let track = Engine::new(&plan).unwrap().expected();
        // Survival after whole periods; the daily hazard of a class makes it exact there.
        let survival =
            |periods: u32| (0..periods).fold(1.0, |s, i| s * (beta + f64::from(i)) / (alpha + beta + f64::from(i)));
        let whole = days / period as u32;
        if whole > 15 {
            continue;
        }
        let seeds = value_of(&plan, "/acquisition/seeds");
        let only_seeds = with(bare(days), &changes);
        let only_seeds = with(only_seeds, &[("/acquisition/organic", json!(0.0))]);
        let alone = Engine::new(&plans::plan(only_seeds)).unwrap().expected();
        for periods in 0..=whole {
            let point = (f64::from(periods) * period) as usize;
            let got = alone.at(Series::Active, point);
            assert!((got - seeds * survival(periods)).abs() < 1e-7 * seeds, "plan {seed}, period {periods}: {got}");
        }
        // Everybody who came since is subject to the same law: stock = Σ arrivals × survival of their age.
        let organic = value_of(&plan, "/acquisition/organic");
        let alive_by_age: Vec<f64> = (0..=days as usize).map(|age| alone.at(Series::Active, age) / seeds).collect();
        let last = days as usize;
        let from_arrivals: f64 = (1..=last).map(|day| organic * alive_by_age[last - day]).sum();
        let expected = seeds * alive_by_age[last] + from_arrivals;
        let got = track.at(Series::Active, last);
        // The expected track leaves out flows below 1e-8 of a stage.
        assert!((got / expected - 1.0).abs() < 1e-6, "plan {seed}: {got} against {expected}");
        assert_eq!(Metric::ReferralShare.last(&track).unwrap_or(0.0), 0.0);
    }
}

/// § 5.7: equal plans under common random numbers differ by exactly zero.
#[test]
fn equal_plans_do_not_differ() {
    for seed in 0..40 {
        let plan = random(seed);
        let results = || {
            let engine = Engine::new(&plan).unwrap();
            let mut results = Results::new(&engine);
            results.merge(engine.run(9, 0..4));
            results
        };
        let (a, b) = (results(), results());
        for metric in Metric::ALL {
            assert!(Paired::of(&a, &b, *metric).differences.iter().all(|d| *d == 0.0), "plan {seed}: {metric:?}");
        }
    }
}

/// What the dice of acquisition give does not change when the ladder does.
#[test]
fn a_change_of_the_ladder_leaves_paid_arrivals_alone() {
    let mut a = random(3);
    a.acquisition.channels = vec![Default::default()];
    a.set_number("/acquisition/channels/0/spend", Number::Value(3000.0));
    let mut b = a.clone();
    b.set_number("/ladder/per_referral", Number::Value(777.0));
    let run = |plan: &Plan| Engine::new(plan).unwrap().run(5, 0..8).tracks;
    for (a, b) in run(&a).iter().zip(&run(&b)) {
        for point in 0..a.points() {
            assert_eq!(a.at(Series::JoinedPaid, point), b.at(Series::JoinedPaid, point));
        }
    }
}

#[test]
fn without_a_programme_it_adds_nothing() {
    let changes = [("/segments/0/share_rate", json!(0.05)), ("/acquisition/seeds", json!(300.0))];
    let engine = Engine::new(&plan(with(bare(40), &changes))).unwrap();
    for track in engine.run(3, 0..6).tracks {
        assert_eq!(Metric::CustomersIncremental.last(&track), Some(0.0));
        assert_eq!(Metric::CacIncremental.last(&track), None);
    }
}
