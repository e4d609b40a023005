//! § 5, 6: the cohort engine against the agent engine, which shares rates and treasury with it but neither state nor day.
//! Every plan of the grid turns one mechanism on, strongly; everything that is recorded at the end is compared by
//! two-sample Kolmogorov–Smirnov tests, whose levels together make one false alarm in a thousand families, had the seeds not
//! been fixed. Where the cohort engine approximates on purpose, the error is measured and bounded.

mod plans;

use std::sync::OnceLock;

use plans::{bare, mean_and_sd, plan, with};
use serde_json::{Value, json};
use snowball_engine::{Alert, Engine, Metric, Series, Track};

/// Chance of a false alarm in a whole family of tests.
const FAMILY: f64 = 1e-3;
const REPLICATES: u32 = 300;

fn engine(value: &Value) -> Engine {
    Engine::new(&plan(value.clone())).expect("a valid plan")
}

fn cohort(value: &Value, seed: u64) -> Vec<Track> {
    engine(value).run(seed, 0..REPLICATES).tracks
}

/// Of other seeds than the cohort's: with the same, both would have the same weather and arrivals.
fn agents(value: &Value, seed: u64) -> Vec<Track> {
    engine(value).agents(1000 + seed, 0..REPLICATES).expect("few people").tracks
}

/// Everything that is compared, by name.
fn measures(tracks: &[Track]) -> Vec<(String, Vec<f64>)> {
    // Where the engines sum the same numbers in another order, the last digits are not theirs.
    let column = |of: &dyn Fn(&Track) -> f64| tracks.iter().map(|track| ten_digits(of(track))).collect::<Vec<f64>>();
    let last = tracks[0].points() - 1;
    let mut all = Vec::new();
    for series in ALL_SERIES {
        all.push((format!("{series:?}"), column(&|track| track.at(*series, last))));
        all.push((format!("{series:?} halfway"), column(&|track| track.at(*series, last / 2))));
    }
    for rung in 0..tracks[0].rungs.len() {
        all.push((format!("rung {rung} standing"), column(&|track| track.rungs[rung].standing)));
        all.push((format!("rung {rung} reached"), column(&|track| track.rungs[rung].reached)));
        all.push((format!("rung {rung} paid"), column(&|track| track.rungs[rung].paid)));
    }
    all.push(("half of the customers".into(), column(&half_time)));
    for alert in Alert::ALL {
        let fired = |track: &Track| track.alerts[alert as usize].map_or(-1.0, f64::from);
        all.push((format!("{alert:?} fires"), column(&fired)));
    }
    all.push(("payback".into(), column(&|track| track.payback_day.unwrap_or(-1.0))));
    all.push(("lifetime value".into(), column(&|track| track.ltv.unwrap_or(-1.0))));
    all.push(("customers without".into(), column(&|track| track.at(Series::CustomersWithout, last))));
    all
}

/// A number to ten significant digits.
fn ten_digits(x: f64) -> f64 {
    if x == 0.0 {
        return 0.0;
    }
    let unit = 10f64.powi(9 - x.abs().log10().floor() as i32);
    (x * unit).round() / unit
}

/// All series that a day changes.
const ALL_SERIES: &[Series] = &[
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
    Series::Groups,
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
    Series::Reproduction,
];

/// Point of the grid at which half of the final new customers are in, between points by a straight line.
fn half_time(track: &Track) -> f64 {
    let customers = |point| Metric::Customers.at(track, point).unwrap_or(0.0);
    let half = customers(track.points() - 1) / 2.0;
    let after = (0..track.points()).find(|&point| customers(point) >= half).unwrap_or(0);
    if after == 0 {
        return 0.0;
    }
    let (low, high) = (customers(after - 1), customers(after));
    (after - 1) as f64 + (half - low) / (high - low)
}

