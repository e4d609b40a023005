//! The improver on plans of which every ladder can be looked at, and on what may go wrong on its way.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use serde_json::{Value, json};
use snowball_decide::improve::{
    Aim, Amounts, Campaign, Candidate, Effort, Estimate, Free, Improver, Piece, Report, Rungs, Setting, Space, Step,
    Verdict, Way,
};
use snowball_engine::Engine;
use snowball_engine::plan::{LadderRule, Plan, Qualify};

/// A month of a small campaign whose sharing nobody knows.
fn plan(changes: Value) -> Plan {
    let mut value = json!({"version": 1, "horizon_days": 24, "market": {"size": 20_000},
        "segments": [{"share_rate": {"low": 0.03, "high": 0.09}, "first_purchase": 500}],
        "acquisition": {"seeds": 300, "organic": 4},
        "ladder": {"per_referral": 40, "rungs": [{"threshold": 2, "bonus": 50}], "settlement_days": 0}});
    for (path, change) in changes.as_object().unwrap() {
        value[path] = change.clone();
    }
    Plan::from_value(value).unwrap()
}

fn amounts(low: f64, high: f64, step: f64) -> Option<Amounts> {
    Some(Amounts { low, high, step })
}

/// Few enough ladders to look at each.
fn small(plan: Plan, aim: Aim) -> Setting {
    let bonus = Amounts { low: 50.0, high: 200.0, step: 50.0 };
    let space = Space {
        rungs: Some(Rungs { fewest: 0, most: 1, lowest: 1, highest: 3, bonus, rising: true }),
        per_referral: amounts(0.0, 100.0, 20.0),
        friend_reward: amounts(0.0, 80.0, 20.0),
        rules: vec![LadderRule::Cumulative],
        qualifies_on: vec![Qualify::Join, Qualify::Purchase],
        free: Vec::new(),
    };
    let effort = Effort { population: 16, rounds: 18, draws: 8, pilot: 16, replicates: 60, points: 4 };
    Setting { space, effort, ..Setting::new(plan, aim, 5) }
}

/// Every ladder of [`small`].
fn every_ladder() -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut steps = vec![Vec::new()];
    for threshold in 1..=3 {
        steps.extend((1..=4).map(|bonus| vec![Step { threshold, bonus: 50.0 * f64::from(bonus) }]));
    }
    for qualifies_on in [Qualify::Join, Qualify::Purchase] {
        for per_referral in 0..=5 {
            for friend_reward in 0..=4 {
                all.extend(steps.iter().map(|steps| Candidate {
                    rule: LadderRule::Cumulative,
                    qualifies_on,
                    per_referral: Some(20.0 * f64::from(per_referral)),
                    friend_reward: Some(20.0 * f64::from(friend_reward)),
                    rungs: Some(steps.clone()),
                    free: Vec::new(),
                }));
            }
        }
    }
    all
}

fn run(mut improver: Improver, evaluate: impl Fn(&Piece, &Plan) -> Vec<Campaign>) -> (Improver, Report) {
    while !improver.done() {
        let results = improver.ask().iter().map(|piece| evaluate(piece, &improver.setting().plan)).collect();
        improver.tell(results).unwrap();
    }
    let report = improver.report().unwrap();
    (improver, report)
}

fn improve(setting: Setting) -> (Improver, Report) {
    run(Improver::new(setting).unwrap(), Piece::evaluate)
}

