//! The ladder as a whole: rewards per referral, the picture, and a row for each rung.

use std::rc::Rc;

use snowball_engine::Track;
use snowball_engine::plan::Ladder;
use yew::prelude::*;

use super::line::LadderLine;
use super::rung_row::RungRow;
use crate::i18n::{I18n, Style};
use crate::state::Action;
use crate::ui::components::controls::number;
use crate::ui::components::entry::AddEntry;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::fields::Fields;
use crate::view::metrics;
use crate::view::rungs::{self, Standing};

/// Most rungs of a ladder.
const MOST: usize = 10;

/// Properties of [`LadderEditor`].
#[derive(Clone, Properties)]
pub struct LadderEditorProps {
    /// The plan and its numbers.
    pub fields: Fields,
    /// Expected track, for the shares on the rungs.
    pub expected: Rc<Track>,
    /// Thresholds that the track's tallies are of.
    pub thresholds: Rc<[u32]>,
}

impl PartialEq for LadderEditorProps {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
            && Rc::ptr_eq(&self.expected, &other.expected)
            && self.thresholds == other.thresholds
    }
}

/// Edits what is paid for referrals.
#[component]
pub fn LadderEditor(props: &LadderEditorProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let fields = &props.fields;
    let ladder = use_memo(fields.plan.ladder.clone(), Ladder::clone);
    let standing = Standing::of(&props.expected, &props.thresholds, &ladder.rungs);
    let on_add = Callback::from(move |()| dispatch.emit(Action::edit(rungs::add_rung)));
    html! {
        <div class="ladder">
            { number(fields, "/ladder/per_referral") }
            { number(fields, "/ladder/friend_reward") }
            if ladder.rungs.is_empty() {
                <p class="hint">{ i18n.text("ladder-empty") }</p>
            } else {
                <LadderLine ladder={ladder.clone()} standing={standing.clone()} />
                <p class="hint">{ i18n.text("ladder-drag") }</p>
            }
            <ol class="rungs">
                for (index, rung) in ladder.rungs.iter().enumerate() {
                    <RungRow key={index} {index} threshold={rung.threshold} limits={rungs::limits(&ladder.rungs, index)} bonus={rung.bonus}
                        base={fields.base_number(&format!("/ladder/rungs/{index}/bonus"))}
                        currency={fields.plan.currency} reached={reached(&i18n, &standing, index + 1)} />
                }
            </ol>
            if ladder.rungs.len() < MOST {
                <AddEntry list="rungs" {on_add} />
            }
        </div>
    }
}

/// How often a rung is reached and what share of members ends there.
fn reached(i18n: &I18n, standing: &Standing, place: usize) -> String {
    let (Some(share), Some(times)) = (standing.shares.get(place), standing.reached.get(place)) else {
        return String::new();
    };
    let values = [
        ("share", metrics::small_share(i18n, *share).into()),
        ("count", times.round().into()),
        ("times", i18n.number(times.round(), Style::Count).into()),
    ];
    i18n.with("ladder-reached", &values)
}