/// p-value of the two-sample Kolmogorov–Smirnov test: asymptotic with Stephens' correction (Press et al. 2007, § 14.3.3);
/// too large where values are tied, so that a false alarm is rarer than it says.
fn kolmogorov_smirnov(a: &[f64], b: &[f64]) -> f64 {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable_by(f64::total_cmp);
    b.sort_unstable_by(f64::total_cmp);
    let (mut i, mut j, mut most) = (0, 0, 0.0f64);
    while i < a.len() && j < b.len() {
        let x = a[i].min(b[j]);
        while i < a.len() && a[i] <= x {
            i += 1;
        }
        while j < b.len() && b[j] <= x {
            j += 1;
        }
        most = most.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    let size = (a.len() as f64 * b.len() as f64 / (a.len() + b.len()) as f64).sqrt();
    let lambda = (size + 0.12 + 0.11 / size) * most;
    let term = |k: i32| f64::from(1 - 2 * ((k + 1) % 2)) * (-2.0 * f64::from(k * k) * lambda * lambda).exp();
    if lambda < 0.2 { 1.0 } else { (2.0 * (1..=50).map(term).sum::<f64>()).clamp(0.0, 1.0) }
}

/// One comparison.
struct Verdict {
    plan: &'static str,
    what: String,
    p: f64,
    means: [f64; 2],
}

/// Compares all measures of two samples, but those that are the same number in all replicates of both.
fn compare(name: &'static str, a: &[Track], b: &[Track]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for ((what, a), (_, b)) in measures(a).into_iter().zip(measures(b)) {
        let fixed = |values: &[f64]| values.iter().all(|value| *value == values[0]);
        if fixed(&a) && fixed(&b) && a[0] == b[0] {
            continue;
        }
        let means = [mean_and_sd(&a).0, mean_and_sd(&b).0];
        verdicts.push(Verdict { plan: name, what, p: kolmogorov_smirnov(&a, &b), means });
    }
    verdicts
}

/// Three hundred customers who share now and then; friends are customers in the evening.
fn town() -> Value {
    with(bare(60), &[("/acquisition/seeds", json!(300.0)), ("/segments/0/share_rate", json!(0.03))])
}

fn two_segments() -> Value {
    json!([
        {"market_share": 0.3, "share_rate": 0.05, "contacts": 2.0, "acceptance": 0.5, "churn": 0.5,
            "consult_conversion": 0.9, "purchase_conversion": 0.8, "first_purchase": 100.0, "repeat_purchase": 50.0},
        {"market_share": 0.7, "share_rate": 0.02, "contacts": 1.0, "acceptance": 0.7, "churn": 2.0,
            "consult_conversion": 0.5, "purchase_conversion": 0.6, "first_purchase": 30.0, "repeat_purchase": 80.0}
    ])
}

/// Layers that differ in everything, with brisk moves between them.
fn lively_layers() -> Value {
    json!({
        "lead": {"share": 0.5, "trust": 0.7}, "consult": {"share": 0.6, "trust": 0.8},
        "edge": {"share": 0.1, "trust": 0.5, "churn": 2.0, "purchases": 0.1},
        "active": {"share": 1.0, "trust": 1.0, "churn": 1.0, "purchases": 0.5},
        "core": {"share": 3.0, "trust": 1.2, "churn": 0.4, "purchases": 1.5},
        "edge_to_active": 0.2, "active_to_edge": 0.4, "active_to_core": 0.3, "core_to_active": 0.3,
        "wake_up_messages": 6.0, "wake_up_success": 0.1, "wake_up_cost": 0.5
    })
}

/// Rewards that move people, paid at once to everybody.
fn lifts() -> Value {
    json!({"cash_lift": 2.0, "half_value": 50.0, "friend_lift": 1.0, "fairness_lift": 0.5, "gradient": 1.0,
        "gradient_shape": 2.0, "novelty_half_life": 20.0, "novelty_floor": 0.3})
}

fn ladder(rule: &str) -> Value {
    json!({"rule": rule, "qualifies_on": "join", "per_referral": 10.0, "friend_reward": 5.0,
        "settlement_days": 5.0, "breakage": 0.2, "fixed_cost": 100.0, "daily_cost": 3.0,
        "rungs": [{"threshold": 1, "bonus": 20.0}, {"threshold": 3, "bonus": 60.0, "status": 0.5},
            {"threshold": 5, "bonus": 150.0, "status": 1.0}]})
}

