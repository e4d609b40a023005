//! The Explain page: its studies are done by the workers, can be stopped and gone on with, and say what the native crates say.

use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{Action, AppState, Document, StudyWork};
use snowball::view::explain::{self, Choices};
use snowball_engine::Metric;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};

/// What the page opens with: the default plans for a month, since the studies take thousands of replicates.
fn document(locale: Locale) -> Document {
    let mut document = Document { replicates: Some(FEW), ..Document::of_preset(presets::default(), locale) };
    for plan in &mut document.plans {
        plan.horizon_days = 30;
        plan.events.retain(|event| event.day < plan.horizon_days);
    }
    document
}

/// What the page says of the first plan, computed natively.
fn native(locale: Locale) -> String {
    let mut state = AppState::open(document(locale)).expect("the preset is valid");
    let choices = Choices { metric: Metric::Joined, ..Choices::of(&state) };
    for (study, plans) in explain::studies(&state, &choices).into_iter().take(2) {
        state = state.update(Action::Study { study, plans }).expect("it was not asked before");
        let run = state.studies.last().expect("it was asked for").clone();
        let mut work = StudyWork::of(&run, 0.0).expect("it can be done");
        while let Some(pieces) = work.next(1, 1.0) {
            let answers = work.evaluate(&pieces);
            if let Some(action) = work.done(pieces.range.start, answers, 1.0, 0.0) {
                state = state.update(action).expect("answers are news");
            }
        }
    }
    explain::answer(&I18n::new(locale), &state, &choices).expect("both studies are done")
}

async fn answered(page: &Page) -> String {
    page.wait_for("the answer", "return document.querySelector('[data-answer=true]') !== null").await;
    page.text_of("return document.querySelector('.sheet-answer').textContent").await
}

async fn whole(page: &Page) {
    let script = "return document.querySelectorAll('.part .chart[data-chart]').length === 4
        && document.querySelector('[data-study]') === null && document.querySelector('[data-part=measure] p') !== null";
    page.wait_for("every part of the page", script).await;
}

#[test]
fn the_answer_is_that_of_the_native_crates() {
    for locale in Locale::ALL {
        let wanted = native(locale);
        browse("explain", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_with(document(locale)).await;
            page.press("a[data-page=explain]", fantoccini::key::Key::Enter + "").await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            assert_eq!(answered(&page).await, wanted);
            whole(&page).await;
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn another_metric_and_a_map_of_two_plans() {
    browse("explain-metric", Setup::default(), |page| async move {
        page.open_with(document(Locale::En)).await;
        page.go("explain").await;
        let before = answered(&page).await;
        whole(&page).await;
        let sum = "return document.querySelector('[data-chart=map]').dataset.sum";
        let map = page.text_of(sum).await;
        page.choose("[data-pick=explain-metric]", "cac").await;
        page.wait_for("the map of CAC", &format!("{sum} !== '{map}'")).await;
        whole(&page).await;
        assert_ne!(answered(&page).await, before);
        let map = page.text_of(sum).await;
        page.click("[data-part=map] .switch input").await;
        page.wait_for("the map of the difference", &format!("{sum} !== '{map}'")).await;
        let words = page.text_of("return document.querySelector('[data-stage=map]').getAttribute('aria-label')").await;
        assert!(words.contains("B has more on "), "{words}");
        page.click("[data-chart=tornado] .chart-tool").await;
        let rows = page.count("[data-chart-table=tornado] tbody tr").await;
        assert!(rows > 12, "the table has all unknowns: {rows}");
        page.assert_clean().await;
    });
}

#[test]
fn a_study_is_stopped_and_gone_on_with() {
    browse("explain-stop", Setup::default(), |page| async move {
        page.open_with(document(Locale::En)).await;
        page.go("explain").await;
        page.choose("[data-pick=explain-precision]", "finest").await;
        page.click("[data-part=kinds] [data-action=study-stop]").await;
        page.wait_for("the stop", "return document.querySelector('[data-part=kinds] [data-study=stopped]') !== null")
            .await;
        let done = "return document.querySelector('[data-part=kinds] progress').value";
        let then = page.eval(done).await;
        page.click("[data-part=kinds] [data-action=study-go-on]").await;
        page.wait_for("more of it", &format!("{done} > {then}")).await;
        page.choose("[data-pick=explain-precision]", "quick").await;
        whole(&page).await;
        page.assert_clean().await;
    });
}
