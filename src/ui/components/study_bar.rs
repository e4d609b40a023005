//! How far a study is, to be stopped and gone on with.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::Style;
use crate::state::{Action, RunStatus, StudyRun};
use crate::ui::hooks::{use_dispatch, use_i18n};

/// Properties of [`StudyBar`].
#[derive(Properties)]
pub struct StudyBarProps {
    /// The study; none while it waits to be asked for.
    pub run: Option<Rc<StudyRun>>,
    /// What it is about.
    pub name: AttrValue,
}

impl PartialEq for StudyBarProps {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.run, &other.run) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        same && self.name == other.name
    }
}

/// Progress in words and as a line, and a button.
#[component]
pub fn StudyBar(props: &StudyBarProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Some(run) = &props.run else {
        return html! { <p class="study" data-study="waiting">{ i18n.text("explain-waiting") }</p> };
    };
    let stopped = run.status == RunStatus::Stopped;
    let (done, total) = (run.done(), run.answers.len());
    let count = |count: usize| i18n.number(count as f64, Style::Decimal(0)).into();
    let words = [("done", count(done)), ("total", count(total))];
    let onclick = {
        let id = run.id;
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(if stopped { Action::ResumeStudy(id) } else { Action::StopStudy(id) });
        })
    };
    html! {
        <div class="study" data-study={run.status.as_str()}>
            <progress max={total.to_string()} value={done.to_string()}
                aria-label={i18n.with("explain-study-progress", &[("name", props.name.as_str().into())])} />
            <span>{ i18n.with(if stopped { "explain-stopped" } else { "explain-progress" }, &words) }</span>
            if run.status != RunStatus::Done {
                <button type="button" class="button" data-action={if stopped { "study-go-on" } else { "study-stop" }} {onclick}>
                    { icon(if stopped { Icon::Play } else { Icon::Stop }) }
                    { i18n.text(if stopped { "explain-go-on" } else { "explain-stop" }) }
                </button>
            }
        </div>
    }
}
