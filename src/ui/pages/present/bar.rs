//! The keys of a presentation as buttons, small, at the lower edge.

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::hooks::use_i18n;
use crate::view::present::{Guessing, Move, Show};
use crate::view::route::Route;

/// Properties of [`Bar`].
#[derive(PartialEq, Properties)]
pub struct BarProps {
    /// What is shown.
    pub show: Show,
    /// Which slide, from 0.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// How many plans are open.
    pub plans: usize,
    /// Whether the slide can be guessed.
    pub can_guess: bool,
    /// A button was pressed.
    pub on_act: Callback<Move>,
}

/// The buttons.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let i18n = use_i18n();
    let BarProps { show, at, of, plans, can_guess, on_act } = props;
    let press = |to: Move| on_act.reform(move |_: MouseEvent| to);
    let turn = |to: Move, name: &'static str, picture: Icon| {
        html! {
            <button type="button" class="icon-button" data-move={short(name)} aria-label={i18n.text(name)}
                title={i18n.text(name)} onclick={press(to)}>{ icon(picture) }</button>
        }
    };
    let word = |to: Move, name: &'static str, pressed: Option<bool>| {
        html! {
            <button type="button" class="chart-tool" data-move={short(name)} aria-pressed={pressed.map(|on| on.to_string())}
                onclick={press(to)}>{ i18n.text(name) }</button>
        }
    };
    let place = [("at", (at + 1).min(*of).into()), ("of", (*of).into())];
    html! {
        <nav class="present-bar" aria-label={i18n.text("present-controls")}>
            { turn(Move::Back, "present-back", Icon::Before) }
            <span class="present-place" aria-hidden="true">{ i18n.with("present-place", &place) }</span>
            { turn(Move::Next, "present-next", Icon::After) }
            if *plans > 1 {
                { word(Move::Flip, "present-flip", None) }
                if show.plan.is_some() {
                    { word(Move::All, "present-all", None) }
                }
            }
            if *can_guess {
                { word(Move::Guess, "present-guess", Some(show.guessing != Guessing::Off)) }
            }
            { word(Move::Sliders, "present-sliders", Some(show.sliders)) }
            { word(Move::Notes, "present-notes", Some(show.notes)) }
            { word(Move::Black, "present-black", None) }
            { word(Move::FullScreen, "present-full", None) }
            <a class="chart-tool" href={Route::Prepare.hash()}>{ i18n.text(Route::Prepare.title()) }</a>
            { word(Move::Leave, "present-leave", None) }
        </nav>
    }
}

/// The name of a button in attributes.
fn short(key: &'static str) -> &'static str {
    key.trim_start_matches("present-")
}
