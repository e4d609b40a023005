//! The Method page: what is computed, what is assumed, how it was checked, where it ends.

use snowball_engine::Metric;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::{I18n, Locale};
use crate::ui::components::{Glossed, data_table};
use crate::ui::data;
use crate::ui::hooks::{go, use_data, use_i18n};
use crate::ui::tour::Tour;
use crate::view::glossary::TERMS;
use crate::view::method::{ASSUMPTIONS, CALIBRATE, CASCADE, COMPARE, EXPLAIN, IMPROVE, LIMITS, MODEL, Report, TEST};
use crate::view::route::Route;

/// The page.
#[component]
pub fn Method(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let report = use_data(data::VALIDATION, Report::from_json);
    let text = |key: &str| i18n.text(key);
    let list =
        |keys: &[&str]| html! { <ul class="points">for key in keys { <li><Glossed text={text(key)} /></li> }</ul> };
    let others = use_memo(i18n.clone(), |i18n| {
        Locale::ALL.into_iter().filter(|locale| *locale != i18n.locale()).map(I18n::new).collect::<Vec<_>>()
    });
    let tour = use_context::<Tour>();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(tour) = &tour {
            tour.go.emit(Some(0));
            go(&Route::Simulate);
        }
    });
    html! {
        <Frame state={props.state.clone()} route={Route::Method} title={text("method-title")}>
                <p><button type="button" class="button" data-action="tour" {onclick}>{ text("tour-again") }</button></p>
                <h2>{ text("method-model") }</h2>
                for key in MODEL { <p><Glossed text={text(key)} /></p> }
                <h2>{ text("method-assumptions") }</h2>
                { list(&ASSUMPTIONS) }
                <h2>{ text("method-compare-title") }</h2>
                { list(&COMPARE) }
                <h2>{ text("method-explain-title") }</h2>
                { list(&EXPLAIN) }
                <h2>{ text("method-improve-title") }</h2>
                { list(&IMPROVE) }
                <h2>{ text("method-cascade-title") }</h2>
                { list(&CASCADE) }
                <h2>{ text("method-test-title") }</h2>
                { list(&TEST) }
                <h2>{ text("method-calibrate-title") }</h2>
                { list(&CALIBRATE) }
                <h2>{ text("method-limits") }</h2>
                { list(&LIMITS) }
                <h2>{ text("method-validation") }</h2>
                <p>{ text("method-validation-intro") }</p>
                { match &report {
                    None => html! { <p role="status">{ text("method-validation-waiting") }</p> },
                    Some(None) => html! { <p role="status" data-validation="missing">{ text("method-validation-missing") }</p> },
                    Some(Some(report)) => html! {
                        <>
                            <p role="status" data-validation={report.cases.len().to_string()}>{ report.sum(&i18n) }</p>
                            // Titles and sources are as they were published.
                            <div class="chart-table method-table" lang="en" tabindex="0" role="region" aria-label={text("method-validation")}>
                                { data_table(&report.table(&i18n), &text("method-validation")) }
                            </div>
                        </>
                    },
                } }
                <h2>{ text("method-definitions") }</h2>
                <dl class="definitions">
                    for metric in Metric::ALL.iter().map(|metric| format!("metric-{}", metric.as_str())) {
                        <div>
                            <dt>{ text(&metric) }</dt>
                            <dd>{ i18n.help(&metric) }</dd>
                        </div>
                    }
                </dl>
                <h2 id="glossary">{ text("glossary-title") }</h2>
                <p>{ text("glossary-intro") }</p>
                <dl class="definitions glossary">
                    for key in TERMS {
                        <div>
                            <dt>
                                { text(key) }
                                for other in others.iter() {
                                    <span class="glossary-other" lang={other.locale().tag()}>{ other.text(key) }</span>
                                }
                            </dt>
                            <dd>{ i18n.help(key) }</dd>
                        </div>
                    }
                </dl>
                <p class="method-design"><a href={Route::Design.hash()} data-action="design">{ text("design-link") }</a></p>
        </Frame>
    }
}