/// A plan per mechanism: the town with that mechanism turned on. Where the cohort engine has classes instead of a continuum,
/// or credits at acceptance, this grid leaves that out: everybody alike, and friends who join the same evening.
fn grid() -> Vec<(&'static str, Value)> {
    let on = |changes: &[(&str, Value)]| with(town(), changes);
    let rewarded =
        |ladder: Value| on(&[("/ladder", ladder), ("/incentive", lifts()), ("/segments/0/share_rate", json!(0.02))]);
    let capped = |name: &str, cap: f64| {
        let mut ladder = ladder("cumulative");
        ladder[name] = json!(cap);
        ladder
    };
    let slow = json!({"consult_delay": 4.0, "purchase_delay": 6.0, "consult_cost": 2.0});
    let conversions = [("/segments/0/consult_conversion", json!(0.7)), ("/segments/0/purchase_conversion", json!(0.6))];
    let prospects = with(on(&conversions), &[("/funnel", slow.clone()), ("/layers", lively_layers())]);
    let queue = |funnel: Value| {
        let organic = [("/acquisition/organic", json!(12.0)), ("/funnel", funnel)];
        with(with(on(&conversions), &organic), &[("/layers/lead", json!({"share": 0.5, "trust": 1.0}))])
    };
    let channels = json!({"seeds": 100.0, "seeds_core": 0.3, "organic": 3.0, "budget": 6000.0, "channels": [
        {"spend": 100.0, "cost_per_lead": 20.0, "max_leads": 12.0, "budget": 4000.0},
        {"spend": 60.0, "cost_per_lead": 8.0, "max_leads": 30.0}]});
    let events = json!([{"day": 10, "length": 5, "share": 3.0, "conversion": 0.8, "arrivals": 2.0, "cost": 50.0},
        {"day": 13, "length": 20, "share": 0.5, "arrivals": 0.2}]);
    let phases = json!([
        {"from_day": 20, "patches": [{"path": "/segments/0/share_rate", "value": 0.06},
            {"path": "/sharing/response_delay", "value": 6.0}, {"path": "/funnel/consult_delay", "value": 5.0}]},
        {"from_day": 40, "patches": [{"path": "/sharing/response_delay", "value": 0.0},
            {"path": "/funnel/consult_delay", "value": 0.0}, {"path": "/layers/active/churn", "value": 3.0}]}
    ]);
    let new_ladder = json!([{"from_day": 25, "patches": [{"path": "/ladder/per_referral", "value": 40.0},
        {"path": "/ladder/rungs", "value": [{"threshold": 2, "bonus": 70.0}]}]}]);
    let fraud = |qualifies_on: &str| {
        let mut ladder = ladder("cumulative");
        ladder["qualifies_on"] = json!(qualifies_on);
        let fraud = json!({"rate": 0.3, "reference": 20.0, "checked": 0.4, "detection": 0.7, "check_cost": 1.0});
        with(rewarded(ladder), &[("/fraud", fraud)])
    };
    let voices = [("/segments/0/promoters", json!(0.4)), ("/segments/0/detractors", json!(0.2))];
    let crises =
        json!({"negativity": 2.0, "memory": 15.0, "crisis_rate": 12.0, "crisis_size": 0.5, "crisis_cost": 100.0});
    let koc = json!({"quota": 20.0, "start": 8.0, "recruit": 0.5, "selectivity": 0.0, "promote": 0.4, "eliminate": 0.2,
        "blacklist": 0.1, "posts_new": 4.0, "posts_key": 9.0, "views": 500.0, "views_spread": 1.0, "conversion": 0.002,
        "fee_new": 10.0, "fee_key": 50.0, "post_cost": 2.0});
    let deeper = json!({"super_users": {"share": 5.0, "trust": 1.3, "churn": 0.2, "purchases": 2.0}});
    let mut super_layers = lively_layers();
    for (name, value) in
        [("super_users", deeper["super_users"].clone()), ("core_to_super", json!(0.3)), ("super_to_core", json!(0.2))]
    {
        super_layers[name] = value;
    }
    let warning = json!({"rate": 0.5, "polarization": 0.0, "referred_ratio": 0.7, "warning_recall": 0.7,
        "warning_precision": 0.4, "warning_saves": 0.5, "warning_cost": 2.0});
    let groups = json!({"size": 40.0, "start": 3.0, "opened": 10.0, "halving": 50.0, "outside": 0.3, "cost": 30.0});
    let budgets = json!({"seeds": 50.0, "organic": 2.0, "inflation": 3.0, "revenue_share": 0.2, "yearly": [{"amount": 2500.0}],
        "budget": 500.0, "channels": [{"spend": 100.0, "cost_per_lead": 20.0, "max_leads": 12.0}]});
    vec![
        ("fraud, credited on joining", fraud("join")),
        ("fraud, credited on purchase", fraud("purchase")),
        ("tracking", with(rewarded(ladder("cumulative")), &[("/tracking", json!({"coverage": 0.6}))])),
        ("negative voices", with(on(&voices), &[("/reputation", json!({"negativity": 3.0, "memory": 20.0}))])),
        ("crises", with(on(&voices), &[("/reputation", crises), ("/acquisition/organic", json!(15.0))])),
        ("KOC", on(&[("/koc", koc), ("/layers", lively_layers()), ("/acquisition/seeds_core", json!(0.5))])),
        ("super users", on(&[("/layers", super_layers), ("/acquisition/seeds_core", json!(0.5))])),
        (
            "dilution",
            with(
                on(&[("/layers", lively_layers())]),
                &[("/layers/dilution", json!(0.7)), ("/layers/dilution_from", json!(200.0))],
            ),
        ),
        ("churn warning", on(&[("/churn", warning), ("/layers", lively_layers())])),
        ("groups", on(&[("/groups", groups)])),
        (
            "media budgets",
            on(&[
                ("/acquisition", budgets),
                ("/segments/0/first_purchase", json!(20.0)),
                ("/money", json!({"order_variation": 1.0})),
            ]),
        ),
        ("sharing", on(&[])),
        ("response delay", on(&[("/sharing/response_delay", json!(5.0))])),
        (
            "segments",
            on(&[("/segments", two_segments()), ("/sharing/homophily", json!(0.6)), ("/churn/rate", json!(0.3))]),
        ),
        ("weather", on(&[("/weather", json!({"sigma": 0.6, "persistence": 0.8}))])),
        (
            "calendar",
            on(&[
                ("/events", events),
                ("/acquisition/organic", json!(5.0)),
                ("/weather", json!({"sigma": 0.0, "weekdays": [0.5, 0.8, 1.0, 1.0, 1.2, 1.5, 1.0]})),
            ]),
        ),
        ("acquisition", on(&[("/acquisition", channels.clone())])),
        (
            "saturation",
            on(&[
                ("/market", json!({"size": 1500.0, "overlap": 1.0})),
                ("/segments/0/share_rate", json!(0.2)),
                ("/acquisition/organic", json!(10.0)),
            ]),
        ),
        ("market full", on(&[("/market", json!({"size": 600.0, "overlap": 1.0})), ("/acquisition", channels)])),
        ("funnel", prospects.clone()),
        ("funnel, purchase at once", with(prospects, &[("/funnel/purchase_delay", json!(0.0))])),
        (
            "queue",
            queue(json!({"consult_delay": 3.0, "purchase_delay": 2.0, "capacity": 7.3, "impatience": 0.1,
                "consult_cost": 2.0})),
        ),
        ("queue, no delays", queue(json!({"capacity": 7.3, "impatience": 0.1}))),
        ("layers", on(&[("/layers", lively_layers()), ("/acquisition/seeds_core", json!(0.3))])),
        (
            "churn",
            on(&[
                ("/layers", lively_layers()),
                ("/churn", json!({"rate": 0.5, "polarization": 0.0, "referred_ratio": 0.4, "period": 20.0})),
            ]),
        ),
        (
            "purchases",
            on(&[
                ("/segments/0/first_purchase", json!(80.0)),
                ("/segments/0/repeat_purchase", json!(30.0)),
                ("/layers", lively_layers()),
                ("/money", json!({"margin": 0.4, "order_variation": 1.5})),
            ]),
        ),
        ("ladder, cumulative", rewarded(ladder("cumulative"))),
        ("ladder, highest", rewarded(ladder("highest"))),
        ("ladder, repeating", rewarded(ladder("repeating"))),
        ("cap per member", rewarded(capped("cap_per_member", 50.0))),
        ("cap per day", rewarded(capped("cap_per_day", 80.0))),
        ("reward budget", rewarded(capped("budget", 2500.0))),
        (
            "novelty",
            with(
                rewarded(ladder("cumulative")),
                &[("/incentive/refresh_days", json!([15, 40])), ("/incentive/status_tires", json!(true))],
            ),
        ),
        ("phases", on(&[("/phases", phases), ("/churn/rate", json!(0.1)), ("/layers", lively_layers())])),
        ("a new ladder", with(rewarded(ladder("cumulative")), &[("/phases", new_ladder)])),
        (
            "weekly steps",
            with(
                with(rewarded(ladder("cumulative")), &[("/time_step", json!("week")), ("/funnel", slow)]),
                &[("/layers", lively_layers()), ("/churn/rate", json!(0.4)), ("/horizon_days", json!(60))],
            ),
        ),
    ]
}

