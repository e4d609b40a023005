//! What rewards do to people.

use yew::prelude::*;

use super::Context;
use super::lists::{ListOf, add, entry};
use crate::ui::components::controls::{flag, numbers, whole};

const REFRESH_DAYS: ListOf<u32> = |plan| &mut plan.incentive.refresh_days;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, i18n, .. } = context;
    let days = fields.plan.incentive.refresh_days.iter().enumerate().map(|(index, day)| {
        let name = i18n.with("date-day-number", &[("day", (*day).into())]).into();
        entry(context, REFRESH_DAYS, index, name, false, whole(fields, format!("/incentive/refresh_days/{index}")))
    });
    html! {
        <>
            { numbers(fields, "/incentive", &[
                "cash_lift", "half_value", "friend_lift", "fairness_lift", "gradient", "gradient_shape",
                "novelty_half_life", "novelty_floor",
            ]) }
            { flag(fields, "/incentive/status_tires") }
            { for days }
            { add(context, "refresh_days", REFRESH_DAYS, |plan| {
                // The middle of what is left of the campaign, so that the days stay in order.
                let last = plan.incentive.refresh_days.last().copied().unwrap_or(0);
                u32::midpoint(last, plan.horizon_days)
            }) }
        </>
    }
}
