//! The report: the same numbers as on the Simulate page, light on paper from any page and theme, in both languages.

use serde_json::{Value, json};
use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{AppState, Document};
use snowball::view::report::inputs;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};

async fn open_report(page: &Page) {
    page.click("[data-action=results]").await;
    page.click("[data-action=report]").await;
    page.find("[data-report=ready]").await;
    drawn(page).await;
}

/// Waits until the charts of the report have their fans.
async fn drawn(page: &Page) {
    let script = "const charts = [...document.querySelectorAll('[data-paper-chart]')];
        return charts.length > 0 && charts.every(chart => chart.querySelector('svg')
            && (chart.dataset.paperChart !== 'growth' || chart.querySelectorAll('svg polygon').length >= 6))";
    page.wait_for("the charts of the report", script).await;
    let look = "return [...document.querySelectorAll('[data-paper-chart]')].map(chart => chart.dataset.fan).join()";
    let mut before = page.text_of(look).await;
    loop {
        page.eval_async("setTimeout(() => done(true), 300)", Value::Null).await;
        let now = page.text_of(look).await;
        if now == before {
            return;
        }
        before = now;
    }
}

/// Prints the page and returns how many sheets it takes.
async fn sheets(page: &Page, width: f64, height: f64) -> usize {
    let printed = page
        .cdp("Page.printToPDF", json!({ "paperWidth": width, "paperHeight": height, "preferCSSPageSize": false }))
        .await;
    let pages = page
        .client
        .execute(
            "const pdf = atob(arguments[0]); return pdf.startsWith('%PDF-') ? (pdf.match(/\\/Type\\s*\\/Page[^s]/g) ?? []).length : 0",
            vec![printed["data"].clone()],
        )
        .await
        .expect("a PDF can be read");
    pages.as_u64().expect("a count") as usize
}