/// All comparisons of the grid, made once.
fn verdicts() -> &'static [Verdict] {
    static VERDICTS: OnceLock<Vec<Verdict>> = OnceLock::new();
    VERDICTS.get_or_init(|| {
        let plans = grid();
        let judged = plans.iter().zip(1..);
        judged.flat_map(|((name, plan), seed)| compare(name, &cohort(plan, seed), &agents(plan, seed))).collect()
    })
}

#[test]
fn cohort_and_agents_agree_on_every_mechanism() {
    let verdicts = verdicts();
    let level = FAMILY / verdicts.len() as f64;
    let mut plans: Vec<&str> = verdicts.iter().map(|verdict| verdict.plan).collect();
    plans.dedup();
    println!("{} comparisons, level of each {level:.1e}", verdicts.len());
    println!("{:<26} {:>5} {:>9}  least likely", "mechanism", "tests", "least p");
    for plan in plans {
        let of_plan = || verdicts.iter().filter(|verdict| verdict.plan == plan);
        let least = of_plan().min_by(|a, b| a.p.total_cmp(&b.p)).expect("something varies");
        let [a, b] = least.means;
        println!("{plan:<26} {:>5} {:>9.1e}  {} ({a:.2} and {b:.2})", of_plan().count(), least.p, least.what);
    }
    for Verdict { plan, what, p, means: [a, b] } in verdicts.iter().filter(|verdict| verdict.p < level) {
        println!("{plan}, {what}: cohort {a:.3}, agents {b:.3}, p = {p:.1e}");
    }
    assert!(verdicts.iter().all(|verdict| verdict.p >= level));
}

