//! A slider for one value, or for a range: its middle moves both ends.

use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::view::slider::{Scale, Thumb};

/// Properties of [`Slider`].
#[derive(PartialEq, Properties)]
pub struct SliderProps {
    /// Value at each place.
    pub scale: Scale,
    /// Value, or low end of the range.
    pub low: f64,
    /// High end of the range; none for one value.
    #[prop_or_default]
    pub high: Option<f64>,
    /// What it is called as a whole, at its low end, and at its high end.
    pub names: [AttrValue; 3],
    /// Where it stands, in words: as a whole, at its low end, and at its high end.
    pub words: [AttrValue; 3],
    /// The value or the two ends, while a thumb moves.
    pub on_move: Callback<(f64, Option<f64>)>,
    /// The thumb was let go.
    pub on_rest: Callback<()>,
}

/// Moves a value along its scale.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let SliderProps { scale, low, high, .. } = *props;
    let places = scale.places();
    let share = |place: u32| f64::from(place) / f64::from(places.max(1));
    let style = match high {
        Some(high) => {
            format!("--from:{:.4};--to:{:.4}", share(scale.place(low)), share(scale.place(high)))
        }
        None => format!("--from:0;--to:{:.4}", share(scale.place(low))),
    };
    let thumb = |thumb: Thumb| {
        let index = thumb as usize;
        let at = thumb.place(scale, low, high);
        let on_move = props.on_move.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let Some(place) = place(&event) else { return };
            // Measurements of the way from the hand to the pixel start here.
            mark("snowball:input");
            on_move.emit(thumb.moved(scale, place, low, high));
        });
        html! {
            <input type="range" class={["thumb-whole", "thumb-low", "thumb-high"][index]}
                min="0" max={places.to_string()} step="1" value={at.to_string()}
                aria-label={props.names[index].clone()} aria-valuetext={props.words[index].clone()}
                {oninput} onchange={props.on_rest.reform(|_: Event| ())} />
        }
    };
    html! {
        <span class={classes!("slider", high.is_some().then_some("slider-range"))} {style}>
            { thumb(Thumb::Whole) }
            if high.is_some() {
                { thumb(Thumb::Low) }
                { thumb(Thumb::High) }
            }
        </span>
    }
}

fn place(event: &InputEvent) -> Option<u32> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.value().parse().ok()
}

fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // Refused only for reserved names.
        let _ = performance.mark(name);
    }
}
