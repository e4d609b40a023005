//! The engine against results that are known exactly. Numbers and names: `docs/validation.md`; each case names its source.
//! Seeds are fixed, so that a test either passes or fails for good.

mod plans;

use plans::{bare, mean_and_error, mean_and_sd, plan, with};
use serde_json::json;
use snowball_engine::{Engine, Metric, Series, Track};

fn tracks(engine: &Engine, replicates: u32) -> Vec<Track> {
    engine.run(20_261_121, 0..replicates).tracks
}

/// |got − expected| at most 4 standard errors of the run itself.
#[allow(clippy::print_stdout, reason = "the numbers of `docs/validation.md`")]
fn within_four_errors(what: &str, (got, error): (f64, f64), expected: f64) {
    println!("{what}: simulated {got:.6} ± {error:.6}, closed form {expected}");
    assert!((got - expected).abs() <= 4.0 * error, "{what}: {got} ± {error} against {expected}");
}

/// BR-15. Kendall 1948: birth, death and immigration. A month is 30 steps here; the daily rates are those whose
/// discrete mean is the continuous one at every step.
#[test]
fn br_15_base_with_referral_churn_and_inflow() {
    let (referral, churn, inflow) = (0.03, 0.05, 1000.0);
    let growth = f64::exp((referral - churn) / 30.0);
    let stay = f64::exp(-churn / 30.0);
    let world = |months: u32| {
        with(
            bare(months * 30),
            &[
                ("/segments/0/share_rate", json!(growth - stay)),
                ("/acquisition/organic", json!(inflow / (churn - referral) * (1.0 - growth))),
                ("/churn/rate", json!(1.0 - f64::exp(-churn))),
                ("/churn/period", json!(30.0)),
            ],
        )
    };
    for (months, mean, sd, replicates) in [
        (1, 990.066, None, 400),
        (6, 5653.978, None, 400),
        (12, 10_668.607, Some(118.673), 5000),
        (24, 19_060.83, None, 300),
        (60, 34_940.289, Some(267.516), 1200),
    ] {
        let engine = Engine::new(&plan(world(months))).unwrap();
        let expected = Metric::Members.last(&engine.expected()).unwrap();
        println!("BR-15, month {months}: mean path {expected:.4}, closed form {mean}");
        assert!((expected / mean - 1.0).abs() < 1e-6, "month {months}: expected {expected} against {mean}");
        let tracks = tracks(&engine, replicates);
        within_four_errors(&format!("month {months}"), mean_and_error(&tracks, Metric::Members), mean);
        if let Some(sd) = sd {
            let finals: Vec<f64> = tracks.iter().filter_map(|track| Metric::Members.last(track)).collect();
            let (_, got) = mean_and_sd(&finals);
            println!("BR-15, month {months}: standard deviation {got:.2}, closed form {sd}");
            assert!((got / sd - 1.0).abs() < 0.05, "month {months}: sd {got} against {sd}");
        }
    }
}

/// CH-01. Fader and Hardie 2007, table 1 and appendix B: survival of the shifted beta-geometric model. A period is ten
/// days here.
#[test]
fn ch_01_survival_of_the_beta_geometric() {
    let high_end =
        [0.85069, 0.74688, 0.66982, 0.60995, 0.56187, 0.52225, 0.48894, 0.46048, 0.43582, 0.41421, 0.3951, 0.37804];
    let regular =
        [0.62672, 0.47384, 0.388, 0.33209, 0.29237, 0.26248, 0.23905, 0.22011, 0.20444, 0.19122, 0.17989, 0.17006];
    for (alpha, beta, survival) in [(0.668, 3.806, high_end), (0.704, 1.182, regular)] {
        let seeds = 20_000.0;
        let changes = [
            ("/churn/rate", json!(alpha / (alpha + beta))),
            ("/churn/polarization", json!(1.0 / (alpha + beta + 1.0))),
            ("/churn/period", json!(10.0)),
            ("/acquisition/seeds", json!(seeds)),
        ];
        let engine = Engine::new(&plan(with(bare(120), &changes))).unwrap();
        let expected = engine.expected();
        let drawn = tracks(&engine, 60);
        for (period, share) in survival.iter().enumerate() {
            let point = 10 * (period + 1);
            let alive = expected.at(Series::Active, point) / seeds;
            println!("CH-01, α {alpha}, period {}: mean path {alive:.6}, closed form {share}", period + 1);
            assert!((alive - share).abs() < 1e-5, "α {alpha}, period {}: {alive} against {share}", period + 1);
            let alive: Vec<f64> = drawn.iter().map(|track| track.at(Series::Active, point) / seeds).collect();
            let (mean, sd) = mean_and_sd(&alive);
            within_four_errors(&format!("α {alpha}, period {}", period + 1), (mean, sd / 60f64.sqrt()), *share);
        }
    }
}

