//! What the cohort engine approximates on purpose, measured against the agent engine, which does not: the table of
//! `docs/model.md`. `cargo test -p snowball-engine --test agents_error -- --nocapture` prints it.
//!
//! Both engines run with the same seeds, and so with the same weather and arrivals: differences are taken replicate by
//! replicate. A bound is on the mean difference relative to the cohort's mean, with four standard errors on top.

mod plans;

use plans::{bare, mean_and_sd, plan, with};
use serde_json::{Value, json};
use snowball_engine::{Engine, Metric, Series, Track};

const REPLICATES: u32 = 300;

/// Something measured of a track.
type Measure<'a> = (&'a str, &'a dyn Fn(&Track) -> f64, f64);

/// Prints and checks how far the cohort engine is off: of each measure, by at most so much.
#[allow(clippy::print_stdout, reason = "the table is what this file is for")]
fn assert_error(name: &str, value: Value, measures: &[Measure<'_>]) {
    let engine = Engine::new(&plan(value)).expect("a valid plan");
    let cohort = engine.run(5, 0..REPLICATES).tracks;
    let agents = engine.agents(5, 0..REPLICATES).expect("few people").tracks;
    let mut failed = Vec::new();
    for (what, of, most) in measures {
        let mean = mean_and_sd(&cohort.iter().map(of).collect::<Vec<_>>()).0;
        let differences: Vec<f64> =
            cohort.iter().zip(&agents).map(|(cohort, agents)| of(cohort) - of(agents)).collect();
        let (difference, sd) = mean_and_sd(&differences);
        let reference = mean - difference;
        let (relative, error) = (difference / reference, sd / reference / f64::from(REPLICATES).sqrt());
        println!("{name:<44} {what:<24} {reference:>11.2} {:>+7.2} % ± {:.2}", 100.0 * relative, 100.0 * error);
        if relative.abs() > most + 4.0 * error {
            failed.push(format!("{name}, {what}: {relative} ± {error}"));
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

fn last(series: Series) -> impl Fn(&Track) -> f64 {
    move |track| track.at(series, track.points() - 1)
}

fn metric(metric: Metric) -> impl Fn(&Track) -> f64 {
    move |track| metric.last(track).unwrap_or(0.0)
}

fn reached(rung: usize) -> impl Fn(&Track) -> f64 {
    move |track| track.rungs[rung].reached
}

fn ladder(qualifies_on: &str) -> Value {
    json!({"qualifies_on": qualifies_on, "per_referral": 10.0, "settlement_days": 5.0,
        "rungs": [{"threshold": 1, "bonus": 20.0}, {"threshold": 3, "bonus": 60.0}, {"threshold": 5, "bonus": 150.0}]})
}

/// A campaign of 90 days with delays, a ladder that moves people, and 1,000 seeds.
fn campaign() -> Value {
    with(
        bare(90),
        &[
            ("/acquisition/seeds", json!(1000.0)),
            ("/segments/0/share_rate", json!(0.02)),
            ("/segments/0/consult_conversion", json!(0.7)),
            ("/segments/0/purchase_conversion", json!(0.6)),
            ("/sharing/response_delay", json!(3.0)),
            ("/funnel", json!({"consult_delay": 4.0, "purchase_delay": 6.0})),
            ("/incentive", json!({"cash_lift": 1.0, "half_value": 50.0, "gradient": 0.5})),
        ],
    )
}

/// Credits at acceptance: sharers climb too early by the friends' delays, and are moved by rungs ahead of time.
#[test]
fn error_of_crediting_at_acceptance() {
    for (qualifies_on, third_rung) in [("join", 0.06), ("consult", 0.2), ("purchase", 0.4)] {
        assert_error(
            &format!("credit at acceptance, {qualifies_on}"),
            with(campaign(), &[("/ladder", ladder(qualifies_on))]),
            &[
                ("joined", &metric(Metric::Joined), 0.02),
                ("customers", &metric(Metric::Customers), 0.02),
                ("first rung reached", &reached(1), 0.01),
                ("third rung reached", &reached(3), third_rung),
                ("rewards paid", &last(Series::CostReferrer), 0.02),
                ("bonuses paid", &last(Series::CostBonus), 0.04),
                ("liability", &last(Series::Liability), 0.03),
            ],
        );
    }
}

/// A queue whose waiting friends leave: how many will is guessed from the queue of the day of acceptance.
#[test]
fn error_of_credits_where_friends_lose_patience() {
    assert_error(
        "credit at acceptance, queue loses 10 % a day",
        with(
            campaign(),
            &[
                ("/ladder", ladder("purchase")),
                ("/funnel", json!({"consult_delay": 2.0, "purchase_delay": 2.0, "capacity": 12.0, "impatience": 0.1})),
            ],
        ),
        &[
            ("joined", &metric(Metric::Joined), 0.02),
            ("customers", &metric(Metric::Customers), 0.02),
            ("first rung reached", &reached(1), 0.06),
            ("rewards paid", &last(Series::CostReferrer), 0.05),
        ],
    );
}

/// Sharing classes in the place of a Gamma law, credits exact.
#[test]
fn error_of_sharing_classes() {
    for k in [3.0, 1.0, 0.5, 0.3] {
        assert_error(
            &format!("sharing classes, k = {k}"),
            with(
                bare(60),
                &[
                    ("/acquisition/seeds", json!(1000.0)),
                    ("/segments/0/share_rate", json!(0.02)),
                    ("/sharing/dispersion", json!(k)),
                    ("/ladder", ladder("join")),
                    ("/incentive", json!({"cash_lift": 0.0, "gradient": 0.0})),
                ],
            ),
            &[
                ("joined", &metric(Metric::Joined), 0.02),
                ("first rung reached", &reached(1), 0.03),
                ("second rung reached", &reached(2), 0.05),
                ("third rung reached", &reached(3), 0.05),
            ],
        );
    }
}

/// Churn classes in the place of a Beta law: exact for whole periods, constant hazards in between.
#[test]
fn error_of_churn_classes() {
    for (days, polarization) in [(15, 0.3), (30, 0.3), (90, 0.1), (90, 0.3), (90, 0.6), (365, 0.3)] {
        let value = with(
            bare(days),
            &[
                ("/acquisition/seeds", json!(3000.0)),
                ("/churn", json!({"rate": 0.2, "polarization": polarization, "referred_ratio": 1.0})),
            ],
        );
        assert_error(
            &format!("churn classes, {days} days, polarization {polarization}"),
            value,
            &[("lost", &metric(Metric::Churned), 0.01), ("members", &metric(Metric::Members), 0.005)],
        );
    }
    let moves = json!({"share": 1.0, "trust": 1.0, "churn": 3.0, "purchases": 0.0});
    let value = with(
        bare(90),
        &[
            ("/acquisition/seeds", json!(3000.0)),
            ("/churn", json!({"rate": 0.2, "polarization": 0.3, "referred_ratio": 1.0})),
            ("/layers/edge", moves),
            ("/layers/active_to_edge", json!(0.3)),
        ],
    );
    assert_error(
        "churn classes, layers with churn 1 and 3",
        value,
        &[("lost", &metric(Metric::Churned), 0.05), ("silent", &metric(Metric::Edge), 0.05)],
    );
}

/// Attribution: credits are drawn at acceptance, who is known when joining follows the window.
#[test]
fn error_of_the_attribution_window() {
    for window in [3.0, 7.0, 14.0] {
        let value = with(
            bare(90),
            &[
                ("/acquisition/seeds", json!(1000.0)),
                ("/segments/0/share_rate", json!(0.02)),
                ("/sharing/response_delay", json!(5.0)),
                ("/tracking", json!({"window": window})),
            ],
        );
        assert_error(
            &format!("attribution within {window} days of a median of 5"),
            value,
            &[
                ("joined", &metric(Metric::Joined), 0.02),
                ("attributed", &last(Series::JoinedReferred), 0.01),
                ("untracked", &last(Series::JoinedUntracked), 0.01),
            ],
        );
    }
}

/// Messages after some days of silence: the cohort engine keeps count of those who fell silent of late.
#[test]
fn error_of_the_wait_before_messages() {
    for after in [0.0, 7.0, 14.0] {
        let layers = json!({"active_to_edge": 0.3, "edge_to_active": 0.1, "wake_up_messages": 4.0,
            "wake_up_success": 0.1, "wake_up_after": after, "wake_up_cost": 1.0});
        let value = with(bare(90), &[("/acquisition/seeds", json!(2000.0)), ("/layers", layers)]);
        let halfway = |track: &Track| track.at(Series::CostMessages, track.points() / 3);
        assert_error(
            &format!("messages after {after} days of silence"),
            value,
            &[
                ("messages by day 30", &halfway, 0.01),
                ("messages", &last(Series::CostMessages), 0.01),
                ("woken", &last(Series::Woken), 0.01),
                ("silent", &metric(Metric::Edge), 0.01),
            ],
        );
    }
}

/// KOCs are recruited by sharing class instead of by their own propensity.
#[test]
fn error_of_recruiting_by_class() {
    for selectivity in [0.0, 1.0, 2.0] {
        let koc = json!({"quota": 60.0, "recruit": 0.3, "selectivity": selectivity, "promote": 0.0, "eliminate": 0.0,
            "blacklist": 0.0});
        let value = with(
            bare(60),
            &[
                ("/acquisition/seeds", json!(600.0)),
                ("/acquisition/seeds_core", json!(0.9)),
                ("/koc", koc),
                ("/sharing/dispersion", json!(0.5)),
                ("/segments/0/share_rate", json!(0.02)),
                ("/sharing/response_delay", json!(365.0)),
            ],
        );
        assert_error(
            &format!("KOCs chosen by propensity^{selectivity}"),
            value,
            &[("KOCs", &last(Series::KocNew), 0.05), ("accepted invitations", &last(Series::Accepted), 0.1)],
        );
    }
}
