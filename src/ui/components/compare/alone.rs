//! What the page says while there is only one plan.

use yew::prelude::*;

use crate::presets;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::letters::letter;
use crate::view::route::{Route, Shelf};

/// What a comparison is for, and the ways to one.
#[component]
pub fn Alone() -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let preset = presets::default();
    let locale = i18n.locale();
    let copy = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::DuplicatePlan))
    };
    let load = Callback::from(move |_: MouseEvent| dispatch.emit(Action::LoadPreset(preset.id.as_str(), locale)));
    let letters = [("plan", letter(0).to_string().into()), ("next", letter(1).to_string().into())];
    html! {
        <section class="compare-alone" data-compare="alone">
            <p>{ i18n.text("compare-alone") }</p>
            <div class="compare-ways">
                <button type="button" class="button button-main" data-action="compare-copy" onclick={copy}>
                    { i18n.with("compare-alone-copy", &letters) }
                </button>
                <button type="button" class="button" data-action="compare-case" onclick={load}>
                    { i18n.with("compare-alone-case", &[("case", preset.name.get(locale.into()).into())]) }
                </button>
                <a class="button" href={Route::Library(Shelf::Cases, None).hash()}>
                    { i18n.text("compare-alone-library") }
                </a>
            </div>
        </section>
    }
}