/// RW-01. Wald's identity on a ladder with Poisson(0.5) referrals per member: everybody lives for one day.
#[test]
fn rw_01_cost_of_a_ladder() {
    let rungs =
        json!([{"threshold": 1, "bonus": 5.0}, {"threshold": 3, "bonus": 20.0}, {"threshold": 5, "bonus": 50.0}]);
    for (rule, cost_per_member) in [("cumulative", 2.263_706_04), ("highest", 2.188_325_34)] {
        let changes = [
            ("/segments/0/share_rate", json!(0.5)),
            ("/acquisition/seeds", json!(1000.0)),
            ("/churn/rate", json!(1.0)),
            ("/churn/period", json!(1.0)),
            ("/ladder/rungs", rungs.clone()),
            ("/ladder/rule", json!(rule)),
        ];
        let engine = Engine::new(&plan(with(bare(60), &changes))).unwrap();
        let expected = engine.expected();
        let members = 1000.0 + Metric::Joined.last(&expected).unwrap();
        assert!((members - 2000.0).abs() < 1e-3, "{members} members");
        let cost = Metric::SpendBonus.last(&expected).unwrap();
        println!("RW-01, {rule}: mean path {:.6} per member, closed form {cost_per_member}", cost / members);
        if rule == "cumulative" {
            assert!((cost - 4527.412).abs() < 0.05, "cost {cost}");
            for (rung, reach) in [(1, 0.393_469_34), (2, 0.014_387_68), (3, 0.000_172_12)] {
                let got = expected.rungs[rung].reached / members;
                assert!((got - reach).abs() < 1e-6, "rung {rung}: {got} against {reach}");
            }
            let per_referred = cost / Metric::Joined.last(&expected).unwrap();
            assert!((per_referred - 4.527_412).abs() < 1e-4, "{per_referred} per referred");
        }
        assert!((cost / members - cost_per_member).abs() < 1e-5, "{rule}: {}", cost / members);
        let drawn = tracks(&engine, 2000);
        within_four_errors(rule, mean_and_error(&drawn, Metric::SpendBonus), 2000.0 * cost_per_member);
        within_four_errors("members", mean_and_error(&drawn, Metric::Joined), 1000.0);
    }
}

/// CP-14. Houston 2010: blended CAC = (1 − R)·CAC of paid customers when referrals are free. The whole media budget is
/// spent on the first day and the cascade runs out.
#[test]
fn cp_14_blended_cac_with_free_referrals() {
    for (paid_cac, blended) in [(233.0, 151.45), (388.0, 252.2)] {
        let changes = [
            ("/segments/0/share_rate", json!(0.35)),
            ("/churn/rate", json!(1.0)),
            ("/churn/period", json!(1.0)),
            (
                "/acquisition/channels",
                json!([{"spend": 1e6, "cost_per_lead": paid_cac, "max_leads": 1e9, "budget": 1e6}]),
            ),
        ];
        let track = Engine::new(&plan(with(bare(80), &changes))).unwrap().expected();
        let last = |metric: Metric| metric.last(&track).unwrap();
        assert!((last(Metric::ReferralShare) - 0.35).abs() < 1e-6, "share {}", last(Metric::ReferralShare));
        assert!((last(Metric::CacPaid) / paid_cac - 1.0).abs() < 1e-5, "paid {}", last(Metric::CacPaid));
        println!("CP-14: blended CAC {:.4}, closed form {blended}", last(Metric::Cac));
        assert!((last(Metric::Cac) - blended).abs() < 0.005, "blended {}", last(Metric::Cac));
        let amplification = last(Metric::Customers) / last(Metric::CustomersPaid);
        assert!((amplification - 1.538_462).abs() < 1e-5, "amplification {amplification}");
    }
}

/// DF-06. Kermack and McKendrick 1927: final size in a closed population, z = 1 − s₀·exp(−R·z), s₀ being those who are
/// not seeds. Days stand for continuous time, so the rates are small; the case allows ±0.01 to a simulation.
#[test]
fn df_06_final_size_of_a_closed_market() {
    for (r, published, hazard) in [
        (1.1, 0.176_134, 0.15),
        (1.2, 0.313_698, 0.10),
        (1.5, 0.582_812, 0.05),
        (2.0, 0.796_812, 0.03),
        (2.5, 0.892_645, 0.02),
        (3.0, 0.940_48, 0.02),
        (4.0, 0.980_173, 0.015),
    ] {
        let size = |market: f64, seeds: f64| {
            with(
                bare(1500),
                &[
                    ("/market", json!({"limited": true, "size": market, "overlap": 1.0})),
                    ("/segments/0/share_rate", json!(r * hazard)),
                    ("/acquisition/seeds", json!(seeds)),
                    ("/churn/rate", json!(hazard)),
                    ("/churn/period", json!(1.0)),
                ],
            )
        };
        let closed_form = |seeds: f64| (0..2000).fold(0.9, |z: f64, _| 1.0 - (1.0 - seeds) * f64::exp(-r * z));
        assert!((closed_form(0.0) - published).abs() < 1e-5, "R {r}: the case's own number");
        let (market, seeds) = (1e6, 50.0);
        let track = Engine::new(&plan(size(market, seeds))).unwrap().expected();
        let z = (Metric::Joined.last(&track).unwrap() + seeds) / market;
        println!("DF-06, R {r}: mean path {z:.5}, closed form {:.5}", closed_form(seeds / market));
        assert!((z - closed_form(seeds / market)).abs() < 0.004, "R {r}: expected {z}");
        let (market, seeds) = (20_000.0, 200.0);
        let drawn = tracks(&Engine::new(&plan(size(market, seeds))).unwrap(), 40);
        let (joined, error) = mean_and_error(&drawn, Metric::Joined);
        let z = (joined + seeds) / market;
        println!("DF-06, R {r}: simulated {z:.5}, closed form {:.5}", closed_form(seeds / market));
        let tolerance = 0.01f64.max(4.0 * error / market);
        assert!((z - closed_form(seeds / market)).abs() < tolerance, "R {r}: simulated {z}");
    }
}

