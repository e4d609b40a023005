//! The frame of a chart: on its way, drawn, empty, impossible.

use std::rc::Rc;

use snowball_decide::DecideError;
use yew::prelude::*;

use super::progress::{asked, so_far};
use crate::state::{AppState, RunStatus, Trouble};
use crate::ui::components::{StudyFigure, Switch};
use crate::ui::hooks::use_i18n;
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
    let run = use_memo((), |()| Some(Rc::new(so_far(&asked(&props.state)?, RunStatus::Running, 2))));
    let empty = use_memo(i18n.clone(), |i18n| Rc::new(design::empty(i18n)));
    let title = AttrValue::from(i18n.text("design-study"));
    let run = (*run).clone();
    let on_switch = {
        let anew = anew.setter();
        Callback::from(move |on| anew.set(on))
    };
    let still = (!*anew).then(|| props.still.clone());
    let trouble = explain::trouble(&i18n, &Trouble::Decide(DecideError::NoUnknowns));
    let head = |key: &str| html! { <p class="specimen-name">{ i18n.text(key) }</p> };
    html! {
        <div class="charts charts--sheet specimens-charts">
            <div class="specimen">
                { head("design-chart-drawn") }
                <StudyFigure name="design-drawn" {still} run={run.clone()} title={title.clone()} trouble={None::<AttrValue>} />
                <Switch on={*anew} name={i18n.text("design-chart-anew")} {on_switch} />
            </div>
            <div class="specimen">
                { head("design-chart-loading") }
                <StudyFigure name="design-loading" still={None::<Rc<Still>>} run={run.clone()} title={title.clone()} trouble={None::<AttrValue>} />
            </div>
            <div class="specimen">
                { head("design-chart-none") }
                <StudyFigure name="design-empty" still={Some((*empty).clone())} run={run.clone()} title={title.clone()} trouble={None::<AttrValue>} />
            </div>
            <div class="specimen">
                { head("design-chart-error") }
                <StudyFigure name="design-error" still={None::<Rc<Still>>} {run} {title} trouble={Some(AttrValue::from(trouble))} />
            </div>
        </div>
    }
}
