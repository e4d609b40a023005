//! KOCs, super users, silence, warnings of churn, dilution, groups and budgets, each against its rule computed by hand, in
//! worlds where only it acts.

mod plans;

use plans::{bare, close, drawn, expected, gains, mirror, near, sum, with};
use serde_json::{Value, json};
use snowball_engine::{Metric, Series, Track};

const MONTH: f64 = 30.4375;

/// Chance per day from a chance per month.
fn daily(monthly: f64) -> f64 {
    1.0 - (1.0 - monthly).powf(1.0 / MONTH)
}

fn koc(changes: Value) -> Value {
    let mut koc =
        json!({"quota": 0.0, "start": 0.0, "recruit": 0.0, "promote": 0.0, "eliminate": 0.0, "blacklist": 0.0});
    for (name, value) in changes.as_object().expect("an object") {
        koc[name] = value.clone();
    }
    koc
}

/// Layers of KOCs that neither share nor buy.
fn quiet_kocs(mut world: Value) -> Value {
    for layer in ["koc_new", "koc_key", "super_users"] {
        world["layers"][layer] = json!({"share": 0.0, "trust": 1.0, "churn": 1.0, "purchases": 0.0});
    }
    world
}

#[test]
fn kocs_are_promoted_dropped_and_barred_at_their_rates() {
    let changes = [(
        "/koc",
        koc(json!({"start": 1000.0, "promote": 0.3, "eliminate": 0.2, "blacklist": 0.1, "conversion": 0.0})),
    )];
    let world = with(bare(60), &changes);
    let track = expected(world.clone());
    let (promote, eliminate, blacklist) = (daily(0.3), daily(0.2), daily(0.1));
    let (mut new, mut key, mut core, mut edge) = (1000.0, 0.0, 0.0, 0.0);
    for day in 0..=60 {
        for (series, wanted) in
            [(Series::KocNew, new), (Series::KocKey, key), (Series::Core, core), (Series::Edge, edge)]
        {
            close(&format!("{series:?} after {day} days"), track.at(series, day), wanted);
        }
        // One thing a day happens to a KOC: who is promoted is not dropped, who is dropped is not barred.
        let kept = new * (1.0 - promote);
        core += (kept + key) * eliminate;
        edge += (kept + key) * (1.0 - eliminate) * blacklist;
        let stay = (1.0 - eliminate) * (1.0 - blacklist);
        (new, key) = (kept * stay, key * stay + new * promote);
    }
    close("KOCs", Metric::Koc.last(&track).unwrap(), sum(&track, &[Series::KocNew, Series::KocKey], 60));
    let tracks = drawn(world, 200);
    for series in [Series::KocNew, Series::KocKey, Series::Core, Series::Edge] {
        let values: Vec<f64> = tracks.iter().map(|track| track.at(series, 60)).collect();
        near(&format!("{series:?}"), &values, track.at(series, 60));
    }
}

#[test]
fn the_quota_of_kocs_is_filled_and_never_exceeded() {
    let lively = json!({"quota": 50.0, "recruit": 1.0, "promote": 0.95, "eliminate": 0.6, "blacklist": 0.3,
        "conversion": 0.0});
    let changes = [("/koc", koc(lively)), ("/acquisition", json!({"seeds": 1000.0, "seeds_core": 1.0}))];
    for step in ["day", "week"] {
        let world = quiet_kocs(with(with(bare(60), &changes), &[("/time_step", json!(step))]));
        let mut tracks = drawn(world.clone(), 30);
        tracks.push(expected(world));
        for track in tracks {
            for point in 1..track.points() {
                let kocs = sum(&track, &[Series::KocNew, Series::KocKey], point);
                assert!(kocs <= 50.0 * (1.0 + 1e-12), "{kocs} KOCs after point {point}, by {step}");
                assert!(kocs > 30.0, "{kocs} KOCs after point {point}, by {step}");
            }
        }
    }
    // At the rate of recruiting while there is room: 1 % of the core a day.
    let slow = json!({"quota": 200.0, "recruit": 1.0 - 0.99f64.powf(MONTH), "conversion": 0.0});
    let track = expected(with(bare(30), &[changes[1].clone(), ("/koc", koc(slow))]));
    for day in 0..=30 {
        let wanted = f64::min(200.0, 1000.0 * (1.0 - 0.99f64.powi(day as i32)));
        close(&format!("KOCs after {day} days"), track.at(Series::KocNew, day), wanted);
    }
}

