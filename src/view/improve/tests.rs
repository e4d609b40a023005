//! What the Improve page asks for and says.

use snowball_decide::improve::{Improver, Verdict};
use snowball_engine::plan::{Number, Plan};

use super::*;
use crate::i18n::{I18n, Locale};
use crate::state::{Action, Document};
use crate::view::charts::Body;

fn state() -> AppState {
    let plan = Plan { name: "Clinic".to_owned(), horizon_days: 15, ..Plan::default() };
    AppState::open(Document { plans: vec![plan], ..Document::empty() }).unwrap()
}

#[test]
fn the_page_opens_with_a_search_that_can_be_begun() {
    let state = state();
    let wish = wish(&state);
    assert_eq!(wish.problems(), []);
    assert!(wish.goal >= 1.0 && wish.cac > 0.0 && wish.budget > 0.0);
    for aim in AimKind::ALL {
        assert_eq!(Wish { aim, ..wish.clone() }.problems(), [], "{aim:?}");
    }
}

#[test]
fn every_problem_is_said_in_both_languages_with_its_place() {
    let mut wish = wish(&state());
    wish.chance = 2.0;
    wish.space.rules.clear();
    wish.space.rungs.as_mut().unwrap().bonus.step = 0.0;
    wish.space.free = vec![Free { path: "/nowhere".to_owned(), values: Amounts { low: 0.0, high: 1.0, step: 0.1 } }];
    let problems = wish.problems();
    assert_eq!(problems.len(), 4);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let said: Vec<String> = problems.iter().map(|one| problem(&i18n, one)).collect();
        let places = ["improve-chance", "ladder-rule", "improve-bonus", "improve-free"];
        for place in places.map(|key| i18n.text(key)) {
            assert!(said.iter().any(|text| text.starts_with(&place)), "{place}: {said:?}");
        }
    }
}

#[test]
fn a_number_is_freed_around_its_value_and_once() {
    let mut wish = wish(&state());
    assert!(!wish.free_paths().iter().any(|path| path.starts_with("/ladder/rungs") || path.starts_with("/goals")));
    let path = "/segments/0/share_rate";
    assert!(wish.free_paths().contains(&path.to_owned()));
    wish.free(path);
    assert!(!wish.free_paths().contains(&path.to_owned()));
    let Some((_, Number::Value(now))) = wish.plan.number(path) else { panic!("the default is a value") };
    let Amounts { low, high, step } = wish.space.free[0].values;
    assert!(low < now && now < high && step > 0.0 && step < high - low);
    assert_eq!(wish.problems(), []);
}

#[test]
fn choices_keep_the_order_of_the_menu() {
    let mut chosen = vec![2, 0];
    toggle(&[0, 1, 2], &mut chosen, 1, true);
    assert_eq!(chosen, [0, 1, 2]);
    toggle(&[0, 1, 2], &mut chosen, 0, false);
    assert_eq!(chosen, [1, 2]);
}

#[test]
fn an_answer_is_told_drawn_and_opens_as_a_plan() {
    let state = state();
    let mut wish = wish(&state);
    wish.aim = AimKind::Customers;
    let mut setting = wish.setting(1);
    setting.effort = Effort { population: 6, rounds: 3, draws: 2, pilot: 16, replicates: 50, points: 3 };
    let mut improver = Improver::new(setting).unwrap();
    let currency = wish.plan.currency;
    let i18n = I18n::new(Locale::En);
    while !improver.done() {
        let results = improver.ask().iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
        improver.tell(results).unwrap();
        let on_the_way = front(&i18n, currency, None, &improver.frontier(10));
        assert!(matches!(on_the_way.chart.body, Body::Xy(_) | Body::Empty(_)));
    }
    let report = improver.report().unwrap();
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let (best, as_it_is, points) = offers(&i18n, &wish.plan, &report);
        let best = best.unwrap();
        assert!(as_it_is.plan.is_none() && !points.is_empty());
        let said = verdict(&i18n, &report);
        assert!(said.contains(&best.chance.0), "{said}");
        let opened = state.update(Action::OpenBeside(Box::new(best.plan.clone().unwrap()))).unwrap();
        assert_eq!((opened.plans.len(), opened.active), (2, 1));
        assert!(opened.active_plan().plan.name.starts_with("Clinic"), "{}", opened.active_plan().plan.name);
        let still = front(&i18n, currency, Some(&report), &[]);
        assert_eq!(still.table.rows.len(), points.len());
        let Body::Xy(xy) = &still.chart.body else { panic!("no points") };
        assert_eq!(xy.marks.len(), points.len() + 2, "the plan as it is and the answer stand beside the front");
    }
    assert!(matches!(report.verdict, Verdict::Holds | Verdict::Missed | Verdict::Infeasible));
}

