//! What the Explain page asks for and says.

use std::rc::Rc;

use snowball_engine::plan::{Number, Plan};

use super::*;
use crate::i18n::Locale;
use crate::state::{Action, Document, StudyWork};
use crate::view::charts::{Body, Still};

/// A small plan with three ranges of which one decides between it and its copy.
fn state(plans: usize) -> AppState {
    let mut plan = Plan { horizon_days: 30, ..Plan::default() };
    plan.set_number("/segments/0/share_rate", Number::Range { low: 0.01, high: 0.05 });
    plan.set_number("/segments/0/acceptance", Number::Range { low: 0.1, high: 0.3 });
    plan.set_number("/acquisition/organic", Number::Range { low: 5.0, high: 6.0 });
    let plans = vec![plan; plans];
    AppState::open(Document { plans, replicates: Some(64), ..Document::empty() }).unwrap()
}

/// Does every study that the page asks for until it asks for nothing more.
fn explained(mut state: AppState, choices: &Choices) -> AppState {
    loop {
        let mut asked = false;
        for (study, plans) in studies(&state, choices) {
            let Some(next) = state.update(Action::Study { study, plans }) else { continue };
            (state, asked) = (next, true);
            let run = state.studies.last().unwrap().clone();
            let mut work = StudyWork::of(&run, 0.0).unwrap();
            while let Some(pieces) = work.next(3, 1.0) {
                let answers = work.evaluate(&pieces);
                if let Some(action) = work.done(pieces.range.start, answers, 1.0, 1e9) {
                    state = state.update(action).unwrap();
                }
            }
            assert!(work.is_complete());
        }
        if !asked {
            return state;
        }
    }
}

fn simulated(mut state: AppState) -> AppState {
    let batches =
        state.plans.iter().enumerate().map(|(i, open)| (i, open.engine.run(state.seed, 0..state.replicates))).collect();
    state = state.update(Action::Batches { run: state.run.id, batches }).unwrap();
    state.update(Action::RunDone { run: state.run.id, ms: 1.0 }).unwrap()
}

fn read(state: &AppState, kind: fn(&Reading) -> bool) -> Rc<Reading> {
    state.studies.iter().filter_map(|run| run.reading.clone()).find(|reading| kind(reading)).unwrap()
}

fn bars(still: &Still) -> Vec<String> {
    match &still.chart.body {
        Body::Bars(bars) => bars.rows.iter().map(|row| row.name.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_matters_most_comes_first_in_words_and_charts() {
    let state = state(1);
    let choices = Choices { metric: Metric::Joined, ..Choices::of(&state) };
    assert_eq!(answer(&I18n::new(Locale::En), &state, &choices), None);
    let state = explained(state, &choices);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let top = name(&i18n, &state.active_plan().engine.unknowns()[leaders(&state, Metric::Joined).unwrap()[0]]);
        let said = answer(&i18n, &state, &choices).unwrap();
        assert!(said.contains(&top), "{said}");
        let Reading::Tornado(reading) = &*read(&state, |reading| matches!(reading, Reading::Tornado(_))) else {
            panic!()
        };
        let still = tornado(&i18n, &state, &choices, reading);
        assert_eq!(bars(&still)[0], top);
        assert_eq!(still.table.rows.len(), state.active_plan().engine.unknowns().len());
        assert!(still.words.contains(&top), "{}", still.words);
        let Reading::Indices(reading) = &*read(&state, |reading| matches!(reading, Reading::Indices(_))) else {
            panic!()
        };
        let still = indices(&i18n, &state, &choices, reading);
        assert_eq!(bars(&still).len(), state.active_plan().engine.unknowns().len(), "so few need no rest");
        let Reading::Shares(reading) = &*read(&state, |reading| matches!(reading, Reading::Shares(_))) else {
            panic!()
        };
        assert_eq!(bars(&kinds(&i18n, &state, &choices, reading)).len(), 3);
        let Reading::Map(reading) = &*read(&state, |reading| matches!(reading, Reading::Map(_))) else { panic!() };
        let still = map(&i18n, &state, &choices, reading).unwrap();
        let Body::Heat(heat) = &still.chart.body else { panic!() };
        let (low, high) = (heat.rows[0][0].unwrap(), heat.rows.last().unwrap().last().unwrap().unwrap());
        assert!(low < high, "more sharing and more acceptance, more people: {low} {high}");
    }
}

#[test]
fn a_study_of_another_plan_is_not_shown() {
    let state = state(1);
    let choices = Choices { metric: Metric::Joined, ..Choices::of(&state) };
    let state = explained(state, &choices);
    let study = Study::Tornado { metric: Metric::Joined };
    assert!(current(&state, &study, &[0]).is_some());
    let changed = state.update(Action::edit(|plan| plan.horizon_days = 40)).unwrap();
    assert!(current(&changed, &study, &[0]).is_none());
    let other = Choices { metric: Metric::Customers, ..choices };
    assert_eq!(answer(&I18n::new(Locale::En), &state, &other), None);
}

#[test]
fn what_is_worth_measuring_is_what_flips_the_choice() {
    let i18n = I18n::new(Locale::En);
    // B pays for its customers by organic arrivals that only it has more of if sharing is low.
    let state = state(2).update(Action::SelectPlan(1)).unwrap();
    let state = state
        .update(Action::edit(|plan| {
            plan.set_number("/segments/0/share_rate", Number::Value(0.022));
        }))
        .unwrap();
    let state = simulated(state.update(Action::SetReplicates(512)).unwrap());
    let choices = Choices { metric: Metric::Joined, ..Choices::of(&state) };
    let state = explained(state, &choices);
    let Reading::Information(information) = &*read(&state, |reading| matches!(reading, Reading::Information(_))) else {
        panic!()
    };
    let measure = measure(&i18n, &state, &choices, information);
    assert!(measure.advice.contains("share"), "{}", measure.advice);
    let table = measure.table.unwrap();
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
    // Equal plans leave nothing to decide.
    let state = simulated(super::tests::state(2));
    let state = explained(state, &choices);
    let Reading::Information(information) = &*read(&state, |reading| matches!(reading, Reading::Information(_))) else {
        panic!()
    };
    let measure = super::measure(&i18n, &state, &choices, information);
    assert_eq!(measure.table, None);
    assert_eq!(information.evpi, 0.0);
}

#[test]
fn without_ranges_there_is_nothing_to_explain_but_chance() {
    let i18n = I18n::new(Locale::En);
    let plan = Plan { horizon_days: 20, ..Plan::default() };
    let state = AppState::open(Document { plans: vec![plan], replicates: Some(64), ..Document::empty() }).unwrap();
    let choices = Choices { metric: Metric::Joined, ..Choices::of(&state) };
    let state = explained(state, &choices);
    assert!(state.studies.iter().all(|run| matches!(run.study, Study::Tornado { .. } | Study::Shares { .. })));
    let said = answer(&i18n, &state, &choices).unwrap();
    assert!(said.contains("No unknown of the plan"), "{said}");
}

#[test]
fn net_benefit_decides_where_no_end_of_the_metric_is_good() {
    let state = state(2);
    let spend = Choices { metric: Metric::Spend, ..Choices::of(&state) };
    assert!(matches!(spend.objective(&state), Objective::NetBenefit { .. }));
    let asked = Choices { metric: Metric::Cac, worth: Some(70.0), ..spend };
    assert_eq!(asked.objective(&state), Objective::NetBenefit { willingness_to_pay: 70.0 });
}