/// The mean propensity of recruits taken with weight g^s is E[g^(s+1)]/E[g^s]: 1 + s for a Gamma law of shape 1.
#[test]
fn selective_recruiting_finds_strong_sharers() {
    for selectivity in [0.0, 1.0, 2.0] {
        let changes = [
            ("/koc", koc(json!({"quota": 100.0, "recruit": 1.0, "selectivity": selectivity, "conversion": 0.0}))),
            ("/acquisition", json!({"seeds": 20_000.0, "seeds_core": 1.0})),
            ("/sharing", json!({"dispersion": 1.0, "response_delay": 365.0})),
            ("/segments/0/share_rate", json!(0.5)),
        ];
        let mut world = with(bare(7), &changes);
        world["layers"]["core"] = json!({"share": 0.0});
        world["layers"]["koc_new"] = json!({"share": 2.0, "trust": 0.5, "churn": 1.0, "purchases": 0.0});
        let track = expected(world.clone());
        close("recruits", track.at(Series::KocNew, 1), 100.0);
        // Half a share a day, times two, accepted by half; nobody else shares on the second day.
        let wanted = 100.0 * 0.5 * (1.0 + selectivity);
        let shared = gains(&track, Series::Accepted)[1];
        assert!((shared / wanted - 1.0).abs() < 1e-4, "selectivity {selectivity}: {shared} against {wanted}");
        let values: Vec<f64> = drawn(world, 300).iter().map(|track| gains(track, Series::Accepted)[1]).collect();
        near(&format!("selectivity {selectivity}"), &values, wanted);
    }
}

#[test]
fn posts_of_kocs_bring_people_and_cost_what_they_cost() {
    let terms = json!({"start": 90.0, "promote": 0.4, "posts_new": 2.0, "posts_key": 5.0, "views": 300.0,
        "views_spread": 0.7, "conversion": 0.002, "fee_new": 10.0, "fee_key": 40.0, "post_cost": 3.0});
    let market = json!({"limited": true, "size": 1e5, "overlap": 2.0});
    let changes = [
        ("/koc", koc(terms)),
        ("/market", market),
        ("/segments/0/detractors", json!(0.4)),
        ("/events", json!([{"day": 5, "length": 1, "arrivals": 3.0}])),
    ];
    let world = quiet_kocs(with(bare(30), &changes));
    let track = expected(world.clone());
    let mean_views = 300.0 * f64::exp(0.7 * 0.7 / 2.0);
    for day in 0..30 {
        let (new, key) = (track.at(Series::KocNew, day), track.at(Series::KocKey, day));
        let posts = (2.0 * new + 5.0 * key) / MONTH;
        let cost = posts * 3.0 + (10.0 * new + 40.0 * key) / MONTH;
        close(&format!("cost of day {day}"), gains(&track, Series::CostKoc)[day], cost);
        let susceptible = 1.0 - 2.0 * (90.0 + Metric::Joined.at(&track, day).unwrap()) / 1e5;
        let goodwill = 1.0 - track.at(Series::Sentiment, day);
        let event = if day == 5 { 3.0 } else { 1.0 };
        let joined = posts * mean_views * 0.002 * susceptible * goodwill * event;
        close(&format!("joined on day {day}"), gains(&track, Series::JoinedKoc)[day], joined);
    }
    assert!(track.at(Series::Sentiment, 30) > 0.05);
    let last = track.at(Series::JoinedKoc, 30);
    close("customers", Metric::CustomersKoc.last(&track).unwrap(), last);
    close("the only ones", Metric::Customers.last(&track).unwrap(), last);
    // Dice, in a world where the mean path is the mean: nobody is dissatisfied, and the market has no end.
    let changes = [("/market", json!({"limited": false})), ("/segments/0/detractors", json!(0.0))];
    let world = with(world, &changes);
    let wanted = expected(world.clone());
    let tracks = drawn(world, 600);
    for series in [Series::JoinedKoc, Series::CostKoc] {
        let values: Vec<f64> = tracks.iter().map(|track| track.at(series, 30)).collect();
        near(&format!("{series:?}"), &values, wanted.at(series, 30));
    }
}

/// Joins of a day by one KOC's posts: Poisson posts of log-normal views, each of which converts by chance, so that the
/// variance is the mean + conversion²·posts·E[views²], E[views²] = median²·e^(2·spread²).
#[test]
fn views_of_posts_have_a_heavy_tail() {
    let terms = json!({"start": 1.0, "posts_new": 100.0, "views": 200.0, "views_spread": 1.0, "conversion": 0.01});
    let world = quiet_kocs(with(bare(7), &[("/koc", koc(terms))]));
    let joined: Vec<f64> = drawn(world, 4000).iter().map(|track| track.at(Series::JoinedKoc, 7)).collect();
    let posts = 7.0 * 100.0 / MONTH;
    let mean = posts * 200.0 * 0.5f64.exp() * 0.01;
    near("mean", &joined, mean);
    let squares: Vec<f64> = joined.iter().map(|joined| (joined - mean).powi(2)).collect();
    near("variance", &squares, mean + posts * (0.01f64 * 200.0).powi(2) * 2f64.exp());
}

