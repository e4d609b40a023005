//! The Compare page: what it says and draws is what the native engine and `snowball_decide` give, in both languages and at
//! every width.

use std::rc::Rc;

use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{Action, AppState, Document, settle_rule};
use snowball::view::charts::{Fans, Kind, Scene, Want, build};
use snowball::view::compare::{self, Comparison, Standing};
use snowball_decide::settle::settled;
use snowball_engine::Metric;
use snowball_engine::plan::Plan;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};
use crate::native::SEED;

/// Plans with their replicates.
fn simulated(document: &Document, replicates: u32) -> AppState {
    let document = Document { replicates: Some(replicates), ..document.clone() };
    let state = AppState::open(document).expect("the plans are valid");
    let plans = state.plans.iter().enumerate();
    let batches = plans.map(|(slot, open)| (slot, open.engine.run(SEED, 0..replicates))).collect();
    let run = state.run.id;
    let state = state.update(Action::Batches { run, batches }).expect("the run is the present one");
    state.update(Action::RunDone { run, ms: 1.0 }).expect("the run is the present one")
}

fn compared(state: &AppState, metric: Metric) -> Rc<Comparison> {
    match compare::standing(state, metric, 0) {
        Standing::There(comparison) => comparison,
        other => panic!("{other:?}"),
    }
}

/// Checksum of a difference over time.
fn fan(state: &AppState, i18n: &I18n, metric: Metric) -> String {
    let mut fans = Fans::default();
    fans.compute(state, 1, Want::Difference { metric, from: 0 }, &[]);
    let scene = Scene { state, fans: &fans, i18n, metric, cac: Metric::Cac, laws: false };
    format!("{:016x}", build(Kind::Difference { metric, from: 0 }, &scene).fan_sum)
}

fn defaults(locale: Locale) -> Document {
    Document::of_preset(presets::default(), locale)
}

/// A short campaign whose members share at this rate.
fn plan(share_rate: f64) -> Plan {
    let mut plan = Plan { horizon_days: 20, ..Plan::default() };
    assert!(plan.set_number("/segments/0/share_rate", share_rate.into()), "it has such a number");
    plan
}

fn document(plans: Vec<Plan>) -> Document {
    Document { plans, preset: None, bases: Vec::new(), ..defaults(Locale::En) }
}

/// Replicates by which it is settled who wins more customers, or some more than a test can wait for.
fn settled_by(document: &Document) -> u32 {
    let mut wanted = FEW;
    let rule = settle_rule(document.plans.len());
    while wanted <= 16 * FEW && !settled(&simulated(document, wanted).results_from(0), Metric::Customers, rule) {
        wanted *= 2;
    }
    wanted
}

async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let script = format!("return [...document.querySelectorAll('{selector}')].map(element => element.textContent)");
    serde_json::from_value(page.eval(&script).await).expect("a list of texts")
}

async fn open(page: &Page, document: Document) {
    page.open_with(document).await;
    page.go("compare").await;
    page.find(".compare h1").await;
}

/// Waits until the page compares by a metric.
async fn by(page: &Page, metric: Metric) {
    let there =
        format!("return document.querySelector('[data-compare=answer]')?.dataset.metric === '{}'", metric.as_str());
    page.wait_for(metric.as_str(), &there).await;
}

/// Waits until an attribute of a chart is what it should be.
async fn drawn(page: &Page, chart: &str, attribute: &str, sum: &str) {
    let script = format!("return document.querySelector('[data-chart={chart}]')?.dataset.{attribute} === '{sum}'");
    page.wait_for(&format!("{chart} to be drawn as natively"), &script).await;
}

/// What the page must show of a comparison.
async fn is_shown(page: &Page, i18n: &I18n, comparison: &Comparison) {
    let answer = compare::answer(i18n, comparison);
    assert_eq!(texts(page, ".compare-words p").await, [answer.lead, answer.money].concat());
    assert_eq!(texts(page, ".compare-limits li").await, answer.limits);
    let words = compare::pairs(i18n, comparison).into_iter().map(|pair| pair.words);
    assert_eq!(texts(page, ".compare-pairs li > span:last-child").await, words.collect::<Vec<_>>());
    let table = compare::table(i18n, comparison);
    for row in &table.rows {
        for (slot, cell) in row.cells.iter().enumerate() {
            let at = format!("[data-compare-row={}] [data-slot='{slot}']", row.metric.as_str());
            let median = cell.summary.map(|summary| summary.median.to_string());
            assert_eq!(page.attribute(&at, "data-median").await, median, "{at}");
            let chance = cell.chance.as_ref().map(|chanced| chanced.chance.share.to_string());
            assert_eq!(page.attribute(&at, "data-chance").await, chance, "{at}");
        }
        let [difference, better] = row.against.as_ref().expect("there are two plans");
        let at = format!("[data-compare-row={}] [data-compare-cell=difference]", row.metric.as_str());
        let median = difference.summary.map(|summary| summary.median.to_string());
        assert_eq!(page.attribute(&at, "data-median").await, median, "{at}");
        let at = format!("[data-compare-row={}] [data-compare-cell=better]", row.metric.as_str());
        let chance = better.chance.as_ref().map(|chanced| chanced.chance.share.to_string());
        assert_eq!(page.attribute(&at, "data-chance").await, chance, "{at}");
    }
}