/// p-values of engines that agree lie anywhere; ties push them up.
#[test]
fn p_values_are_not_crowded_near_zero() {
    let verdicts = verdicts();
    for level in [0.05, 0.01] {
        let share = verdicts.iter().filter(|verdict| verdict.p < level).count() as f64 / verdicts.len() as f64;
        println!("share of p-values below {level}: {share:.4}");
        // Measures of one plan hang together, so that the share swings more than that of independent tests.
        assert!(share < 2.5 * level, "{share} of the p-values below {level}");
    }
}
/// The tests tell plans apart: a rate changed by a tenth is seen, mechanism by mechanism, at the level of the family.
#[test]
fn a_rate_changed_by_a_tenth_is_told_apart() {
    let level = FAMILY / verdicts().len() as f64;
    let grid = grid();
    let missed: Vec<&str> = [
        ("sharing", "/segments/0/share_rate"),
        ("response delay", "/sharing/response_delay"),
        ("segments", "/segments/0/share_rate"),
        ("saturation", "/market/overlap"),
        ("acquisition", "/acquisition/channels/1/cost_per_lead"),
        ("funnel", "/segments/0/consult_conversion"),
        ("funnel", "/funnel/purchase_delay"),
        ("queue", "/funnel/capacity"),
        ("layers", "/layers/active_to_core"),
        ("churn", "/churn/rate"),
        ("purchases", "/money/margin"),
        ("ladder, cumulative", "/incentive/cash_lift"),
        ("ladder, cumulative", "/ladder/per_referral"),
        ("ladder, repeating", "/ladder/rungs/2/bonus"),
        ("cap per member", "/ladder/cap_per_member"),
        ("cap per day", "/ladder/cap_per_day"),
        ("novelty", "/incentive/novelty_half_life"),
        ("fraud, credited on joining", "/fraud/rate"),
        ("tracking", "/tracking/coverage"),
        ("negative voices", "/segments/0/detractors"),
        ("KOC", "/koc/conversion"),
        ("super users", "/layers/core_to_super"),
        ("dilution", "/layers/dilution"),
        ("churn warning", "/churn/warning_recall"),
        ("groups", "/groups/size"),
        ("media budgets", "/acquisition/yearly/0/amount"),
    ]
    .into_iter()
    .filter_map(|(name, path)| {
        let (_, base) = grid.iter().find(|(plan, _)| *plan == name).expect("a plan of the grid");
        let value = base.pointer(path).and_then(Value::as_f64).expect("a number");
        let changed = with(base.clone(), &[(path, json!(1.1 * value))]);
        let verdicts = compare(name, &cohort(base, 500), &agents(&changed, 500));
        // What is computed from the rates alone would tell any two plans apart.
        let simulated = verdicts
            .iter()
            .filter(|verdict| !["Reproduction", "lifetime"].iter().any(|what| verdict.what.starts_with(what)));
        let least = simulated.min_by(|a, b| a.p.total_cmp(&b.p)).expect("something varies");
        println!("{path:<40} {:>9.1e}  {} ({:.2} and {:.2})", least.p, least.what, least.means[0], least.means[1]);
        (least.p >= level).then_some(path)
    })
    .collect();
    assert!(missed.is_empty(), "not seen: {missed:?}");
}

