//! Buttons and icons.

use yew::prelude::*;

use super::specimen;
use crate::ui::components::{Icon, file_pick, icon};
use crate::ui::hooks::use_i18n;

/// A button of every kind, and how often one was pressed.
#[component]
pub fn Buttons() -> Html {
    let i18n = use_i18n();
    let (count, on) = (use_state(|| 0u32), use_state(|| true));
    let press = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    let toggle = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| on.set(!*on))
    };
    let chosen = {
        let count = count.clone();
        Callback::from(move |_: Event| count.set(*count + 1))
    };
    let text = |key: &str| i18n.text(key);
    let button = |key: &str, kind: &'static str, picture: Option<Icon>| {
        let body = html! {
            <button type="button" class={classes!("button", kind)} onclick={press.clone()}>
                if let Some(picture) = picture { { icon(picture) } }
                { text("design-press") }
            </button>
        };
        specimen(&text(key), body)
    };
    let pictured = |key: &str, pressed: Option<bool>, disabled: bool| {
        let onclick = if pressed.is_some() { toggle.clone() } else { press.clone() };
        let body = html! {
            <button type="button" class="icon-button" aria-label={text("design-press")} title={text("design-press")}
                aria-pressed={pressed.map(|on| on.to_string())} {disabled} {onclick}>
                { icon(if pressed == Some(true) { Icon::Range } else { Icon::Point }) }
            </button>
        };
        specimen(&text(key), body)
    };
    html! {
        <>
            <div class="specimens">
                { button("design-button-plain", "", None) }
                { button("design-button-main", "button-main", None) }
                { button("design-button-quiet", "button-quiet", None) }
                { button("design-button-icon", "", Some(Icon::Export)) }
                { button("design-button-add", "button-add", Some(Icon::Add)) }
                { specimen(&text("design-button-pressed"), html! {
                    <button type="button" class="button" data-action="design-toggle" aria-pressed={on.to_string()}
                        onclick={toggle.clone()}>{ text("design-press") }</button>
                }) }
                { specimen(&text("design-button-playing"), html! {
                    <button type="button" class="button button-main" aria-pressed={on.to_string()} onclick={toggle.clone()}>
                        { icon(if *on { Icon::Pause } else { Icon::Play }) }
                        { text("design-press") }
                    </button>
                }) }
                { specimen(&text("design-button-file"), file_pick(text("import-file"), ".json", "design", chosen)) }
                { specimen(&text("design-button-off"), html! {
                    <button type="button" class="button" disabled=true>{ text("design-press") }</button>
                }) }
                { pictured("design-icon-button", None, false) }
                { pictured("design-icon-pressed", Some(*on), false) }
                { pictured("design-icon-off", None, true) }
            </div>
            <p class="hint" role="status" data-pressed={count.to_string()}>
                { i18n.with("design-pressed", &[("count", (*count).into())]) }
            </p>
        </>
    }
}

/// Every picture with its name in the program.
pub fn icons() -> Html {
    html! {
        <ul class="icons" lang="en">
            for picture in Icon::ALL {
                <li>{ icon(picture) }<code>{ format!("{picture:?}") }</code></li>
            }
        </ul>
    }
}
