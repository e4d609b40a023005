//! What the Live test page asks for and says.

use snowball_engine::plan::{Currency, Number, Plan};
use snowball_trial::report::{Advice, Known};
use snowball_trial::{Planner, Report};

use super::*;
use crate::i18n::{I18n, Locale};
use crate::state::{Action, Document, StudyWork, Trouble};
use crate::study::Reading;
use crate::view::charts::Body;

/// A campaign in which few starters bring many friends, soon enough to be simulated here.
fn plan() -> Plan {
    let mut plan = Plan { name: "Now".to_owned(), horizon_days: 30, ..Plan::default() };
    plan.set_number("/segments/0/share_rate", Number::Value(0.2));
    plan
}

fn state() -> AppState {
    let mut other = Plan { name: "New".to_owned(), ..plan() };
    other.set_number("/segments/0/acceptance", Number::Value(0.6));
    AppState::open(Document { plans: vec![plan(), other], ..Document::empty() }).unwrap()
}

/// A small test of both ways.
fn form(state: &AppState) -> Form {
    let mut form = Form { effort: Pace::Quick, ..Form::of(state) };
    form.rest.seeds = vec![100, 200];
    form.rest.days = vec![7, 14];
    form
}

/// What the simulated tests come to, computed natively.
fn report(form: &Form, state: &AppState) -> Report {
    let design = Design { replicates: 40, ..form.design(state.seed) };
    let planner = Planner::new(&state.plans[0].plan, &state.plans[1].plan, design).unwrap();
    let outcomes: Vec<_> = (0..planner.runs()).map(|run| planner.evaluate(run).unwrap()).collect();
    planner.analyse(&outcomes).unwrap()
}

#[test]
fn the_page_opens_with_a_test_that_can_be_simulated_as_far_as_the_plans_go() {
    let state = state();
    let form = Form::of(&state);
    assert_eq!((form.pair(&state), form.rest.days.as_slice()), (Some([0, 1]), &[14, 28][..]));
    assert_eq!((form.problems(&state), form.worlds(&state)), (vec![], vec![]));
    let short = state.update(Action::edit(|plan| plan.horizon_days = 10)).unwrap();
    assert_eq!(Form::of(&short).rest.days, [10]);
    let one = AppState::open(Document { plans: vec![plan()], ..Document::empty() }).unwrap();
    assert!(Form::of(&one).study(&one).is_none(), "one plan cannot be tested");
    let gone = Form { other: 4, ..Form::of(&state) }.fitted(&state);
    assert_eq!(gone.other, 1);
}

#[test]
fn the_form_is_the_design_that_is_asked_for() {
    let state = state();
    let mut form = Form { person: false, community: true, clusters: 12.0, leakage: 0.3, ..Form::of(&state) };
    form.rule = Some(LookRule::Pocock);
    let design = form.design(9);
    let community = Assignment::Cluster { clusters: 12, size_variation: 0.5, leakage: 0.3 };
    assert_eq!(design.assignments, [Assignment::Inherit, community]);
    assert_eq!((design.looks, design.seed), (Looks { count: 4, rule: LookRule::Pocock }, 9));
    assert_eq!(design.replicates, replicates(Pace::Normal));
    form.rule = None;
    assert_eq!(form.design(9).looks.count, 1, "who does not look early looks once");
}

