//! Present: one slide at a time, large, moved by keys, a clicker, buttons, or a finger.

mod bar;
mod guesses;
mod notes;
mod slide;

use std::rc::Rc;

use serde_json::Value;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use bar::Bar;
use guesses::GuessPart;
use notes::use_notes;
use slide::SlidePart;

use super::frame::PageProps;
use crate::i18n::{I18n, Style};
use crate::state::{Action, AppState, Topic};
use crate::ui::components::{MessagePanel, number_control};
use crate::ui::full_screen;
use crate::ui::hooks::setting::{remember, remembered};
use crate::ui::hooks::{Focus, focus_of, go, letters_are_keys, use_dispatch, use_i18n, use_plain_keys};
use crate::view::fields::Fields;
use crate::view::letters::letter;
use crate::view::present::{self, Guessing, Move, Show};
use crate::view::route::Route;

/// Where it is remembered that the keys were explained.
const HINTED: &str = "snowball.present-hint";

/// How far a finger goes to turn a slide, in CSS pixels.
const SWIPE: f64 = 48.0;

/// [`Show`] as Yew keeps it: two keys in one frame are two moves.
#[derive(Clone, Copy, PartialEq)]
struct Shown(Show);

/// A move, among these slides and so many plans.
struct Step {
    to: Move,
    slides: Rc<[Topic]>,
    plans: usize,
    guess: Option<Topic>,
}

impl Reducible for Shown {
    type Action = Step;

    fn reduce(self: Rc<Self>, Step { to, slides, plans, guess }: Step) -> Rc<Self> {
        if to == Move::Notes {
            return Rc::new(Self(Show { notes: !self.0.notes, ..self.0 }));
        }
        Rc::new(Self(self.0.after(to, &slides, plans, guess)))
    }
}

/// The page.
#[component]
pub fn Present(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let state = &props.state;
    let slides: Rc<[Topic]> = present::slides(state).into();
    let guess = state.deck.guess;
    let plans = state.plans.len();
    let shown = {
        let slides = slides.clone();
        use_reducer_eq(move || Shown(Show::first(&slides, guess)))
    };
    let show = shown.0;
    let at = show.at.min(slides.len().saturating_sub(1));
    let hint = use_state(|| remembered(HINTED).is_none());
    let main = use_node_ref();
    let since = use_memo((), |()| js_sys::Date::now());

    use_effect_with((), {
        let (dispatch, main) = (dispatch.clone(), main.clone());
        move |()| {
            dispatch.emit(Action::Present(true));
            if let Some(main) = main.cast::<HtmlElement>() {
                // Refused only by what cannot have the focus.
                let _ = main.focus();
            }
            move || {
                full_screen::leave();
                dispatch.emit(Action::Present(false));
            }
        }
    });
    use_effect_with(show.plan, {
        let dispatch = dispatch.clone();
        move |plan| {
            if let Some(plan) = plan {
                dispatch.emit(Action::SelectPlan(*plan));
            }
        }
    });
    let prompt = present::prompt(&i18n, state, &slides, at, *since);
    let step = {
        let (shown, slides) = (shown.dispatcher(), slides.clone());
        move |to: Move| shown.dispatch(Step { to, slides: slides.clone(), plans, guess })
    };
    let open_notes = use_notes(&prompt, {
        let step = step.clone();
        move |message: &Value| {
            if let Some(to) = message.get("key").and_then(Value::as_str).and_then(Move::of_key) {
                step(to);
            }
        }
    });
    let act = {
        let (hint, notes) = (hint.clone(), show.notes);
        move |to: Move| {
            if *hint {
                remember(HINTED, "seen");
                hint.set(false);
            }
            match to {
                Move::Leave => go(&Route::Simulate),
                Move::FullScreen => full_screen::toggle(),
                // Below only where a window of its own is not to be had.
                Move::Notes if !notes && open_notes() => {}
                to => step(to),
            }
        }
    };
    use_plain_keys({
        let (act, main) = (act.clone(), main.clone());
        move |event| on_key(event, &main, &act)
    });
    let on_act = Callback::from({
        let act = act.clone();
        move |to: Move| act(to)
    });
    let topic = slides.get(at).copied();
    let announced = announced(&i18n, state, &slides, at, show.black);
    let (onpointerdown, onpointerup) = use_swipe(on_act.clone());
    let plan = show.plan.filter(|plan| *plan < plans);
    html! {
        <main ref={main} class="present" tabindex="-1" data-present={topic.map(Topic::as_str)} data-at={at.to_string()}
            data-of={slides.len().to_string()} data-black={show.black.to_string()} data-seed={state.seed.to_string()}
            data-plan={plan.map(|plan| plan.to_string())} data-guessing={guessing(show.guessing)}>
            <p class="unseen" role="status" data-present-said="">{ announced }</p>
            if let Some(message) = &state.message {
                <MessagePanel message={message.clone()} />
            }
            <div class="present-stage" inert={show.black}>
                <section class="slide" {onpointerdown} {onpointerup}>
                    if let Some(topic) = topic {
                        <SlidePart key={topic.as_str()} state={state.clone()} {topic} {plan} guessing={show.guessing} />
                        if show.guessing != Guessing::Off {
                            <GuessPart state={state.clone()} {topic} {plan} revealed={show.guessing == Guessing::Revealed}
                                on_act={on_act.clone()} />
                        }
                    } else {
                        <p class="slide-words" role="status">{ i18n.text("present-none") }</p>
                    }
                </section>
                if show.sliders {
                    { sliders(&i18n, state) }
                }
            </div>
            if show.notes {
                <section class="present-notes" aria-label={i18n.text("present-notes")} data-present-notes="">
                    { notes_of(&i18n, state, topic) }
                </section>
            }
            <footer class="present-foot" inert={show.black}>
                if *hint {
                    <p class="present-hint" data-present-hint="">
                        { i18n.text("present-hint") }
                        <button type="button" class="button" onclick={close_hint(&hint)}>{ i18n.text("present-hint-close") }</button>
                    </p>
                }
                <p class="present-seed" data-present-seed="">
                    { i18n.with("present-seed", &[("seed", state.seed.to_string().into()),
                        ("replicates", i18n.number(f64::from(state.run.done), Style::Decimal(0)).into())]) }
                    if let Some(plan) = plan {
                        <span>{ i18n.with("present-shown-alone", &[("plan", letter(plan).to_string().into())]) }</span>
                    }
                </p>
                <Bar {show} {at} of={slides.len()} {plans} can_guess={topic.is_some_and(Topic::can_be_guessed)} {on_act} />
            </footer>
            if show.black {
                <button type="button" class="present-black" aria-label={i18n.text("present-black")} aria-pressed="true"
                    onclick={Callback::from(move |_| act(Move::Black))}></button>
            }
        </main>
    }
}

