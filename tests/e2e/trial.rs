//! The Live test page: simulated tests run in the workers, can be stopped and gone on with, and come to what the native crate
//! comes to.

use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{AppState, Document, Pace};
use snowball::view::trial::{self, Form};
use snowball_engine::plan::{Number, Plan};
use snowball_trial::{Planner, Report};

use crate::harness::{Page, Setup, browse};
use crate::native::SEED;

/// Two plans of which the second is easier to accept.
fn document() -> Document {
    let mut plan = Plan { name: "Now".to_owned(), horizon_days: 30, ..Plan::default() };
    plan.set_number("/segments/0/share_rate", Number::Value(0.2));
    let mut other = Plan { name: "New".to_owned(), ..plan.clone() };
    other.set_number("/segments/0/acceptance", Number::Value(0.6));
    Document { plans: vec![plan, other], preset: None, ..Document::of_preset(presets::default(), Locale::En) }
}

/// What a quick simulation of what the page opens with comes to, computed natively.
fn native() -> (AppState, Form, Report) {
    let state = AppState::open(document()).expect("the plans are valid");
    let mut form = Form { effort: Pace::Quick, ..Form::of(&state) };
    form.rest.seeds = vec![100, 200];
    let design = form.design(SEED);
    let [a, b] = [0, 1].map(|plan: usize| state.plans[plan].plan.clone());
    let planner = Planner::new(&a, &b, design).expect("the plans are arms of one test");
    let outcomes: Result<Vec<_>, _> = (0..planner.runs()).map(|run| planner.evaluate(run)).collect();
    let report = planner.analyse(&outcomes.expect("there are few people")).expect("it is whole");
    (state, form, report)
}

async fn quick(page: &Page) {
    page.choose("[data-pick=test-effort]", "quick").await;
    page.write("[data-field=seeds] input", "100, 200").await;
}

async fn answered(page: &Page) {
    page.wait_for("the answer", "return document.querySelector('[data-advice]') !== null").await;
}

#[test]
fn the_answer_is_that_of_the_native_crate() {
    let (state, form, report) = native();
    browse("trial", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.press("a[data-page=test]", fantoccini::key::Key::Enter + "").await;
        page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
        let formulas = trial::formulas(&I18n::new(Locale::En), form.shares(&state)).expect("the shares differ");
        let cell = "return document.querySelector('[data-part=classic] tbody td').textContent";
        assert_eq!(page.text_of(cell).await, formulas.sizes.rows[0][1], "the formulas answer at once");
        quick(&page).await;
        page.click("[data-action=simulate-test]").await;
        answered(&page).await;
        // Another language says the same of the same simulation.
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            page.choose("[data-action=language]", locale.tag()).await;
            let there = format!("return document.documentElement.lang === '{}'", locale.tag());
            page.wait_for("the language", &there).await;
            let wanted = trial::answer(&i18n, &report);
            let advice = "return document.querySelector('[data-advice]').textContent";
            assert_eq!(page.text_of(advice).await, wanted.advice);
            let friends =
                "return [...document.querySelectorAll('[data-part=friends] li')].map(one => one.textContent).join('|')";
            assert_eq!(page.text_of(friends).await, wanted.friends.join("|"));
            let cells = "return [...document.querySelectorAll('.test-grid tbody tr')].map(row => [...row.cells].map(one => one.textContent).join()).join('|')";
            let rows = trial::table(&i18n, &report, state.plans[0].plan.currency).rows;
            assert_eq!(page.text_of(cells).await, rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("|"));
            assert_eq!(page.count(".test-grid [data-recommended]").await, 1);
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.resize(1440, 900, 1.0).await;
        }
        assert_eq!(page.count(".charts--sheet .chart[data-chart]").await, 3);
        page.write("[data-field=seeds] input", "300").await;
        page.wait_for("word that it is of before", "return document.querySelector('[data-part=stale]') !== null").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_simulation_is_stopped_and_gone_on_with() {
    browse("trial-stop", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("test").await;
        page.choose("[data-pick=test-effort]", "thorough").await;
        page.click("[data-action=simulate-test]").await;
        page.click("[data-action=study-stop]").await;
        page.wait_for("the stop", "return document.querySelector('[data-study=stopped]') !== null").await;
        let done = "return document.querySelector('.study progress').value";
        let then = page.eval(done).await;
        page.click("[data-action=study-go-on]").await;
        page.wait_for("more of it", &format!("{done} > {then}")).await;
        quick(&page).await;
        page.click("[data-action=simulate-test]").await;
        answered(&page).await;
        page.assert_clean().await;
    });
}

#[test]
fn what_cannot_be_tested_is_said_before_it_begins() {
    browse("trial-problems", Setup::default(), |page| async move {
        let one = Document { plans: document().plans.into_iter().take(1).collect(), ..document() };
        page.open_with(one).await;
        page.go("test").await;
        page.find("[data-part=test-empty]").await;
        page.click("[data-action=copy-plan]").await;
        page.write("[data-field=alpha] input", "80").await;
        page.wait_for("the problem", "return document.querySelector('[data-problems]') !== null").await;
        let disabled = page.eval("return document.querySelector('[data-action=simulate-test]').disabled").await;
        assert_eq!(disabled, true);
        page.write("[data-field=alpha] input", "5").await;
        page.wait_for("no problem", "return document.querySelector('[data-problems]') === null").await;
        page.write("[data-field=seeds] input", "many").await;
        page.find("[data-field=seeds] input[aria-invalid=true]").await;
        page.assert_clean().await;
    });
}
