//! The page of parts: every component in each of its states, with the colours, sizes and spaces that they share.
//!
//! What is shown is the component itself and never a copy of it. Parts that act on the plans act on a copy of the page's own
//! (`sandbox`), so that nothing that is tried here changes what is open.

mod charts;
mod colours;
mod controls;
mod plans;
mod pressed;
mod progress;
mod sandbox;
mod scale;
mod told;

use std::rc::Rc;

use sandbox::use_sandbox;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::ui::components::{Glossed, Switch, data_table, explained};
use crate::ui::hooks::{Dispatch, use_i18n};
use crate::view::design;
use crate::view::route::Route;

/// Both themes, beside each other.
const BOTH: [Option<&str>; 2] = [Some("light"), Some("dark")];

/// The page.
#[component]
pub fn Design(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let both = use_state_eq(|| false);
    let sandbox = use_sandbox(&props.state);
    let state = &sandbox.state;
    let expected: Vec<_> = state.plans.iter().map(|open| Rc::as_ptr(&open.expected)).collect();
    let still = use_memo((expected, i18n.clone()), |(_, i18n)| Rc::new(design::expected(i18n, state)));
    let text = |key: &str| i18n.text(key);
    let part = |id: &'static str, body: Html| {
        html! {
            <section {id} class="design-part">
                <h2>{ text(&format!("design-part-{id}")) }</h2>
                if let Some(help) = i18n.help(&format!("design-part-{id}")) { <p class="hint">{ help }</p> }
                { body }
            </section>
        }
    };
    // What has a colour is shown in the theme of the page, or in both.
    let themed = |id: &'static str, body: &dyn Fn(Option<&'static str>) -> Html| {
        let themes: &[_] = if *both { &BOTH } else { &[None] };
        let pane = |theme: &Option<&'static str>| {
            html! { <div class="design-pane" data-theme={*theme} key={theme.unwrap_or("page")}>{ body(*theme) }</div> }
        };
        part(id, html! { <div class="design-panes">{ for themes.iter().map(pane) }</div> })
    };
    let on_switch = {
        let both = both.setter();
        Callback::from(move |on| both.set(on))
    };
    html! {
        <Frame state={props.state.clone()} route={Route::Design} title={text("design-title")}>
            <p class="sheet-intro">{ text("design-intro") }</p>
            <p class="sheet-intro">{ text("design-focus") }</p>
            <p class="sheet-choices"><Switch on={*both} name={text("design-both")} {on_switch} /></p>
            <ContextProvider<Dispatch> context={sandbox.dispatch.clone()}>
                { themed("colours", &|theme| html! { <colours::Swatches {theme} /> }) }
                { part("type", scale::sizes(&i18n)) }
                { part("space", scale::spaces()) }
                { themed("buttons", &|_| html! { <pressed::Buttons /> }) }
                { themed("icons", &|_| pressed::icons()) }
                { themed("numbers", &|_| controls::numbers(&i18n, &sandbox)) }
                { themed("fields", &|_| html! { <controls::Others state={state.clone()} /> }) }
                { part("plans", plans::tabs(&i18n, state)) }
                { themed("cards", &|_| plans::cards(&i18n, state)) }
                { part("messages", html! { <told::Messages state={state.clone()} /> }) }
                { part("progress", html! { <progress::Progress state={state.clone()} /> }) }
                { part("dialogs", html! { <told::Dialogs /> }) }
                { themed("terms", &|_| html! {
                    <div class="specimens specimens--wide">
                        { specimen(&text("design-term"), html! { <p><Glossed text={text("design-term-text")} /></p> }) }
                        { specimen(&text("design-help"), html! {
                            <p class="design-helped">{ explained(&text("metric-cac").into(), i18n.help("metric-cac")) }</p>
                        }) }
                    </div>
                }) }
                { part("table", html! {
                    <div class="chart-table" tabindex="0" role="region" aria-label={text("design-part-table")}>
                        { data_table(&still.table, &still.chart.title) }
                    </div>
                }) }
                { part("charts", html! { <charts::Frames still={(*still).clone()} state={state.clone()} /> }) }
                { part("empty", html! { <told::Empty /> }) }
            </ContextProvider<Dispatch>>
        </Frame>
    }
}

/// A part in one state, and which state that is.
fn specimen(state: &str, body: Html) -> Html {
    html! {
        <div class="specimen">
            <p class="specimen-name">{ state }</p>
            { body }
        </div>
    }
}