const fn guessing(guessing: Guessing) -> &'static str {
    match guessing {
        Guessing::Off => "off",
        Guessing::Asked => "asked",
        Guessing::Revealed => "revealed",
    }
}

/// A key that is not meant for what has the focus.
fn on_key(event: &KeyboardEvent, main: &NodeRef, act: &impl Fn(Move)) -> bool {
    let key = event.key();
    let focus = focus_of(event);
    if focus == Focus::Typing {
        let done = matches!(key.as_str(), "Escape" | "Enter");
        if let Some(main) = main.cast::<HtmlElement>().filter(|_| done) {
            // Refused only by what cannot have the focus.
            let _ = main.focus();
        }
        return done;
    }
    if Move::is_character(&key) && !letters_are_keys() {
        return false;
    }
    let moves_slider = focus == Focus::Slider
        && matches!(key.as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown");
    let presses = focus == Focus::Button && key == " ";
    let Some(to) = Move::of_key(&key).filter(|_| !moves_slider && !presses) else { return false };
    act(to);
    true
}

/// The slide in words, for who cannot see it.
fn announced(i18n: &I18n, state: &AppState, slides: &[Topic], at: usize, black: bool) -> String {
    let Some(topic) = slides.get(at).filter(|_| !black) else {
        return if black { i18n.text("present-announce-black") } else { String::new() };
    };
    let title = present::title(i18n, state, *topic);
    i18n.with("present-announce", &[("at", (at + 1).into()), ("of", slides.len().into()), ("title", title.into())])
}

fn notes_of(i18n: &I18n, state: &AppState, topic: Option<Topic>) -> String {
    let notes = topic.and_then(|topic| state.deck.slide(topic)).map(|slide| slide.notes.clone());
    notes.filter(|notes| !notes.is_empty()).unwrap_or_else(|| i18n.text("present-no-notes"))
}

/// The chosen sliders of the active plan.
fn sliders(i18n: &I18n, state: &AppState) -> Html {
    let open = state.active_plan();
    let fields = Fields::new(open.plan.clone(), open.base.clone());
    let name = i18n.with("rail-label", &[("letter", letter(state.active).to_string().into())]);
    html! {
        <section class="present-sliders" aria-label={i18n.text("present-sliders")} data-present-sliders="">
            <h2>{ name }</h2>
            for path in present::chosen_sliders(&state.deck, &open.plan) {
                { number_control(&fields, path) }
            }
        </section>
    }
}

fn close_hint(hint: &UseStateHandle<bool>) -> Callback<MouseEvent> {
    let hint = hint.setter();
    Callback::from(move |_| {
        remember(HINTED, "seen");
        hint.set(false);
    })
}

/// A finger across the slide turns it.
#[hook]
fn use_swipe(on_act: Callback<Move>) -> (Callback<PointerEvent>, Callback<PointerEvent>) {
    let from = use_mut_ref(|| None::<(f64, f64)>);
    let place = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = {
        let from = from.clone();
        Callback::from(move |event: PointerEvent| {
            from.replace(Some(place(&event)).filter(|_| event.pointer_type() == "touch"));
        })
    };
    let up = Callback::from(move |event: PointerEvent| {
        let Some((x, y)) = from.take() else { return };
        let (to_x, to_y) = place(&event);
        let (across, along) = (to_x - x, (to_y - y).abs());
        if across.abs() > SWIPE && across.abs() > 2.0 * along {
            on_act.emit(if across < 0.0 { Move::Next } else { Move::Back });
        }
    });
    (down, up)
}