#[test]
fn super_users_come_from_the_core_and_share_and_buy_as_they_say() {
    let changes = [
        ("/acquisition", json!({"seeds": 1000.0, "seeds_core": 1.0})),
        ("/segments/0/share_rate", json!(1.0)),
        ("/segments/0/acceptance", json!(0.1)),
        ("/segments/0/repeat_purchase", json!(10.0)),
        ("/sharing/response_delay", json!(365.0)),
        ("/churn/rate", json!(0.2)),
        ("/churn/period", json!(30.0)),
    ];
    let mut world = with(bare(40), &changes);
    let layers = &mut world["layers"];
    layers["lead"] = json!({"share": 0.0});
    layers["active"] = json!({"share": 0.0, "churn": 0.0, "purchases": 0.0});
    layers["core"] = json!({"share": 0.0, "churn": 0.0, "purchases": 0.0});
    layers["super_users"] = json!({"share": 2.0, "trust": 1.5, "churn": 0.5, "purchases": 3.0});
    layers["core_to_super"] = json!(0.3);
    layers["super_to_core"] = json!(0.1);
    let track = expected(world);
    let loss = 0.5 * (1.0 - 0.8f64.powf(1.0 / 30.0));
    let (up, down) = (daily(0.3), daily(0.1));
    let (mut core, mut top) = (1000.0, 0.0);
    for day in 0..40 {
        close(&format!("shared on day {day}"), gains(&track, Series::Accepted)[day], top * 2.0 * 0.15);
        close(&format!("bought on day {day}"), gains(&track, Series::Revenue)[day], top * 3.0 / MONTH * 10.0);
        close(&format!("lost on day {day}"), gains(&track, Series::Churned)[day], top * loss);
        let left = top * (1.0 - loss);
        (core, top) = (core * (1.0 - up) + left * down, left * (1.0 - down) + core * up);
        close(&format!("super users after day {day}"), track.at(Series::Super, day + 1), top);
        close(&format!("core after day {day}"), track.at(Series::Core, day + 1), core);
    }
    close("super users", Metric::Super.last(&track).unwrap(), top);
}

/// Silent customers by the days of their silence, day by day: messages reach those who have been silent long enough.
#[test]
fn wake_up_messages_wait_for_silence() {
    let mut world = with(bare(30), &[("/acquisition/seeds", json!(10_000.0))]);
    let layers = &mut world["layers"];
    layers["wake_up_messages"] = json!(6.0);
    layers["wake_up_success"] = json!(0.05);
    layers["wake_up_cost"] = json!(0.2);
    layers["active_to_edge"] = json!(0.5);
    layers["edge_to_active"] = json!(0.4);
    for after in [0.0, 10.0, 40.0] {
        let track = expected(with(world.clone(), &[("/layers/wake_up_after", json!(after))]));
        let (mut active, mut silent) = (10_000.0, Vec::new());
        for day in 0..30 {
            let (mut messages, mut woken, mut back) = (0.0, 0.0, 0.0);
            for (age, people) in silent.iter_mut().enumerate() {
                // The list begins with those who fell silent last, yesterday: they are silent for 0 whole days.
                let reached = if age as f64 >= after { *people } else { 0.0 };
                messages += reached * 6.0 / MONTH;
                let up = reached * 6.0 / MONTH * 0.05;
                let alone = (*people - up) * daily(0.4);
                woken += up;
                back += up + alone;
                *people -= up + alone;
            }
            let fell = active * daily(0.5);
            active += back - fell;
            silent.insert(0, fell);
            close(&format!("cost of day {day}"), gains(&track, Series::CostMessages)[day], messages * 0.2);
            close(&format!("woken on day {day}"), gains(&track, Series::Woken)[day], woken);
            close(&format!("silent after day {day}"), track.at(Series::Edge, day + 1), silent.iter().sum());
        }
    }
}

