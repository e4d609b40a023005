//! The Cascade page: one replicate person by person, as a forest that is played.

mod controls;
mod person;
mod slide;
mod tops;

use std::rc::Rc;

use controls::{Replicates, Transport, choices};
use gloo::utils::window;
use person::PersonPart;
pub use slide::CascadeSlide;
use snowball_engine::plan::Plan;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::{I18n, Style};
use crate::state::{Action, AppState, StudyRun};
use crate::ui::charts::{ForestFigure, Play, StillFigure};
use crate::ui::components::Glossed;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::cascade::{self, Colour, Entry, Grove, HOLLOW, Told, Walk};
use crate::view::charts::{Body, Still};
use crate::view::explain;
use crate::view::route::Route;

/// While time goes on, words and charts follow it so often, in milliseconds: often enough to be seen changing, and seldom
/// enough to leave the frames to the picture.
const TELL_MS: f64 = 300.0;

/// Speeds to choose from, and which of them at first.
const SPEEDS: [f64; 4] = [0.5, 1.0, 2.0, 4.0];
const PLAIN: usize = 1;

/// The forest that is shown, of a plan as it was when it was asked for.
struct Shown {
    grove: Rc<Grove>,
    plan: Rc<Plan>,
    /// Place of the plan among those that are open.
    slot: usize,
    seed: u64,
    replicate: u32,
}

/// What there is of a forest.
struct Found {
    run: Option<Rc<StudyRun>>,
    /// The forest, or the one before it while it is on its way.
    shown: Option<Rc<Shown>>,
    fresh: bool,
}

/// The forest of the active plan, asked for at once and whenever the plan comes to rest.
#[hook]
fn use_forest(state: &Rc<AppState>, replicate: u32) -> Found {
    let dispatch = use_dispatch();
    let study = cascade::study(state, replicate);
    let engine = Rc::as_ptr(&state.active_plan().engine);
    use_effect_with((engine, study.clone(), state.dragging, state.active), {
        let dispatch = dispatch.clone();
        move |(_, study, dragging, active)| {
            if !dragging {
                dispatch.emit(Action::Study { study: study.clone(), plans: vec![*active] });
            }
        }
    });
    let run = explain::current(state, &study, &[state.active]).cloned();
    let fresh = run.as_deref().and_then(cascade::forest).cloned();
    let kept = use_mut_ref(|| None::<Rc<Shown>>);
    let shown = use_memo(fresh.as_ref().map(Rc::as_ptr), |_| {
        if let (Some(run), Some(forest)) = (&run, &fresh)
            && let Some(plan) = run.plans.first()
        {
            let (grove, plan) = (Rc::new(Grove::new(forest.clone())), plan.clone());
            kept.replace(Some(Rc::new(Shown { grove, plan, slot: state.active, seed: state.seed, replicate })));
        }
        kept.borrow().clone()
    });
    Found { run, shown: (*shown).clone(), fresh: fresh.is_some() }
}

/// The page. It asks for its forest when it opens and whenever the plan comes to rest.
#[component]
pub fn Cascade(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let replicate = use_state(|| 0_u32);
    let Found { run, shown, fresh } = use_forest(state, *replicate);
    let on_replicate = {
        let replicate = replicate.setter();
        use_callback((), move |number: u32, ()| replicate.set(number))
    };
    let link = (Route::Simulate.hash(), i18n.text(Route::Simulate.title()));
    html! {
        <Frame state={state.clone()} route={Route::Cascade} title={i18n.text("cascade-title")}>
            <p class="sheet-intro">{ linked(&i18n, "cascade-intro", &link) }</p>
            { waiting(&i18n, run.as_ref(), fresh, shown.is_some()) }
            if let Some(shown) = shown {
                if shown.grove.forest.is_empty() {
                    <p class="part-trouble" role="status" data-empty="true">{ i18n.text("cascade-nobody") }</p>
                    <div class="sheet-choices"><Replicates replicate={*replicate} on_replicate={on_replicate.clone()} /></div>
                } else {
                    <Forest {shown} stale={!fresh} replicate={*replicate} on_replicate={on_replicate.clone()} />
                }
            } else {
                <div class="sheet-choices"><Replicates replicate={*replicate} {on_replicate} /></div>
            }
        </Frame>
    }
}

