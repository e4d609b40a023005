//! Changes of the plan from a day on, each a list of patches.

use serde_json::Value;
use snowball_engine::plan::{Patch, PatchOp, Phase, Plan};
use yew::prelude::*;

use super::Context;
use super::lists::{ListOf, add, entry, name};
use crate::state::Action;
use crate::ui::components::controls::{choice, text, whole};
use crate::ui::components::entry::{AddEntry, Entry};
use crate::ui::components::patch_control::PatchControl;
use crate::ui::components::text_control::TextKind;

const PHASES: ListOf<Phase> = |plan| &mut plan.phases;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, dispatch, .. } = context;
    let edit = |change: Box<dyn Fn(&mut Plan)>| {
        let dispatch = (*dispatch).clone();
        let change = std::rc::Rc::new(change);
        Callback::from(move |()| {
            let change = change.clone();
            dispatch.emit(Action::edit(move |plan| change(plan)));
        })
    };
    let phases = fields.plan.phases.iter().enumerate().map(|(index, phase)| {
        let at = format!("/phases/{index}");
        let patches = phase.patches.iter().enumerate().map(|(place, patch)| {
            let at = format!("{at}/patches/{place}");
            // A phase without a change is not valid; then the phase itself is removed.
            let on_remove = (phase.patches.len() > 1).then(|| {
                edit(Box::new(move |plan| {
                    if let Some(phase) = plan.phases.get_mut(index).filter(|phase| place < phase.patches.len()) {
                        phase.patches.remove(place);
                    }
                }))
            });
            html! {
                <Entry key={place} name={name(context.i18n, "patches", place, "")} {on_remove}>
                    { choice(fields, format!("{at}/op"), "choice") }
                    <PatchControl phase={index} {place} patch={patch.clone()} plan={fields.plan.clone()} />
                </Entry>
            }
        });
        let on_add = edit(Box::new(move |plan| {
            let new = first_patch(plan);
            if let Some(phase) = plan.phases.get_mut(index) {
                phase.patches.push(new);
            }
        }));
        let body = html! {
            <>
                { text(fields, format!("{at}/name"), TextKind::Line) }
                { whole(fields, format!("{at}/from_day")) }
                { for patches }
                <AddEntry list="patches" {on_add} />
            </>
        };
        entry(context, PHASES, index, name(context.i18n, "phases", index, &phase.name), false, body)
    });
    html! {
        <>
            { for phases }
            if fields.plan.phases.is_empty() {
                <p class="hint">{ context.i18n.text("phase-none") }</p>
            }
            { add(context, "phases", PHASES, |plan| {
                let last = plan.phases.last().map_or(0, |phase| phase.from_day);
                Phase {
                    from_day: u32::midpoint(last, plan.horizon_days).max(last + 1),
                    patches: vec![first_patch(plan)],
                    ..Phase::default()
                }
            }) }
        </>
    }
}

/// What is changed most often, starting from what it is.
fn first_patch(plan: &Plan) -> Patch {
    let value = serde_json::to_value(plan.ladder.per_referral).unwrap_or(Value::Null);
    Patch { path: "/ladder/per_referral".to_owned(), op: PatchOp::Set, value }
}
