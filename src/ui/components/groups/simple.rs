//! Groups that are nothing but a list of fields.

use yew::prelude::*;

use super::Context;
use super::mechanisms::switched_part;
use crate::ui::components::controls::{numbers, optional, whole};

/// How members share and whom they reach.
pub fn sharing(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { numbers(fields, "/sharing", &["dispersion", "response_delay", "homophily"]) }
            { whole(fields, "/sharing/classes") }
        </>
    }
}

/// From joining to the first purchase. The two probabilities differ by persona and stand there.
pub fn funnel(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { numbers(fields, "/funnel", &["consult_delay", "purchase_delay"]) }
            { optional(fields, "/funnel/capacity") }
            { numbers(fields, "/funnel", &["impatience", "consult_cost"]) }
        </>
    }
}

/// Loss of customers.
pub fn churn(context: &Context) -> Html {
    let fields = context.fields;
    html! {
        <>
            { numbers(fields, "/churn", &["rate", "polarization", "period", "referred_ratio"]) }
            { whole(fields, "/churn/classes") }
            { switched_part(context, "rail-warning", "/churn", "warning_recall", &[
                "warning_precision", "warning_saves", "warning_cost",
            ]) }
        </>
    }
}

/// Values and costs.
pub fn money(Context { fields, .. }: &Context) -> Html {
    numbers(fields, "/money", &["margin", "order_variation", "discount"])
}
