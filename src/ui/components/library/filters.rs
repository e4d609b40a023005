//! Search and filters above a shelf.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::i18n::I18n;

/// A choice of a filter: its value, its words.
pub type Choice = (String, String);

/// A field to search in.
pub fn search(i18n: &I18n, key: &str, now: &str, on_search: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            on_search.emit(input.value());
        }
    });
    html! {
        <input type="search" class="filter-search" autocomplete="off" spellcheck="false" value={now.to_owned()}
            aria-label={i18n.text(key)} placeholder={format!("{} · {}", i18n.text(key), i18n.text("library-search-hint"))}
            data-filter="search" {oninput} />
    }
}

/// A choice of one value, or of any.
pub fn select(
    name: &'static str,
    label: String,
    any: String,
    now: &str,
    all: Vec<Choice>,
    set: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            set.emit(select.value());
        }
    });
    html! {
        <select aria-label={label} data-filter={name} data-set={(!now.is_empty()).then_some("true")} {onchange}>
            <option value="" selected={now.is_empty()}>{ any }</option>
            { for all.into_iter().map(|(value, words)| html! {
                <option selected={value == now} value={value.clone()}>{ words }</option>
            }) }
        </select>
    }
}

/// A name with how many there are of it.
pub fn counted(i18n: &I18n, name: String, count: usize) -> String {
    i18n.with("library-option", &[("name", name.into()), ("count", count.into())])
}

/// How many are on show, and the way back to all of them.
pub fn found(i18n: &I18n, key: &str, found: usize, count: usize, clear: Callback<()>) -> Html {
    html! {
        <div class="found">
            <p role="status" data-found={found.to_string()}>
                { i18n.with(key, &[("found", found.into()), ("count", count.into())]) }
            </p>
            if found < count {
                <button type="button" class="button button-quiet" data-action="clear-filters"
                    onclick={clear.reform(|_: MouseEvent| ())}>
                    { i18n.text("library-clear") }
                </button>
            }
            if found == 0 {
                <p class="found-none">{ i18n.text("library-none") }</p>
            }
        </div>
    }
}