/// Where the market is large and nothing caps, the mean of either engine is the mean path.
#[test]
fn both_means_are_the_mean_path_in_a_large_market() {
    for name in ["sharing", "response delay", "segments", "funnel", "layers", "churn", "purchases"] {
        let (_, value) = grid().into_iter().find(|(plan, _)| *plan == name).expect("a plan of the grid");
        let value = with(value, &[("/acquisition/seeds", json!(3000.0))]);
        let engine = engine(&value);
        let expected = engine.expected();
        let (cohort, agents) = (engine.run(3, 0..60).tracks, engine.agents(4, 0..60).expect("few people").tracks);
        for metric in [Metric::Joined, Metric::Customers, Metric::Churned, Metric::Core, Metric::Spend, Metric::Revenue]
        {
            let wanted = metric.last(&expected).expect("defined");
            for (which, tracks) in [("cohort", &cohort), ("agents", &agents)] {
                let (mean, error) = plans::mean_and_error(tracks, metric);
                // Five standard errors, and what the mean path leaves out.
                let most = 5.0 * error + 1e-4 * wanted + 1e-9;
                assert!(
                    (mean - wanted).abs() <= most,
                    "{name}, {}, {which}: {mean} ± {error} against {wanted}",
                    metric.as_str()
                );
            }
        }
    }
}

/// Places for KOCs are filled and never overbooked, promoted ones included.
#[test]
fn koc_places_are_never_overbooked() {
    let koc =
        json!({"quota": 20.0, "start": 8.0, "recruit": 0.9, "selectivity": 2.0, "promote": 0.9, "eliminate": 0.1});
    let changes = [("/acquisition/seeds_core", json!(0.9)), ("/koc", koc), ("/sharing/dispersion", json!(0.5))];
    let tracks = agents(&with(town(), &changes), 1);
    let kocs = |track: &Track, point| track.at(Series::KocNew, point) + track.at(Series::KocKey, point);
    let most = tracks.iter().flat_map(|track| (0..track.points()).map(|point| kocs(track, point))).fold(0.0, f64::max);
    assert_eq!(most, 20.0);
}