/// Both aims against the best of all 780 ladders, scored on the same draws; the search looks at a third of them.
#[test]
fn the_best_of_every_ladder_is_found() {
    let aims =
        [Aim::Customers { budget: 12_000.0 }, Aim::Cheapest { goal: 185.0, cac: 60.0 }, Aim::Cac { goal: 200.0 }];
    let settings = aims.map(|aim| small(plan(json!({})), aim));
    // The mean paths of a ladder are the same whatever the aim.
    let first = Improver::new(settings[0].clone()).unwrap();
    let pilot: Vec<Vec<Campaign>> = first.ask().iter().map(|piece| piece.evaluate(&settings[0].plan)).collect();
    let mut known = first;
    known.tell(pilot).unwrap();
    let seed = known.ask()[0].seed;
    let ladders = every_ladder();
    assert_eq!(ladders.len(), 780);
    let piece = |ladder: &Candidate| Piece { candidate: Some(ladder.clone()), way: Way::Mean, seed, from: 0, to: 8 };
    let paths: Vec<Vec<Campaign>> = ladders.iter().map(|ladder| piece(ladder).evaluate(&settings[0].plan)).collect();
    // What chance lays over them, by hand.
    let over = |(mean, drawn): (&Campaign, &Campaign)| {
        let spend = if mean.spend > 0.0 { drawn.spend / mean.spend } else { 1.0 };
        [drawn.customers / mean.customers, spend]
    };
    for (aim, setting) in aims.into_iter().zip(settings) {
        let mut improver = Improver::new(setting).unwrap();
        let mut factors: Vec<[f64; 2]> = Vec::new();
        // Up to where those near the limits are scored on more draws than everything was here.
        while improver.ask()[0].to != 64 {
            let pieces = improver.ask();
            let results: Vec<_> = pieces.iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
            // The later of the two pilots counts: two pieces of mean paths, two of replicates.
            if pieces.iter().any(|piece| piece.way == Way::Drawn) {
                factors = results[..2].concat().iter().zip(&results[2..4].concat()).map(over).collect();
            }
            improver.tell(results).unwrap();
        }
        let judged = |campaigns: &[Campaign]| {
            let all = campaigns.iter().flat_map(|path| {
                factors.iter().map(|[c, s]| Campaign { customers: path.customers * c, spend: path.spend * s })
            });
            let all: Vec<Campaign> = all.collect();
            let n = all.len() as f64;
            let mean = Campaign {
                customers: all.iter().map(|c| c.customers).sum::<f64>() / n,
                spend: all.iter().map(|c| c.spend).sum::<f64>() / n,
            };
            let chance = all.iter().filter(|c| aim.met(**c)).count() as f64 / n;
            (chance >= 0.8).then(|| aim.value(mean))
        };
        let best = paths.iter().filter_map(|paths| judged(paths)).fold(f64::INFINITY, f64::min);
        let feasible = paths.iter().filter(|paths| judged(paths).is_some()).count();
        assert!((10..600).contains(&feasible), "{aim:?}: the limit binds, {feasible} keep it");
        let found = improver.best().unwrap();
        assert!(found.holds);
        let value = aim.value(found.estimate.means());
        assert!((value - best).abs() < 1e-9 * best.abs(), "{aim:?}: {value} of {best}");
        // No ladder of all beats a point of the front by more than a hundredth in both.
        for point in improver.frontier(9) {
            let mean = point.estimate.means();
            let beats = |paths: &Vec<Campaign>| {
                let means = Estimate { chance: 0.0, miss: 0.0, ..estimate(paths, &factors) }.means();
                means.customers > 1.01 * mean.customers && means.cac() < mean.cac().map(|cac| 0.99 * cac)
            };
            assert!(!paths.iter().any(beats), "{aim:?}: {point:?}");
        }
    }
}

fn estimate(paths: &[Campaign], factors: &[[f64; 2]]) -> Estimate {
    let n = (paths.len() * factors.len()) as f64;
    let sum = |part: fn(&Campaign) -> f64, place: usize| {
        paths.iter().map(|path| factors.iter().map(|f| part(path) * f[place]).sum::<f64>()).sum::<f64>() / n
    };
    Estimate { customers: sum(|c| c.customers, 0), spend: sum(|c| c.spend, 1), chance: 0.0, miss: 0.0 }
}

