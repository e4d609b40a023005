//! The way to the slides.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::full_screen;
use crate::ui::hooks::use_i18n;
use crate::view::route::Route;

/// Opens the slides on the whole screen, which a browser grants to a press alone.
#[component]
pub fn PresentButton() -> Html {
    let i18n = use_i18n();
    let name = i18n.text(Route::Present.title());
    html! {
        <a class="button button-quiet" href={Route::Present.hash()} data-action="present" aria-label={name.clone()}
            title={name.clone()} onclick={Callback::from(|_: MouseEvent| full_screen::enter())}>
            { icon(Icon::Screen) }<span class="button-words">{ name }</span>
        </a>
    }
}