/// § 5.5. With one segment, one layer, no ladder, no saturation and a life of one day, generations are a Galton–Watson
/// process: BR-01 (Poisson offspring; Harris 1963) by extinction, from one seed each.
#[test]
fn br_01_extinction_of_single_seeds() {
    for (m, q) in [(1.5, 0.417_188_36f64), (2.0, 0.203_187_87)] {
        let changes = [
            ("/segments/0/share_rate", json!(m)),
            ("/acquisition/seeds", json!(1.0)),
            ("/churn/rate", json!(1.0)),
            ("/churn/period", json!(1.0)),
        ];
        let engine = Engine::new(&plan(with(bare(25), &changes))).unwrap();
        let died = tracks(&engine, 4000).iter().filter(|track| Metric::Members.last(track) == Some(0.0)).count();
        let share = died as f64 / 4000.0;
        within_four_errors(&format!("m {m}"), (share, (q * (1.0 - q) / 4000.0).sqrt()), q);
    }
}

/// Referrals of a member over a life are negative binomial when propensities are Gamma: BR-02 (Lloyd-Smith et al. 2005),
/// extinction with offspring of mean 3 and dispersion 1 and 0.5, within the error of the sharing classes.
#[test]
fn br_02_extinction_with_unlike_sharers() {
    for (r, k, q, classes_error) in [(3.0, 1.0, 0.333_333, 0.02), (3.0, 0.5, 0.5, 0.03)] {
        let changes = [
            ("/segments/0/share_rate", json!(r)),
            ("/sharing/dispersion", json!(k)),
            ("/sharing/classes", json!(12)),
            ("/acquisition/seeds", json!(1.0)),
            ("/churn/rate", json!(1.0)),
            ("/churn/period", json!(1.0)),
        ];
        let engine = Engine::new(&plan(with(bare(9), &changes))).unwrap();
        let died = tracks(&engine, 4000).iter().filter(|track| Metric::Members.last(track) == Some(0.0)).count();
        let share = died as f64 / 4000.0;
        let error = 4.0 * (q * (1.0 - q) / 4000.0f64).sqrt();
        println!("BR-02, k {k}: extinct {share:.4}, closed form {q}");
        assert!((share - q).abs() < error + classes_error, "k {k}: {share} against {q}");
    }
}

/// CH-07. Gupta and Lehmann 2003: margin multiple r/(1 + i − r) with constant retention, as the LTV's repeat purchases
/// when a purchase is made every year by who is still there. One step is a day; a churn period a year.
#[test]
fn ch_07_lifetime_value_with_constant_retention() {
    // A yearly purchase is spread over the days of the year here, so the multiple is that of daily compounding.
    for (retention, discount) in [(0.6f64, 0.1f64), (0.8, 0.1), (0.9, 0.16)] {
        let daily_stay = retention.powf(1.0 / 365.25);
        let daily_discount = (1.0 + discount).powf(-1.0 / 365.25);
        let changes = [
            ("/churn/rate", json!(1.0 - retention)),
            ("/churn/period", json!(365.25)),
            ("/acquisition/organic", json!(10.0)),
            ("/segments/0/repeat_purchase", json!(100.0)),
            ("/layers/active/purchases", json!(1.0 / 12.0)),
            ("/money", json!({"margin": 1.0, "discount": discount})),
        ];
        let track = Engine::new(&plan(with(bare(30), &changes))).unwrap().expected();
        let per_day = 100.0 / 12.0 / 30.4375;
        let multiple = per_day * daily_discount / (1.0 - daily_discount * daily_stay);
        let got = Metric::Ltv.last(&track).unwrap();
        println!("CH-07, r {retention}, i {discount}: multiple {got:.9}, closed form {multiple:.9}");
        assert!((got / multiple - 1.0).abs() < 1e-9, "r {retention}, i {discount}: {got} against {multiple}");
    }
}