#[test]
fn the_report_says_what_the_page_says() {
    for locale in Locale::ALL {
        browse("report", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_few().await;
            let cards = page.cards().await;
            let fans = [page.fan("growth").await, page.fan("outcome").await];
            let answers =
                page.eval("return [...document.querySelectorAll('.answers .answer')].map(e => e.textContent)").await;
            open_report(&page).await;
            assert_eq!(page.cards().await, cards);
            let fan = async |chart: &str| page.attribute(&format!("[data-paper-chart={chart}]"), "data-fan").await;
            assert_eq!([fan("growth").await, fan("outcome").await], fans.map(Some));
            let said =
                "return [...document.querySelectorAll('.paper-question > .answers .answer')].map(e => e.textContent)";
            assert_eq!(page.eval(said).await, answers);

            // Every input that the report is to have, by its place in the plan.
            let document = Document { replicates: Some(FEW), ..Document::of_preset(presets::default(), locale) };
            let state = AppState::open(document).expect("the preset is valid");
            let wanted: Vec<_> = inputs(&I18n::new(locale), &state)
                .sections
                .into_iter()
                .flat_map(|section| section.rows)
                .map(|row| (row.path, row.values))
                .collect();
            let script =
                "return [...document.querySelectorAll('.paper [data-report-part=inputs] tr[data-input]')].map(row =>
                [row.dataset.input, [...row.cells].slice(1, -1).map(cell => cell.textContent)])";
            assert_eq!(page.eval(script).await, json!(wanted));
            for part in ["comparison", "alarms", "caveats", "changes", "method"] {
                let words = page
                    .text_of(&format!("return document.querySelector('[data-report-part={part}]').textContent"))
                    .await;
                assert!(words.chars().count() > 15, "{part}: {words}");
            }
            assert_eq!(page.attribute("[data-report-part=changes]", "data-count").await.as_deref(), Some("0"));
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn charts_are_chosen_and_changes_are_named() {
    browse("report choice", Setup::default(), |page| async move {
        page.open_few().await;
        page.write("[data-path='/acquisition/seeds'] input[type=text]", "5000").await;
        page.done().await;
        open_report(&page).await;
        let changed = "return [...document.querySelectorAll('[data-change]')].map(row => [row.dataset.change, row.cells[2].textContent])";
        assert_eq!(page.eval(changed).await, json!([["/acquisition/seeds", "5,000 people"]]));
        let charts =
            "return [...document.querySelectorAll('[data-paper-chart]')].map(chart => chart.dataset.paperChart)";
        assert_eq!(page.eval(charts).await, json!(["growth", "outcome", "cac", "sources", "ladder", "spend"]));
        page.click("[data-report-choice=r] input").await;
        page.click("[data-report-choice=cac] input").await;
        page.find("[data-paper-chart=r]").await;
        assert_eq!(page.eval(charts).await, json!(["growth", "outcome", "sources", "ladder", "r", "spend"]));
        // In words as well, and of one kind of identity each.
        let words =
            "return [...document.querySelectorAll('.paper-words')].every(words => words.textContent.length > 40)";
        assert_eq!(page.eval(words).await, json!(true));
        let twice =
            "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size";
        assert_eq!(page.eval(twice).await, json!(0), "an identity stands twice");
        page.assert_clean().await;
    });
}

#[test]
fn a_report_waits_for_what_it_is_made_of() {
    browse("report waiting", Setup::default(), |page| async move {
        let plans = Document { replicates: Some(5000), ..Document::of_preset(presets::default(), Locale::En) };
        page.before_load(&format!("localStorage.setItem('snowball.plans', {})", json!(plans.to_json()))).await;
        page.open().await;
        page.ready().await;
        page.go("report").await;
        page.find("[data-report=running] progress").await;
        page.click("[data-report=running] [data-action=stop]").await;
        page.find("[data-report=ready], [data-report=few]").await;
        if page.count("[data-report=few]").await == 1 {
            page.click("[data-action=run]").await;
            page.wait_for("more", "return Number(document.querySelector('#app').dataset.replicatesDone) >= 16").await;
            page.click("[data-action=stop]").await;
            page.find("[data-report=ready]").await;
        }
        let caveats = page.text_of("return document.querySelector('[data-report-part=caveats]').textContent").await;
        assert!(caveats.contains("was stopped after"), "{caveats}");
        page.assert_clean().await;
    });
}

#[test]
fn paper_is_white_from_any_page_and_theme() {
    for locale in Locale::ALL {
        browse("print", Setup { dark: true, language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_few().await;
            let surface = "return getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()";
            assert_ne!(page.text_of(surface).await, "#ffffff", "the page is dark");
            // As the browser has it while it prints.
            page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert_eq!(page.text_of(surface).await, "#ffffff");
            let hidden = "return getComputedStyle(document.querySelector('.header')).display";
            assert_eq!(page.text_of(hidden).await, "none");
            page.eval("window.dispatchEvent(new Event('beforeprint'))").await;
            let papers = "return [...document.querySelectorAll('[data-chart]')].filter(chart =>
                !chart.querySelector('.chart-empty')).every(chart => chart.querySelector('.chart-paper > svg')
                && getComputedStyle(chart.querySelector('canvas')).display === 'none')";
            assert_eq!(page.eval(papers).await, json!(true), "every chart, in sight or not, has its picture");
            page.eval("window.dispatchEvent(new Event('afterprint'))").await;
            assert_eq!(page.count(".chart-paper > svg").await, 0);
            page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;

            assert!(sheets(&page, 8.27, 11.69).await >= 2, "the Simulate page");
            open_report(&page).await;
            let (a4, letter) = (sheets(&page, 8.27, 11.69).await, sheets(&page, 8.5, 11.0).await);
            assert!((4..=20).contains(&a4) && (4..=20).contains(&letter), "{a4} sheets of A4, {letter} of Letter");
            page.assert_clean().await;
        });
    }
}
