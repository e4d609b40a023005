//! Mechanisms that a plan may leave off: each shows what switches it on, and the rest once it is.

use yew::prelude::*;

use super::Context;
use super::lists::{self, part};
use crate::ui::components::controls::{number, numbers, optional, whole};
use crate::view::fields::Fields;
use crate::view::mechanisms::{self, is_off};

/// The number that switches a mechanism on, and its other numbers once it is.
fn switched(fields: &Fields, section: &str, switch: &str, rest: &[&str]) -> Html {
    html! {
        <>
            { number(fields, format!("{section}/{switch}")) }
            if !switched_off(fields, section, switch) {
                { numbers(fields, section, rest) }
            }
        </>
    }
}

/// The same as a part of a group, under a name that says when it is off.
pub fn switched_part(context: &Context, name: &str, section: &str, switch: &str, rest: &[&str]) -> Html {
    let Context { fields, i18n, .. } = context;
    let mut name = i18n.text(name);
    if switched_off(fields, section, switch) {
        name = i18n.with("rail-off", &[("name", name.into())]);
    }
    part(name, switched(fields, section, switch, rest))
}

fn switched_off(fields: &Fields, section: &str, switch: &str) -> bool {
    fields.number(&format!("{section}/{switch}")).is_none_or(is_off)
}

/// Which referrals are seen.
pub fn tracking(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { number(fields, "/tracking/coverage") }
            { optional(fields, "/tracking/window") }
        </>
    }
}

/// Fake referrals.
pub fn fraud(Context { fields, .. }: &Context) -> Html {
    switched(fields, "/fraud", "rate", &["reference", "checked", "detection", "check_cost"])
}

/// Customer groups.
pub fn customer_groups(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { optional(fields, "/groups/size") }
            if fields.plan.groups.size.is_some() {
                { numbers(fields, "/groups", &["start", "opened", "halving", "outside", "cost"]) }
            }
        </>
    }
}

/// Customers who publish.
pub fn koc(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { numbers(fields, "/koc", &["quota", "start"]) }
            if mechanisms::koc(&fields.plan) {
                { numbers(fields, "/koc", &[
                    "recruit", "selectivity", "promote", "eliminate", "blacklist", "posts_new", "posts_key",
                    "views", "views_spread", "conversion", "fee_new", "fee_key", "post_cost",
                ]) }
            }
        </>
    }
}

/// Dissatisfied customers and crises.
pub fn reputation(context: &Context) -> Html {
    let Context { fields, i18n, .. } = context;
    let segments = &fields.plan.segments;
    let voices = segments.iter().enumerate().map(|(index, segment)| {
        let controls = numbers(fields, &format!("/segments/{index}"), &["promoters", "detractors"]);
        if segments.len() == 1 {
            return controls;
        }
        part(lists::name(i18n, "segments", index, &segment.name), controls)
    });
    html! {
        <>
            { part(i18n.text("rail-voices"), html! {
                <>
                    { for voices }
                    if mechanisms::detractors(&fields.plan) {
                        { numbers(fields, "/reputation", &["negativity", "memory"]) }
                    }
                </>
            }) }
            { switched_part(context, "rail-crises", "/reputation", "crisis_rate", &[
                "crisis_size", "crisis_spread", "crisis_half_life", "response", "response_doubling", "crisis_cost",
            ]) }
        </>
    }
}

/// When to raise an alarm.
pub fn alerts(Context { fields, i18n, .. }: &Context) -> Html {
    html! {
        <>
            { part(i18n.text("rail-new-members"), html! {
                <>{ number(fields, "/alerts/new_drop") }{ whole(fields, "/alerts/new_days") }</>
            }) }
            { part(i18n.text("rail-negative"), numbers(fields, "/alerts", &[
                "negative_level_1", "negative_level_2", "negative_least",
            ])) }
            { part(i18n.text("rail-activity"), html! {
                <>{ number(fields, "/alerts/active_drop") }{ whole(fields, "/alerts/active_weeks") }</>
            }) }
        </>
    }
}
