//! How far a study is, to be stopped and gone on with.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::{I18n, Style};
use crate::state::{Action, RunStatus, StudyRun};
use crate::ui::hooks::{use_dispatch, use_i18n};

/// Whether it is the same state of the same study.
pub fn same_run(a: Option<&Rc<StudyRun>>, b: Option<&Rc<StudyRun>>) -> bool {
    a.map(Rc::as_ptr) == b.map(Rc::as_ptr)
}

/// A button beside the progress of something: its name for tests, its picture, the message that it says.
pub fn progress_button(
    i18n: &I18n,
    name: &'static str,
    picture: Option<Icon>,
    key: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="button" data-action={name} {onclick}>
            if let Some(picture) = picture { { icon(picture) } }
            { i18n.text(key) }
        </button>
    }
}

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
        same_run(self.run.as_ref(), other.run.as_ref()) && self.name == other.name
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
    let (name, picture, key) =
        if stopped { ("study-go-on", Icon::Play, "explain-go-on") } else { ("study-stop", Icon::Stop, "explain-stop") };
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
                { progress_button(&i18n, name, Some(picture), key, onclick) }
            }
        </div>
    }
}