/// A sentence with a link in it.
fn linked(i18n: &I18n, key: &str, (href, words): &(String, String)) -> Html {
    /// Stands for the link until the sentence is cut there.
    const MARK: char = '\u{1}';
    let sentence = i18n.with(key, &[("link", MARK.to_string().into())]);
    let (before, after) = sentence.split_once(MARK).unwrap_or((&sentence, ""));
    html! { <>{ before }<a href={href.clone()}>{ words }</a>{ after }</> }
}

/// Why there is no forest, or not yet another.
fn waiting(i18n: &I18n, run: Option<&Rc<StudyRun>>, fresh: bool, some: bool) -> Html {
    match run.and_then(|run| run.trouble.as_ref()) {
        Some(trouble) => html! {
            <p class="part-trouble" role="status" data-trouble="true">{ explain::trouble(i18n, trouble) }</p>
        },
        None if fresh => Html::default(),
        None => html! {
            <p class="study" role="status" data-study="running">
                { i18n.text(if some { "cascade-behind" } else { "cascade-loading" }) }
            </p>
        },
    }
}

#[derive(Properties)]
struct ForestProps {
    shown: Rc<Shown>,
    stale: bool,
    replicate: u32,
    on_replicate: Callback<u32>,
}

impl PartialEq for ForestProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown)
            && (self.stale, self.replicate, &self.on_replicate) == (other.stale, other.replicate, &other.on_replicate)
    }
}

/// The forest with everything that belongs to it.
#[component]
fn Forest(props: &ForestProps) -> Html {
    let i18n = use_i18n();
    let Shown { grove, plan, seed, replicate, .. } = &*props.shown;
    let last = u16::try_from(plan.horizon_days).unwrap_or(u16::MAX);
    let colour = use_state(Colour::default);
    let speed = use_state(|| PLAIN);
    let (play, on_toggle) = use_play(grove, last, SPEEDS[*speed], false);
    let Play { playing, day, .. } = play;
    let person = use_state(|| None::<u32>);
    use_effect_with(Rc::as_ptr(grove), {
        let person = person.setter();
        move |_| person.set(None)
    });
    let told_day = use_told_day(day, playing);
    let made_of = (Rc::as_ptr(grove), told_day, i18n.clone());
    let evening = use_memo(made_of.clone(), |_| Rc::new(grove.forest.as_of(told_day)));
    let told = use_memo(made_of.clone(), |_| cascade::tell(&i18n, plan, &evening, told_day));
    let entries = use_memo((made_of.clone(), *colour), |_| cascade::legend(&i18n, plan, &evening, *colour));
    let still = use_memo(made_of, |_| Rc::new(picture(&i18n, &told, *seed, *replicate)));

    let on_person = {
        let person = person.setter();
        use_callback((), move |chosen: Option<u32>, ()| person.set(chosen))
    };
    let on_walk = use_callback((*person, Rc::as_ptr(grove)), {
        let (person, grove) = (person.setter(), grove.clone());
        move |way: Walk, &(from, _)| {
            if let Some(there) = from.and_then(|from| cascade::walk(&grove, from, way)) {
                person.set(Some(there));
            }
        }
    });
    let on_day = play.on_day.clone();
    let on_speed = {
        let speed = speed.setter();
        Callback::from(move |index: usize| speed.set(index))
    };
    let date = cascade::evening(&i18n, plan, day);
    let alone = grove.alone.partition_point(|&root| (root as usize) < evening.len());
    let time = controls::Time { day, last, date, playing, speed: *speed };
    let on_colour = {
        let colour = colour.setter();
        Callback::from(move |one| colour.set(one))
    };
    let replicates = html! { <Replicates replicate={props.replicate} on_replicate={props.on_replicate.clone()} /> };
    let above = choices(&i18n, *colour, on_colour, replicates);
    html! {
        <div class="cascade-parts" data-stale={props.stale.to_string()} data-day={told_day.to_string()}
            data-people={told.people.to_string()} data-customers={told.customers.to_string()}>
            <p class="sheet-answer" data-answer="true" aria-live={if playing { "off" } else { "polite" }}>{ &told.headline }</p>
            <h2 class="unseen">{ i18n.text("cascade-forest") }</h2>
            <div class="cascade-main">
                <ForestFigure grove={grove.clone()} still={(*still).clone()} colour={*colour} {play} person={*person}
                    on_person={on_person.clone()} on_walk={on_walk.clone()} on_toggle={on_toggle.clone()}
                    {above}>
                    { legend(&i18n, &entries, alone) }
                    <Transport {time} {on_day} {on_toggle} {on_speed} />
                    <p class="hint"><Glossed text={i18n.text("cascade-hint")} /></p>
                </ForestFigure>
                <div class="cascade-side">
                    <PersonPart grove={grove.clone()} plan={plan.clone()} evening={(*evening).clone()} person={*person}
                        on_person={on_person.clone()} {on_walk} />
                    { tops::tops(&i18n, &told, &on_person) }
                </div>
            </div>
            <div class="charts charts--sheet">
                <StillFigure still={told.generations.clone()} />
                <StillFigure still={told.sizes.clone()} />
                <StillFigure still={told.virality.clone()} />
            </div>
        </div>
    }
}