fn quick(plan: Plan, aim: Aim) -> Setting {
    let effort = Effort { population: 6, rounds: 4, draws: 8, pilot: 16, replicates: 50, points: 3 };
    Setting { effort, ..Setting::new(plan, aim, 5) }
}

/// Pieces evaluated from the last to the first, and the whole written down and read again before every round.
#[test]
fn neither_order_nor_a_pause_changes_anything() {
    let setting = quick(plan(json!({})), Aim::Customers { budget: 12_000.0 });
    let (there, report) = improve(setting.clone());
    let mut here = Improver::new(setting).unwrap();
    while !here.done() {
        let text = serde_json::to_string(&here).unwrap();
        here = serde_json::from_str(&text).unwrap();
        let pieces: Vec<Piece> = serde_json::from_str(&serde_json::to_string(&here.ask()).unwrap()).unwrap();
        let mut results: Vec<_> = pieces.iter().rev().map(|piece| piece.evaluate(&here.setting().plan)).collect();
        results.reverse();
        here.tell(results).unwrap();
    }
    assert_eq!(here.report().unwrap(), report);
    assert_eq!(here, there);
    let again: Report = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    assert_eq!(again, report);
    let progress = here.progress();
    assert_eq!(progress.done, progress.whole);
    assert_ne!(improve(Setting { seed: 6, ..here.setting().clone() }).1, report);
}

/// Random numbers of the page, the search, its pilot and both confirmations are none of the others', and what is reported is
/// what the engine says on the last of them.
#[test]
fn reported_figures_are_of_fresh_numbers() {
    let setting = quick(plan(json!({})), Aim::Customers { budget: 12_000.0 });
    let mut improver = Improver::new(setting.clone()).unwrap();
    let mut seeds = vec![setting.seed];
    while !improver.done() {
        let pieces = improver.ask();
        for piece in &pieces {
            let known = seeds.contains(&piece.seed);
            assert!(
                !known || !improver.progress().confirming || seeds.last() == Some(&piece.seed),
                "numbers come again"
            );
            if !known {
                seeds.push(piece.seed);
            }
        }
        improver.tell(pieces.iter().map(|piece| piece.evaluate(&setting.plan)).collect()).unwrap();
    }
    assert_eq!(seeds.len(), 5, "the page's, pilot, search, two confirmations");
    let report = improver.report().unwrap();
    let best = report.best.unwrap();
    let check = |plan: &Plan, figures: &snowball_decide::improve::Figures| {
        let batch = Engine::new(plan).unwrap().run(seeds[4], 0..50);
        let campaigns: Vec<Campaign> = batch.tracks.iter().map(Campaign::of).collect();
        let mean = campaigns.iter().map(|campaign| campaign.customers).sum::<f64>() / 50.0;
        assert_eq!(figures.customers.mean, mean);
        let kept = campaigns.iter().filter(|campaign| campaign.spend <= 12_000.0).count();
        assert_eq!(figures.chance.share, kept as f64 / 50.0);
    };
    check(&best.candidate.clone().unwrap().plan(&setting.plan), &best.fresh);
    check(&setting.plan, &report.base.fresh);
    let search = best.search.unwrap();
    assert_ne!(search.customers, best.fresh.customers.mean, "both are told");
    assert!((search.customers / best.fresh.customers.mean - 1.0).abs() < 0.15, "and agree");
}

