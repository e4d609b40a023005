//! Question, cards and differences over a state with results.

use std::rc::Rc;

use snowball_engine::Metric;

use super::cards::{CARDS, Reading, readings};
use super::difference::differences;
use super::question::{other_goals, question};
use crate::i18n::{I18n, Locale};
use crate::state::keeping::Opening;
use crate::state::{Action, AppState, FIRST_PASS};

/// The default preset with so many replicates of each plan.
fn state(replicates: u32) -> AppState {
    let mut state = AppState::start(Opening::Nothing, Locale::En, &[]);
    if replicates > 0 {
        let batches =
            state.plans.iter().enumerate().map(|(i, open)| (i, open.engine.run(state.seed, 0..replicates))).collect();
        state = state.update(Action::Batches { run: state.run.id, batches }).expect("the run is the present one");
    }
    state
}

fn chances(state: &AppState) -> Vec<bool> {
    question(&I18n::new(Locale::En), state).answers.iter().map(|answer| answer.chance.is_some()).collect()
}

#[test]
fn the_question_is_answered_by_what_is_expected_until_there_are_chances() {
    let en = I18n::new(Locale::En);
    let early = question(&en, &state(0));
    assert!(early.text.starts_with("Will 10,000 people join by "), "{}", early.text);
    assert_eq!(early.answers.len(), 2);
    assert!(early.answers[0].text.starts_with("about "), "{}", early.answers[0].text);
    let late = state(FIRST_PASS);
    let answered = question(&en, &late);
    assert!(answered.answers[0].text.ends_with("% with plan A"), "{}", answered.answers[0].text);
    assert_eq!(chances(&late), [true, true]);
    assert_eq!(other_goals(&en, &late).len(), late.active_plan().plan.goals.len() - 1);
    let zh = question(&I18n::new(Locale::ZhCn), &late);
    assert!(zh.answers[1].text.starts_with("方案 B：") && zh.text.contains("1万名"), "{zh:?}");
}

#[test]
fn the_active_plan_answers_first() {
    let state = state(0).update(Action::SelectPlan(1)).expect("there are two plans");
    let answers = question(&I18n::new(Locale::En), &state).answers;
    assert_eq!(answers.iter().map(|answer| answer.plan).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn a_plan_with_another_goal_does_not_answer() {
    let state = state(0).update(Action::edit(|plan| plan.goals[0].value = 5000.0.into())).expect("a change");
    let question = question(&I18n::new(Locale::En), &state);
    assert!(question.text.contains("5,000"));
    assert_eq!(question.answers.len(), 1);
}

#[test]
fn without_goals_the_page_says_how_far_it_grows() {
    let state = state(0).update(Action::edit(|plan| plan.goals.clear())).expect("a change");
    let question = question(&I18n::new(Locale::En), &state);
    assert!(question.text.starts_with("How many customers"), "{}", question.text);
    assert_eq!(question.answers.len(), 2);
    assert_eq!(readings(state.active_plan())[6], Reading::NoGoal);
}

#[test]
fn cards_show_what_is_expected_first_and_intervals_later() {
    let (early, late) = (state(0), state(FIRST_PASS));
    assert!(matches!(readings(early.active_plan())[0], Reading::Expected(_)));
    for (card, reading) in CARDS.iter().zip(readings(late.active_plan())) {
        let summary = reading.summary().unwrap_or_else(|| panic!("{}: {reading:?}", card.id));
        assert!(summary.low <= summary.median && summary.median <= summary.high, "{}: {summary:?}", card.id);
    }
    let exact = late.active_plan().results.summary(Metric::Customers);
    assert_eq!(readings(late.active_plan())[0].summary(), exact);
}

#[test]
fn equal_plans_do_not_differ() {
    let state = state(FIRST_PASS);
    let results = &state.plans[0].results;
    for difference in differences(results, results) {
        assert_eq!((difference.summary.low, difference.summary.high), (0.0, 0.0));
        assert_eq!(difference.better.share, 0.5);
        let words = difference.words(&I18n::new(Locale::En), state.plans[0].plan.currency, 'A', 'B');
        assert!(words.main.contains("same") || words.main.starts_with("As "), "{}", words.main);
    }
    let few = Rc::new(snowball_engine::Results::default());
    assert_eq!(differences(results, &few), []);
}
