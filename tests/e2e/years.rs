//! The page of a plan by year: what it shows is what the native engine gives, in both languages and at every width.

use snowball::i18n::{I18n, Locale};
use snowball::state::{Action, AppState, Document};
use snowball::view::years;
use snowball_engine::plan::Plan;
use snowball_library::library;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};
use crate::native::SEED;

fn document(locale: Locale) -> Document {
    Document::of_preset(library().preset("five-year-plan").expect("it is there"), locale)
}

/// The page as the native engine makes it.
fn native(locale: Locale) -> years::Page {
    let state = AppState::open(Document { replicates: Some(FEW), ..document(locale) }).expect("the preset is valid");
    let batches = vec![(0, state.plans[0].engine.run(SEED, 0..FEW))];
    let state = state.update(Action::Batches { run: state.run.id, batches }).expect("the run is the present one");
    years::page(&I18n::new(locale), state.active_plan())
}

/// The values of a part of the page, row by row.
async fn values(page: &Page, part: &str) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll('[data-years={part}] .years-main')].map(value => value.textContent)"
    );
    serde_json::from_value(page.eval(&script).await).expect("a list of texts")
}

#[test]
fn the_five_years_are_those_of_the_engine() {
    for locale in Locale::ALL {
        let wanted = native(locale);
        browse("years", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_with(document(locale)).await;
            page.press("a[data-page=years]", fantoccini::key::Key::Enter + "").await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            page.settled().await;
            for part in &wanted.parts {
                let cells = part.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.main.clone());
                assert_eq!(values(&page, part.id).await, cells.collect::<Vec<_>>(), "{}", part.id);
            }
            let cells = wanted.indicators.iter().flat_map(|row| {
                std::iter::once(&row.simulated).chain(row.tiers.iter().flatten()).map(|cell| cell.main.clone())
            });
            assert_eq!(values(&page, "indicators").await, cells.collect::<Vec<_>>());
            assert_eq!(page.count(".years [data-chart]").await, 2, "no alarm fires in this plan");
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.resize(1440, 900, 1.0).await;
            page.eval("history.back()").await;
            page.wait_for("the results", "return document.activeElement.id === 'results'").await;
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_plan_under_a_year_has_one_column_and_no_link() {
    browse("short year", Setup::default(), |page| async move {
        page.open_with(Document { plans: vec![Plan::default()], preset: None, ..document(Locale::En) }).await;
        assert_eq!(page.count("a[href='#years']").await, 0);
        page.go("years").await;
        page.find(".years h1").await;
        assert_eq!(page.count("[data-years=customers] thead th").await, 1);
        let words = page.text_of("return document.querySelector('.years-head p').textContent").await;
        assert!(words.contains("shorter than a year"), "{words}");
        page.assert_clean().await;
    });
}

#[test]
fn only_targets_stand_on_the_first_page() {
    browse("targets", Setup::default(), |page| async move {
        page.open_with(document(Locale::En)).await;
        assert_eq!(page.count(".question li.goal").await, 5);
        page.click(".question a[href='#years']").await;
        page.find(".years h1").await;
    });
}