#[test]
fn warnings_find_save_and_cost_by_their_rates() {
    let churn = json!({"rate": 0.3, "polarization": 0.0, "period": 30.0, "referred_ratio": 1.0, "warning_recall": 0.6,
        "warning_precision": 0.4, "warning_saves": 0.5, "warning_cost": 3.0});
    let world = with(bare(60), &[("/acquisition/seeds", json!(1000.0)), ("/churn", churn)]);
    let track = expected(world.clone());
    let would_go = 1.0 - 0.7f64.powf(1.0 / 30.0);
    let mut people = 1000.0;
    for day in 0..60 {
        let gain = |series| gains(&track, series)[day];
        // 0.6 of them are found; 0.6 right warnings of every 1.5; half of those found are kept.
        close(&format!("warned on day {day}"), gain(Series::Warned), people * would_go * 1.5);
        close(&format!("saved on day {day}"), gain(Series::Saved), people * would_go * 0.3);
        close(&format!("lost on day {day}"), gain(Series::Churned), people * would_go * 0.7);
        close(&format!("cost of day {day}"), gain(Series::CostWarnings), people * would_go * 1.5 * 3.0);
        people *= 1.0 - would_go * 0.7;
    }
    let tracks = drawn(world, 300);
    for series in [Series::Warned, Series::Saved, Series::Churned, Series::CostWarnings] {
        let values: Vec<f64> = tracks.iter().map(|track| track.at(series, 60)).collect();
        near(&format!("{series:?}"), &values, track.at(series, 60));
    }
}

#[test]
fn growth_dilutes_the_activity_of_new_customers() {
    let changes = [("/acquisition", json!({"seeds": 100.0, "seeds_core": 0.0, "organic": 50.0}))];
    let mut world = with(bare(30), &changes);
    world["layers"]["dilution"] = json!(0.7);
    world["layers"]["dilution_from"] = json!(400.0);
    let track = expected(world.clone());
    let (mut active, mut edge) = (100.0, 0.0);
    for day in 1..=30 {
        // Those who come this evening are counted among all there are.
        let people = 100.0 + 50.0 * day as f64;
        let share = f64::min(1.0, (people / 400.0).powf(-0.7));
        active += 50.0 * share;
        edge += 50.0 * (1.0 - share);
        close(&format!("active after day {day}"), track.at(Series::Active, day), active);
        close(&format!("silent after day {day}"), track.at(Series::Edge, day), edge);
    }
    let silent: Vec<f64> = drawn(world, 300).iter().map(|track| track.at(Series::Edge, 30)).collect();
    // Not exactly the mean path's: the share bends in the number of people, by less than a thousandth here.
    let mean = silent.iter().sum::<f64>() / 300.0;
    assert!((mean / edge - 1.0).abs() < 0.02, "{mean} against {edge}");
}

#[test]
fn groups_open_as_they_are_needed_and_activity_falls_with_their_size() {
    let groups = |start: f64, opened: f64| json!({"size": 50.0, "start": start, "opened": opened, "halving": 200.0, "outside": 0.25, "cost": 7.0});
    // A thousand customers need twenty groups: with one a day from four on, two in three days, or more than enough.
    for (start, opened, open_after) in [
        (4.0, MONTH, (|day| f64::min(20.0, 5.0 + f64::from(day))) as fn(u32) -> f64),
        (4.0, MONTH * 2.0 / 3.0, |day| f64::min(20.0, 4.0 + (f64::from(day + 1) * 2.0 / 3.0 + 1e-9).floor())),
        (40.0, MONTH, |_| 40.0),
        (0.0, 0.0, |_| 0.0),
    ] {
        let world = mirror(30, &[("/groups", groups(start, opened))]);
        for (track, exact) in
            [(expected(world.clone()), start != 4.0 || opened == MONTH), (drawn(world, 1).remove(0), true)]
        {
            for day in 0..30u32 {
                let open = if exact { open_after(day) } else { f64::min(20.0, 4.0 + f64::from(day + 1) * 2.0 / 3.0) };
                close(
                    &format!("groups after day {day} from {start}"),
                    track.at(Series::Groups, day as usize + 1),
                    open,
                );
                close("cost", gains(&track, Series::CostGroups)[day as usize], open * 7.0 / MONTH);
            }
        }
        let world = mirror(30, &[("/groups", groups(start, opened))]);
        let track = expected(world);
        for day in 0..30 {
            let open = track.at(Series::Groups, day + 1);
            let inside = f64::min(1000.0, 50.0 * open);
            let mean_size = if open > 0.0 { inside / open } else { 0.0 };
            let activity = (inside / (1.0 + mean_size / 200.0) + 0.25 * (1000.0 - inside)) / 1000.0;
            close(&format!("shared on day {day} from {start}"), gains(&track, Series::Accepted)[day], 10.0 * activity);
        }
    }
}