/// A world in which customers and spending follow from the reward per referral, and the replicates of the second fresh run
/// disagree with everything before.
#[test]
fn who_fails_on_fresh_numbers_gives_way_to_the_next() {
    let aim = Aim::Cheapest { goal: 100.0, cac: 1000.0 };
    let mut setting = small(plan(json!({})), aim);
    (setting.effort.points, setting.effort.draws) = (0, 10);
    let reward = |piece: &Piece| piece.candidate.as_ref().and_then(|ladder| ladder.per_referral).unwrap_or(40.0);
    // The higher the reward, the larger the share of campaigns that reach the goal.
    let world = |needed: f64| {
        move |piece: &Piece| -> Vec<Campaign> {
            let campaign = |i: u32| {
                let lucky = f64::from(i % 10) / 10.0 < reward(piece) / needed;
                Campaign { customers: if lucky { 120.0 } else { 80.0 }, spend: 10.0 * reward(piece) + 100.0 }
            };
            (piece.from..piece.to).map(campaign).collect()
        }
    };
    let (believed, fresh) = (world(70.0), world(100.0));
    let improver = Improver::new(setting.clone()).unwrap();
    // Pilot, search, pilot and search again, first fresh run, second.
    let seeds = std::cell::RefCell::new(Vec::new());
    let evaluate = |piece: &Piece, _: &Plan| {
        let mut seeds = seeds.borrow_mut();
        if seeds.last() != Some(&piece.seed) {
            seeds.push(piece.seed);
        }
        if piece.way == Way::Drawn && seeds.len() > 5 { fresh(piece) } else { believed(piece) }
    };
    let (_, report) = run(improver, evaluate);
    // The search believes in 60; in truth it takes 80.
    assert_eq!(report.verdict, Verdict::Holds);
    let best = report.best.unwrap();
    assert_eq!(best.candidate.unwrap().per_referral, Some(80.0), "{} finalists", report.finalists);
    assert!(best.fresh.chance.share >= 0.8);
    assert!(report.attempts > 1, "the first to be judged did not hold");
    // Where nobody holds there, the nearest miss is told as such.
    let never = world(1000.0);
    let improver = Improver::new(setting).unwrap();
    seeds.borrow_mut().clear();
    let evaluate = |piece: &Piece, _: &Plan| {
        let mut seeds = seeds.borrow_mut();
        if seeds.last() != Some(&piece.seed) {
            seeds.push(piece.seed);
        }
        if seeds.len() > 4 && piece.way == Way::Drawn { never(piece) } else { believed(piece) }
    };
    let (_, report) = run(improver, evaluate);
    assert_eq!(report.verdict, Verdict::Missed);
    assert!(report.best.unwrap().fresh.chance.share < 0.8);
}

#[test]
fn what_cannot_be_reached_is_told_plainly() {
    let (improver, report) = improve(quick(plan(json!({})), Aim::Cheapest { goal: 1e6, cac: 0.0 }));
    assert_eq!(report.verdict, Verdict::Infeasible);
    let best = report.best.unwrap();
    assert_eq!(best.fresh.chance.share, 0.0);
    assert!(!improver.best().unwrap().holds);
    assert!(!report.frontier.is_empty(), "the front is of use all the same");
}

/// With nothing to spend the answer offers nothing, which here costs nothing.
#[test]
fn a_budget_of_zero() {
    let mut setting = quick(plan(json!({})), Aim::Customers { budget: 0.0 });
    setting.effort.rounds = 8;
    let (_, report) = improve(setting);
    assert_eq!(report.verdict, Verdict::Holds);
    let best = report.best.unwrap();
    let ladder = best.candidate.unwrap();
    assert_eq!((ladder.per_referral, ladder.friend_reward, ladder.rungs), (Some(0.0), Some(0.0), Some(Vec::new())));
    assert_eq!(best.fresh.spend.summary.high, 0.0);
    assert_eq!(best.fresh.cac.unwrap().mean, 0.0);
    // Where it costs something whatever is offered, that is said.
    let costly = plan(json!({"ladder": {"per_referral": 40, "fixed_cost": 100}}));
    let (_, report) = improve(quick(costly, Aim::Customers { budget: 0.0 }));
    assert_eq!(report.verdict, Verdict::Infeasible);
}

