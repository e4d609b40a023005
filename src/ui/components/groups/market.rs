//! The people that can be reached.

use yew::prelude::*;

use super::Context;
use crate::ui::components::controls::{flag, numbers};

/// Its controls.
pub fn body(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { flag(fields, "/market/limited") }
            if fields.plan.market.limited {
                { numbers(fields, "/market", &["size", "overlap"]) }
            }
        </>
    }
}
