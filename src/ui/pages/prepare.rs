//! Prepare: which slides are shown, in which order, what is said with each, and which sliders are at hand.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::I18n;
use crate::state::{Action, AppState, Deck, LONGEST_TEXT, MOST_SLIDERS, Slide, Topic};
use crate::ui::components::{Icon, Pick, Switch, icon};
use crate::ui::full_screen;
use crate::ui::hooks::{Dispatch, go, let_letters_be_keys, letters_are_keys, use_dispatch, use_i18n};
use crate::view::fields;
use crate::view::present;
use crate::view::route::Route;

/// The page.
#[component]
pub fn Prepare(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let letters = use_state(letters_are_keys);
    let state = &props.state;
    let deck = &state.deck;
    let possible = present::possible(state);
    let on_letters = {
        let letters = letters.setter();
        Callback::from(move |on: bool| {
            let_letters_be_keys(on);
            letters.set(on);
        })
    };
    let start = Callback::from(|_: MouseEvent| {
        full_screen::enter();
        go(&Route::Present);
    });
    let reset = {
        let (dispatch, guesses) = (dispatch.clone(), deck.guesses.clone());
        Callback::from(move |_: MouseEvent| change(&dispatch, Deck::default().with_guesses(&guesses)))
    };
    html! {
        <Frame state={state.clone()} route={Route::Prepare} title={i18n.text(Route::Prepare.title())}>
            <p class="sheet-intro">{ i18n.text("prepare-intro") }</p>
            <p class="prepare-actions">
                <button type="button" class="button button-main" data-action="start-presenting" onclick={start}>
                    { icon(Icon::Play) }{ i18n.text("prepare-start") }
                </button>
                <button type="button" class="button" data-action="usual-slides" disabled={**deck == Deck::default()}
                    onclick={reset}>{ i18n.text("prepare-reset") }</button>
            </p>
            <div class="prepare-parts">
                <section aria-labelledby="prepare-slides">
                    <h2 id="prepare-slides">{ i18n.text("prepare-slides") }</h2>
                    <ol class="prepare-slides">
                        for (index, slide) in deck.slides.iter().enumerate() {
                            { row(&i18n, &dispatch, state, index, slide, possible.contains(&slide.topic)) }
                        }
                    </ol>
                </section>
                <div class="prepare-side">
                    { guess(&i18n, &dispatch, state) }
                    { sliders(&i18n, &dispatch, state) }
                    <section>
                        <Switch on={*letters} name={i18n.text("prepare-keys")} on_switch={on_letters} />
                        <p class="hint">{ i18n.text("prepare-keys-hint") }</p>
                    </section>
                </div>
            </div>
        </Frame>
    }
}

fn change(dispatch: &Dispatch, deck: Deck) {
    dispatch.emit(Action::Deck(Box::new(deck)));
}

/// A slide: whether it is shown, where it stands, and its notes.
fn row(i18n: &I18n, dispatch: &Dispatch, state: &AppState, index: usize, slide: &Slide, possible: bool) -> Html {
    let topic = slide.topic;
    let title = present::title(i18n, state, topic);
    let named = |key: &str| i18n.with(key, &[("title", title.as_str().into())]);
    let on_show = {
        let (dispatch, deck) = (dispatch.clone(), state.deck.clone());
        Callback::from(move |on: bool| change(&dispatch, deck.with_slide(topic, |slide| slide.shown = on)))
    };
    let oninput = {
        let (dispatch, deck) = (dispatch.clone(), state.deck.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(text) = area.map(|area| area.value()) {
                change(&dispatch, deck.with_slide(topic, |slide| slide.notes = text));
            }
        })
    };
    let move_to = |to: Option<usize>, name: &'static str, sign: &'static str| {
        let to = to.filter(|to| *to < state.deck.slides.len());
        let onclick = {
            let (dispatch, deck) = (dispatch.clone(), state.deck.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(to) = to {
                    change(&dispatch, deck.with_moved(index, to));
                }
            })
        };
        html! {
            // Not disabled, so that the focus stays where it is at the end of the way.
            <button type="button" class="icon-button" data-move={name.trim_start_matches("prepare-")} aria-label={named(name)}
                aria-disabled={to.is_none().to_string()} {onclick}>{ sign }</button>
        }
    };
    html! {
        <li key={topic.as_str()} class="prepare-slide" data-slide={topic.as_str()} data-possible={possible.to_string()}>
            <div class="prepare-head">
                <Switch on={slide.shown} name={title.clone()} on_switch={on_show} />
                { move_to(index.checked_sub(1), "prepare-up", "↑") }
                { move_to(Some(index + 1), "prepare-down", "↓") }
            </div>
            if !possible {
                <p class="hint">{ i18n.text("prepare-impossible") }</p>
            }
            <textarea rows="2" maxlength={LONGEST_TEXT.to_string()} aria-label={named("prepare-notes")}
                placeholder={i18n.text("present-notes")} value={slide.notes.clone()} {oninput} />
        </li>
    }
}

/// The slide whose fan is hidden at first.
fn guess(i18n: &I18n, dispatch: &Dispatch, state: &Rc<AppState>) -> Html {
    let guessable = Topic::ALL.into_iter().filter(|topic| topic.can_be_guessed());
    let none = (String::new(), i18n.text("prepare-guess-none"));
    let options = std::iter::once(none)
        .chain(guessable.map(|topic| (topic.as_str().to_owned(), present::title(i18n, state, topic))));
    let on_pick = {
        let (dispatch, deck) = (dispatch.clone(), state.deck.clone());
        Callback::from(move |name: String| {
            change(&dispatch, Deck { guess: Topic::from_name(&name), ..(*deck).clone() })
        })
    };
    html! {
        <section>
            <Pick name="prepare-guess" label={i18n.text("prepare-guess")} options={options.collect::<Vec<_>>()}
                chosen={state.deck.guess.map_or("", Topic::as_str)} {on_pick} />
            <p class="hint">{ i18n.text("prepare-guess-hint") }</p>
        </section>
    }
}

/// The numbers that have a slider on the screen.
fn sliders(i18n: &I18n, dispatch: &Dispatch, state: &AppState) -> Html {
    let plan = &state.active_plan().plan;
    let chosen = present::chosen_sliders(&state.deck, plan);
    let full = chosen.len() >= MOST_SLIDERS;
    let row = |path: String| {
        let on = chosen.contains(&path);
        let onchange = {
            let (dispatch, deck, chosen, path) = (dispatch.clone(), state.deck.clone(), chosen.clone(), path.clone());
            Callback::from(move |_: Event| change(&dispatch, deck.with_slider(&chosen, &path, !on)))
        };
        let name = fields::row(&path).map(|row| i18n.text(&row.key)).unwrap_or_default();
        html! {
            <label key={path.clone()} class="switch" data-slider={path}>
                <input type="checkbox" checked={on} disabled={full && !on} {onchange} />
                <span>{ name }</span>
            </label>
        }
    };
    html! {
        <fieldset class="prepare-sliders">
            <legend>{ i18n.text("prepare-sliders") }</legend>
            <p class="hint">{ i18n.text("prepare-sliders-hint") }</p>
            for path in present::sliders(plan) { { row(path) } }
        </fieldset>
    }
}
