//! What the picture of the ladder does not show: conditions, delays, caps, costs, honours.

use yew::prelude::*;

use super::Context;
use super::lists::name;
use crate::ui::components::controls::{choice, number, numbers, optional};

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, .. } = context;
    html! {
        <>
            { choice(fields, "/ladder/rule", "choice") }
            { choice(fields, "/ladder/qualifies_on", "choice") }
            for index in 0..fields.plan.ladder.rungs.len() {
                <section class="entry" key={index}>
                    <h4>{ name(context.i18n, "rungs", index, "") }</h4>
                    { number(fields, format!("/ladder/rungs/{index}/status")) }
                </section>
            }
            { numbers(fields, "/ladder", &["settlement_days", "breakage"]) }
            { optional(fields, "/ladder/cap_per_member") }
            { optional(fields, "/ladder/cap_per_day") }
            { optional(fields, "/ladder/budget") }
            { numbers(fields, "/ladder", &["fixed_cost", "daily_cost"]) }
        </>
    }
}