#[test]
fn every_problem_is_said_in_both_languages_with_its_place() {
    let state = state();
    let mut form = Form { person: false, inherit: false, community: true, clusters: 2.0, ..Form::of(&state) };
    form.leakage = 2.0;
    form.rest.seeds = vec![1];
    form.rest.days = vec![90];
    form.rest.alpha = 0.9;
    form.rest.share_b = 0.01;
    let problems = form.problems(&state);
    assert_eq!(problems.len(), 6);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let said: Vec<String> = problems.iter().map(|one| problem(&i18n, one)).collect();
        let places = ["trial-clusters", "trial-leakage", "trial-seeds", "trial-days", "trial-alpha", "trial-share-b"];
        for place in places.map(|key| i18n.text(key)) {
            assert!(said.iter().any(|text| text.starts_with(&place)), "{place}: {said:?}");
        }
        assert!(said.iter().any(|text| text.contains("90%") && text.contains("50%")), "{said:?}");
    }
    let nobody = Form { person: false, inherit: false, ..Form::of(&state) };
    let said = nobody.problems(&state).iter().map(|one| problem(&I18n::new(Locale::En), one)).collect::<Vec<_>>();
    assert_eq!(said, ["Who is assigned: 0 given; valid is 1 to 8 of them"]);
}

#[test]
fn plans_of_two_worlds_are_refused_by_the_names_of_what_differs() {
    let state = state().update(Action::edit(|plan| plan.acquisition.seeds = Number::Value(77.0))).unwrap();
    let paths = Form::of(&state).worlds(&state);
    assert_eq!(paths, ["/acquisition/seeds"]);
    let study = Form::of(&state).study(&state).unwrap();
    let asked = state.update(Action::Study { study, plans: vec![] }).unwrap();
    let run = asked.studies.last().unwrap();
    assert!(matches!(run.trouble, Some(Trouble::Trial(_))), "{:?}", run.trouble);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let said = trouble(&i18n, run.trouble.as_ref().unwrap());
        assert_eq!(said, [vec![i18n.text("trial-worlds")], world(&i18n, &paths)].concat());
        assert!(!said[1].contains('/'), "{said:?}");
    }
}

#[test]
fn a_study_comes_to_what_the_crate_comes_to_stopped_or_not() {
    let state = state();
    let mut form = form(&state);
    form.rest.seeds = vec![60];
    form.rest.days = vec![7];
    let study = form.study(&state).unwrap();
    let asked = state.update(Action::Study { study: study.clone(), plans: vec![] }).unwrap();
    assert!(asked.update(Action::Study { study, plans: vec![] }).is_none(), "it was asked already");
    let mut state = asked;
    let mut stopped = false;
    while state.studies[0].reading.is_none() {
        let mut work = StudyWork::of(&state.studies[0], 0.0).unwrap();
        let pieces = work.next(3, 1.0).unwrap();
        let answers: Vec<_> = work
            .evaluate(&pieces)
            .into_iter()
            .map(|answer| serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap())
            .collect();
        state = state.update(work.done(pieces.range.start, answers, 1.0, 1e6).unwrap()).unwrap();
        if !stopped && state.studies[0].done() > 30 {
            state = state.update(Action::StopStudy(state.studies[0].id)).unwrap();
            state = state.update(Action::ResumeStudy(state.studies[0].id)).unwrap();
            stopped = true;
        }
    }
    assert!(stopped);
    let design = form.design(state.seed);
    let planner = Planner::new(&state.plans[0].plan, &state.plans[1].plan, design).unwrap();
    let outcomes: Vec<_> = (0..planner.runs()).map(|run| planner.evaluate(run).unwrap()).collect();
    let wanted = Reading::Trial(Box::new(planner.analyse(&outcomes).unwrap()));
    assert_eq!(state.studies[0].reading.as_deref(), Some(&wanted));
}

#[test]
fn the_answer_says_the_numbers_of_the_report_in_both_languages() {
    let state = state();
    let report = report(&form(&state), &state);
    let cell = report.recommended();
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let said = answer(&i18n, &report);
        for number in [cell.seeds.to_string(), cell.days.to_string()] {
            assert!(said.advice.contains(&number), "{number}: {said:?}");
        }
        assert_eq!(said.friends.len(), 2);
        let table = table(&i18n, &report, Currency::Cny);
        assert_eq!(table.rows.len(), report.cells.len());
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        for text in said.points.iter().chain(&said.friends).chain(table.rows.iter().flatten()) {
            assert!(!text.contains("trial-") && !text.contains('$') && !text.contains("NaN"), "{text}");
        }
    }
}

