//! The frame of a chart: on its way, drawn, empty, impossible.

use std::rc::Rc;

use snowball_decide::DecideError;
use yew::prelude::*;

use super::progress::{asked, so_far, use_standing};
use crate::state::{AppState, RunStatus, StudyRun, Trouble};
use crate::ui::components::{StudyFigure, Switch};
use crate::ui::hooks::{Dispatch, use_i18n};
use crate::view::charts::Still;
use crate::view::{design, explain};

/// Properties of [`Frames`].
#[derive(Properties)]
pub struct FramesProps {
    /// The expected curve of the plans of the copy; compared by identity.
    pub still: Rc<Still>,
    /// The copy of the state.
    pub state: Rc<AppState>,
}

impl PartialEq for FramesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.still, &other.still) && Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The frame in each of its states. The chart is that of the copy of the plans.
#[component]
pub fn Frames(props: &FramesProps) -> Html {
    let i18n = use_i18n();
    let anew = use_state_eq(|| false);
    let asked = use_memo((), |()| asked(&props.state));
    let empty = use_memo(i18n.clone(), |i18n| Rc::new(design::empty(i18n)));
    let on_switch = {
        let anew = anew.setter();
        Callback::from(move |on| anew.set(on))
    };
    let Some(run) = (*asked).as_ref().map(|run| Rc::new(so_far(run, RunStatus::Running, 2))) else {
        return Html::default();
    };
    let trouble = explain::trouble(&i18n, &Trouble::Decide(DecideError::NoUnknowns));
    let frame = |key: &str, name: &'static str, still: Option<Rc<Still>>, trouble: Option<String>| {
        html! {
            <>
                <p class="specimen-name">{ i18n.text(key) }</p>
                <Frame {name} {still} run={run.clone()} trouble={trouble.map(AttrValue::from)} />
            </>
        }
    };
    let still = (!*anew).then(|| props.still.clone());
    html! {
        <div class="charts charts--sheet specimens-charts">
            <div class="specimen">
                { frame("design-chart-drawn", "design-drawn", still, None) }
                <Switch on={*anew} name={i18n.text("design-chart-anew")} {on_switch} />
            </div>
            <div class="specimen">{ frame("design-chart-loading", "design-loading", None, None) }</div>
            <div class="specimen">{ frame("design-chart-none", "design-empty", Some((*empty).clone()), None) }</div>
            <div class="specimen">{ frame("design-chart-error", "design-error", None, Some(trouble)) }</div>
        </div>
    }
}

#[derive(Properties)]
struct FrameProps {
    name: &'static str,
    still: Option<Rc<Still>>,
    run: Rc<StudyRun>,
    trouble: Option<AttrValue>,
}

impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        self.still.as_ref().map(Rc::as_ptr) == other.still.as_ref().map(Rc::as_ptr)
            && (self.name, &self.trouble) == (other.name, &other.trouble)
    }
}

/// A frame whose study can be stopped and gone on with.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let i18n = use_i18n();
    let (run, dispatch) = use_standing(props.run.clone());
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <StudyFigure name={props.name} still={props.still.clone()} {run} title={i18n.text("design-study")}
                trouble={props.trouble.clone()} />
        </ContextProvider<Dispatch>>
    }
}
