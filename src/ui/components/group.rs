//! A group of controls that folds; its header says what is inside.

use yew::prelude::*;

use super::glossed::Glossed;
use super::groups::{self, Context};
use super::icon::{Icon, icon};
use super::not_come::NotCome;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id, use_piece};
use crate::view::fields::Fields;
use crate::view::summaries;

/// Properties of [`Group`].
#[derive(PartialEq, Properties)]
pub struct GroupProps {
    /// Which group.
    pub group: summaries::Group,
    /// The plan and its numbers.
    pub fields: Fields,
    /// Letter of the plan.
    pub letter: char,
}

/// Makes its controls only while it is open: closed groups cost nothing while a slider moves.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let id = use_id();
    let open = use_state(|| false);
    let (body, again) = use_piece("controls", *open, || Box::pin(groups::controls()));
    let name = props.group.name();
    let changed = props.fields.changed_in(props.group);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class="group" data-group={name}>
            <h3>
                <button type="button" class="group-head" aria-expanded={open.to_string()} aria-controls={id.clone()}
                    {onclick}>
                    { icon(Icon::Down) }
                    <span class="group-words">
                        <span class="group-name">
                            { i18n.text(&format!("group-{name}")) }
                            if changed > 0 {
                                <span class="changed-dot" role="img"
                                    aria-label={i18n.with("rail-changed", &[("count", changed.into())])} />
                            }
                        </span>
                        <span class="group-summary">{ props.group.summary(&i18n, &props.fields.plan) }</span>
                    </span>
                </button>
            </h3>
            <div class="group-body" {id} hidden={!*open}>
                if *open {
                    if let Some(help) = i18n.help(&format!("group-{name}")) {
                        <p class="hint"><Glossed text={help} /></p>
                    }
                    { match body {
                        Some(Ok(body)) => body(props.group, &Context {
                            fields: &props.fields, i18n: &i18n, dispatch: &dispatch, letter: props.letter,
                        }),
                        Some(Err(_)) => html! { <NotCome again={again} /> },
                        None => html! { <p class="hint" role="status">{ i18n.text("part-coming") }</p> },
                    } }
                }
            </div>
        </section>
    }
}