/// A report in which the first way to assign measures so much of the effect.
fn with_bias(report: &Report, value: f64) -> Report {
    let mut report = report.clone();
    for cell in report.cells.iter_mut().filter(|cell| cell.assignment == 0) {
        cell.bias = Some(Known { value, error: 0.05 });
    }
    report
}

#[test]
fn interference_is_said_by_what_it_hides() {
    let state = state();
    let report = report(&form(&state), &state);
    let i18n = I18n::new(Locale::En);
    let said = |value| answer(&i18n, &with_bias(&report, value)).friends[0].clone();
    assert!(said(0.6).contains("hide 40% ± 5% of the effect"), "{}", said(0.6));
    assert!(said(0.95).contains("hide nothing that could be told"), "{}", said(0.95));
    assert!(said(0.05).contains("hide the whole effect"), "{}", said(0.05));
    assert!(said(-0.5).contains("turn the effect around"), "{}", said(-0.5));
    assert!(said(1.5).contains("shows more than is true"), "{}", said(1.5));
    let mut unknown = report.clone();
    unknown.cells.iter_mut().for_each(|cell| cell.bias = None);
    assert!(answer(&i18n, &unknown).friends[0].contains("too small for the simulation"));
}

#[test]
fn every_advice_has_its_words() {
    let state = state();
    let mut report = report(&form(&state), &state);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let mut all: Vec<String> = Vec::new();
        for advice in [Advice::Run, Advice::RunBiased, Advice::TooSmall, Advice::NoDifference] {
            report.recommendation.advice = advice;
            let said = answer(&i18n, &report).advice;
            assert!(!all.contains(&said) && !said.contains("trial-"), "{said}");
            all.push(said);
        }
    }
}

#[test]
fn the_charts_show_the_cells_with_words_and_table() {
    let state = state();
    let report = report(&form(&state), &state);
    let i18n = I18n::new(Locale::En);
    let drawn = power(&i18n, &report, 1);
    let Body::Xy(xy) = &drawn.chart.body else { panic!("power is drawn over seeds") };
    // A curve a length of the test, and the power that is wanted.
    assert_eq!((xy.curves.len(), drawn.table.rows.len()), (3, 4));
    let last = report.cells.last().unwrap();
    assert_eq!(xy.curves[1].points.last(), Some(&[f64::from(last.seeds), last.power.value]));
    let drawn = measured(&i18n, &report);
    let Body::Xy(xy) = &drawn.chart.body else { panic!("measured is drawn over true") };
    assert_eq!((xy.marks.len(), drawn.table.rows.len()), (8, 8));
    assert_eq!(xy.marks[7].at, [last.effect.value, last.measured.value]);
    assert_eq!(xy.marks.iter().filter(|mark| !mark.text.is_empty()).count(), 2);
    let drawn = alarms(&i18n, &report);
    let Body::Bars(bars) = &drawn.chart.body else { panic!("false alarms are bars") };
    assert_eq!((bars.rows.len(), drawn.table.rows.len()), (4, 8));
    let parts: Vec<_> = bars.rows[3].parts.iter().map(|part| part.to).collect();
    assert_eq!(parts, [last.false_alarms.value, last.false_alarms_naive.value]);
    assert!(drawn.words.contains("naive"), "{}", drawn.words);
}

