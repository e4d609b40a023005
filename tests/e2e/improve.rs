//! The Improve page: the search runs in the workers, can be stopped, gone on with and ended, and comes to what the native crate
//! comes to.

use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::{AppState, Document, Pace};
use snowball::view::improve::{self, Wish};
use snowball_decide::improve::{Improver, Report};
use snowball_engine::plan::Plan;

use crate::harness::{Page, Setup, browse};
use crate::native::SEED;

/// A plan whose ladders are soon searched.
fn document() -> Document {
    let plan = Plan { name: "Small".to_owned(), horizon_days: 10, ..Plan::default() };
    Document { plans: vec![plan], preset: None, ..Document::of_preset(presets::default(), Locale::En) }
}

/// What a quick search comes to, computed natively.
fn native() -> (Plan, Report) {
    let state = AppState::open(document()).expect("the plan is valid");
    let wish = Wish { pace: Pace::Quick, ..improve::wish(&state) };
    let mut improver = Improver::new(wish.setting(SEED)).expect("the page opens with a search that can be begun");
    while !improver.done() {
        let results = improver.ask().iter().map(|piece| piece.evaluate(&improver.setting().plan)).collect();
        improver.tell(results).expect("every piece has its result");
    }
    (state.active_plan().plan.as_ref().clone(), improver.report().expect("it is done"))
}

async fn search_state(page: &Page, state: &str) {
    let script = format!("return document.querySelector('[data-search]')?.dataset.search === '{state}'");
    page.wait_for(&format!("the search to be {state}"), &script).await;
}

#[test]
fn the_answer_is_that_of_the_native_crate_and_opens_as_a_plan() {
    let (plan, report) = native();
    for locale in Locale::ALL {
        let i18n = snowball::i18n::I18n::new(locale);
        let (best, _, points) = improve::offers(&i18n, &plan, &report);
        let best = best.expect("a ladder makes a valid plan");
        let verdict = improve::verdict(&i18n, &report);
        browse("improve", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_with(document()).await;
            page.press("a[data-page=improve]", fantoccini::key::Key::Enter + "").await;
            page.choose("[data-pick=improve-pace]", "quick").await;
            page.click("[data-action=search]").await;
            search_state(&page, "done").await;
            assert_eq!(
                page.text_of("return document.querySelector('[data-verdict] .sheet-answer').textContent").await,
                verdict
            );
            assert_eq!(page.count("[data-offer]").await as usize, 2 + points.len());
            let figures = "return [...document.querySelectorAll('[data-offer] td strong')].slice(0, 3).map(one => one.textContent).join()";
            assert_eq!(page.text_of(figures).await, best.figures.clone().map(|(median, _)| median).join(","));
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.resize(1440, 900, 1.0).await;
            page.click("[data-action=open-offer]").await;
            page.wait_for("a second plan", "return document.querySelectorAll('[data-plan-tab]').length === 2").await;
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_search_is_stopped_gone_on_with_and_ended() {
    browse("improve-stop", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("improve").await;
        page.choose("[data-pick=improve-pace]", "thorough").await;
        page.click("[data-action=search]").await;
        search_state(&page, "searching").await;
        page.click("[data-action=search-stop]").await;
        search_state(&page, "stopped").await;
        page.click("[data-action=search-go-on]").await;
        search_state(&page, "searching").await;
        // The pilot says what chance does; then there is something to confirm.
        page.wait_for("a best so far", "return document.querySelector('.search-best') !== null").await;
        page.click("[data-action=search-end]").await;
        search_state(&page, "confirming").await;
        page.click("[data-action=search-leave]").await;
        page.wait_for("nothing", "return document.querySelector('[data-search]') === null").await;
        page.assert_clean().await;
    });
}

#[test]
fn what_cannot_be_searched_is_said_before_it_begins() {
    browse("improve-problems", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("improve").await;
        for choice in ["cumulative", "highest", "repeating"] {
            let words = snowball::i18n::I18n::new(Locale::En).text(&format!("choice-{choice}"));
            page.eval(&format!(
                "[...document.querySelectorAll('.improve-choices .switch')].find(one => one.textContent === '{words}').click()"
            ))
            .await;
        }
        page.wait_for("the problem", "return document.querySelector('[data-problems]') !== null").await;
        let disabled = page.eval("return document.querySelector('[data-action=search]').disabled").await;
        assert_eq!(disabled, true);
        page.assert_clean().await;
    });
}
