//! The whole page: state, settings, and what goes on beside the drawing.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::components::{LanguageMissing, ShownNote};
use super::hooks::{
    Dispatch, Focus, Language, Theme, ThemeSetting, focus_of, go, letters_are_keys, use_plain_keys, use_route,
    use_stored_language, use_stored_theme,
};
use super::keeping::{Keeper, use_keeping};
use super::offline::NewVersion;
use super::pages::{Lazy, Simulate};
use super::sharing::use_links;
use super::start::Start;
use super::store::Store;
use super::tour::{Tour, use_tour};
use super::{full_screen, panic, runner};
use crate::i18n::Locale;
use crate::presets;
use crate::state::{Action, AppState};
use crate::view::route::Route;

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What it starts with.
    pub start: Start,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Start { state: first, keeper, route: first_route, tour, keep } = &props.start;
    let language = use_stored_language(first.display.language);
    let theme = use_stored_theme(first.display.theme.as_deref().map(Theme::from_name));
    let locale = language.i18n.locale();
    let store = use_reducer(|| Store(first.clone()));
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let state = store.0.clone();
    runner::use_runner(&state, &dispatch);
    use_keeping(&state, keeper, *keep, &dispatch);
    panic::remember(&state);
    use_history_keys(&dispatch);
    use_names_in(locale, &state, &dispatch);
    let (route, go) = use_route(first_route);
    use_links(&state, &route, locale, keeper, &dispatch, &go);
    use_focus_after(&route);
    use_present_key(&route);
    use_page_attributes(&state, &language, &route);
    let tour = use_tour(*tour);
    let shown = state.display.no_header || state.display.chart.is_some();
    html! {
        <ContextProvider<Language> context={language}>
            <ContextProvider<ThemeSetting> context={theme}>
                <ContextProvider<Dispatch> context={Dispatch(dispatch)}>
                <ContextProvider<Keeper> context={keeper.clone()}>
                <ContextProvider<Tour> context={tour}>
                    if route == Route::Simulate {
                        <Simulate state={state.clone()} />
                    } else {
                        <Lazy key={route.name()} state={state.clone()} route={route.clone()} />
                    }
                    if shown {
                        <ShownNote {state} {route} />
                    }
                    <NewVersion />
                    <LanguageMissing />
                </ContextProvider<Tour>>
                </ContextProvider<Keeper>>
                </ContextProvider<Dispatch>>
            </ContextProvider<ThemeSetting>>
        </ContextProvider<Language>>
    }
}

/// Undo and redo by keys, wherever the focus is; a field that is being typed in keeps its own.
#[hook]
fn use_history_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_typing(event) {
                return;
            }
            let action = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => Action::Undo,
                ("z", true) | ("y", false) => Action::Redo,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(action);
        });
        move || drop(listener)
    });
}

/// A letter that opens the slides from any page, where nothing that takes letters has the focus.
#[hook]
fn use_present_key(route: &Route) {
    let open = *route == Route::Present;
    use_plain_keys(move |event| {
        let wanted = !open && event.key().eq_ignore_ascii_case("p");
        let here = wanted && focus_of(event) != Focus::Typing && letters_are_keys();
        if here {
            full_screen::enter();
            go(&Route::Present);
        }
        here
    });
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "range" | "checkbox"),
        None => target.tag_name() == "TEXTAREA",
    }
}

/// A case as it was opened has its names in the language of the page; what was edited is the user's and stays.
#[hook]
fn use_names_in(locale: Locale, state: &Rc<AppState>, dispatch: &Callback<Action>) {
    let first = use_mut_ref(|| true);
    let untouched = !state.can_undo() && state.plans.iter().all(|open| Rc::ptr_eq(&open.plan, &open.base));
    let preset = state.preset.and_then(presets::by_id).filter(|preset| preset.plans.len() == state.plans.len());
    let dispatch = dispatch.clone();
    use_effect_with(locale, move |&locale| {
        if let Some(preset) = preset.filter(|_| !first.replace(false) && untouched) {
            dispatch.emit(Action::LoadPreset(&preset.id, locale));
        }
    });
}

/// Who comes back from another page is where its results are, or at the tour that was asked for there; the other page takes the focus
/// itself.
#[hook]
fn use_focus_after(route: &Route) {
    let first = use_mut_ref(|| true);
    use_effect_with(*route == Route::Simulate, move |&simulate| {
        let back = !first.replace(false) && simulate;
        let tour = document().query_selector(".tour").ok().flatten();
        let results = tour.or_else(|| document().get_element_by_id("results"));
        let results = results.and_then(|results| results.dyn_into::<HtmlElement>().ok());
        if let Some(results) = results.filter(|_| back) {
            // Refused only by what cannot have the focus.
            let _ = results.focus();
        }
    });
}

/// What tests and benchmarks read, and the title of the window.
#[hook]
fn use_page_attributes(state: &Rc<AppState>, language: &Language, route: &Route) {
    let run = state.run;
    let display = state.display.clone();
    use_effect_with(display, |display| {
        let Some(root) = document().get_element_by_id("app").filter(|_| !display.is_plain()) else { return };
        let hidden: Vec<_> = display.hidden().collect();
        // Refused only for invalid names.
        let _ = root.set_attribute("data-hide", &hidden.join(" "));
        if display.chart.is_some() {
            let _ = root.set_attribute("data-one-chart", "");
        }
    });
    use_effect_with(run, move |run| {
        let Some(root) = document().get_element_by_id("app") else { return };
        let attributes = [
            ("data-run-state", run.status.as_str().to_owned()),
            ("data-replicates-done", run.done.to_string()),
            ("data-replicates-total", run.total.to_string()),
            ("data-workers", run.workers.to_string()),
            ("data-run-ms", run.ms.map_or_else(String::new, |ms| ms.to_string())),
        ];
        for (name, value) in attributes {
            // Refused only for invalid names.
            let _ = root.set_attribute(name, &value);
        }
    });
    let page = (*route != Route::Simulate).then(|| language.i18n.text(route.title()));
    let name = page.unwrap_or_else(|| state.active_plan().plan.name.clone());
    use_effect_with((name, language.i18n.clone()), |(name, i18n)| {
        let title = if name.is_empty() {
            i18n.text("app-name")
        } else {
            i18n.with("app-title", &[("plan", name.as_str().into())])
        };
        document().set_title(&title);
    });
}