#[test]
fn the_formulas_name_their_rules_and_what_looking_does() {
    let state = state();
    let mut form = Form { shares: Some([0.2, 0.25]), ..Form::of(&state) };
    let i18n = I18n::new(Locale::En);
    let said = formulas(&i18n, form.shares(&state)).unwrap();
    // By Fleiss' formula: (1.96·√(2·0.225·0.775) + 0.8416·√(0.2·0.8 + 0.25·0.75))² ÷ 0.05².
    assert_eq!(said.sizes.rows[0][..2], ["pooled (Fleiss)", "1,094"]);
    assert_eq!(said.sizes.rows.len(), 3);
    form.rule = Some(LookRule::Peeking);
    form.look_count = 5.0;
    let said = formulas(&i18n, form.shares(&state)).unwrap();
    // Armitage, McPherson and Rowe 1969: five looks at 5 % make 14.2 %.
    assert!(said.looks[0].contains("raise 5% false alarms to 14.2%"), "{:?}", said.looks);
    form.shares = Some([0.2, 0.2]);
    assert_eq!(formulas(&i18n, form.shares(&state)), Err(i18n.text("trial-classic-equal")));
}

#[test]
fn lists_are_read_as_people_write_them() {
    assert_eq!(read_list("500, 1000 2000"), Some(vec![500, 1000, 2000]));
    assert_eq!(read_list("28、14，14"), Some(vec![14, 28]));
    assert_eq!(read_list(" "), Some(vec![]));
    for text in ["1.5", "-3", "many", "99999999999"] {
        assert_eq!(read_list(text), None, "{text}");
    }
    assert_eq!(read_list(&show_list(&[1, 20, 300])), Some(vec![1, 20, 300]));
}

#[test]
fn every_form_comes_back_from_its_text_with_every_bit() {
    let state = state();
    let mut bits = 88_172_645_463_325_252_u64;
    let mut roll = |sides: u64| {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        bits % sides
    };
    for _ in 0..500 {
        let mut form = Form::of(&state);
        (form.person, form.inherit, form.community) = (roll(2) == 0, roll(2) == 0, roll(2) == 0);
        let mut amount = || roll(1 << 53) as f64 / [1.0, 3.0, 1e4, 7e9][roll(4) as usize] * 0.1;
        (form.clusters, form.size_variation, form.leakage) = (amount(), amount(), amount());
        (form.look_count, form.rest.share_b, form.rest.alpha, form.rest.power) =
            (amount(), amount(), amount(), amount());
        form.shares = Some([amount(), amount()]).filter(|_| roll(2) == 0);
        form.rule = RULES[roll(4) as usize].0;
        form.effort = Pace::ALL[roll(3) as usize];
        form.rest.measure = MEASURES[roll(3) as usize].0;
        form.rest.friend_offer = OFFERS[roll(2) as usize].0;
        form.rest.unknowns = UNKNOWNS[roll(2) as usize].0;
        form.rest.seeds = (0..roll(9)).map(|_| roll(1 << 32) as u32).collect();
        form.rest.days = (0..roll(9)).map(|_| roll(1 << 32) as u32).collect();
        let asked = state.update(Action::Choose { name: CHOICE, value: form.to_text() });
        assert_eq!(Form::chosen(&asked.unwrap()), form);
    }
}

#[test]
fn a_text_that_is_none_of_a_form_is_as_none() {
    let state = state();
    let own = Form::of(&state);
    let odd = Form { clusters: 77.0, other: 9, ..own.clone() };
    let text = odd.to_text().unwrap();
    let of = |text: String| Form::chosen(&state.update(Action::Choose { name: CHOICE, value: Some(text) }).unwrap());
    assert_eq!(of(text.clone()), Form { other: 1, ..odd }, "a plan that is not open is the second");
    for (from, to) in [
        ("\"v\":1", "\"v\":2"),
        ("77.0", "-1e99"),
        ("\"effort\":\"normal\"", "\"effort\":3"),
        ("\"other\":9", "\"other\":-9"),
        ("[500,", "[-500,"),
        ("\"rest\":{", "\"rest\":{\"x\":1,"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        assert_eq!(of(text.replacen(from, to, 1)), own, "{to}");
    }
    for end in 0..text.len() {
        assert_eq!(of(text[..end].to_owned()), own, "{end}");
    }
}
