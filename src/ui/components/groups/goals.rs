//! What the campaign is to reach. The first goal is the question that the page asks.

use snowball_engine::Metric;
use snowball_engine::plan::Goal;
use yew::prelude::*;

use super::Context;
use super::lists::{ListOf, add, entry, name};
use crate::state::Action;
use crate::ui::components::controls::{choice, whole};
use crate::ui::components::number_control::NumberControl;
use crate::view::metrics;

const GOALS: ListOf<Goal> = |plan| &mut plan.goals;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, i18n, dispatch, .. } = context;
    let goals = fields.plan.goals.iter().enumerate().map(|(index, goal)| {
        let at = format!("/goals/{index}");
        let path = format!("{at}/value");
        let first = {
            let dispatch = (*dispatch).clone();
            Callback::from(move |_: MouseEvent| {
                dispatch.emit(Action::edit(move |plan| {
                    if index < plan.goals.len() {
                        plan.goals[..=index].rotate_right(1);
                    }
                }));
            })
        };
        let body = html! {
            <>
                { choice(fields, format!("{at}/metric"), "metric") }
                { choice(fields, format!("{at}/direction"), "choice") }
                <NumberControl number={goal.value} base={fields.base_number(&path)} {path}
                    currency={fields.plan.currency} quantity={metrics::goal_quantity(goal.metric)} />
                { whole(fields, format!("{at}/by_day")) }
                if index > 0 {
                    <button type="button" class="button" onclick={first}>{ i18n.text("entry-first") }</button>
                }
            </>
        };
        entry(context, GOALS, index, name(context.i18n, "goals", index, ""), false, body)
    });
    html! {
        <>
            { for goals }
            if fields.plan.goals.is_empty() {
                <p class="hint">{ i18n.text("goal-none") }</p>
            }
            { add(context, "goals", GOALS, |_| Goal {
                metric: Metric::Customers, value: 1000.0.into(), ..Goal::default()
            }) }
        </>
    }
}
