//! Guess, then reveal: where the room's guesses are typed, and what is said of them when the fan is there.

use std::rc::Rc;

use snowball_engine::Metric;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::{Action, AppState, Topic};
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::charts::{CAC_KINDS, growth_metrics};
use crate::view::letters::letter;
use crate::view::metrics;
use crate::view::present::{self, Move};

/// Properties of [`GuessPart`].
#[derive(Properties)]
pub struct GuessPartProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
    /// The slide.
    pub topic: Topic,
    /// The plan that is shown alone.
    pub plan: Option<usize>,
    /// Whether the fan is shown.
    pub revealed: bool,
    /// A button was pressed.
    pub on_act: Callback<Move>,
}

impl PartialEq for GuessPartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (self.topic, self.plan, self.revealed) == (other.topic, other.plan, other.revealed)
            && self.on_act == other.on_act
    }
}

/// What the chart of a topic shows.
fn metric(state: &AppState, topic: Topic) -> Metric {
    match topic {
        Topic::Cac => CAC_KINDS[0],
        Topic::R => Metric::R,
        _ => growth_metrics(state)[0],
    }
}

/// The guesses and, once the fan is there, how good they were.
#[component]
pub fn GuessPart(props: &GuessPartProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let id = use_id();
    let GuessPartProps { state, topic, plan, revealed, on_act } = props;
    let slot = plan.unwrap_or(state.active);
    let metric = metric(state, *topic);
    let (guesses, misread) = present::read(&state.deck.guesses);
    let results = state.plans[slot].shown();
    // A sort for each day: once for these results.
    let bands = use_memo((Rc::as_ptr(results), metric, *revealed), |_| revealed.then(|| results.bands(metric)));
    let judged = (*bands).as_ref().and_then(|bands| present::judge(&guesses, bands));
    let style = metrics::style(metric, state.plans[slot].plan.currency);
    let oninput = {
        let (dispatch, deck) = (dispatch.clone(), state.deck.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                dispatch.emit(Action::Deck(Box::new(deck.with_guesses(&input.value()))));
            }
        })
    };
    html! {
        <div class="guess" data-guess={if *revealed { "revealed" } else { "asked" }}>
            if !revealed {
                <p class="guess-question">{ i18n.text("present-guess-asked") }</p>
            }
            <div class="guess-entry">
                <label for={id.clone()}>{ i18n.text("present-guess-label") }</label>
                <input id={id.clone()} type="text" autocomplete="off" data-guess-input="" value={state.deck.guesses.clone()}
                    aria-describedby={format!("{id}-hint")} {oninput} />
                if !guesses.is_empty() {
                    <span data-guess-count={guesses.len().to_string()}>
                        { i18n.with("present-guess-count", &[("count", guesses.len().into())]) }
                    </span>
                }
                if !revealed {
                    <button type="button" class="button button-main" data-move="reveal"
                        onclick={on_act.reform(|_: MouseEvent| Move::Reveal)}>{ i18n.text("present-reveal") }</button>
                }
            </div>
            <p id={format!("{id}-hint")} class="guess-hint">{ i18n.text("present-guess-hint") }</p>
            for text in present::misread(&i18n, &misread) {
                <p class="guess-misread" role="alert" data-guess-misread="">{ text }</p>
            }
            <div class="guess-words" role="status">
                if let Some(judged) = &judged {
                    <>
                        for text in present::judged(&i18n, style, &guesses, judged) { <p>{ text }</p> }
                        if state.plans.len() > 1 {
                            <p>{ i18n.with("present-guess-plan", &[("plan", letter(slot).to_string().into())]) }</p>
                        }
                    </>
                }
            </div>
        </div>
    }
}
