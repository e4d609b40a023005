//! The letter of a plan on its colour.

use yew::prelude::*;

use crate::view::letters::letter;

/// The letter of the plan at an index. Colour alone never tells plans apart.
pub fn plan_badge(index: usize) -> Html {
    html! { <span class="plan-badge" data-plan={index.to_string()}>{ letter(index) }</span> }
}
