//! Engagement layers: how each shares, stays and buys, and how people move between them.

use yew::prelude::*;

use super::Context;
use super::lists::part;
use super::mechanisms::switched_part;
use crate::ui::components::controls::numbers;
use crate::view::mechanisms::{self, is_off};

/// Fields of people before their first purchase.
const PROSPECT: &[&str] = &["share", "trust"];

/// Fields of customers.
const CUSTOMER: &[&str] = &["share", "trust", "churn", "purchases"];

/// Layers with their fields, from the first step on.
const LAYERS: [(&str, &[&str]); 8] = [
    ("lead", PROSPECT),
    ("consult", PROSPECT),
    ("edge", CUSTOMER),
    ("active", CUSTOMER),
    ("core", CUSTOMER),
    ("super_users", CUSTOMER),
    ("koc_new", CUSTOMER),
    ("koc_key", CUSTOMER),
];

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, i18n, .. } = context;
    let super_users = !is_off(fields.plan.layers.core_to_super);
    let koc = mechanisms::koc(&fields.plan);
    // Layers that nobody enters are left out.
    let layers = LAYERS.into_iter().filter(|(layer, _)| match *layer {
        "super_users" => super_users,
        "koc_new" | "koc_key" => koc,
        _ => true,
    });
    html! {
        <>
            { numbers(fields, "/layers", &["edge_to_active", "active_to_edge", "active_to_core", "core_to_active"]) }
            { switched_part(context, "group-super_users", "/layers", "core_to_super", &["super_to_core"]) }
            { switched_part(context, "rail-wake-up", "/layers", "wake_up_messages", &[
                "wake_up_success", "wake_up_after", "wake_up_cost",
            ]) }
            { switched_part(context, "rail-dilution", "/layers", "dilution", &["dilution_from"]) }
            for (layer, names) in layers {
                { part(i18n.text(&format!("group-{layer}")), numbers(fields, &format!("/layers/{layer}"), names)) }
            }
        </>
    }
}
