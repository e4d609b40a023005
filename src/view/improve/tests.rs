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
    let wish = wish(&state, None);
    assert_eq!(wish.problems(), []);
    assert!(wish.goal >= 1.0 && wish.cac > 0.0 && wish.budget > 0.0);
    for aim in AimKind::ALL {
        assert_eq!(Wish { aim, ..wish.clone() }.problems(), [], "{aim:?}");
    }
}

#[test]
fn every_problem_is_said_in_both_languages_with_its_place() {
    let mut wish = wish(&state(), None);
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
    let mut wish = wish(&state(), None);
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
    let mut wish = wish(&state, None);
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

#[test]
fn a_wish_moves_on_to_another_plan_with_its_aim() {
    let state = state();
    let own = Wish { aim: AimKind::Cac, goal: 77.0, ..wish(&state, None) };
    let edited = state.update(Action::edit(|plan| plan.horizon_days = 20)).unwrap();
    let moved = wish(&edited, Some(&own));
    assert_eq!((moved.aim, moved.goal), (AimKind::Cac, 77.0));
    assert!(Rc::ptr_eq(&moved.plan, &edited.active_plan().plan));
}
