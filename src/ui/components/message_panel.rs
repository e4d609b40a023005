//! What the user is told: one message at a time, with every problem and what would be valid.

use snowball_engine::plan::{Problem, Problems};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::I18n;
use crate::state::link::LinkFault;
use crate::state::{Action, Message, Place};
use crate::ui::download;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::{links, problems};

/// Most problems listed; more would hide the page, and mending these shows the rest.
const MOST: usize = 50;

/// Properties of [`MessagePanel`].
#[derive(PartialEq, Properties)]
pub struct MessagePanelProps {
    /// The message.
    pub message: Message,
}

/// Stays until it is read or no longer true.
#[component]
pub fn MessagePanel(props: &MessagePanelProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let dismiss = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Dismiss));
    html! {
        <section class="message" role="alert" data-message="" aria-label={i18n.text("message-label")}>
            <div class="message-body">{ body(&i18n, &props.message) }</div>
            <button type="button" class="icon-button" data-action="dismiss" onclick={dismiss}
                aria-label={i18n.text("close")}>
                { icon(Icon::Close) }
            </button>
        </section>
    }
}

fn body(i18n: &I18n, message: &Message) -> Html {
    match message {
        Message::BadPlan { place, problems, text } => bad_plan(i18n, *place, problems, text.as_deref()),
        Message::BadLink(LinkFault::Content(problems)) => content(i18n, "message-bad-link", problems, None),
        message => html! { <p>{ words(i18n, message) }</p> },
    }
}

/// A message in a sentence or two, without a list of problems.
pub fn words(i18n: &I18n, message: &Message) -> String {
    match message {
        Message::BadPlan { problems, .. } => i18n.with("message-problems", &[("count", problems.0.len().into())]),
        Message::BadLink(fault) => format!("{} {}", i18n.text("message-bad-link"), links::fault(i18n, fault)),
        Message::KeptBeforeLink { name } => i18n.with("message-kept-before-link", &[("name", name.as_str().into())]),
        Message::KeptBeside { theirs, ours } => {
            i18n.with("message-kept-beside", &[("theirs", theirs.as_str().into()), ("ours", ours.as_str().into())])
        }
        Message::ChangedElsewhere { name } => i18n.with("message-changed-elsewhere", &[("name", name.as_str().into())]),
        Message::StorageNewer => i18n.text("message-storage-newer"),
        Message::TooManyPlans { max } => i18n.with("message-too-many-plans", &[("max", (*max).into())]),
        Message::LibraryMissing => i18n.text("message-library-missing"),
        Message::StorageFull => i18n.text("message-storage-full"),
        Message::StorageBlocked => i18n.text("message-storage-blocked"),
        Message::WorkersFailed { reason } => i18n.with("message-workers-failed", &[("reason", reason.as_str().into())]),
        Message::RunFailed { reason } => i18n.with("message-run-failed", &[("reason", reason.as_str().into())]),
    }
}

fn bad_plan(i18n: &I18n, place: Place, problems: &Problems, text: Option<&str>) -> Html {
    let key = match place {
        Place::Edit => "message-bad-edit",
        Place::Import => "message-bad-import",
        Place::Saved => "message-bad-saved",
    };
    content(i18n, key, problems, text)
}

/// Every problem, and the text to be saved if there is one.
fn content(i18n: &I18n, key: &'static str, Problems(all): &Problems, text: Option<&str>) -> Html {
    let save = text.map(|text| {
        let text = text.to_owned();
        let onclick = Callback::from(move |_: MouseEvent| download::json("snowball-unreadable.json", &text));
        html! {
            <button type="button" class="button" data-action="save-text" {onclick}>
                { icon(Icon::Export) }{ i18n.text("message-save-text") }
            </button>
        }
    });
    let rest = all.len().saturating_sub(MOST);
    html! {
        <>
            <p><strong>{ i18n.text(key) }</strong>{ " " }
                { i18n.with("message-problems", &[("count", all.len().into())]) }</p>
            <ul class="problems">
                { for all.iter().take(MOST).map(|problem| item(i18n, problem)) }
                if rest > 0 {
                    <li>{ i18n.with("message-more", &[("count", rest.into())]) }</li>
                }
            </ul>
            { for save }
        </>
    }
}

fn item(i18n: &I18n, problem: &Problem) -> Html {
    html! {
        <li data-problem-path={problem.path.clone()}>
            <strong>{ problems::place(i18n, &problem.path) }</strong>
            { " " }
            if !problem.path.is_empty() {
                <code>{ &problem.path }</code>
            }
            <br />
            { problems::explain(i18n, problem) }
        </li>
    }
}
