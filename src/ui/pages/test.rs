//! The Live test page: what is to be tested, what the formulas say at once, and what simulated tests say.

mod answer;
mod form;

use std::rc::Rc;

use answer::Simulated;
use form::TestForm;
use snowball_engine::plan::Quantity;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::state::{Action, AppState};
use crate::ui::components::Glossed;
use crate::ui::components::{AmountField, data_table};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::letters::letter;
use crate::view::route::Route;
use crate::view::trial::{self, Form};

/// The page.
#[component]
pub fn Test(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let state = &props.state;
    let form = Form::chosen(state);
    let on_form = {
        let dispatch = dispatch.clone();
        use_callback((), move |form: Form, ()| {
            dispatch.emit(Action::Choose { name: trial::CHOICE, value: form.to_text() });
        })
    };
    let plans: Vec<_> = state.plans.iter().map(|open| Rc::as_ptr(&open.plan)).collect();
    let study = use_memo((plans, form.clone(), state.seed), |(_, form, _)| form.study(state));
    let body = match &*study {
        None => {
            let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::DuplicatePlan));
            html! {
                <section class="chart" data-part="test-empty">
                    <p role="status">{ i18n.text("trial-one-plan") }</p>
                    <button type="button" class="button" data-action="copy-plan" {onclick}>
                        { i18n.with("explain-measure-copy", &[("letter", letter(state.active).to_string().into())]) }
                    </button>
                </section>
            }
        }
        Some(study) => {
            let run = state.study_like(study).cloned();
            let on_start = {
                let study = study.clone();
                // The study brings its plans along.
                Callback::from(move |()| dispatch.emit(Action::Study { study: study.clone(), plans: Vec::new() }))
            };
            let fresh = run.as_ref().is_some_and(|run| run.study == *study);
            html! {
                <div class="improve-parts">
                    <TestForm state={state.clone()} form={form.clone()} on_form={on_form.clone()} {on_start} asked={run.is_some()} {fresh} />
                    <div class="improve-results">
                        <Formula state={state.clone()} form={form.clone()} on_form={on_form.clone()} />
                        if let Some(run) = run { <Simulated {run} {fresh} /> } else {
                            <p class="hint" data-study="none">{ i18n.text("trial-not-yet") }</p>
                        }
                    </div>
                </div>
            }
        }
    };
    html! {
        <Frame state={state.clone()} route={Route::Test} title={i18n.text("trial-title")}>
            <p class="sheet-intro">{ i18n.text("trial-intro") }</p>
            { body }
        </Frame>
    }
}

#[derive(Properties)]
struct FormulaProps {
    state: Rc<AppState>,
    form: Form,
    on_form: Callback<Form>,
}

impl PartialEq for FormulaProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.form, &self.on_form) == (&other.form, &other.on_form)
    }
}

/// What the formulas say of people who have nothing to do with each other.
#[component]
fn Formula(props: &FormulaProps) -> Html {
    let i18n = use_i18n();
    let shares = props.form.shares(&props.state);
    let asked = [shares.baseline, shares.variant, shares.alpha, shares.power].map(f64::to_bits);
    let looks = (shares.looks.count, shares.looks.rule);
    let formulas = use_memo((asked, looks, i18n.clone()), |(.., i18n)| trial::formulas(i18n, shares));
    let title = i18n.text("trial-classic-title");
    let field = |key: &'static str, arm: usize| {
        let (form, on_form) = (props.form.clone(), props.on_form.clone());
        let own = [shares.baseline, shares.variant];
        let on_value = Callback::from(move |value: f64| {
            let mut own = own;
            own[arm] = value;
            on_form.emit(Form { shares: Some(own), ..form.clone() });
        });
        html! {
            <AmountField name={i18n.text(key)} quantity={Quantity::share()} value={own[arm]} unit={i18n.text("unit-share")}
                shown={true} help={i18n.help(key)} {on_value} field={key.trim_start_matches("trial-").to_owned()} />
        }
    };
    html! {
        <section class="chart test-classic" data-part="classic">
            <h2 class="chart-title">{ &title }</h2>
            <p class="hint"><Glossed text={i18n.text("trial-classic-intro")} /></p>
            <div class="improve-aim test-shares">
                { field("trial-share-in-a", 0) }
                { field("trial-share-in-b", 1) }
            </div>
            { match &*formulas {
                Err(why) => html! { <p class="part-trouble" role="status">{ why }</p> },
                Ok(formulas) => html! {
                    <>
                        <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={title.clone()}>
                            { data_table(&formulas.sizes, &title) }
                        </div>
                        for words in formulas.looks.iter() { <p>{ words }</p> }
                    </>
                },
            } }
            <p class="hint">{ i18n.text("trial-classic-caution") }</p>
        </section>
    }
}
