//! A part of the page that did not come, and how to try again.

use yew::prelude::*;

use crate::ui::hooks::use_i18n;

/// Properties of [`NotCome`].
#[derive(PartialEq, Properties)]
pub struct NotComeProps {
    /// Tries again.
    pub again: Callback<()>,
}

/// What stands in its place.
#[component]
pub fn NotCome(props: &NotComeProps) -> Html {
    let i18n = use_i18n();
    html! {
        <>
            <p class="hint" role="alert">{ i18n.text("part-missing") }</p>
            <p>
                <button type="button" class="button" data-action="fetch-again"
                    onclick={props.again.reform(|_: MouseEvent| ())}>
                    { i18n.text("part-again") }
                </button>
            </p>
        </>
    }
}