/// Time, and what plays or stops it. Another forest stops it, or if it `grows` is played from its first day.
#[hook]
fn use_play(grove: &Rc<Grove>, last: u16, speed: f64, grows: bool) -> (Play, Callback<()>) {
    let playing = use_state(|| grows);
    // What does not grow opens with the whole campaign.
    let wanted = use_state(|| if grows { 0 } else { u16::MAX });
    let day = (*wanted).min(last);
    use_effect_with(Rc::as_ptr(grove), {
        let (playing, wanted) = (playing.setter(), wanted.setter());
        move |_| {
            playing.set(grows);
            if grows {
                wanted.set(0);
            }
        }
    });
    let on_day = {
        let wanted = wanted.setter();
        use_callback((), move |day: u16, ()| wanted.set(day))
    };
    let on_end = {
        let playing = playing.setter();
        use_callback((), move |(), ()| playing.set(false))
    };
    let on_toggle = use_callback((*playing, day, last), {
        let (playing, wanted) = (playing.setter(), wanted.setter());
        move |(), &(now, day, last)| {
            if !now && day >= last {
                wanted.set(0);
            }
            playing.set(!now);
        }
    });
    (Play { playing: *playing, speed, day, last, on_day, on_end }, on_toggle)
}

/// The day that words and charts speak of: the one shown, or while time goes on one that was shown not long ago.
#[hook]
fn use_told_day(day: u16, playing: bool) -> u16 {
    let told = use_mut_ref(|| (day, f64::NEG_INFINITY));
    let now = window().performance().map_or(f64::INFINITY, |performance| performance.now());
    let (before, when) = *told.borrow();
    if !playing || day < before || now - when >= TELL_MS {
        told.replace((day, now));
        return day;
    }
    before
}

/// Title, words and table of the picture.
fn picture(i18n: &I18n, told: &Told, seed: u64, replicate: u32) -> Still {
    let number = |number: f64| i18n.number(number, Style::Decimal(0)).into();
    let values = [("replicate", number(f64::from(replicate) + 1.0)), ("seed", seed.to_string().into())];
    let subtitle = i18n.with("cascade-picture-subtitle", &values);
    let body = Body::Empty(String::new());
    Still::new("forest", i18n.text("cascade-picture"), subtitle, body, &told.words, told.table.clone())
}

/// What the colours mean, and how many people that are.
fn legend(i18n: &I18n, entries: &[Entry], alone: usize) -> Html {
    let entry = |entry: &Entry| {
        let count = i18n.number(f64::from(entry.count), Style::Count);
        let words = i18n.with("cascade-legend-entry", &[("name", entry.name.as_str().into()), ("count", count.into())]);
        let style = match entry.colour {
            HOLLOW => None,
            colour => Some(format!("--swatch: var(--series-{})", colour + 1)),
        };
        html! { <li data-count={entry.count.to_string()}><i class="swatch" {style} aria-hidden="true"></i>{ words }</li> }
    };
    let block =
        (alone > 0).then(|| i18n.with("cascade-block", &[("count", i18n.number(alone as f64, Style::Count).into())]));
    html! {
        <ul class="cascade-legend" aria-label={i18n.text("cascade-legend")}>
            { for entries.iter().map(entry) }
            if let Some(block) = block {
                <li data-alone={alone.to_string()}><i class="swatch swatch-block" aria-hidden="true"></i>{ block }</li>
            }
        </ul>
    }
}
