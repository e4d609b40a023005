//! Engagement layers: how each shares, stays and buys, and how people move between them.

use yew::prelude::*;

use super::Context;
use crate::ui::components::controls::numbers;

/// Layers before and after the first purchase, with their fields.
const LAYERS: [(&str, &[&str]); 5] = [
    ("lead", &["share", "trust"]),
    ("consult", &["share", "trust"]),
    ("edge", &["share", "trust", "churn", "purchases"]),
    ("active", &["share", "trust", "churn", "purchases"]),
    ("core", &["share", "trust", "churn", "purchases"]),
];

/// Its controls.
pub fn body(Context { fields, i18n, .. }: &Context) -> Html {
    html! {
        <>
            { numbers(fields, "/layers", &[
                "edge_to_active", "active_to_edge", "active_to_core", "core_to_active",
                "wake_up_messages", "wake_up_success", "wake_up_cost",
            ]) }
            for (layer, names) in LAYERS {
                <section class="entry" key={layer}>
                    <h4>{ i18n.text(&format!("group-{layer}")) }</h4>
                    { numbers(fields, &format!("/layers/{layer}"), names) }
                </section>
            }
        </>
    }
}
