//! The report: one page to print, or to keep as PDF. It is light on the screen too, as it will be on paper.

mod inputs;

use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::inputs::{changes_table, inputs_tables};
use super::frame::{Frame, PageProps};
use crate::presets;
use crate::state::AppState;
use crate::ui::charts::PaperCharts;
use crate::ui::components::compare::{AnswerPart, MetricTable};
use crate::ui::components::{ExportButtons, HeadlineCards, Icon, RunBar, Switch, data_table, icon, plan_badge};
use crate::ui::data;
use crate::ui::hooks::use_i18n;
use crate::view::charts::{Kind, shown};
use crate::view::compare::{self, Comparison};
use crate::view::question::{Question, other_goals, question};
use crate::view::report::{CHARTS, METHOD, Standing, alarms, caveats, changes, head, inputs, sources, standing, title};
use crate::view::route::Route;

/// What the style sheet writes at the top of a printed page.
const RUNNING_HEAD: &str = "--running-head";

/// The page.
#[component]
pub fn Report(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let chosen = use_state(|| CHARTS.to_vec());
    let library = use_library();
    use_running_head(title(&i18n, state));
    let kinds: Vec<Kind> = shown(state, &[]).into_iter().filter(|kind| chosen.contains(kind)).collect();
    let on_choose = |kind: Kind| {
        let chosen = chosen.clone();
        Callback::from(move |on: bool| {
            let mut kinds = (*chosen).clone();
            kinds.retain(|other| *other != kind);
            kinds.extend(Some(kind).filter(|_| on));
            chosen.set(kinds);
        })
    };
    let standing = standing(state);
    html! {
        <Frame state={state.clone()} route={Route::Report} title={i18n.text("report-title")}>
            <p class="sheet-intro">{ i18n.text("report-intro") }</p>
            if let Standing::Ready { .. } = standing {
                <>
                    <section class="report-tools" aria-label={i18n.text("report-tools")}>
                        <button type="button" class="button button-main" data-action="print" onclick={Callback::from(print)}>
                            { icon(Icon::Sheet) }{ i18n.text("report-print") }
                        </button>
                        <ExportButtons state={state.clone()} />
                        <fieldset class="report-choice">
                            <legend>{ i18n.text("report-charts-choice") }</legend>
                            for kind in shown(state, &[]) {
                                <span key={kind.as_str()} data-report-choice={kind.as_str()}>
                                    <Switch on={chosen.contains(&kind)} on_switch={on_choose(kind)}
                                        name={i18n.text(&format!("charts-{}-title", kind.as_str()))} />
                                </span>
                            }
                        </fieldset>
                    </section>
                    <Paper state={state.clone()} {kinds} {standing} {library} />
                </>
            } else {
                <section class="report-waiting" data-report={if standing == Standing::Running { "running" } else { "few" }}>
                    <p role="status">
                        { i18n.text(if standing == Standing::Running { "report-running" } else { "report-few" }) }
                    </p>
                    <RunBar run={state.run} replicates={state.replicates} seed={state.seed} stale={false} />
                </section>
            }
        </Frame>
    }
}

/// Whether the library is there, which knows the rules that levers touch and where numbers come from.
#[hook]
fn use_library() -> bool {
    let there = use_state_eq(|| presets::library().is_some());
    use_effect_with((), {
        let there = there.setter();
        move |()| spawn_local(async move { there.set(data::library().await.is_some()) })
    });
    *there
}

/// Has the browser write something at the top of every printed page, as far as it can: the style sheet puts this property there.
#[hook]
fn use_running_head(title: String) {
    use_effect_with(title, |title| {
        let words: String =
            title.chars().filter(|letter| !letter.is_control() && !matches!(letter, '"' | '\\')).collect();
        let style =
            document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()).map(|root| root.style());
        if let Some(style) = &style {
            // Refused only for a name or a value that is none.
            let _ = style.set_property(RUNNING_HEAD, &format!("\"{words}\""));
        }
        move || {
            if let Some(style) = style {
                let _ = style.remove_property(RUNNING_HEAD);
            }
        }
    });
}

fn print(_: MouseEvent) {
    // A browser that does not print says so itself.
    let _ = gloo::utils::window().print();
}