/// A plan without a ladder and without ranges, in weeks.
#[test]
fn a_plan_that_has_nothing_yet() {
    let bare = plan(
        json!({"ladder": {}, "segments": [{"share_rate": 0.05, "first_purchase": 500}], "time_step": "week", "horizon_days": 35}),
    );
    let mut setting = quick(bare, Aim::Customers { budget: 3000.0 });
    (setting.effort.population, setting.effort.rounds) = (8, 16);
    setting.space.free =
        vec![Free { path: "/acquisition/organic".to_owned(), values: amounts(2.0, 6.0, 2.0).unwrap() }];
    let (improver, report) = improve(setting);
    assert_eq!(report.verdict, Verdict::Holds);
    let best = report.best.unwrap();
    let made = best.candidate.clone().unwrap().plan(&improver.setting().plan);
    assert!(made.check().is_ok());
    assert_eq!(best.candidate.unwrap().free.len(), 1);
    // Arrivals cost nothing.
    assert_eq!(made.number("/acquisition/organic").unwrap().1, 6.0.into());
    let against = best.against_base.unwrap();
    assert!(against.customers.mean > 0.0 && against.more_customers.share > 0.8);
}

#[test]
fn one_draw_takes_the_medians() {
    let mut setting = quick(plan(json!({})), Aim::Customers { budget: 12_000.0 });
    setting.effort.draws = 1;
    let mut improver = Improver::new(setting.clone()).unwrap();
    improver.tell(improver.ask().iter().map(|piece| piece.evaluate(&setting.plan)).collect()).unwrap();
    let piece = &improver.ask()[0];
    assert_eq!((piece.way, piece.campaigns()), (Way::Median, 1));
    let ladder = piece.candidate.as_ref().unwrap().plan(&setting.plan);
    assert_eq!(piece.evaluate(&setting.plan), [Campaign::of(&Engine::new(&ladder).unwrap().expected())]);
}

/// A phase that multiplies the second rung needs one; a cap that is too far for some ladders leaves these out.
#[test]
fn ladders_that_make_no_plan_are_left_out() {
    let capped =
        plan(json!({"ladder": {"per_referral": 40, "cap_per_member": 2000, "rungs": [{"threshold": 2, "bonus": 50}]}}));
    let mut setting = quick(capped, Aim::Customers { budget: 12_000.0 });
    setting.space.per_referral = amounts(10.0, 110.0, 100.0);
    let (_, report) = improve(setting.clone());
    assert!(report.counts.invalid > 0);
    let ladder = report.best.unwrap().candidate.unwrap();
    assert!(Engine::new(&ladder.plan(&setting.plan)).is_ok());
    setting.space.per_referral = amounts(10.0, 11.0, 1.0);
    setting.space.rungs = None;
    setting.space.rules = vec![LadderRule::Cumulative];
    let (_, report) = improve(setting);
    assert_eq!((report.best, report.counts.candidates), (None, 0), "none is valid, and that is said");
}

#[test]
fn a_search_can_be_ended_early_and_results_must_fit() {
    let setting = quick(plan(json!({})), Aim::Customers { budget: 12_000.0 });
    let mut improver = Improver::new(setting.clone()).unwrap();
    assert_eq!(improver.ask(), improver.ask());
    let before = improver.clone();
    let error = improver.tell(vec![vec![Campaign::default(); 3]]).unwrap_err();
    assert!(error.to_string().contains("0 of 4 pieces"), "{error}");
    assert_eq!(improver, before);
    for _ in 0..2 {
        improver.tell(improver.ask().iter().map(|piece| piece.evaluate(&setting.plan)).collect()).unwrap();
    }
    assert!(improver.best().is_some() && improver.report().is_none());
    improver.stop_searching();
    let (_, report) = run(improver, Piece::evaluate);
    assert_eq!(report.counts.candidates, 6);
    assert!(report.best.is_some());
    // Stopped before anything was scored, there is only the plan as it is.
    let mut improver = Improver::new(setting).unwrap();
    improver.stop_searching();
    let (_, report) = run(improver, Piece::evaluate);
    assert_eq!((report.best, report.frontier.len(), report.base.fresh.customers.mean > 0.0), (None, 0, true));
}
