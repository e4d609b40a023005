//! The tour of the first visit: a card in the flow of the Simulate page, which covers nothing and waits for nobody, and a frame
//! around what it speaks of.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{remember, remembered, use_i18n, use_id};
use crate::view::tour::STEPS;

/// Where it is remembered that the tour was seen.
const SEEN: &str = "snowball.tour";
/// What is remembered.
const YES: &str = "seen";

/// The tour from anywhere below the page: the step it is at, and how to go to another or to end it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tour {
    /// The step, if it is on.
    pub step: Option<usize>,
    /// Goes to a step; nothing ends it.
    pub go: Callback<Option<usize>>,
}

/// The tour, begun if this browser has not seen it and can remember that it has. `wanted` is false for a view that is only shown
/// and for one that was asked for afresh.
#[hook]
pub fn use_tour(wanted: bool) -> Tour {
    let step = use_state_eq(|| {
        let unseen = wanted && remembered(SEEN).as_deref() != Some(YES);
        // Where it would come again with every visit, it does not come at all.
        (unseen && remember(SEEN, "begun")).then_some(0)
    });
    let go = {
        let step = step.setter();
        use_callback((), move |to: Option<usize>, ()| {
            if to.is_none() {
                remember(SEEN, YES);
            }
            step.set(to);
        })
    };
    Tour { step: *step, go }
}

/// The card; nothing while the tour is off.
#[component]
pub fn TourCard() -> Html {
    let i18n = use_i18n();
    let title = use_id();
    let tour = use_context::<Tour>().unwrap_or(Tour { step: None, go: Callback::noop() });
    let at = tour.step.and_then(|step| STEPS.get(step)).map(|step| step.at);
    use_effect_with(at, |&at| {
        point(at);
        || point(None)
    });
    let Some((step, words)) = tour.step.and_then(|step| Some((step, STEPS.get(step)?))) else { return Html::default() };
    let last = step + 1 == STEPS.len();
    let to = |to: Option<usize>| {
        let go = tour.go.clone();
        Callback::from(move |_: MouseEvent| {
            go.emit(to);
            if to.is_none() {
                to_results();
            }
        })
    };
    let onkeydown = {
        let go = tour.go.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                go.emit(None);
                to_results();
            }
        })
    };
    let counts = [("step", (step + 1).into()), ("count", STEPS.len().into())];
    html! {
        <section class="tour" tabindex="-1" aria-labelledby={title.clone()} data-step={(step + 1).to_string()} {onkeydown}>
            <p class="tour-step">{ i18n.text("tour-label") }{ " · " }{ i18n.with("tour-step", &counts) }</p>
            <div aria-live="polite">
                <h2 id={title}>{ i18n.text(words.key) }</h2>
                <p>{ i18n.help(words.key) }</p>
            </div>
            <p class="tour-ways">
                <button type="button" class="button button-main" data-action="tour-next" onclick={to((!last).then_some(step + 1))}>
                    { i18n.text(if last { "tour-done" } else { "tour-next" }) }
                </button>
                if step > 0 {
                    <button type="button" class="button" data-action="tour-back" onclick={to(Some(step - 1))}>
                        { i18n.text("tour-back") }
                    </button>
                }
                if !last {
                    <button type="button" class="button button-quiet" data-action="tour-skip" onclick={to(None)}>
                        { i18n.text("tour-skip") }
                    </button>
                }
            </p>
        </section>
    }
}

/// Marks what the tour speaks of; the style sheet knows where that is on a screen of this size.
fn point(at: Option<&str>) {
    let Some(root) = document().get_element_by_id("app") else { return };
    // Refused only for invalid names.
    let _ = match at {
        Some(at) => root.set_attribute("data-tour", at),
        None => root.remove_attribute("data-tour"),
    };
}

/// The card is gone, and the focus goes to what stood under it.
fn to_results() {
    let results = document().get_element_by_id("results").and_then(|results| results.dyn_into::<HtmlElement>().ok());
    if let Some(results) = results {
        // Refused only by what cannot have the focus.
        let _ = results.focus();
    }
}