/// Leads cost (1 + i)^(days/365) as much: so many fewer come for the same money.
#[test]
fn leads_grow_dearer_by_the_year() {
    let changes = [
        ("/acquisition/channels", json!([{"spend": 1000.0, "cost_per_lead": 50.0, "max_leads": 1e9}])),
        ("/acquisition/inflation", json!(0.4)),
    ];
    let track = expected(with(bare(110), &changes));
    for (day, leads) in gains(&track, Series::JoinedPaid).iter().enumerate() {
        close(&format!("leads on day {day}"), *leads, 20.0 * 1.4f64.powf(-(day as f64) / 365.0));
    }
    close("media", Metric::SpendMedia.last(&track).unwrap(), 110_000.0);
}

#[test]
fn a_share_of_the_revenue_so_far_may_be_spent_on_media() {
    for budget in [None, Some(1000.0)] {
        let changes = [
            ("/acquisition/channels", json!([{"spend": 1e6, "cost_per_lead": 50.0}])),
            ("/acquisition/revenue_share", json!(0.4)),
            ("/acquisition/budget", json!(budget)),
            ("/acquisition/seeds", json!(1000.0)),
            ("/segments/0/repeat_purchase", json!(100.0)),
            ("/segments/0/first_purchase", json!(30.0)),
        ];
        let mut world = with(bare(30), &changes);
        world["layers"]["active"] = json!({"purchases": 1.0});
        let mut tracks = drawn(world.clone(), 10);
        tracks.push(expected(world));
        for track in tracks {
            for day in 0..30 {
                // What may be spent follows from the evening before.
                let wanted = budget.unwrap_or(0.0) + 0.4 * track.at(Series::Revenue, day);
                close(&format!("day {day}, budget {budget:?}"), track.at(Series::CostMedia, day + 1), wanted);
            }
        }
    }
}

#[test]
fn each_campaign_year_has_its_budget_and_carries_nothing_over() {
    let channel = json!([{"spend": 6.0, "cost_per_lead": 5.0}, {"spend": 4.0, "cost_per_lead": 5.0}]);
    let years = json!([{"amount": 1000.0}, {"amount": 5000.0}, {"amount": 500.0}]);
    for step in ["day", "week"] {
        let changes = [
            ("/acquisition/channels", channel.clone()),
            ("/acquisition/yearly", years.clone()),
            ("/time_step", json!(step)),
        ];
        let world = with(bare(1500), &changes);
        let days = snowball_engine::Engine::new(&plans::plan(world.clone())).unwrap().grid().to_vec();
        let track = expected(world);
        for (point, &day) in days.iter().enumerate() {
            let day = f64::from(day);
            // A week belongs to the year in which its middle lies.
            let start = |year: f64| if step == "day" { 365.0 * year } else { (365.0 * year / 7.0).round() * 7.0 };
            let wanted = match day {
                d if d <= start(1.0) => f64::min(1000.0, 10.0 * d),
                d if d <= start(2.0) => 1000.0 + 10.0 * (d - start(1.0)),
                d if d <= start(3.0) => {
                    1000.0 + 10.0 * (start(2.0) - start(1.0)) + f64::min(500.0, 10.0 * (d - start(2.0)))
                }
                // A year without an entry has no cap.
                d => 1000.0 + 10.0 * (start(2.0) - start(1.0)) + 500.0 + 10.0 * (d - start(3.0)),
            };
            close(&format!("by day {day}, step {step}"), track.at(Series::CostMedia, point), wanted);
        }
    }
}

#[test]
fn reward_exposure_is_what_was_paid_and_is_owed() {
    let changes = [
        ("/ladder/per_referral", json!(8.0)),
        ("/ladder/settlement_days", json!(5.0)),
        ("/ladder/breakage", json!(0.25)),
        ("/sharing/response_delay", json!(0.0)),
        ("/fraud", json!({"rate": 0.5, "reference": 8.0})),
    ];
    let track = expected(mirror(20, &changes));
    let last = |track: &Track, day| Metric::RewardExposure.at(track, day).unwrap();
    for day in 0..=20 {
        // Real or fake, ten a day are credited.
        close(&format!("exposure after {day} days"), last(&track, day), 6.0 * 10.0 * day as f64);
    }
    assert!(track.at(Series::CostFraud, 20) > 0.0);
    // No more than the budget can ever be paid.
    let track = expected(with(mirror(20, &changes), &[("/ladder/budget", json!(500.0))]));
    for day in 0..=20 {
        assert!(last(&track, day) <= 500.0 * (1.0 + 1e-12));
    }
    close("the whole budget", last(&track, 20), 500.0);
}