/// What the page must draw of money where a customer is worth so much.
async fn is_drawn(page: &Page, i18n: &I18n, comparison: &Comparison, worth: f64) {
    let planes = compare::planes(i18n, comparison, worth).expect("the plans have one currency");
    let costs = compare::costs(i18n, comparison, worth).expect("the plans have one currency");
    for still in [&planes.plane, &planes.acceptability, &costs.chart] {
        drawn(page, still.chart.name, "sum", &format!("{:016x}", still.chart.fan_sum)).await;
    }
    assert_eq!(texts(page, "[data-compare=choice] li").await, planes.choice);
    assert_eq!(texts(page, "[data-compare=margins] li").await, [costs.means, costs.margins].concat());
}

#[test]
fn the_default_plans_are_compared_as_natively() {
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let state = simulated(&defaults(locale), FEW);
        browse("compare", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            open(&page, defaults(locale)).await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            let first = compared(&state, compare::default_metric(&state, 0));
            by(&page, first.metric).await;
            is_shown(&page, &i18n, &first).await;
            let worth = first.money.as_ref().expect("the plans have one currency").default_worth();
            is_drawn(&page, &i18n, &first, worth).await;
            for (chart, metric) in [("difference-customers", Metric::Customers), ("difference-cac", Metric::Cac)] {
                page.show(&format!("[data-chart={chart}]")).await;
                drawn(&page, chart, "fan", &fan(&state, &i18n, metric)).await;
            }
            let inputs = compare::inputs(&i18n, &first);
            let count = page.attribute("[data-compare=inputs]", "data-count").await;
            assert_eq!(count, Some(inputs.count.to_string()));

            let index =
                compare::metrics(&state).iter().position(|metric| *metric == Metric::Cac).expect("it is offered");
            page.choose("[data-action=compare-metric]", &index.to_string()).await;
            by(&page, Metric::Cac).await;
            let second = compared(&state, Metric::Cac);
            is_shown(&page, &i18n, &second).await;
            page.write("[data-path=worth] input[type=text]", "2000").await;
            is_drawn(&page, &i18n, &second, 2000.0).await;

            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn one_plan_is_copied_and_the_copy_makes_no_difference() {
    browse("compare copy", Setup::default(), |page| async move {
        // As many as it takes to be sure that nothing differs.
        page.bring(&Document { replicates: Some(100), ..document(vec![plan(0.05)]) }).await;
        page.open_done().await;
        page.go("compare").await;
        assert_eq!(page.count("[data-compare=alone]").await, 1);
        assert_eq!(page.count("[data-compare=answer]").await, 0);
        page.click("[data-action=compare-copy]").await;
        page.done().await;
        let words = texts(&page, ".compare-words p").await;
        assert_eq!(words.len(), 1, "{words:?}");
        assert!(words[0].ends_with("apart: no difference."), "{words:?}");
        let medians = page
            .eval("return [...document.querySelectorAll('[data-compare-cell=difference]')].map(cell => [cell.dataset.low, cell.dataset.median, cell.dataset.high])")
            .await;
        let medians: Vec<[Option<String>; 3]> = serde_json::from_value(medians).expect("a list of numbers");
        assert!(medians.len() >= 4, "{medians:?}");
        assert!(medians.iter().flatten().flatten().all(|value| value == "0"), "{medians:?}");
        page.find("[data-until=settled]").await;
        assert_eq!(page.attribute("[data-compare=inputs]", "data-count").await.as_deref(), Some("0"));
        page.assert_clean().await;
    });
}

#[test]
fn it_simulates_until_it_is_settled_and_no_further() {
    // The first pair that is not settled by as many as the page opens with, and that does not take minutes.
    let (document, wanted) = [0.0508, 0.0505, 0.0503, 0.0502, 0.0501]
        .into_iter()
        .map(|rate| document(vec![plan(0.05), plan(rate)]))
        .map(|document| {
            let wanted = settled_by(&document);
            (document, wanted)
        })
        .find(|(_, wanted)| (2 * FEW..=16 * FEW).contains(wanted))
        .expect("some are neither too easy nor too hard to tell apart");
    browse("compare until", Setup::default(), |page| async move {
        open(&page, document).await;
        by(&page, Metric::Customers).await;
        assert_eq!(page.attribute("[data-compare=answer]", "data-settled").await.as_deref(), Some("false"));
        page.click("[data-action=until-settled]").await;
        page.find("[data-until=settled]").await;
        assert_eq!(page.replicates_done().await, wanted);
        assert_eq!(page.attribute("[data-compare=answer]", "data-replicates").await, Some(wanted.to_string()));
        page.assert_clean().await;
    });
}