/// Today in the reader's place, as YYYY-MM-DD.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

#[derive(Properties)]
struct PaperProps {
    state: Rc<AppState>,
    kinds: Vec<Kind>,
    standing: Standing,
    /// Whether the library is there.
    library: bool,
}

impl PartialEq for PaperProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (&self.kinds, self.standing, self.library) == (&other.kinds, other.standing, other.library)
    }
}

/// What is printed.
#[component]
fn Paper(props: &PaperProps) -> Html {
    let i18n = use_i18n();
    let PaperProps { state, kinds, standing, .. } = props;
    let standing = *standing;
    let head = head(&i18n, state, &today());
    let metric = compare::default_metric(state, 0);
    let comparison = match compare::standing(state, metric, 0) {
        compare::Standing::There(comparison) => Some(comparison),
        compare::Standing::Alone | compare::Standing::Waiting { .. } => None,
    };
    let text = |key: &str| i18n.text(key);
    let list = |lines: Vec<String>| html! { <ul class="points">for line in lines { <li>{ line }</li> }</ul> };
    let sources = sources(&i18n, state);
    html! {
        <article class="paper" data-theme="light" data-report="ready">
            <header class="paper-head">
                <p class="paper-brand">{ text("report-brand") }</p>
                <h2 class="paper-title">{ &head.title }</h2>
                <dl class="paper-facts">
                    for (name, value) in head.facts.iter() {
                        <div><dt>{ name }</dt><dd>{ value }</dd></div>
                    }
                </dl>
            </header>
            { questions(&question(&i18n, state), &other_goals(&i18n, state)) }
            <HeadlineCards state={state.clone()} />
            <p class="hint">{ text("report-cards-note") }</p>
            if let Some(comparison) = &comparison {
                { compared(comparison) }
            }
            <section class="paper-part">
                <h2>{ text("report-charts") }</h2>
                if kinds.is_empty() {
                    <p class="hint">{ text("report-charts-none") }</p>
                }
                <PaperCharts state={state.clone()} kinds={kinds.clone()} />
            </section>
            <section class="paper-part" data-report-part="alarms">
                <h2>{ text("report-alarms") }</h2>
                if let Some(table) = alarms(&i18n, state) {
                    <div class="chart-table">{ data_table(&table, &text("report-alarms")) }</div>
                } else {
                    <p>{ text("charts-alerts-none") }</p>
                }
            </section>
            <section class="paper-part" data-report-part="caveats">
                <h2>{ text("report-caveats") }</h2>
                { list(caveats(&i18n, state, standing, comparison.as_deref())) }
            </section>
            { changes_table(&i18n, &changes(&i18n, state), state.plans.len() > 1) }
            { inputs_tables(&i18n, &inputs(&i18n, state), state.plans.len()) }
            <section class="paper-part" data-report-part="method">
                <h2>{ text("report-method") }</h2>
                for key in METHOD { <p>{ text(key) }</p> }
                if !sources.is_empty() {
                    <h3>{ text("preset-sources") }</h3>
                    { list(sources) }
                }
                <p><a href={Route::Method.hash()}>{ text("report-method-link") }</a></p>
            </section>
        </article>
    }
}

fn compared(comparison: &Rc<Comparison>) -> Html {
    html! {
        <section class="paper-part compare" data-report-part="comparison">
            <AnswerPart comparison={comparison.clone()} />
            <MetricTable comparison={comparison.clone()} />
        </section>
    }
}

/// The question with every plan's answer, and the other goals.
fn questions(question: &Question, others: &[Question]) -> Html {
    let answers = |question: &Question| {
        html! {
            for answer in question.answers.iter() {
                <span class="answer" data-plan={answer.plan.to_string()}>{ plan_badge(answer.plan) }{ &answer.text }</span>
            }
        }
    };
    html! {
        <section class="paper-question">
            <h2 class="question-text">{ &question.text }</h2>
            <p class="answers">{ answers(question) }</p>
            if !others.is_empty() {
                <ul class="paper-goals">
                    for other in others { <li>{ &other.text }{ " " }{ answers(other) }</li> }
                </ul>
            }
        </section>
    }
}
