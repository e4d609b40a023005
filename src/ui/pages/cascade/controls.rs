//! Time, speed, replicate, colour.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::SPEEDS;
use crate::i18n::{I18n, Style};
use crate::state::MAX_REPLICATES;
use crate::ui::components::{Icon, Pick, icon};
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::cascade::Colour;

/// How time stands.
#[derive(Clone, PartialEq)]
pub struct Time {
    pub day: u16,
    pub last: u16,
    /// The day in words.
    pub date: String,
    pub playing: bool,
    pub speed: usize,
}

#[derive(PartialEq, Properties)]
pub struct ReplicatesProps {
    /// From 0.
    pub replicate: u32,
    pub on_replicate: Callback<u32>,
}

/// Which of the many campaigns that could happen.
#[component]
pub fn Replicates(props: &ReplicatesProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let replicate = props.replicate;
    let to = |number: u32| props.on_replicate.reform(move |_: MouseEvent| number);
    let on_number = {
        let on_replicate = props.on_replicate.clone();
        Callback::from(move |event: Event| {
            let Some(input) = input(&event) else { return };
            let number = input.value().trim().parse::<u32>().ok().and_then(|number| number.checked_sub(1));
            match number.filter(|&number| number < MAX_REPLICATES) {
                Some(number) => on_replicate.emit(number),
                None => input.set_value(&(replicate + 1).to_string()),
            }
        })
    };
    let [first, last] = [replicate == 0, replicate + 1 >= MAX_REPLICATES];
    let (before, after) = (to(replicate.saturating_sub(1)), to(replicate + 1));
    html! {
        <span class="pick cascade-replicate">
            <label for={id.clone()}>{ i18n.text("cascade-replicate") }</label>
            { button(&i18n, "replicate-before", "cascade-replicate-before", Icon::Before, first, before) }
            <input {id} type="text" inputmode="numeric" class="value-field" data-action="replicate"
                value={(replicate + 1).to_string()} onchange={on_number} />
            { button(&i18n, "replicate-after", "cascade-replicate-after", Icon::After, last, after) }
        </span>
    }
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn button(
    i18n: &I18n,
    name: &'static str,
    key: &str,
    picture: Icon,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let words = i18n.text(key);
    html! {
        <button type="button" class="icon-button" data-action={name} title={words.clone()} aria-label={words} {disabled}
            {onclick}>{ icon(picture) }</button>
    }
}

#[derive(PartialEq, Properties)]
pub struct TransportProps {
    pub time: Time,
    pub on_day: Callback<u16>,
    pub on_toggle: Callback<()>,
    pub on_speed: Callback<usize>,
}

/// Play, single days, the slider, speed.
#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let i18n = &use_i18n();
    let Time { day, last, date, playing, speed } = &props.time;
    let to = |day: u16| props.on_day.reform(move |_: MouseEvent| day);
    let oninput = {
        let on_day = props.on_day.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(day) = input.and_then(|input| input.value().parse().ok()) {
                on_day.emit(day);
            }
        })
    };
    let onkeydown = {
        let on_toggle = props.on_toggle.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == " " {
                event.prevent_default();
                on_toggle.emit(());
            }
        })
    };
    let speeds = SPEEDS.iter().enumerate().map(|(index, &speed)| {
        let words = i18n.with("cascade-speed-times", &[("speed", i18n.number(speed, Style::Decimal(1)).into())]);
        (index.to_string(), words)
    });
    let on_speed = props.on_speed.clone();
    let on_speed = Callback::from(move |index: String| {
        if let Some(index) = index.parse().ok().filter(|&index| index < SPEEDS.len()) {
            on_speed.emit(index);
        }
    });
    html! {
        <div class="cascade-controls">
            <button type="button" class="button button-main" data-action="play" aria-pressed={playing.to_string()}
                onclick={props.on_toggle.reform(|_: MouseEvent| ())}>
                { icon(if *playing { Icon::Pause } else { Icon::Play }) }
                { i18n.text(if *playing { "cascade-pause" } else { "cascade-play" }) }
            </button>
            <span class="cascade-steps">
                { button(i18n, "day-first", "cascade-start", Icon::First, *day == 0, to(0)) }
                { button(i18n, "day-before", "cascade-before", Icon::Before, *day == 0, to(day.saturating_sub(1))) }
                { button(i18n, "day-after", "cascade-after", Icon::After, day >= last, to((day + 1).min(*last))) }
                { button(i18n, "day-last", "cascade-end", Icon::Last, day >= last, to(*last)) }
            </span>
            <input type="range" class="cascade-day" data-action="day" min="0" max={last.to_string()} step="1"
                value={day.to_string()} aria-label={i18n.text("cascade-day")} aria-valuetext={date.clone()} {oninput} {onkeydown} />
            <output class="cascade-date">{ date }</output>
            <Pick name="cascade-speed" label={i18n.text("cascade-speed")} options={speeds.collect::<Vec<_>>()}
                chosen={speed.to_string()} on_pick={on_speed} />
        </div>
    }
}

/// What is coloured, and what else stands beside that choice.
pub fn choices(i18n: &I18n, chosen: Colour, on_colour: Callback<Colour>, beside: Html) -> Html {
    let options = Colour::ALL.map(|one| (one.name().to_owned(), i18n.text(&format!("cascade-colour-{}", one.name()))));
    let on_pick = Callback::from(move |name: String| {
        if let Some(colour) = Colour::ALL.into_iter().find(|one| one.name() == name) {
            on_colour.emit(colour);
        }
    });
    html! {
        <div class="part-choices">
            <Pick name="cascade-colour" label={i18n.text("cascade-colour")} options={options.to_vec()} chosen={chosen.name()} {on_pick} />
            { beside }
        </div>
    }
}
