//! The forest as a slide: it grows before the room.

use std::rc::Rc;

use yew::prelude::*;

use super::{Found, PLAIN, SPEEDS, Shown, legend, picture, use_forest, use_play, use_told_day};
use crate::state::AppState;
use crate::ui::charts::{ForestFigure, Play, prefers_no_motion};
use crate::ui::components::{Icon, icon, plan_badge};
use crate::ui::hooks::use_i18n;
use crate::view::cascade::{self, Colour};

/// Properties of [`CascadeSlide`].
#[derive(Properties)]
pub struct CascadeSlideProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for CascadeSlideProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The first replicate of the active plan, person by person.
#[component]
pub fn CascadeSlide(props: &CascadeSlideProps) -> Html {
    let i18n = use_i18n();
    let Found { run, shown, fresh } = use_forest(&props.state, 0);
    if let Some(shown) = shown.filter(|shown| !shown.grove.forest.is_empty()) {
        return html! { <Growing {shown} stale={!fresh} /> };
    }
    let trouble = run.as_ref().and_then(|run| run.trouble.as_ref());
    let words = match trouble {
        Some(trouble) => crate::view::explain::trouble(&i18n, trouble),
        None => i18n.text(if fresh { "cascade-nobody" } else { "cascade-loading" }),
    };
    html! {
        <>
            <h1 class="slide-title">{ i18n.text("cascade-picture") }</h1>
            <p class="slide-words" role="status">{ words }</p>
        </>
    }
}

#[derive(Properties)]
struct GrowingProps {
    shown: Rc<Shown>,
    stale: bool,
}

impl PartialEq for GrowingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown) && self.stale == other.stale
    }
}

#[component]
fn Growing(props: &GrowingProps) -> Html {
    let i18n = use_i18n();
    let Shown { grove, plan, slot, seed, replicate } = &*props.shown;
    let last = u16::try_from(plan.horizon_days).unwrap_or(u16::MAX);
    let grows = use_memo((), |()| !prefers_no_motion());
    let (play, on_toggle) = use_play(grove, last, SPEEDS[PLAIN], *grows);
    let Play { playing, day, .. } = play;
    let told_day = use_told_day(day, playing);
    let made_of = (Rc::as_ptr(grove), told_day, i18n.clone());
    let evening = use_memo(made_of.clone(), |_| Rc::new(grove.forest.as_of(told_day)));
    let told = use_memo(made_of.clone(), |_| cascade::tell(&i18n, plan, &evening, told_day));
    let still = use_memo(made_of, |_| Rc::new(picture(&i18n, &told, *seed, *replicate)));
    let colour = Colour::default();
    let entries = cascade::legend(&i18n, plan, &evening, colour);
    let alone = grove.alone.partition_point(|&root| (root as usize) < evening.len());
    let onclick = on_toggle.reform(|_: MouseEvent| ());
    html! {
        <ForestFigure grove={grove.clone()} still={(*still).clone()} {colour} {play} on_toggle={on_toggle.clone()}
            slide={Some(html! { <>{ plan_badge(*slot) }{ " " }{ &told.headline }</> })}>
            <div class="slide-forest" data-stale={props.stale.to_string()} data-day={told_day.to_string()}
                data-people={told.people.to_string()}>
                { legend(&i18n, &entries, alone) }
                <button type="button" class="button" data-action="play" aria-pressed={playing.to_string()} {onclick}>
                    { icon(if playing { Icon::Pause } else { Icon::Play }) }
                    { i18n.text(if playing { "cascade-pause" } else { "cascade-play" }) }
                </button>
            </div>
        </ForestFigure>
    }
}
