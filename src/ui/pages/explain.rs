//! The Explain page: where the spread of a result comes from, and what to measure first.

mod choices;
mod measure;

use std::rc::Rc;

use choices::{MapChoices, TopChoices};
use measure::MeasureSection;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::I18n;
use crate::state::{Action, AppState, StudyRun};
use crate::study::{Reading, Study};
use crate::ui::components::{StudyFigure, same_run};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::charts::Still;
use crate::view::explain::{self, Choices};
use crate::view::route::Route;

/// The page. What it shows is asked for as long as it is open.
#[component]
pub fn Explain(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let state = &props.state;
    let choices = Choices::chosen(state);
    let on_choose = {
        let dispatch = dispatch.clone();
        use_callback((), move |choices: Choices, ()| {
            for (name, value) in choices.to_chosen() {
                dispatch.emit(Action::Choose { name, value });
            }
        })
    };

    let engines: Vec<_> = state.plans.iter().map(|open| Rc::as_ptr(&open.engine)).collect();
    let results: Vec<_> = state.plans.iter().map(|open| Rc::as_ptr(&open.results)).collect();
    let paths = explain::map_paths(state, &choices);
    let asked_of = (engines, results, state.active, state.seed, state.run.status, choices.clone(), paths);
    let studies = use_memo(asked_of, {
        let (state, choices) = (state.clone(), choices.clone());
        move |_| explain::studies(&state, &choices)
    });
    use_effect_with(studies.clone(), {
        let dispatch = dispatch.clone();
        move |studies: &Rc<Vec<(Study, Vec<usize>)>>| {
            for (study, plans) in studies.iter().cloned() {
                dispatch.emit(Action::Study { study, plans });
            }
        }
    });
    let run = |kind: fn(&Study) -> bool| {
        let (study, plans) = studies.iter().find(|(study, _)| kind(study))?;
        explain::current(state, study, plans).cloned()
    };
    let kinds = run(|study| matches!(study, Study::Shares { .. }));
    let tornado = run(|study| matches!(study, Study::Tornado { .. }));
    let indices = run(|study| matches!(study, Study::Indices { .. }));
    let map = run(|study| matches!(study, Study::Map { .. }));
    let worth = run(|study| matches!(study, Study::Worth { .. }));
    let unknowns = state.active_plan().engine.unknowns();
    let answer = explain::answer(&i18n, state, &choices);
    html! {
        <Frame state={state.clone()} route={Route::Explain} title={i18n.text("explain-title")}>
            <p class="sheet-intro">{ i18n.text("explain-intro") }</p>
            <TopChoices choices={choices.clone()} on_choose={on_choose.clone()} />
            <p class="sheet-answer" role="status" data-answer={answer.is_some().to_string()}>
                { answer.unwrap_or_else(|| i18n.text("explain-answer-waiting")) }
            </p>
            <h2 class="unseen">{ i18n.text("explain-charts") }</h2>
            <div class="charts charts--sheet">
                <Part run={kinds} state={state.clone()} choices={choices.clone()} name="kinds" />
                <Part run={tornado} state={state.clone()} choices={choices.clone()} name="tornado" />
                if !unknowns.is_empty() {
                    <Part run={indices} state={state.clone()} choices={choices.clone()} name="indices" />
                }
                if unknowns.len() > 1 {
                    <Part run={map} state={state.clone()} choices={choices.clone()} name="map">
                        <MapChoices state={state.clone()} choices={choices.clone()} on_choose={on_choose.clone()} />
                    </Part>
                } else if unknowns.len() == 1 {
                    <p class="hint">{ i18n.text("explain-map-need-two") }</p>
                }
                <MeasureSection run={worth} state={state.clone()} {choices} {on_choose} />
            </div>
        </Frame>
    }
}

#[derive(Properties)]
struct PartProps {
    run: Option<Rc<StudyRun>>,
    state: Rc<AppState>,
    choices: Choices,
    name: &'static str,
    #[prop_or_default]
    children: Children,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        same_run(self.run.as_ref(), other.run.as_ref())
            && Rc::ptr_eq(&self.state, &other.state)
            && (&self.choices, &self.children) == (&other.choices, &other.children)
    }
}

/// A chart of a study.
#[component]
fn Part(props: &PartProps) -> Html {
    let i18n = use_i18n();
    let reading = props.run.as_ref().and_then(|run| run.reading.clone());
    let made_of = (reading.as_ref().map(Rc::as_ptr), i18n.clone());
    let still = use_memo(made_of, |_| {
        let reading = reading.as_ref()?;
        Some(Rc::new(draw(&i18n, &props.state, &props.choices, reading)?))
    });
    let trouble = props.run.as_ref().and_then(|run| run.trouble.as_ref());
    let title = i18n.text(match props.name {
        "kinds" => "explain-kind",
        "map" => "explain-map-across",
        _ => "explain-unknown",
    });
    html! {
        <StudyFigure name={props.name} still={(*still).clone()} run={props.run.clone()} {title}
            trouble={trouble.map(|trouble| AttrValue::from(explain::trouble(&i18n, trouble)))}>
            { props.children.clone() }
        </StudyFigure>
    }
}

fn draw(i18n: &I18n, state: &AppState, choices: &Choices, reading: &Reading) -> Option<Still> {
    match reading {
        Reading::Tornado(tornado) => Some(explain::tornado(i18n, state, choices, tornado)),
        Reading::Shares(variance) => Some(explain::kinds(i18n, state, choices, variance)),
        Reading::Indices(variance) => Some(explain::indices(i18n, state, choices, variance)),
        Reading::Map(map) => explain::map(i18n, state, choices, map),
        Reading::Information(_)
        | Reading::Round(_)
        | Reading::Trial(_)
        | Reading::Generation(_)
        | Reading::Forest(_) => None,
    }
}
