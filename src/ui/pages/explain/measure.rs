//! Measure this first.

use std::rc::Rc;

use snowball_decide::Better;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::{Action, AppState, StudyRun};
use crate::study::Reading;
use crate::ui::components::{Pick, StudyBar, data_table, same_run};
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::explain::{self, Choices};
use crate::view::letters::letter;

#[derive(Properties)]
pub struct MeasureSectionProps {
    pub run: Option<Rc<StudyRun>>,
    pub state: Rc<AppState>,
    pub choices: Choices,
    pub on_choose: Callback<Choices>,
}

impl PartialEq for MeasureSectionProps {
    fn eq(&self, other: &Self) -> bool {
        same_run(self.run.as_ref(), other.run.as_ref())
            && Rc::ptr_eq(&self.state, &other.state)
            && (&self.choices, &self.on_choose) == (&other.choices, &other.on_choose)
    }
}

/// What it is worth to know an unknown before choosing.
#[component]
pub fn MeasureSection(props: &MeasureSectionProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let MeasureSectionProps { run, state, choices, .. } = props;
    let title = i18n.text("explain-measure-title");
    let one = state.plans.len() < 2;
    let on_copy = Callback::from(move |_: MouseEvent| dispatch.emit(Action::DuplicatePlan));
    let body = match run {
        _ if one => html! {
            <>
                <p class="hint">{ i18n.text("explain-measure-one") }</p>
                <button type="button" class="button" data-action="copy-plan" onclick={on_copy}>
                    { i18n.with("explain-measure-copy", &[("letter", letter(state.active).to_string().into())]) }
                </button>
            </>
        },
        None => html! { <p class="hint" role="status">{ i18n.text("explain-measure-waiting") }</p> },
        Some(run) => match (&run.trouble, run.reading.as_deref()) {
            (Some(trouble), _) => html! { <p role="status">{ explain::trouble(&i18n, trouble) }</p> },
            (None, Some(Reading::Information(information))) => {
                let measure = explain::measure(&i18n, state, choices, information);
                html! {
                    <>
                        <p>{ measure.words }</p>
                        <p class="measure-advice" role="status">{ measure.advice }</p>
                        if let Some(table) = &measure.table {
                            <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={title.clone()}>
                                { data_table(table, &title) }
                            </div>
                        }
                    </>
                }
            }
            _ => html! { <StudyBar run={run.clone()} name={title.clone()} /> },
        },
    };
    html! {
        <section class="chart measure" data-part="measure">
            <h3 class="chart-title">{ &title }</h3>
            <p class="hint">{ i18n.text("explain-measure-intro") }</p>
            if !one { <By state={state.clone()} choices={choices.clone()} on_choose={props.on_choose.clone()} /> }
            { body }
        </section>
    }
}

#[derive(Properties)]
struct ByProps {
    state: Rc<AppState>,
    choices: Choices,
    on_choose: Callback<Choices>,
}

impl PartialEq for ByProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.choices, &self.on_choose) == (&other.choices, &other.on_choose)
    }
}

/// By what is chosen.
#[component]
fn By(props: &ByProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let ByProps { state, choices, on_choose } = props;
    let directed = Better::of(choices.metric).is_some();
    let by_worth = choices.worth.is_some() || !directed;
    let worth = choices.worth.unwrap_or_else(|| explain::default_worth(state));
    let on_by = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |by: String| {
            on_choose.emit(Choices { worth: (by == "worth").then_some(worth), ..choices.clone() });
        })
    };
    let on_worth = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            match input.value().trim().parse::<f64>().ok().filter(|worth| worth.is_finite() && *worth >= 0.0) {
                Some(worth) => on_choose.emit(Choices { worth: Some(worth), ..choices.clone() }),
                None => input.set_value(&worth.round().to_string()),
            }
        })
    };
    let mut options = vec![("worth".to_owned(), i18n.text("explain-by-worth"))];
    if directed {
        options.insert(0, ("metric".to_owned(), i18n.text("explain-by-metric")));
    }
    html! {
        <div class="sheet-choices">
            <Pick name="explain-by" label={i18n.text("explain-by")} {options} chosen={if by_worth { "worth" } else { "metric" }}
                on_pick={on_by} help={i18n.help("explain-by-worth")} />
            if by_worth {
                <span class="pick">
                    <label for={id.clone()}>{ i18n.text("explain-worth") }</label>
                    <input {id} type="text" inputmode="decimal" class="value-field" data-action="worth"
                        value={worth.round().to_string()} onchange={on_worth} />
                    <span>{ i18n.currency(state.active_plan().plan.currency) }</span>
                </span>
            }
        </div>
    }
}