/// What is chosen in the form.
fn asked(state: &AppState, wish: &Wish) -> AppState {
    state.update(Action::Choose { name: CHOICE, value: wish.to_text() }).unwrap()
}

#[test]
fn a_wish_moves_on_to_another_plan_with_its_aim_and_to_another_ladder_without_its_space() {
    let state = state();
    let mut own = Wish { aim: AimKind::Cac, goal: 77.0, ..wish(&state) };
    own.space.rules.truncate(1);
    let state = asked(&state, &own);
    assert_eq!(wish(&state), own);
    let longer = state.update(Action::edit(|plan| plan.horizon_days = 20)).unwrap();
    let moved = wish(&longer);
    assert_eq!((moved.aim, moved.goal, &moved.space), (AimKind::Cac, 77.0, &own.space));
    assert!(Rc::ptr_eq(&moved.plan, &longer.active_plan().plan));
    let richer = longer.update(Action::edit(|plan| plan.ladder.per_referral = Number::Value(900.0))).unwrap();
    let moved = wish(&richer);
    assert_eq!((moved.goal, &moved.space), (77.0, &Space::of(&richer.active_plan().plan)));
    assert_eq!(
        wish(&richer.update(Action::Undo).unwrap()).space,
        own.space,
        "taken back, the ladder is the one before"
    );
}

/// Numbers without end, the same at every run.
fn dice() -> impl FnMut(u64) -> u64 {
    let mut bits = 88_172_645_463_325_252_u64;
    move |sides| {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        bits % sides
    }
}

#[test]
fn every_wish_comes_back_from_its_text_with_every_bit() {
    let state = state();
    let open = state.active_plan();
    let paths = wish(&state).free_paths();
    let mut roll = dice();
    for _ in 0..500 {
        let mut amount = || roll(1 << 53) as f64 / [1.0, 3.0, 1e4, 7e9][roll(4) as usize] * 0.1;
        let mut amounts = || Amounts { low: amount(), high: amount(), step: amount() };
        let own = Wish::of(open);
        let mut space = Space { per_referral: Some(amounts()), friend_reward: Some(amounts()), ..own.space.clone() };
        space.rungs.as_mut().unwrap().bonus = amounts();
        let values = amounts();
        let (budget, goal, cac, chance) = (amount(), amount(), amount(), amount());
        for part in 0..3 {
            match (part, roll(2)) {
                (0, 0) => space.rungs = None,
                (1, 0) => space.per_referral = None,
                (2, 0) => space.friend_reward = None,
                _ => {}
            }
        }
        space.rules.retain(|_| roll(2) == 0);
        space.qualifies_on.retain(|_| roll(2) == 0);
        let free = paths.iter().filter(|_| roll(2) == 0);
        space.free = free.map(|path| Free { path: path.clone(), values }).collect();
        let (aim, pace) = (AimKind::ALL[roll(3) as usize], Pace::ALL[roll(3) as usize]);
        let wish = Wish { aim, budget, goal, cac, chance, space, pace, ..own };
        let text = wish.to_text().unwrap();
        assert_eq!(Wish::from_text(&text, open), Some(wish), "{text}");
    }
}

#[test]
fn a_text_that_is_none_of_a_wish_is_as_none() {
    let state = state();
    let own = wish(&state);
    let mut odd = Wish { goal: 77.0, ..own.clone() };
    odd.space.free = vec![Free { path: "/segments/4294967295/x".to_owned(), values: Amounts::only(1.0) }];
    let text = odd.to_text().unwrap();
    let of = |text: String| wish(&state.update(Action::Choose { name: CHOICE, value: Some(text) }).unwrap());
    let read = of(text.clone());
    assert_eq!((read.goal, read.space.free), (77.0, vec![]), "what is no number of the plan is left out");
    for (from, to) in [
        ("\"v\":1", "\"v\":2"),
        ("\"v\":1", "\"w\":1"),
        ("77.0", "1e99"),
        ("77.0", "\"77\""),
        ("77.0", "null"),
        ("cheapest", "dearest"),
        ("\"fewest\":0", "\"fewest\":-1"),
        ("{", "["),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        assert_eq!(of(text.replacen(from, to, 1)), own, "{to}");
    }
    for end in 0..text.len() {
        assert_eq!(of(text[..end].to_owned()), own, "{end}");
    }
}
